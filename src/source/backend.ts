import type { WriteName } from '../contract/word';

/** Arguments of a read: template variables and filter hints by name; null and empty values are left out. */
export type Query = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

export interface ReadOptions {
  signal?: AbortSignal | undefined;
  /** The `next` of an earlier page: then the page at that address is read. */
  next?: string | undefined;
  /** The contract's default address of the resource, an URI template under the base. */
  path?: string | undefined;
  /** Asks past caches, because a person wants it now. */
  fresh?: boolean | undefined;
  /**
   * For a backend that answers before it knows whether it asked at the right place: called before the answer, with
   * what will tell. Where that comes to false, the answer was shown but is kept nowhere.
   */
  early?: ((holds: Promise<boolean>) => void) | undefined;
}

/** An envelope as it came: not yet checked. */
export type RawPage = unknown;

/**
 * The port: whatever can answer the resources of the contract. A host page may give its own object with these
 * three members as the `backend` property of an element. Answers are raw JSON; the kit checks them itself.
 */
export interface Backend {
  /** Names the source: elements with the same key share requests and last good answers. */
  readonly key: string;
  /** Whether last good answers are worth keeping; false for data that lie in the page. Default true. */
  readonly keep?: boolean | undefined;
  /** One page of a list resource, by the resource's name. Rejects with a Failure or any error. */
  list(resource: string, query: Query, options: ReadOptions): Promise<RawPage>;
  /** One record of a single resource. */
  get(resource: string, query: Query, options: ReadOptions): Promise<unknown>;
  /**
   * Writes: the body's JSON text to the collection `name`, or an attachment's bytes under its SHA-256. Resolves to the
   * raw reply, whatever it is; rejects with a Failure. A backend without it accepts nothing.
   */
  write?(name: WriteName, content: Content, options: WriteOptions): Promise<unknown>;
}

/** What a write carries. */
export type Content = { readonly text: string } | { readonly sha256: string; readonly bytes: Blob };

export interface WriteOptions {
  /** The permanent id, which travels as Idempotency-Key too. */
  id: string;
  signal?: AbortSignal | undefined;
}

/** The query with its empty values left out and its names in order: the same question gives the same text. */
function queryText(query: Query): string {
  const asked = Object.keys(query)
    .sort()
    .map((name) => [name, query[name]] as const)
    .filter(([, value]) => value != null && value !== '' && !(Array.isArray(value) && value.length === 0));
  return asked.map(([name, value]) => `${name}=${String(value)}`).join('&');
}

/** Names a question to a backend: the same text for the same question. */
export const questionKey = (backend: Backend, resource: string, query: Query) =>
  `${backend.key} ${resource} ${queryText(query)}`;
