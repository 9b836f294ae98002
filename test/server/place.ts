/** A place for a test's own data: a folder, or with TEST_DATABASE_URL a database of its own. (Node) */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Place } from '../../demo/server/store/open';
import { removeFolder, temporaryFolder } from '../aid/child';

export interface TestPlace {
  place: Place;
  /** The same as environment of the server. */
  env: Record<string, string>;
  remove(): Promise<void>;
}

export const onPostgres = Boolean(process.env.TEST_DATABASE_URL);

export async function newPlace(): Promise<TestPlace> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return newDatabase(url);
  const folder = temporaryFolder('store');
  return { place: { folder }, env: { DATA_DIR: folder }, remove: async () => removeFolder(folder) };
}

async function newDatabase(server: string): Promise<TestPlace> {
  const name = `hehuo_${randomBytes(6).toString('hex')}`;
  await command(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const remove = () => command(server, `drop database ${name} with (force)`);
  return { place: { url: url.href }, env: { DATABASE_URL: url.href }, remove };
}

async function command(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
