import type { Transaction } from 'kysely';
import type { ResponseBody } from '../../../../src/contract';
import { Refusal } from '../../refusal';
import type { Tables } from '../table';
import type { Plan } from './accept';
import { chainOf, erase, holdNeed, ownId } from './chain';
import { eventsOf } from './event';

type Steps = Required<Pick<Plan, 'before' | 'after'>>;

/** What goes with a survey answer: it takes the place of the one that it corrects, and counts for the tasks it supports. */
export function stepsOf(body: ResponseBody, receivedAt: string): Steps {
  const { id, predecessor, supports } = body;
  let replaced: Replaced | undefined;
  return {
    async before(db) {
      replaced = predecessor == null ? undefined : await makeRoom(db, predecessor);
      const row: Partial<Plan['row']> = replaced ? { predecessor: replaced.id } : {};
      if (replaced?.only_one != null && body.sheetId == null) row.only_one = replaced.only_one;
      // Its own correction was faster: the key of the sheet is that one's already.
      if (await hasSuccessor(db, id)) row.only_one = null;
      return row;
    },
    async after(db) {
      if (supports?.length) {
        const rows = [...new Set(supports)].map((task) => ({ task_id: task, written_id: id }));
        await db.insertInto('support').values(rows).execute();
      }
      if (replaced) await erase(db, [replaced.id], receivedAt);
      if (await hasSuccessor(db, id)) await erase(db, [id], receivedAt);
    },
  };
}

const hasSuccessor = async (db: Transaction<Tables>, id: string): Promise<boolean> =>
  (await db.selectFrom('written').select('id').where('predecessor', '=', id).executeTakeFirst()) !==
  undefined;

type Replaced = Pick<Tables['written'], 'id' | 'only_one'>;

/** Frees the sheet's key for the correction. Resolves to what is corrected; undefined when that is not here (yet). */
async function makeRoom(db: Transaction<Tables>, predecessor: string): Promise<Replaced | undefined> {
  const row = await db
    .selectFrom('written')
    .select(['id', 'receipt', 'only_one'])
    .where('id', '=', await ownId(db, predecessor))
    .where('kind', '=', 'responses')
    .executeTakeFirst();
  if (row?.receipt == null) return undefined;
  // It may be taken back at this very moment.
  await holdNeed(db, row.receipt);
  const chain = await chainOf(db, row.receipt);
  const receipts = chain.map((link) => link.receipt ?? '');
  const events = await eventsOf(db, receipts);
  if (events.some((event) => event.status === 'withdrawn'))
    throw new Refusal(410, 'gone', 'Taken back', 'What this corrects was taken back by its sender.');
  await db.updateTable('written').set({ only_one: null }).where('id', '=', row.id).execute();
  return row;
}
