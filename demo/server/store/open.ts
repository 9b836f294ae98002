import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { LibsqlDialect } from './libsql';
import { migrate } from './migration';
import type { Tables } from './table';

export type Database = Kysely<Tables>;

/** Where the data lie: a folder for a libSQL file, or a database that speaks PostgreSQL's protocol. */
export type Place = { folder: string } | { url: string };

/** Opens the database and brings its schema up to date. Rejects if it cannot be reached or written. */
export async function openDatabase(place: Place): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: 'url' in place ? postgres(place.url) : libsql(place.folder) });
  try {
    await ping(db);
    await persistently(() => migrate(db));
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

export async function ping(db: Database): Promise<void> {
  await sql`select 1`.execute(db);
}

function libsql(folder: string): LibsqlDialect {
  mkdirSync(folder, { recursive: true });
  return new LibsqlDialect(pathToFileURL(join(folder, 'hehuo.db')).href);
}

function postgres(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 });
  // An idle connection that the database closes is no reason to end; the next query opens another.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

/** Refusals that mean: another process was faster, do it again (serialisation, deadlock, made meanwhile). */
const AGAIN = new Set(['40001', '40P01', '23505', '42710', '42P07']);

/** Does a piece of work again when another process got in between; gives up after ten times. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!AGAIN.has(code) || tries === 10) throw error;
      await new Promise((done) => setTimeout(done, Math.random() * 50 * tries));
    }
  }
}
