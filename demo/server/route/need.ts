import type { Context } from 'hono';
import { today } from '../clock';
import { notFound } from '../refusal';
import * as read from '../store/need';
import { unknownReceipt } from '../store/write/followup';
import { addressOf } from './address';
import { argument, envelope, hint, json, type Deps } from './answer';

export async function surveys(c: Context, { store, clock }: Deps): Promise<Response> {
  const { timeZone } = await store.service();
  return envelope(c, await read.surveys(store.db, today(clock, timeZone), hint(c, 'area')), store.seed.now);
}

export async function survey(c: Context, { store }: Deps): Promise<Response> {
  const found = await read.survey(store.db, argument(c, 'id'));
  if (found === undefined) throw notFound('There is no such survey.');
  return json(c, found);
}

export async function tasks(c: Context, { store }: Deps): Promise<Response> {
  return envelope(c, await read.tasks(store.db, hint(c, 'area')), store.seed.now);
}

/** Known only to who holds the receipt, so no shared cache keeps it. */
export async function need(c: Context, { store, limits, proxies }: Deps): Promise<Response> {
  const began = performance.now();
  limits.lookup(addressOf(c, proxies));
  const found = await read.need(store.db, argument(c, 'receipt'));
  if (found === undefined) {
    await limits.slowly(began);
    throw unknownReceipt();
  }
  return json(c, found, 'private, no-cache');
}
