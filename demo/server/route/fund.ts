import type { Context } from 'hono';
import { invalid, notFound } from '../refusal';
import * as read from '../store/fund';
import type { Page } from '../store/page';
import { argument, envelope, hint, type Deps } from './answer';

export async function funds(c: Context, { store }: Deps): Promise<Response> {
  return envelope(c, await read.funds(store.db, hint(c, 'area')), store.seed.now);
}

/** The ledger by seq; `after` is the seq that the page before ended with. */
export async function entries(c: Context, { store }: Deps): Promise<Response> {
  const after = hint(c, 'after') ?? '0';
  if (!/^\d{1,9}$/.test(after)) throw invalid('after', 'after must be a whole number');
  return ofFund(c, store.seed.now, await read.entries(store.db, argument(c, 'id'), Number(after)));
}

export async function shares(c: Context, { store }: Deps): Promise<Response> {
  return ofFund(c, store.seed.now, await read.shares(store.db, argument(c, 'id')));
}

export async function disclosures(c: Context, { store }: Deps): Promise<Response> {
  return ofFund(c, store.seed.now, await read.disclosures(store.db, argument(c, 'id')));
}

function ofFund(c: Context, asOf: string, page: Page | undefined): Promise<Response> {
  if (!page) throw notFound('There is no such fund.');
  return envelope(c, page, asOf);
}
