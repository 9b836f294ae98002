/** Nothing is lost, nothing is doubled: what a server does with what is sent to it, once, twice and all at once. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Receipt } from '../../src/contract';
import { httpBackend } from '../../src/source/http';
import { fresh } from '../../src/source/outbox/record';
import { deliver } from '../../src/source/outbox/reply';
import { whole, type Tables } from '../../demo/server/store/table';
import { newPlace, type TestPlace } from './place';
import { serveAt, type Served } from './serve';
import {
  enrolment,
  followup,
  photo,
  post,
  postAndCut,
  putBytes,
  response,
  sha256,
  writable,
  type Answer,
  type Json,
} from './writing';

const options = { profile: 'tiny', generate: writable } as const;

let place: TestPlace;
/** Two servers over one database. */
let both: [Served, Served];
let served: Served;
before(async () => {
  place = await newPlace();
  both = [await serveAt(place.place, options), await serveAt(place.place, options)];
  served = both[0];
});
after(async () => {
  for (const one of both) await one.close();
  await place.remove();
});

const agreed = { consents: { personal: true } };
const send = (body: Json, name = 'responses'): Promise<Answer> => post(served, name, body);

async function accepted(body: Json, name = 'responses'): Promise<string> {
  const { status, body: receipt, text } = await send(body, name);
  assert.equal(status, 201, text);
  assert.equal(receipt.id, body.id);
  return String(receipt.receipt);
}

