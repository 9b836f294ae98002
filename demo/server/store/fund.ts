import { sql } from 'kysely';
import type { Database } from './open';
import { docs, inArea, misfits, type Page } from './page';
import { whole, type Whole } from './table';

/** Ledger lines on a page. */
export const ENTRIES = 1000;

export async function funds(db: Database, area: string | undefined): Promise<Page> {
  let found = db.selectFrom('fund').select('doc').orderBy('id');
  if (area !== undefined) found = found.where(inArea('area_id', area));
  return { items: [...docs(await found.execute()), ...(await misfits(db, 'funds'))] };
}

async function exists(db: Database, fund: string): Promise<boolean> {
  const row = await db.selectFrom('fund').select('id').where('id', '=', fund).executeTakeFirst();
  if (row) return true;
  const odd = db.selectFrom('misfit').select('own_id').where('noun', '=', 'funds').where('own_id', '=', fund);
  return (await odd.executeTakeFirst()) !== undefined;
}

/**
 * The ledger of a fund by seq, `after` a seq; undefined if there is no such fund. `sums` in the envelope are those of
 * the whole ledger in fen, so that a reader can tell whether the pages were complete.
 */
export async function entries(db: Database, fund: string, after = 0): Promise<Page | undefined> {
  if (!(await exists(db, fund))) return undefined;
  const ledger = db.selectFrom('entry').where('fund_id', '=', fund);
  const rows = await ledger
    .select(['seq', 'doc'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(ENTRIES + 1)
    .execute();
  const sums = await ledger
    .select((eb) => [
      eb.fn.countAll<Whole>().as('n'),
      sql<Whole | null>`sum(case when direction = 'in' then amount_fen else 0 end)`.as('in_fen'),
      sql<Whole | null>`sum(case when direction = 'out' then amount_fen else 0 end)`.as('out_fen'),
    ])
    .executeTakeFirstOrThrow();
  const odd = await misfits(db, 'entries', fund);
  const total = whole(sums.n) + odd.length;
  const more = { sums: { inFen: whole(sums.in_fen), outFen: whole(sums.out_fen) } };
  const shown = rows.slice(0, ENTRIES);
  const last = shown.at(-1);
  if (rows.length > ENTRIES && last)
    return { items: docs(shown), total, more, next: { after: String(last.seq) } };
  return { items: [...docs(shown), ...odd], total, more };
}

export async function shares(db: Database, fund: string): Promise<Page | undefined> {
  return ofFund(db, 'share', 'shares', fund);
}

export async function disclosures(db: Database, fund: string): Promise<Page | undefined> {
  return ofFund(db, 'disclosure', 'disclosures', fund);
}

async function ofFund(
  db: Database,
  table: 'share' | 'disclosure',
  noun: string,
  fund: string,
): Promise<Page | undefined> {
  if (!(await exists(db, fund))) return undefined;
  const rows = await db.selectFrom(table).select('doc').where('fund_id', '=', fund).orderBy('id').execute();
  return { items: [...docs(rows), ...(await misfits(db, noun, fund))] };
}
