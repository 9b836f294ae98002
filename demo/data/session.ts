import { addDays, compareInstants, instantAt } from '../../src/contract';
import type { Course, SeatCount, Session } from '../../src/contract';
import type { Places } from './area';
import { cancelledDay, minutesFromNow, minutesOf, movedDay, timeOf, type Frame } from './frame';
import { soldByTerm } from './lot';
import { both, two } from './phrase';
import type { Random } from './random';
import { endOf, startOf, type Meeting, type Occupancy, type Series } from './series';
import type { CourseRow } from './table/course';

interface Making {
  frame: Frame;
  places: Places;
  taken: Occupancy;
  random: Random;
}

const teacherAway = both('老师临时有事，顺延一小时。', 'The teacher is delayed; one hour later.');
const cancelledFor = [
  both('老师生病，本次停课，另行补课。', 'The teacher is ill; this class will be made up.'),
  both('场馆检修，本次停课。', 'The room is being repaired; no class this time.'),
  both('报名人数未达开班人数。', 'Too few people enrolled.'),
];
const notHeldFor = both('到场人数不足，未开课。', 'Too few people came; not held.');

/** How full a course is for its whole series, so that a term's meetings agree with each other. */
function filling(row: CourseRow, random: Random): number {
  const hot = row.mode === 'lottery' || row.tier === 'public_benefit';
  return Math.min(1, 0.35 + random.next() * (hot ? 0.75 : 0.65));
}

interface Fill {
  rate: number;
  wholeTerm: boolean;
}

/** Seat counts: confirmed and held places are never more than the capacity (invariants 1 and 4). */
function seatsOf(
  id: string,
  course: Course,
  row: CourseRow,
  meeting: Meeting,
  fill: Fill,
  making: Making,
): SeatCount {
  const { frame, random } = making;
  const capacity = Math.min(row.seats, meeting.venue.capacity ?? row.seats);
  const window = course.enrol?.quotas?.[0]?.seats ?? 0;
  const start = startOf(meeting);
  const asOf = compareInstants(start, frame.now) < 0 ? start : minutesFromNow(frame, -1);
  const opensAt = course.enrol?.opensAt;
  const enrolling = !opensAt || compareInstants(opensAt, frame.now) <= 0;
  const lottery = course.enrol?.mode === 'lottery';
  const undrawn = lottery && !course.enrol?.drawnAt;
  const drift = fill.wholeTerm ? 0 : random.next() * 0.3 - 0.1;
  const full = lottery && !undrawn ? 1 : Math.max(0, Math.min(1, fill.rate + drift));
  const rate = enrolling && !undrawn ? full : 0;
  const online = capacity - window;
  const left = online - Math.min(online, Math.round(online * rate));
  const waitlist = left === 0 && rate > 0 ? random.int(0, 9) : 0;
  const offline = window ? { offlineLeft: random.int(enrolling ? 0 : window, window) } : {};
  return { id, capacity, left, waitlist, ...offline, asOf };
}

const withSeats = ['first_come', 'lottery', 'review'];

/** Which coming session shows the special seat state of a course. */
const seatCases: Readonly<Record<string, Partial<SeatCount>>> = {
  'full-waitlist': { left: 0, waitlist: 17 },
  'offline-only-left': { left: 0, waitlist: 0, offlineLeft: 3 },
  'offer-open': { left: 1, waitlist: 4 },
};

/** The sessions of a course, with the programme's everyday changes at invented stations only. */
export function sessionsOf(
  course: Course,
  row: CourseRow,
  series: Series,
  wholeTerm: boolean,
  making: Making,
): Session[] {
  const { frame, random } = making;
  const fill = { rate: filling(row, random), wholeTerm };
  const out: Session[] = [];
  let named = false;
  series.meetings.forEach((meeting, i) => {
    const coming = compareInstants(startOf(meeting), frame.now) > 0;
    const special = row.special && !named && coming && isSpecialMeeting(row.special, meeting, frame);
    const id = special && row.special ? row.special : `${course.id}-s${two(i + 1)}`;
    const session = plainSession(id, course, meeting, frame);
    if (withSeats.includes(row.mode)) session.seats = seatsOf(id, course, row, meeting, fill, making);
    if (special && row.special) {
      named = true;
      applySpecial(session, course, row.special, frame, making.taken, meeting);
    } else if (!row.special) vary(session, meeting, making);
    out.push(session);
  });
  if (soldByTerm(course)) oneCount(out);
  return out;
}

