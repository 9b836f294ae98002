import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Dataset, Profile } from '../../demo/data/dataset';
import { migrate } from '../../demo/server/store/migration';
import { openDatabase, type Database } from '../../demo/server/store/open';
import type { Generate } from '../../demo/server/store/seed';
import { fillStore, type Store } from '../../demo/server/store/store';
import { seeded, whole } from '../../demo/server/store/table';
import { DEMO_NOW } from '../aid/server';
import { newPlace, onPostgres, type TestPlace } from './place';
import { sample } from './sample';
import { serveData } from './serve';

let place: TestPlace;
let opened: Database[];
beforeEach(async () => {
  place = await newPlace();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((db) => db.destroy()));
  await place.remove();
});

interface Asked {
  profile?: Profile;
  now?: string;
  pinned?: boolean;
  generate?: Generate;
}

async function open(asked: Asked = {}): Promise<Store> {
  const db = await openDatabase(place.place);
  opened.push(db);
  return fillStore(db, { profile: 'tiny', now: DEMO_NOW, pinned: true, generate: sample, ...asked });
}

async function countAll(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of seeded) {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow();
    counts[table] = whole(row.n);
  }
  return counts;
}

describe('filling', () => {
  test('an empty database is filled once; opened again it keeps what it has, changes included', async () => {
    const first = await open();
    assert.equal(first.why, 'the database is empty');
    await first.db.updateTable('seat').set({ left_seats: 1 }).execute();
    await first.close();
    const again = await open();
    assert.equal(again.why, undefined);
    const seats = await again.db.selectFrom('seat').select('left_seats').execute();
    assert.ok(seats.length === 4 && seats.every((seat) => seat.left_seats === 1));
  });

  test('another day, moment, profile or generator lays the data out anew, without leftovers', async () => {
    const counts = await countAll((await open()).db);
    const later = { now: '2026-11-23T15:00:00+08:00' };
    assert.equal((await open({ ...later, pinned: false })).why, undefined, 'the same day is kept');
    assert.match((await open(later)).why ?? '', /laid out around/);
    assert.match((await open({ now: '2026-11-24T09:00:00+08:00', pinned: false })).why ?? '', /2026-11-23/);
    assert.match((await open({ profile: 'jiyang', now: '2026-11-24T09:00:00+08:00' })).why ?? '', /tiny/);
    const other: Generate = (profile, now) => ({ ...sample(profile, now), notices: [] });
    const last = await open({ generate: other });
    assert.match(last.why ?? '', /profile|changed/);
    assert.deepEqual(await countAll(last.db), { ...counts, notice: 0 });
    assert.match((await open()).why ?? '', /changed/);
  });

  test('data that are unsound are refused, and what was there before stays', async () => {
    await (await open()).close();
    // On the next day a record has no id: no table takes it.
    const broken: Generate = (profile, now) => {
      const data: Dataset = sample(profile, now);
      if (now !== DEMO_NOW) data.disclosures.push({ ...data.disclosures[0], id: null } as never);
      return data;
    };
    await assert.rejects(
      open({ now: '2026-11-25T09:00:00+08:00', generate: broken }),
      /unsound: disclosures/,
    );
    const kept = await open();
    assert.equal(kept.why, undefined);
    assert.equal((await countAll(kept.db)).entry, 2007);
  });

  test('a failure after most tables are written leaves nothing half-written', async () => {
    const db = await openDatabase(place.place);
    const dying: Generate = (profile, now) => {
      const data = sample(profile, now);
      // A foreign key breaks after most tables are written: the row is made to lie about its fund.
      const entries = data.entries;
      Object.defineProperty(entries, 'filter', {
        value: () => entries.map((entry) => ({ ...entry, fundId: 'nowhere' })),
      });
      return data;
    };
    await assert.rejects(fillStore(db, { profile: 'tiny', now: DEMO_NOW, pinned: true, generate: dying }));
    const after = await openDatabase(place.place);
    opened.push(after);
    assert.ok(Object.values(await countAll(after)).every((count) => count === 0));
    assert.deepEqual(await after.selectFrom('meta').selectAll().execute(), []);
  });

  test('many that start at once fill it exactly once and all find it full', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => open()));
    assert.equal(stores.filter((store) => store.why !== undefined).length, 1);
    for (const store of stores) assert.equal((await countAll(store.db)).entry, 2007);
  });

  test('many transactions that count on one row lose none of their counts', async () => {
    const stores = await Promise.all(Array.from({ length: 3 }, () => open()));
    const add = (db: Database) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('seat')
          .set((eb) => ({ waitlist: eb('waitlist', '+', 1) }))
          .where('session_id', '=', 'x-mid')
          .returning('waitlist')
          .executeTakeFirstOrThrow();
        return row.waitlist;
      });
    const places = await Promise.all(stores.flatMap(({ db }) => Array.from({ length: 10 }, () => add(db))));
    assert.deepEqual(
      places.sort((a, b) => Number(a) - Number(b)),
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
  });
});

