/** Seats: never one too many, an offer to one at a time, a draw that anybody can repeat; over two servers on one database. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Draw, Enrolment, Receipt } from '../../src/contract';
import { decide } from '../../demo/server/store/seat/decide';
import { sweep } from '../../demo/server/store/seat/settle';
import { pause } from '../aid/child';
import { newPlace, type TestPlace } from './place';
import { accountsOf, FREE, rowsIn, seatable, SetClock } from './seating';
import { serveAt, type Served } from './serve';
import { enrolment, followup, post, type Answer } from './writing';

const clock = new SetClock();
const options = { profile: 'tiny', generate: seatable, clock } as const;

let place: TestPlace;
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

const START = '2026-11-23T09:00:00+08:00';
const server = (n: number): Served => both[n % 2 ? 1 : 0];
const enrol = (session: string, more: Record<string, unknown> = {}, n = 0): Promise<Answer> =>
  post(server(n), 'enrolments', enrolment(session, { waitlist: true, ...more }));
const follow = (receipt: unknown, action: string, n = 0): Promise<Answer> =>
  post(server(n), 'followups', followup(String(receipt), action));
const typeOf = (answer: Answer) => answer.body.type?.split('/').at(-1);
const phone = (digits: string) => ({ contact: { callName: '赵', phone: digits } });

async function stand(receipt: unknown): Promise<Enrolment> {
  const reply = await served.get(`/api/enrolments/${String(receipt)}.json`);
  const text = await reply.text();
  assert.equal(reply.status, 200, text);
  return Enrolment.parse(JSON.parse(text));
}

async function refused(answer: Promise<Answer>, status: number, type: string): Promise<Answer> {
  const reply = await answer;
  assert.deepEqual([reply.status, typeOf(reply)], [status, type], reply.text);
  return reply;
}

async function receiptsOf(count: number, session: string, status: string): Promise<string[]> {
  const receipts = [];
  for (let n = 0; n < count; n += 1) {
    const reply = await enrol(session);
    assert.deepEqual([reply.status, reply.body.status], [201, status], reply.text);
    receipts.push(String(reply.body.receipt));
  }
  return receipts;
}

const sound = async (session: string): Promise<void> => {
  const accounts = await accountsOf(served.store.db, session);
  const { oversold, forgotten, waiting } = accounts;
  assert.deepEqual(
    { oversold, forgotten, waitlist: accounts.waitlist },
    { oversold: 0, forgotten: 0, waitlist: waiting },
  );
};

describe('first come', () => {
  before(() => clock.to(START));

  test('then the queue with its place, as far as that goes; then it is full, and told so for ever', async () => {
    await receiptsOf(FREE.left, 'q-1', 'confirmed');
    await refused(enrol('q-1', { waitlist: false }), 409, 'full');
    const bodies = [1, 2, 3, 4].map(() => enrolment('q-1', { waitlist: true }));
    for (const [index, body] of bodies.entries()) {
      const first = await post(served, 'enrolments', body);
      assert.ok(Receipt.safeParse(first.body).success);
      assert.deepEqual([first.body.status, first.body.position], ['waitlisted', index + 1]);
      const again = await post(both[1], 'enrolments', body);
      assert.deepEqual([again.status, again.text], [200, first.text]);
    }
    await refused(enrol('q-1'), 409, 'full');
    const [seats] = (await served.body('/api/seats.json?ids=q-1')).items;
    assert.deepEqual([seats?.left, seats?.waitlist, seats?.offlineLeft], [0, 4, FREE.window]);
    await sound('q-1');
  });

  test('nobody at home gets a seat of the window; who stands there gets those first', async () => {
    const desk = await enrol('q-2', { channel: 'window', partySize: 2 });
    assert.equal(desk.body.status, 'confirmed');
    assert.deepEqual(
      await accountsOf(served.store.db, 'q-2').then(({ left, window }) => [left, window]),
      [3, 0],
    );
    await receiptsOf(3, 'q-2', 'confirmed');
    assert.equal((await enrol('q-2', { channel: 'window' })).body.status, 'waitlisted');
    // They go back to where they came from, and the one at the window is the only one who may have them.
    assert.equal((await enrol('q-2')).body.status, 'waitlisted');
    await follow(desk.body.receipt, 'withdraw');
    const rows = await rowsIn(served.store.db, 'q-2');
    assert.deepEqual(
      rows.filter((row) => row.turn !== null).map((row) => row.status),
      ['offered', 'waitlisted'],
    );
    await sound('q-2');
  });

  test('the same telephone number enrols once, however it is typed, and its receipt is not given away', async () => {
    const first = await enrol('q-3', phone('13912345678'));
    assert.equal(first.status, 201);
    for (const other of ['+86 139-1234-5678', '１３９１２３４５６７８', '008613912345678']) {
      const reply = await refused(enrol('q-3', phone(other), 1), 409, 'conflict');
      assert.equal(reply.body.errors?.[0]?.pointer, '/contact/phone');
      assert.ok(!reply.text.includes(String(first.body.receipt)));
    }
    assert.equal((await enrol('q-4', phone('13912345678'))).status, 201, 'another session is another matter');
    const rows = await rowsIn(served.store.db, 'q-3');
    assert.ok(!JSON.stringify(rows).includes('13912345678'));
    await follow(first.body.receipt, 'withdraw');
    assert.equal((await enrol('q-3', phone('13912345678'))).status, 201, 'after it was taken back');
    const race = await Promise.all([0, 1, 2, 3].map((n) => enrol('q-4', phone('13987654321'), n)));
    assert.deepEqual(race.map((reply) => reply.status).sort(), [201, 409, 409, 409]);
  });

  test('before the opening it says how many seconds are left, by the clock of the server', async () => {
    clock.to('2026-11-23T09:09:30+08:00');
    const reply = await refused(enrol('o-1'), 409, 'not-open');
    assert.equal(reply.headers.get('retry-after'), '30');
    clock.to('2026-11-23T09:10:00+08:00');
    assert.equal((await enrol('o-1')).status, 201);
    clock.to(START);
  });

  test('a guardian must agree, a party has its limit, a review is pending', async () => {
    const reply = await refused(enrol('g-1'), 422, 'invalid');
    assert.equal(reply.body.errors?.[0]?.pointer, '/guardianConsent');
    assert.equal((await enrol('g-1', { guardianConsent: { at: START, noticeVersion: '1' } })).status, 201);
    await refused(enrol('q-3', { partySize: 3 }), 422, 'invalid');
    const review = await enrol('r-1');
    assert.equal(review.body.status, 'pending');
    assert.equal((await stand(review.body.receipt)).status, 'pending');
    assert.equal((await follow(review.body.receipt, 'withdraw')).body.status, 'cancelled');
  });

  test('an application is accepted once and only while a seat is free, or declined', async () => {
    const { db } = served.store;
    const receipts = await receiptsOf(FREE.left + 2, 'r-1', 'pending');
    const [first = '', second = '', ...more] = receipts;
    const answer = (receipt: string, how: 'accept' | 'decline') => decide(db, receipt, how, clock.now());
    assert.deepEqual(
      await Promise.all([answer(first, 'accept'), answer(first, 'accept')]).then((both) => both.sort()),
      ['confirmed', 'other'],
    );
    assert.equal(await answer(second, 'decline'), 'declined');
    assert.equal((await stand(second)).status, 'declined');
    const rest = [];
    for (const receipt of more) rest.push(await answer(receipt, 'accept'));
    assert.deepEqual(rest, [...Array<string>(FREE.left - 1).fill('confirmed'), 'full']);
    assert.equal((await stand(more.pop())).status, 'pending', 'who found no seat still waits for an answer');
    assert.equal(await answer('ZZZZZZZZ', 'accept'), 'unknown');
  });
});

describe('a receipt of an enrolment', () => {
  before(() => clock.to(START));

  test('shows how it stands and nobody’s name, and is kept by no shared cache', async () => {
    const told = await enrol('q-5', { contact: { callName: '独孤', phone: '13811112222' } });
    const reply = await served.get(`/api/enrolments/${String(told.body.receipt)}.json`);
    assert.equal(reply.headers.get('cache-control'), 'private, no-cache');
    const text = await reply.text();
    assert.ok(!/独孤|1381111/.test(text), text);
    const found = Enrolment.parse(JSON.parse(text));
    assert.deepEqual(
      [found.sessionId, found.courseId, found.status, found.partySize, found.cancelUntil],
      ['q-5', 'k-q5', 'confirmed', 1, '2026-11-29T20:00:00+08:00'],
    );
    assert.equal((await served.get('/api/enrolments/ABCDEFGH.json')).status, 404);
    const lines = JSON.stringify(served.lines);
    assert.ok(!lines.includes(String(told.body.receipt)), 'and it is not in the log');
  });

  test('takes it back until the time that was told: the seat goes back and the person is forgotten', async () => {
    const body = enrolment('q-5', { waitlist: true });
    const told = await post(served, 'enrolments', body);
    const { receipt } = told.body;
    clock.to('2026-11-29T20:00:01+08:00');
    await refused(follow(receipt, 'withdraw'), 409, 'closed');
    clock.to('2026-11-29T19:59:59+08:00');
    assert.equal((await follow(receipt, 'withdraw')).body.status, 'cancelled');
    await refused(follow(receipt, 'withdraw'), 409, 'closed');
    clock.to(START);
    const { db } = served.store;
    const row = await db
      .selectFrom('written')
      .selectAll()
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual([row.doc, row.person], [null, null]);
    const line = await db
      .selectFrom('enrolled')
      .selectAll()
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual([line.status, line.person_key], ['cancelled', null]);
    assert.equal((await stand(receipt)).status, 'cancelled');
    await sound('q-5');
  });

  test('knows what may be done with it and what not', async () => {
    const { body } = await enrol('q-5');
    await refused(follow(body.receipt, 'claim'), 409, 'closed');
    await refused(follow(body.receipt, 'solved'), 422, 'invalid');
    await refused(follow('SETTLED2', 'claim'), 422, 'invalid');
    await refused(follow('SETTLED2', 'whatever'), 422, 'invalid');
  });
});

describe('the queue', () => {
  before(() => clock.to(START));

  test('gives a seat that comes free to the first that fits, keeps it for the time told, then passes it on', async () => {
    const [one, two] = await receiptsOf(3, 'q-6', 'confirmed');
    const family = String((await enrol('q-6', { partySize: 2 })).body.receipt);
    const [next, last] = await receiptsOf(2, 'q-6', 'waitlisted');
    await follow(one, 'withdraw');
    const offered = await stand(next);
    assert.deepEqual([offered.status, offered.claimBy], ['offered', '2026-11-23T21:00:00+08:00']);
    assert.equal((await stand(family)).position, 1, 'two seats are not free');
    assert.equal((await stand(last)).position, 2);
    await refused(enrol('q-6', { waitlist: false }), 409, 'full');
    clock.pass(12.1);
    assert.equal((await stand(next)).status, 'lapsed');
    await refused(follow(next, 'claim'), 409, 'closed');
    assert.equal((await stand(last)).status, 'offered');
    const claimed = await follow(last, 'claim');
    assert.deepEqual([claimed.status, claimed.body.status], [201, 'confirmed']);
    await refused(follow(last, 'claim'), 409, 'closed');
    await Promise.all([follow(two, 'withdraw', 0), follow(last, 'withdraw', 1)]);
    assert.equal((await stand(family)).status, 'offered');
    await sound('q-6');
    clock.to(START);
  });

  test('an offer never outlasts the beginning, and after that nothing is offered', async () => {
    const [one, two] = await receiptsOf(3, 'q-7', 'confirmed');
    const [first, second] = await receiptsOf(2, 'q-7', 'waitlisted');
    clock.to('2026-11-29T19:00:00+08:00');
    await follow(one, 'withdraw');
    clock.to('2026-11-30T14:00:00+08:00');
    assert.equal((await stand(first)).status, 'lapsed');
    assert.equal((await stand(second)).claimBy, '2026-11-30T20:00:00+08:00');
    clock.to('2026-11-30T20:30:00+08:00');
    await sweep(served.store.db, clock.now());
    assert.equal((await stand(second)).status, 'lapsed');
    assert.ok(two);
    assert.equal((await accountsOf(served.store.db, 'q-7')).oversold, 0);
    clock.to(START);
  });

  test('one of ten that withdraw, claim and sweep at the same moment moves it on', async () => {
    const [one] = await receiptsOf(3, 'q-8', 'confirmed');
    const waiting = await receiptsOf(4, 'q-8', 'waitlisted');
    const back = await Promise.all(Array.from({ length: 10 }, (_, n) => follow(one, 'withdraw', n)));
    assert.equal(back.filter((reply) => reply.status === 201).length, 1);
    const count = async (status: string) =>
      (await rowsIn(served.store.db, 'q-8')).filter((row) => row.status === status).length;
    assert.equal(await count('offered'), 1);
    clock.pass(12);
    // At the very last moment: either it is claimed, or it lapses and the next has it, and never both.
    const late = Array.from({ length: 6 }, (_, n) => follow(waiting[0], 'claim', n));
    await pause(Math.random() * 15);
    clock.pass(0.001);
    const sweeps = both.map((each) => sweep(each.store.db, clock.now()));
    const claims = await Promise.all(late);
    await Promise.all(sweeps);
    const won = claims.filter((reply) => reply.status === 201).length;
    assert.ok(won <= 1);
    assert.deepEqual([await count('lapsed'), await count('offered')], won ? [0, 0] : [1, 1]);
    await sound('q-8');
    clock.to(START);
  });
});

/** The draw as anybody would repeat it from what is published. */
function repeated(draw: Draw): { listHash: string; won: number[] } {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const lines = draw.entries.map((entry) => `${entry.number} ${entry.seats}`);
  const lots = draw.entries.map((entry) => ({ ...entry, lot: hash(`${draw.seed}:${entry.number}`) }));
  let left = draw.seats;
  const won = [];
  for (const { number, seats } of lots.sort((a, b) => a.lot.localeCompare(b.lot))) {
    if (seats > left) continue;
    left -= seats;
    won.push(number);
  }
  return { listHash: hash(lines.join('\n')), won };
}

