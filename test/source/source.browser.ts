/** What only a browser can show: IndexedDB failing in every way, the page's own address, its turn while we work. */
import { assert } from 'chai';
import { get } from 'idb-keyval';
import { partners } from '../../src/contract/resource';
import { Failure, httpBackend, objectBackend, readList, recallList, storage } from '../../src/source';
import { Disk } from '../../src/source/disk';
import { VERSION } from '../../src/source/last';
import { recall, remember } from '../../src/source/store';

const asOf = '2026-11-23T09:00:00+08:00';
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const put = (disk: Disk, value: unknown, key: string) =>
  disk.use(
    'readwrite',
    (store) =>
      new Promise<void>((done, fail) => {
        store.put(value, key);
        store.transaction.oncomplete = () => done();
        store.transaction.onabort = () => fail(store.transaction.error);
      }),
  );

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 100; n++) {
    if (await holds()) return;
    await pause(50);
  }
  assert.fail(`never: ${what}`);
}

async function rejected(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => assert.fail('expected a rejection'),
    (error: unknown) => (error as Error).name,
  );
}

let databases = 0;
const fresh = () => new Disk(`hehuo-test-${++databases}-${Math.random()}`, 's');
const undo: (() => void)[] = [];

function stub<T extends object, K extends keyof T>(object: T, name: K, make: (original: T[K]) => T[K]): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  const value = make(object[name]);
  Object.defineProperty(object, name, { configurable: true, writable: true, value });
  undo.push(() => {
    if (before) Object.defineProperty(object, name, before);
    else Reflect.deleteProperty(object, name);
  });
}

const loose: PromiseRejectionEvent[] = [];
const hear = (event: PromiseRejectionEvent) => void loose.push(event);

