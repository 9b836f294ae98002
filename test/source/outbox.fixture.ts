/** A backend that takes answers and can fail in every way, behind `fetch`; and outboxes that stand for tabs. (Browser) */
import { assert } from 'chai';
import { httpBackend, newId, Outbox, sha256Hex } from '../../src/source';
import type { Backend, Outgoing } from '../../src/source';
import { jsonText } from '../../src/source/outbox/json';

export const PHONE = '13912345678';
export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export async function until(what: string, holds: () => unknown, limit = 15_000): Promise<void> {
  for (const stop = performance.now() + limit; performance.now() < stop; await pause(20)) {
    if (await holds()) return;
  }
  assert.fail(`never: ${what}`);
}

const undo: (() => void)[] = [];

export function stub<T extends object, K extends keyof T>(
  object: T,
  name: K,
  make: (original: T[K]) => T[K],
): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  const value = make(object[name]);
  Object.defineProperty(object, name, { configurable: true, writable: true, value });
  undo.push(() => {
    if (before) Object.defineProperty(object, name, before);
    else Reflect.deleteProperty(object, name);
  });
}

/** A handler that is set there is never called. */
export function deafen(proto: object, name: string): void {
  const before = Object.getOwnPropertyDescriptor(proto, name);
  Object.defineProperty(proto, name, { configurable: true, get: () => null, set: () => {} });
  undo.push(() => before && Object.defineProperty(proto, name, before));
}

/** Undoes every stub, the latest first. */
export const restore = () =>
  undo
    .splice(0)
    .reverse()
    .forEach((back) => back());

export interface Request {
  method: string;
  url: string;
  key: string | null;
  text: string;
}
export type Reply = Response | 'cut' | 'hang' | undefined;

/** What the server did: rows by id, every request, and how it answers the next. */
export class Server {
  readonly base = `https://outbox.test/${newId()}/`;
  readonly backend: Backend = httpBackend(this.base);
  readonly asked: Request[] = [];
  readonly rows = new Map<string, { text: string; receipt: string }>();
  readonly attachments = new Set<string>();
  /** Chooses an answer; undefined means that the server does its work. */
  fault: (request: Request) => Reply | Promise<Reply> = () => undefined;
  /** Requests under way, and the most that ever were. */
  now = 0;
  most = 0;

  get posts(): Request[] {
    return this.asked.filter(({ method }) => method === 'POST');
  }

  /** Takes over `fetch` for its own addresses. */
  listen(): this {
    stub(window, 'fetch', (fetch) => async (input, init = {}) => {
      const url = String(input);
      if (!url.startsWith(this.base)) return fetch(input, init);
      if (url.endsWith('service.json')) return new Response('{}');
      this.most = Math.max(this.most, ++this.now);
      try {
        return await this.serve(url, init);
      } finally {
        this.now--;
      }
    });
    return this;
  }

  private async serve(url: string, init: RequestInit): Promise<Response> {
    const text = typeof init.body === 'string' ? init.body : '';
    const key = new Headers(init.headers).get('idempotency-key');
    const request = { method: init.method ?? 'GET', url: url.slice(this.base.length), key, text };
    this.asked.push(request);
    const reply = await this.fault(request);
    if (reply === 'cut') throw new TypeError('Failed to fetch');
    if (reply === 'hang') return hang(init.signal);
    if (reply) return reply;
    if (request.method === 'PUT') return this.take(url, init.body as Blob);
    return this.accept(text);
  }

  private async take(url: string, blob: Blob): Promise<Response> {
    const sha = url.slice(url.lastIndexOf('/') + 1);
    if ((await sha256Hex(blob)) !== sha) return problem(422, 'invalid');
    this.attachments.add(sha);
    return new Response(null, { status: 204 });
  }

  accept(text: string): Response {
    const { id, attachments = [] } = JSON.parse(text) as { id: string; attachments?: string[] };
    const known = this.rows.get(id);
    if (known && known.text !== text) return problem(409, 'conflict');
    const receipt = known?.receipt ?? `ABCD${String(2222 + this.rows.size).replace(/[01]/g, 'Z')}`;
    this.rows.set(id, { text, receipt });
    const held = attachments.filter((sha) => this.attachments.has(sha));
    const receivedAt = '2026-11-23T09:00:00+08:00';
    return json(
      { id, receipt, status: 'received', receivedAt, attachments: held, next: '三天内' },
      known ? 200 : 201,
    );
  }
}

function hang(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, fail) => {
    signal?.addEventListener('abort', () => fail(new DOMException('gone', 'AbortError')));
  });
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(jsonText(body), { status, headers: { 'content-type': 'application/json', ...headers } });

export const problem = (status: number, type: string, headers: Record<string, string> = {}) =>
  json(
    {
      type: `https://hehuo.example/problems/${type}`,
      title: 'No',
      detail: `said of ${type}`,
      errors: [{ pointer: '/answers/age', detail: 'too old' }],
    },
    status,
    headers,
  );

export const html = (status = 200) => new Response('<!doctype html><p>Log in</p>', { status });

const tabs: Outbox[] = [];
export const freshName = () => `hehuo-outbox-test-${newId()}`;

/** Another page of the same device. */
export function tab(name: string): Outbox {
  const made = new Outbox(name);
  tabs.push(made);
  made.start();
  return made;
}

export const closeTabs = () => tabs.splice(0).forEach((one) => one.stop());

export function answerOf(more: Partial<Outgoing> & { text?: string } = {}): Outgoing {
  const { text = `我要一门课，电话 ${PHONE}`, ...rest } = more;
  const body = {
    id: newId(),
    surveyId: 's',
    surveyVersion: '1',
    answers: { wish: text },
    attachments: keysOf(rest),
  };
  return { name: 'responses', label: '需求', body, ...rest };
}

const keysOf = ({ attachments }: Partial<Outgoing>) => Array.from(attachments?.keys() ?? []);

export async function photo(seed: string): Promise<[string, Blob]> {
  const blob = new Blob([`photo of ${PHONE} ${seed} `.repeat(200)], { type: 'image/jpeg' });
  return [await sha256Hex(blob), blob];
}

/** All records of a database, by key. */
export async function records(name: string): Promise<Map<string, unknown>> {
  const all = await indexedDB.databases?.();
  if (all && !all.some((one) => one.name === name)) return new Map();
  const db = await opened(indexedDB.open(name));
  if (!db.objectStoreNames.contains('items')) {
    db.close();
    return new Map();
  }
  const store = db.transaction('items').objectStore('items');
  const [keys, values] = await Promise.all([opened(store.getAllKeys()), opened(store.getAll())]);
  db.close();
  return new Map(keys.map((key, at) => [String(key), values[at]]));
}

export async function change(name: string, work: (store: IDBObjectStore) => void): Promise<void> {
  const db = await opened(indexedDB.open(name));
  const transaction = db.transaction('items', 'readwrite');
  work(transaction.objectStore('items'));
  await new Promise((done) => (transaction.oncomplete = done));
  db.close();
}

export const opened = <T>(request: IDBRequest<T>) =>
  new Promise<T>((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

/** Whether a text stands anywhere in a stored value, in UTF-8 or UTF-16. */
export function mentions(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.includes(text);
  if (value instanceof ArrayBuffer) return mentions(new Uint8Array(value), text);
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    const latin = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return latin.includes(text) || latin.includes(Array.from(text).join('\0'));
  }
  if (value instanceof Blob) return true; // a blob as such is plain
  if (typeof value !== 'object' || value === null || value instanceof CryptoKey) return false;
  return Object.values(value).some((member) => mentions(member, text));
}
