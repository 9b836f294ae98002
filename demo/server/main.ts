import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instantFrom } from '../../src/contract';
import { generate } from '../data';
import { createApp } from './app';
import { clockFrom, type Clock } from './clock';
import { ConfigError, configFrom, databaseError, keptAt, type Config } from './config';
import { Limits } from './limit';
import { listen, stop, tryPort } from './listen';
import { silent, toStdout, type Log } from './log';
import { openDatabase } from './store/open';
import { retain } from './store/retain';
import { decide, type Decided, type Decision } from './store/seat/decide';
import { sweep, sweepEvery } from './store/seat/settle';
import { fillStore, type Store } from './store/store';

/**
 * `main.js` serves; `main.js retain` erases what is kept no longer; `main.js accept <receipt>` and `decline <receipt>` answer
 * an application for a seat.
 */
async function main([command, ...rest]: readonly string[]): Promise<void> {
  if (command === undefined) return serve();
  if (command === 'retain') return runRetain();
  if (command === 'accept' || command === 'decline') return runDecide(command, rest.join(''));
  throw new ConfigError(
    `There is no command "${command}". Give "retain", "accept", "decline", or nothing to serve.`,
  );
}

/** The demonstration server: reads its settings, fills its database, serves until it is told to stop. */
async function serve(): Promise<void> {
  const config = configFrom(process.env, dirname(fileURLToPath(import.meta.url)));
  const log = config.log ? toStdout : silent;
  const clock = clockFrom(config.start);
  await tryPort(config.port, config.host);
  const store = await filledStore(config, clock, log);
  const app = createApp({
    ...{ store, clock, log, dist: config.dist },
    ...{ limits: new Limits(config.limits), proxies: config.proxies },
  });
  const server = await listen(app, config.port, config.host);
  const sweeping = sweepEvery(store.db, clock, log);
  const shown = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  process.stdout.write(
    `Hehuo demo: http://${shown}:${config.port}/ (${config.profile}). Press Ctrl+C to stop.\n`,
  );
  let stopping = false;
  const end = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log('info', 'stopping');
    await sweeping.stop();
    await stop(server);
    await store.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void end());
  process.on('SIGINT', () => void end());
}

async function filledStore(config: Config, clock: Clock, log: Log): Promise<Store> {
  const began = Date.now();
  const now = instantFrom(clock.now());
  const options = { profile: config.profile, now, pinned: config.start !== undefined, generate };
  const db = await openDatabase(config.place).catch((error: unknown) => {
    throw databaseError(config.place, error);
  });
  // By the sessions as they were laid out: what became due while no server ran.
  await sweep(db, clock.now()).catch((error: unknown) => {
    throw databaseError(config.place, error);
  });
  const store = await fillStore(db, options).catch((error: unknown) => {
    // An error without a code is a fault of the data or of this program, and not of the database.
    throw error instanceof Error && 'code' in error ? databaseError(config.place, error) : error;
  });
  const ms = Date.now() - began;
  if (store.why) log('info', 'seeded', { profile: config.profile, why: store.why, ms });
  else log('info', 'kept the data', { profile: config.profile, laidOutAround: store.seed.now, ms });
  return store;
}

/**
 * Erases answers, contacts and attachments that are older than was promised; prints how many of each. Offers of seats
 * that have run out go to the next, also where no server runs.
 */
async function runRetain(): Promise<void> {
  const { place, start } = keptAt(process.env);
  const db = await openDatabase(place).catch((error: unknown) => {
    throw databaseError(place, error);
  });
  try {
    const now = clockFrom(start).now();
    await sweep(db, now);
    const { kinds, attachments } = await retain(db, now);
    const parts = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`);
    process.stdout.write(`Erased: ${parts.join(', ') || 'nothing'}; attachments ${attachments}.\n`);
  } finally {
    await db.destroy();
  }
}

const DECIDED: Readonly<Record<Decided, string>> = {
  confirmed: 'Accepted: the seat is taken.',
  declined: 'Declined.',
  full: 'Nothing was changed: no seat is free.',
  other: 'Nothing was changed: this is no application that waits for an answer.',
  unknown: 'There is no enrolment with this receipt.',
};

/** What a desk does with an application; spaces and dashes in the receipt are left out. */
async function runDecide(decision: Decision, typed: string): Promise<void> {
  const receipt = typed.replace(/[\s-]/g, '').toUpperCase();
  if (!receipt) throw new ConfigError(`Give the receipt: ${decision} ABCD-EFGH`);
  const { place, start } = keptAt(process.env);
  const db = await openDatabase(place).catch((error: unknown) => {
    throw databaseError(place, error);
  });
  try {
    const decided = await decide(db, receipt, decision, clockFrom(start).now());
    process.stdout.write(`${DECIDED[decided]}\n`);
    if (/^(full|other|unknown)$/.test(decided)) process.exitCode = 1;
  } finally {
    await db.destroy();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`hehuo: ${error.message}\n`);
  else console.error(error);
  process.exit(1);
});
