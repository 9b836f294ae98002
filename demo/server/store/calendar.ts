import type { Course, Session, Venue } from '../../../src/contract';
import type { Database } from './open';
import { inArea } from './page';

export interface Span {
  /** UTC. */
  from: string;
  to: string;
  area?: string | undefined;
  partner?: string | undefined;
}

export interface MeetingRow {
  session: Session;
  course: Course;
  venue: Venue | undefined;
}

/** The sessions that start in a span of time, with what they name. */
export async function meetings(db: Database, { from, to, area, partner }: Span): Promise<MeetingRow[]> {
  let found = db
    .selectFrom('session')
    .innerJoin('course', 'course.id', 'session.course_id')
    .leftJoin('venue', 'venue.id', 'session.venue_id')
    .select(['session.doc as session', 'course.doc as course', 'venue.doc as venue'])
    .where('start_utc', '>=', from)
    .where('start_utc', '<', to);
  if (area !== undefined) found = found.where(inArea('session.area_id', area));
  if (partner !== undefined) found = found.where('course.partner_id', '=', partner);
  return (await found.execute()).map((row) => ({
    session: JSON.parse(row.session) as Session,
    course: JSON.parse(row.course) as Course,
    venue: row.venue === null ? undefined : (JSON.parse(row.venue) as Venue),
  }));
}
