/** The outbox without a browser: back-off, what a reply means, JSON text, files, and writing over HTTP. (Node) */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { Failure, httpBackend, inlineBackend, newId, objectBackend, sha256Hex } from '../../src/source';
import type { Backend, Content } from '../../src/source';
import { backOff, dueAt } from '../../src/source/outbox/backoff';
import { jsonText } from '../../src/source/outbox/json';
import { fresh, type Entry, type Parcel } from '../../src/source/outbox/record';
import { deliver, setback } from '../../src/source/outbox/reply';
import { free } from '../../src/source/outbox/guard';
import { Sender } from '../../src/source/outbox/sender';
import { exportText, importText } from '../../src/source/outbox/transfer';
import { retryAfter } from '../../src/source/refusal';
import { digest } from '../../src/source/sha256';

const entryOf = (more: Partial<Entry> = {}): Entry => ({
  ...fresh(
    { id: newId(), name: 'responses', label: '需求', shared: false, createdAt: 1, attachments: [] },
    'https://b.test/',
  ),
  ...more,
});
const receiptFor = (id: string, more: object = {}) => ({
  id,
  receipt: 'ABCD2345',
  status: 'received',
  receivedAt: '2026-11-23T09:00:00+08:00',
  ...more,
});
const signal = new AbortController().signal;

describe('back-off', () => {
  it('grows from 2 s to 5 minutes, is spread over all of it, and never more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, r) => {
          const wait = backOff(n, () => r);
          const bound = Math.min(300_000, 2000 * 2 ** (n - 1));
          assert.ok(Math.abs(wait - r * bound) < 1e-6 && wait <= 300_000);
        },
      ),
    );
    assert.deepEqual(
      [1, 2, 3, 8, 9, 99].map((n) => backOff(n, () => 1)),
      [2000, 4000, 8000, 256_000, 300_000, 300_000],
    );
  });

  const time = fc.integer({ min: 1, max: 4_000_000 });
  const calls = fc.record({ eased: time, forced: fc.constant(0) });

  it('whatever happens, a try is a second after the last, and no network event goes before Retry-After', () => {
    fc.assert(
      fc.property(time, time, time, calls, time, (triedAt, wait, hold, eased, later) => {
        const notBefore = triedAt + hold;
        const entry = entryOf({
          tries: 1,
          triedAt,
          notBefore,
          nextAt: Math.max(notBefore, triedAt + wait, triedAt + 1000),
        });
        const now = triedAt + later;
        const due = dueAt(entry, eased, now);
        assert.ok(due >= triedAt + 1000 && due >= notBefore && due <= entry.nextAt);
        const forced = dueAt(entry, { ...eased, forced: now }, now);
        assert.equal(forced, triedAt + 1000, 'a person goes before Retry-After');
      }),
    );
  });

  it('a refused entry waits for a person, a damaged one for nobody, and a clock set back holds nothing up', () => {
    const refused = entryOf({ state: 'attention', triedAt: 5000, nextAt: 6000 });
    assert.equal(dueAt(refused, { eased: 9000, forced: 0 }, 10_000), Infinity);
    assert.equal(dueAt(refused, { eased: 0, forced: 9000 }, 10_000), 6000);
    const damaged = entryOf({ state: 'attention', failure: { reason: 'damaged' } });
    assert.equal(dueAt(damaged, { eased: 9000, forced: 9000 }, 10_000), Infinity);
    const ahead = entryOf({ triedAt: 7_200_000, nextAt: 9_000_000, notBefore: 9_000_000 });
    assert.equal(dueAt(ahead, { eased: 0, forced: 0 }, 1000), 1000);
  });

  it('a call from before the clock was set back does not make an entry due again each second', () => {
    const now = 36_000_000;
    const later = now + 7_200_000;
    const tried = entryOf({ tries: 9, triedAt: now, nextAt: now + 300_000, notBefore: now + 600_000 });
    assert.equal(dueAt(tried, { eased: later, forced: later }, now + 1), tried.nextAt);
    const refused = { ...tried, state: 'attention' as const };
    assert.equal(dueAt(refused, { eased: 0, forced: later }, now + 1), Infinity);
    assert.equal(dueAt(refused, { eased: 0, forced: now + 5 }, now + 5), now + 1000, 'a new call counts');
  });

  it('an entry that cannot be read waits like one that cannot be sent, and holds up none that is younger', async () => {
    const made = [1, 2, 3].map((createdAt) => entryOf({ createdAt }));
    const held = new Map(made.map((entry) => [entry.id, entry]));
    const bad = made[0]?.id ?? '';
    const asked: string[] = [];
    const lane = {
      refresh: () => Promise.resolve(),
      entries: () => Array.from(held.values()),
      backend: (): Backend =>
        objectBackend({
          list: () => Promise.reject(new Error('no')),
          get: () => Promise.reject(new Error('no')),
          write: async (_: string, __: unknown, given: { id: string }) => receiptFor(given.id),
        }),
      parcel: async ({ id }: Entry): Promise<Parcel> => {
        asked.push(id);
        if (id === bad) throw new DOMException('Failed to read large IndexedDB value', 'UnknownError');
        return { text: '{}', blobs: new Map() };
      },
      mark: async (entry: Entry) => void held.set(entry.id, entry),
      settle: async ({ id }: Entry) => void held.delete(id),
      changed: () => undefined,
    };
    const sender = new Sender(lane, free);
    sender.wake();
    for (let n = 0; n < 200 && held.size > 1; n += 1) await new Promise((done) => setTimeout(done, 10));
    sender.stop();
    assert.deepEqual(
      asked.slice(0, 3),
      made.map(({ id }) => id),
    );
    const left = held.get(bad);
    assert.deepEqual([held.size, left?.state, left?.failure?.reason], [1, 'waiting', 'unread']);
    assert.ok((left?.nextAt ?? 0) > Date.now(), 'it is tried again, later');
  });

  it('Retry-After: seconds, a date, nonsense; a write heeds up to an hour, a read up to two minutes', () => {
    const now = Date.parse('2026-11-23T01:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (seconds) => {
        assert.equal(retryAfter(String(seconds), now, 3600), Math.min(3600, seconds));
        assert.equal(retryAfter(String(seconds), now), Math.min(120, seconds));
        const at = new Date(now + Math.min(seconds, 1e6) * 1000).toUTCString();
        assert.equal(retryAfter(at, now, 3600), Math.min(3600, seconds));
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wait = retryAfter(text, now, 3600);
        assert.ok(wait === undefined || (wait >= 0 && wait <= 3600));
      }),
    );
    for (const text of ['-5', 'soon', '1e3', '5 minutes', 'NaN', ''])
      assert.equal(retryAfter(text, now, 3600), undefined);
  });
});

