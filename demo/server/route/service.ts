import type { Context } from 'hono';
import { instantFrom, type Service } from '../../../src/contract';
import { json, type Deps } from './answer';

/** What this backend does; the list of writes grows with what it accepts. */
const capabilities: Service['capabilities'] = {
  classes: ['static-read', 'read', 'seats', 'ledger'],
  write: [],
};

/** The capability document, with the server's time as of now: so it is kept for seconds only. */
export async function service(c: Context, { store, clock }: Deps): Promise<Response> {
  const document = await store.service();
  const serverTime = instantFrom(clock.now() + store.seed.skew);
  return json(c, JSON.stringify({ ...document, capabilities, serverTime }), 'public, max-age=5');
}
