import type { WriteName } from '../contract/word';
import type { Backend, Content, Query, ReadOptions, WriteOptions } from './backend';
import { Failure } from './failure';
import { join, launch, type Flight } from './share';
import { expand } from './template';
import { pageAddress, webUrl } from './url';
import { getJson, sendJson } from './wire';

export interface HttpOptions {
  /** Time limit of one read in ms; 10,000 unless told otherwise. A write has twice, an upload six times as long. */
  limit?: number;
}

const LIMIT = 10_000;
/** Time in ms before a service document that could not be read is asked for again. */
const RETRY_SERVICE = 30_000;
const MOST_VALIDATED = 24;

const backends = new Map<string, Backend>();

/**
 * The backend at a base address, relative ones against the page's. The same base gives the same object, so that all
 * elements of a page share what it knows. Never throws: an unusable address rejects every read with `no-backend`.
 */
export function httpBackend(base: string, options: HttpOptions = {}): Backend {
  const root = rootOf(base);
  const key = `${root ?? `?${base}`} ${options.limit ?? ''}`.trim();
  const known = backends.get(key);
  if (known) return known;
  const made = new HttpBackend(root, base, options.limit ?? LIMIT);
  backends.set(key, made);
  return made;
}

/** The base as a folder: absolute, without query, with a slash at the end. */
function rootOf(base: string): string | undefined {
  const url = base.trim() === '' ? undefined : webUrl(base, pageAddress());
  return url?.replace(/[?#].*$/, '').replace(/(\/service\.json|\/)?$/, '/');
}

interface Validated {
  etag: string;
  body: unknown;
}

/**
 * Addresses: the contract's defaults, unless service.json gives others under `links`. So that the first content
 * costs one round trip, a read does not wait for service.json: it goes to the default address at once, with
 * service.json beside it. When that says another address before the default one has answered, the read is started
 * again there and the first given up; when the default address fails, the read waits for service.json before it says
 * so. When the default address answers first, that answer is given at once: should service.json then say another
 * address, it was from the wrong place, is kept nowhere (see `early`), and the next read goes to the right one. So a
 * backend that moves a resource had better leave nothing at its default address. Until service.json has been read
 * once, a service.json that cannot be read means that the default addresses hold.
 */
class HttpBackend implements Backend {
  readonly key: string;
  private readonly root: string | undefined;
  private readonly limit: number;
  /** Address templates by resource; undefined until service.json has spoken. */
  private links: ReadonlyMap<string, string> | undefined;
  private service: Flight | undefined;
  private serviceFailedAt = -Infinity;
  private readonly validated = new Map<string, Validated>();

  constructor(root: string | undefined, base: string, limit: number) {
    this.key = root ?? base;
    this.root = root;
    this.limit = limit;
  }

  list(resource: string, query: Query, options: ReadOptions): Promise<unknown> {
    return this.read(resource, query, options);
  }

  get(resource: string, query: Query, options: ReadOptions): Promise<unknown> {
    return resource === 'service' ? this.askService(options) : this.read(resource, query, options);
  }

  private async read(resource: string, query: Query, options: ReadOptions): Promise<unknown> {
    if (options.next !== undefined) return this.ask(this.absolute(options.next), options);
    const usual = options.path ?? `${resource}.json`;
    const address = () => this.absolute(expand(this.links?.get(resource) ?? usual, query));
    const first = address();
    if (this.links || Date.now() - this.serviceFailedAt < RETRY_SERVICE) return this.ask(first, options);
    const moved = this.askService({ signal: options.signal }).then(
      () => (address() === first ? undefined : address()),
      () => undefined,
    );
    const holds = (url: string | undefined) => url === undefined && !options.signal?.aborted;
    options.early?.(moved.then(holds, () => false));
    return this.askEither(first, moved, options);
  }

  /**
   * A write waits for service.json, at most until its time limit: sent to the wrong place it might be lost. The id goes
   * in quotes, as the header's syntax wants it; an attachment's name says already which it is.
   */
  async write(name: WriteName, content: Content, { id, signal }: WriteOptions): Promise<unknown> {
    if (!this.links && Date.now() - this.serviceFailedAt >= RETRY_SERVICE) {
      await this.askService({ signal }).catch(() => undefined);
    }
    const given = this.links?.get(name);
    if ('text' in content) {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `"${id}"` };
      const body = content.text;
      return sendJson(this.absolute(given ?? name), {
        method: 'POST',
        headers,
        body,
        signal,
        limit: 2 * this.limit,
      });
    }
    const { sha256, bytes: body } = content;
    const url = this.absolute(expand(given ?? 'attachments/{sha256}', { sha256 }));
    const headers = { 'Content-Type': body.type || 'application/octet-stream' };
    return sendJson(url, { method: 'PUT', headers, body, signal, limit: 6 * this.limit });
  }

  /** Reads the first address, or the one it is found to have moved to, whichever is settled earlier. */
  private async askEither(first: string, moved: Promise<string | undefined>, options: ReadOptions) {
    const trial = new AbortController();
    const leave = () => trial.abort();
    if (options.signal?.aborted) leave();
    options.signal?.addEventListener('abort', leave);
    const answer = this.ask(first, { ...options, signal: trial.signal });
    try {
      const good = answer.then((value) => ({ value })).catch(() => undefined);
      const unlessMoved = moved.then((url) => (url ? undefined : good));
      const early = await Promise.race([good.then((found) => found ?? unlessMoved), unlessMoved]);
      if (early) return early.value;
      const url = await moved;
      if (!url || options.signal?.aborted) return await answer;
      trial.abort();
      return await this.ask(url, options);
    } finally {
      options.signal?.removeEventListener('abort', leave);
    }
  }

  /** service.json, one request at a time, given up when its last asker has gone; every answer renews the links. */
  private askService({ signal, fresh }: ReadOptions): Promise<unknown> {
    if (signal?.aborted) return Promise.reject(new Failure('aborted'));
    if (this.service && !fresh) return join(this.service, signal);
    const flight = launch((given) => this.readService(given, fresh));
    const over = () => {
      if (this.service === flight) this.service = undefined;
    };
    this.service = flight;
    flight.control.signal.addEventListener('abort', over);
    flight.answer.then(over, over);
    return join(flight, signal);
  }

  private async readService(signal: AbortSignal, fresh: boolean | undefined): Promise<unknown> {
    try {
      const raw = await this.ask(this.absolute('service.json'), { signal, fresh });
      this.links = linksOf(raw);
      return raw;
    } catch (error) {
      if (!signal.aborted) this.serviceFailedAt = Date.now();
      throw error;
    }
  }

  private absolute(address: string): string {
    const url = this.root && webUrl(address, this.root);
    if (!url) throw new Failure('no-backend', { detail: `no usable web address: ${address.slice(0, 200)}` });
    return url;
  }

  private async ask(url: string, options: ReadOptions): Promise<unknown> {
    const known = ownOrigin(url) ? this.validated.get(url) : undefined;
    const { signal, fresh } = options;
    const answer = await getJson(url, { signal, fresh, limit: this.limit, etag: known?.etag });
    if (!answer) return known?.body;
    const body = withNext(answer.body, answer.url);
    if (answer.etag && ownOrigin(url)) this.validate(url, { etag: answer.etag, body });
    return body;
  }

  private validate(url: string, answer: Validated): void {
    this.validated.delete(url);
    this.validated.set(url, answer);
    for (const old of this.validated.keys()) {
      if (this.validated.size <= MOST_VALIDATED) break;
      this.validated.delete(old);
    }
  }
}

/** Conditional requests of our own would force a preflight elsewhere; there the browser's cache does them. */
const ownOrigin = (url: string) => typeof location !== 'object' || url.startsWith(`${location.origin}/`);

/** The envelope with `next` absolute: a relative one is meant against the page's own address. */
function withNext(body: unknown, url: string): unknown {
  const { next } = Object(body) as { next?: unknown };
  if (typeof next !== 'string' || next === '') return body;
  let address = webUrl(next, url);
  // A server behind a TLS proxy often writes http into its own addresses, which an https page may not read.
  if (
    address &&
    address.replace(/^http:/, 'https:').startsWith(new URL('/', url).href) &&
    url.startsWith('https:')
  ) {
    address = address.replace(/^http:/, 'https:');
  }
  if (!address)
    throw new Failure('wrong-shape', { detail: `next is not a web address: ${next.slice(0, 200)}` });
  return { ...(body as object), next: address };
}

/** The `links` of a raw service document, by resource name; anything but text is passed over. */
function linksOf(raw: unknown): ReadonlyMap<string, string> {
  const { links } = Object(raw) as { links?: unknown };
  const pairs = Object.entries(Object(links) as object).filter(([, value]) => typeof value === 'string');
  return new Map(pairs as [string, string][]);
}
