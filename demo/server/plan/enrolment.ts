import {
  compareInstants,
  instantFrom,
  type Course,
  type EnrolmentBody,
  type Session,
} from '../../../src/contract';
import { Refusal } from '../refusal';
import type { Deps } from '../route/answer';
import type { Plan } from '../store/write/accept';
import { rowOf, text, wrong, type Incoming } from './made';

const notOpen = (detail: string): Refusal => new Refusal(409, 'not-open', 'No enrolment here', detail);

const NEXT: Readonly<Record<string, { status: string; next: string }>> = {
  first_come: {
    status: 'confirmed',
    next: text('名额已为您保留，请按时到场。', 'The seat is yours; please come in time.'),
  },
  lottery: {
    status: 'applied',
    next: text('已登记，摇号后公布结果。', 'You are registered; the result follows after the draw.'),
  },
  review: {
    status: 'pending',
    next: text('已收到，审核后电话答复。', 'Received; you are called after the review.'),
  },
};

/** A seat of a session: taken at once, or asked for where seats are drawn or given after a review. */
export async function planEnrolment(incoming: Incoming<EnrolmentBody>, deps: Deps): Promise<Plan> {
  const { sessionId, partySize } = incoming.body;
  const { session, course } = await found(sessionId, deps);
  const mode = course.enrol?.mode ?? '';
  open(session, course, instantFrom(deps.clock.now()));
  const most = course.enrol?.partyMax ?? course.enrol?.maxPerPerson ?? 1;
  if (partySize > most) throw wrong({ pointer: '/partySize', detail: `at most ${most}` });
  if (course.guardianRequired && incoming.body.guardianConsent == null)
    throw wrong({ pointer: '/guardianConsent', detail: 'a guardian must agree for this class' });
  const told = NEXT[mode];
  if (!told) throw notOpen('This session has no enrolment online.');
  const row = rowOf(incoming, deps, { ...told, about: sessionId, area_id: session.areaId });
  if (mode !== 'first_come') return { row };
  return {
    row,
    async after(db) {
      // The condition is the rule: under any number of processes a seat is taken once.
      const taken = await db
        .updateTable('seat')
        .set((eb) => ({ left_seats: eb('left_seats', '-', partySize) }))
        .where('session_id', '=', sessionId)
        .where('left_seats', '>=', partySize)
        .returning('left_seats')
        .execute();
      if (taken.length === 0) throw new Refusal(409, 'full', 'Full', 'No seat is left.');
    },
  };
}

async function found(id: string, { store }: Deps): Promise<{ session: Session; course: Course }> {
  const row = await store.db
    .selectFrom('session')
    .innerJoin('course', 'course.id', 'session.course_id')
    .select(['session.doc as session', 'course.doc as course'])
    .where('session.id', '=', id)
    .executeTakeFirst();
  if (!row) throw wrong({ pointer: '/sessionId', detail: 'there is no such session' });
  return { session: JSON.parse(row.session) as Session, course: JSON.parse(row.course) as Course };
}

function open(session: Session, { enrol, status }: Course, now: string): void {
  if (session.status === 'cancelled' || status === 'cancelled') throw notOpen('It is cancelled.');
  if (compareInstants(session.start, now) <= 0) throw new Refusal(409, 'closed', 'Over', 'It has begun.');
  if (enrol?.opensAt != null && compareInstants(now, enrol.opensAt) < 0)
    throw notOpen(`Enrolment opens at ${enrol.opensAt}.`);
  if (enrol?.closesAt != null && compareInstants(now, enrol.closesAt) > 0)
    throw new Refusal(409, 'closed', 'Closed', `Enrolment closed at ${enrol.closesAt}.`);
}
