/** What a server refuses to swallow, how much it takes from one place, and what it never tells. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { addDays, instantAt } from '../../src/contract';
import { Buckets, UNLIMITED, USUAL } from '../../demo/server/limit';
import { openDatabase } from '../../demo/server/store/open';
import { retain } from '../../demo/server/store/retain';
import { DEMO_NOW } from '../aid/server';
import { newPlace, type TestPlace } from './place';
import { serveAt, type Served, type ServeOptions } from './serve';
import { answerOf, enrolment, followup, photo, post, putBytes, response, sha256, writable } from './writing';

let place: TestPlace;
let running: Served[];
beforeEach(async () => {
  place = await newPlace();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.close();
  await place.remove();
});

async function serve(more: Partial<ServeOptions> = {}): Promise<Served> {
  const served = await serveAt(place.place, { profile: 'tiny', generate: writable, ...more });
  running.push(served);
  return served;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const agreed = { consents: { personal: true } };

describe('a body', () => {
  test('that is too large, of another type, broken or a bomb is refused by name, and nothing falls over', async () => {
    const served = await serve();
    const send = async (body: BodyInit, headers: Record<string, string> = JSON_TYPE) =>
      answerOf(await fetch(`${served.url}/api/responses`, { method: 'POST', headers, body }));
    const refused = async (body: BodyInit, status: number, headers?: Record<string, string>) => {
      const reply = await send(body, headers);
      assert.equal(reply.status, status, reply.text);
      const name = { 413: 'too-large', 415: 'unsupported-type' }[status] ?? 'invalid';
      assert.equal(String(reply.body.type).split('/').pop(), name);
      assert.equal(reply.headers.get('access-control-allow-origin'), '*');
    };
    const wish = 'x'.repeat(300_000);
    await refused(JSON.stringify(response({ answers: { wish } })), 413);
    await refused(' '.repeat(5_000_000), 413);
    await refused(JSON.stringify(response()), 415, { 'Content-Type': 'text/plain' });
    await refused(JSON.stringify(response()), 415, {});
    for (const odd of ['', '{', 'null', '[]', '"x"', '{"id":}', '\u{feff}{}x']) await refused(odd, 400);
    await refused(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400);
    await refused('['.repeat(100_000), 400);
    await refused(`{"id":"x","answers":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`, 400);
    await refused(JSON.stringify(response({ answers: { wish: 'a\0b' } })), 422);
    await refused(JSON.stringify(response({ surveyId: 'wish\0' })), 422);
    await refused(JSON.stringify(response({ answers: { wish: '\ud800' } })), 422);
    assert.equal((await post(served, 'responses', response({ answers: { wish: '😀[{"' } }))).status, 201);
    assert.deepEqual(
      served.lines.filter((line) => line.level === 'error'),
      [],
    );
  });

  test('without a length is measured as it comes', async () => {
    const served = await serve();
    const { hostname, port } = new URL(served.url);
    const status = await new Promise<number>((done, fail) => {
      const sent = request(
        { hostname, port, path: '/api/responses', method: 'POST', headers: JSON_TYPE },
        (reply) => {
          reply.resume();
          done(reply.statusCode ?? 0);
          sent.destroy();
        },
      );
      sent.on('error', fail);
      const more = () => void (sent.destroyed || sent.write(' '.repeat(16_384), () => setTimeout(more, 1)));
      more();
    });
    assert.equal(status, 413);
  });

  test('of an attachment may be two megabytes and not a byte more', async () => {
    const served = await serve();
    const most = 2 * 1024 * 1024;
    const whole = photo('x', most - 5);
    assert.equal(whole.length, most);
    assert.equal((await putBytes(served, sha256(whole), whole)).status, 201);
    const larger = photo('x', most - 4);
    assert.equal((await putBytes(served, sha256(larger), larger)).status, 413);
  });

  test('may be announced from another origin, by every header that the kit sends', async () => {
    const served = await serve();
    for (const path of ['responses', `attachments/${'a'.repeat(64)}`]) {
      const reply = await served.get(`/api/${path}`, { method: 'OPTIONS' });
      assert.equal(reply.status, 204);
      assert.match(reply.headers.get('access-control-allow-methods') ?? '', /POST, PUT/);
      assert.match(reply.headers.get('access-control-allow-headers') ?? '', /Content-Type, Idempotency-Key/);
    }
  });
});

describe('limits', () => {
  test('a bucket lets a burst through, says how long to wait, and fills again', () => {
    let now = 0;
    const buckets = new Buckets(60, 3, () => now);
    const wait = (key = 'a'): number => {
      try {
        buckets.take(key, '');
        return 0;
      } catch (error) {
        return Number((error as { headers: Record<string, string> }).headers['Retry-After']);
      }
    };
    assert.deepEqual([wait(), wait(), wait(), wait(), wait('b')], [0, 0, 0, 1, 0]);
    now += 1000;
    assert.deepEqual([wait(), wait()], [0, 1]);
    now += 3_600_000;
    assert.deepEqual([wait(), wait(), wait(), wait()], [0, 0, 0, 1]);
    const slow = new Buckets(1, 1, () => now);
    slow.take('a', '');
    assert.throws(() => slow.take('a', ''), { headers: { 'Retry-After': '60' } });
  });

  test('thirty people behind one address send their answers; who floods is told when to come back', async () => {
    const served = await serve({ limits: { ...USUAL, slow: 0 } });
    for (let n = 0; n < 30; n += 1) {
      const bytes = photo(`p${n}`);
      assert.equal((await putBytes(served, sha256(bytes), bytes)).status, 201);
      assert.equal((await post(served, 'responses', response())).status, 201);
    }
    let reply = await post(served, 'responses', response());
    for (let n = 0; n < 300 && reply.status === 201; n += 1)
      reply = await post(served, 'responses', response());
    assert.equal(reply.status, 429);
    assert.match(String(reply.body.type), /\/rate-limited$/);
    assert.match(reply.headers.get('retry-after') ?? '', /^\d+$/);
    assert.match(reply.headers.get('access-control-expose-headers') ?? '', /Retry-After/);
  });

  test('one survey that is flooded leaves the others open', async () => {
    const served = await serve({ limits: { ...UNLIMITED, survey: 5 } });
    const send = async (surveyId: string) => {
      const body = response(
        surveyId === 'wish' ? {} : { surveyId, surveyVersion: '1', answers: { a1: 'x' } },
      );
      return (await post(served, 'responses', body)).status;
    };
    const flooded = [];
    for (let n = 0; n < 7; n += 1) flooded.push(await send('wish'));
    assert.deepEqual(flooded, [201, 201, 201, 201, 201, 429, 429]);
    assert.equal(await send('q-all'), 201);
  });

  test('guessing receipts is slow and soon over, by look-up and by follow-up', async () => {
    const served = await serve({ limits: { ...UNLIMITED, lookups: 4, slow: 300 } });
    const began = performance.now();
    assert.equal((await served.get('/api/needs/AAAAAAAA.json')).status, 404);
    assert.ok(performance.now() - began >= 295, 'a miss takes its time');
    const middle = performance.now();
    assert.equal((await post(served, 'followups', followup('AAAAAAAA', 'withdraw'))).status, 404);
    assert.ok(performance.now() - middle >= 295, 'a miss takes its time');
    for (let n = 0; n < 6; n += 1) await served.get('/api/needs/ABCD2345.json');
    const over = await served.get('/api/needs/ABCD2345.json');
    assert.equal(over.status, 429);
    assert.ok(Number(over.headers.get('retry-after')) >= 1);
    assert.equal((await post(served, 'followups', followup('AAAAAAAB', 'withdraw'))).status, 429);
  });

  test('count the true address: nobody gets more by inventing a header, and a trusted proxy is believed', async () => {
    const statuses = async (served: Served) => {
      const all = [];
      for (let n = 0; n < 6; n += 1) {
        const forwarded = { 'X-Forwarded-For': `10.0.0.${n}, 192.0.2.${n}` };
        all.push((await post(served, 'responses', response(), forwarded)).status);
      }
      return all;
    };
    const limits = { ...UNLIMITED, writes: 2 };
    assert.deepEqual(await statuses(await serve({ limits })), [201, 201, 201, 201, 429, 429]);
    const trusting = await serve({ limits, proxies: 1 });
    assert.deepEqual(await statuses(trusting), Array<number>(6).fill(201));
    const household = [];
    for (const end of [':1', ':2', '0:0:ff:3', ':ff:4', '0:0:0:5']) {
      const forwarded = { 'X-Forwarded-For': `2001:db8:0:7:${end}` };
      household.push((await post(trusting, 'responses', response(), forwarded)).status);
    }
    assert.deepEqual(household, [201, 201, 201, 201, 429], 'one household has many addresses of IPv6');
  });
});

describe('what is private', () => {
  test('appears in no log line and in no public answer, whatever was sent and however it failed', async () => {
    const served = await serve();
    const [phone, name, wish] = ['13812345678', '钱某某', '只对社区说的话'];
    const answers = { wish, phone, kind: 'health', place: 's1' };
    const contact = { callName: name, phone };
    const whole = response({ answers, contact, ...agreed, supports: ['t-s1'] });
    const receipt = String((await post(served, 'responses', whole)).body.receipt);
    assert.equal(receipt.length, 10);
    const common = { createdAt: DEMO_NOW, contact };
    const id = randomUUID;
    const others: [string, Record<string, unknown>][] = [
      ['enrolments', enrolment('x-last', { contact })],
      ['applications', { ...common, id: id(), kind: 'resident', name, services: wish }],
      ['reports', { ...common, id: id(), about: { resource: 'course' }, kind: 'wrong', text: wish }],
      ['claims', { ...common, id: id(), taskId: 't-s1', partnerId: 'p0001', note: wish }],
      ['responses', response({ answers: { ...answers, nowhere: phone } })],
      ['responses', { ...whole, answers: { wish: phone } }],
      ['followups', { ...followup(receipt, 'not_solved'), note: wish }],
    ];
    for (const [kind, body] of others) {
      const { text } = await post(served, kind, body);
      for (const mark of [phone, name, wish]) assert.ok(!text.includes(mark), `${kind}: ${text}`);
    }
    await post(served, 'responses', `{"phone":"${phone}"`);
    await served.get(`/api/needs%2F${receipt}.json`);
    await served.get(`/api/needs/${receipt}.json?phone=${phone}`);
    await served.get(`/api/Needs/${receipt}`);
    const lines = JSON.stringify(served.lines);
    for (const mark of [phone, name, wish, receipt, whole.id])
      assert.ok(!lines.includes(mark), `log: ${mark}`);
    const reads = ['service', 'tasks', 'surveys', 'partners', 'notices', 'rules', 'spaces', 'funds'];
    const pages = [...reads, 'sessions/2026-11', `needs/${receipt}`, 'surveys/wish', 'funds/f1/shares'];
    for (const path of pages) {
      const text = JSON.stringify(await served.body(`/api/${path}.json`));
      for (const mark of [phone, name, wish]) assert.ok(!text.includes(mark), path);
      assert.equal(text.includes(receipt), path.startsWith('needs/'), path);
    }
  });

  test('outlives a new day of the demonstration data, whose tables are laid out anew', async () => {
    const first = await serve();
    const body = response({ answers: { wish: 'x', kind: 'health' }, supports: ['t-s1'] });
    const told = await post(first, 'responses', body);
    const seat = enrolment('x-last');
    assert.equal((await post(first, 'enrolments', seat)).status, 201);
    const next = await serve({ now: '2026-11-24T09:00:00+08:00' });
    assert.match(next.store.why ?? '', /laid out/);
    assert.deepEqual([(await post(next, 'responses', body)).status], [200]);
    assert.equal((await next.body(`/api/needs/${String(told.body.receipt)}.json`)).category, 'health');
    const { items } = await next.body('/api/tasks.json');
    assert.equal(items.find((task) => task.id === 't-s1')?.needCount, 6);
    const seats = await next.body('/api/seats.json?ids=x-last');
    assert.equal(seats.items[0]?.left, 2, 'a seat that was sold is not there again');
  });

  test('is erased when its time is over: receipt and status stay, and the command may be given again', async () => {
    const served = await serve();
    const bytes = photo('kept');
    const lone = photo('lone');
    for (const one of [bytes, lone]) await putBytes(served, sha256(one), one);
    const attachments = [sha256(bytes)];
    const answers = { wish: 'x', kind: 'health', photo: attachments };
    const body = response({ answers, attachments, contact: { phone: '13800000000' }, ...agreed });
    const { body: told } = await post(served, 'responses', body);
    const seat = enrolment('x-last');
    await post(served, 'enrolments', seat);
    const after = async (days: number) => {
      const db = await openDatabase(place.place);
      const at = instantAt(addDays('2026-11-23', days), '10:00');
      const erased = await retain(db, Date.parse(at));
      await db.destroy();
      return erased;
    };
    const row = (id: string) =>
      served.store.db.selectFrom('written').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    assert.deepEqual(await after(1), { kinds: {}, attachments: 0 });
    assert.deepEqual(await after(8), { kinds: {}, attachments: 1 }, 'bytes that no answer names');
    assert.deepEqual(await after(89), { kinds: {}, attachments: 0 });
    assert.deepEqual(await after(91), { kinds: { responses: 1 }, attachments: 1 });
    assert.deepEqual(await after(91), { kinds: {}, attachments: 0 });
    const erased = await row(body.id);
    assert.deepEqual([erased.doc, erased.person, erased.status], [null, null, 'submitted']);
    assert.notEqual((await row(seat.id)).person, null, 'kept for 180 days');
    assert.deepEqual(await after(181), { kinds: { enrolments: 1 }, attachments: 0 });
    assert.equal((await row(seat.id)).person, null);
    const again = await post(served, 'responses', body);
    assert.deepEqual(
      [again.status, again.body.receipt, again.body.attachments],
      [200, told.receipt, attachments],
    );
    assert.equal((await served.body(`/api/needs/${String(told.receipt)}.json`)).category, 'health');
  });
});
