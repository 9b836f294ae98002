/** Starts the real built server on a free port, with its own empty data folder. (Node) */
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { answering, end, freePort, removeFolder, start, temporaryFolder } from './child';

export const PROFILES = ['tiny', 'jiyang', 'district', 'hostile'] as const;
export type Profile = (typeof PROFILES)[number];

/** The instant that every demo and test calls now. */
export const DEMO_NOW = '2026-11-23T09:00:00+08:00';

export interface ServerOptions {
  /** Demo data set; default `jiyang`. */
  profile?: Profile;
  /** RFC 3339 instant with offset; default DEMO_NOW. */
  now?: string;
  /** Further environment, for example DATABASE_URL. */
  env?: Record<string, string>;
  /** Fixed port, to start again where a stopped server was. */
  port?: number;
  /** Existing data folder, to start again on the same data; it is then not removed by `stop`. */
  dataDir?: string;
}

export interface RunningServer {
  /** Origin without a trailing slash, `http://127.0.0.1:PORT`. */
  url: string;
  port: number;
  dataDir: string;
  child: ChildProcess;
  /** Everything the server wrote so far (both streams). */
  log(): string;
  /** Ends the server (default SIGTERM, so that its graceful stop runs) and removes its data folder. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** The built entry; HEHUO_SERVER names another one. */
export const serverEntry = (): string => resolve(process.env.HEHUO_SERVER ?? 'dist/server/main.js');

/** Starts the server and waits for `GET /health` = 200. Throws with the server's own last words if it does not come. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const entry = serverEntry();
  if (!existsSync(entry)) throw new Error(`There is no ${entry}. Run "npm run build" first.`);
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? temporaryFolder('data');
  const child = start(process.execPath, [entry], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings(options, port, dataDir), ...options.env },
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => written.push(String(part)));
  const log = (): string => written.join('');
  const stop = async (signal?: NodeJS.Signals): Promise<void> => {
    await end(child, signal);
    if (options.dataDir === undefined) removeFolder(dataDir);
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await answering(`${url}/health`, child, 60_000);
  } catch (error) {
    await stop('SIGKILL');
    throw new Error(`The server did not start: ${(error as Error).message}\n${log().slice(-2000)}`, {
      cause: error,
    });
  }
  return { url, port, dataDir, child, log, stop };
}

function settings(options: ServerOptions, port: number, dataDir: string): Record<string, string> {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DEMO_PROFILE: options.profile ?? 'jiyang',
    DEMO_NOW: options.now ?? DEMO_NOW,
    // Many tests share one server and one address.
    LIMITS: 'off',
  };
}

/** Servers by profile and user, each started when it is first asked for. */
export class Servers {
  readonly #running = new Map<string, Promise<RunningServer>>();

  /** `user` names who it is for: what one browser engine writes, another one does not see. */
  get(profile: Profile, user = ''): Promise<RunningServer> {
    const key = `${profile} ${user}`;
    let server = this.#running.get(key);
    if (!server) this.#running.set(key, (server = startServer({ profile })));
    return server;
  }

  async stop(): Promise<void> {
    const all = await Promise.allSettled(this.#running.values());
    await Promise.all(all.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)));
  }
}
