/** The border that foreign data cross: bad records, doubled ids, private numbers, inline and host-given data, URLs. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as contract from '../../src/contract/resource';
import type { ListResource, OneResource } from '../../src/contract/resource';
import {
  expand,
  Failure,
  inlineBackend,
  MASK,
  objectBackend,
  readList,
  readOne,
  recallList,
  recallOne,
  redactText,
  safeUrl,
  storage,
  toFailure,
  webUrl,
  type Backend,
  type FailureReason,
  type Query,
} from '../../src/source';

const { days, entries, need, partner, partners, service, sessions, survey } = contract;
const asOf = '2026-11-23T09:00:00+08:00';
const signal = () => new AbortController().signal;
const person = (id: string, more: object = {}) => ({
  id,
  kind: 'merchant',
  name: '店',
  status: 'active',
  ...more,
});
const session = (id: string, more: object = {}) => ({
  id,
  courseId: 'c1',
  areaId: 'a1',
  start: '2026-11-28T09:00:00+08:00',
  end: '2026-11-28T10:30:00+08:00',
  status: 'scheduled',
  ...more,
});

const listOf = <T, I extends Record<string, unknown>>(
  backend: Backend,
  resource: ListResource<T, I>,
  query: Query = {},
) => readList(backend, resource, query, { signal: signal(), fresh: true });
const oneOf = <T>(backend: Backend, resource: OneResource<T>, query: Query = {}) =>
  readOne(backend, resource, query, { signal: signal(), fresh: true });

async function failing(work: Promise<unknown>, reason: FailureReason): Promise<Failure> {
  const error: unknown = await work.then(
    (value) => assert.fail(`expected ${reason}, got ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Failure, String(error));
  assert.equal(error.reason, reason, error.message);
  return error;
}

describe('records', () => {
  test('a bad one never hides the rest, and each report names path, reason and id', async () => {
    const backend = inlineBackend({
      asOf,
      sessions: {
        items: [
          session('s0'),
          session('s1', { start: '2026-11-28 09:00' }),
          session('s2', { end: '2026-11-28T08:00:00+08:00' }),
          session('s3', { areaId: undefined }),
          session('s4', { seats: { id: 's4', capacity: -1, left: 0, asOf } }),
          null,
          session('s6', { status: 7 }),
          session('s7', { status: 'a-word-of-2030', mood: { any: ['thing'] } }),
        ],
        included: {
          courses: [{ id: 'c1' }, { id: 'c2', title: '课', kind: 'course', offers: [], status: 'published' }],
          venues: [],
          strangers: [{ id: 'x' }],
        },
      },
    });
    const loaded = await listOf(backend, sessions, { month: '2026-11' });
    assert.deepEqual(
      loaded.items.map(({ id }) => id),
      ['s0', 's7'],
    );
    assert.deepEqual((loaded.items[1] as { mood?: unknown }).mood, { any: ['thing'] });
    assert.deepEqual(
      loaded.included.courses.map(({ id }) => id),
      ['c2'],
    );
    assert.deepEqual([loaded.included.venues, loaded.included.partners], [[], []]);
    const said = loaded.setAside.map(({ path, reason, id }) => `${path} ${reason} ${id ?? '-'}`);
    assert.deepEqual(said, [
      '/items/1/start not a time with offset (RFC 3339) s1',
      '/items/2/end end must be later than start s2',
      '/items/3/areaId missing s3',
      '/items/4/seats/capacity less than 0 s4',
      '/items/5 expected object, got null -',
      '/items/6/status of no allowed form, got number s6',
      '/included/courses/0/title missing c1',
    ]);
    assert.ok(loaded.setAside.every(({ resource }) => resource === 'sessions'));
  });

  test('a second record of an id is set aside; a good one after a bad one of the same id is kept', async () => {
    const backend = inlineBackend({
      asOf,
      partners: [person('a'), person('a', { name: '二' }), { id: 'b' }, person('b')],
    });
    const loaded = await listOf(backend, partners);
    assert.deepEqual(
      loaded.items.map(({ id, name }) => [id, name]),
      [
        ['a', '店'],
        ['b', '店'],
      ],
    );
    assert.deepEqual(
      loaded.setAside.map(({ path }) => path),
      ['/items/1', '/items/2/kind'],
    );
  });

  test('what comes along with several pages is kept once and is no fault', async () => {
    const course = { id: 'c', title: '课', kind: 'course', offers: [], status: 'published' };
    const page = (id: string, next?: string) => ({
      items: [session(id)],
      asOf,
      next,
      included: { courses: [course] },
    });
    const backend = objectBackend({
      list: async (_: string, __: Query, { next }: { next?: string }) => (next ? page('2') : page('1', 'p2')),
    });
    const loaded = await listOf(backend, sessions, { month: '2026-11' });
    assert.deepEqual(
      [loaded.items.length, loaded.included.courses.length, loaded.setAside.length],
      [2, 1, 0],
    );
  });

  test('what comes along twice in one page is set aside', async () => {
    const course = { id: 'c', title: '课', kind: 'course', offers: [], status: 'published' };
    const backend = inlineBackend({ asOf, sessions: { items: [], included: { courses: [course, course] } } });
    const loaded = await listOf(backend, sessions, { month: '2026-11' });
    assert.equal(loaded.included.courses.length, 1);
    assert.deepEqual(
      loaded.setAside.map(({ path }) => path),
      ['/included/courses/1'],
    );
  });

  test('the result is frozen to its depth and the host object is not', async () => {
    const own = { asOf, partners: [person('a', { extra: { deep: [{ x: 1 }] } })] };
    const { items } = await listOf(inlineBackend(own), partners);
    const extra = (items[0] as unknown as (typeof own.partners)[0] & { extra: { deep: object[] } }).extra;
    assert.ok(Object.isFrozen(items[0]) && Object.isFrozen(extra.deep) && Object.isFrozen(extra.deep[0]));
    assert.ok(!Object.isFrozen(own.partners[0]) && !Object.isFrozen(own.partners));
  });

  test('__proto__ in data reaches no prototype', async () => {
    const text = `{"asOf":"${asOf}","partners":[{"id":"a","kind":"x","name":{"__proto__":"n","zh":"店"},"status":"active","more":{"__proto__":{"polluted":1}}}]}`;
    const { items } = await listOf(inlineBackend(text), partners);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
    assert.equal((items[0] as { more?: { polluted?: number } } | undefined)?.more?.polluted, undefined);
  });

  test('circles and bottomless depth in a host object set the record aside', async () => {
    const circle: Record<string, unknown> = person('a');
    circle.self = circle;
    const trap = Object.defineProperty(person('t'), 'name', {
      enumerable: true,
      get: () => assert.fail('trap'),
    });
    let condition: object = { question: 'q', operator: 'exists' };
    for (let i = 0; i < 20_000; i++) condition = { not: condition };
    const pages = [{ name: 'p', elements: [{ type: 'text', name: 'q', title: 't', visibleIf: condition }] }];
    const backend = inlineBackend({
      asOf,
      partners: [circle, trap, person('b')],
      survey: { s: { id: 's', version: '1', title: 't', pages } },
    });
    const loaded = await listOf(backend, partners);
    assert.deepEqual([loaded.items.length, loaded.setAside.length], [1, 2]);
    await failing(oneOf(backend, survey, { id: 's' }), 'wrong-shape');
  });
});

describe('numbers of persons are blanked', () => {
  const positive: [string, string][] = [
    ['联系13800138000报名', `联系${MASK}报名`],
    ['13800138000', MASK],
    ['电话：138 0013 8000。', `电话：${MASK}。`],
    ['138-0013-8000', MASK],
    ['138－0013－8000', MASK],
    ['1380013 8000', MASK],
    ['138 - 0013 - 8000', MASK],
    ['138\u30000013\u30008000', MASK],
    ['1380 013 8000', MASK],
    ['13800 138000', MASK],
    ['1391 2345 678', MASK],
    ['电话 1391-2345-678，或来站里', `电话 ${MASK}，或来站里`],
    ['+86 １３９１ ２３４５ ６７８', MASK],
    ['+86 13800138000', MASK],
    ['+8613800138000', MASK],
    ['008613800138000', MASK],
    ['86-138-0013-8000', MASK],
    ['013800138000', MASK],
    ['１３８００１３８０００', MASK],
    ['微信wx13800138000', `微信wx${MASK}`],
    ['13800138000,13900139000', `${MASK},${MASK}`],
    ['13800138000/19900139000', `${MASK}/${MASK}`],
    ['身份证370115199001011234', `身份证${MASK}`],
    ['37011519900101123X', MASK],
    ['370115 19900101 123x', MASK],
    ['邮编271400 13800138000', `邮编271400 ${MASK}`],
  ];
  const negative = [
    '0531-88881234',
    '0531-0000-0012',
    '400-800-1234',
    '12345',
    '12800138000',
    '1380013800',
    '1998-2003 100人',
    '1391 2345 67',
    '1391 2345 6789',
    '138001380001',
    '6222021380013800012',
    '统一社会信用代码 91370115MA3C1AB23X',
    '91370115MA3CN13800138X',
    '370115202613321234',
    '2026-11-28T09:00:00+08:00',
    '2026年11月28日 13:00—15:30',
    '合计 13800138000.50 元',
    '0.13800138000',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08f13800138000',

    '1380013\n8000',
    '120 人次，1,380,013,800 元',
    '',
  ];
  for (const [text, expected] of positive) {
    test(`blanked: ${text}`, () => {
      const kinds: string[] = [];
      assert.equal(
        redactText(text, (kind) => kinds.push(kind)),
        expected,
      );
      assert.ok(kinds.length > 0);
      assert.ok(kinds.every((kind) => (kind === 'id-number') === /^(身份证)?37/.test(text)));
    });
  }
  for (const text of negative) {
    test(`left alone: ${text || '(empty)'}`, () => {
      assert.equal(
        redactText(text, () => assert.fail('reported')),
        text,
      );
    });
  }

  test('prose is blanked wherever it is, codes, addresses and office lines are not', async () => {
    const number = '13800138000';
    const backend = inlineBackend({
      asOf,
      partners: [
        person(number, {
          name: { 'zh-Hans': `王师傅${number}`, en: `Wang ${number}` },
          summary: `找我 ${number}`,
          subjects: ['瑜伽', number],
          website: `https://example.org/${number}`,
          phone: '0531-00000012',
          areaIds: [number],
          courseCount: 13800138000,
          unknown: { note: number },
        }),
        person('p2', { phone: number, website: `tel:${number}` }),
      ],
      service: {
        contractVersion: '1',
        operator: { name: '台', phone: number, address: `找 ${number}` },
        timeZone: 'Asia/Shanghai',
        areas: [],
        capabilities: { classes: [] },
        serverTime: asOf,
      },
    });
    const { items, redacted } = await listOf(backend, partners);
    const [first, second] = items;
    assert.equal(first?.id, number);
    assert.deepEqual(first?.name, { 'zh-Hans': `王师傅${MASK}`, en: `Wang ${MASK}` });
    assert.deepEqual([first?.summary, first?.subjects], [`找我 ${MASK}`, ['瑜伽', MASK]]);
    assert.deepEqual([first?.website, first?.phone], [`https://example.org/${number}`, '0531-00000012']);
    assert.deepEqual([first?.areaIds, first?.courseCount], [[number], 13800138000]);
    assert.deepEqual([second?.phone, second?.website], [null, null]);
    assert.deepEqual(redacted.map(({ path }) => path).sort(), [
      '/items/0/name/en',
      '/items/0/name/zh-Hans',
      '/items/0/subjects/1',
      '/items/0/summary',
      '/items/0/unknown/note',
      '/items/1/phone',
      '/items/1/website',
    ]);
    const { item } = await oneOf(backend, service);
    assert.deepEqual([item.operator.phone, item.operator.address], [number, `找 ${MASK}`]);
  });
});

describe('data in the page', () => {
  const data = {
    asOf,
    partners: [person('p1'), person('p2')],
    surveys: {
      items: [{ id: 's1', version: '1', title: '问' }],
      asOf: '2026-01-01T00:00:00Z',
      next: 'more.json',
    },
    survey: { s1: { id: 's1', version: '1', title: '问', pages: [{ name: 'p', elements: [] }] } },
    days: { '2026': [{ date: '2026-10-01', kind: 'rest' }] },
    entries: { f1: [] },
    needs: [{ receipt: 'ABCD2345', category: 'other', status: 'submitted', submittedAt: asOf, timeline: [] }],
  };

  test('arrays, envelopes, maps by id, month or year, and records in lists are found', async () => {
    const backend = inlineBackend(JSON.stringify(data));
    assert.equal((await listOf(backend, partners, { area: 'hint' })).items.length, 2);
    const open = await listOf(backend, contract.surveys);
    assert.deepEqual([open.items.length, open.asOf, open.partial], [1, '2026-01-01T00:00:00Z', false]);
    assert.equal((await oneOf(backend, survey, { id: 's1' })).item.pages.length, 1);
    assert.equal((await oneOf(backend, partner, { id: 'p2' })).item.id, 'p2');
    assert.equal((await oneOf(backend, need, { receipt: 'ABCD2345' })).item.status, 'submitted');
    assert.equal((await listOf(backend, days, { year: '2026' })).items.length, 1);
    assert.equal((await listOf(backend, entries, { id: 'f1' })).asOf, asOf);
  });

  test('what is not there is not found, a year is not announced', async () => {
    const backend = inlineBackend(data);
    await failing(listOf(backend, days, { year: 2027 }), 'not-announced');
    await failing(listOf(inlineBackend({}), days, { year: 2027 }), 'not-found');
    await failing(listOf(backend, entries, { id: 'constructor' }), 'not-found');
    await failing(listOf(backend, contract.tasks), 'not-found');
    await failing(oneOf(backend, partner, { id: 'toString' }), 'not-found');
    await failing(oneOf(backend, survey, { id: 'toString' }), 'not-found');
    await failing(oneOf(backend, service), 'not-found');
  });

  test('text that is not JSON says where', async () => {
    const failure = await failing(
      listOf(inlineBackend('{\n  "partners": [\n    {"id": }\n  ]\n}'), partners),
      'wrong-shape',
    );
    assert.match(failure.message, /line 3 column 12/);
    const places: [string, number][] = [
      ['{"a":1,}', 8],
      ['[1 2]', 4],
      ['{a:1}', 2],
      ["{'a':1}", 2],
      ['{"a":[1,2}', 10],
      ['{"a":"x\\q"}', 6],
      ['{"a":01}', 6],
      ['{"a":truely}', 6],
      ['{} {}', 4],
      ['{"a":{}', 8],
    ];
    for (const [wrong, column] of places) {
      const { message } = await failing(listOf(inlineBackend(wrong), partners), 'wrong-shape');
      assert.match(message, new RegExp(`line 1 column ${column}$`), wrong);
    }
    for (const text of ['', '[]', 'null', '"x"', '5'])
      await failing(oneOf(inlineBackend(text), service), 'wrong-shape');
  });

  test('two inline sources are never taken for one another, and nothing of them is kept', async () => {
    const read = (name: string) =>
      readList(inlineBackend({ asOf, partners: [person(name)] }), partners, {}, { signal: signal() });
    assert.equal((await read('x')).items[0]?.id, 'x');
    assert.equal((await read('y')).items[0]?.id, 'y');
    const backend = inlineBackend(data);
    await listOf(backend, partners);
    assert.equal(await recallList(backend, partners, {}), undefined);
  });
});

describe('an object of the host page', () => {
  test('missing members, wrong kinds and thrown things are named', async () => {
    for (const given of [undefined, null, 5, 'x', {}, { list: 'no' }, Object.create(null)]) {
      assert.match((await failing(listOf(objectBackend(given), partners), 'no-backend')).message, /list\(\)/);
    }
    const thrower = (thrown: unknown) =>
      objectBackend({
        list: () => Promise.reject(thrown),
        get: () => {
          throw thrown;
        },
      });
    await failing(listOf(thrower(new Error('db down')), partners), 'server');
    await failing(oneOf(thrower(undefined), service), 'server');
    const busy = await failing(
      listOf(thrower({ reason: 'busy', details: { retryAfter: 9 } }), partners),
      'busy',
    );
    assert.equal(busy.details.retryAfter, 9);
    await failing(listOf(thrower(new DOMException('', 'AbortError')), partners), 'aborted');
    await failing(
      oneOf(
        thrower(
          new Proxy(
            {},
            {
              get: () => {
                throw 1;
              },
            },
          ),
        ),
        service,
      ),
      'server',
    );
  });

  test('a promise that is never settled is cut', async () => {
    await failing(
      listOf(objectBackend({ list: () => new Promise(() => undefined) }, 30), partners),
      'timeout',
    );
  });

  test('methods keep their `this`, get signal and template; equal keys share, unnamed objects do not', async () => {
    class Own {
      key?: string;
      calls = 0;
      async list(_: string, __: Query, options: { signal: AbortSignal; path: string }) {
        assert.ok(options.signal instanceof AbortSignal);
        assert.equal(options.path, 'partners.json{?area}');
        this.calls++;
        return { items: [person(`n${this.calls}`)], asOf };
      }
    }
    const read = (given: Own) => readList(objectBackend(given), partners, {}, { signal: signal() });
    const [one, two] = [new Own(), new Own()];
    await Promise.all([read(one), read(one), read(two)]);
    assert.deepEqual([one.calls, two.calls], [1, 1]);
    const named = [new Own(), new Own()].map((given) => Object.assign(given, { key: 'same' }));
    await Promise.all(named.map(read));
    assert.equal(
      named.reduce((sum, { calls }) => sum + calls, 0),
      1,
    );
  });

  test('last good answers are kept in memory where there is no disk, and what became of a need is not', async () => {
    const given = {
      key: 'host',
      list: async () => ({ items: [person('kept')], asOf }),
      get: async () => ({
        receipt: 'ABCD2345',
        category: 'other',
        status: 'submitted',
        submittedAt: asOf,
        timeline: [],
      }),
    };
    const backend = objectBackend(given);
    assert.equal(await recallList(backend, partners, { area: 'a' }), undefined);
    await listOf(backend, partners, { area: 'a', partner: null });
    const known = await recallList(backend, partners, { partner: '', area: 'a' });
    assert.equal(known?.items[0]?.id, 'kept');
    assert.ok(known && Date.now() - known.receivedAt < 5000);
    await oneOf(backend, need, { receipt: 'ABCD2345' });
    assert.equal(await recallOne(backend, need, { receipt: 'ABCD2345' }), undefined);
    assert.deepEqual([storage.mode, storage.reason], ['memory', 'absent']);
  });
});

describe('addresses', () => {
  test('templates', () => {
    const table: [string, Query, string][] = [
      [
        'sessions/{month}.json{?area,partner}',
        { month: '2026-11', area: 'a b', partner: null },
        'sessions/2026-11.json?area=a%20b',
      ],
      [
        'sessions/{month}.json{?area,partner}',
        { month: '2026-11', area: '', partner: undefined },
        'sessions/2026-11.json',
      ],
      ['seats.json{?ids}', { ids: ['a', 'b,c'] }, 'seats.json?ids=a,b%2Cc'],
      ['seats.json{?ids}', { ids: [] }, 'seats.json'],
      ['x{?a,b}', { b: 0, a: '济' }, 'x?a=%E6%B5%8E&b=0'],
      ['api.php?r=x{&a}', { a: "!'()*" }, 'api.php?r=x&a=%21%27%28%29%2A'],
      ['api.php?r=x{&a}', {}, 'api.php?r=x'],
      ['p/{id}.json', { id: 'a/../b?c#d' }, 'p/a%2F..%2Fb%3Fc%23d.json'],
      ['none', { id: 'x' }, 'none'],
    ];
    for (const [template, query, expected] of table) assert.equal(expand(template, query), expected);
    for (const id of ['', null, undefined, '.', '..', '\ud800', []]) {
      assert.throws(() => expand('p/{id}/x', { id }), Failure, String(id));
    }
  });

  test('the gate', () => {
    const base = 'https://site.example/a/';
    const good: [string, string][] = [
      ['https://x.example/y?z#w', 'https://x.example/y?z#w'],
      ['http://x.example', 'http://x.example/'],
      ['tel:0531-00000012', 'tel:0531-00000012'],
      ['mailto:a@b.example', 'mailto:a@b.example'],
      [' b.pdf ', 'https://site.example/a/b.pdf'],
      ['//cdn.example/x', 'https://cdn.example/x'],
      ['通知（一）.pdf', 'https://site.example/a/%E9%80%9A%E7%9F%A5%EF%BC%88%E4%B8%80%EF%BC%89.pdf'],
      ['https://x.example/（一）', 'https://x.example/%EF%BC%88%E4%B8%80%EF%BC%89'],
      ['https://社区.example/', 'https://xn--dkrp89f.example/'],
    ];
    const bad = [
      'javascript:alert(1)',
      'JaVaScRiPt:1',
      'java\nscript:1',
      '\u0001javascript:1',
      ' data:text/html,x',
      'vbscript:x',
      'blob:https://x/1',
      'file:///etc',
      'ftp://x/',
      'https://user@x/',
      'https://u:p@x/',
      'https://x\t/',
      'https://ｅvil.example/',
      'https://evil。example/',
      'https:ｅvil.example',
      ' //ｅvil.example/',
      '\\\\evil。example/',
      'http://',
      'x\u0085y',
      `https://x/${'a'.repeat(5000)}`,
    ];
    for (const [text, expected] of good) assert.equal(safeUrl(text, base), expected);
    for (const text of [...bad, 5, null, undefined, {}])
      assert.equal(safeUrl(text, base), undefined, String(text));
    assert.equal(safeUrl('relative.pdf'), undefined);
    assert.equal(webUrl('tel:1', base), undefined);
  });
});

describe('fuzz', () => {
  const resources = Object.values(contract).filter((value) => 'path' in value) as (
    ListResource<unknown> | OneResource<unknown>
  )[];
  const lists = resources.filter((resource): resource is ListResource<unknown> => 'item' in resource);
  const ones = resources.filter((resource): resource is OneResource<unknown> => 'one' in resource);
  const onlyFailures = (work: Promise<unknown>) =>
    work.then(
      (loaded) => assert.ok(Object.isFrozen(loaded)),
      (error) => assert.ok(error instanceof Failure, String(error)),
    );
  const backendWith = (answer: unknown): Backend => ({
    key: 'fuzz',
    keep: false,
    list: async () => answer,
    get: async () => answer,
  });
  const record = fc.dictionary(
    fc.constantFrom(
      'id',
      'start',
      'end',
      'name',
      'title',
      'areas',
      'offers',
      'seats',
      'pages',
      'timeline',
      '__proto__',
      'status',
    ),
    fc.oneof(fc.jsonValue(), fc.constantFrom('2026-11-23T09:00:00+08:00', '2026-11-23', '13800138000')),
  );

  test(`any JSON in place of an answer, of a record or of a member: ${resources.length} resources, Failure or frozen data`, async () => {
    assert.ok(lists.length > 10 && ones.length > 3);
    const page = fc.record(
      {
        items: fc.oneof(fc.array(fc.oneof(record, fc.jsonValue())), fc.jsonValue()),
        asOf: fc.oneof(fc.constant(asOf), fc.jsonValue()),
        included: fc.jsonValue(),
        total: fc.jsonValue(),
      },
      { requiredKeys: ['items'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), page), fc.constantFrom(...lists), (answer, resource) =>
        onlyFailures(listOf(backendWith(answer), resource, { id: 'x' })),
      ),
      { numRuns: 400 },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), record), fc.constantFrom(...ones), (answer, resource) =>
        onlyFailures(oneOf(backendWith(answer), resource, { id: 'x' })),
      ),
      { numRuns: 200 },
    );
  });

  test('any value at all, thrown or answered by a host object, and any inline text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withBigInt: true, withDate: true, withMap: true }),
        fc.boolean(),
        async (value, thrown) => {
          const act = async () => {
            if (thrown) throw value;
            return value;
          };
          await onlyFailures(listOf(objectBackend({ list: act, get: act }), partners));
          await onlyFailures(oneOf(objectBackend({ list: act, get: act }), service));
          assert.ok(toFailure(value) instanceof Failure);
        },
      ),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), (text) =>
        onlyFailures(listOf(inlineBackend(text), partners)),
      ),
      { numRuns: 200 },
    );
  });

  test('redaction keeps every text without such runs, and leaves no such run in any text', () => {
    const bare = /(^|\D)1[3-9]\d{9}(?!\d)/;
    const piece = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('13800138000', '电话', ' ', '-', '86', '+86', '，'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        let found = 0;
        const out = redactText(text, () => found++);
        assert.equal(out === text, found === 0);
        if (/^[^0-9A-Za-z.０-９]*13800138000[^0-9A-Za-z.０-９]*$/.test(text))
          assert.ok(!bare.test(out), text);
      }),
      { numRuns: 2000 },
    );
  });
});
