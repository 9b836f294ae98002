import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { epochOf, Instant } from '../../src/contract';
import { profiles, type Profile } from '../data/dataset';
import { UNLIMITED, USUAL, type LimitSettings } from './limit';
import type { Place } from './store/open';

/** A setting that cannot be used: its message says which, and what to do. */
export class ConfigError extends Error {}

export interface Config {
  port: number;
  host: string;
  place: Place;
  profile: Profile;
  /** Milliseconds since the epoch at which the demonstration's clock starts; undefined is the true time. */
  start: number | undefined;
  /** Folder of the built kit. */
  dist: string;
  /** Whether requests are logged. */
  log: boolean;
  limits: LimitSettings;
  /** Trusted proxies in front of the server. */
  proxies: number;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The settings from the environment. `here` is the folder of the running file. Throws ConfigError for a value that
 * cannot be used, and makes the data folder.
 */
export function configFrom(env: Env, here: string): Config {
  return {
    ...keptAt(env),
    port: portOf(env.PORT),
    host: env.HOST || '127.0.0.1',
    dist: distOf(env.HEHUO_DIST, here),
    log: !OFF.test(env.LOG ?? ''),
    limits: limitsOf(env),
    proxies: proxiesOf(env.TRUST_PROXY),
  };
}

const OFF = /^(off|0|false|no)$/i;

/** Where the data lie and what time it is there: all that a command needs which does not serve. Throws ConfigError. */
export function keptAt(env: Env): Pick<Config, 'profile' | 'start' | 'place'> {
  const profile = profileOf(env.DEMO_PROFILE);
  const place = env.DATABASE_URL
    ? { url: databaseOf(env.DATABASE_URL) }
    : { folder: folderOf(env.DATA_DIR, profile) };
  return { profile, start: startOf(env.DEMO_NOW), place };
}

/** LIMITS=off lifts all of them; LIMIT_WRITES, LIMIT_SURVEY and LIMIT_LOOKUPS set each, in requests a minute. */
function limitsOf(env: Env): LimitSettings {
  if (OFF.test(env.LIMITS ?? '')) return UNLIMITED;
  if (env.LIMITS && !/^(on|1|true|yes)$/i.test(env.LIMITS))
    throw new ConfigError(
      `LIMITS is "${env.LIMITS}". Give LIMITS=off to take away all limits, or leave it out.`,
    );
  return {
    ...USUAL,
    writes: limitOf('LIMIT_WRITES', env.LIMIT_WRITES, USUAL.writes),
    survey: limitOf('LIMIT_SURVEY', env.LIMIT_SURVEY, USUAL.survey),
    lookups: limitOf('LIMIT_LOOKUPS', env.LIMIT_LOOKUPS, USUAL.lookups),
  };
}

function limitOf(name: string, text: string | undefined, usual: number): number {
  if (!text) return usual;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new ConfigError(
    `${name} is "${text}", which is no number of requests a minute. Give a whole number from 1, for example ${name}=${usual}.`,
  );
}

function proxiesOf(text: string | undefined): number {
  if (!text || OFF.test(text)) return 0;
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new ConfigError(
    `TRUST_PROXY is "${text}". Give the number of proxies in front of this server whose X-Forwarded-For is to be believed, for example TRUST_PROXY=1, or leave it out.`,
  );
}

function portOf(text: string | undefined): number {
  if (!text) return 8787;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new ConfigError(
    `PORT is "${text}", which is no port. Give a whole number from 1 to 65535, for example PORT=8787.`,
  );
}

function profileOf(text: string | undefined): Profile {
  const profile = profiles.find((one) => one === (text || 'jiyang'));
  if (profile) return profile;
  throw new ConfigError(`DEMO_PROFILE is "${text}", which is unknown. Give one of: ${profiles.join(', ')}.`);
}

function startOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (Instant.safeParse(text).success) return epochOf(text);
  throw new ConfigError(
    `DEMO_NOW is "${text}", which is no moment with an offset. Give one like 2026-11-23T09:00:00+08:00, or leave it out.`,
  );
}

function databaseOf(url: string): string {
  // The value itself is not shown: it may hold a password.
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new ConfigError(
    'DATABASE_URL is no address of a PostgreSQL database. Give one like postgres://user:password@host:5432/database, ' +
      'or leave it out to keep the data in DATA_DIR.',
  );
}

/** One folder for each profile, so that another profile never meets the data of the first. */
function folderOf(text: string | undefined, profile: Profile): string {
  const folder = resolve(text || '.data', profile);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const file = join(folder, 'hehuo.db');
    if (existsSync(file)) accessSync(file, constants.W_OK);
    return folder;
  } catch (error) {
    throw new ConfigError(
      `The data folder ${folder} cannot be written (${codeOf(error)}). Give another one, for example DATA_DIR=/tmp/hehuo.`,
    );
  }
}

/** The bundled server is `dist/server/main.js`; run from its source it is `demo/server/main.ts` beside `dist`. */
function distOf(text: string | undefined, here: string): string {
  const bundled = basename(dirname(here)) !== 'demo';
  const dist = resolve(text || (bundled ? dirname(here) : join(here, '../../dist')));
  const missing = ['hehuo.js', 'demo/index.html'].find((name) => !existsSync(join(dist, name)));
  if (missing === undefined) return dist;
  throw new ConfigError(
    `The kit is not built: there is no ${join(dist, missing)}. Run "npm run build" first.`,
  );
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.name
      : 'unknown';

/** What to tell of a database that cannot be opened; never the password. */
export function databaseError(place: Place, error: unknown): ConfigError {
  const code = codeOf(error);
  if ('folder' in place) {
    return new ConfigError(
      `The data in ${place.folder} cannot be opened (${code}). Move that folder away to start anew, or give another DATA_DIR.`,
    );
  }
  const { hostname, port, pathname } = new URL(place.url);
  const name = `${hostname}:${port || 5432}${pathname}`;
  if (code.startsWith('28')) {
    return new ConfigError(
      `The database ${name} refuses the user or the password (${code}). Check both in DATABASE_URL.`,
    );
  }
  if (code === '3D000') {
    return new ConfigError(
      `The database ${name} does not exist. Create it, or name another one in DATABASE_URL.`,
    );
  }
  return new ConfigError(
    `The database ${name} cannot be used (${code}). Check that it runs and that DATABASE_URL is right, ` +
      'or leave DATABASE_URL out to keep the data in DATA_DIR.',
  );
}