describe('JSON text', () => {
  it('is that of a clean page, and can be read back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium', stringUnit: 'binary' }), (value) => {
        assert.equal(jsonText(value), JSON.stringify(value));
      }),
    );
    const odd = {
      a: undefined,
      b: () => 1,
      c: Number.NaN,
      d: [undefined, -0, Infinity],
      e: null,
      '\u2028"': '\ud800',
    };
    assert.equal(jsonText(odd), JSON.stringify(odd));
  });

  it('is the same under toJSON, inherited members and a replaced JSON.stringify', () => {
    const value = { a: ['x', { b: 1 }], c: '文' };
    const clean = JSON.stringify(value);
    const { stringify } = JSON;
    for (const proto of [Array.prototype, String.prototype, Object.prototype, Number.prototype]) {
      Object.defineProperty(proto, 'toJSON', { configurable: true, value: () => 'patched' });
    }
    Object.defineProperty(Object.prototype, 'each', {
      configurable: true,
      enumerable: true,
      writable: true,
      value: 1,
    });
    JSON.stringify = () => 'patched';
    let text: string;
    try {
      text = jsonText(value);
    } finally {
      JSON.stringify = stringify;
      for (const proto of [Array.prototype, String.prototype, Object.prototype, Number.prototype]) {
        Reflect.deleteProperty(proto, 'toJSON');
      }
      Reflect.deleteProperty(Object.prototype, 'each');
    }
    assert.equal(text, clean);
  });
});

