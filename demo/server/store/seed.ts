import { createHash } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import { epochOf, wallTime } from '../../../src/contract';
import type { Dataset, Profile } from '../../data/dataset';
import { persistently, type Database } from './open';
import { rowsOf, type Rows } from './row';
import { seeded, type Tables } from './table';
import { takeSold } from './write/sold';

/** Makes the data of a profile around a moment. */
export type Generate = (profile: Profile, now: string) => Dataset;

/** What the read tables hold. */
export interface Seed {
  profile: Profile;
  /** The moment around which the data were laid out. */
  now: string;
  /** Differs when the generator makes other data than before. */
  edition: string;
  /** Milliseconds by which the backend's clock is said to be off; 0 but for the profile `hostile`. */
  skew: number;
}

export interface SeedOptions {
  profile: Profile;
  /** RFC 3339. */
  now: string;
  /** Whether `now` was set on purpose; then the data must be of that very moment, else of that day. */
  pinned: boolean;
  generate: Generate;
}

/** A moment that only serves to compare what generators make. */
const COMPARED_AT = '2026-11-23T09:00:00+08:00';
/** Bound values in one statement; SQLite takes 32,766, PostgreSQL 65,535. */
const VALUES = 8000;

/**
 * Fills the read tables unless they hold this very demonstration already. One transaction: other processes wait for
 * it and then find the work done; a failure leaves what was there before. Resolves to what the tables now hold, and
 * the reason when they were filled.
 */
export async function seed(db: Database, options: SeedOptions): Promise<{ seed: Seed; why?: string }> {
  const edition = editionOf(options);
  return persistently(() =>
    db.transaction().execute(async (transaction) => {
      const held = await lockSeed(transaction);
      const why = reasonToSeed(held, options, edition);
      if (held && why === undefined) return { seed: held };
      const made = await fill(transaction, options, edition);
      return { seed: made, why: why ?? 'the database is empty' };
    }),
  );
}

/** A fingerprint of the generator: `district` is made by the same code as `jiyang` and takes long. */
function editionOf({ profile, generate }: SeedOptions): string {
  const sample = generate(profile === 'district' ? 'jiyang' : profile, COMPARED_AT);
  return createHash('sha256').update(JSON.stringify(sample)).digest('hex').slice(0, 16);
}

/** Takes the row lock that makes seeding a one-process affair, and reads what is there. */
async function lockSeed(db: Transaction<Tables>): Promise<Seed | undefined> {
  await db
    .insertInto('meta')
    .values({ key: 'seed', value: '' })
    .onConflict((c) => c.column('key').doUpdateSet((eb) => ({ value: eb.ref('meta.value') })))
    .execute();
  const row = await db.selectFrom('meta').select('value').where('key', '=', 'seed').executeTakeFirstOrThrow();
  return row.value === '' ? undefined : (JSON.parse(row.value) as Seed);
}

function reasonToSeed(held: Seed | undefined, wanted: SeedOptions, edition: string): string | undefined {
  if (!held) return 'the database is empty';
  if (held.profile !== wanted.profile) return `it held the profile ${held.profile}`;
  if (held.edition !== edition) return 'the demonstration data have changed';
  const [had, day] = [held.now, wanted.now].map((now) => wallTime(now, 'Asia/Shanghai').date);
  if (had !== day) return `the data were laid out around ${had}`;
  if (wanted.pinned && epochOf(held.now) !== epochOf(wanted.now))
    return `the data were laid out around ${held.now}`;
  return undefined;
}

async function fill(db: Transaction<Tables>, options: SeedOptions, edition: string): Promise<Seed> {
  const data = options.generate(options.profile, options.now);
  const { rows, misfits } = rowsOf(data);
  const [first] = misfits;
  if (first && options.profile !== 'hostile') {
    throw new Error(`the demonstration data are unsound: ${first.noun} ${first.own_id}: ${first.reason}`);
  }
  for (const table of [...seeded].reverse()) await db.deleteFrom(table).execute();
  for (const table of seeded) await insertAll(db, table, rows);
  await takeSold(db);
  const skew = epochOf(data.service.serverTime ?? data.now) - epochOf(data.now);
  const made: Seed = { profile: options.profile, now: options.now, edition, skew: skew || 0 };
  await put(db, 'service', data.service);
  await put(db, 'seed', made);
  return made;
}

async function put(db: Transaction<Tables>, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto('meta')
    .values({ key, value: text })
    .onConflict((c) => c.column('key').doUpdateSet({ value: text }))
    .execute();
}

async function insertAll<T extends keyof Rows & keyof Tables>(
  db: Transaction<Tables>,
  table: T,
  all: Rows,
): Promise<void> {
  const rows: Insertable<Tables[T]>[] = all[table];
  const size = Math.floor(VALUES / Object.keys(rows[0] ?? { none: 0 }).length);
  for (let at = 0; at < rows.length; at += size) {
    await db
      .insertInto(table)
      .values(rows.slice(at, at + size))
      .execute();
  }
}
