import { sql, type Selectable, type SqlBool, type Transaction } from 'kysely';
import type { Database } from '../open';
import type { Tables } from '../table';

const columns = [
  'id',
  'receipt',
  'predecessor',
  'received_at',
  'about',
  'area_id',
  'category',
  'next',
] as const;
export type Link = Pick<Selectable<Tables['written']>, (typeof columns)[number]>;

/** Most corrections of one answer that are followed. */
const LONGEST = 200;

const find = (db: Database, column: 'id' | 'receipt' | 'predecessor', value: string) =>
  db
    .selectFrom('written')
    .select(columns)
    .where(column, '=', value)
    .where('kind', '=', 'responses')
    .executeTakeFirst();

/** An answer with all its corrections, oldest first, found by the receipt of any of them; empty if there is none. */
export async function chainOf(db: Database, receipt: string): Promise<Link[]> {
  const start = await find(db, 'receipt', receipt);
  if (!start) return [];
  const chain = [start];
  const seen = new Set([start.id]);
  for (let first = start; first.predecessor !== null && chain.length < LONGEST;) {
    const before = await find(db, 'id', await ownId(db, first.predecessor));
    if (!before || seen.has(before.id)) break;
    seen.add(before.id);
    chain.unshift(before);
    first = before;
  }
  for (let last = start; chain.length < LONGEST;) {
    const next = await find(db, 'predecessor', last.id);
    if (!next || seen.has(next.id)) break;
    seen.add(next.id);
    chain.push(next);
    last = next;
  }
  return chain;
}

/**
 * Lets one transaction at a time go on with a need. Who had to wait reads it afterwards as the one before left it, so
 * what is decided on must be read after this.
 */
export async function holdNeed(db: Transaction<Tables>, receipt: string): Promise<void> {
  const [first] = await chainOf(db, receipt);
  const same = { doc: sql<string>`doc` };
  if (first) await db.updateTable('written').set(same).where('id', '=', first.id).execute();
  else await db.updateTable('need').set(same).where('receipt', '=', receipt).execute();
}

/** The id under which something was written first: a sheet that was typed twice has two. */
export async function ownId(db: Database, id: string): Promise<string> {
  const row = await db.selectFrom('alias').select('written_id').where('id', '=', id).executeTakeFirst();
  return row?.written_id ?? id;
}

/** Erases what was answered and who it was; receipt, status, category and area stay. Attachments that nobody else names go too. */
export async function erase(db: Transaction<Tables>, ids: readonly string[], at: string): Promise<Erased> {
  if (ids.length === 0) return { answers: 0, attachments: 0 };
  const gone = await db
    .updateTable('written')
    .set({ doc: null, person: null, erased_at: at })
    .where('id', 'in', ids)
    .where('erased_at', 'is', null)
    .returning('id')
    .execute();
  await db.updateTable('enrolled').set({ person_key: null }).where('id', 'in', ids).execute();
  await db.deleteFrom('support').where('written_id', 'in', ids).execute();
  const links = await db
    .deleteFrom('written_attachment')
    .where('written_id', 'in', ids)
    .returning('sha256')
    .execute();
  const named = [...new Set(links.map((link) => link.sha256))];
  return { answers: gone.length, attachments: named.length > 0 ? await dropUnnamed(db, named) : 0 };
}

export interface Erased {
  answers: number;
  attachments: number;
}

/** Of the table `attachment`: no answer names it. */
export const unnamed = sql<SqlBool>`not exists
  (select 1 from written_attachment where written_attachment.sha256 = attachment.sha256)`;

/** Deletes those of some attachments that no answer names any more; resolves to how many. */
export async function dropUnnamed(db: Transaction<Tables>, among: readonly string[]): Promise<number> {
  const gone = await db
    .deleteFrom('attachment')
    .where('sha256', 'in', among)
    .where(unnamed)
    .returning('sha256')
    .execute();
  return gone.length;
}
