import type { ReactiveControllerHost } from 'lit';
import { listOf } from '../../contract/list';
import type { Area } from '../../contract/place';
import { epochOf, monthOf, wallTime } from '../../contract/time';
import type { PlainDate } from '../../contract/time';
import { CalendarData } from './data';
import { needsTests } from './choice';
import type { Choice } from './choice';
import type { Doors, Needs } from './data';
import type { Tests } from './find';
import { resultMaker } from './results';
import type { Results } from './results';
import { Stay } from './stay';
import type { Ground } from './stay';
import type { Row } from './view';

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

/** What a condition is judged by, beside the row. */
export interface Evidence {
  choice: Choice;
  /** Epoch ms, by the minute. */
  now: number;
  data: CalendarData;
  /** Grows with every answer about seats. */
  counted: number;
  hasSeats: boolean;
}

/** Most sessions whose seats are asked for at once where only those with a seat are to be shown. */
const MOST_ASKED = 1_000;
/** With fewer sessions to come in this month, a list goes on into the next. */
const FEW = 8;

const busy = (status: string): boolean => status === 'idle' || status === 'loading';

/** Where the reader is, what was read, and what follows from both. */
export class Desk {
  readonly stay: Stay;
  readonly data: CalendarData;
  /** Makes the conditions whose code comes later. */
  tests: ((evidence: Evidence) => Tests) | undefined;
  readonly #make = resultMaker();
  #needs: Needs = { month: '', later: false, area: '', partner: '', seats: [] };

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    doors: Omit<Doors, 'needs'>,
    readonly facts: () => Facts,
  ) {
    this.stay = new Stay(facts);
    this.data = new CalendarData(host, { ...doors, needs: () => this.#needs });
  }

  get loading(): boolean {
    const { area, treeBusy } = this.facts();
    // Which stations an area holds is only known with the tree.
    if (busy(this.data.month.state.status) || (Boolean(area) && treeBusy)) return true;
    // A week without its last days would look as if nothing were on there.
    if (this.#crosses && busy(this.data.later.state.status)) return true;
    return !this.tests && needsTests(this.stay.choice);
  }

  /** Whether the last days of a week across two months could not be read. */
  get lacking(): boolean {
    return this.#crosses && this.data.later.state.status === 'failed';
  }

  /** Whether all is there that is to be counted in. */
  get known(): boolean {
    return !this.loading && !this.lacking && this.data.month.data !== undefined;
  }

  /** The days of the week that were read. */
  get weekRead(): readonly PlainDate[] {
    const { week, firstMonth } = this.stay;
    return this.lacking ? week.filter((date) => monthOf(date) === firstMonth) : week;
  }

  get results(): Results {
    const { areas, area, partner, tiers, zone, now, hasSeats } = this.facts();
    const { month, choice, ahead, weekly, week } = this.stay;
    const loads = [this.data.month.data, this.data.later.data] as const;
    // By the minute, so that the same question is not asked anew with every key.
    const minute = Math.floor(now / 60_000) * 60_000;
    const from = ahead ? minute : undefined;
    const span = weekly ? `${week[0] ?? ''} ${week[6] ?? ''}` : '';
    const { data } = this;
    const tests = this.tests?.({ choice, now: minute, data, counted: data.counted, hasSeats });
    return this.#make({ loads, areas, area, partner, tiers, zone, month, span, from, choice, tests });
  }

  /** Decides what is to be read; before each update. `opened` is what the dialog shows. */
  decide(opened: { date?: string | undefined; id?: string | undefined } | undefined): void {
    const { area, partner } = this.facts();
    const seats = this.#seatIds(opened);
    const doubted = partner && this.known && !this.results.all.length ? partner : '';
    this.#needs = { month: this.stay.firstMonth, later: this.#wantsLater, area, partner, seats, doubted };
  }

  /** Whether a week is shown that goes on into the next month. */
  get #crosses(): boolean {
    const { weekly, week } = this.stay;
    return weekly && monthOf(week[0] ?? '') !== monthOf(week[6] ?? '');
  }

  get #wantsLater(): boolean {
    const first = this.data.month.data?.items;
    const { single, ahead, date, weekly } = this.stay;
    const { now, zone, limit } = this.facts();
    if (weekly) return this.#crosses;
    if (!first) return false;
    if (single) return !first.some((session) => wallTime(session.start, zone).date > date);
    return ahead && first.filter((session) => epochOf(session.end) > now).length < (limit || FEW);
  }

  /** Sessions whose seats are in sight: of the opened session, of the day, or of the list. */
  #seatIds(opened: { date?: string | undefined; id?: string | undefined } | undefined): readonly string[] {
    const { hasSeats, now } = this.facts();
    if (this.loading || !hasSeats) return [];
    const { found, range } = this.results;
    const { single, split, date, view, most, choice } = this.stay;
    const day = opened?.date ?? (single || split ? date : '');
    // What is asked for must not follow from the answers: with only free seats to be shown, all count as in sight.
    const base = choice.seats ? range : found.rows;
    let seen = day ? base.filter((row) => row.date === day) : view === 'agenda' ? base.slice(0, most) : [];
    if (choice.seats) seen = seen.concat(uncounted(range, now));
    const wanted = seen.filter((row) => row.end > now && row.course?.enrol?.mode !== 'walk_in');
    const ids = listOf(new Set(wanted.map((row) => row.session.id)));
    return opened?.id && !ids.includes(opened.id) ? [opened.id] : ids;
  }
}

/** Sessions to come that the month brought without a count. */
const uncounted = (rows: readonly Row[], now: number): readonly Row[] =>
  rows.filter((row) => row.end > now && !row.session.seats && row.course?.enrol).slice(0, MOST_ASKED);
