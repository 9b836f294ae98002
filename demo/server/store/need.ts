import { compareInstants, instantFrom, type Need, type Task } from '../../../src/contract';
import type { Database } from './open';
import { docs, inArea, misfit, misfits, type Page } from './page';
import { chainOf, type Link } from './write/chain';
import { eventsOf, type NeedEvent } from './write/event';
import { supporters } from './write/support';

/**
 * The surveys that are open on a day. With `area`: those asked there or below, those asked in an area around it,
 * and those that are asked everywhere.
 */
export async function surveys(db: Database, today: string, area: string | undefined): Promise<Page> {
  let found = db
    .selectFrom('survey')
    .select('brief as doc')
    .where((eb) => eb.or([eb('opens', 'is', null), eb('opens', '<=', today)]))
    .where((eb) => eb.or([eb('closes', 'is', null), eb('closes', '>=', today)]))
    .orderBy('id');
  if (area !== undefined) {
    found = found.where((eb) => {
      const above = eb
        .selectFrom('area_within')
        .select('area_within.within_id')
        .where('area_within.area_id', '=', area);
      return eb.or([eb('area_id', 'is', null), eb('area_id', 'in', above), inArea('survey.area_id', area)]);
    });
  }
  return { items: [...docs(await found.execute()), ...(await misfits(db, 'surveys'))] };
}

export async function survey(db: Database, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('survey').select('doc').where('id', '=', id).executeTakeFirst();
  return row?.doc ?? misfit(db, 'surveys', id);
}

/** The task list; who supported a task since is in its need count. */
export async function tasks(db: Database, area: string | undefined): Promise<Page> {
  let found = db.selectFrom('task').select(['id', 'doc']).orderBy('id');
  if (area !== undefined) found = found.where(inArea('area_id', area));
  const [rows, more] = await Promise.all([found.execute(), supporters(db)]);
  const items = rows.map(({ id, doc }) => grown(doc, more.get(id) ?? 0));
  return { items: [...items, ...(await misfits(db, 'tasks'))] };
}

function grown(doc: string, by: number): string {
  if (by === 0) return doc;
  const task = JSON.parse(doc) as Task;
  return JSON.stringify({ ...task, needCount: task.needCount + by });
}

/** What became of a need, as JSON text: of one that was sent here, or of one of the demonstration data. */
export async function need(db: Database, receipt: string): Promise<string | undefined> {
  const found = await needOf(db, receipt);
  return found ? JSON.stringify(found) : misfit(db, 'needs', receipt);
}

/** The same as a record. */
export async function needOf(db: Database, receipt: string): Promise<Need | undefined> {
  const chain = await chainOf(db, receipt);
  if (chain.length > 0) {
    const receipts = chain.map((link) => link.receipt ?? '');
    const need = await sentNeed(db, receipt, chain);
    return need && withEvents(need, await eventsOf(db, receipts));
  }
  const row = await db.selectFrom('need').select('doc').where('receipt', '=', receipt).executeTakeFirst();
  return row && withEvents(JSON.parse(row.doc) as Need, await eventsOf(db, [receipt]));
}

/** The need as its last correction says it; it came in when the first did. */
async function sentNeed(db: Database, receipt: string, chain: readonly Link[]): Promise<Need | undefined> {
  const last = chain.at(-1);
  if (!last) return undefined;
  const [first = ''] = chain.map((link) => link.received_at).sort();
  const submittedAt = instantFrom(Date.parse(first));
  const supported = await db
    .selectFrom('support')
    .select('task_id')
    .where('written_id', '=', last.id)
    .orderBy('task_id')
    .executeTakeFirst();
  return {
    receipt,
    category: last.category ?? 'other',
    ...(last.area_id !== null && { areaId: last.area_id }),
    status: 'submitted',
    submittedAt,
    ...(supported && { taskId: supported.task_id }),
    ...(last.next !== null && { nextStep: JSON.parse(last.next) as Need['nextStep'] }),
    timeline: [{ at: submittedAt, status: 'submitted' }],
  };
}

const AGAIN = {
  'zh-Hans': '站点重新办理中，两个工作日内答复。',
  en: 'The station has taken it up again and answers within two working days.',
};

function withEvents(need: Need, events: readonly NeedEvent[]): Need {
  const last = events.at(-1);
  if (!last) return need;
  const steps = events.map(({ at, status }) => ({ at: instantFrom(Date.parse(at)), status }));
  const timeline = [...need.timeline, ...steps].sort((a, b) => compareInstants(a.at, b.at));
  // What was to happen next was said of the state before.
  const nextStep = last.status === 'reopened' ? AGAIN : undefined;
  return { ...need, nextStep, status: last.status, timeline };
}