async function refused(
  body: Json,
  status: number,
  type: string,
  pointer?: string,
  name = 'responses',
): Promise<void> {
  const reply = await send(body, name);
  assert.equal(reply.status, status, reply.text);
  assert.match(reply.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(reply.headers.get('access-control-allow-origin'), '*');
  assert.equal(reply.body.type?.split('/').at(-1), type, reply.text);
  if (pointer !== undefined) {
    const pointers = reply.body.errors?.map((error) => error.pointer);
    assert.ok(pointers?.includes(pointer), `${pointer}: ${reply.text}`);
  }
}

async function count(table: keyof Tables, column: string, value: string): Promise<number> {
  const query = served.store.db.selectFrom(table).select((eb) => eb.fn.countAll<string>().as('n'));
  return whole((await query.where(column as never, '=', value as never).executeTakeFirstOrThrow()).n);
}

const needOf = async (receipt: string): Promise<Record<string, unknown>> =>
  (await (await served.get(`/api/needs/${receipt}.json`)).json()) as Record<string, unknown>;
const statusOf = async (receipt: string) => (await needOf(receipt)).status;
const rowOf = (id: string) =>
  served.store.db.selectFrom('written').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const again = (body: Json, more: Record<string, unknown>): Json => ({ ...body, id: randomUUID(), ...more });

describe('the same id', () => {
  test('is accepted once with a receipt that can be said, and ever after with the very same reply', async () => {
    const body = response();
    const first = await send(body);
    assert.equal(first.status, 201);
    assert.ok(Receipt.safeParse(first.body).success, first.text);
    assert.match(String(first.body.receipt), /^[2-9A-HJ-NP-Z]{8,}$/);
    assert.deepEqual(Object.keys(first.body), ['id', 'receipt', 'status', 'receivedAt', 'next']);
    for (const server of both) {
      const second = await post(server, 'responses', body);
      assert.deepEqual([second.status, second.text], [200, first.text]);
    }
    assert.equal(await count('written', 'id', body.id), 1);
  });

  test('with its keys in another order and other white space is the same content', async () => {
    const body = response({ contact: { phone: '13800000000', callName: '王' }, ...agreed });
    const receipt = await accepted(body);
    const turned = Object.fromEntries(Object.entries(body).reverse());
    turned.contact = { callName: '王', phone: '13800000000' };
    const reply = await fetch(`${served.url}/api/responses`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(turned, null, 3),
    });
    assert.equal(reply.status, 200);
    assert.equal(((await reply.json()) as Json).receipt, receipt);
  });

  test('with other content, or sent to another name, is a conflict and changes nothing', async () => {
    const body = response();
    const receipt = await accepted(body);
    await refused({ ...body, answers: { wish: '别的' } }, 409, 'conflict');
    await refused({ ...body, about: { resource: 'course' }, kind: 'wrong', text: '错' }, 409, 'conflict');
    const report = {
      id: body.id,
      createdAt: body.createdAt,
      about: { resource: 'x' },
      kind: 'wrong',
      text: 'x',
    };
    await refused(report, 409, 'conflict', undefined, 'reports');
    assert.equal((await send(body)).body.receipt, receipt);
    assert.match((await rowOf(body.id)).doc ?? '', /想学太极/);
  });

  test('twenty times at once over two servers makes one row and one receipt', async () => {
    const body = response({ supports: ['t-s1'] });
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => post(both[n % 2 ? 1 : 0], 'responses', body)),
    );
    assert.deepEqual(replies.map((reply) => reply.status).sort(), [...Array<number>(19).fill(200), 201]);
    assert.equal(new Set(replies.map((reply) => reply.text)).size, 1);
    assert.equal(await count('written', 'id', body.id), 1);
    assert.equal(await count('support', 'written_id', body.id), 1);
  });

  test('after the line was cut between the whole body and the reply makes no second row', async () => {
    for (let n = 0; n < 25; n += 1) {
      const body = response();
      await postAndCut(served, 'responses', body, n % 5);
      const { status, body: receipt } = await send(body);
      assert.ok(status === 200 || status === 201, String(status));
      assert.equal(await count('written', 'receipt', String(receipt.receipt)), 1);
      assert.equal(await count('written', 'id', body.id), 1);
    }
  });

  test('is accepted still when the survey that it answers is gone', async () => {
    const body = response();
    const { text } = await send(body);
    const { db } = served.store;
    const row = await db.selectFrom('survey').selectAll().where('id', '=', 'wish').executeTakeFirstOrThrow();
    await db.deleteFrom('survey').where('id', '=', 'wish').execute();
    try {
      assert.deepEqual([(await send(body)).status, (await send(body)).text], [200, text]);
      await refused(response(), 422, 'gone', '/surveyId');
    } finally {
      await db.insertInto('survey').values(row).execute();
    }
  });

  test('must be the one of the header, in lower case', async () => {
    const body = response();
    const other = await post(served, 'responses', body, { 'Idempotency-Key': `"${randomUUID()}"` });
    assert.deepEqual([other.status, other.body.errors?.[0]?.pointer], [422, '/id']);
    await refused({ ...body, id: body.id.toUpperCase() }, 422, 'invalid', '/id');
    await refused({ ...body, id: 7 } as never, 422, 'invalid', '/id');
    assert.equal(await count('written', 'id', body.id), 0);
    assert.equal((await post(served, 'responses', body, { 'Idempotency-Key': body.id })).status, 201);
  });
});