describe('storage', () => {
  before(() => window.addEventListener('unhandledrejection', hear));
  after(() => window.removeEventListener('unhandledrejection', hear));
  afterEach(async () => {
    for (const back of undo.splice(0)) back();
    await pause(0);
    assert.deepEqual(
      loose.splice(0).map(({ reason }) => String(reason)),
      [],
      'no rejection is left unhandled',
    );
  });

  it('keeps a good answer on disk and gives it back frozen', async () => {
    const item = { id: 'p', kind: 'merchant', name: '店', status: 'active', extra: { deep: [1] } };
    const backend = objectBackend({ key: `k${Math.random()}`, list: async () => ({ items: [item], asOf }) });
    await readList(backend, partners, {}, { signal: new AbortController().signal });
    const disk = new Disk('hehuo', 'last-good');
    const key = `${backend.key} partners `;
    await until('the answer is on disk', async () => (await get(key, disk.use)) !== undefined);
    await until('the mode is disk', () => storage.mode === 'disk' && storage.reason === undefined);
    // Under another key it is in no memory: what is recalled now comes from disk.
    await put(disk, await get(key, disk.use), `object other partners `);
    const known = await recallList(objectBackend({ key: 'other' }), partners, {});
    const found = known?.items[0] as unknown as typeof item;
    assert.deepEqual(found, item);
    assert.isTrue(Object.isFrozen(found) && Object.isFrozen(found.extra.deep) && Object.isFrozen(known));
  });

  it('passes over what another version stored, what is broken and what is too old', async () => {
    const disk = new Disk('hehuo', 'last-good');
    const value = { items: [] };
    const stored: [string, unknown][] = [
      ['v', { value, receivedAt: Date.now(), version: 0 }],
      ['b', 'text'],
      ['n', { value: null, receivedAt: Date.now(), version: VERSION }],
      ['o', { value, receivedAt: Date.now() - 31 * 86_400_000, version: VERSION }],
    ];
    for (const [key, record] of stored) {
      await put(disk, record, `object ${key} partners `);
      assert.equal(await recallList(objectBackend({ key }), partners, {}), undefined, key);
    }
  });

  it('keeps sixty answers and drops the oldest and those past thirty days', async () => {
    await new Promise((done) => (indexedDB.deleteDatabase('hehuo').onsuccess = done));
    const now = Date.now();
    const stored = (receivedAt: number) => ({ value: {}, receivedAt, version: VERSION });
    remember('ancient', stored(now - 40 * 86_400_000), true);
    for (let i = 0; i < 70; i++) remember(`many ${i}`, stored(now + i), true);
    const disk = new Disk('hehuo', 'last-good');
    await until('the last is on disk', async () => (await get('many 69', disk.use)) !== undefined);
    await until('pruned', async () => {
      const keys = await disk.use(
        'readonly',
        (store) =>
          new Promise<number>((done) => {
            const count = store.count();
            count.onsuccess = () => done(count.result);
          }),
      );
      return keys <= 61;
    });
    assert.equal(await get('many 0', disk.use), undefined);
    assert.equal(await get('ancient', disk.use), undefined);
    assert.notEqual(await get('many 30', disk.use), undefined);
  });

  it('an open that never answers costs two seconds once, and its late answer is welcome', async () => {
    const requests: Record<string, unknown>[] = [];
    let original: IDBFactory['open'] | undefined;
    stub(IDBFactory.prototype, 'open', (open) => {
      original = open;
      return () => {
        const never = {};
        requests.push(never);
        return never as IDBOpenDBRequest;
      };
    });
    const disk = fresh();
    let started = performance.now();
    assert.equal(await rejected(disk.use('readonly', () => 1)), 'Slow');
    assert.ok(performance.now() - started < 3500);
    assert.deepEqual([disk.mode, disk.reason], ['memory', 'slow']);
    started = performance.now();
    assert.equal(await rejected(disk.use('readonly', () => 1)), 'Slow');
    assert.ok(performance.now() - started < 200);
    assert.equal(requests.length, 1);
    const real = original?.call(indexedDB, `hehuo-late-${Math.random()}`);
    await new Promise<void>((done) => {
      if (!real) throw new Error('no original');
      real.onupgradeneeded = () => real.result.createObjectStore('s');
      real.onsuccess = () => done();
    });
    const [late] = requests;
    if (!late) throw new Error('open was not called');
    late.result = real?.result;
    (late.onsuccess as () => void)();
    await pause(10);
    await put(disk, 1, 'k');
    assert.equal(disk.mode, 'disk');
  });

  it('SecurityError of a sandboxed frame, from open or from the very name, means memory', async () => {
    const security = () => new DOMException('no', 'SecurityError');
    stub(IDBFactory.prototype, 'open', () => () => {
      throw security();
    });
    const first = fresh();
    assert.equal(await rejected(first.use('readonly', () => 1)), 'SecurityError');
    assert.equal(first.reason, 'forbidden');
    const own = Object.getOwnPropertyDescriptor(window, 'indexedDB');
    Object.defineProperty(window, 'indexedDB', {
      configurable: true,
      get() {
        throw security();
      },
    });
    undo.push(() =>
      own ? Object.defineProperty(window, 'indexedDB', own) : Reflect.deleteProperty(window, 'indexedDB'),
    );
    const second = fresh();
    assert.equal(await rejected(second.use('readonly', () => 1)), 'SecurityError');
    assert.equal(second.reason, 'forbidden');
  });

  it('no IndexedDB at all is said as such', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'indexedDB');
    Object.defineProperty(window, 'indexedDB', { configurable: true, value: undefined });
    undo.push(() =>
      own ? Object.defineProperty(window, 'indexedDB', own) : Reflect.deleteProperty(window, 'indexedDB'),
    );
    const disk = fresh();
    assert.equal(await rejected(disk.use('readonly', () => 1)), 'Absent');
    assert.equal(disk.reason, 'absent');
  });

  it('an open that fails is tried again the next time', async () => {
    let fail = true;
    stub(
      IDBFactory.prototype,
      'open',
      (open) =>
        function (this: IDBFactory, name: string) {
          if (!fail) return open.call(this, name);
          const request: Record<string, unknown> = {
            error: new DOMException('private mode', 'InvalidStateError'),
          };
          setTimeout(() => (request.onerror as () => void)());
          return request as unknown as IDBOpenDBRequest;
        },
    );
    const disk = fresh();
    assert.equal(await rejected(put(disk, 1, 'k')), 'InvalidStateError');
    assert.equal(disk.reason, 'broken');
    fail = false;
    await put(disk, 1, 'k');
    assert.equal(disk.mode, 'disk');
  });

  it('a full disk: the answer stays in memory, the reason is told, nothing is thrown', async () => {
    let refused = 0;
    let full = true;
    stub(
      IDBObjectStore.prototype,
      'put',
      (put) =>
        function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
          if (!full) return put.call(this, value, key);
          refused++;
          throw new DOMException('full', 'QuotaExceededError');
        },
    );
    const stored = { value: { x: 1 }, receivedAt: Date.now(), version: VERSION };
    remember('quota', stored, true);
    await until('written twice', () => refused >= 2);
    await until('told', () => storage.reason === 'full');
    assert.equal(storage.mode, 'memory');
    assert.equal((await recall('quota'))?.value, stored.value);
    full = false;
    remember('quota 2', stored, true);
    await until('disk again', () => storage.mode === 'disk');
  });

  it('when there is no room, older answers make place for the new one', async () => {
    const disk = new Disk('hehuo', 'last-good');
    const now = Date.now();
    for (let i = 0; i < 50; i++)
      remember(`room ${i}`, { value: {}, receivedAt: now + 1000 + i, version: VERSION }, true);
    await until('filled', async () => (await get('room 49', disk.use)) !== undefined);
    let refusals = 1;
    stub(
      IDBObjectStore.prototype,
      'put',
      (put) =>
        function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
          if (key === 'newest' && refusals-- > 0) throw new DOMException('full', 'QuotaExceededError');
          return put.call(this, value, key);
        },
    );
    remember('newest', { value: {}, receivedAt: now + 5000, version: VERSION }, true);
    await until('the new one is there', async () => (await get('newest', disk.use)) !== undefined);
    assert.equal(await get('room 0', disk.use), undefined);
    assert.notEqual(await get('room 49', disk.use), undefined);
  });

  it('a connection that the browser closed silently is opened again, once', async () => {
    const opened: IDBOpenDBRequest[] = [];
    stub(
      IDBFactory.prototype,
      'open',
      (open) =>
        function (this: IDBFactory, name: string) {
          const request = open.call(this, name);
          opened.push(request);
          return request;
        },
    );
    const disk = fresh();
    await put(disk, 'v', 'k');
    opened[0]?.result.close();
    assert.equal(await get('k', disk.use), 'v');
    assert.equal(opened.length, 2);
    opened[1]?.result.close();
    opened[1]?.result.dispatchEvent(new Event('close'));
    assert.equal(await get('k', disk.use), 'v');
    assert.equal(opened.length, 3);
  });

  it('does not block another tab that deletes the database, and begins anew after it', async () => {
    const name = `hehuo-delete-${Math.random()}`;
    const disk = new Disk(name, 's');
    await put(disk, 'v', 'k');
    const outcome = await new Promise<string>((done) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => done('deleted');
      request.onblocked = () => done('blocked');
      request.onerror = () => done('error');
    });
    assert.equal(outcome, 'deleted');
    assert.equal(await get('k', disk.use), undefined);
    await put(disk, 'w', 'k');
    assert.equal(await get('k', disk.use), 'w');
  });

  it('a transaction that is aborted rejects and does not hang', async () => {
    const disk = fresh();
    const name = await rejected(
      disk.use(
        'readwrite',
        (store) =>
          new Promise((_, fail) => {
            store.transaction.onabort = () => fail(new DOMException('gone', 'AbortError'));
            store.transaction.abort();
          }),
      ),
    );
    assert.equal(name, 'AbortError');
    assert.equal(disk.reason, 'broken');
    await put(disk, 1, 'k');
    assert.equal(disk.mode, 'disk');
  });
});

