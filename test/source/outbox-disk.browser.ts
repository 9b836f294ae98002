/** The outbox on disks that fail, hang, were changed by others or forget. */
import { assert } from 'chai';
import { newId, objectBackend, sha256Hex } from '../../src/source';
import type { Draft, Outbox } from '../../src/source';
import { digest } from '../../src/source/sha256';
import { hexOf } from '../../src/source/uuid';
import * as fix from './outbox.fixture';
import {
  answerOf,
  change,
  freshName,
  opened,
  pause,
  PHONE,
  photo,
  records,
  stub,
  tab,
  until,
} from './outbox.fixture';

const loose: PromiseRejectionEvent[] = [];
const hear = (event: PromiseRejectionEvent) => void loose.push(event);

type Mode = 'fails once' | 'fails from then on' | 'is aborted';

/** Makes the n-th call of IndexedDB fail, in one of three ways. Tells how many calls there were. */
function break_(n: number, mode: Mode): { calls: () => number; mend: () => void } {
  let calls = 0;
  let broken = true;
  const strikes = () => broken && (++calls === n || (mode === 'fails from then on' && calls > n));
  const fail = () => {
    throw new DOMException('injected', 'UnknownError');
  };
  for (const [proto, names] of [
    [IDBFactory.prototype, ['open']],
    [IDBDatabase.prototype, ['transaction']],
    [IDBObjectStore.prototype, ['get', 'getKey', 'getAll', 'getAllKeys', 'put', 'delete', 'count']],
  ] as const) {
    for (const name of names) {
      stub(
        proto as unknown as Record<string, (...args: unknown[]) => unknown>,
        name,
        (original) =>
          function (this: unknown, ...args: unknown[]) {
            if (!strikes()) return original.apply(this, args);
            if (mode !== 'is aborted' || !(this instanceof IDBObjectStore)) return fail();
            const request = original.apply(this, args);
            this.transaction.abort();
            return request;
          },
      );
    }
  }
  return { calls: () => calls, mend: () => (broken = false) };
}