it('SHA-256 in script is that of the platform, at every length', async () => {
  for (let length = 0; length < 300; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) & 255);
    const wanted = createHash('sha256').update(bytes).digest('hex');
    assert.equal(Buffer.from(digest(bytes)).toString('hex'), wanted, String(length));
    assert.equal(await sha256Hex(new Blob([bytes])), wanted);
  }
});

describe('what a reply means', () => {
  const backend = (write: NonNullable<Backend['write']>): Backend => ({
    key: 'k',
    list: () => Promise.reject(new Error('no')),
    get: () => Promise.reject(new Error('no')),
    write,
  });
  const parcel: Parcel = { text: '{}', blobs: new Map() };
  const outcome = async (write: NonNullable<Backend['write']>, entry = entryOf()) => {
    const result = await deliver(backend(write), entry, parcel, new Set(), signal);
    return 'receipt' in result ? result.receipt : result.failure.reason;
  };

  it('nothing but a receipt for the same id is success', async () => {
    const entry = entryOf();
    assert.equal(await outcome(async () => receiptFor(entry.id), entry), 'ABCD2345');
    for (const reply of [
      receiptFor(newId()),
      { ...receiptFor(entry.id), id: entry.id.toUpperCase() },
      { ...receiptFor(entry.id), receipt: '' },
      { id: entry.id },
      undefined,
      null,
      '<html>',
      [],
    ]) {
      assert.equal(await outcome(async () => reply, entry), 'foreign', JSON.stringify(reply));
    }
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (reply) => {
        assert.equal(await outcome(async () => reply, entry), 'foreign');
      }),
    );
  });

  it('each status and each reason goes to its place; what is thrown never gets out', async () => {
    const of = (status: number) => setback(new Failure('refused', { status, retryAfter: 5 }));
    // A clock that is a little fast pressed before the opening: seconds are waited for, hours are not.
    const early = (retryAfter: number) =>
      setback(new Failure('refused', { status: 409, problem: 'not-open', retryAfter })).failure.reason;
    assert.deepEqual([early(2), early(3600)], ['server', 'refused']);
    for (const status of [408, 425, 429, 500, 502, 503, 504, 507, 511, 599]) {
      assert.deepEqual([of(status).failure.reason, of(status).wait], ['server', 5], String(status));
    }
    for (const status of [
      400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 422, 423, 428, 431, 451, 501,
    ]) {
      assert.equal(of(status).failure.reason, 'refused', String(status));
    }
    for (const reason of ['offline', 'unreachable', 'timeout', 'aborted'] as const) {
      assert.equal(setback(new Failure(reason)).failure.reason, 'offline');
    }
    assert.equal(setback(new Failure('wrong-shape', { status: 200 })).failure.reason, 'foreign');
    assert.equal(setback(new Failure('no-backend')).failure.reason, 'refused');
    for (const thrown of [
      new TypeError('x'),
      'text',
      undefined,
      { reason: 'busy', details: { retryAfter: 9 } },
    ]) {
      assert.equal(await outcome(() => Promise.reject(thrown)), 'server');
    }
    assert.equal(await outcome(() => Promise.reject(new Failure('unreachable'))), 'offline');
  });

  it('a backend that takes nothing is said as such, and tried no more', async () => {
    const bare = inlineBackend('{}');
    const result = await deliver(bare, entryOf(), parcel, new Set(), signal);
    assert.equal('receipt' in result ? '' : result.failure.reason, 'refused');
  });
});

