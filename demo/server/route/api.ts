import { Hono, type Context, type MiddlewareHandler } from 'hono';
import * as contract from '../../../src/contract';
import { notFound, Refusal } from '../refusal';
import type { Deps } from './answer';
import * as course from './course';
import * as fund from './fund';
import * as need from './need';
import * as partner from './partner';
import { service } from './service';

type Handler = (c: Context, deps: Deps) => Promise<Response>;

/** Every read resource of the contract, at the contract's default address. */
const reads: readonly (readonly [resource: { readonly path: string }, handler: Handler])[] = [
  [contract.service, service],
  [contract.sessions, course.sessions],
  [contract.seats, course.seats],
  [contract.days, course.days],
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

/** Any page may read: the answers are public and carry no cookies. */
const cors: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { ...ALLOWED, 'Access-Control-Max-Age': '86400' });
  await next();
  for (const [name, value] of Object.entries(ALLOWED)) c.res.headers.set(name, value);
  return undefined;
};

const ALLOWED = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key, If-None-Match',
  'Access-Control-Expose-Headers': 'ETag, Retry-After',
};

export function apiRoutes(deps: Deps): Hono {
  const api = new Hono();
  api.use('*', cors);
  for (const [resource, handler] of reads) {
    const pattern = patternOf(resource.path);
    api.get(pattern, (c) => handler(c, deps));
    api.all(pattern, () => {
      throw new Refusal(405, undefined, 'Only GET and HEAD are answered here', undefined, undefined, {
        Allow: 'GET, HEAD, OPTIONS',
      });
    });
  }
  for (const name of contract.writeNames) api.post(`/${name}`, () => notYet(name));
  api.all('*', () => {
    throw notFound('The contract has no resource at this address.');
  });
  return api;
}

function notYet(name: string): never {
  throw new Refusal(501, undefined, 'Not accepted', `This backend does not accept ${name} yet.`);
}
