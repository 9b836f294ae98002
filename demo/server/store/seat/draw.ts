import { createHmac } from 'node:crypto';
import type { Transaction } from 'kysely';
import { epochOf, instantFrom, type Course } from '../../../../src/contract';
import { listHash, ranked, winners, type DrawEntry } from '../../../data/lot';
import type { Database } from '../open';
import type { DrawRow, Enrolled, Tables } from '../table';
import { freeOf, takeSeats } from './count';
import { change, promote } from './queue';
import { claimUntil, drawTimes, isLottery, type Selling } from './selling';

/**
 * The seed of a draw: fixed by the server's secret before anybody enrols, and known beforehand by its hash, so that it
 * cannot be chosen after the list is known. A public value that nobody can know beforehand would be better still.
 */
export const seedOf = (secret: string, sessionId: string): string =>
  createHmac('sha256', secret).update(`draw ${sessionId}`).digest('hex');

export const drawRow = (db: Database, id: string): Promise<DrawRow | undefined> =>
  db.selectFrom('draw').selectAll().where('session_id', '=', id).executeTakeFirst();

/** Who is on the list as it stands. */
export async function entriesOf(db: Database, id: string): Promise<DrawEntry[]> {
  const rows = await db
    .selectFrom('enrolled')
    .select(['number', 'seats'])
    .where('session_id', '=', id)
    .where('number', 'is not', null)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ number: row.number ?? 0, seats: row.seats }));
}

/** Whether the list is to be closed, or the lots are to be drawn. */
export async function isDrawDue(db: Database, selling: Selling, now: number): Promise<boolean> {
  const times = isLottery(selling) ? drawTimes(selling) : undefined;
  if (!times || epochOf(times.closes) > now) return false;
  const row = await drawRow(db, selling.entry.id);
  if (row) return row.drawn_at === null && epochOf(times.draws) <= now;
  return (await entriesOf(db, selling.entry.id)).length > 0;
}

/** Closes the list and draws when it is time for that, once. Only in a transaction that holds the session. */
export async function drawIfDue(
  db: Transaction<Tables>,
  selling: Selling,
  secret: string,
  now: number,
): Promise<void> {
  const times = drawTimes(selling);
  if (!times || !(await isDrawDue(db, selling, now))) return;
  const row = (await drawRow(db, selling.entry.id)) ?? (await freeze(db, selling.entry.id, now));
  if (row.drawn_at === null && epochOf(times.draws) <= now) await drawNow(db, selling, row, secret, now);
}

async function freeze(db: Transaction<Tables>, id: string, now: number): Promise<DrawRow> {
  const entries = await entriesOf(db, id);
  const row = {
    ...{ session_id: id, entries: JSON.stringify(entries), list_hash: listHash(entries) },
    frozen_at: new Date(now).toISOString(),
  };
  return db.insertInto('draw').values(row).returningAll().executeTakeFirstOrThrow();
}

async function drawNow(
  db: Transaction<Tables>,
  selling: Selling,
  { session_id: id, entries }: DrawRow,
  secret: string,
  now: number,
): Promise<void> {
  const seed = seedOf(secret, id);
  const { left } = await freeOf(db, id);
  const ranks = ranked(JSON.parse(entries) as DrawEntry[], seed);
  const won = winners(ranks, left);
  const result = { seed, seats: left, won: JSON.stringify(won), drawn_at: new Date(now).toISOString() };
  await db.updateTable('draw').set(result).where('session_id', '=', id).execute();
  await tell(db, selling, { ranks, won: new Set(won), now });
  await markDrawn(db, selling.course, now);
  // The seats of who was drawn and had taken it back go to the next ranks.
  await promote(db, selling, now);
}

interface Result {
  ranks: readonly DrawEntry[];
  won: ReadonlySet<number>;
  now: number;
}

/** Everyone on the list learns the rank and whether it won. */
async function tell(db: Transaction<Tables>, selling: Selling, { ranks, won, now }: Result): Promise<void> {
  const { id } = selling.entry;
  const rows = await db.selectFrom('enrolled').selectAll().where('session_id', '=', id).execute();
  const byNumber = new Map(rows.map((row): [number | null, Enrolled] => [row.number, row]));
  const claimBy = new Date(claimUntil(selling, now)).toISOString();
  for (const [place, { number, seats }] of ranks.entries()) {
    const row = byNumber.get(number);
    if (row?.status !== 'applied') continue;
    const hasWon = won.has(number);
    if (hasWon) await takeSeats(db, id, { seats, fromWindow: 0 });
    const status = hasWon ? ('won' as const) : ('lost' as const);
    await change(db, row, now, { status, turn: place + 1, claim_by: hasWon ? claimBy : null });
  }
}

/** The course says that it was drawn. */
export async function markDrawn(db: Transaction<Tables>, course: Course, now: number): Promise<void> {
  if (!course.enrol) return;
  const doc = JSON.stringify({ ...course, enrol: { ...course.enrol, drawnAt: instantFrom(now) } });
  await db.updateTable('course').set({ doc }).where('id', '=', course.id).execute();
}