describe('outbox on a bad disk', () => {
  let name = '';
  let server: fix.Server;
  const sentBy = (box: Outbox) => box.state(server.backend).sent.length;
  const waiting = (box: Outbox) => box.state(server.backend).entries;
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
    const reasons = loose.splice(0).map(({ reason }) => String(reason));
    assert.deepEqual(reasons, [], 'no rejection is left unhandled');
  });

  for (const mode of ['fails once', 'fails from then on', 'is aborted'] as const) {
    it(`2. the n-th call of IndexedDB ${mode}, for every n: kept is true, sent is once, nothing hangs`, async function () {
      this.timeout(120_000);
      stub(Math, 'random', () => () => 0);
      const tally = { device: 0, memory: 0 };
      for (let n = 1, clean = false; !clean; n++) {
        assert.ok(n < 400, 'it never comes clean');
        const database = freshName();
        server.rows.clear();
        const rung = break_(n, mode);
        const box = tab(database);
        const outgoing = answerOf({ attachments: new Map([await photo(String(n))]) });
        const draft: Draft = { id: outgoing.body.id, surveyId: 's', version: '1', answers: {}, at: 1 };
        await box.drafts.save(server.backend, draft);
        const saved = await box.put(server.backend, { ...outgoing, draft: draft.id });
        tally[saved.kept]++;
        assert.isUndefined(saved.other, `n=${n}`);
        if (saved.kept === 'memory') assert.equal(saved.why, 'broken', `n=${n}`);
        // The page goes, perhaps in the middle of sending: what was said to be on the device must be there.
        let last = box;
        if (saved.kept === 'device') {
          const patient = n % 2 === 0;
          if (patient) await until(`n=${n}: arrived`, () => server.rows.size || (box.sendNow(), false));
          if (patient) await pause(20);
          fix.closeTabs();
          clean = patient && rung.calls() < n;
          rung.mend();
          last = tab(database);
        }
        last.sendNow();
        await until(`n=${n} ${saved.kept}: sent`, () => sentBy(last) === 1 || (last.sendNow(), false));
        assert.deepEqual(Array.from(server.rows.keys()), [outgoing.body.id], `n=${n}`);
        assert.equal(server.rows.get(outgoing.body.id)?.text, JSON.stringify(outgoing.body));
        rung.mend();
        last.sendNow();
        await until(`n=${n}: nothing waits`, () => waiting(last).length === 0);
        fix.closeTabs();
        fix.restore();
        server.listen();
        stub(Math, 'random', () => () => 0);
        indexedDB.deleteDatabase(database);
      }
      assert.ok(tally.device > 0 && tally.memory > 1, JSON.stringify(tally));
    });
  }

  it('2. an open that never answers costs two seconds, then it is memory, and the answer is sent', async () => {
    stub(IDBFactory.prototype, 'open', () => () => ({}) as IDBOpenDBRequest);
    const box = tab(name);
    const begun = performance.now();
    assert.deepEqual(await box.put(server.backend, answerOf()), { kept: 'memory', why: 'slow' });
    assert.ok(performance.now() - begun < 4_500);
    await until('sent', () => sentBy(box) === 1);
  });

  it('2. a transaction that is never completed is not believed, and its late success doubles nothing', async function () {
    this.timeout(30_000);
    server.fault = () => 'cut';
    const box = tab(name);
    await until('read', () => !box.state(server.backend).why);
    fix.deafen(IDBTransaction.prototype, 'oncomplete');
    assert.deepEqual((await box.put(server.backend, answerOf())).kept, 'memory');
    fix.restore();
    server.listen();
    server.fault = () => undefined;
    const other = tab(name);
    await until('sent', () => sentBy(other) === 1 || (other.sendNow(), box.sendNow(), false));
    await until('nothing waits', () => (box.sendNow(), !waiting(box).length && !waiting(other).length));
    assert.equal(server.rows.size, 1);
  });

  it('a connection that was closed under us, or a database that was deleted, is opened again', async () => {
    server.fault = () => 'cut';
    const box = tab(name);
    await box.put(server.backend, answerOf());
    const gone = await new Promise((done) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => done('deleted');
      request.onblocked = () => done('blocked');
    });
    assert.equal(gone, 'deleted');
    assert.deepEqual(await box.put(server.backend, answerOf()), { kept: 'device', why: undefined });
    server.fault = () => undefined;
    await pause(1000);
    box.sendNow();
    await until('sent', () => sentBy(box) >= 1 && !waiting(box).length);
  });

  const spoilt: Record<string, (store: IDBObjectStore, id: string, other: string) => Promise<void>> = {
    'a byte of the body was changed': async (store, id) => {
      const key = `blob ${id} body`;
      const record = (await opened(store.get(key))) as { data: ArrayBuffer };
      const bytes = new Uint8Array(record.data);
      bytes[3] = (bytes[3] ?? 0) ^ 1;
      store.put(record, key);
    },
    'the body was put in the place of another': async (store, id, other) => {
      store.put(await opened(store.get(`blob ${other} body`)), `blob ${id} body`);
    },
    'it was aimed at another backend': async (store, id) => {
      const record = (await opened(store.get(`entry ${id}`))) as { name: string };
      store.put({ ...record, name: 'reports' }, `entry ${id}`);
    },
    'a photo is gone': async (store, id) => {
      for (const key of await opened(store.getAllKeys())) {
        if (String(key).startsWith(`blob ${id}`) && !String(key).endsWith('body')) store.delete(key);
      }
    },
    'the record is nonsense': async (store, id) => void store.put(42, `entry ${id}`),
  };
  for (const [what, spoil] of Object.entries(spoilt)) {
    it(`${what}: it is set aside, never sent, can be dropped, and holds up nothing`, async () => {
      server.fault = () => 'cut';
      const box = tab(name);
      const [bad, good] = [answerOf({ attachments: new Map([await photo('x')]) }), answerOf()];
      await box.put(server.backend, bad);
      await box.put(server.backend, good);
      fix.closeTabs();
      await change(name, (store) => void spoil(store, bad.body.id, good.body.id));
      server.fault = () => undefined;
      const later = tab(name);
      later.sendNow();
      await until('the good one is sent', () => sentBy(later) === 1);
      await until('the bad one is set aside', () => waiting(later)[0]?.failure?.reason === 'damaged');
      assert.deepEqual([waiting(later)[0]?.id, waiting(later)[0]?.state], [bad.body.id, 'attention']);
      assert.deepEqual(Array.from(server.rows.keys()), [good.body.id]);
      assert.equal(await later.parcel(bad.body.id), undefined);
      await later.drop(bad.body.id);
      assert.deepEqual(waiting(later), []);
      const left = Array.from((await records(name)).keys()).filter((key) => key.includes(bad.body.id));
      assert.deepEqual(left, []);
    });
  }

  it('the key was deleted: what it sealed is set aside, a draft is passed over, and new answers go on', async () => {
    server.fault = () => 'cut';
    const box = tab(name);
    const [old, next] = [answerOf(), answerOf()];
    await box.drafts.save(server.backend, { id: newId(), surveyId: 's', version: '1', answers: {}, at: 1 });
    await box.put(server.backend, old);
    fix.closeTabs();
    await change(name, (store) => void store.delete('key'));
    server.fault = () => undefined;
    const later = tab(name);
    assert.deepEqual(await later.put(server.backend, next), { kept: 'device', why: undefined });
    await until('sent', () => sentBy(later) === 1);
    await until(
      'set aside',
      () => waiting(later)[0]?.failure?.reason === 'damaged' || (later.sendNow(), false),
    );
    assert.deepEqual(Array.from(server.rows.keys()), [next.body.id]);
    assert.deepEqual(await later.drafts.list(server.backend, 's'), []);
  });

  it('two tabs that make the key at the same moment end up with one, and both can read all', async () => {
    server.fault = () => 'hang';
    const boxes = [tab(name), tab(name), tab(name)];
    const given = boxes.map(() => answerOf());
    await Promise.all(boxes.map((box, at) => box.put(server.backend, given[at] ?? answerOf())));
    for (const box of boxes) {
      for (const { body } of given) {
        assert.deepEqual(JSON.parse((await box.parcel(body.id))?.text ?? 'null'), body);
      }
    }
  });

  it('the key goes while another tab is about to write: that one seals again with the new key', async () => {
    server.fault = () => 'hang';
    const box = tab(name);
    await box.drafts.save(server.backend, { id: newId(), surveyId: 's', version: '1', answers: {}, at: 1 });
    let times = 0;
    stub(
      SubtleCrypto.prototype,
      'encrypt',
      (encrypt) =>
        async function (this: SubtleCrypto, ...args) {
          // What another tab does when it takes the last sealed record away.
          if (++times === 1) await change(name, (store) => store.clear());
          return encrypt.apply(this, args);
        },
    );
    const held = answerOf();
    assert.deepEqual(await box.put(server.backend, held), { kept: 'device', why: undefined });
    assert.equal(times, 2);
    fix.closeTabs();
    const later = tab(name);
    assert.deepEqual(JSON.parse((await later.parcel(held.body.id))?.text ?? 'null'), held.body);
  });

  it('a backend that is an object is sent from memory, and its attachments with it', async () => {
    const got: unknown[] = [];
    const backend = objectBackend({
      key: 'own',
      list: () => Promise.reject(new Error('no')),
      get: () => Promise.reject(new Error('no')),
      write: async (what: string, content: { text?: string; sha256?: string }, { id }: { id: string }) => {
        got.push([what, content.sha256 ?? id]);
        return content.text
          ? { id, receipt: 'ABCD2345', status: 'received', receivedAt: '2026-11-23T09:00:00+08:00' }
          : {};
      },
    });
    const box = tab(name);
    const [sha, blob] = await photo('o');
    const outgoing = answerOf({ attachments: new Map([[sha, blob]]) });
    const { id } = outgoing.body;
    const draft: Draft = { id, surveyId: 's', version: '1', answers: { wish: PHONE }, at: Date.now() };
    assert.equal((await box.drafts.save(backend, draft)).kept, 'device');
    assert.equal(await box.drafts.count(backend), 1);
    const put = await box.put(backend, { ...outgoing, draft: id });
    assert.deepEqual(put, { kept: 'memory', why: undefined });
    await until('sent', () => box.state(backend).sent[0]?.receipt === 'ABCD2345');
    assert.deepEqual(got, [
      ['attachments', sha],
      ['responses', outgoing.body.id],
    ]);
    assert.equal(box.state(server.backend).sent.length, 0);
    // Its draft was on the device all the same: it goes when the answer has arrived, and with it the key.
    await until('nothing is left', async () => (await records(name)).size === 0);
  });

  it('attachments that the receipt does not name are sent again, a bounded number of times', async () => {
    const box = tab(name);
    const [sha, blob] = await photo('p');
    let lies = 1;
    server.fault = ({ method }) =>
      method === 'PUT' && lies-- > 0 ? new Response(null, { status: 204 }) : undefined;
    await box.put(server.backend, answerOf({ attachments: new Map([[sha, blob]]) }));
    await until('sent', () => sentBy(box) === 1);
    assert.deepEqual(
      server.asked.map(({ method }) => method),
      ['PUT', 'POST', 'PUT', 'POST'],
    );
    lies = Infinity;
    await box.put(server.backend, answerOf({ attachments: new Map([await photo('q')]) }));
    await until('given up for now', () => waiting(box)[0]?.failure?.reason === 'server');
    assert.equal(server.asked.length, 10);
  });

  it('an export file carries answers and photos byte for byte, and refuses what is not its own', async () => {
    server.fault = () => 'cut';
    const box = tab(name);
    const [sha, blob] = await photo('r');
    const outgoing = answerOf({ attachments: new Map([[sha, blob]]), shared: true });
    await box.put(server.backend, outgoing);
    const { file } = await box.exportFile(server.backend);
    const other = tab(freshName());
    const stranger = new fix.Server().backend;
    assert.deepEqual(await other.importFile(stranger, file), { added: 0, known: 0, other: 0, bad: 1 });
    for (const text of ['', '[]', 'null', '{"kind":"hehuo-outbox"}', (await file.text()).slice(0, -9)]) {
      assert.deepEqual(
        await other.importFile(server.backend, new Blob([text])),
        { added: 0, known: 0, other: 0, bad: 1 },
        text,
      );
    }
    const forged = new Blob([(await file.text()).replace(/base64,..../, 'base64,AAAA')]);
    assert.deepEqual(await other.importFile(server.backend, forged), {
      added: 0,
      known: 0,
      other: 0,
      bad: 1,
    });
    assert.deepEqual(await other.importFile(server.backend, file), { added: 1, known: 0, other: 0, bad: 0 });
    assert.deepEqual(await other.importFile(server.backend, file), { added: 0, known: 1, other: 0, bad: 0 });
    const parcel = await other.parcel(outgoing.body.id);
    assert.equal(parcel?.text, JSON.stringify(outgoing.body));
    assert.equal(await parcel?.blobs.get(sha)?.text(), await blob.text());
    assert.equal(parcel?.blobs.get(sha)?.type, 'image/jpeg');
  });

  it('three hundred answers, three tabs: each stored once, the oldest first', async function () {
    this.timeout(60_000);
    server.fault = () => 'cut';
    const boxes = [tab(name), tab(name), tab(name)];
    const ids: string[] = [];
    for (let n = 0; n < 300; n++) {
      const outgoing = answerOf({ text: `${PHONE} ${n}` });
      ids.push(outgoing.body.id);
      await boxes[n % 3]?.put(server.backend, outgoing);
    }
    server.asked.splice(0);
    server.fault = () => undefined;
    await pause(1000);
    for (const box of boxes) box.sendNow();
    await until('all sent', () => server.rows.size === 300, 50_000);
    for (const box of boxes)
      await until('every tab knows', () => sentBy(box) === 300 && !waiting(box).length);
    assert.equal(server.most, 1);
    const text = (id: string) => server.rows.get(id)?.text.includes(`${PHONE} ${ids.indexOf(id)}`);
    assert.ok(ids.every(text));
  });

  it('SHA-256 in script, for plain http, is that of the browser', async () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1000, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 255);
      assert.equal(hexOf(digest(bytes)), await sha256Hex(bytes), String(length));
    }
  });
});
