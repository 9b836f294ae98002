import type { ReactiveControllerHost } from 'lit';
import type { Area } from '../../contract/place';
import { epochOf, monthOf, wallTime } from '../../contract/time';
import { CalendarData } from './data';
import type { Doors, Needs } from './data';
import { resultMaker } from './results';
import type { Results } from './results';
import { Stay } from './stay';
import type { Ground } from './stay';

/** What the tag, its room, the clock and the service say. */
export interface Facts extends Ground {
  /** Epoch milliseconds on the server's clock. */
  now: number;
  zone: string;
  areas: readonly Area[];
  area: string;
  partner: string;
  /** Tiers that may be shown; empty is all. */
  tiers: readonly string[];
  /** Whether the backend counts seats. */
  hasSeats: boolean;
  /** Whether the area tree is still on its way. */
  treeBusy: boolean;
}

/** With fewer sessions to come in this month, a list goes on into the next. */
const FEW = 8;

const busy = (status: string): boolean => status === 'idle' || status === 'loading';

/** Where the reader is, what was read, and what follows from both. */
export class Desk {
  readonly stay: Stay;
  readonly data: CalendarData;
  readonly #make = resultMaker();
  #needs: Needs = { month: '', later: false, area: '', partner: '', seats: [] };

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    doors: Omit<Doors, 'needs'>,
    private readonly facts: () => Facts,
  ) {
    this.stay = new Stay(facts);
    this.data = new CalendarData(host, { ...doors, needs: () => this.#needs });
  }

  get loading(): boolean {
    const { area, treeBusy } = this.facts();
    // Which stations an area holds is only known with the tree.
    return busy(this.data.month.state.status) || (Boolean(area) && treeBusy);
  }

  /** Whether there is a month to count in. */
  get known(): boolean {
    return !this.loading && this.data.month.data !== undefined;
  }

  get results(): Results {
    const { areas, area, partner, tiers, zone, now } = this.facts();
    const { month, choice, ahead, weekly, week } = this.stay;
    const loads = [this.data.month.data, this.data.later.data] as const;
    // By the minute, so that the same question is not asked anew with every key.
    const from = ahead ? Math.floor(now / 60_000) * 60_000 : undefined;
    const span = weekly ? `${week[0] ?? ''} ${week[6] ?? ''}` : '';
    return this.#make({ loads, areas, area, partner, tiers, zone, month, span, from, choice });
  }

  /** Decides what is to be read; before each update. `opened` is what the dialog shows. */
  decide(opened: { date?: string | undefined; id?: string | undefined } | undefined): void {
    const { area, partner } = this.facts();
    const seats = this.#seatIds(opened);
    const doubted = partner && this.known && !this.results.all.length ? partner : '';
    this.#needs = { month: this.stay.firstMonth, later: this.#wantsLater, area, partner, seats, doubted };
  }

  get #wantsLater(): boolean {
    const first = this.data.month.data?.items;
    const { single, ahead, date, weekly, week } = this.stay;
    const { now, zone, limit } = this.facts();
    if (weekly) return monthOf(week[0] ?? '') !== monthOf(week[6] ?? '');
    if (!first) return false;
    if (single) return !first.some((session) => wallTime(session.start, zone).date > date);
    return ahead && first.filter((session) => epochOf(session.end) > now).length < (limit || FEW);
  }

  /** Sessions whose seats are in sight: of the opened session, of the day, or of the list. */
  #seatIds(opened: { date?: string | undefined; id?: string | undefined } | undefined): readonly string[] {
    const { hasSeats, now } = this.facts();
    if (this.loading || !hasSeats) return [];
    const { found, byDay } = this.results;
    const { single, split, date, view, most } = this.stay;
    const day = opened?.date ?? (single || split ? date : '');
    const seen = !day && view === 'agenda' ? found.rows.slice(0, most) : (byDay.get(day) ?? []);
    const wanted = seen.filter((row) => row.end > now && row.course?.enrol?.mode !== 'walk_in');
    const ids = wanted.map((row) => row.session.id);
    return opened?.id && !ids.includes(opened.id) ? [opened.id] : ids;
  }
}
