import type { ReactiveControllerHost } from 'lit';
import type { Day, SeatCount } from '../../contract/course';
import {
  days as daysResource,
  partner as partnerResource,
  seats as seatsResource,
  sessions as sessionsResource,
} from '../../contract/resource';
import { addMonths, compareInstants, yearOf } from '../../contract/time';
import type { PlainDate, PlainMonth } from '../../contract/time';
import { warnOnce } from '../../control/event';
import { memo } from '../../control/memo';
import { askList, askOne, ReadingController } from '../../control/reading';
import type { Answer, Ask, Reading } from '../../control/reading';
import type { Backend } from '../../source/backend';
import { Failure } from '../../source/failure';
import type { Loaded } from '../../source/read';
import type { LoadedSessions, Row } from './view';

/** What is to be read now. */
export interface Needs {
  month: PlainMonth;
  /** Whether the month after is wanted too. */
  later: boolean;
  area: string;
  partner: string;
  /** Ids of sessions whose seats are looked at. */
  seats: readonly string[];
  /** Id of a partner without any session in what was read: is there such a partner? */
  doubted?: string;
}

export interface Doors {
  asking<T>(make: (backend: Backend) => Ask<T> | undefined): Ask<T> | Failure | undefined;
  settled<T extends Answer>(resource: string, state: Reading<T>): void;
  needs(): Needs;
}

/** A district's fullest month is about 5,000 sessions (domain.md §4.5); twice that is still shown whole. */
const MOST_SESSIONS = 10_000;
/** The contract's most ids in one question for seats. */
const MOST_SEATS = 100;

/** A source without days of its own (data in the page, an object) says nothing about the year. */
const unannounced = (state: Reading<unknown>): boolean =>
  state.status === 'failed' &&
  (state.failure.reason === 'not-announced' ||
    (state.failure.reason === 'not-found' && state.failure.details.status !== undefined));

const daysByDate = memo(
  (loaded: Loaded<Day> | undefined): ReadonlyMap<PlainDate, Day> =>
    new Map((loaded?.items ?? []).map((day) => [day.date, day])),
);

/** The calendar's readings: the month, the month after where it is wanted, the year's public holidays, seats. */
export class CalendarData {
  readonly month: ReadingController<LoadedSessions>;
  readonly later: ReadingController<LoadedSessions>;
  readonly #days: ReadingController<Loaded<Day>>;
  readonly #partner: ReadingController<unknown>;
  readonly #counts = new Map<string, SeatCount>();
  /** Grows with every answer about seats. */
  counted = 0;
  /** Key of the backend that counted: another's sessions may have the same ids. */
  #countedBy = '';

  constructor(host: ReactiveControllerHost & { readonly isConnected: boolean }, doors: Doors) {
    const sessions = (backend: Backend, months: number): Ask<LoadedSessions> => {
      this.#turnTo(backend);
      const { month, area, partner } = doors.needs();
      const query = { month: addMonths(month, months), area, partner };
      return askList(backend, sessionsResource, query, MOST_SESSIONS);
    };
    this.month = new ReadingController<LoadedSessions>(
      host,
      () => doors.asking((backend) => sessions(backend, 0)),
      (state) => doors.settled('sessions', state),
    );
    // The month after only adds to what is shown: its absence is no failure of the element.
    this.later = new ReadingController<LoadedSessions>(host, () =>
      doors.needs().later ? doors.asking((backend) => sessions(backend, 1)) : undefined,
    );
    this.#days = new ReadingController<Loaded<Day>>(
      host,
      () => doors.asking((backend) => askList(backend, daysResource, { year: yearOf(doors.needs().month) })),
      (state) => this.#onDays(state, doors),
    );
    this.#partner = new ReadingController<unknown>(host, () => {
      const id = doors.needs().doubted;
      return id ? doors.asking<unknown>((backend) => askOne(backend, partnerResource, { id })) : undefined;
    });
    new ReadingController<true>(host, () =>
      doors.asking((backend) => this.#askSeats(backend, doors.needs().seats, () => host.requestUpdate())),
    );
  }

  /** Public holidays and make-up work days by date. */
  get days(): ReadonlyMap<PlainDate, Day> {
    return daysByDate(this.#days.data);
  }

  /** Whether the backend says that the year's holidays are not announced. */
  get unannounced(): boolean {
    return unannounced(this.#days.state);
  }

  /** Whether the backend knows no partner of the tag's id. */
  get nobody(): boolean {
    const { state } = this.#partner;
    return state.status === 'failed' && state.failure.reason === 'not-found';
  }

  /** The newest count of a session's seats. */
  readonly seatsOf = (row: Row): SeatCount | undefined => {
    const own = row.session.seats ?? undefined;
    const read = this.#counts.get(row.session.id);
    return own && read && compareInstants(own.asOf, read.asOf) > 0 ? own : (read ?? own);
  };

  refresh(): void {
    for (const reading of [this.month, this.later, this.#days]) reading.retry();
  }

  /** Forgets the counts of another backend. */
  #turnTo(backend: Backend): void {
    if (this.#countedBy !== backend.key) this.#counts.clear();
    this.#countedBy = backend.key;
  }

  /** Asks for the seats, a hundred sessions at a time; `onCounted` is told of every answer. */
  #askSeats(backend: Backend, ids: readonly string[], onCounted: () => void): Ask<true> | undefined {
    if (!ids.length) return undefined;
    return {
      key: `${backend.key} ${seatsResource.name} ${JSON.stringify(ids)}`,
      isEmpty: () => false,
      // Seats of long ago help nobody: always asked for, never recalled.
      recall: async () => undefined,
      read: async (signal) => {
        for (let from = 0; from < ids.length; from += MOST_SEATS) {
          const query = { ids: ids.slice(from, from + MOST_SEATS) };
          const { items } = await askList(backend, seatsResource, query).read(signal, true);
          if (signal.aborted) throw new Failure('aborted');
          for (const count of items) this.#counts.set(count.id, count);
          this.counted++;
          onCounted();
        }
        return true;
      },
    };
  }

  #onDays(state: Reading<Loaded<Day>>, doors: Doors): void {
    if (state.status !== 'failed') doors.settled('days', state);
    else if (!/^not-(announced|found)$/.test(state.failure.reason))
      warnOnce(`days: ${state.failure.message}; the calendar goes without holidays`);
  }
}
