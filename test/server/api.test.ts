import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import ICAL from 'ical.js';
import { writeNames } from '../../src/contract';
import { sample } from './sample';
import { serveData, type Body, type Served } from './serve';

let served: Served;
before(async () => {
  served = await serveData('tiny', sample);
});
after(() => served.close());

const idsOf = (items: readonly { id: string }[]): string[] => items.map((item) => item.id).sort();
const read = async (path: string): Promise<string[]> => idsOf((await served.body(path)).items);

/** A request whose path is sent as it stands, which fetch would tidy up. */
function raw(path: string): Promise<number> {
  const { port } = new URL(served.url);
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path }, (reply) => {
      reply.resume();
      done(reply.statusCode ?? 0);
    });
    sent.on('error', fail);
    sent.end();
  });
}

/** All pages by `next`, resolved against the page that named it. */
async function pages(path: string): Promise<Body[]> {
  const all: Body[] = [];
  for (let at: string | undefined = served.url + path; at;) {
    const page: Body = await (await fetch(at)).json();
    all.push(page);
    at = page.next === undefined ? undefined : new URL(page.next, at).href;
  }
  return all;
}

interface ProblemBody {
  type: string;
  status: number;
  errors?: { pointer: string }[];
}

async function refused(path: string, status: number, type: string, init?: RequestInit): Promise<ProblemBody> {
  const reply = await served.get(path, init);
  assert.equal(reply.status, status, path);
  assert.match(reply.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(
    reply.headers.get('access-control-allow-origin'),
    '*',
    `${path} hides its reason from other origins`,
  );
  const body = (await reply.json()) as ProblemBody;
  assert.equal(body.type.split('/').at(-1), type);
  assert.equal(body.status, status);
  return body;
}

describe('sessions', () => {
  test('a month is that of the service zone: the first half hour of the month belongs to it, the last evening too', async () => {
    assert.deepEqual(await read('/api/sessions/2026-11.json'), ['x-first', 'x-last', 'x-mid']);
    assert.deepEqual(await read('/api/sessions/2026-10.json'), ['x-before']);
    assert.deepEqual(await read('/api/sessions/2025-01.json'), []);
  });

  test('an area includes what is below it and nothing else', async () => {
    const at = (area: string) => read(`/api/sessions/2026-11.json?area=${area}`);
    assert.deepEqual(await at('c'), ['x-first', 'x-last', 'x-mid']);
    assert.deepEqual(await at('i1'), ['x-first', 'x-last']);
    assert.deepEqual(await at('s3'), ['x-mid']);
    assert.deepEqual(await at('nowhere'), []);
  });

  test('a partner narrows, and the answer brings exactly the courses, venues and partners that it needs', async () => {
    const body = await served.body('/api/sessions/2026-11.json?area=c&partner=p0000');
    assert.deepEqual(idsOf(body.items), ['x-first', 'x-last']);
    assert.deepEqual(idsOf(body.included?.courses ?? []), ['k1']);
    assert.deepEqual(idsOf(body.included?.venues ?? []), ['v-s1', 'v-s2']);
    assert.deepEqual(body.included?.partners, [{ id: 'p0000', name: '第0号（示例）', demo: true }]);
    assert.deepEqual(body.items[0]?.seats, {
      id: 'x-first',
      capacity: 20,
      left: 3,
      waitlist: 0,
      offlineLeft: null,
      asOf: '2026-11-23T09:00:00+08:00',
    });
  });

  test('seats are counted now and never kept by a cache', async () => {
    const reply = await served.get('/api/seats.json?ids=x-first%2Cx-mid,unknown');
    const body = (await reply.json()) as Body;
    assert.deepEqual(idsOf(body.items), ['x-first', 'x-mid']);
    assert.equal(reply.headers.get('cache-control'), 'no-store');
    assert.equal(reply.headers.get('etag'), null);
    await served.store.db
      .updateTable('seat')
      .set({ left_seats: 1 })
      .where('session_id', '=', 'x-mid')
      .execute();
    assert.equal((await served.body('/api/seats.json?ids=x-mid')).items[0]?.left, 1);
    await served.store.db
      .updateTable('seat')
      .set({ left_seats: 3 })
      .where('session_id', '=', 'x-mid')
      .execute();
  });

  test('the database itself refuses more seats left than there are, and less than none', async () => {
    for (const left_seats of [-1, 21]) {
      await assert.rejects(served.store.db.updateTable('seat').set({ left_seats }).execute());
    }
  });
});

describe('the calendar to subscribe to', () => {
  const uids = async (query: string): Promise<string[]> => {
    const reply = await served.get(`/api/calendar.ics${query}`);
    assert.deepEqual(
      [reply.status, reply.headers.get('content-type'), reply.headers.get('access-control-allow-origin')],
      [200, 'text/calendar; charset=utf-8', '*'],
    );
    const calendar = new ICAL.Component(ICAL.parse(await reply.text()) as [string, unknown[], unknown[]]);
    return calendar
      .getAllSubcomponents('vevent')
      .map((one) => String(one.getFirstPropertyValue('uid')).replace('@127.0.0.1', ''))
      .sort();
  };

  test('is named by the service and holds what fits the filters, from 30 days ago on', async () => {
    const service = (await served.body('/api/service.json')) as Body & { links?: { calendar?: string } };
    assert.equal(service.links?.calendar, 'calendar.ics{?area,partner,brand,tiers,audience,lang}');
    assert.deepEqual(await uids(''), ['x-before', 'x-first', 'x-last', 'x-mid']);
    assert.deepEqual(await uids('?area=i1'), ['x-first', 'x-last']);
    assert.deepEqual(await uids('?partner=p0001'), ['x-before', 'x-mid']);
    assert.deepEqual(await uids('?tiers=low_fee,market'), []);
    assert.deepEqual(await uids('?tiers=low_fee%20public_benefit&audience=elder&area=s3'), [
      'x-before',
      'x-mid',
    ]);
    assert.deepEqual(await uids('?brand=after_work'), []);
    await refused(`/api/calendar.ics?tiers=${'x,'.repeat(21)}`, 400, 'invalid');
  });

  test('speaks the language that is asked for, and is not sent again while nothing has changed', async () => {
    const [zh, en] = await Promise.all(
      ['', '?lang=en'].map(async (query) => (await served.get(`/api/calendar.ics${query}`)).text()),
    );
    assert.match(zh ?? '', /SUMMARY:课（示例）/);
    assert.match(en ?? '', /SUMMARY:Class \(sample\)/);
    const first = await served.get('/api/calendar.ics');
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    assert.equal((await served.get('/api/calendar.ics', { headers })).status, 304);
  });
});

describe('records', () => {
  test('partners come by 500 with the total, each once, and an area keeps those below it', async () => {
    const all = await pages('/api/partners.json');
    assert.deepEqual(
      all.map((page) => [page.items.length, page.total]),
      [500, 500, 1].map((length) => [length, 1001]),
    );
    assert.equal(new Set(all.flatMap((page) => idsOf(page.items))).size, 1001);
    const below = await pages('/api/partners.json?area=i2');
    assert.deepEqual([below[0]?.total, below.flatMap((page) => page.items).length], [501, 501]);
    assert.deepEqual(await read('/api/partners.json?area=s1'), ['p0000']);
  });

  test('a ledger comes by 1,000 in order of seq with sums that agree with it', async () => {
    const all = await pages('/api/funds/f1/entries.json');
    assert.deepEqual(
      all.map((page) => page.items.length),
      [1000, 1000, 5],
    );
    const items = all.flatMap((page) => page.items) as unknown as {
      seq: number;
      direction: string;
      amountFen: number;
    }[];
    assert.deepEqual(
      items.map((entry) => entry.seq),
      items.map((_, index) => index + 1),
    );
    const sum = (way: string) =>
      items.filter((entry) => entry.direction === way).reduce((total, entry) => total + entry.amountFen, 0);
    assert.deepEqual(all[0]?.sums, { inFen: sum('in'), outFen: sum('out') });
    assert.deepEqual((await served.body('/api/funds/f1/entries.json')).sums, all[2]?.sums);
  });

  test('only open surveys are listed: those asked there, around it and everywhere', async () => {
    assert.deepEqual(await read('/api/surveys.json'), ['q-all', 'q-i1', 'q-i2']);
    assert.deepEqual(await read('/api/surveys.json?area=s1'), ['q-all', 'q-i1']);
    assert.deepEqual(await read('/api/surveys.json?area=c'), ['q-all', 'q-i1', 'q-i2']);
    const { items } = await served.body('/api/surveys.json');
    assert.ok(!('pages' in (items[0] ?? {})), 'a list of surveys does not carry their questions');
    assert.ok('pages' in (await served.body('/api/surveys/q-i1.json')));
  });

  test('spaces, tasks and funds keep to the area; shares and reports to their fund', async () => {
    assert.deepEqual(await read('/api/spaces.json?area=i1'), ['o-s1']);
    assert.deepEqual(await read('/api/tasks.json?area=i2'), ['t-s3']);
    assert.deepEqual(await read('/api/funds.json?area=i2'), ['f2']);
    assert.deepEqual(await read('/api/funds/f1/shares.json'), ['h1']);
    assert.deepEqual(await read('/api/funds/f2/shares.json'), []);
    assert.deepEqual(await read('/api/funds/f1/disclosures.json'), ['d1']);
  });

  test('one record by its id or receipt', async () => {
    assert.equal((await served.body('/api/partners/p0007.json')).name, '第7号（示例）');
    const reply = await served.get('/api/needs/ABCD2345.json');
    assert.equal(((await reply.json()) as { receipt: string }).receipt, 'ABCD2345');
    assert.match(reply.headers.get('cache-control') ?? '', /private/);
  });

  test('the service says what may be written, whatever the data say, and its time goes on', async () => {
    const body = await served.body('/api/service.json');
    const classes = ['static-read', 'read', 'seats', 'write', 'ledger'];
    assert.deepEqual(body.capabilities, { classes, write: [...writeNames] });
    assert.match(String(body.serverTime), /^2026-11-23T09:0\d:\d\d\+08:00$/);
    const reply = await served.get('/api/service.json');
    assert.match(reply.headers.get('cache-control') ?? '', /max-age=\d(,|$)/);
  });
});

describe('http', () => {
  test('a reader who has it gets 304, also with the tag in a list; after a change the whole answer', async () => {
    const first = await served.get('/api/tasks.json');
    const tag = first.headers.get('etag') ?? '';
    assert.equal(first.headers.get('cache-control'), 'public, max-age=60, stale-while-revalidate=600');
    const again = await served.get('/api/tasks.json', { headers: { 'If-None-Match': `"other", ${tag}` } });
    assert.equal(again.status, 304);
    assert.equal(again.headers.get('etag'), tag);
    assert.equal(again.headers.get('access-control-allow-origin'), '*');
    const changed = served.store.db.updateTable('task').where('id', '=', 't-s1');
    await changed.set({ doc: '{"id":"t-s1","title":"改"}' }).execute();
    const after = await served.get('/api/tasks.json', { headers: { 'If-None-Match': tag } });
    assert.equal(after.status, 200);
    assert.notEqual(after.headers.get('etag'), tag);
  });

  test('gzip only for those who take it, with the right length', async () => {
    const plain = await served.get('/api/partners.json', { headers: { 'Accept-Encoding': 'identity' } });
    const small = await served.get('/api/partners.json', {
      headers: { 'Accept-Encoding': 'br, gzip;q=0.5' },
    });
    const never = await served.get('/api/partners.json', { headers: { 'Accept-Encoding': 'gzip;q=0' } });
    assert.deepEqual(
      [plain, small, never].map((reply) => reply.headers.get('content-encoding')),
      [null, 'gzip', null],
    );
    assert.equal(await small.text(), await plain.text());
    assert.match(small.headers.get('vary') ?? '', /Accept-Encoding/);
    assert.ok(Number(small.headers.get('content-length')) < Number(plain.headers.get('content-length')) / 4);
  });

  test('HEAD answers like GET without a body', async () => {
    const reply = await served.get('/api/funds.json', { method: 'HEAD' });
    assert.equal(reply.status, 200);
    assert.equal(await reply.text(), '');
    assert.ok(reply.headers.get('etag'));
  });

  test('other origins may read, see ETag and Retry-After, and ask before they post', async () => {
    const reply = await served.get('/api/funds.json');
    assert.equal(reply.headers.get('access-control-expose-headers'), 'ETag, Retry-After');
    const asked = await served.get('/api/responses', { method: 'OPTIONS' });
    assert.equal(asked.status, 204);
    assert.match(asked.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
    assert.match(asked.headers.get('access-control-allow-methods') ?? '', /POST, PUT/);
  });

  test('a bad month, year, cursor or list of ids is refused with the field', async () => {
    const { errors } = await refused('/api/sessions/2026-13.json', 400, 'invalid');
    assert.equal(errors?.[0]?.pointer, '/month');
    await refused('/api/sessions/now.json', 400, 'invalid');
    await refused('/api/days/26.json', 400, 'invalid');
    await refused('/api/seats.json', 400, 'invalid');
    await refused(`/api/seats.json?ids=${Array.from({ length: 101 }, (_, n) => n).join()}`, 400, 'invalid');
    await refused(`/api/seats.json?ids=${'x'.repeat(129)}`, 400, 'invalid');
    await refused('/api/funds/f1/entries.json?after=x', 400, 'invalid');
    await refused('/api/funds.json?area=%00', 400, 'invalid');
    assert.equal(
      (await served.get(`/api/seats.json?ids=${Array.from({ length: 100 }, (_, n) => n).join()}`)).status,
      200,
    );
  });

  test('what is not there is said with its own type', async () => {
    for (const path of [
      'partners/no.json',
      'surveys/no.json',
      'needs/ABCD2346.json',
      'nope.json',
      'service',
    ]) {
      await refused(`/api/${path}`, 404, 'not-found');
    }
    for (const list of ['entries', 'shares', 'disclosures'])
      await refused(`/api/funds/no/${list}.json`, 404, 'not-found');
    await refused('/api/days/2027.json', 404, 'not-announced');
  });

  test('what would be a statement to the database is only an id', async () => {
    await refused(`/api/partners/${encodeURIComponent("' or 1=1 --")}.json`, 404, 'not-found');
    assert.deepEqual(await read(`/api/tasks.json?area=${encodeURIComponent("c' or '1'='1")}`), []);
    assert.equal((await served.body('/api/partners.json')).total, 1001);
  });

  test('an address that is only written to is not read, and the other way round', async () => {
    for (const name of writeNames.filter((one) => one !== 'attachments')) {
      await refused(`/api/${name}`, 405, 'about:blank');
      await refused(`/api/${name}`, 405, 'about:blank', { method: 'DELETE' });
    }
    await refused(`/api/attachments/${'a'.repeat(64)}`, 405, 'about:blank');
    await refused('/api/funds.json', 405, 'about:blank', { method: 'POST', body: '{}' });
    assert.equal((await served.get('/', { method: 'DELETE' })).status, 405);
  });

  test('a fault of the server shows nothing of its inside, and the log nothing of the data', async () => {
    const { store } = served;
    const whole = store.service;
    Object.assign(store, { service: () => Promise.reject(new Error('secret 13800138000')) });
    try {
      const reply = await served.get('/api/service.json');
      const text = await reply.text();
      assert.equal(reply.status, 500);
      assert.match(reply.headers.get('content-type') ?? '', /problem\+json/);
      assert.ok(!text.includes('secret') && !text.includes('store'));
      assert.ok(served.lines.some((line) => line.message === 'fault'));
      assert.ok(!JSON.stringify(served.lines).includes('13800138000'));
    } finally {
      Object.assign(store, { service: whole });
    }
  });

  test('a database that is away for a moment is told as such, with when to come back', async () => {
    const { store } = served;
    const whole = store.service;
    const away = Object.assign(new Error('connect 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
    Object.assign(store, { service: () => Promise.reject(away) });
    try {
      const reply = await served.get('/api/service.json');
      assert.deepEqual([reply.status, reply.headers.get('retry-after')], [503, '5']);
      assert.ok(!(await reply.text()).includes('10.1.2.3'));
    } finally {
      Object.assign(store, { service: whole });
    }
  });

  test('the log has a line for each request, without query values and receipts', async () => {
    served.lines.length = 0;
    await served.get('/api/tasks.json?area=s1-private');
    await served.get('/api/needs/ABCD2345.json');
    const [tasks, need] = served.lines.map((line) => line.fields);
    assert.deepEqual([tasks?.method, tasks?.path, tasks?.status], ['GET', '/api/tasks.json', 200]);
    assert.ok(Number(tasks?.ms) >= 0 && Number(tasks?.bytes) > 0);
    assert.equal(need?.path, '/api/needs/*');
    assert.ok(!/private|ABCD2345/.test(JSON.stringify(served.lines)));
  });

  test('health asks the database', async () => {
    assert.deepEqual(await (await served.get('/health')).json(), { status: 'ok' });
    const { store } = served;
    const whole = store.ping;
    Object.assign(store, { ping: () => Promise.reject(new Error('down')) });
    assert.equal((await served.get('/health')).status, 503);
    Object.assign(store, { ping: whole });
  });
});

describe('files', () => {
  test('pages run under the strict policy, with their language intact', async () => {
    for (const path of ['/', '/index.html', '/sample/']) {
      const reply = await served.get(path);
      assert.equal(reply.status, 200, path);
      assert.equal(reply.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
      const policy = reply.headers.get('content-security-policy') ?? '';
      assert.match(policy, /^default-src 'none'; script-src 'self';.*require-trusted-types-for 'script'/);
      assert.ok(!policy.includes('unsafe'));
    }
    assert.match(await (await served.get('/')).text(), /合伙/);
  });

  test('a page that is not there is a page that says so', async () => {
    const reply = await served.get('/no-such-page');
    assert.equal(reply.status, 404);
    assert.match(await reply.text(), /没有这一页/);
  });

  test('the kit may be used by pages of any origin and is asked for again each time', async () => {
    for (const path of ['/hehuo.js', '/dist/hehuo.js']) {
      const reply = await served.get(path);
      assert.equal(reply.headers.get('content-type'), 'text/javascript; charset=utf-8');
      assert.equal(reply.headers.get('access-control-allow-origin'), '*');
      assert.equal(reply.headers.get('cache-control'), 'no-cache');
      const tag = reply.headers.get('etag') ?? '';
      assert.equal((await served.get(path, { headers: { 'If-None-Match': tag } })).status, 304);
    }
  });

  test('nothing outside the folder, nothing hidden and not the server itself is given out', async () => {
    symlinkSync('/etc', join(served.dist, 'demo/link'));
    const paths = [
      '/../server/main.js',
      '/..%2fhehuo.js',
      '/%2e%2e%2fserver/main.js',
      '/..%5chehuo.js',
      '/link/passwd',
      '/.hidden',
    ];
    const kit = [
      '../../etc/passwd',
      '..%2f..%2fetc/passwd',
      'server/main.js',
      '/server/main.js',
      '%73erver/main.js',
      'demo',
    ];
    for (const path of [...paths, ...kit.map((one) => `/dist/${one}`), '/%', '/%00', '//etc/passwd']) {
      assert.equal(await raw(path), 404, path);
    }
  });
});