const drawAt = async (session: string, n = 0): Promise<Draw> =>
  Draw.parse(await server(n).body(`/api/draws/${session}.json`));

describe('a draw', () => {
  before(() => clock.to(START));

  test('has its list before its seed, and a result that anybody gets again', async () => {
    const applied = await Promise.all(
      Array.from({ length: 9 }, (_, n) =>
        enrol(n % 2 ? 'l-1' : 'l-1-last', { partySize: 1 + (n % 3 ? 0 : 1) }, n),
      ),
    );
    const receipts = applied.map((reply) => String(reply.body.receipt));
    assert.ok(applied.every((reply) => reply.body.status === 'applied'));
    const numbers = (await Promise.all(receipts.map(stand))).map((one) => one.number ?? 0);
    assert.deepEqual([...numbers].sort(), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.equal((await follow(receipts[0], 'withdraw')).body.status, 'cancelled');
    clock.to('2026-11-25T18:00:00+08:00');
    await refused(enrol('l-1'), 409, 'closed');
    const list = await drawAt('l-1');
    assert.deepEqual([list.entries.length, list.seed, list.won ?? null], [8, null, null]);
    // The list stays as it is, also for who takes it back now.
    assert.equal((await follow(receipts[1], 'withdraw')).body.status, 'cancelled');
    clock.to('2026-11-26T10:00:00+08:00');
    const draws = await Promise.all(
      Array.from({ length: 8 }, (_, n) => drawAt(n % 2 ? 'l-1' : 'l-1-last', n)),
    );
    assert.equal(new Set(draws.map((draw) => JSON.stringify({ ...draw, id: '' }))).size, 1);
    const [draw] = draws as [Draw];
    assert.equal(draw.listHash, list.listHash);
    assert.deepEqual(repeated(draw), { listHash: draw.listHash, won: draw.won });
    const committed = createHash('sha256')
      .update(draw.seed ?? '')
      .digest('hex');
    assert.ok(JSON.stringify(list.seedSource).includes(committed), 'the seed is the one that was promised');
    await accountsOf(served.store.db, 'l-1').then(({ oversold }) => assert.equal(oversold, 0));
    const stands = await Promise.all(receipts.map(stand));
    for (const [index, { number, status, claimBy }] of stands.entries()) {
      if (index < 2) assert.equal(status, 'cancelled');
      else if (draw.won?.includes(number ?? 0))
        assert.deepEqual([status, claimBy], ['won', '2026-11-28T10:00:00+08:00']);
    }
    const { included } = await served.body('/api/sessions/2026-11.json');
    const course = included?.courses?.find((one) => one.id === 'k-l1') as { enrol?: { drawnAt?: string } };
    assert.equal(course.enrol?.drawnAt, '2026-11-26T10:00:00+08:00');
    clock.to(START);
  });

  test('a seat that nobody claims in time goes to the next rank, once', async () => {
    const receipts = await receiptsOf(6, 'l-2', 'applied');
    clock.to('2026-11-26T10:00:00+08:00');
    await Promise.all(both.map((each) => sweep(each.store.db, clock.now())));
    const draw = await drawAt('l-2');
    assert.equal(draw.won?.length, FREE.left);
    const by = async (status: string) => {
      const all = await Promise.all(receipts.map(stand));
      return all.filter((one) => one.status === status);
    };
    const [claimer, leaver] = await by('won');
    assert.equal((await follow(claimer?.receipt, 'claim')).body.status, 'confirmed');
    assert.equal((await follow(leaver?.receipt, 'withdraw')).body.status, 'cancelled');
    assert.deepEqual([(await by('won')).length, (await by('lost')).length], [2, 2]);
    clock.pass(48.1);
    await Promise.all(both.map((each) => sweep(each.store.db, clock.now())));
    assert.deepEqual(
      [
        (await by('confirmed')).length,
        (await by('won')).length,
        (await by('lapsed')).length,
        (await by('lost')).length,
      ],
      [1, 2, 2, 0],
    );
    await accountsOf(served.store.db, 'l-2').then(({ oversold }) => assert.equal(oversold, 0));
    clock.to(START);
  });

  test('of a session where nothing is drawn is not there', async () => {
    assert.equal((await served.get('/api/draws/q-1.json')).status, 404);
    assert.equal((await served.get('/api/draws/nowhere.json')).status, 404);
  });
});

describe('a term', () => {
  test('is one count: whichever of its meetings is asked for, the seats are those of the first', async () => {
    await enrol('l-3-last');
    const { items } = await served.body('/api/seats.json?ids=l-3,l-3-last');
    assert.deepEqual(
      items.map((one) => [one.id, one.left]),
      [
        ['l-3', 3],
        ['l-3-last', 3],
      ],
    );
    assert.equal((await drawAt('l-3')).entries.length, 1);
    const race = phone('13700000001');
    assert.equal((await enrol('l-3', race)).status, 201);
    await refused(enrol('l-3-last', race), 409, 'conflict');
  });
});

/** mulberry32: small, and the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('whatever many people do at once', () => {
  test('no seat is sold twice, none gets lost, nobody who fits is forgotten', async () => {
    clock.to(START);
    const seed = Math.floor(Math.random() * 2 ** 31);
    const random = randomOf(seed);
    const receipts: string[] = [];
    const any = () => receipts[Math.floor(random() * receipts.length)] ?? 'ABCDEFGH';
    const seen: Record<string, number> = {};
    const step = async (n: number): Promise<void> => {
      const fate = random();
      const more = { partySize: random() < 0.3 ? 2 : 1, waitlist: random() < 0.8 };
      const channel = random() < 0.2 ? { channel: 'window' } : {};
      const reply =
        fate < 0.45
          ? await enrol('q-9', { ...more, ...channel }, n)
          : await follow(any(), fate < 0.75 ? 'withdraw' : 'claim', n);
      const told = reply.status < 300 ? String(reply.body.status) : String(typeOf(reply));
      seen[told] = (seen[told] ?? 0) + 1;
      assert.ok(reply.status < 500, `seed ${seed}: ${reply.text}`);
      if (fate < 0.45 && reply.status === 201) receipts.push(String(reply.body.receipt));
    };
    for (let round = 0; round < 40; round += 1) {
      if (random() < 0.3) clock.pass(random() * 8);
      const sweeping = random() < 0.3 ? both.map((each) => sweep(each.store.db, clock.now())) : [];
      await Promise.all([...Array.from({ length: 8 }, (_, n) => step(n)), ...sweeping]);
      if (clock.now() > Date.parse('2026-11-29T19:00:00+08:00')) break;
      await sweep(served.store.db, clock.now());
      const { oversold, forgotten, waitlist, waiting, left, window } = await accountsOf(
        served.store.db,
        'q-9',
      );
      assert.deepEqual(
        { oversold, forgotten, waitlist: waitlist - waiting, negative: left < 0 || window < 0 },
        { oversold: 0, forgotten: 0, waitlist: 0, negative: false },
        `seed ${seed}, round ${round}`,
      );
    }
    const put = ['confirmed', 'waitlisted', 'cancelled', 'full', 'closed'].filter((one) => !seen[one]);
    assert.deepEqual(put, [], `it was put to the test, seed ${seed}: ${JSON.stringify(seen)}`);
    clock.to(START);
  });
});