describe('a paper sheet', () => {
  const sheet = (sheetId: string, wish: string) => response({ sheetId, channel: 'paper', answers: { wish } });

  test('typed in twice is one answer: both ids get the first receipt, for ever', async () => {
    const first = sheet('S-1', '舞蹈');
    const receipt = await accepted(first);
    const second = again(first, { createdAt: '2026-11-23T09:20:00+08:00', helper: { relation: '站长' } });
    const told = await send(second);
    assert.deepEqual([told.status, told.body.id, told.body.receipt], [200, second.id, receipt]);
    assert.equal((await send(second)).text, told.text);
    assert.equal(await count('written', 'receipt', receipt), 1);
    assert.equal(await count('written', 'id', second.id), 0);
    await refused({ ...second, answers: { wish: '书法' } }, 409, 'conflict');
    // The second clerk knows his own id only: a correction of that one is a correction of the answer.
    await accepted(response({ answers: { wish: '书法', kind: 'health' }, predecessor: second.id }));
    assert.equal((await needOf(receipt)).category, 'health');
    await refused(again(first, {}), 409, 'conflict');
  });

  test('typed in with other answers is a conflict, until it names what it corrects', async () => {
    const first = sheet('S-2', '舞蹈');
    const receipt = await accepted(first);
    const other = sheet('S-2', '书法');
    await refused(other, 409, 'conflict');
    await accepted({ ...other, predecessor: first.id });
    await refused(sheet('S-2', '棋'), 409, 'conflict');
    assert.equal((await needOf(receipt)).status, 'submitted');
  });

  test('typed in by twenty at once is one row, and all of them hear one receipt', async () => {
    const bodies = Array.from({ length: 20 }, () => sheet('S-3', '合唱'));
    const replies = await Promise.all(bodies.map((body, n) => post(both[n % 2 ? 1 : 0], 'responses', body)));
    assert.equal(replies.filter((reply) => reply.status === 201).length, 1);
    assert.ok(replies.every((reply) => reply.status < 300));
    assert.equal(new Set(replies.map((reply) => reply.body.receipt)).size, 1);
    replies.forEach((reply, n) => assert.equal(reply.body.id, bodies[n]?.id));
    const key = JSON.stringify(['sheet', 'wish', 'S-3']);
    assert.equal(await count('written', 'only_one', key), 1);
  });

  test('typed in under an older and a newer version is one answer all the same', async () => {
    const first = sheet('S-4', '棋');
    const receipt = await accepted(first);
    const told = await send(again(first, { surveyVersion: '2' }));
    assert.deepEqual([told.status, told.body.receipt], [200, receipt]);
    await refused({ ...sheet('S-4', '书法'), surveyVersion: '2' }, 409, 'conflict');
  });
});

describe('a correction', () => {
  test('takes the place of what it corrects: the old receipt shows it, the old answers are erased', async () => {
    const first = response({
      answers: { wish: '太极', kind: 'mine', phone: '13800001234' },
      consents: { personal: true },
    });
    const receipt = await accepted(first);
    assert.equal((await needOf(receipt)).category, 'other');
    const second = response({
      answers: { wish: '太极', kind: 'health', place: 's3' },
      predecessor: first.id,
    });
    const newer = await accepted(second);
    for (const code of [receipt, newer]) {
      const need = await needOf(code);
      assert.deepEqual([need.receipt, need.category, need.areaId], [code, 'health', 's3']);
    }
    const row = await rowOf(first.id);
    assert.deepEqual([row.doc, row.person], [null, null]);
    assert.equal((await send(first)).body.receipt, receipt);
  });

  test('that another one has made already is a conflict, and so are two at once', async () => {
    const first = response();
    await accepted(first);
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        post(
          both[n % 2 ? 1 : 0],
          'responses',
          response({ predecessor: first.id, answers: { wish: `${n}` } }),
        ),
      ),
    );
    assert.equal(made.filter((reply) => reply.status === 201).length, 1);
    assert.equal(made.filter((reply) => reply.status === 409).length, 9);
  });

  test('that arrives before what it corrects still counts, and the late one is not shown', async () => {
    const sheetId = 'S-late';
    const first = response({ sheetId, answers: { wish: '晚到', kind: 'mine' }, supports: ['t-s3'] });
    const before = await supported('t-s3');
    const receipt = await accepted(
      response({ sheetId, predecessor: first.id, answers: { wish: '先到', kind: 'health' } }),
    );
    const late = await accepted(first);
    assert.equal((await needOf(late)).category, 'health');
    assert.equal((await needOf(receipt)).category, 'health');
    assert.equal((await rowOf(first.id)).doc, null);
    assert.equal(await supported('t-s3'), before);
  });

  test('of itself, or of what was taken back, is refused', async () => {
    const body = response();
    await refused({ ...body, predecessor: body.id }, 422, 'invalid', '/predecessor');
    const receipt = await accepted(body);
    await accepted(followup(receipt, 'withdraw'), 'followups');
    await refused(response({ predecessor: body.id }), 410, 'gone');
  });
});

async function supported(task: string): Promise<number> {
  const { items } = await served.body('/api/tasks.json');
  return Number(items.find((one) => one.id === task)?.needCount);
}

