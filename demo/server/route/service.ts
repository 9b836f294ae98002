import type { Context } from 'hono';
import { calendarLink, instantFrom, writeNames, type Service } from '../../../src/contract';
import { json, type Deps } from './answer';

/** What this backend does, whatever the data say: a folder of the same data could not be written to. */
const capabilities: Service['capabilities'] = {
  classes: ['static-read', 'read', 'seats', 'write', 'ledger'],
  write: [...writeNames],
};

/** Where there is more than the contract's default addresses: the calendar to subscribe to. */
const links = { calendar: calendarLink };

/** The capability document, with the server's time as of now: so it is kept for seconds only. */
export async function service(c: Context, { store, clock }: Deps): Promise<Response> {
  const document = await store.service();
  const serverTime = instantFrom(clock.now() + store.seed.skew);
  return json(
    c,
    JSON.stringify({ ...document, capabilities, links: { ...document.links, ...links }, serverTime }),
    'public, max-age=5',
  );
}
