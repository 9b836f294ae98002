import type { Transaction } from 'kysely';
import { compareInstants, epochOf, instantFrom, type EnrolmentBody } from '../../../src/contract';
import { Refusal } from '../refusal';
import type { Deps } from '../route/answer';
import { personKey, secretOf } from '../store/secret';
import { fitting, freeOf, holdSession, takeSeats, type Free } from '../store/seat/count';
import { drawRow } from '../store/seat/draw';
import { countWaiting, inventedIn, nextOf, setWaiting } from '../store/seat/queue';
import { sellingOf, type Selling } from '../store/seat/selling';
import { settle, settleHeld } from '../store/seat/settle';
import type { Enrolled, Tables } from '../store/table';
import type { Plan } from '../store/write/accept';
import { rowOf, text, wrong, type Incoming } from './made';

const notOpen = (detail: string, retry?: number): Refusal =>
  new Refusal(409, 'not-open', 'No enrolment here', detail, undefined, {
    ...(retry !== undefined && { 'Retry-After': String(retry) }),
  });
const full = (detail: string): Refusal => new Refusal(409, 'full', 'Full', detail);
const closed = (detail: string): Refusal => new Refusal(409, 'closed', 'Closed', detail);

const MODES = ['first_come', 'lottery', 'review'];

const NEXT: Readonly<Record<string, string>> = {
  confirmed: text('名额已为您保留，请按时到场。', 'The seat is yours; please come in time.'),
  applied: text(
    '已登记，摇号后公布结果；凭回执号可查是否中签。',
    'You are registered. After the draw your receipt shows the result.',
  ),
  pending: text('已收到，审核后电话答复。', 'Received; you are called after the review.'),
  waitlisted: text(
    '已进入候补。有名额时按顺序为您保留一段时间，请凭回执号查看，并在期限内确认。',
    'You are on the waiting list. When your turn comes a seat is kept for you for a while: look up your receipt and confirm in time.',
  ),
};

/** A body with what decides about it. */
interface Wish {
  body: EnrolmentBody;
  selling: Selling;
  atWindow: boolean;
  personKey: string | null;
}

/** How an enrolment stands when it has come in. */
type Placed = Pick<Enrolled, 'status' | 'from_window' | 'turn' | 'number'> & { position?: number };

const PLAIN = { from_window: 0, turn: null, number: null };

/**
 * A seat of a session: taken at once or waited for, or asked for where seats are drawn or given after a review. A course
 * that is sold by the term is enrolled for once: the seats of its first session stand for all.
 */
export async function planEnrolment(incoming: Incoming<EnrolmentBody>, deps: Deps): Promise<Plan> {
  const { body } = incoming;
  const { db } = deps.store;
  const selling = await sellingOf(db, body.sessionId);
  if (!selling) throw wrong({ pointer: '/sessionId', detail: 'there is no such session' });
  open(selling, deps.clock.now());
  fits(body, selling);
  const { id } = selling.entry;
  const secret = await secretOf(db);
  const atWindow = body.channel === 'window';
  const wish = { body, selling, atWindow, personKey: personKey(secret, id, body.contact.phone) };
  await settle(db, selling, deps.clock.now());
  // Most of those who come to a full session are told so without being made to wait for one another.
  if (selling.course.enrol?.mode === 'first_come') mayBePlaced(wish, await freeOf(db, id));
  let placed: Placed | undefined;
  return {
    row: rowOf(incoming, deps, { status: '', about: body.sessionId, area_id: selling.session.areaId }),
    hold: (one) => holdSession(one, id),
    async before(one) {
      await settleHeld(one, selling, secret, deps.clock.now());
      await onlyOnce(one, wish);
      const { status, position } = (placed = await place(one, wish));
      return { status, next: NEXT[status] ?? null, position: position ?? null };
    },
    async after(one) {
      if (!placed) return;
      const { position: _, ...line } = placed;
      const own = { id: body.id, session_id: id, seats: body.partySize, at_window: atWindow ? 1 : 0 };
      const updated = new Date(deps.clock.now()).toISOString();
      const row = { ...own, ...line, person_key: wish.personKey, updated_at: updated };
      await one.insertInto('enrolled').values(row).execute();
    },
  };
}

