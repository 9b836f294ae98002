import { Hono, type Context, type MiddlewareHandler } from 'hono';
import * as contract from '../../../src/contract';
import { notFound, Refusal } from '../refusal';
import type { Deps } from './answer';
import * as attachment from './attachment';
import { calendar } from './calendar';
import * as course from './course';
import * as enrolment from './enrolment';
import * as fund from './fund';
import * as need from './need';
import * as partner from './partner';
import { service } from './service';
import { write } from './write';

type Handler = (c: Context, deps: Deps) => Promise<Response>;

/** Every read resource of the contract, at the contract's default address. */
const reads: readonly (readonly [resource: { readonly path: string }, handler: Handler])[] = [
  [contract.service, service],
  [contract.sessions, course.sessions],
  [contract.seats, course.seats],
  [contract.days, course.days],
  [contract.enrolment, enrolment.enrolment],
  [contract.draw, enrolment.draw],
  [contract.partners, partner.partners],
  [contract.partner, partner.partner],
  [contract.spaces, partner.spaces],
  [contract.rules, partner.rules],
  [contract.notices, partner.notices],
  [contract.surveys, need.surveys],
  [contract.survey, need.survey],
  [contract.tasks, need.tasks],
  [contract.need, need.need],
  [contract.funds, fund.funds],
  [contract.entries, fund.entries],
  [contract.shares, fund.shares],
  [contract.disclosures, fund.disclosures],
];

/** `funds/{id}/entries.json{?a}` -> `/funds/:id/entries.json`; a variable before `.json` takes it along. */
const patternOf = (path: string): string =>
  `/${path
    .replace(/\{\?.*\}$/, '')
    .replace(/\{(\w+)\}\.json/, ':$1{[^/]+\\.json}')
    .replace(/\{(\w+)\}/g, ':$1')}`;

/** Any page may read and write: the answers are public and carry no cookies. */
const cors: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { ...ALLOWED, 'Access-Control-Max-Age': '86400' });
  await next();
  for (const [name, value] of Object.entries(ALLOWED)) c.res.headers.set(name, value);
  return undefined;
};

const ALLOWED = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key, If-None-Match',
  'Access-Control-Expose-Headers': 'ETag, Retry-After',
};

export function apiRoutes(deps: Deps): Hono {
  const api = new Hono();
  api.use('*', cors);
  for (const [resource, handler] of reads) {
    const pattern = patternOf(resource.path);
    api.get(pattern, (c) => handler(c, deps));
    only(api, pattern, 'GET, HEAD');
  }
  for (const name of Object.keys(contract.bodies) as contract.PostName[]) {
    api.post(`/${name}`, (c) => write(c, name, deps));
    only(api, `/${name}`, 'POST');
  }
  api.get('/calendar.ics', (c) => calendar(c, deps));
  only(api, '/calendar.ics', 'GET, HEAD');
  const media = '/attachments/:sha256';
  api.put(media, (c) => attachment.put(c, deps));
  api.get(media, (c, next) => (c.req.method === 'HEAD' ? attachment.head(c, deps) : next()));
  only(api, media, 'PUT, HEAD');
  api.all('*', () => {
    throw notFound('The contract has no resource at this address.');
  });
  return api;
}

/** Any other method is refused with those that are answered. */
function only(api: Hono, pattern: string, methods: string): void {
  api.all(pattern, () => {
    throw new Refusal(405, undefined, `Only ${methods} is answered here`, undefined, undefined, {
      Allow: `${methods}, OPTIONS`,
    });
  });
}
