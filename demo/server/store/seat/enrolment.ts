import { instantFrom, type Draw, type Enrolment } from '../../../../src/contract';
import { listHash, seedSource, sha256 } from '../../../data/lot';
import type { Database } from '../open';
import { secretOf } from '../secret';
import type { Enrolled } from '../table';
import { freeOf } from './count';
import { drawRow, entriesOf, seedOf } from './draw';
import { enrolledBy } from './follow';
import { positionOf } from './queue';
import { cancelUntil, drawTimes, isCancelled, isLottery, sellingOf, type Selling } from './selling';
import { settle } from './settle';

const LIVE = new Set(['pending', 'applied', 'waitlisted', 'lost', 'offered', 'won', 'confirmed']);

const utc = (text: string): string => instantFrom(Date.parse(text));

/** What became of an enrolment, as it stands at `now`; undefined when no enrolment has this receipt. */
export async function enrolmentOf(
  db: Database,
  receipt: string,
  now: number,
): Promise<Enrolment | undefined> {
  const found = await enrolledBy(db, receipt);
  if (!found) return undefined;
  const { about } = await db
    .selectFrom('written')
    .select('about')
    .where('id', '=', found.id)
    .executeTakeFirstOrThrow();
  const selling = await sellingOf(db, about ?? found.session_id);
  // What was read before time had its say is read again.
  const row = selling && (await settle(db, selling, now)) ? await enrolledBy(db, receipt) : found;
  return told(db, { receipt, row: row ?? found, about, selling });
}

interface Found {
  receipt: string;
  row: Enrolled;
  about: string | null;
  selling: Selling | undefined;
}

async function told(db: Database, { receipt, row, about, selling }: Found): Promise<Enrolment> {
  // Called off by the organiser: nothing of it is a seat any more.
  const status = selling && isCancelled(selling) && LIVE.has(row.status) ? 'cancelled' : row.status;
  return {
    receipt,
    sessionId: about ?? row.session_id,
    ...(selling && { courseId: selling.course.id, start: selling.session.start }),
    status,
    partySize: row.seats,
    ...(status === 'waitlisted' && { position: await positionOf(db, row) }),
    ...(status !== 'cancelled' && row.claim_by !== null && { claimBy: utc(row.claim_by) }),
    ...(selling && LIVE.has(status) && { cancelUntil: instantFrom(cancelUntil(selling, status)) }),
    ...(row.number !== null && { number: row.number }),
    updatedAt: utc(row.updated_at),
  };
}

/**
 * The draw of a session, as JSON text: until enrolment closes the list as it grows, then the one that stays, and after the
 * draw the result. Undefined where nothing is drawn.
 */
export async function drawOf(db: Database, sessionId: string, now: number): Promise<string | undefined> {
  const selling = await sellingOf(db, sessionId);
  const times = selling && isLottery(selling) ? drawTimes(selling) : undefined;
  if (!selling || !times) return undefined;
  const { id } = selling.entry;
  await settle(db, selling, now);
  const row = await drawRow(db, id);
  const shown = row ? undefined : await shownDraw(db, id);
  if (shown) return JSON.stringify({ ...shown, id: sessionId });
  const entries = row ? (JSON.parse(row.entries) as Draw['entries']) : await entriesOf(db, id);
  const seed = seedOf(await secretOf(db), id);
  const draw: Draw = {
    id: sessionId,
    drawAt: times.draws,
    seats: row?.seats ?? (await freeOf(db, id)).left,
    entries,
    listHash: row?.list_hash ?? listHash(entries),
    seedSource: seedSource(row?.seed ?? seed),
    seedHash: sha256(row?.seed ?? seed),
    seed: row?.seed ?? null,
    ...(row?.drawn_at != null && {
      drawnAt: utc(row.drawn_at),
      won: JSON.parse(row.won ?? '[]') as number[],
    }),
  };
  return JSON.stringify(draw);
}

async function shownDraw(db: Database, id: string): Promise<Draw | undefined> {
  const row = await db.selectFrom('shown_draw').select('doc').where('session_id', '=', id).executeTakeFirst();
  return row && (JSON.parse(row.doc) as Draw);
}
