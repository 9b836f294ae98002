import { sql, type SelectQueryBuilder } from 'kysely';
import type { SeatCount } from '../../../src/contract';
import type { Database } from './open';
import { docs, inArea, misfits, type Page } from './page';
import type { Tables } from './table';

export interface SessionQuery {
  month: string;
  area?: string | undefined;
  partner?: string | undefined;
}

/** The sessions that start in a month, with everything that they name, in one answer. */
export async function sessions(db: Database, query: SessionQuery): Promise<Page> {
  const rows = await sessionsOf(db, query)
    .leftJoin('seat', (join) => join.on(countedFor))
    .select(['session.id', 'session.doc', ...counts])
    .orderBy('session.start_utc')
    .orderBy('session.id')
    .execute();
  const items = rows.map((row) => withSeats(row.doc, seatOf(row.id, row)));
  return {
    items: [...items, ...(await misfits(db, 'sessions', query.month))],
    included: await included(db, query),
  };
}

const counts = ['capacity', 'left_seats', 'waitlist', 'offline_left', 'as_of'] as const;
/** The meetings of a course that is sold by the term have one count, that of the first. */
const countedFor = sql<boolean>`seat.session_id = coalesce(session.entry_id, session.id)`;

type Joined = SelectQueryBuilder<Tables, 'session' | 'course', object>;

function sessionsOf(db: Database, { month, area, partner }: SessionQuery): Joined {
  let found = db
    .selectFrom('session')
    .innerJoin('course', 'course.id', 'session.course_id')
    .where('session.month', '=', month);
  if (area !== undefined) found = found.where(inArea('session.area_id', area));
  if (partner !== undefined) found = found.where('course.partner_id', '=', partner);
  return found;
}

async function included(db: Database, query: SessionQuery): Promise<Record<string, string[]>> {
  const found = sessionsOf(db, query);
  const courses = await db
    .selectFrom('course')
    .select('doc')
    .where('id', 'in', found.select('session.course_id'))
    .orderBy('id')
    .execute();
  const venues = await db
    .selectFrom('venue')
    .select('doc')
    .where('id', 'in', found.select('session.venue_id'))
    .orderBy('id')
    .execute();
  const partners = await db
    .selectFrom('partner')
    .select('brief as doc')
    .where('id', 'in', found.select('course.partner_id'))
    .orderBy('id')
    .execute();
  return {
    courses: [...docs(courses), ...(await misfits(db, 'courses'))],
    venues: [...docs(venues), ...(await misfits(db, 'venues'))],
    partners: docs(partners),
  };
}

interface SeatRow {
  capacity: number | null;
  left_seats: number | null;
  waitlist: number | null;
  offline_left: number | null;
  as_of: string | null;
}

function seatOf(id: string, row: SeatRow, asOf = row.as_of): SeatCount | undefined {
  const { capacity, left_seats: left, waitlist, offline_left: offlineLeft } = row;
  if (capacity === null || left === null || asOf === null) return undefined;
  return { id, capacity, left, waitlist, offlineLeft, asOf };
}

/** Puts the seat count into a session's JSON text, which is an object without one. */
const withSeats = (doc: string, seats: SeatCount | undefined): string =>
  seats ? `${doc.slice(0, -1)},"seats":${JSON.stringify(seats)}}` : doc;

/** The counts of some sessions as they are at `asOf`, which is now. Sessions without seats are left out. */
export async function seats(db: Database, ids: readonly string[], asOf: string): Promise<Page> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('seat', (join) => join.on(countedFor))
    .select(['session.id', ...counts])
    .where('session.id', 'in', ids)
    .orderBy('session.id')
    .execute();
  return { items: rows.map((row) => JSON.stringify(seatOf(row.id, row, asOf))) };
}

/** The sessions whose seats are counted for some others. */
export async function entriesOf(db: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('session')
    .select(sql<string>`coalesce(entry_id, id)`.as('entry'))
    .distinct()
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => row.entry);
}

/** The special days of a year; undefined while its calendar is not announced. */
export async function days(db: Database, year: string): Promise<Page | undefined> {
  const rows = await db.selectFrom('day').select('doc').where('year', '=', year).orderBy('date').execute();
  const items = [...docs(rows), ...(await misfits(db, 'days', year))];
  return items.length > 0 ? { items } : undefined;
}