/** Who enrols for a term has a seat in every meeting: there is one count, that of the first. */
function oneCount(sessions: readonly Session[]): void {
  const [first] = [...sessions].sort((a, b) => compareInstants(a.start, b.start));
  for (const session of sessions)
    if (session.seats && first?.seats) session.seats = { ...first.seats, id: session.id };
}

function plainSession(id: string, course: Course, meeting: Meeting, frame: Frame): Session {
  const end = endOf(meeting);
  return {
    id,
    courseId: course.id,
    start: startOf(meeting),
    end,
    venueId: meeting.venue.id,
    areaId: meeting.venue.areaId,
    status: compareInstants(end, frame.now) <= 0 ? 'held' : 'scheduled',
    demo: true,
  };
}

function isSpecialMeeting(special: string, meeting: Meeting, frame: Frame): boolean {
  if (special === 'moved-today') return meeting.date === movedDay(frame);
  if (special === 'cancelled') return meeting.date === cancelledDay(frame);
  return true;
}

function applySpecial(
  session: Session,
  course: Course,
  special: string,
  frame: Frame,
  taken: Occupancy,
  meeting: Meeting,
) {
  const seatCase = seatCases[special];
  if (seatCase && session.seats) Object.assign(session.seats, seatCase);
  const changedAt = frame.time < '00:25' ? instantAt(frame.today, '00:00') : minutesFromNow(frame, -25);
  if (special === 'moved-today') {
    if (!later(session, meeting, 60, taken)) throw new RangeError('the moved session finds no room');
    session.changeReason = teacherAway;
    session.changedAt = changedAt;
    course.changes = [{ at: changedAt, text: teacherAway }];
  }
  if (special === 'cancelled') {
    session.status = 'cancelled';
    session.changeReason = cancelledFor[0] ?? null;
    session.changedAt = changedAt;
    course.changes = [{ at: changedAt, text: cancelledFor[0] ?? '' }];
  }
}

/** Moves a session to a later hour of the same day if the room is free; says whether it did. */
function later(
  session: Session,
  { date, from, to, venue }: Meeting,
  minutes: number,
  taken: Occupancy,
): boolean {
  const start = timeOf(minutesOf(from) + minutes);
  const end = timeOf(minutesOf(to) + minutes);
  if (!taken.free(venue.id, date, to, end)) return false;
  taken.take(venue.id, date, to, end);
  session.changedFrom = { start: session.start, end: session.end };
  session.start = instantAt(date, start);
  session.end = instantAt(date, end);
  session.status = 'changed';
  return true;
}

/** When a change to a meeting was told: two days before it, or lately where it is still far off. */
function toldAt(date: string, frame: Frame, random: Random): string {
  const before = addDays(date, -2);
  const lately = addDays(frame.today, -random.int(1, 4));
  return instantAt(before < lately ? before : lately, '10:20');
}

/** How far ahead changes are known, in days. */
const KNOWN_AHEAD = 24;

/** A few changed, cancelled and unheld sessions; nothing of the kind is told of a real station. */
function vary(session: Session, meeting: Meeting, { frame, places, random, taken }: Making): void {
  const chance = random.next();
  const changedAt = toldAt(meeting.date, frame, random);
  const far = meeting.date > addDays(frame.today, KNOWN_AHEAD);
  if (places.real.has(session.areaId) || chance > 0.05 || far) return;
  const past = session.status === 'held';
  if (chance < 0.008 && past) {
    session.status = 'not_held';
    session.changeReason = notHeldFor;
  } else if (chance < 0.02) {
    session.status = 'cancelled';
    session.changeReason = random.pick(cancelledFor);
    session.changedAt = changedAt;
  } else if (!past && later(session, meeting, 30, taken)) {
    session.changeReason = both('教室时间调整，顺延半小时。', 'Half an hour later; the room is in use.');
    session.changedAt = changedAt;
  }
}
