import type { Transaction } from 'kysely';
import type { Clock } from '../../clock';
import type { Log } from '../../log';
import { persistently, type Database } from '../open';
import { secretOf } from '../secret';
import type { Tables } from '../table';
import { holdSession } from './count';
import { drawIfDue, isDrawDue } from './draw';
import { lapse } from './queue';
import { OFFERED, sellingOf, type Selling } from './selling';

/** What time has brought about in a session by `now`: the list closed, lots drawn, offers lapsed. The session is held. */
export async function settleHeld(
  db: Transaction<Tables>,
  selling: Selling,
  secret: string,
  now: number,
): Promise<void> {
  await drawIfDue(db, selling, secret, now);
  await lapse(db, selling, now);
}

/** The same in a transaction of its own, if there is anything to do; resolves to whether there was. */
export async function settle(db: Database, selling: Selling, now: number): Promise<boolean> {
  const { id } = selling.entry;
  const late = await lateIn(db, now, [id]);
  if (late.length === 0 && !(await isDrawDue(db, selling, now))) return false;
  const secret = await secretOf(db);
  await persistently(() =>
    db.transaction().execute(async (one) => {
      await holdSession(one, id);
      await settleHeld(one, selling, secret, now);
    }),
  );
  return true;
}

/** Sessions in which an offer has run out. */
async function lateIn(db: Database, now: number, among?: readonly string[]): Promise<string[]> {
  // An empty list after `in` is a syntax error to PostgreSQL.
  if (among?.length === 0) return [];
  let query = db
    .selectFrom('enrolled')
    .select('session_id')
    .distinct()
    .where('status', 'in', OFFERED)
    .where('claim_by', '<', new Date(now).toISOString());
  if (among) query = query.where('session_id', 'in', among);
  return (await query.execute()).map((row) => row.session_id);
}

/** Lets lapse what has run out among some sessions. */
export async function settleSome(db: Database, ids: readonly string[], now: number): Promise<void> {
  for (const id of await lateIn(db, now, ids)) await settleById(db, id, now);
}

async function settleById(db: Database, id: string, now: number): Promise<boolean> {
  const selling = await sellingOf(db, id);
  return selling ? settle(db, selling, now) : false;
}

/** Settles every session in which time has brought something about; resolves to how many there were. */
export async function sweep(db: Database, now: number): Promise<number> {
  const drawing = await db
    .selectFrom('enrolled')
    .select('session_id')
    .distinct()
    .where('status', '=', 'applied')
    .execute();
  const ids = new Set([...(await lateIn(db, now)), ...drawing.map((row) => row.session_id)]);
  let settled = 0;
  for (const id of ids) if (await settleById(db, id, now)) settled += 1;
  return settled;
}

/** How often a server looks for what has become due, in ms; a look-up finds it at once. */
const SWEEP_MS = 30_000;

/** Sweeps as long as the server runs; `stop` waits for one that is under way. */
export function sweepEvery(db: Database, clock: Clock, log: Log): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= sweep(db, clock.now())
      .then(
        (sessions) => void (sessions > 0 && log('info', 'seats passed on', { sessions })),
        (error: unknown) =>
          log('error', 'seats not passed on', { error: error instanceof Error ? error.name : 'unknown' }),
      )
      .finally(() => (running = undefined));
  }, SWEEP_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
