/* An iCalendar file (RFC 5545) as the backend of the course calendar. Loaded when a page names one. */
import type { Backend, Query, ReadOptions } from '../backend';
import { Failure } from '../failure';
import { problemFailure } from '../refusal';
import { join, launch, type Flight } from '../share';
import { webUrl, pageAddress } from '../url';
import { bare, within } from '../wire';
import { blocksOf } from './blocks';
import { linesOf } from './lines';
import { Calendar } from './month';
import { envelopeOf } from './record';
import { unreadable } from './words';
import { HOME } from './zone';

/** Time limit of one read in ms: a file is larger than a month. */
const LIMIT = 20_000;
const MOST_BYTES = 20 * 1024 * 1024;
/** Age in ms up to which the file is not asked for again, so that months can be leafed through. */
const MEMORY = 300_000;

interface Read {
  calendar: Calendar;
  at: number;
  etag: string | undefined;
}

/** Reads a file once for all questions; months are expanded out of it. Rejects with Failure only. */
export class CalendarBackend implements Backend {
  readonly key: string;
  readonly #url: string | undefined;
  #read: Read | undefined;
  #flight: Flight<Read> | undefined;

  constructor(address: string) {
    this.key = address;
    this.#url = webUrl(address, pageAddress());
  }

  async list(resource: string, query: Query, options: ReadOptions): Promise<unknown> {
    if (resource !== 'sessions') throw missing(resource);
    const { calendar, at } = await this.#ask(options);
    const month = String(query.month);
    const found = await calendar.month(month);
    return envelopeOf(found, month, String(query.area ?? ''), new Date(at).toISOString());
  }

  async get(resource: string, _query: Query, options: ReadOptions): Promise<unknown> {
    if (resource !== 'service') throw missing(resource);
    const { calendar } = await this.#ask(options);
    return {
      contractVersion: '1.0',
      ...(calendar.name ? { name: calendar.name } : {}),
      operator: { name: '' },
      timeZone: HOME,
      languages: [],
      areas: [],
      capabilities: { classes: ['static-read'] },
      links: { calendar: this.key },
    };
  }

  #ask({ signal, fresh }: ReadOptions): Promise<Read> {
    if (signal?.aborted) return Promise.reject(new Failure('aborted'));
    const read = this.#read;
    if (!this.#flight && read && !fresh && Date.now() - read.at < MEMORY) return Promise.resolve(read);
    if (this.#flight) return join(this.#flight, signal);
    const flight = launch((given) => this.#fetch(given, fresh));
    const over = (): void => {
      if (this.#flight === flight) this.#flight = undefined;
    };
    this.#flight = flight;
    flight.control.signal.addEventListener('abort', over);
    flight.answer.then(over, over);
    return join(flight, signal);
  }

  async #fetch(given: AbortSignal, fresh: boolean | undefined): Promise<Read> {
    const url = this.#url;
    if (!url) throw new Failure('no-backend', { detail: `no usable web address: ${this.key.slice(0, 200)}` });
    const last = this.#read;
    const answer = await within(url, { signal: given, limit: LIMIT }, (signal) =>
      exchange(url, { signal, fresh, etag: last?.etag }),
    );
    if (!answer) {
      if (!last) throw new Failure('server', { url: bare(url), status: 304 });
      return (this.#read = { ...last, at: Date.now() });
    }
    const calendar = await Calendar.of(await blocksOf(await linesOf(answer.bytes, answer.charset)));
    return (this.#read = { calendar, at: Date.now(), etag: answer.etag });
  }
}

/** What a file does not hold. Without days the calendar goes without holidays; other elements have nothing to show. */
const missing = (resource: string): Failure =>
  resource === 'days' || resource === 'seats'
    ? new Failure('not-found', { detail: `a calendar file has no ${resource}` })
    : new Failure('no-backend', {
        detail: `a calendar file holds courses only, no ${resource}: give the base URL of a backend`,
      });

interface Bytes {
  bytes: Uint8Array;
  charset: string | undefined;
  etag: string | undefined;
}

interface Ask {
  signal: AbortSignal;
  fresh: boolean | undefined;
  etag: string | undefined;
}

/** Conditional requests of our own would force a preflight elsewhere; there the browser's cache does them. */
const isOwn = (url: string): boolean => typeof location !== 'object' || url.startsWith(`${location.origin}/`);

async function exchange(url: string, { signal, fresh, etag }: Ask): Promise<Bytes | undefined> {
  const headers: Record<string, string> = { Accept: 'text/calendar, */*;q=0.1' };
  if (etag && isOwn(url)) headers['If-None-Match'] = etag;
  const cache = fresh ? 'no-cache' : 'default';
  const response = await fetch(url, { signal, headers, credentials: 'omit', cache });
  if (response.status === 304) return undefined;
  const details = { url: bare(url), status: response.status };
  const bytes = await bytesOf(response, () => unreadable('size', 'more than 20 MB', details));
  if (!response.ok) throw problemFailure(response, new TextDecoder().decode(bytes), details);
  const charset = /charset="?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
  return { bytes, charset, etag: response.headers.get('etag') ?? undefined };
}

async function bytesOf(response: Response, tooMany: () => Failure): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_BYTES) {
      reader.cancel().catch(() => undefined);
      throw tooMany();
    }
    pieces.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
