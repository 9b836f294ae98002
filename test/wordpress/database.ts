/** A private MariaDB in a temporary folder, on a socket of its own and on no port. (Node) */
import { spawnSync, type ChildProcess } from 'node:child_process';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { end, pause, start } from '../aid/child';

export interface Database {
  socket: string;
  stop(): Promise<void>;
}

/** As root it must be told so; otherwise it runs as who we are. */
const AS = process.getuid?.() === 0 ? ['--user=root'] : [];

export async function startDatabase(folder: string): Promise<Database> {
  const data = join(folder, 'data');
  const socket = join(folder, 'db.sock');
  const made = spawnSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...AS,
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`mariadb-install-db: ${made.stderr}${made.stdout.slice(-1000)}`);
  const flags = ['--skip-networking', '--skip-log-bin', '--performance-schema=off'];
  // Nothing here outlives the run: no need to wait for the disk.
  const speed = ['--innodb-flush-log-at-trx-commit=0', '--innodb-flush-method=nosync'];
  const places = [`--datadir=${data}`, `--socket=${socket}`, `--pid-file=${join(folder, 'db.pid')}`];
  const child = start('/usr/sbin/mariadbd', ['--no-defaults', ...AS, ...places, ...flags, ...speed], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ready(socket, child);
  return { socket, stop: () => end(child) };
}

/** Whether the server greets whoever comes to its socket. */
const greets = (socket: string): Promise<boolean> =>
  new Promise((done) => {
    const connection = createConnection(socket);
    connection.once('data', () => done(true)).once('error', () => done(false));
    connection.once('close', () => done(false)).setTimeout(1000, () => connection.destroy());
    connection.once('data', () => connection.destroy());
  });

async function ready(socket: string, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said = (said + String(part)).slice(-2000)));
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`MariaDB ended with ${child.exitCode}: ${said}`);
    if (await greets(socket)) return;
    await pause(100);
  }
  throw new Error(`MariaDB was not ready within 30 s: ${said}`);
}
