import type { Database } from './open';
import { ownId } from './write/chain';

export interface Media {
  sha256: string;
  type: string;
  bytes: Buffer;
  /** UTC. */
  at: string;
}

/** Keeps the bytes; false when they were here already. */
export async function keep(db: Database, { sha256, type, bytes, at }: Media): Promise<boolean> {
  const row = { sha256, type, size: bytes.length, received_at: at, content: bytes.toString('base64') };
  const added = await db
    .insertInto('attachment')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('sha256')
    .execute();
  return added.length > 0;
}

export async function isHeld(db: Database, sha256: string): Promise<boolean> {
  const query = db.selectFrom('attachment').select('sha256').where('sha256', '=', sha256);
  return (await query.executeTakeFirst()) !== undefined;
}

/**
 * Those of the attachments that a write names which are here, in the order in which they are named. Of a write that
 * was erased all are said to be here: nothing is to be sent again.
 */
export async function heldOf(db: Database, id: string, named: readonly string[]): Promise<string[]> {
  const query = db
    .selectFrom('written')
    .select('erased_at')
    .where('id', '=', await ownId(db, id));
  if ((await query.executeTakeFirst())?.erased_at != null) return [...named];
  const rows = await db.selectFrom('attachment').select('sha256').where('sha256', 'in', named).execute();
  const here = new Set(rows.map((row) => row.sha256));
  return named.filter((sha256) => here.has(sha256));
}
