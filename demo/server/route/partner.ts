import type { Context } from 'hono';
import { notFound } from '../refusal';
import * as read from '../store/partner';
import { argument, envelope, hint, json, type Deps } from './answer';

export async function partners(c: Context, { store }: Deps): Promise<Response> {
  return envelope(c, await read.partners(store.db, hint(c, 'area'), hint(c, 'after')), store.seed.now);
}

export async function partner(c: Context, { store }: Deps): Promise<Response> {
  const found = await read.partner(store.db, argument(c, 'id'));
  if (found === undefined) throw notFound('There is no such partner.');
  return json(c, found);
}

export async function spaces(c: Context, { store }: Deps): Promise<Response> {
  return envelope(c, await read.spaces(store.db, hint(c, 'area')), store.seed.now);
}

export async function rules(c: Context, { store }: Deps): Promise<Response> {
  return envelope(c, await read.rules(store.db), store.seed.now);
}

export async function notices(c: Context, { store }: Deps): Promise<Response> {
  return envelope(c, await read.notices(store.db), store.seed.now);
}
