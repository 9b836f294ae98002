/** Nothing is lost and nothing is doubled: the outbox over real storage, with a server, tabs and disks that fail. */
import { assert } from 'chai';
import { httpBackend, newId } from '../../src/source';
import type { Draft, Saved } from '../../src/source';
import * as fix from './outbox.fixture';
import {
  answerOf,
  change,
  freshName,
  mentions,
  pause,
  PHONE,
  photo,
  problem,
  records,
  stub,
  tab,
  until,
} from './outbox.fixture';

const DEVICE: Saved = { kept: 'device', why: undefined };
const sentBy = (box: ReturnType<typeof tab>, server: fix.Server) => box.state(server.backend).sent.length;
const waiting = (box: ReturnType<typeof tab>, server: fix.Server) => box.state(server.backend).entries;

const loose: PromiseRejectionEvent[] = [];
const hear = (event: PromiseRejectionEvent) => void loose.push(event);

describe('outbox', () => {
  let name = '';
  let server: fix.Server;
  before(() => window.addEventListener('unhandledrejection', hear));
  after(() => window.removeEventListener('unhandledrejection', hear));
  beforeEach(() => {
    name = freshName();
    server = new fix.Server().listen();
  });
  afterEach(async () => {
    fix.closeTabs();
    fix.restore();
    await pause(0);
    assert.deepEqual(
      loose.splice(0).map(({ reason }) => String(reason)),
      [],
      'no rejection is left unhandled',
    );
  });

  it('1. the id of the first moment is the id of the draft, the entry, the header, the body and the receipt', async () => {
    const outgoing = answerOf();
    const { id } = outgoing.body;
    const box = tab(name);
    const draft: Draft = { id, surveyId: 's', version: '1', answers: { wish: '课' }, at: 1 };
    await box.drafts.save(server.backend, draft);
    assert.deepEqual(await box.put(server.backend, { ...outgoing, draft: id }), DEVICE);
    await until('sent', () => sentBy(box, server));
    assert.deepEqual(
      server.posts.map(({ url, key }) => [url, key]),
      [['responses', `"${id}"`]],
    );
    assert.equal(box.state(server.backend).sent[0]?.id, id);
    assert.deepEqual(Array.from(server.rows.keys()), [id]);
    assert.deepEqual(await box.drafts.list(server.backend, 's'), [], 'an answer lies in one place');
    const ids = new Set(Array.from({ length: 100_000 }, newId));
    assert.equal(ids.size, 100_000);
    for (const one of ids)
      assert.match(one, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('2. "kept" is said when the transaction is complete, with answer and attachments in it', async () => {
    const events: string[] = [];
    stub(
      IDBDatabase.prototype,
      'transaction',
      (original) =>
        function (this: IDBDatabase, ...args) {
          const transaction = original.apply(this, args);
          if (args[1] === 'readwrite')
            transaction.addEventListener('complete', () => void events.push('complete'));
          return transaction;
        },
    );
    const puts: number[] = [];
    stub(
      IDBObjectStore.prototype,
      'put',
      (original) =>
        function (this: IDBObjectStore, ...args) {
          if (/^(entry|blob)/.test(String(args[1]))) puts.push(events.length);
          return original.apply(this, args);
        },
    );
    server.fault = () => 'hang';
    const box = tab(name);
    const attachments = new Map([await photo('a'), await photo('b')]);
    await box.put(server.backend, answerOf({ attachments })).then(() => events.push('kept'));
    assert.equal(puts.length, 4, 'entry, body and two photos');
    const [before] = puts;
    assert.deepEqual(new Set(puts), new Set([before]), 'in one transaction');
    assert.ok(events.indexOf('kept') > (before ?? 0), `${events}`);
  });

  it('2. a full disk is said as such; the answer is sent from memory, and moves to the device when there is room', async () => {
    let full = true;
    stub(
      IDBObjectStore.prototype,
      'put',
      (put) =>
        function (this: IDBObjectStore, ...args) {
          if (full && String(args[1]).startsWith('entry'))
            throw new DOMException('full', 'QuotaExceededError');
          return put.apply(this, args);
        },
    );
    server.fault = () => 'cut';
    const box = tab(name);
    const first = answerOf();
    assert.deepEqual(await box.put(server.backend, first), { kept: 'memory', why: 'full' });
    const { kept, why } = box.state(server.backend);
    assert.deepEqual([kept, why], ['memory', 'full']);
    assert.equal(waiting(box, server)[0]?.kept, 'memory');
    assert.deepEqual(
      Array.from((await records(name)).keys()).filter((key) => /^(entry|blob)/.test(key)),
      [],
    );
    full = false;
    await box.put(server.backend, answerOf());
    await until('both on the device', () => waiting(box, server).every((entry) => entry.kept === 'device'));
    assert.equal(waiting(box, server).length, 2);
    fix.closeTabs();
    server.fault = () => undefined;
    const later = tab(name);
    later.sendNow();
    await until('both sent after the page was closed', () => sentBy(later, server) === 2);
    assert.equal(server.rows.size, 2);
  });

  it('3. only a receipt for its own id ends an entry; a login page, a cut, another id and half a JSON do not', async () => {
    stub(Math, 'random', () => () => 0);
    const outgoing = answerOf();
    const { id } = outgoing.body;
    const wrong: fix.Reply[] = [
      fix.html(),
      fix.html(201),
      fix.json({
        id: newId(),
        receipt: 'ABCD2345',
        status: 'received',
        receivedAt: '2026-11-23T09:00:00+08:00',
      }),
      fix.json({ id, status: 'received' }),
      new Response('{"id":"'),
      new Response(null, { status: 204 }),
      'cut',
    ];
    const reasons: unknown[] = [];
    const box = tab(name);
    box.watch(() => {
      const [entry] = waiting(box, server);
      if (entry?.state === 'waiting' && entry.tries > reasons.length) reasons.push(entry.failure?.reason);
    });
    server.fault = ({ method }) => (method === 'POST' ? wrong.shift() : undefined);
    await box.put(server.backend, outgoing);
    await until('sent', () => sentBy(box, server), 18_000);
    assert.deepEqual(reasons, [...Array.from({ length: 6 }, () => 'foreign'), 'offline']);
    assert.equal(server.rows.size, 1);
    assert.deepEqual(waiting(box, server), []);
  });

  it('3. what was sent is not sent again: neither put anew, nor by another tab, nor read in from a file', async () => {
    server.fault = () => 'cut';
    const box = tab(name);
    const attachments = new Map([await photo('c')]);
    const outgoing = answerOf({ attachments });
    await box.put(server.backend, outgoing);
    await until('tried', () => waiting(box, server)[0]?.tries === 1);
    const { file } = await box.exportFile(server.backend);
    server.fault = () => undefined;
    await pause(1000);
    box.sendNow();
    await until('sent', () => sentBy(box, server) === 1);
    const posts = server.posts.length;
    assert.deepEqual(await box.put(server.backend, outgoing), DEVICE);
    const other = tab(name);
    assert.deepEqual(await other.put(server.backend, outgoing), DEVICE);
    assert.deepEqual(await other.importFile(server.backend, file), { added: 0, known: 1, other: 0, bad: 0 });
    await pause(300);
    assert.equal(server.posts.length, posts);
    assert.equal(other.state(server.backend).sent[0]?.receipt, server.rows.get(outgoing.body.id)?.receipt);
    // On a device that knows nothing of it the file brings it in; the server has the last word.
    const elsewhere = tab(freshName());
    assert.deepEqual(await elsewhere.importFile(server.backend, file), {
      added: 1,
      known: 0,
      other: 0,
      bad: 0,
    });
    await until('sent from there', () => sentBy(elsewhere, server) === 1);
    assert.equal(server.rows.size, 1);
    assert.deepEqual(Array.from(server.attachments), Array.from(attachments.keys()));
  });

  it('3. another content under a known id is not taken for the same, and its draft is left alone', async () => {
    const outgoing = answerOf();
    const { id } = outgoing.body;
    const box = tab(name);
    await box.put(server.backend, outgoing);
    await until('sent', () => sentBy(box, server) === 1);
    const other = answerOf({ text: '改过的' });
    const changed = { ...other, body: { ...other.body, id } };
    assert.deepEqual(await box.put(server.backend, changed), { ...DEVICE, other: true });
    assert.equal(server.posts.length, 1);
    const { file } = await box.exportFile(server.backend);
    assert.equal(JSON.parse(await file.text()).entries.length, 0);
    const forged = JSON.stringify({
      ...(JSON.parse(await file.text()) as object),
      entries: [{ id, name: 'responses', label: '', text: JSON.stringify(changed.body) }],
    });
    const counts = { added: 0, known: 0, other: 1, bad: 0 };
    assert.deepEqual(await box.importFile(server.backend, new Blob([forged])), counts);
  });

  it('3. on a shared device, where nobody can tell, the same id is an edit rather than lost', async () => {
    const outgoing = answerOf({ shared: true });
    const box = tab(name);
    await box.put(server.backend, outgoing);
    await until('sent', () => sentBy(box, server) === 1);
    const { id } = outgoing.body;
    const changed = { ...outgoing, body: { ...outgoing.body, answers: { wish: '改过的' } } };
    assert.deepEqual(await box.put(server.backend, changed), { ...DEVICE, other: true });
    assert.equal(server.rows.get(id)?.text, JSON.stringify(outgoing.body));
  });

  it('3. two pages keep one id, one of them in memory alone: what differs goes on as an edit, what is the same once', async () => {
    let full = true;
    stub(
      IDBObjectStore.prototype,
      'put',
      (put) =>
        function (this: IDBObjectStore, ...args) {
          if (full && String(args[1]).startsWith('entry'))
            throw new DOMException('full', 'QuotaExceededError');
          return put.apply(this, args);
        },
    );
    server.fault = () => 'cut';
    const [same, differs] = [answerOf(), answerOf()];
    const { id } = differs.body;
    const first = tab(name);
    for (const one of [same, differs]) assert.equal((await first.put(server.backend, one)).kept, 'memory');
    await until('nothing is on its way', () =>
      waiting(first, server).every(({ state }) => state === 'waiting'),
    );
    full = false;
    const second = tab(name);
    const changed = { ...differs, body: { ...differs.body, answers: { wish: '另一页写的' } } };
    for (const one of [same, changed]) assert.deepEqual(await second.put(server.backend, one), DEVICE);
    server.fault = () => undefined;
    second.sendNow();
    first.sendNow();
    const idle = () => !waiting(first, server).length && !waiting(second, server).length;
    await until('all is sent', () => server.rows.size === 3 && idle());
    const rows = Array.from(server.rows.values(), ({ text }) => JSON.parse(text) as Record<string, unknown>);
    const edits = rows.filter((row) => row.predecessor === id);
    assert.equal(edits.length, 1);
    const wishes = rows
      .filter((row) => row.id === id)
      .concat(edits)
      .map(({ answers }) => JSON.stringify(answers));
    assert.sameMembers(
      wishes,
      [differs.body, changed.body].map(({ answers }) => JSON.stringify(answers)),
    );
  });

  for (const way of ['Web Locks', 'a lease'] as const) {
    it(`4. five tabs, one sender (${way}): each answer is asked for once, one at a time`, async () => {
      if (way === 'a lease') stub(navigator, 'locks', () => undefined as unknown as LockManager);
      server.fault = () => pause(20).then(() => undefined);
      const boxes = Array.from({ length: 5 }, () => tab(name));
      const kept = await Promise.all(
        Array.from({ length: 15 }, (_, at) => boxes[at % 5]?.put(server.backend, answerOf())),
      );
      assert.ok(kept.every((one) => one?.kept === 'device'));
      await until('all sent', () => server.rows.size === 15);
      for (const box of boxes)
        await until('every tab knows', () => sentBy(box, server) === 15 && !waiting(box, server).length);
      assert.equal(server.posts.length, 15);
      assert.equal(server.most, 1);
      if (way === 'a lease') {
        await until('the lease is given back', async () => !(await records(name)).has('lease'));
      }
    });

    it(`4. a tab that ends while it sends is followed by another (${way}), with the same bytes`, async () => {
      if (way === 'a lease') stub(navigator, 'locks', () => undefined as unknown as LockManager);
      const box = tab(name);
      server.fault = () => 'hang';
      await box.put(server.backend, answerOf());
      await until('under way', () => server.now === 1);
      const other = tab(name);
      await until('the other tab has seen it', () => waiting(other, server).length === 1);
      await pause(100);
      assert.equal(server.posts.length, 1);
      server.fault = () => undefined;
      if (way === 'a lease') {
        // A killed tab gives nothing back: its lease runs out.
        await change(name, (store) => store.put({ owner: 'dead', until: Date.now() + 1500 }, 'lease'));
      }
      box.stop();
      await until('sent by the other', () => sentBy(other, server) === 1);
      assert.equal(server.rows.size, 1);
      assert.equal(new Set(server.posts.map(({ text }) => text)).size, 1);
    });
  }

  it('4. a page that dies while it holds the lock leaves it to the next', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p>';
    document.body.append(frame);
    await new Promise((done) => (frame.onload = done));
    const { locks } = frame.contentWindow?.navigator ?? navigator;
    await new Promise<void>((held) => {
      void locks.request(name, () => {
        held();
        return new Promise(() => undefined);
      });
    });
    const box = tab(name);
    await box.put(server.backend, answerOf());
    await pause(300);
    assert.equal(server.posts.length, 0, 'the dead page still holds it');
    frame.remove();
    await until('taken over', () => sentBy(box, server) === 1, 5_000);
  });

  it('5. what was put does not change any more, whatever the page does to it, and all tries have the same bytes', async () => {
    stub(Math, 'random', () => () => 0);
    const attachments = new Map([await photo('d')]);
    const outgoing = answerOf({ attachments });
    const answers = outgoing.body.answers as Record<string, string>;
    const body = { ...outgoing.body, answers };
    const clean = JSON.stringify(body);
    let times = 0;
    server.fault = ({ method }) => (method === 'POST' && ++times < 3 ? 'cut' : undefined);
    Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value: () => '[]' });
    Object.defineProperty(Object.prototype, 'extend', {
      configurable: true,
      enumerable: true,
      writable: true,
      value: 'x',
    });
    try {
      const box = tab(name);
      const put = box.put(server.backend, { ...outgoing, body });
      answers.wish = 'changed';
      attachments.clear();
      await put;
      await until('sent', () => sentBy(box, server) === 1);
    } finally {
      Reflect.deleteProperty(Array.prototype, 'toJSON');
      Reflect.deleteProperty(Object.prototype, 'extend');
    }
    assert.deepEqual(
      server.posts.map(({ text }) => text),
      [clean, clean, clean],
    );
    assert.equal(server.attachments.size, 1);
  });

  for (const status of [400, 401, 403, 404, 405, 409, 410, 413, 422, 501]) {
    it(`6. ${status} keeps the answer for a person to look after, with what was said; another is not held up`, async () => {
      const bad = answerOf();
      server.fault = ({ text }) => (text.includes(bad.body.id) ? problem(status, 'invalid') : undefined);
      const box = tab(name);
      await box.put(server.backend, bad);
      await until('refused', () => waiting(box, server)[0]?.state === 'attention');
      await box.put(server.backend, answerOf());
      await until('the other is sent', () => sentBy(box, server) === 1);
      fix.closeTabs();
      const later = tab(name);
      await until('still there after the page was closed', () => waiting(later, server).length === 1);
      const errors = [{ pointer: '/answers/age', detail: 'too old' }];
      const failure = { reason: 'refused', status, type: 'invalid', detail: 'said of invalid', errors };
      assert.deepEqual(waiting(later, server)[0]?.failure, failure as never);
      const parcel = await later.parcel(bad.body.id);
      assert.deepEqual(JSON.parse(parcel?.text ?? ''), bad.body);
      const posts = server.posts.length;
      await pause(200);
      assert.equal(server.posts.length, posts, 'nobody asked');
      server.fault = () => undefined;
      await pause(1000);
      later.sendNow();
      await until('sent when a person asks', () => sentBy(later, server) === 2);
    });
  }

  it('6. a corrected answer takes the place of the refused one in one write', async () => {
    const bad = answerOf();
    server.fault = ({ text }) => (text.includes(bad.body.id) ? problem(422, 'invalid') : undefined);
    const box = tab(name);
    await box.put(server.backend, bad);
    await until('refused', () => waiting(box, server)[0]?.state === 'attention');
    await box.put(server.backend, answerOf({ replaces: bad.body.id }));
    await until('sent', () => sentBy(box, server) === 1 && !waiting(box, server).length);
    const keys = Array.from((await records(name)).keys());
    assert.deepEqual(
      keys.filter((key) => key.includes(bad.body.id)),
      [],
    );
  });

  it('7. flapping a hundred times makes no burst, and the end of it brings the answer', async () => {
    server.fault = () => 'cut';
    const box = tab(name);
    await box.put(server.backend, answerOf());
    for (let n = 0; n < 100; n++) {
      window.dispatchEvent(new Event('online'));
      await pause(25);
    }
    assert.ok(server.posts.length <= 5, `${server.posts.length} tries in 3 s`);
    assert.ok(server.posts.length >= 2, 'it was tried again at all');
    server.fault = () => undefined;
    window.dispatchEvent(new Event('online'));
    await until('sent', () => sentBy(box, server) === 1, 3_000);
    assert.equal(server.most, 1);
  });

  it('7. Retry-After is kept, also when the network comes back and by another tab; a person goes before it', async () => {
    stub(Math, 'random', () => () => 0);
    server.fault = () => problem(503, 'unavailable', { 'retry-after': '3' });
    const box = tab(name);
    await box.put(server.backend, answerOf());
    await until('refused for now', () => waiting(box, server)[0]?.failure?.reason === 'server');
    const other = tab(name);
    await until('seen', () => waiting(other, server).length === 1);
    for (let n = 0; n < 10; n++) {
      window.dispatchEvent(new Event('online'));
      await pause(150);
    }
    assert.equal(server.posts.length, 1);
    box.sendNow();
    await until('asked by a person', () => server.posts.length === 2, 1_000);
    server.fault = () => undefined;
    await until('sent when the time is over', () => sentBy(box, server) === 1, 5_000);
  });

  for (const [what, shift] of [
    ['ahead', 7_200_000],
    ['behind', -7_200_000],
  ] as const) {
    it(`7. a clock that jumps two hours ${what} between two tries does not hold the answer back`, async () => {
      server.fault = () => 'cut';
      const box = tab(name);
      await box.put(server.backend, answerOf());
      await until('tried', () => waiting(box, server)[0]?.tries === 1);
      stub(Date, 'now', (now) => () => now() + shift);
      server.fault = () => undefined;
      window.dispatchEvent(new Event('online'));
      await until('sent', () => sentBy(box, server) === 1, 4_000);
      assert.equal(server.rows.size, 1);
    });
  }

  it('8. a draft comes back in another page as it was, of its own version, with photo and place; the newest first', async () => {
    const box = tab(name);
    const [sha, blob] = await photo('e');
    const answers = { wish: `电话 ${PHONE}`, 改名: ['a', '#other'] };
    const draft: Draft = {
      id: newId(),
      surveyId: 's',
      version: '2025.1',
      answers,
      spot: 'q3',
      more: { mode: 'visit' },
      at: 5,
    };
    await box.drafts.save(server.backend, { ...draft, attachments: new Map([[sha, blob]]) });
    await box.drafts.save(server.backend, { ...draft, id: newId(), at: 9 });
    await box.drafts.save(server.backend, { ...draft, id: newId(), surveyId: 'another' });
    fix.closeTabs();
    const later = tab(name);
    const [newest, oldest, ...rest] = await later.drafts.list(server.backend, 's');
    assert.deepEqual(rest, []);
    assert.equal(newest?.at, 9);
    const { attachments, ...same } = oldest ?? draft;
    assert.deepEqual(same, draft);
    assert.equal(await attachments?.get(sha)?.text(), await blob.text());
    assert.equal(attachments?.get(sha)?.type, 'image/jpeg');
    // The photo was taken out again, and the draft saved once more.
    await later.drafts.save(server.backend, { ...draft, answers: {} });
    assert.deepEqual(
      Array.from((await records(name)).keys()).filter((key) => key.startsWith('draft-blob')),
      [],
    );
    await later.drafts.drop(draft.id);
    assert.deepEqual(
      (await later.drafts.list(server.backend, 's')).map(({ at }) => at),
      [9],
    );
  });

  it('8. a draft that another tab still has open does not come back after its answer was handed in', async () => {
    const [box, other] = [tab(name), tab(name)];
    const outgoing = answerOf();
    const draft: Draft = { id: outgoing.body.id, surveyId: 's', version: '1', answers: { a: 1 }, at: 1 };
    await box.drafts.save(server.backend, draft);
    assert.equal((await other.drafts.list(server.backend, 's')).length, 1);
    await box.put(server.backend, { ...outgoing, draft: draft.id });
    await other.drafts.save(server.backend, { ...draft, at: 2 });
    assert.deepEqual(
      Array.from((await records(name)).keys()).filter((key) => key.startsWith('draft')),
      [],
    );
  });

  it('9. lasting storage is asked for once, at the first answer; its age outlives the page', async () => {
    let asked = 0;
    stub(navigator, 'storage', () => ({ persist: async () => ++asked > 0 }) as unknown as StorageManager);
    server.fault = () => 'cut';
    const box = tab(name);
    await until('read', () => !box.state(server.backend).why);
    assert.equal(asked, 0);
    const begun = Date.now();
    for (let n = 0; n < 3; n++) await box.put(server.backend, answerOf());
    assert.equal(asked, 1);
    fix.closeTabs();
    await pause(50);
    const later = tab(name);
    await until('there', () => waiting(later, server).length === 3);
    for (const { createdAt } of waiting(later, server))
      assert.ok(createdAt >= begun && createdAt <= Date.now() - 50);
  });

  it('10. nothing personal lies bare: not in an answer, a photo, a refusal, a receipt or a draft', async () => {
    const box = tab(name);
    const refusal = fix.json({ detail: `not ${PHONE}`, errors: [{ pointer: '/a', detail: PHONE }] }, 422);
    const attachments = new Map([await photo('f')]);
    await box.drafts.save(server.backend, {
      id: newId(),
      surveyId: 's',
      version: '1',
      answers: { p: PHONE },
      attachments,
      at: 1,
    });
    await box.put(server.backend, answerOf());
    await until('sent', () => sentBy(box, server) === 1);
    server.fault = ({ method }) => (method === 'POST' ? refusal : undefined);
    await box.put(server.backend, answerOf({ attachments }));
    await until('refused', () => waiting(box, server)[0]?.state === 'attention');
    const receipt = box.state(server.backend).sent[0]?.receipt ?? '';
    assert.match(receipt, /^[2-9A-Z]{8}$/);
    const found = await records(name);
    const kinds = new Set(Array.from(found.keys(), (key) => key.split(' ')[0]));
    assert.deepEqual(kinds, new Set(['blob', 'draft', 'draft-blob', 'entry', 'key', 'receipt', 'tomb']));
    for (const [key, value] of found) {
      assert.isFalse(mentions(value, PHONE), key);
      assert.isFalse(mentions(value, receipt), key);
    }
    const { key } = found.get('key') as { key: CryptoKey };
    assert.isFalse(key.extractable);
  });

  it('10. on a shared device no receipt is left, and with the last sealed record the key goes', async () => {
    const box = tab(name);
    await box.put(server.backend, answerOf({ shared: true, attachments: new Map([await photo('g')]) }));
    await until('sent', () => sentBy(box, server) === 1);
    assert.equal(box.state(server.backend).sent[0]?.receipt, '');
    await until(
      'clean',
      async () => Array.from((await records(name)).keys(), (key) => key.split(' ')[0]).join() === 'tomb',
    );
    await box.put(server.backend, answerOf({ shared: true }));
    await until('a new key does as well', () => sentBy(box, server) === 2);
  });

  it('10. wiping takes drafts, receipts and tombstones of this backend, and leaves what waits', async () => {
    const box = tab(name);
    await box.put(server.backend, answerOf());
    await until('sent', () => sentBy(box, server) === 1);
    server.fault = () => 'cut';
    await box.put(server.backend, answerOf());
    await box.drafts.save(server.backend, {
      id: newId(),
      surveyId: 's',
      version: '1',
      answers: { p: PHONE },
      at: 1,
    });
    await box.wipe(server.backend);
    assert.equal(sentBy(box, server), 0);
    assert.equal(waiting(box, server).length, 1);
    assert.deepEqual(await box.drafts.list(server.backend, 's'), []);
    const kinds = Array.from((await records(name)).keys(), (key) => key.split(' ')[0]).filter(
      (kind) => kind !== 'lease',
    );
    assert.deepEqual(kinds, ['blob', 'entry', 'key']);
    const [left] = waiting(box, server);
    await box.drop(left?.id ?? '');
    await until('bare', async () => (await records(name)).size === 0);
  });

  it('10. on plain http nothing is written to the device at all; it is sent all the same', async () => {
    stub(crypto, 'subtle', () => undefined as unknown as SubtleCrypto);
    server.fault = () => 'cut';
    const box = tab(name);
    const saved = await box.put(server.backend, answerOf());
    assert.deepEqual(saved, { kept: 'memory', why: 'insecure' });
    const drafted = await box.drafts.save(server.backend, {
      id: newId(),
      surveyId: 's',
      version: '1',
      answers: { p: PHONE },
      at: 1,
    });
    assert.deepEqual(drafted, { kept: 'memory', why: 'insecure' });
    assert.equal((await box.drafts.list(server.backend, 's')).length, 1);
    assert.deepEqual([box.state(server.backend).kept, box.state(server.backend).why], ['memory', 'insecure']);
    assert.equal((await records(name)).size, 0);
    server.fault = () => undefined;
    await pause(1000);
    box.sendNow();
    await until('sent', () => sentBy(box, server) === 1);
    assert.equal((await records(name)).size, 0);
  });

  it('the reference backend takes it, once for many tries, and says what became of it', async () => {
    const backend = httpBackend(new URL('/api/', location.href).href);
    const { fetch } = window;
    let lost = 0;
    stub(window, 'fetch', () => async (input, init) => {
      const response = await fetch.call(window, input, init);
      // The server did its work, but the answer never arrives.
      if (init?.method === 'POST' && ++lost <= 2) throw new TypeError('Failed to fetch');
      return response;
    });
    stub(Math, 'random', () => () => 0);
    const box = tab(name);
    const id = newId();
    const about = { resource: 'session', id: 's1' };
    const body = {
      id,
      createdAt: '2026-11-23T09:00:00+08:00',
      about,
      kind: 'wrong',
      text: `时间不对 ${PHONE}`,
    };
    assert.deepEqual(await box.put(backend, { name: 'reports', label: '纠错', body }), DEVICE);
    await until(
      'sent',
      () => box.state(backend).sent.length === 1 || box.state(backend).entries[0]?.state === 'attention',
    );
    assert.deepEqual(box.state(backend).entries, []);
    assert.match(box.state(backend).sent[0]?.receipt ?? '', /^[2-9A-HJ-NP-Z]{8,}$/);
    assert.equal(lost, 3);
  });
});
