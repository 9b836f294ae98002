import type { Transaction } from 'kysely';
import type { Tables } from '../table';

/** Takes the seats that were sold here off counts that were laid out anew: a new day sells none of them again. */
export async function takeSold(db: Transaction<Tables>): Promise<void> {
  const rows = await db
    .selectFrom('written')
    .select(['about', 'doc'])
    .where('kind', '=', 'enrolments')
    .where('status', '=', 'confirmed')
    .where('doc', 'is not', null)
    .execute();
  const sold = new Map<string, number>();
  for (const { about, doc } of rows) {
    if (about === null || doc === null) continue;
    const { partySize } = JSON.parse(doc) as { partySize: number };
    sold.set(about, (sold.get(about) ?? 0) + partySize);
  }
  for (const [session, seats] of sold) {
    await db
      .updateTable('seat')
      .set((eb) => ({
        left_seats: eb
          .case()
          .when('left_seats', '>', seats)
          .then(eb('left_seats', '-', seats))
          .else(0)
          .end(),
      }))
      .where('session_id', '=', session)
      .execute();
  }
}