describe('answers', () => {
  test('are checked like on the page, each fault with its place', async () => {
    const wish = '太极';
    await refused(response({ answers: {} }), 422, 'invalid', '/answers/wish');
    await refused(response({ answers: { wish, kind: 'else' } }), 422, 'invalid', '/answers/kind');
    await refused(response({ answers: { wish, nowhere: 'x' } }), 422, 'invalid', '/answers/nowhere');
    await refused(response({ answers: { wish, why: 'x', more: false } }), 422, 'invalid', '/answers/why');
    const home = [
      { joins: true, what: 'x' },
      { joins: false, what: 'y' },
    ];
    await refused(response({ answers: { wish, home } }), 422, 'invalid', '/answers/home/1/what');
    await refused(response({ answers: { wish, phone: '13800000000' } }), 422, 'invalid', '/answers/phone');
    const refusedConsent = { consents: { personal: false }, answers: { wish, phone: '13800000000' } };
    await refused(response(refusedConsent), 422, 'invalid', '/answers/phone');
    await refused(
      response({ ...agreed, answers: { wish, phone: 'call me' } }),
      422,
      'invalid',
      '/answers/phone',
    );
    await accepted(response({ ...agreed, answers: { wish, phone: '13800000000', more: true, why: 'x' } }));
    await refused(response({ answers: { wish: 7 } }), 422, 'invalid', '/answers/wish');
    await refused(response({ answers: 'x' }), 422, 'invalid', '/answers');
    const contact = { contact: { phone: '13800000000' } };
    await refused(response(contact), 422, 'invalid', '/contact');
    await refused(response({ createdAt: 'now' }), 422, 'invalid', '/createdAt');
  });

  test('to a question called __proto__ or constructor are answers to no question, and harm nothing', async () => {
    const body = response();
    const spoilt = JSON.stringify(body).replace('"wish":', '"__proto__":{"a":1},"constructor":"x","wish":');
    const reply = await post(served, 'responses', spoilt);
    assert.equal(reply.status, 422, reply.text);
    const pointers = reply.body.errors?.map((error) => error.pointer);
    assert.deepEqual([...(pointers ?? [])].sort(), ['/answers/__proto__', '/answers/constructor']);
    assert.equal(({} as Record<string, unknown>).a, undefined);
  });

  test('of another version are taken when they fit the present one, else the version is named', async () => {
    await accepted(response({ surveyVersion: '2' }));
    await refused(response({ surveyVersion: '2', answers: { old: 'x' } }), 422, 'invalid', '/surveyVersion');
  });

  test('come in late if they were given in time, also by a clock that is two hours ahead', async () => {
    const late = (surveyId: string, createdAt: string) => response({ surveyId, createdAt });
    await accepted(late('just-closed', '2026-11-20T23:00:00+08:00'));
    await accepted(late('just-closed', '2026-11-21T02:00:00+08:00'));
    await refused(late('just-closed', '2026-11-21T12:00:00+08:00'), 409, 'closed');
    await refused(late('long-closed', '2026-11-13T12:00:00+08:00'), 409, 'closed');
    await refused(late('not-yet', '2026-11-23T09:00:00+08:00'), 409, 'not-open');
  });

  test('make a need with its category and place, that tells what is next', async () => {
    const receipt = await accepted(
      response({ areaId: 's1', answers: { wish: 'x', kind: 'health', place: 's2' } }),
    );
    const need = await needOf(receipt);
    assert.deepEqual([need.category, need.areaId, need.status], ['health', 's2', 'submitted']);
    assert.match(String(need.submittedAt), /^2026-11-23T09:0\d:\d\d\+08:00$/);
    assert.match(JSON.stringify(need.nextStep), /三个工作日/);
    assert.ok(!JSON.stringify(need).includes('wish'));
  });

  test('that support a task let its count grow by one each, and shrink when they are taken back', async () => {
    const had = await supported('t-s1');
    const body = response({ supports: ['t-s1', 't-s1', 't-unknown'] });
    const receipt = await accepted(body);
    await send(body);
    assert.equal(await supported('t-s1'), had + 1);
    assert.equal((await needOf(receipt)).taskId, 't-s1');
    await accepted(followup(receipt, 'withdraw'), 'followups');
    assert.equal(await supported('t-s1'), had);
  });
});

