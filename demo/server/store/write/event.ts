import type { Transaction } from 'kysely';
import type { Database } from '../open';
import type { Tables } from '../table';

export interface NeedEvent {
  /** UTC. */
  at: string;
  status: string;
}

/** What became of a need since it came in, oldest first; `receipts` are those of the answer and its corrections. */
export async function eventsOf(db: Database, receipts: readonly string[]): Promise<NeedEvent[]> {
  if (receipts.length === 0) return [];
  return db
    .selectFrom('need_event')
    .select(['at', 'status'])
    .where('receipt', 'in', receipts)
    .orderBy('at')
    .orderBy('seq')
    .execute();
}

/** Adds one. The key (receipt, seq) refuses the second of two that both thought to be next: the whole is done again. */
export async function addEvent(db: Transaction<Tables>, receipt: string, event: NeedEvent): Promise<void> {
  const { n } = await db
    .selectFrom('need_event')
    .select((eb) => eb.fn.max('seq').as('n'))
    .where('receipt', '=', receipt)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('need_event')
    .values({ receipt, seq: Number(n ?? 0) + 1, ...event })
    .execute();
}
