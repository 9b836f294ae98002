/** A private PostgreSQL cluster in a temporary folder, for as long as a run lasts. (Node) */
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync, type ChildProcess } from 'node:child_process';
import { end, freePort, output, pause, removeFolder, start, temporaryFolder } from './child';

export const CURE = 'no PostgreSQL: Debian: apt-get install postgresql';

/** The folder with initdb and postgres: the newest of Debian's, else that on the path; undefined if there is none. */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(root, version, 'bin'));
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')));
  return found ?? output('/bin/sh', ['-c', 'command -v initdb'])?.replace(/\/initdb$/, '');
}

export interface Postgres {
  /** `postgres://...` of an empty database. */
  url: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: root runs it as the user that Debian's package made for it. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = [output('id', ['-u', 'postgres']), output('id', ['-g', 'postgres'])];
  if (uid === undefined || gid === undefined)
    throw new Error('Running as root, and there is no user "postgres".');
  return { uid: Number(uid), gid: Number(gid) };
}

export async function startPostgres(): Promise<Postgres> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error(CURE);
  const folder = temporaryFolder('pg');
  const user = owner();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = {
    ...user,
    cwd: folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: folder, TZ: 'UTC' },
  };
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'hehuo', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      ...as,
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    max_connections: '200',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = start(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ready(join(bin, 'pg_isready'), folder, port, child);
  const stop = async (): Promise<void> => {
    // SIGINT is PostgreSQL's fast shutdown: clients are cut off, the data stays whole.
    await end(child, 'SIGINT');
    removeFolder(folder);
  };
  return { url: `postgres://hehuo@127.0.0.1:${port}/postgres`, stop };
}

async function ready(probe: string, folder: string, port: number, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said = (said + String(part)).slice(-2000)));
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}: ${said}`);
    if (output(probe, ['-q', '-h', folder, '-p', String(port)]) !== undefined) return;
    await pause(100);
  }
  throw new Error(`PostgreSQL was not ready within 20 s: ${said}`);
}