describe('schema', () => {
  test('migrations are applied once and may be asked for again', async () => {
    const { db } = await open();
    await migrate(db);
    assert.deepEqual(
      (await db.selectFrom('hehuo_migration').select('id').orderBy('id').execute()).map((row) => row.id),
      ['001-read', '002-write', '003-seats'],
    );
  });

  test('keys hold: no second seq in a ledger, no entry without a fund, no seat without a session', async () => {
    const { db } = await open();
    const entry = { fund_id: 'f1', direction: 'in' as const, amount_fen: 1, balance_after_fen: 1, doc: '{}' };
    await assert.rejects(
      db
        .insertInto('entry')
        .values({ ...entry, id: 'new', seq: 1 })
        .execute(),
    );
    await assert.rejects(
      db
        .insertInto('entry')
        .values({ ...entry, id: 'new', seq: 9999, fund_id: 'no' })
        .execute(),
    );
    await assert.rejects(
      db
        .insertInto('entry')
        .values({ ...entry, id: 'new', seq: 9999, amount_fen: -1 })
        .execute(),
    );
    const seat = { session_id: 'no', capacity: 1, left_seats: 1, as_of: DEMO_NOW };
    await assert.rejects(db.insertInto('seat').values(seat).execute());
    await db
      .insertInto('entry')
      .values({ ...entry, id: 'new', seq: 9999 })
      .execute();
  });

  test('money comes back exact up to the last safe fen and is refused beyond', async () => {
    const { db } = await open();
    const entry = { fund_id: 'f2', direction: 'in' as const, balance_after_fen: -1, doc: '{}' };
    await db
      .insertInto('entry')
      .values({ ...entry, id: 'big', seq: 90, amount_fen: Number.MAX_SAFE_INTEGER })
      .execute();
    const row = await db.selectFrom('entry').selectAll().where('id', '=', 'big').executeTakeFirstOrThrow();
    assert.equal(whole(row.amount_fen), Number.MAX_SAFE_INTEGER);
    assert.equal(whole(row.balance_after_fen), -1);
    assert.throws(() => whole('9007199254740993'), RangeError);
  });

  test(
    'a file is kept durable: WAL, full sync, foreign keys, on every connection',
    { skip: onPostgres && 'SQLite files only; the first Node run has it' },
    async () => {
      const { db } = await open();
      const pragma = async (name: string) => (await sql<object>`pragma ${sql.raw(name)}`.execute(db)).rows[0];
      const many = await Promise.all(
        Array.from({ length: 6 }, () =>
          db
            .transaction()
            .setAccessMode('read only')
            .execute(async (held) => {
              const all = [];
              for (const name of ['journal_mode', 'synchronous', 'foreign_keys']) {
                all.push(
                  Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(held)).rows[0] ?? {})[0],
                );
              }
              return all;
            }),
        ),
      );
      for (const settings of many) assert.deepEqual(settings, ['wal', 2, 1]);
      assert.ok(await pragma('integrity_check'));
    },
  );
});

describe('records that break the contract', () => {
  test('are refused in a demonstration that should have none', async () => {
    const odd: Generate = (_, now) => ({ ...sample('hostile', now), profile: 'tiny' });
    await assert.rejects(open({ generate: odd }), /unsound/);
  });

  test('are served by the profile hostile, beside all sound ones', async () => {
    const served = await serveData('hostile', sample);
    try {
      const ids = async (path: string) => (await served.body(path)).items.map((item) => item.id);
      const sessions = await ids('/api/sessions/2026-11.json');
      assert.deepEqual(sessions.slice(0, 3), ['x-first', 'x-mid', 'x-last']);
      assert.deepEqual(sessions.slice(3), ['x-lost', 'x-no-zone', 'x-many']);
      assert.equal((await ids('/api/sessions/2026-10.json')).length, 1, 'a misfit stays in its month');
      const partners = [];
      for (let at: string | undefined = 'partners.json'; at;) {
        const page = await served.body(`/api/${at}`);
        partners.push(...page.items.map((item) => item.id));
        at = page.next;
      }
      assert.equal(partners.filter((id) => id === 'p0003').length, 2);
      assert.ok(partners.includes('p-odd'));
      assert.equal((await served.body('/api/partners/p-odd.json')).id, 'p-odd');
      const lines = await served.body('/api/funds/f1/entries.json?after=2000');
      assert.ok(lines.items.some((item) => item.id === 'f1-again'));
      const service = await served.body('/api/service.json');
      assert.match(String(service.serverTime), /^2026-11-23T09:1/, 'its clock is ten minutes off');
    } finally {
      await served.close();
    }
  });
});