describe('an export file', () => {
  it('brings every entry back byte for byte, whatever is in it', async () => {
    const shipped = fc.record({
      text: fc.string({ unit: 'binary' }),
      bytes: fc.uint8Array({ maxLength: 20_000 }),
      shared: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(shipped, { maxLength: 4 }), async (given) => {
        const all = [];
        for (const { text, bytes, shared } of given) {
          const blob = new Blob([bytes], { type: 'audio/webm;codecs=opus' });
          const sha = await sha256Hex(blob);
          const entry = entryOf({ shared, attachments: [sha], label: text });
          all.push({
            entry,
            parcel: { text: jsonText({ id: entry.id, text }), blobs: new Map([[sha, blob]]) },
          });
        }
        const file = await exportText('https://b.test/', all);
        const read = await importText('https://b.test/', file);
        assert.equal(read.length, all.length);
        for (const [at, { entry, parcel }] of all.entries()) {
          const back = read[at];
          assert.ok(back);
          for (const name of ['id', 'name', 'shared', 'createdAt'] as const)
            assert.equal(back.entry[name], entry[name]);
          assert.deepEqual(back.entry.attachments, entry.attachments);
          assert.equal(back.parcel.text, parcel.text);
          for (const [sha, blob] of back.parcel.blobs) {
            assert.equal(await sha256Hex(blob), sha);
            assert.equal(blob.type, 'audio/webm;codecs=opus');
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('a time that no clock showed is brought back to today', async () => {
    const id = newId();
    const entry = {
      id,
      name: 'responses',
      label: 'x',
      shared: false,
      createdAt: 1e300,
      text: `{"id":"${id}"}`,
    };
    const text = { kind: 'hehuo-outbox', version: 1, backend: 'https://x/', entries: [entry] };
    const [one] = await importText('https://x/', new Blob([JSON.stringify(text)]));
    assert.ok(Math.abs((one?.entry.createdAt ?? 0) - Date.now()) < 60_000);
  });

  it('anything else is bad, and never an exception', async () => {
    const one = { id: newId(), name: 'responses', text: '{"id":"other"}', attachments: {} };
    const file = (entry: unknown) =>
      jsonText({ kind: 'hehuo-outbox', version: 1, backend: 'b', entries: [entry] });
    for (const entry of [
      one,
      { ...one, name: 'constructor', text: jsonText({ id: one.id }) },
      { ...one, text: 'x' },
      null,
      5,
    ]) {
      assert.deepEqual(await importText('b', new Blob([file(entry)])), [undefined]);
    }
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.jsonValue().map(file)), async (text) => {
        const read = await importText('b', new Blob([text]));
        assert.ok(read.every((each) => each === undefined));
      }),
    );
  });
});

describe('writing over HTTP', () => {
  let server: Server;
  let origin = '';
  const seen: {
    method?: string | undefined;
    url?: string | undefined;
    headers: IncomingMessage['headers'];
    body: string;
  }[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  let bases = 0;
  const base = () => `${origin}/${++bases}/`;
  const reply = (status: number, body: string, headers: Record<string, string> = {}) => {
    answer = (_, response) => void response.writeHead(status, headers).end(body);
  };
  const write = (backend: Backend, content: Content = { text: '{"a":1}' }, id = newId()) => {
    assert.ok(backend.write);
    return backend.write('text' in content ? 'responses' : 'attachments', content, { id });
  };
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => assert.fail('expected a Failure'),
      (error: unknown) => (assert.ok(error instanceof Failure), error),
    );

  before(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method, url, headers } = request;
        if (/^\/\d+\/service.json$/.test(url ?? '')) return void response.writeHead(404).end();
        seen.push({ method, url, headers, body: Buffer.concat(parts).toString() });
        answer(request, response);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => void server.close().closeAllConnections());
  beforeEach(() => void seen.splice(0));

  it('posts JSON under the base, with the id in quotes, no cookie and the text unchanged', async () => {
    reply(201, '{"ok":true}');
    const id = newId();
    const where = base();
    assert.deepEqual(await write(httpBackend(where), { text: '{ "文":1}' }, id), { ok: true });
    const [request] = seen;
    assert.equal(`${request?.method} ${origin}${request?.url}`, `POST ${where}responses`);
    assert.equal(request?.headers['idempotency-key'], `"${id}"`);
    assert.equal(request?.headers['content-type'], 'application/json');
    assert.equal(request?.headers.cookie, undefined);
    assert.equal(request?.body, '{ "文":1}');
  });

  it('puts an attachment under its name, with its type; an empty answer is as good as any', async () => {
    reply(204, '');
    const bytes = new Blob(['photo'], { type: 'image/jpeg' });
    const where = base();
    assert.equal(await write(httpBackend(where), { sha256: 'ab'.repeat(32), bytes }), undefined);
    const [request] = seen;
    assert.equal(`${request?.method} ${origin}${request?.url}`, `PUT ${where}attachments/${'ab'.repeat(32)}`);
    assert.equal(request?.headers['content-type'], 'image/jpeg');
    assert.equal(request?.body, 'photo');
  });

  it('goes where service.json says, and waits for it', async () => {
    const links = { responses: 'in/box', attachments: `${origin}/files/{sha256}.bin` };
    answer = ({ url }, response) => {
      if (url?.endsWith('service.json')) setTimeout(() => response.end(JSON.stringify({ links })), 50);
      else response.end('{}');
    };
    const backend = httpBackend(`${origin}/moved/`);
    await write(backend);
    await write(backend, { sha256: 'cd', bytes: new Blob(['x']) });
    assert.deepEqual(
      seen.map(({ method, url }) => `${method} ${url}`),
      ['GET /moved/service.json', 'POST /moved/in/box', 'PUT /files/cd.bin'],
    );
  });

  it('a refusal brings its status, type, detail and field errors; a wait up to an hour', async () => {
    const errors = [{ pointer: '/answers/age', detail: 'too old' }, { pointer: 5 }, null];
    reply(422, JSON.stringify({ type: 'x/problems/invalid', title: 'No', detail: 'see errors', errors }));
    const { details, reason } = await failure(write(httpBackend(base())));
    assert.equal(reason, 'refused');
    assert.deepEqual(details.errors, [{ pointer: '/answers/age', detail: 'too old' }]);
    assert.deepEqual([details.status, details.problem, details.detail], [422, 'invalid', 'see errors']);
    reply(503, '', { 'retry-after': '86400' });
    assert.equal((await failure(write(httpBackend(base())))).details.retryAfter, 3600);
  });

  it('a login page with 200, broken JSON and an answer cut in the middle are failures', async () => {
    reply(200, '<!doctype html><p>Log in</p>', { 'content-type': 'text/html' });
    assert.equal((await failure(write(httpBackend(base())))).reason, 'wrong-shape');
    reply(200, '{"id":');
    assert.equal((await failure(write(httpBackend(base())))).reason, 'wrong-shape');
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"id"');
      setTimeout(() => response.destroy(), 20);
    };
    assert.equal((await failure(write(httpBackend(base())))).reason, 'unreachable');
  });

  it('what another origin answered in the end is not taken', async () => {
    const other = createServer((_, response) => void response.end('{}'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    answer = (_, response) => void response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
    const found = await failure(write(httpBackend(base())));
    assert.deepEqual([found.reason, setback(found).failure.reason], ['wrong-shape', 'foreign']);
    other.close().closeAllConnections();
  });

  it('no answer in time is a timeout, whose limit is twice that of a read', async () => {
    answer = () => undefined;
    const begun = Date.now();
    assert.equal((await failure(write(httpBackend(base(), { limit: 100 })))).reason, 'timeout');
    assert.ok(Date.now() - begun >= 190 && Date.now() - begun < 2000);
  });

  it('an object backend takes writes where it has the function, inline data never', async () => {
    const given = { list: () => [], get: () => ({}), write: (...args: unknown[]) => args };
    const made = objectBackend(given);
    assert.deepEqual(await made.write?.('reports', { text: '1' }, { id: 'x' }), [
      'reports',
      { text: '1' },
      { id: 'x' },
    ]);
    assert.equal(objectBackend({ list: () => [], get: () => ({}) }).write, undefined);
    assert.equal(inlineBackend({}).write, undefined);
    const refusing = objectBackend({
      ...given,
      write: () => Promise.reject({ reason: 'busy', details: { status: 429 } }),
    });
    assert.equal(
      (await failure(Promise.resolve(refusing.write?.('reports', { text: '1' }, { id: 'x' })))).reason,
      'busy',
    );
  });
});
