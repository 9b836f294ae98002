import type { Context } from 'hono';
import { PlainMonth } from '../../../src/contract';
import { instant } from '../clock';
import { invalid, Refusal } from '../refusal';
import * as read from '../store/course';
import { settleSome } from '../store/seat/settle';
import { argument, envelope, hint, type Deps } from './answer';

/** Most ids in one request for seats. */
const MOST_IDS = 100;

export async function sessions(c: Context, { store }: Deps): Promise<Response> {
  const month = argument(c, 'month');
  if (!PlainMonth.safeParse(month).success) throw invalid('month', 'month must be YYYY-MM');
  const query = { month, area: hint(c, 'area'), partner: hint(c, 'partner') };
  return envelope(c, await read.sessions(store.db, query), store.seed.now);
}

export async function seats(c: Context, { store, clock }: Deps): Promise<Response> {
  const ids = [...new Set((c.req.queries('ids') ?? []).flatMap((list) => list.split(',')))].filter(Boolean);
  if (ids.length === 0 || ids.length > MOST_IDS)
    throw invalid('ids', `ids must name 1 to ${MOST_IDS} sessions`);
  if (ids.some((id) => id.length > 128 || id.includes('\0')))
    throw invalid('ids', 'an id has at most 128 characters');
  const asOf = instant(clock);
  await settleSome(store.db, await read.entriesOf(store.db, ids), clock.now());
  return envelope(c, await read.seats(store.db, ids, asOf), asOf, 'no-store');
}

export async function days(c: Context, { store }: Deps): Promise<Response> {
  const year = argument(c, 'year');
  if (!/^\d{4}$/.test(year)) throw invalid('year', 'year must be YYYY');
  const page = await read.days(store.db, year);
  if (page) return envelope(c, page, store.seed.now);
  throw new Refusal(
    404,
    'not-announced',
    'Not announced yet',
    `The public calendar of ${year} is not announced.`,
  );
}
