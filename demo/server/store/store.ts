import type { Service } from '../../../src/contract';
import { ping, type Database } from './open';
import { seed, type Seed, type SeedOptions } from './seed';

/** The opened and filled database. */
export interface Store {
  readonly db: Database;
  readonly seed: Seed;
  /** Why the tables were filled at this opening; undefined when they held the right data already. */
  readonly why?: string | undefined;
  service(): Promise<Service>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Fills an opened database if need be. Rejects, with the database closed, if that fails. */
export async function fillStore(db: Database, options: SeedOptions): Promise<Store> {
  try {
    const filled = await seed(db, options);
    return {
      db,
      seed: filled.seed,
      why: filled.why,
      service: () => serviceOf(db),
      ping: () => ping(db),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function serviceOf(db: Database): Promise<Service> {
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'service')
    .executeTakeFirstOrThrow();
  return JSON.parse(row.value) as Service;
}
