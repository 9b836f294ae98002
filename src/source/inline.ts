import type { Backend, Query } from './backend';
import { Failure } from './failure';
import { faultPlace } from './fault';

let count = 0;

/**
 * Data that lie in the page, as in a child `<script type="application/json">`, or as an object:
 *
 *     { "asOf": "2026-11-23T09:00:00+08:00",
 *       "service": { … },
 *       "sessions": [ … ] or { "items": [ … ], "asOf": …, "included": { … } },
 *       "surveys": [ … ], "survey": { "s1": { … } },
 *       "funds": [ … ], "entries": { "f1": [ … ], "f2": [ … ] } }
 *
 * Keys are the names of the contract's resources. A list is an array, an envelope, or a map to these by what its
 * address names (fund id, month, year). A single record is found by its id in a map or in a list, also in that of
 * the plural name. Filters are hints, as everywhere. Without `asOf` the service's `serverTime` stands for it, else
 * the moment of reading. Text that is not JSON rejects every read with `wrong-shape` and the place of the fault.
 */
export function inlineBackend(source: string | object): Backend {
  const read = once(() => (typeof source === 'string' ? parseText(source) : checkObject(source)));
  return {
    key: `inline ${++count}`,
    keep: false,
    list: async (resource, query) => listIn(read(), resource, query),
    get: async (resource, query) => recordIn(read(), resource, query),
  };
}

type Data = Record<string, unknown>;

function once<T>(work: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: work() }).value;
}

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (data: unknown, key: string): unknown =>
  isObject(data) && Object.prototype.hasOwnProperty.call(data, key) ? data[key] : undefined;

function checkObject(value: unknown): Data {
  if (isObject(value)) return value;
  throw new Failure('wrong-shape', {
    detail: 'inline data: expected an object whose keys are resource names',
  });
}

function parseText(text: string): Data {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure('wrong-shape', { detail: `inline data: not JSON, ${faultPlace(text)}` });
  }
  return checkObject(value);
}

/** The words of the query, as far as they can be keys of a map. */
const keysOf = (query: Query) =>
  Object.values(query).flatMap((value) => (value == null ? [] : [String(value)]));

function under(data: unknown, query: Query): unknown {
  return keysOf(query).reduce<unknown>((found, key) => found ?? own(data, key), undefined);
}

function listIn(data: Data, resource: string, query: Query): unknown {
  const given = own(data, resource);
  const list = Array.isArray(given) || own(given, 'items') !== undefined ? given : under(given, query);
  if (Array.isArray(list)) return { items: list, asOf: asOfIn(data) };
  // All there is lies in the page: an address of a next page has no meaning.
  if (isObject(list)) return { asOf: asOfIn(data), ...list, next: undefined };
  // Days that are given, but not of this year, are not announced yet; no days at all say nothing.
  throw new Failure(resource === 'days' && given !== undefined ? 'not-announced' : 'not-found', {
    detail: `inline data: no ${resource}`,
  });
}

const asOfIn = (data: Data) =>
  own(data, 'asOf') ?? own(own(data, 'service'), 'serverTime') ?? new Date().toISOString();

function recordIn(data: Data, resource: string, query: Query): unknown {
  if (resource === 'service' && isObject(data.service)) return data.service;
  for (const place of [own(data, resource), own(data, `${resource}s`)]) {
    const found = recordAt(place, query);
    if (found !== undefined) return found;
  }
  throw new Failure('not-found', { detail: `inline data: no ${resource} ${keysOf(query).join(' ')}`.trim() });
}

function recordAt(place: unknown, query: Query): unknown {
  const keys = keysOf(query);
  const list = own(place, 'items') ?? place;
  if (!Array.isArray(list)) return under(list, query);
  return list.find((record) => keys.includes(String(own(record, 'id') ?? own(record, 'receipt'))));
}