describe('attachments', () => {
  test('are told as held or missing, before and after they come', async () => {
    const [early, late] = [photo('early'), photo('late')];
    const names = [sha256(early), sha256(late)];
    assert.equal((await putBytes(served, String(names[0]), early)).status, 201);
    assert.equal((await putBytes(both[1], String(names[0]), early)).status, 200);
    const body = response({ answers: { wish: 'x', photo: names }, attachments: names, ...agreed });
    const first = await send(body);
    assert.deepEqual([first.status, first.body.attachments], [201, [names[0]]]);
    await putBytes(served, String(names[1]), late);
    const second = await send(body);
    assert.deepEqual([second.status, second.body.attachments], [200, names]);
    assert.equal(second.body.receipt, first.body.receipt);
  });

  test('go with their answer when the kit itself sends them, also when the server lost one on the way', async () => {
    const backend = httpBackend(`${served.url}/api/`);
    const files = [photo('kit 1'), photo('kit 2')];
    const names = files.map(sha256);
    const body = response({ answers: { wish: 'x', photo: names }, attachments: names, ...agreed });
    const blobs = new Map(files.map((file, n) => [names[n] ?? '', new Blob([new Uint8Array(file)])]));
    const given = { name: 'responses', label: '', shared: false, createdAt: 0, attachments: names } as const;
    const send = (held: Set<string>) =>
      deliver(
        backend,
        fresh({ ...given, id: body.id }, backend.key),
        { text: JSON.stringify(body), blobs },
        held,
        new AbortController().signal,
      );
    // It believes that the second is there already; the receipt tells that it is not.
    const first = await send(new Set(names.slice(1)));
    assert.ok('receipt' in first, JSON.stringify(first));
    assert.deepEqual(first.attachments, names);
    const second = await send(new Set());
    assert.ok('receipt' in second && second.receipt === first.receipt);
    assert.equal(await count('written_attachment', 'written_id', body.id), 2);
  });

  test('named by an answer must be listed', async () => {
    const name = sha256(photo('unlisted'));
    await refused(
      response({ answers: { wish: 'x', photo: [name] }, ...agreed }),
      422,
      'invalid',
      '/attachments',
    );
  });

  test('must be what their name says, a photo or a sound, and are shown to nobody', async () => {
    const bytes = photo('one');
    const name = sha256(bytes);
    assert.equal((await putBytes(served, sha256(photo('other')), bytes)).status, 422);
    assert.equal((await putBytes(served, 'short', bytes)).status, 422);
    for (const odd of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7 and more', '']) {
      const file = Buffer.from(odd);
      assert.equal((await putBytes(served, sha256(file), file)).status, 415, odd);
    }
    assert.equal((await served.get(`/api/attachments/${name}`, { method: 'HEAD' })).status, 404);
    assert.equal((await putBytes(served, name, bytes)).status, 201);
    assert.equal((await served.get(`/api/attachments/${name}`, { method: 'HEAD' })).status, 200);
    assert.equal((await served.get(`/api/attachments/${name}`)).status, 405);
    const kinds = ['RIFF____WEBPVP8 ', 'RIFF____WAVEfmt ', 'OggS____________', '____ftypM4A ____'];
    for (const kind of kinds) {
      const file = Buffer.from(kind);
      assert.equal((await putBytes(served, sha256(file), file)).status, 201, kind);
    }
  });

  test('of ten at once are kept once', async () => {
    const bytes = photo('race', 50_000);
    const name = sha256(bytes);
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) => putBytes(both[n % 2 ? 1 : 0], name, bytes)),
    );
    assert.deepEqual(replies.map((reply) => reply.status).sort(), [...Array<number>(9).fill(200), 201]);
    assert.equal(await count('attachment', 'sha256', name), 1);
  });
});

