import { Envelope, type ListResource, type OneResource } from '../contract/resource';
import { questionKey, type Backend, type Query, type ReadOptions } from './backend';
import { cleaned, parse, pointer, type Fault, type Findings, type Redacted, type SetAside } from './check';
import { Failure, toFailure } from './failure';
import { Gathering } from './gather';
import { withoutBadParts } from './part';
import { share, SHORT_MEMORY } from './share';
import { keepList, keepOne } from './last';

export type { Redacted, SetAside } from './check';
export { recallList, recallOne } from './last';

/** A list that crossed the border: checked, frozen. */
export interface Loaded<T, I extends Record<string, unknown> = Record<string, never>> {
  items: readonly T[];
  included: { readonly [K in keyof I]: readonly I[K][] };
  /** Moment for which the data are true, as the backend says. */
  asOf: string;
  /** Moment of receipt on this device, epoch milliseconds; for an answer out of the last-good store, its age. */
  receivedAt: number;
  /** Whether more pages exist than were read (the cap was reached). */
  partial: boolean;
  total?: number | undefined;
  setAside: readonly SetAside[];
  redacted: readonly Redacted[];
}

/** One record that crossed the border. */
export interface LoadedOne<T> {
  item: T;
  receivedAt: number;
  setAside: readonly SetAside[];
  redacted: readonly Redacted[];
}

export interface ReadSettings {
  signal: AbortSignal;
  /** Most records to keep; more pages are then not asked for. Default 2,000. */
  cap?: number | undefined;
  /** Asks again even if there is an answer of the last moments: a person pressed "retry", or seats are counted. */
  fresh?: boolean | undefined;
  /** Greatest age in ms of an answer that is given again without asking. Default 30,000. */
  maxAge?: number | undefined;
}

const CAP = 2_000;
/** Pages without end are a fault of the backend, not a long list. */
const MOST_PAGES = 500;

/**
 * Reads a list, all its pages up to the cap. The envelope is checked strictly, each record on its own: bad ones and
 * second ones of the same id are set aside. Elements that ask the same share one request and its checking. The
 * result is frozen. Rejects with a Failure only.
 */
export function readList<T, I extends Record<string, unknown>>(
  backend: Backend,
  resource: ListResource<T, I>,
  query: Query,
  settings: ReadSettings,
): Promise<Loaded<T, I>> {
  const { cap = CAP, fresh = false, maxAge = SHORT_MEMORY } = settings;
  const key = `${questionKey(backend, resource.name, query)} ${cap}`;
  return share(key, settings.signal, fresh ? 0 : maxAge, {
    run: async (signal, early) => {
      try {
        return await readPages(backend, resource, query, { signal, fresh, path: resource.path, early }, cap);
      } catch (error) {
        throw toFailure(error);
      }
    },
    sure: (loaded) => keepList(backend, resource, query, loaded),
  });
}

/** Reads one record, under the same rules; one that does not keep to the contract is a Failure `wrong-shape`. */
export function readOne<T>(
  backend: Backend,
  resource: OneResource<T>,
  query: Query,
  settings: ReadSettings,
): Promise<LoadedOne<T>> {
  const { fresh = false, maxAge = SHORT_MEMORY } = settings;
  const key = questionKey(backend, resource.name, query);
  return share(key, settings.signal, fresh ? 0 : maxAge, {
    run: async (signal, early) => {
      try {
        const raw = await backend.get(resource.name, query, { signal, fresh, path: resource.path, early });
        if (signal.aborted) throw new Failure('aborted');
        return checkOne(resource, raw);
      } catch (error) {
        throw toFailure(error);
      }
    },
    sure: (loaded) => keepOne(backend, resource, query, loaded),
  });
}

const shapeFailure = (resource: string, fault: Fault) =>
  new Failure('wrong-shape', { detail: `${resource}${pointer(fault.path)}: ${fault.reason}` });

function checkOne<T>(resource: OneResource<T>, raw: unknown): LoadedOne<T> {
  const findings: Findings = { resource: resource.name, setAside: [], redacted: [] };
  let result = parse(resource.one, raw);
  if ('reason' in result && resource.name === 'service') {
    result = parse(resource.one, withoutBadParts(resource, raw, result, findings));
  }
  if ('reason' in result) throw shapeFailure(resource.name, result);
  const item = cleaned(result.value, findings, []);
  if ('reason' in item) throw shapeFailure(resource.name, item);
  return Object.freeze({ item: item.value, receivedAt: Date.now(), ...freeze(findings) });
}

const freeze = (findings: Findings) => ({
  setAside: Object.freeze(findings.setAside),
  redacted: Object.freeze(findings.redacted),
});

async function readPages<T, I extends Record<string, unknown>>(
  backend: Backend,
  resource: ListResource<T, I>,
  query: Query,
  options: ReadOptions,
  cap: number,
): Promise<Loaded<T, I>> {
  const gathering = new Gathering(resource, options.signal);
  const visited = new Set<string>();
  let first: Envelope | undefined;
  let next: string | undefined;
  let partial = false;
  do {
    const page = envelopeOf(resource.name, await backend.list(resource.name, query, { ...options, next }));
    if (options.signal?.aborted) throw new Failure('aborted');
    first ??= page;
    const before = gathering.seen;
    await gathering.addItems(page.items, cap);
    await gathering.addIncluded(page.included ?? {});
    next = page.next || undefined;
    partial = gathering.seen - before < page.items.length || (next !== undefined && gathering.seen >= cap);
    if (next !== undefined && !partial && (visited.has(next) || visited.size >= MOST_PAGES)) {
      gathering.putAside({ path: ['next'], reason: 'pages that never end' });
      partial = true;
    }
    if (next !== undefined) visited.add(next);
  } while (next !== undefined && !partial);
  return result(gathering, first, partial);
}

function result<T, I extends Record<string, unknown>>(
  { items, included, findings }: Gathering<T, I>,
  { asOf, total }: Envelope,
  partial: boolean,
): Loaded<T, I> {
  for (const records of Object.values(included)) Object.freeze(records);
  return Object.freeze({
    items: Object.freeze(items),
    included: Object.freeze(included),
    asOf,
    total: total ?? undefined,
    partial,
    receivedAt: Date.now(),
    ...freeze(findings),
  });
}

function envelopeOf(resource: string, raw: unknown): Envelope {
  const result = parse(Envelope, raw);
  if ('reason' in result) throw shapeFailure(resource, result);
  return result.value;
}
