import type { Database } from './open';
import { docs, inArea, misfit, misfits, type Page } from './page';

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

export async function tasks(db: Database, area: string | undefined): Promise<Page> {
  let found = db.selectFrom('task').select('doc').orderBy('id');
  if (area !== undefined) found = found.where(inArea('area_id', area));
  return { items: [...docs(await found.execute()), ...(await misfits(db, 'tasks'))] };
}

export async function need(db: Database, receipt: string): Promise<string | undefined> {
  const row = await db.selectFrom('need').select('doc').where('receipt', '=', receipt).executeTakeFirst();
  return row?.doc ?? misfit(db, 'needs', receipt);
}
