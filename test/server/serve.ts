/** The real app on a real port, in this process. (Node) */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Profile } from '../../demo/data/dataset';
import { createApp } from '../../demo/server/app';
import { clockFrom, type Clock } from '../../demo/server/clock';
import { listen, stop } from '../../demo/server/listen';
import { Limits, UNLIMITED, type LimitSettings } from '../../demo/server/limit';
import type { Level } from '../../demo/server/log';
import { openDatabase, type Place } from '../../demo/server/store/open';
import type { Generate } from '../../demo/server/store/seed';
import { fillStore, type Store } from '../../demo/server/store/store';
import { removeFolder, temporaryFolder } from '../aid/child';
import { DEMO_NOW } from '../aid/server';
import { newPlace } from './place';

export interface LogLine {
  level: Level;
  message: string;
  fields: Readonly<Record<string, unknown>>;
}

export interface Served {
  url: string;
  store: Store;
  /** What was logged so far. */
  lines: LogLine[];
  /** The folder that stands for the built kit. */
  dist: string;
  get(path: string, init?: RequestInit): Promise<Response>;
  /** The body of an answer that must be 200. */
  body(path: string): Promise<Body>;
  close(): Promise<void>;
}

export interface Body {
  items: { id: string; [key: string]: unknown }[];
  next?: string;
  total?: number;
  asOf: string;
  included?: Record<string, { id: string }[]>;
  [key: string]: unknown;
}

/** A folder such as the build makes, with a file of each kind. */
export function fakeDist(): string {
  const dist = temporaryFolder('dist');
  for (const folder of ['demo', 'demo/sample', 'server']) mkdirSync(join(dist, folder));
  writeFileSync(join(dist, 'hehuo.js'), `// 合伙\n${'x();\n'.repeat(1000)}`);
  writeFileSync(join(dist, 'server/main.js'), '// secret');
  writeFileSync(join(dist, 'demo/index.html'), '<!doctype html><title>合伙</title>');
  writeFileSync(join(dist, 'demo/sample/index.html'), '<!doctype html><title>样例</title>');
  writeFileSync(join(dist, 'demo/.hidden'), 'secret');
  return dist;
}

export interface ServeOptions {
  profile: Profile;
  generate: Generate;
  now?: string;
  /** Default: as many requests as one likes. */
  limits?: LimitSettings;
  proxies?: number;
  /** Default: one that starts at `now` and runs on. */
  clock?: Clock;
}

export async function serveData(profile: Profile, generate: Generate, now = DEMO_NOW): Promise<Served> {
  const place = await newPlace();
  const served = await serveAt(place.place, { profile, generate, now });
  const close = () => served.close().then(() => place.remove());
  return { ...served, close };
}

/** The same over data that outlive it: several may serve one place, and one may follow another. */
export async function serveAt(place: Place, options: ServeOptions): Promise<Served> {
  const { profile, generate, now = DEMO_NOW, limits = UNLIMITED, proxies = 0 } = options;
  const store = await fillStore(await openDatabase(place), { profile, now, pinned: true, generate });
  const lines: LogLine[] = [];
  const dist = fakeDist();
  const log = (level: Level, message: string, fields = {}) => void lines.push({ level, message, fields });
  const clock = options.clock ?? clockFrom(Date.parse(now));
  const app = createApp({ store, clock, dist, log, limits: new Limits(limits), proxies });
  const server = await listen(app, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = (path: string, init?: RequestInit) => fetch(url + path, init);
  return {
    url,
    store,
    lines,
    dist,
    get,
    body: (path) => bodyOf(url + path),
    close: async () => {
      await stop(server);
      await store.close();
      removeFolder(dist);
    },
  };
}

async function bodyOf(url: string): Promise<Body> {
  const reply = await fetch(url);
  if (reply.status !== 200) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as Body;
}
