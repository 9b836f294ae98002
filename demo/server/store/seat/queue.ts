import type { Transaction } from 'kysely';
import type { Database } from '../open';
import { whole, type Enrolled, type Tables } from '../table';
import { Again } from '../write/accept';
import { fitting, freeOf, giveBack, takeSeats } from './count';
import { claimUntil, isCancelled, isLottery, OFFERED, startOf, type Selling } from './selling';

/** Changes an enrolment that stands as it was read. Throws Again when it has changed meanwhile. */
export async function change(
  db: Transaction<Tables>,
  { id, status }: Pick<Enrolled, 'id' | 'status'>,
  now: number,
  to: Partial<Enrolled>,
): Promise<void> {
  const changed = await db
    .updateTable('enrolled')
    .set({ ...to, updated_at: new Date(now).toISOString() })
    .where('id', '=', id)
    .where('status', '=', status)
    .returning('id')
    .execute();
  if (changed.length === 0) throw new Again('the enrolment has changed');
}

/** Who waits in a session, the first first. */
const waitingIn = (db: Database, id: string, status: Enrolled['status']) =>
  db
    .selectFrom('enrolled')
    .selectAll()
    .where('session_id', '=', id)
    .where('status', '=', status)
    .orderBy('turn');

export async function countWaiting(db: Database, id: string): Promise<number> {
  const { n } = await db
    .selectFrom('enrolled')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('session_id', '=', id)
    .where('status', '=', 'waitlisted')
    .executeTakeFirstOrThrow();
  return whole(n);
}

/** Those in the queue whom the demonstration invents; they stand before all others and never claim a seat. */
export const inventedIn = (waiting: number, real: number): number => Math.max(0, waiting - real);

/** The next value of a column that is unique in a session. */
export async function nextOf(db: Database, id: string, column: 'turn' | 'number'): Promise<number> {
  const { n } = await db
    .selectFrom('enrolled')
    .select((eb) => eb.fn.max(column).as('n'))
    .where('session_id', '=', id)
    .executeTakeFirstOrThrow();
  return whole(n) + 1;
}

/** Place in the queue, from 1. */
export async function positionOf(
  db: Database,
  { session_id: id, turn }: Pick<Enrolled, 'session_id' | 'turn'>,
): Promise<number> {
  const rows = await waitingIn(db, id, 'waitlisted').execute();
  const { waiting } = await freeOf(db, id);
  const before = rows.filter((row) => whole(row.turn) < whole(turn)).length;
  return inventedIn(waiting, rows.length) + before + 1;
}

/**
 * Offers what is free to the first in the line that fits, and so on: to who waits, or after a draw to the next rank. Only
 * in a transaction that holds the session, so that a seat is offered once.
 */
export async function promote(db: Transaction<Tables>, selling: Selling, now: number): Promise<void> {
  const { id } = selling.entry;
  const [from, to] = isLottery(selling) ? (['lost', 'won'] as const) : (['waitlisted', 'offered'] as const);
  if (startOf(selling) > now && !isCancelled(selling)) {
    let free = await freeOf(db, id);
    const line = free.left + free.window > 0 ? await waitingIn(db, id, from).execute() : [];
    for (const row of line) {
      if (free.left + free.window === 0) break;
      const fromWindow = fitting(free, row);
      if (fromWindow === undefined) continue;
      await takeSeats(db, id, { seats: row.seats, fromWindow });
      const claimBy = new Date(claimUntil(selling, now)).toISOString();
      await change(db, row, now, { status: to, claim_by: claimBy, from_window: fromWindow });
      free = await freeOf(db, id);
    }
  }
  if (from === 'waitlisted') await setWaiting(db, id, await countWaiting(db, id));
}

export async function setWaiting(db: Transaction<Tables>, id: string, waiting: number): Promise<void> {
  await db.updateTable('seat').set({ waitlist: waiting }).where('session_id', '=', id).execute();
}

/** Offers that nobody took in time: the seats go on to the next. Only in a transaction that holds the session. */
export async function lapse(db: Transaction<Tables>, selling: Selling, now: number): Promise<void> {
  const late = await db
    .selectFrom('enrolled')
    .selectAll()
    .where('session_id', '=', selling.entry.id)
    .where('status', 'in', OFFERED)
    .where('claim_by', '<', new Date(now).toISOString())
    .execute();
  for (const row of late) {
    await change(db, row, now, { status: 'lapsed', claim_by: null, from_window: 0 });
    await giveBack(db, row);
  }
  if (late.length > 0) await promote(db, selling, now);
}
