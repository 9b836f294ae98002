import { sql, type Transaction } from 'kysely';
import type { Database } from '../open';
import type { Enrolled, Tables } from '../table';
import { Again } from '../write/accept';

/**
 * Lets one transaction at a time go on with the seats of a session, under any number of processes. What is decided on
 * must be read after this.
 */
export async function holdSession(db: Transaction<Tables>, id: string): Promise<void> {
  const held = await db
    .updateTable('session')
    .set({ month: sql<string>`month` })
    .where('id', '=', id)
    .returning('id')
    .execute();
  if (held.length > 0) return;
  // It was laid out anew at this very moment, or is there no more: then nothing is counted.
  const there = await db.selectFrom('session').select('id').where('id', '=', id).executeTakeFirst();
  if (there) throw new Again('the session was laid out anew');
}

export interface Free {
  /** Seats that are left online. */
  left: number;
  /** Those that are kept for the window. */
  window: number;
  /** Who waits, with those whom the demonstration invents. */
  waiting: number;
}

export async function freeOf(db: Database, id: string): Promise<Free> {
  const row = await db
    .selectFrom('seat')
    .select(['left_seats', 'offline_left', 'waitlist'])
    .where('session_id', '=', id)
    .executeTakeFirst();
  return { left: row?.left_seats ?? 0, window: row?.offline_left ?? 0, waiting: row?.waitlist ?? 0 };
}

export type Party = Pick<Enrolled, 'seats' | 'at_window'>;

/** How many seats of the window's quota a party takes; undefined when not all of its seats are there. */
export function fitting(free: Free, { seats, at_window: atWindow }: Party): number | undefined {
  const fromWindow = atWindow ? Math.min(free.window, seats) : 0;
  return seats - fromWindow <= free.left ? fromWindow : undefined;
}

/**
 * Takes seats off the counts. The condition is the rule: under any number of processes a seat is taken once. Throws
 * Again when they have gone since they were counted.
 */
export async function takeSeats(
  db: Transaction<Tables>,
  id: string,
  { seats, fromWindow }: { seats: number; fromWindow: number },
): Promise<void> {
  const online = seats - fromWindow;
  const taken = await db
    .updateTable('seat')
    .set((eb) => ({
      left_seats: eb('left_seats', '-', online),
      ...(fromWindow > 0 && { offline_left: eb('offline_left', '-', fromWindow) }),
    }))
    .where('session_id', '=', id)
    .where('left_seats', '>=', online)
    .$if(fromWindow > 0, (query) => query.where('offline_left', '>=', fromWindow))
    .returning('session_id')
    .execute();
  if (taken.length === 0) throw new Again('the seats have gone');
}

/** Puts seats back. There are never more than the room has, also where the session was laid out anew meanwhile. */
export async function giveBack(
  db: Transaction<Tables>,
  { session_id: id, seats, from_window: fromWindow }: Pick<Enrolled, 'session_id' | 'seats' | 'from_window'>,
): Promise<void> {
  const online = seats - fromWindow;
  await db
    .updateTable('seat')
    .set({
      left_seats: sql<number>`case when left_seats + ${online} + coalesce(offline_left, 0) > capacity
        then capacity - coalesce(offline_left, 0) else left_seats + ${online} end`,
    })
    .where('session_id', '=', id)
    .execute();
  if (fromWindow === 0) return;
  await db
    .updateTable('seat')
    .set({
      offline_left: sql<number>`case when left_seats + coalesce(offline_left, 0) + ${fromWindow} > capacity
        then capacity - left_seats else coalesce(offline_left, 0) + ${fromWindow} end`,
    })
    .where('session_id', '=', id)
    .execute();
}
