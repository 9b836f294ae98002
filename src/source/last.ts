import type { ListResource, OneResource } from '../contract/resource';
import { questionKey, type Backend, type Query } from './backend';
import type { Loaded, LoadedOne } from './read';
import { recall, remember } from './store';

/** To be raised whenever the contract's schemas change: answers stored before are then no longer trusted. */
export const VERSION = 2;
/** Longer lists are kept in memory only: copying them to disk would hold up the page. */
const MOST_RECORDS = 10_000;

/** Keeps a good answer for the next time. */
export function keepList<T, I extends Record<string, unknown>>(
  backend: Backend,
  resource: ListResource<T, I>,
  query: Query,
  loaded: Loaded<T, I>,
): void {
  keep(backend, resource.name, query, loaded, loaded.items.length <= MOST_RECORDS);
}

export function keepOne<T>(
  backend: Backend,
  resource: OneResource<T>,
  query: Query,
  loaded: LoadedOne<T>,
): void {
  keep(backend, resource.name, query, loaded, true);
}

/** What became of one person's need or enrolment must not be found by the next person at the same device. */
const mayKeep = (backend: Backend, resource: string) =>
  backend.keep !== false && resource !== 'need' && resource !== 'enrolment';

function keep(
  backend: Backend,
  resource: string,
  query: Query,
  loaded: { receivedAt: number },
  onDisk: boolean,
) {
  if (!mayKeep(backend, resource)) return;
  const { receivedAt } = loaded;
  remember(questionKey(backend, resource, query), { value: loaded, receivedAt, version: VERSION }, onDisk);
}

/**
 * The last good answer to the same question, up to 30 days old, checked when it was received; undefined if there is
 * none. `receivedAt` tells its age. Never rejects, and waits for a slow disk no longer than four seconds.
 */
export async function recallList<T, I extends Record<string, unknown>>(
  backend: Backend,
  resource: ListResource<T, I>,
  query: Query,
): Promise<Loaded<T, I> | undefined> {
  return (await recallKept(backend, resource.name, query, 'items')) as Loaded<T, I> | undefined;
}

/** The last good answer for one record, under the same rules. */
export async function recallOne<T>(
  backend: Backend,
  resource: OneResource<T>,
  query: Query,
): Promise<LoadedOne<T> | undefined> {
  return (await recallKept(backend, resource.name, query, 'item')) as LoadedOne<T> | undefined;
}

async function recallKept(
  backend: Backend,
  resource: string,
  query: Query,
  member: string,
): Promise<unknown> {
  if (!mayKeep(backend, resource)) return undefined;
  const stored = await recall(questionKey(backend, resource, query));
  const value = stored?.version === VERSION ? stored.value : undefined;
  // A copy from disk has lost its frozenness; one of memory has it still.
  return typeof value === 'object' && value !== null && member in value ? freezeDeep(value) : undefined;
}

function freezeDeep<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) freezeDeep(member);
  return Object.freeze(value);
}
