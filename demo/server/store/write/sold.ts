import { sql, type Transaction } from 'kysely';
import { HOLDING } from '../seat/selling';
import { whole, type Tables } from '../table';

/**
 * Takes the seats that are held here off counts that were laid out anew, and puts those back into the queue who wait: a
 * new day sells none of them again.
 */
export async function takeSold(db: Transaction<Tables>): Promise<void> {
  const held = await db
    .selectFrom('enrolled')
    .select(['session_id', sql<string>`sum(seats)`.as('seats'), sql<string>`sum(from_window)`.as('quota')])
    .where('status', 'in', HOLDING)
    .groupBy('session_id')
    .execute();
  for (const { session_id: id, seats, quota } of held) {
    const online = whole(seats) - whole(quota);
    await db
      .updateTable('seat')
      .set({ left_seats: less('left_seats', online), offline_left: less('offline_left', whole(quota)) })
      .where('session_id', '=', id)
      .execute();
  }
  const waiting = await db
    .selectFrom('enrolled')
    .select(['session_id', sql<string>`count(*)`.as('n')])
    .where('status', '=', 'waitlisted')
    .groupBy('session_id')
    .execute();
  for (const { session_id: id, n } of waiting) {
    await db
      .updateTable('seat')
      .set({ waitlist: sql<number>`coalesce(waitlist, 0) + ${whole(n)}` })
      .where('session_id', '=', id)
      .execute();
  }
}

/** A count less some, never under 0; one that is not told stays so. */
const less = (column: string, by: number) =>
  sql<number>`case when ${sql.ref(column)} < ${by} then 0 else ${sql.ref(column)} - ${by} end`;