describe('requests of a page', () => {
  interface Asked {
    url: string;
    options: RequestInit;
  }
  const asked: Asked[] = [];
  const answerWith = (make: () => Response | Promise<Response>) =>
    stub(window, 'fetch', () => async (input, options = {}) => {
      asked.push({ url: String(input), options });
      return String(input).endsWith('service.json') ? new Response('', { status: 404 }) : make();
    });
  const page = (etag = '') =>
    new Response(JSON.stringify({ items: [], asOf }), { headers: etag ? { etag } : {} });
  const read = (base: string, fresh = true) =>
    readList(httpBackend(base), partners, {}, { signal: new AbortController().signal, fresh });
  const lists = () => asked.filter(({ url }) => url.endsWith('partners.json'));
  const etagSent = ({ options }: Asked) => new Headers(options.headers).get('if-none-match');

  beforeEach(() => asked.splice(0));
  afterEach(() => undo.splice(0).forEach((back) => back()));

  it('a relative base is read against the page, also when a form field hides document.baseURI', async () => {
    answerWith(page);
    await read('api');
    const image = document.createElement('img');
    image.name = 'baseURI';
    document.body.append(image);
    undo.push(() => image.remove());
    assert.notEqual(typeof document.baseURI, 'string');
    await read('/other/');
    const { href, origin } = location;
    assert.deepEqual(
      lists().map(({ url }) => url),
      [new URL('api/partners.json', href).href, `${origin}/other/partners.json`],
    );
  });

  it('<base href> moves a relative base, as it moves every address of the page', async () => {
    answerWith(page);
    const element = document.createElement('base');
    element.href = 'https://cdn.example/x/';
    document.head.append(element);
    undo.push(() => element.remove());
    await read('api/');
    assert.equal(lists()[0]?.url, 'https://cdn.example/x/api/partners.json');
  });

  it('If-None-Match goes to the own origin only, where it costs no preflight', async () => {
    answerWith(() => page('"e"'));
    for (const base of ['/own/', 'https://elsewhere.example/']) {
      await read(base);
      await read(base);
    }
    assert.deepEqual(lists().map(etagSent), [null, '"e"', null, null]);
    for (const { options } of asked) {
      assert.equal(options.credentials, 'omit');
      for (const name of new Headers(options.headers).keys())
        assert.include(['accept', 'if-none-match'], name);
    }
  });

  it('a device without network is offline, one with it has an unreachable backend', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    const reason = () => read('/down/').catch((error: unknown) => (error as Failure).reason);
    assert.equal(await reason(), 'unreachable');
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    undo.push(() => Reflect.deleteProperty(navigator, 'onLine'));
    assert.equal(await reason(), 'offline');
  });
});

describe('the page gets its turn', () => {
  it('while 100,000 records are checked frames are drawn', async () => {
    const items = Array.from({ length: 100_000 }, (_, i) => ({
      id: `p${i}`,
      kind: 'merchant',
      name: { 'zh-Hans': `店${i}`, en: `Shop ${i}` },
      summary: '瑜伽、书法、少儿编程，电话到站里问。',
      status: 'active',
      areaIds: ['a', 'b'],
    }));
    const backend = objectBackend({ list: async () => ({ items, asOf }) });
    // Frames are what a reader sees; scheduler.yield goes before timers and messages, but not before these.
    let longest = 0;
    let last = performance.now();
    let frames = 0;
    const begun = last;
    let going = true;
    const frame = () => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      frames++;
      if (going) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const loaded = await readList(
      backend,
      partners,
      {},
      { signal: new AbortController().signal, cap: 200_000 },
    );
    going = false;
    assert.equal(loaded.items.length, 100_000);
    assert.ok(frames > 2, `${frames} frames in ${performance.now() - begun} ms, longest ${longest}`);
    // A generous multiple of the 8 ms that are meant: the machine that runs this is shared.
    assert.ok(longest < 300, `longest stretch ${longest} ms`);
  });
});
