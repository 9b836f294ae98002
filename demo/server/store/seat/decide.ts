import { persistently, type Database } from '../open';
import type { Enrolled } from '../table';
import { fitting, freeOf, holdSession, takeSeats } from './count';
import { enrolledBy } from './follow';
import { change } from './queue';

export type Decision = 'accept' | 'decline';
/** What came of it; `full` and `other` changed nothing: no seat is free, or it is no application that waits. */
export type Decided = 'confirmed' | 'declined' | 'full' | 'other' | 'unknown';

/** A desk's answer to an application that waits for review. A seat is given only where one is free. */
export async function decide(
  db: Database,
  receipt: string,
  decision: Decision,
  now: number,
): Promise<Decided> {
  const found = await enrolledBy(db, receipt);
  if (!found) return 'unknown';
  return persistently(() =>
    db.transaction().execute(async (one): Promise<Decided> => {
      await holdSession(one, found.session_id);
      const row: Enrolled = await one
        .selectFrom('enrolled')
        .selectAll()
        .where('id', '=', found.id)
        .executeTakeFirstOrThrow();
      if (row.status !== 'pending') return 'other';
      if (decision === 'decline') {
        await change(one, row, now, { status: 'declined', person_key: null });
        return 'declined';
      }
      const fromWindow = fitting(await freeOf(one, row.session_id), row);
      if (fromWindow === undefined) return 'full';
      await takeSeats(one, row.session_id, { seats: row.seats, fromWindow });
      await change(one, row, now, { status: 'confirmed', from_window: fromWindow });
      return 'confirmed';
    }),
  );
}
