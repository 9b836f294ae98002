import type { Insertable, Transaction } from 'kysely';
import { instantFrom, type PostName, type Text } from '../../../../src/contract';
import { newReceipt } from '../../receipt';
import { Refusal } from '../../refusal';
import { persistently, type Database } from '../open';
import type { Tables, Written } from '../table';

/** What is to be written, and what goes with it in the same transaction. */
export interface Plan {
  row: Omit<Insertable<Written>, 'receipt' | 'erased_at'>;
  /** Receipt of the need that a follow-up is about: it answers with that one, and has none of its own. */
  receipt?: string;
  /** Attachments that the body names, by SHA-256. */
  attachments?: readonly string[];
  /**
   * First of all: makes those wait who are at the same thing. Who had to wait finds what was written meanwhile, also the
   * same id.
   */
  hold?(db: Transaction<Tables>): Promise<void>;
  /** Before the row is there. Throws Refusal to let nothing happen; may give other values of the row. */
  before?(db: Transaction<Tables>): Promise<Partial<Plan['row']> | void>;
  /** After the row is there. Throws Refusal to take all of it back. */
  after?(db: Transaction<Tables>): Promise<void>;
}

/** What the reply tells, but for the attachments. */
export interface Told {
  id: string;
  receipt: string;
  status: string;
  receivedAt: string;
  next?: Text;
  position?: number;
}

type Known = Pick<Written, 'receipt' | 'about' | 'status' | 'received_at' | 'next' | 'position'> & {
  kind: string;
  hash: string;
};

const told = (id: string, row: Known): Told => ({
  id,
  receipt: row.receipt ?? row.about ?? '',
  status: row.status,
  receivedAt: instantFrom(Date.parse(row.received_at)),
  ...(row.next !== null && { next: JSON.parse(row.next) as Text }),
  ...(row.position !== null && { position: row.position }),
});

const knownColumns = [
  'kind',
  'hash',
  'receipt',
  'about',
  'status',
  'received_at',
  'next',
  'position',
] as const;

/** What the answer was when this very thing came in before; undefined if it did not. Throws Refusal for other content. */
export async function earlier(
  db: Database,
  { id, kind, hash }: { id: string; kind: PostName; hash: string },
): Promise<Told | undefined> {
  const row = await db.selectFrom('written').select(knownColumns).where('id', '=', id).executeTakeFirst();
  const found = row ?? (await throughAlias(db, id));
  if (!found) return undefined;
  if (found.kind === kind && found.hash === hash) return told(id, found);
  throw conflict(
    'This id was used for other content. A correction is a new id that names this one as predecessor.',
  );
}

async function throughAlias(db: Database, id: string): Promise<Known | undefined> {
  return db
    .selectFrom('alias')
    .innerJoin('written', 'written.id', 'alias.written_id')
    .select(['alias.kind', 'alias.hash', 'receipt', 'about', 'status', 'received_at', 'next', 'position'])
    .where('alias.id', '=', id)
    .executeTakeFirst();
}

const conflict = (detail: string): Refusal => new Refusal(409, 'conflict', 'Conflict', detail);

/** Another one was faster, or a random receipt is taken: done again by `persistently`. */
export class Again extends Error {
  readonly code = '40001';
}

/**
 * Writes it once. Under any number of processes the unique keys decide: who comes second finds the first one's row
 * and answers with its receipt, or is refused.
 */
export function accept(db: Database, plan: Plan): Promise<{ told: Told; fresh: boolean }> {
  return persistently(() => db.transaction().execute((transaction) => once(transaction, plan)));
}

async function once(db: Transaction<Tables>, plan: Plan): Promise<{ told: Told; fresh: boolean }> {
  await plan.hold?.(db);
  const known = await earlier(db, plan.row);
  if (known) return { told: known, fresh: false };
  const row = { ...plan.row, ...(await plan.before?.(db)), receipt: plan.receipt ? null : newReceipt() };
  const added = await db
    .insertInto('written')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning(knownColumns)
    .executeTakeFirst();
  if (!added) return { told: await collision(db, row), fresh: false };
  const { attachments = [] } = plan;
  if (attachments.length > 0) {
    const links = [...new Set(attachments)].map((sha256) => ({ written_id: row.id, sha256 }));
    await db.insertInto('written_attachment').values(links).execute();
  }
  await plan.after?.(db);
  return { told: told(row.id, added), fresh: true };
}

/** Another row holds one of the unique keys: the same thing under another id, another thing, or a receipt by chance. */
async function collision(db: Transaction<Tables>, row: Plan['row']): Promise<Told> {
  const meanwhile = await earlier(db, row);
  if (meanwhile) return meanwhile;
  const { id, kind, hash } = row;
  if (row.only_one != null) {
    const query = db.selectFrom('written').select(['id', 'said']).where('only_one', '=', row.only_one);
    const first = await query.executeTakeFirst();
    if (first && first.said !== row.said)
      throw conflict(ONLY_ONE[kind] ?? 'This was sent before with other content.');
    if (first) {
      const second = { id, kind, hash, written_id: first.id };
      await db
        .insertInto('alias')
        .values(second)
        .onConflict((c) => c.doNothing())
        .execute();
      const same = await earlier(db, row);
      if (same) return same;
    }
  }
  if (row.predecessor != null) {
    const query = db.selectFrom('written').select('id').where('predecessor', '=', row.predecessor);
    if (await query.executeTakeFirst())
      throw conflict('Another correction has replaced this predecessor already.');
  }
  throw new Again('the receipt is taken');
}

const ONLY_ONE: Partial<Record<PostName, string>> = {
  responses:
    'This sheet was typed in before with other answers. To correct it, send a new id that names the first as predecessor.',
};
