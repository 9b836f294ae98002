import { compareInstants, epochOf, type Course, type Session } from '../../../../src/contract';
import type { Database } from '../open';
import type { Enrolled } from '../table';

/** A session with what decides who gets in. */
export interface Selling {
  /** The session that was asked for. */
  session: Session;
  /** The one whose seats are counted: the same, or the first of a course that is sold by the term. */
  entry: Session;
  course: Course;
}

/** Statuses under which seats are held: they are in no count of what is left. */
export const HOLDING: readonly Enrolled['status'][] = ['confirmed', 'offered', 'won', 'attended', 'no_show'];
/** Those that run out unless they are claimed. */
export const OFFERED: readonly Enrolled['status'][] = ['offered', 'won'];

export async function sellingOf(db: Database, id: string): Promise<Selling | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('course', 'course.id', 'session.course_id')
    .leftJoin('session as first', 'first.id', 'session.entry_id')
    .select(['session.doc as session', 'course.doc as course', 'first.doc as entry'])
    .where('session.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    session: JSON.parse(row.session) as Session,
    entry: JSON.parse(row.entry ?? row.session) as Session,
    course: JSON.parse(row.course) as Course,
  };
}

const HOUR = 3_600_000;
/** How long an offered seat is kept where the course does not say, in hours. */
const CLAIM_HOURS = 24;

export const startOf = ({ entry }: Selling): number => epochOf(entry.start);

/** Until when a seat that is offered at `now` is kept (ms): never beyond the start. */
export const claimUntil = (selling: Selling, now: number): number =>
  Math.min(now + (selling.course.enrol?.confirmWithinHours ?? CLAIM_HOURS) * HOUR, startOf(selling));

/** Until when an enrolment may be taken back (ms): a seat by the course's rule, a place in a line until the start. */
export const cancelUntil = (selling: Selling, status: string): number =>
  startOf(selling) - (status === 'confirmed' ? (selling.course.enrol?.cancelHoursBefore ?? 0) * HOUR : 0);

export const isCancelled = ({ session, course }: Selling): boolean =>
  session.status === 'cancelled' || course.status === 'cancelled';

export const isLottery = ({ course }: Selling): boolean => course.enrol?.mode === 'lottery';

/** When the list of a draw is complete, and when the lots are drawn (RFC 3339); undefined where that is not said. */
export function drawTimes({ course }: Selling): { closes: string; draws: string } | undefined {
  const { closesAt, drawAt } = course.enrol ?? {};
  const closes = closesAt ?? drawAt;
  if (closes == null) return undefined;
  return { closes, draws: drawAt != null && compareInstants(drawAt, closes) > 0 ? drawAt : closes };
}
