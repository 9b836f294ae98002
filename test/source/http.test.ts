/** What the way to a backend must survive: faults of servers, caches, sharing, moved addresses. Real sockets. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { days, partner, partners, service, type ListResource } from '../../src/contract/resource';
import {
  Failure,
  httpBackend,
  objectBackend,
  readList,
  readOne,
  recallList,
  recallOne,
  type Backend,
  type FailureReason,
} from '../../src/source';
import { retryAfter } from '../../src/source/refusal';

type Route = (request: IncomingMessage, response: ServerResponse) => void;

const asOf = '2026-11-23T09:00:00+08:00';
const person = (id: string) => ({ id, kind: 'merchant', name: `店 ${id}`, status: 'active' });
const capability = (links?: Record<string, unknown>) => ({
  contractVersion: '1',
  operator: { name: '服务台' },
  timeZone: 'Asia/Shanghai',
  areas: [],
  capabilities: { classes: ['read'] },
  serverTime: asOf,
  links,
});

let server: Server;
let origin: string;
let bases = 0;
const routes = new Map<string, Route>();
const hits: string[] = [];
const closed: string[] = [];

const json =
  (body: unknown, headers: Record<string, string> = {}, status = 200): Route =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const list = (...items: unknown[]) => ({ items, asOf });
const hang: Route = () => undefined;

/** A new base on the one server, with its own routes by path and query; service.json is 404 unless given. */
function site(own: Record<string, Route>, limit = 400): { backend: Backend; base: string; hits(): string[] } {
  const name = `/b${++bases}/`;
  for (const [path, route] of Object.entries(own)) routes.set(name + path, route);
  const base = origin + name;
  const mine = () => hits.filter((url) => url.startsWith(name)).map((url) => url.slice(name.length));
  return { backend: httpBackend(base, { limit }), base, hits: mine };
}

const signal = () => new AbortController().signal;
const ask = (backend: Backend, settings: object = {}) =>
  readList(backend, partners, {}, { signal: signal(), ...settings });

