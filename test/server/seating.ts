/** What the tests of seats share: courses with a queue, a draw and a review, a clock that is set, and the accounts. (Node) */
import type { Course, Session } from '../../src/contract';
import type { Dataset, Profile } from '../../demo/data/dataset';
import { HOLDING } from '../../demo/server/store/seat/selling';
import type { Database } from '../../demo/server/store/open';
import type { Enrolled } from '../../demo/server/store/table';
import { DEMO_NOW } from '../aid/server';
import { writable } from './writing';

/** Seats that are there at first: online and for the window. */
export const FREE = { left: 3, window: 2 };
export const HOUR = 3_600_000;

/** The time as a test sets it; shared by the servers that are to agree. */
export class SetClock {
  #at = Date.parse(DEMO_NOW);
  now = (): number => this.#at;
  /** Goes on by hours. */
  pass(hours: number): void {
    this.#at += hours * HOUR;
  }
  to(instant: string): void {
    this.#at = Date.parse(instant);
  }
}

const queue: NonNullable<Course['enrol']> = {
  ...{ mode: 'first_come', opensAt: '2026-11-23T08:00:00+08:00', partyMax: 2, waitlistMax: 4 },
  ...{ confirmWithinHours: 12, cancelHoursBefore: 24 },
  quotas: [{ name: '窗口', seats: FREE.window, channel: 'window' }],
};
const lottery: NonNullable<Course['enrol']> = {
  ...{ mode: 'lottery', closesAt: '2026-11-25T18:00:00+08:00', drawAt: '2026-11-26T10:00:00+08:00' },
  ...{ confirmWithinHours: 48, partyMax: 2 },
};

/** Sessions of 2026-11-30 20:00: `q-1`… with a queue, `l-1` and `l-2` of a term that is drawn, `r-1`, `g-1`, `o-1`. */
export function seatable(profile: Profile, now: string): Dataset {
  const data = writable(profile, now);
  const [pattern] = data.courses;
  const [first] = data.sessions;
  if (!pattern || !first) throw new Error('the sample is empty');
  const add = (id: string, course: Partial<Course>, sessions: string[], more: Partial<Session> = {}) => {
    data.courses.push({ ...pattern, id, ...course });
    sessions.forEach((own, index) => {
      const day = String(30 - (sessions.length - 1 - index)).padStart(2, '0');
      data.sessions.push({
        ...{ ...first, id: own, courseId: id, start: `2026-11-${day}T20:00:00+08:00` },
        ...{ end: `2026-11-${day}T21:00:00+08:00`, ...more },
        seats: { id: own, capacity: 20, left: FREE.left, waitlist: 0, offlineLeft: FREE.window, asOf: now },
      });
    });
  };
  for (let n = 1; n <= 9; n += 1) add(`k-q${n}`, { enrol: queue }, [`q-${n}`]);
  const term = [{ id: 'o', tier: 'public_benefit', amountFen: 0, unit: 'term' }] as Course['offers'];
  for (const n of [1, 2, 3]) add(`k-l${n}`, { enrol: lottery, offers: term }, [`l-${n}`, `l-${n}-last`]);
  add('k-r', { enrol: { mode: 'review', cancelHoursBefore: 24 } }, ['r-1']);
  add('k-g', { enrol: queue, guardianRequired: true }, ['g-1']);
  add('k-o', { enrol: { ...queue, opensAt: '2026-11-23T09:10:00+08:00' } }, ['o-1']);
  return data;
}

export const rowsIn = (db: Database, session: string): Promise<Enrolled[]> =>
  db.selectFrom('enrolled').selectAll().where('session_id', '=', session).orderBy('turn').execute();

export interface SeatAccounts {
  left: number;
  window: number;
  /** Seats that people hold: confirmed, offered or won. */
  held: number;
  waitlist: number;
  waiting: number;
  /** Beyond what was there at first; never anything else than 0. */
  oversold: number;
  /** Who waits although all of the seats that it wants are free. */
  forgotten: number;
}

/** What the counts say and what the rows say. */
export async function accountsOf(
  db: Database,
  session: string,
  first: { left: number; window: number } = FREE,
): Promise<SeatAccounts> {
  return db.transaction().execute(async (one) => {
    const seat = await one
      .selectFrom('seat')
      .selectAll()
      .where('session_id', '=', session)
      .executeTakeFirstOrThrow();
    const rows = await rowsIn(one, session);
    const [left, window] = [seat.left_seats, seat.offline_left ?? 0];
    const held = rows.filter((row) => HOLDING.includes(row.status)).reduce((sum, row) => sum + row.seats, 0);
    const waiting = rows.filter((row) => row.status === 'waitlisted');
    return {
      ...{ left, window, held, waitlist: seat.waitlist ?? 0, waiting: waiting.length },
      oversold: held + left + window - first.left - first.window,
      forgotten: waiting.filter((row) => row.seats <= left).length,
    };
  });
}