describe('a receipt', () => {
  test('takes the need back: at once nothing is left but what kind it was and what became of it', async () => {
    const bytes = photo('private');
    const name = sha256(bytes);
    await putBytes(served, name, bytes);
    const body = response({
      answers: { wish: '秘密', kind: 'health', photo: [name], phone: '13800007777' },
      ...{ consents: { personal: true }, attachments: [name], contact: { callName: '赵' } },
    });
    const receipt = await accepted(body);
    assert.match((await rowOf(body.id)).person ?? '', /13800007777/);
    assert.ok(!(await rowOf(body.id)).doc?.includes('13800007777'), 'personal answers are kept apart');
    const back = { ...followup(receipt, 'withdraw'), note: '不想要了' };
    const told = await send(back, 'followups');
    assert.deepEqual([told.status, told.body.status, told.body.receipt], [201, 'withdrawn', receipt]);
    assert.equal((await send(back, 'followups')).status, 200);
    const row = await rowOf(body.id);
    assert.deepEqual([row.doc, row.person, row.category], [null, null, 'health']);
    assert.equal((await rowOf(back.id)).doc, null);
    assert.equal(await count('attachment', 'sha256', name), 0);
    const need = await needOf(receipt);
    assert.deepEqual([need.status, need.category, need.nextStep], ['withdrawn', 'health', undefined]);
    const repeated = await send(body);
    assert.deepEqual([repeated.status, repeated.body.receipt], [200, receipt]);
    assert.deepEqual(repeated.body.attachments, [name], 'nothing is asked for again');
    await refused(followup(receipt, 'withdraw'), 409, 'closed', undefined, 'followups');
  });

  test('says "not solved" within 30 days of the settling and not after', async () => {
    assert.equal(await statusOf('SETTLED2'), 'resolved');
    await accepted(followup('SETTLED2', 'not_solved'), 'followups');
    assert.equal(await statusOf('SETTLED2'), 'reopened');
    assert.match(JSON.stringify((await needOf('SETTLED2')).nextStep), /重新办理中/);
    await refused(followup('SETTLED2', 'not_solved'), 409, 'closed', undefined, 'followups');
    await refused(followup('SETTLED3', 'not_solved'), 409, 'closed', undefined, 'followups');
    await refused(followup('ABCD2345', 'not_solved'), 409, 'closed', undefined, 'followups');
  });

  test('says "solved" once, of what is settled', async () => {
    const told = await send(followup('SETTLED4', 'solved'), 'followups');
    assert.deepEqual([told.status, told.body.status], [201, 'rated']);
    const need = (await needOf('SETTLED4')) as { timeline: { status: string }[] };
    assert.deepEqual(
      need.timeline.map((step) => step.status),
      ['resolved', 'rated'],
    );
    await refused(followup('SETTLED4', 'solved'), 409, 'closed', undefined, 'followups');
    await refused(followup('ABCD2345', 'solved'), 409, 'closed', undefined, 'followups');
  });

  test('moves on once when two devices press at the same moment', async () => {
    const receipt = await accepted(response());
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        post(both[n % 2 ? 1 : 0], 'followups', followup(receipt, 'withdraw')),
      ),
    );
    assert.equal(replies.filter((reply) => reply.status === 201).length, 1);
    assert.equal(await count('need_event', 'receipt', receipt), 1);
  });

  test('that takes a need back leaves nothing of a correction that comes at the same moment', async () => {
    for (let round = 0; round < 12; round += 1) {
      const first = response();
      const receipt = await accepted(first);
      const second = response({ predecessor: first.id, answers: { wish: '改过的' } });
      const [back, corrected] = await Promise.all([
        post(both[round % 2 ? 1 : 0], 'followups', followup(receipt, 'withdraw')),
        post(both[round % 2 ? 0 : 1], 'responses', second),
      ]);
      assert.equal(back.status, 201);
      assert.ok([201, 410].includes(corrected.status), `${corrected.status}`);
      assert.equal((await needOf(receipt)).status, 'withdrawn');
      if (corrected.status === 201) assert.equal((await rowOf(second.id)).doc, null);
      else assert.equal(await count('written', 'id', second.id), 0);
    }
  });

  test('that nobody was given is not found, with a hint at what is mistaken', async () => {
    const reply = await send(followup('ABCDEFGH', 'withdraw'), 'followups');
    assert.equal(reply.status, 404);
    assert.match(String(reply.body.detail), /no 0, O, 1 and I/);
    await refused(followup('ABCDEFG0', 'withdraw'), 422, 'invalid', '/receipt', 'followups');
  });
});

