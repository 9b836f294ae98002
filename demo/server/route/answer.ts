import type { Context } from 'hono';
import type { Clock } from '../clock';
import type { Lanes } from '../lane';
import type { Limits } from '../limit';
import { invalid, notFound } from '../refusal';
import { reply } from '../reply';
import type { Page } from '../store/page';
import type { Store } from '../store/store';

/** What the routes work with. */
export interface Deps {
  store: Store;
  clock: Clock;
  limits: Limits;
  lanes: Lanes;
  /** Trusted proxies in front of the server: see `addressOf`. */
  proxies: number;
}

/** A read that a shared cache may carry for a minute, and a stale copy for ten more. */
const CACHED = 'public, max-age=60, stale-while-revalidate=600';
const JSON_TYPE = 'application/json; charset=utf-8';

export const json = (c: Context, content: string, cache = CACHED): Promise<Response> =>
  reply(c, { content, type: JSON_TYPE, cache });

/** The envelope around a page; the records are JSON texts already and are not read again. */
export function envelope(c: Context, page: Page, asOf: string, cache = CACHED): Promise<Response> {
  const head = JSON.stringify({ asOf, total: page.total, next: nextOf(c, page), ...page.more }).slice(0, -1);
  const included = Object.entries(page.included ?? {}).map(([name, all]) => `"${name}":[${all.join()}]`);
  const tail = page.included ? `,"included":{${included.join()}}` : '';
  return json(c, `${head},"items":[${page.items.join(',')}]${tail}}`, cache);
}

/** The next page's address, relative to this page's, with the same hints. */
function nextOf(c: Context, page: Page): string | undefined {
  if (!page.next) return undefined;
  const query = new URLSearchParams(new URL(c.req.url).search);
  for (const [name, value] of Object.entries(page.next)) query.set(name, value);
  return `${c.req.path.split('/').at(-1) ?? ''}?${query}`;
}

/** What no database takes as a text (NUL), or what is longer than any id. */
const unfit = (value: string): boolean => value.length > 128 || value.includes('\0');

/** A path variable: the routes leave `.json` on it. Throws Refusal 404 where no record can have that name. */
export function argument(c: Context, name: string): string {
  const value = (c.req.param(name) ?? '').replace(/\.json$/, '');
  if (unfit(value)) throw notFound(`No ${name} is longer than 128 characters or holds a NUL.`);
  return value;
}

/** A filter hint; empty is as good as none. Throws Refusal when it cannot be one. */
export function hint(c: Context, name: string): string | undefined {
  const value = c.req.query(name);
  if (value === undefined || value === '') return undefined;
  if (unfit(value)) throw invalid(name, `${name} must be an id of at most 128 characters`);
  return value;
}