async function failing(work: Promise<unknown>, reason: FailureReason): Promise<Failure> {
  const error: unknown = await work.then(
    () => assert.fail(`expected ${reason}, got an answer`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Failure, String(error));
  assert.equal(error.reason, reason, error.message);
  return error;
}

before(async () => {
  server = createServer((request, response) => {
    const url = request.url ?? '';
    hits.push(url);
    response.on('close', () => !response.writableFinished && closed.push(url));
    const route = routes.get(url);
    if (route) route(request, response);
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

describe('an answer that is none becomes its own reason', () => {
  const problem = (type: string, status: number) =>
    json({ type: `https://example.org/problems/${type}`, title: 'T' }, {}, status);
  const cases: [string, Route, FailureReason, Partial<Failure['details']>][] = [
    ['no answer within the limit', hang, 'timeout', {}],
    ['a reset connection', (_, response) => void response.destroy(), 'unreachable', {}],
    [
      'HTML with 200 (captive portal)',
      (_, r) => void r.end('<!doctype html><p>Login'),
      'wrong-shape',
      { status: 200 },
    ],
    ['truncated JSON', (_, r) => void r.end('{"items": [{"id": "a"'), 'wrong-shape', { status: 200 }],
    ['an empty 200', (_, r) => void r.end(), 'wrong-shape', {}],
    [
      '500 with a stack trace',
      (_, r) => void r.writeHead(500).end('Error at x.java:5'),
      'server',
      { status: 500 },
    ],
    ['502 of a proxy', (_, r) => void r.writeHead(502).end('<html>'), 'server', { status: 502 }],
    ['404', (_, r) => void r.writeHead(404).end(), 'not-found', { status: 404 }],
    ['410', (_, r) => void r.writeHead(410).end(), 'not-found', { status: 410 }],
    [
      '404 of a year not announced',
      problem('not-announced', 404),
      'not-announced',
      { problem: 'not-announced' },
    ],
    ['403', problem('closed', 403), 'refused', { status: 403, problem: 'closed', detail: 'T' }],
    [
      'a problem whose members are no text',
      json({ type: 5, title: [] }, {}, 400),
      'refused',
      { status: 400 },
    ],
    ['429 with seconds', json({}, { 'retry-after': '7' }, 429), 'busy', { retryAfter: 7 }],
    ['503 with a wait of a day', json({}, { 'retry-after': '86400' }, 503), 'busy', { retryAfter: 120 }],
    ['an array for an envelope', json([person('a')]), 'wrong-shape', {}],
    ['an envelope without asOf', json({ items: [] }), 'wrong-shape', { detail: 'partners/asOf: missing' }],
    ['null', json(null), 'wrong-shape', {}],
    ['a next that is a script', json({ items: [], asOf, next: 'javascript:alert(1)' }), 'wrong-shape', {}],
  ];
  for (const [name, route, reason, details] of cases) {
    test(name, async () => {
      const { backend } = site({ 'partners.json': route });
      const failure = await failing(ask(backend), reason);
      for (const [key, value] of Object.entries(details)) {
        assert.equal(failure.details[key as keyof Failure['details']], value, key);
      }
    });
  }

  test('a reset in the middle of the body', async () => {
    const { backend } = site({
      'partners.json': (_, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"items":');
        setTimeout(() => response.destroy(), 20);
      },
    });
    await failing(ask(backend), 'unreachable');
  });

  test('a drip that never stalls but never ends is cut at the limit', async () => {
    let drip: NodeJS.Timeout | undefined;
    const { backend } = site({
      'partners.json': (_, response) => {
        response.write('{"items":[');
        drip = setInterval(() => response.write(' '), 30);
        response.on('close', () => clearInterval(drip));
      },
    });
    const started = Date.now();
    await failing(ask(backend), 'timeout');
    assert.ok(Date.now() - started < 1500, 'the limit counts for the whole answer');
  });

  test('more than 20 MB is not read to its end', async () => {
    const { backend } = site(
      { 'partners.json': (_, response) => void response.end(`[${' '.repeat(21 * 1024 * 1024)}]`) },
      8000,
    );
    assert.match((await failing(ask(backend), 'wrong-shape')).message, /20 MB/);
  });

  test('a closed port is unreachable, and the address said has no query', async () => {
    const failure = await failing(
      readList(httpBackend('http://127.0.0.1:9/api'), partners, { area: 'secret' }, { signal: signal() }),
      'unreachable',
    );
    assert.equal(failure.details.url, 'http://127.0.0.1:9/api/partners.json');
  });

  for (const base of [
    '',
    '   ',
    'not a url',
    'ftp://x/',
    'javascript:1',
    'https://user:pw@x/',
    '//',
    'file:///x',
  ]) {
    test(`base ${JSON.stringify(base)} rejects every read and throws nothing`, async () => {
      await failing(ask(httpBackend(base)), 'no-backend');
      await failing(readOne(httpBackend(base), service, {}, { signal: signal() }), 'no-backend');
    });
  }

  test('Retry-After: seconds, date, past date, nonsense', () => {
    const now = Date.parse('2026-11-23T01:00:00Z');
    const table: [string | null, number | undefined][] = [
      ['30', 30],
      ['0', 0],
      ['1.2', 2],
      ['999999999999999999999', 120],
      ['Mon, 23 Nov 2026 01:00:45 GMT', 45],
      ['Mon, 23 Nov 2026 00:00:00 GMT', 0],
      ['Mon, 23 Nov 2037 00:00:00 GMT', 120],
      ['soon', undefined],
      ['-5', undefined],
      ['5.5.5', undefined],
      ['Someday GMT', undefined],
      ['', undefined],
      [null, undefined],
    ];
    for (const [header, seconds] of table) assert.equal(retryAfter(header, now), seconds, String(header));
  });
});

describe('odd but good answers', () => {
  test('JSON under the content type of PHP, with a byte order mark', async () => {
    const { backend } = site({
      'partners.json': (_, response) =>
        void response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(`\ufeff${JSON.stringify(list(person('a')))}`),
    });
    assert.equal((await ask(backend)).items.length, 1);
  });

  test('GBK is believed when the content type says so', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`{"asOf":"${asOf}","items":[{"id":"a","kind":"merchant","status":"active","name":"`),
      Buffer.from([0xbc, 0xc3, 0xd1, 0xf4]),
      Buffer.from('"}]}'),
    ]);
    const { backend } = site({
      'partners.json': (_, r) =>
        void r.writeHead(200, { 'content-type': 'application/json; charset=GBK' }).end(bytes),
    });
    assert.equal((await ask(backend)).items[0]?.name, '济阳');
  });

  test('the request carries no header beyond the safe-listed ones and no cookie', async () => {
    let seen: NodeJS.Dict<string | string[]> = {};
    const { backend } = site({
      'partners.json': (request, response) => {
        seen = request.headers;
        json(list())(request, response);
      },
    });
    await ask(backend);
    assert.equal(seen['if-none-match'], undefined);
    assert.equal(seen.cookie, undefined);
    assert.match(String(seen.accept), /application\/json/);
  });
});

describe('conditional requests', () => {
  test('304 gives the answer that was kept, and a new one replaces it', async () => {
    let version = 1;
    const asked: (string | undefined)[] = [];
    const { backend } = site({
      'partners.json': (request, response) => {
        asked.push(request.headers['if-none-match']);
        if (request.headers['if-none-match'] === `"${version}"`) return void response.writeHead(304).end();
        json(list(person(`v${version}`)), { etag: `"${version}"` })(request, response);
      },
    });
    const read = async () => (await ask(backend, { fresh: true })).items[0]?.id;
    assert.equal(await read(), 'v1');
    assert.equal(await read(), 'v1');
    version = 2;
    assert.equal(await read(), 'v2');
    assert.equal(await read(), 'v2');
    assert.deepEqual(asked, [undefined, '"1"', '"1"', '"2"']);
  });
});

describe('sharing', () => {
  const slow =
    (ms: number, body: unknown): Route =>
    (request, response) =>
      void setTimeout(() => json(body)(request, response), ms);

  test('two who ask the same make one request and get the same frozen answer', async () => {
    const { backend, hits: seen } = site({ 'partners.json': slow(40, list(person('a'))) });
    const [one, two] = await Promise.all([ask(backend), ask(backend)]);
    assert.equal(one, two);
    assert.deepEqual(seen().filter((path) => path === 'partners.json').length, 1);
    assert.ok(Object.isFrozen(one) && Object.isFrozen(one.items) && Object.isFrozen(one.items[0]));
  });

  test('the first may leave; the second still gets its answer', async () => {
    const { backend, hits: seen } = site({ 'partners.json': slow(80, list(person('a'))) });
    const first = new AbortController();
    const left = failing(ask(backend, { signal: first.signal }), 'aborted');
    const stayed = ask(backend);
    setTimeout(() => first.abort(), 20);
    await left;
    assert.equal((await stayed).items.length, 1);
    assert.equal(seen().filter((path) => path === 'partners.json').length, 1);
  });

  test('when both have left the request is given up; who comes later asks anew', async () => {
    const { backend, hits: seen } = site({ 'partners.json': hang }, 5000);
    const leavers = [new AbortController(), new AbortController()];
    const left = leavers.map(({ signal: gone }) => failing(ask(backend, { signal: gone }), 'aborted'));
    await new Promise((done) => setTimeout(done, 60));
    for (const leaver of leavers) leaver.abort();
    await Promise.all(left);
    await new Promise((done) => setTimeout(done, 60));
    assert.ok(
      closed.some((url) => url.endsWith(`/b${bases}/partners.json`)),
      'the socket was closed',
    );
    routes.set(`/b${bases}/partners.json`, json(list(person('b'))));
    assert.equal((await ask(backend)).items.length, 1);
    assert.equal(seen().filter((path) => path === 'partners.json').length, 2);
  });

  test('one who moves in the page (leaves and asks again at once) starts no second request', async () => {
    const { backend, hits: seen } = site({ 'partners.json': slow(60, list(person('a'))) });
    const first = new AbortController();
    const left = failing(ask(backend, { signal: first.signal }), 'aborted');
    await new Promise((done) => setTimeout(done, 20));
    first.abort();
    const again = ask(backend);
    await left;
    assert.equal((await again).items.length, 1);
    assert.equal(seen().filter((path) => path === 'partners.json').length, 1);
  });

  test('an answer of a moment ago is given again, unless fresh is asked for or the query differs', async () => {
    const empty = json(list());
    const { backend, hits: seen } = site({ 'partners.json': empty, 'partners.json?area=a': empty });
    await ask(backend);
    await ask(backend);
    assert.equal(seen().filter((path) => path.startsWith('partners')).length, 1);
    await ask(backend, { fresh: true });
    await readList(backend, partners, { area: 'a' }, { signal: signal() });
    assert.equal(seen().filter((path) => path.startsWith('partners')).length, 3);
  });

  test('a failure is not remembered', async () => {
    const { backend, base } = site({ 'partners.json': json({}, {}, 500) });
    await failing(ask(backend), 'server');
    routes.set(`${new URL(base).pathname}partners.json`, json(list()));
    assert.equal((await ask(backend)).items.length, 0);
  });

  test('what a backend answers after it was given up is kept nowhere', async () => {
    for (const [at, body] of [person('late'), list(person('late'))].entries()) {
      let answer: (value: unknown) => void = () => undefined;
      let calls = 0;
      const act = () => {
        calls++;
        return new Promise((done) => (answer = done));
      };
      const backend = objectBackend({ key: `late ${at}`, list: act, get: act });
      const read = (given: AbortSignal) =>
        at === 0
          ? readOne(backend, partner, { id: 'late' }, { signal: given })
          : readList(backend, partners, {}, { signal: given });
      const recalled = () =>
        at === 0 ? recallOne(backend, partner, { id: 'late' }) : recallList(backend, partners, {});
      const leaver = new AbortController();
      const left = failing(read(leaver.signal), 'aborted');
      leaver.abort();
      await left;
      await new Promise((done) => setTimeout(done, 20));
      answer(body);
      await new Promise((done) => setTimeout(done, 20));
      assert.equal(await recalled(), undefined, 'no last good answer');
      const again = read(signal());
      await new Promise((done) => setTimeout(done, 20));
      assert.equal(calls, 2, 'no answer of a moment ago');
      answer(body);
      await again;
      assert.ok(await recalled(), 'one that is waited for is kept');
    }
  });

  test('an already aborted signal asks nothing', async () => {
    const { backend, hits: seen } = site({});
    await failing(ask(backend, { signal: AbortSignal.abort() }), 'aborted');
    assert.deepEqual(seen(), []);
  });
});

describe('service.json and its links', () => {
  const slow =
    (ms: number, route: Route): Route =>
    (request, response) =>
      void setTimeout(() => route(request, response), ms);
  const linked = (links: Record<string, unknown>) => json(capability(links));

  test('the first content does not wait for a slow service.json', async () => {
    const { backend } = site({ 'service.json': hang, 'partners.json': json(list(person('a'))) }, 3000);
    const started = Date.now();
    assert.equal((await ask(backend)).items.length, 1);
    assert.ok(Date.now() - started < 500);
  });

  test('two elements that need service.json and lists cause one request for each', async () => {
    const { backend, hits: seen } = site({
      'service.json': slow(30, json(capability())),
      'partners.json': slow(30, json(list())),
    });
    const one = () => Promise.all([ask(backend), readOne(backend, service, {}, { signal: signal() })]);
    await Promise.all([one(), one()]);
    assert.deepEqual(seen().sort(), ['partners.json', 'service.json']);
  });

  test('another address in links: the read starts again there and the first is given up', async () => {
    const { backend } = site(
      {
        'service.json': linked({ partners: 'api.php?r=partners{&area}' }),
        'partners.json': hang,
        'api.php?r=partners': json(list(person('moved'))),
        'api.php?r=partners&area=x': json(list(person('hinted'))),
      },
      4000,
    );
    const started = Date.now();
    assert.equal((await ask(backend)).items[0]?.id, 'moved');
    assert.ok(Date.now() - started < 1000);
    assert.ok(closed.some((url) => url.endsWith(`/b${bases}/partners.json`)));
    const hinted = await readList(backend, partners, { area: 'x' }, { signal: signal() });
    assert.equal(hinted.items[0]?.id, 'hinted');
  });

  test('the default address fails at once, links arrive late: still the right answer', async () => {
    const { backend } = site({
      'service.json': slow(80, linked({ partner: 'p/{id}' })),
      'p/x%20y': json(person('x y')),
    });
    const loaded = await readOne(backend, partner, { id: 'x y' }, { signal: signal() });
    assert.equal(loaded.item.id, 'x y');
  });

  test('both addresses answer, links come late: the early answer is kept nowhere, the next read is right', async () => {
    const late = slow(120, linked({ partners: 'new.json', partner: 'new/{id}' }));
    const { backend } = site({
      'service.json': late,
      'partners.json': json(list(person('old'))),
      'partners/a.json': json({ ...person('a'), name: '旧' }),
      'new.json': json(list(person('new'))),
      'new/a': json({ ...person('a'), name: '新' }),
    });
    const one = () => readOne(backend, partner, { id: 'a' }, { signal: signal() });
    const names = async () => [(await ask(backend)).items[0]?.id, (await one()).item.name];
    const recalled = async () => [
      (await recallList(backend, partners, {}))?.items[0]?.id,
      (await recallOne(backend, partner, { id: 'a' }))?.item.name,
    ];
    assert.deepEqual(await names(), ['old', '旧']);
    assert.deepEqual(await recalled(), [undefined, undefined]);
    await new Promise((done) => setTimeout(done, 200));
    assert.deepEqual(await recalled(), [undefined, undefined], 'not when service.json has spoken either');
    assert.deepEqual(await names(), ['new', '新'], 'not given again from short memory');
    assert.deepEqual(await recalled(), ['new', '新']);
  });

  test('an early answer is the last good one as soon as service.json says nothing else, or cannot be read', async () => {
    for (const route of [json(capability()), json({}, {}, 500), hang]) {
      const { backend } = site(
        { 'service.json': slow(60, route), 'partners.json': json(list(person('a'))) },
        200,
      );
      await ask(backend);
      assert.equal(await recallList(backend, partners, {}), undefined);
      await new Promise((done) => setTimeout(done, 300));
      assert.equal((await recallList(backend, partners, {}))?.items.length, 1);
    }
  });

  test('service.json is given up when the last who wants it has gone, and asked for anew by the next', async () => {
    const { backend, base, hits: seen } = site({ 'service.json': hang, 'partners.json': hang }, 5000);
    const gaveUp = () => closed.filter((url) => url === `${new URL(base).pathname}service.json`).length;
    const leavers = [new AbortController(), new AbortController(), new AbortController()];
    const [one, two, three] = leavers.map((leaver) => leaver.signal);
    const left = [
      failing(readOne(backend, service, {}, { signal: one ?? signal() }), 'aborted'),
      failing(ask(backend, { signal: two }), 'aborted'),
      failing(backend.get('service', {}, { signal: three }), 'aborted'),
    ];
    for (const leaver of leavers) {
      await new Promise((done) => setTimeout(done, 60));
      assert.equal(gaveUp(), 0, 'somebody still waits');
      leaver.abort();
    }
    await Promise.all(left);
    await new Promise((done) => setTimeout(done, 60));
    assert.equal(gaveUp(), 1);
    routes.set(`${new URL(base).pathname}service.json`, linked({ partners: 'new.json' }));
    routes.set(`${new URL(base).pathname}new.json`, json(list(person('new'))));
    assert.equal((await ask(backend)).items[0]?.id, 'new', 'giving up is no failure of service.json');
    assert.equal(seen().filter((path) => path === 'service.json').length, 2);
  });

  test('a folder of files has no clock: service.json without serverTime is whole', async () => {
    const { backend } = site({ 'service.json': json({ ...capability(), serverTime: undefined }) });
    const { item, setAside } = await readOne(backend, service, {}, { signal: signal() });
    assert.deepEqual([item.serverTime, setAside.length], [undefined, 0]);
  });

  test('links that say the same, nonsense or nothing change nothing', async () => {
    for (const links of [{ partners: 'partners.json{?area}' }, { partners: 5 }, {}]) {
      const { backend, hits: seen } = site({
        'service.json': linked(links),
        'partners.json': slow(40, json(list())),
      });
      await ask(backend);
      assert.equal(seen().filter((path) => path === 'partners.json').length, 1);
    }
  });

  test('a link that is no web address is refused, not followed', async () => {
    const { backend } = site({
      'service.json': linked({ partners: 'javascript:alert(1)' }),
      'partners.json': hang,
    });
    await failing(ask(backend), 'no-backend');
  });

  test('no service.json: the default addresses hold, and it is not asked for at every read', async () => {
    const { backend, hits: seen } = site({ 'partners.json': json(list()), 'days/2026.json': json(list()) });
    await ask(backend);
    await new Promise((done) => setTimeout(done, 50));
    await ask(backend, { fresh: true });
    await readList(backend, days, { year: 2026 }, { signal: signal() });
    assert.equal(seen().filter((path) => path === 'service.json').length, 1);
  });

  test('a bad area is set aside, not the whole service document', async () => {
    const areas = [
      { id: 'a', level: 'center', name: '甲' },
      { id: 5 },
      { id: 'c' },
      { id: 'd', level: 'x', name: '丁' },
    ];
    const { backend } = site({ 'service.json': json({ ...capability(), areas }) });
    const { item, setAside } = await readOne(backend, service, {}, { signal: signal() });
    assert.deepEqual(
      item.areas.map(({ id }) => id),
      ['a', 'd'],
    );
    assert.deepEqual(
      setAside.map(({ path }) => path),
      ['/areas/1/id', '/areas/2/level'],
    );
  });

  test('service.json or a query in the base is taken off', async () => {
    const { base } = site({ 'partners.json': json(list(person('a'))) });
    for (const written of [base.slice(0, -1), `${base}service.json`, `${base}?x=1#y`]) {
      assert.equal((await ask(httpBackend(written), { fresh: true })).items.length, 1, written);
    }
  });
});

describe('paging', () => {
  const pagesOf = (resource: ListResource<unknown>, backend: Backend, cap?: number) =>
    readList(backend, resource, {}, { signal: signal(), cap });

  test('relative, absolute and query-only next are followed from the page that gave them', async () => {
    const { backend, base } = site({
      'partners.json': json({ ...list(person('1')), next: 'more/2.json', total: 4 }),
      'more/2.json': json({ ...list(person('2')), next: '?p=3' }),
      'more/2.json?p=3': (request, response) =>
        json({ ...list(person('3')), next: `${base}4.json` })(request, response),
      '4.json': json({ ...list(person('4')), next: null }),
    });
    const loaded = await ask(backend);
    assert.deepEqual(
      loaded.items.map(({ id }) => id),
      ['1', '2', '3', '4'],
    );
    assert.deepEqual([loaded.partial, loaded.total], [false, 4]);
  });

  test('pages that lead in a circle end, and it is said', async () => {
    const { backend, hits: seen } = site({
      'partners.json': json({ ...list(person('1')), next: '2.json' }),
      '2.json': json({ ...list(person('2')), next: '3.json' }),
      '3.json': json({ ...list(person('3')), next: '2.json' }),
    });
    const loaded = await ask(backend);
    assert.equal(loaded.items.length, 3);
    assert.equal(loaded.partial, true);
    assert.ok(loaded.setAside.some(({ path }) => path === '/next'));
    assert.ok(seen().length < 8);
  });

  test('25,000 records: the cap holds, later pages are not asked for, the page gets its turn', async () => {
    const many = (from: number, n: number) => Array.from({ length: n }, (_, i) => person(`p${from + i}`));
    const { backend, hits: seen } = site(
      {
        'partners.json': json({ ...list(...many(0, 1500)), next: '2.json', total: 25_000 }),
        '2.json': json({ ...list(...many(1500, 1500)), next: '3.json' }),
        '3.json': json(list(...many(3000, 22_000))),
      },
      8000,
    );
    const loaded = await pagesOf(partners, backend);
    assert.deepEqual([loaded.items.length, loaded.partial, loaded.total], [2000, true, 25_000]);
    assert.ok(!seen().includes('3.json'));
    const ticks: number[] = [];
    const timer = setInterval(() => ticks.push(Date.now()), 5);
    const all = await pagesOf(partners, backend, 100_000);
    clearInterval(timer);
    assert.deepEqual([all.items.length, all.partial], [25_000, false]);
    assert.ok(ticks.length > 3, `the event loop ran ${ticks.length} times`);
  });

  test('a cap that is met exactly asks for no further page', async () => {
    const { backend, hits: seen } = site({ 'partners.json': json({ ...list(person('1')), next: '2.json' }) });
    const loaded = await pagesOf(partners, backend, 1);
    assert.deepEqual([loaded.items.length, loaded.partial], [1, true]);
    assert.ok(!seen().includes('2.json'));
  });

  test('a later page that fails fails the read: half a ledger is no ledger', async () => {
    const { backend } = site({
      'partners.json': json({ ...list(person('1')), next: '2.json' }),
      '2.json': json({}, {}, 500),
    });
    await failing(ask(backend), 'server');
  });
});
