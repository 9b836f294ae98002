import type { WriteName } from '../contract/word';
import type { Backend, Content, Query, ReadOptions, WriteOptions } from './backend';
import { Failure, toFailure } from './failure';

/** Time limit in ms: a promise that is never settled must not leave a page loading for ever. */
const LIMIT = 30_000;

const keys = new WeakMap<object, string>();
let count = 0;

/**
 * The backend that a host page gave as an object. Whatever it throws becomes a Failure (an error with one of our
 * `reason` words keeps it); a missing member is named; a call unanswered for 30 s is `timeout`. Without a `key` of
 * its own the object gets one, and its answers are not kept beyond the page.
 */
export function objectBackend(given: unknown, limit = LIMIT): Backend {
  const named = memberOf(given, 'key');
  const ownKey = typeof named === 'string' && named !== '' ? named : undefined;
  const call = (method: 'list' | 'get') => (resource: string, query: Query, options: ReadOptions) =>
    within(limit, () => invoke(given, method, [resource, query, options]));
  const write = (name: WriteName, content: Content, options: WriteOptions) =>
    within(limit, () => invoke(given, 'write', [name, content, options]));
  return {
    key: ownKey ? `object ${ownKey}` : keyFor(given),
    keep: ownKey !== undefined && memberOf(given, 'keep') !== false,
    list: call('list'),
    get: call('get'),
    ...(typeof memberOf(given, 'write') === 'function' ? { write } : {}),
  };
}

function memberOf(given: unknown, name: string): unknown {
  try {
    return (Object(given) as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

function keyFor(given: unknown): string {
  if (typeof given !== 'object' || given === null) return 'object ?';
  const key = keys.get(given) ?? `object ${++count}`;
  keys.set(given, key);
  return key;
}

function invoke(given: unknown, method: string, args: unknown[]): unknown {
  const member = memberOf(given, method);
  if (typeof member !== 'function') {
    throw new Failure('no-backend', { detail: `the backend object has no function ${method}()` });
  }
  return (member as (...args: unknown[]) => unknown).apply(given, args);
}

async function within(limit: number, work: () => unknown): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure('timeout', { detail: 'the backend object' })), limit);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    throw toFailure(error);
  } finally {
    clearTimeout(timer);
  }
}
