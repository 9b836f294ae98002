/** Child processes that never outlive us, and the little around them: ports, waiting, temporary folders. (Node) */
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const living = new Set<ChildProcess>();
const folders = new Set<string>();

function endAll(): void {
  // Not SIGKILL: a child that is a runner itself has children of its own to end.
  for (const child of living) signal(child, 'SIGTERM');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
process.once('exit', endAll);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => process.exit(1));

/** Signals the whole group of a child that leads one, else the child alone; an already dead one is no error. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(groups.has(child) ? -child.pid : child.pid, name);
  } catch {
    // It is gone already, which is what was wanted.
  }
}
const groups = new WeakSet<ChildProcess>();

/** Takes a child that someone else started among those that are ended with this process. */
export function adopt(child: ChildProcess): void {
  living.add(child);
  child.once('exit', () => living.delete(child));
  child.once('error', () => living.delete(child));
}

/** Starts a process that is ended when this one ends. `detached: true` makes it a group that dies as one. */
export function start(command: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(command, args, options);
  if (options.detached) groups.add(child);
  adopt(child);
  return child;
}

/** Ends a child and waits: first the given signal, after `patience` ms SIGKILL. */
export async function end(
  child: ChildProcess,
  name: NodeJS.Signals = 'SIGTERM',
  patience = 5000,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  signal(child, name);
  const timer = setTimeout(() => signal(child, 'SIGKILL'), patience);
  await gone;
  clearTimeout(timer);
}

/**
 * Runs a command to its end with our own input and output; resolves to its exit code, 1 if it could not start or had
 * to be ended because `limit` (ms) was over.
 */
export function run(
  command: string,
  args: string[],
  options: SpawnOptions = {},
  limit?: number,
): Promise<number> {
  return new Promise((done) => {
    const child = start(command, args, { stdio: 'inherit', ...options });
    const tooLong = (): void => {
      console.error(`${command} ${args.slice(0, 4).join(' ')}: ended after ${limit} ms`);
      void end(child);
    };
    const timer = limit === undefined ? undefined : setTimeout(tooLong, limit);
    const finish = (code: number): void => {
      clearTimeout(timer);
      done(code);
    };
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      finish(1);
    });
    child.once('exit', (code) => finish(code ?? 1));
  });
}

/** The trimmed output of a short command, or undefined if it failed or does not exist. */
export function output(command: string, args: string[]): string | undefined {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** A TCP port on 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

/** A new folder under the system's temporary one, removed when this process ends. */
export function temporaryFolder(label: string): string {
  const folder = mkdtempSync(join(tmpdir(), `hehuo-${label}-`));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits until an address answers 200, the child dies, or the time (ms) is over; the latter two throw. */
export async function answering(url: string, child: ChildProcess, limit: number): Promise<void> {
  const stop = Date.now() + limit;
  while (Date.now() < stop) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the process ended with ${child.exitCode ?? child.signalCode} before ${url} answered`);
    }
    const status = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 200) return;
    await pause(100);
  }
  throw new Error(`${url} did not answer 200 within ${limit / 1000} s`);
}
