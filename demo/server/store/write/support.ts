import { sql } from 'kysely';
import type { Database } from '../open';

/** By how much the needs behind each task have grown: supporters whose answer was neither replaced nor taken back. */
export async function supporters(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('support')
    .select(['task_id', sql<string | number>`count(*)`.as('n')])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('written as later')
            .select('later.id')
            .whereRef('later.predecessor', '=', 'support.written_id'),
        ),
      ),
    )
    .groupBy('task_id')
    .execute();
  return new Map(rows.map(({ task_id: task, n }) => [task, Number(n)]));
}
