import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from './open';

/** What a list answers, as the JSON texts of its records. */
export interface Page {
  items: string[];
  /** Query values that address the next page. */
  next?: Record<string, string>;
  total?: number;
  included?: Record<string, string[]>;
  /** Further fields of the envelope. */
  more?: Record<string, unknown>;
}

export const docs = (rows: readonly { doc: string }[]): string[] => rows.map((row) => row.doc);

/** The records that no table takes, where they belong; see the table `misfit`. */
export async function misfits(db: Database, noun: string, scope?: string): Promise<string[]> {
  const query = db.selectFrom('misfit').select('doc').where('noun', '=', noun).orderBy('position');
  const rows = await (scope === undefined ? query : query.where('scope', 'in', [scope, ''])).execute();
  return docs(rows);
}

/** The document of one misfit by its id. */
export async function misfit(db: Database, noun: string, id: string): Promise<string | undefined> {
  const query = db.selectFrom('misfit').select('doc').where('noun', '=', noun).where('own_id', '=', id);
  return (await query.orderBy('position').executeTakeFirst())?.doc;
}

/** Whether a column holds an area or one below it. */
export const inArea = (column: string, area: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(column)} = ${area}
    or ${sql.ref(column)} in (select area_id from area_within where within_id = ${area}))`;
