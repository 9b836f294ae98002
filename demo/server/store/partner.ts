import type { Database } from './open';
import { docs, inArea, misfit, misfits, type Page } from './page';
import { whole } from './table';

/** Partners on a page. */
export const PARTNERS = 500;

/** Partners by id; `area` keeps those who are active in the area or below it, `after` is the last page's last id. */
export async function partners(db: Database, area: string | undefined, after = ''): Promise<Page> {
  let found = db.selectFrom('partner');
  if (area !== undefined) {
    found = found.where((eb) =>
      eb.exists(
        eb
          .selectFrom('partner_area')
          .select('partner_area.partner_id')
          .whereRef('partner_area.partner_id', '=', 'partner.id')
          .where(inArea('partner_area.area_id', area)),
      ),
    );
  }
  const { n } = await found.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  const rows = await found
    .select(['id', 'doc'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(PARTNERS + 1)
    .execute();
  const odd = await misfits(db, 'partners');
  const shown = rows.slice(0, PARTNERS);
  const last = shown.at(-1);
  const total = whole(n) + odd.length;
  if (rows.length > PARTNERS && last) return { items: docs(shown), total, next: { after: last.id } };
  return { items: [...docs(shown), ...odd], total };
}

export async function partner(db: Database, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('partner').select('doc').where('id', '=', id).executeTakeFirst();
  return row?.doc ?? misfit(db, 'partners', id);
}

export async function spaces(db: Database, area: string | undefined): Promise<Page> {
  let found = db.selectFrom('space').select('doc').orderBy('id');
  if (area !== undefined) found = found.where(inArea('area_id', area));
  return { items: [...docs(await found.execute()), ...(await misfits(db, 'spaces'))] };
}

export async function rules(db: Database): Promise<Page> {
  const rows = await db.selectFrom('rule').select('doc').orderBy('id').execute();
  return { items: [...docs(rows), ...(await misfits(db, 'rules'))] };
}

export async function notices(db: Database): Promise<Page> {
  const rows = await db.selectFrom('notice').select('doc').orderBy('id').execute();
  return { items: [...docs(rows), ...(await misfits(db, 'notices'))] };
}