describe('the other writes', () => {
  const application = (more: Record<string, unknown> = {}): Json => ({
    ...{ id: randomUUID(), createdAt: '2026-11-23T09:00:00+08:00', kind: 'resident', name: '李' },
    ...{ services: '剪纸', contact: { phone: '13800000000' }, ...more },
  });

  test('a seat is sold as often as there are seats, and a repeat takes no second one', async () => {
    const bodies = Array.from({ length: 12 }, () => enrolment('x-race'));
    const replies = await Promise.all(bodies.map((body, n) => post(both[n % 2 ? 1 : 0], 'enrolments', body)));
    const won = replies.filter((reply) => reply.status === 201);
    assert.equal(won.length, 3, replies.map((reply) => reply.status).join());
    assert.ok(won.every((reply) => reply.body.status === 'confirmed'));
    const lost = replies.filter((reply) => reply.status === 409);
    assert.ok(lost.length === 9 && lost.every((reply) => reply.body.type?.endsWith('/full')));
    const first = bodies.find((body) => body.id === won[0]?.body.id);
    assert.ok(first);
    assert.equal((await send(first, 'enrolments')).status, 200);
    const seats = await served.body('/api/seats.json?ids=x-race');
    assert.equal(seats.items[0]?.left, 0);
  });

  test('a seat that is drawn is asked for; where there is no enrolment, none is made', async () => {
    const drawn = await send(enrolment('x-draw'), 'enrolments');
    assert.deepEqual([drawn.status, drawn.body.status], [201, 'applied']);
    await refused(enrolment('x-desk'), 409, 'not-open', undefined, 'enrolments');
    await refused(enrolment('x-soon'), 409, 'not-open', undefined, 'enrolments');
    await refused(enrolment('x-first'), 409, 'closed', undefined, 'enrolments');
    await refused(enrolment('x-last', { partySize: 3 }), 422, 'invalid', '/partySize', 'enrolments');
    await refused(enrolment('nowhere'), 422, 'invalid', '/sessionId', 'enrolments');
  });

  test('applications and reports are taken, and refused with the field', async () => {
    assert.ok(await accepted(application(), 'applications'));
    await refused(application({ name: '' }), 422, 'invalid', '/name', 'applications');
    const report = {
      id: randomUUID(),
      createdAt: '2026-11-23T09:00:00+08:00',
      kind: 'wrong',
      text: '时间错了',
    };
    assert.ok(await accepted({ ...report, about: { resource: 'courses', id: 'k1' } }, 'reports'));
    await refused({ ...report, id: randomUUID() }, 422, 'invalid', '/about', 'reports');
  });

  test('a partner claims a task once; what another partner holds is not to be had', async () => {
    const claim = (taskId: string, partnerId: string): Json => ({
      ...{ id: randomUUID(), createdAt: '2026-11-23T09:00:00+08:00', taskId, partnerId },
    });
    const first = claim('t-s1', 'p0001');
    const receipt = await accepted(first, 'claims');
    const second = await send(claim('t-s1', 'p0001'), 'claims');
    assert.deepEqual(
      [second.status, second.body.receipt, second.body.status],
      [200, receipt, 'under_review'],
    );
    assert.notEqual(await accepted(claim('t-s1', 'p0002'), 'claims'), receipt);
    await refused(claim('t-held', 'p0001'), 409, 'held-by-another', undefined, 'claims');
    await refused(claim('t-done', 'p0001'), 409, 'closed', undefined, 'claims');
    await refused(claim('t-none', 'p0001'), 422, 'invalid', '/taskId', 'claims');
    await refused(claim('t-s1', 'nobody'), 422, 'invalid', '/partnerId', 'claims');
  });
});