function open({ session, entry, course: { enrol, status } }: Selling, at: number): void {
  const now = instantFrom(at);
  if (session.status === 'cancelled' || status === 'cancelled') throw notOpen('It is cancelled.');
  if (!MODES.includes(enrol?.mode ?? '')) throw notOpen('This session has no enrolment online.');
  if (compareInstants(entry.start, now) <= 0) throw closed('It has begun.');
  if (enrol?.opensAt != null && epochOf(enrol.opensAt) > at) {
    const seconds = Math.max(1, Math.ceil((epochOf(enrol.opensAt) - at) / 1000));
    throw notOpen(`Enrolment opens at ${enrol.opensAt}.`, seconds);
  }
  if (enrol?.closesAt != null && epochOf(enrol.closesAt) <= at)
    throw closed(`Enrolment closed at ${enrol.closesAt}.`);
}

function fits({ partySize, guardianConsent }: EnrolmentBody, { course }: Selling): void {
  const most = course.enrol?.partyMax ?? course.enrol?.maxPerPerson ?? 1;
  if (partySize > most) throw wrong({ pointer: '/partySize', detail: `at most ${most}` });
  if (course.guardianRequired && guardianConsent == null)
    throw wrong({ pointer: '/guardianConsent', detail: 'a guardian must agree for this class' });
}

/** Statuses after which the same person may ask again. */
const OVER: readonly Enrolled['status'][] = ['cancelled', 'lapsed', 'refused', 'lost'];

/**
 * One telephone number, one enrolment in a session, unless the course allows for more. The receipt of the first is not
 * told: whoever knows a number would get it.
 */
async function onlyOnce(db: Transaction<Tables>, { personKey: key, selling }: Wish): Promise<void> {
  if (key === null) return;
  const before = await db
    .selectFrom('enrolled')
    .select('id')
    .where('session_id', '=', selling.entry.id)
    .where('person_key', '=', key)
    .where('status', 'not in', OVER)
    .execute();
  if (before.length < (selling.course.enrol?.maxPerPerson ?? 1)) return;
  const detail =
    'This number has enrolled for this before. Its receipt shows how that stands, or takes it back.';
  throw new Refusal(409, 'conflict', 'Enrolled before', detail, [{ pointer: '/contact/phone', detail }]);
}

async function place(db: Transaction<Tables>, wish: Wish): Promise<Placed> {
  const { selling } = wish;
  const { id } = selling.entry;
  const mode = selling.course.enrol?.mode;
  if (mode === 'review') return { ...PLAIN, status: 'pending' };
  if (mode === 'lottery') {
    if (await drawRow(db, id)) throw closed('The list for the draw is closed.');
    return { ...PLAIN, status: 'applied', number: await nextOf(db, id, 'number') };
  }
  return placeFirst(db, wish);
}

/** A seat where one is free, else a place in the queue. Throws Refusal `full`. */
async function placeFirst(db: Transaction<Tables>, wish: Wish): Promise<Placed> {
  const { body, selling } = wish;
  const { id } = selling.entry;
  const free = await freeOf(db, id);
  const seats = body.partySize;
  // Who really waits has been offered all that fits; a seat that is free although invented people wait is theirs.
  const theirs = inventedIn(free.waiting, await countWaiting(db, id)) > 0;
  const party = { seats, at_window: wish.atWindow ? 1 : 0 };
  const fromWindow = fitting(theirs ? { ...free, left: 0 } : free, party);
  if (fromWindow !== undefined) {
    await takeSeats(db, id, { seats, fromWindow });
    return { ...PLAIN, status: 'confirmed', from_window: fromWindow };
  }
  mayBePlaced(wish, { ...free, left: 0, window: 0 });
  const position = free.waiting + 1;
  await setWaiting(db, id, position);
  return { ...PLAIN, status: 'waitlisted', turn: await nextOf(db, id, 'turn'), position };
}

/** Throws Refusal `full` when there is neither a seat nor a place in the queue. */
function mayBePlaced({ body, selling, atWindow }: Wish, free: Free): void {
  if (fitting(free, { seats: body.partySize, at_window: atWindow ? 1 : 0 }) !== undefined) return;
  if (free.waiting >= (selling.course.enrol?.waitlistMax ?? 0)) throw full('No seat is left.');
  if (!body.waitlist) throw full('No seat is left. With `waitlist` one may queue.');
}
