import type { Context } from 'hono';
import { notFound } from '../refusal';
import * as read from '../store/seat/enrolment';
import { addressOf } from './address';
import { argument, json, type Deps } from './answer';

/** Known only to who holds the receipt, so no shared cache keeps it. An unknown one is as slow as that of a need. */
export async function enrolment(c: Context, { store, clock, limits, proxies }: Deps): Promise<Response> {
  const began = performance.now();
  limits.lookup(addressOf(c, proxies));
  const found = await read.enrolmentOf(store.db, argument(c, 'receipt'), clock.now());
  if (found) return json(c, JSON.stringify(found), 'private, no-cache');
  await limits.slowly(began);
  throw notFound(
    'No enrolment has this receipt. A receipt holds no 0, O, 1 and I; please compare it with the slip.',
  );
}

export async function draw(c: Context, { store, clock }: Deps): Promise<Response> {
  const found = await read.drawOf(store.db, argument(c, 'id'), clock.now());
  if (found === undefined) throw notFound('Nothing is drawn for this session.');
  return json(c, found, 'public, max-age=5');
}
