import { persistently, type Database } from './open';
import { dropUnnamed, erase, unnamed } from './write/chain';

export interface Retained {
  /** Erased in this run, by name of the write. */
  kinds: Record<string, number>;
  attachments: number;
}

/** Rows in one transaction. */
const BATCH = 200;
/** For how long bytes are kept that no answer names: the answer may follow when the device is online again. */
const UNNAMED_MS = 7 * 86_400_000;

/**
 * Erases answers, contacts and attachments whose time is over at `now` (ms since the epoch); receipt and status stay.
 * May be run at any time, beside the servers, and again.
 */
export async function retain(db: Database, now: number): Promise<Retained> {
  const kinds: Record<string, number> = {};
  let attachments = 0;
  for (;;) {
    const due = await db
      .selectFrom('written')
      .select(['id', 'kind'])
      .where('retain_until', '<', new Date(now).toISOString())
      .where('erased_at', 'is', null)
      .limit(BATCH)
      .execute();
    if (due.length === 0) break;
    const ids = due.map((row) => row.id);
    const at = new Date(now).toISOString();
    const erased = await persistently(() => db.transaction().execute((one) => erase(one, ids, at)));
    attachments += erased.attachments;
    for (const { kind } of due) kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { kinds, attachments: attachments + (await dropOld(db, now)) };
}

async function dropOld(db: Database, now: number): Promise<number> {
  const before = new Date(now - UNNAMED_MS).toISOString();
  let dropped = 0;
  for (;;) {
    const query = db
      .selectFrom('attachment')
      .select('sha256')
      .where('received_at', '<', before)
      .where(unnamed);
    const names = (await query.limit(BATCH).execute()).map((row) => row.sha256);
    if (names.length === 0) return dropped;
    dropped += await persistently(() => db.transaction().execute((one) => dropUnnamed(one, names)));
  }
}
