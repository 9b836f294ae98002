import type { Transaction } from 'kysely';
import type { FollowupBody } from '../../../../src/contract';
import { Refusal, type FieldError } from '../../refusal';
import type { Database } from '../open';
import type { Enrolled, Tables } from '../table';
import type { Plan } from '../write/accept';
import { erase } from '../write/chain';
import { freeOf, giveBack, holdSession } from './count';
import { change, promote, setWaiting } from './queue';
import { cancelUntil, HOLDING, OFFERED, sellingOf, startOf, type Selling } from './selling';
import { settleHeld } from './settle';

type Steps = Required<Pick<Plan, 'hold' | 'before' | 'after'>>;

interface Given {
  body: FollowupBody;
  secret: string;
  /** The server's time, in ms. */
  now(): number;
  /** Wraps a fault of the body. */
  wrong(fault: FieldError): Refusal;
  next: Partial<Record<Enrolled['status'], string>>;
}

const closed = (detail: string): Refusal => new Refusal(409, 'closed', 'Not possible any more', detail);

/** The enrolment behind a receipt; undefined when it is none of an enrolment. */
export async function enrolledBy(db: Database, receipt: string): Promise<Enrolled | undefined> {
  return db
    .selectFrom('enrolled')
    .innerJoin('written', 'written.id', 'enrolled.id')
    .selectAll('enrolled')
    .where('written.receipt', '=', receipt)
    .executeTakeFirst();
}

/** What goes with a follow-up on an enrolment: a seat that was offered is taken, or what was asked for is taken back. */
export function seatSteps(enrolled: Enrolled, { body, secret, now, wrong, next }: Given): Steps {
  const { receipt, action } = body;
  if (action !== 'withdraw' && action !== 'claim')
    throw wrong({ pointer: '/action', detail: 'an enrolment is taken back, or its seat is claimed' });
  return {
    hold: (db) => holdSession(db, enrolled.session_id),
    async before(db) {
      const at = now();
      const selling = await sellingOf(db, enrolled.session_id);
      if (selling) await settleHeld(db, selling, secret, at);
      const row = await db
        .selectFrom('enrolled')
        .selectAll()
        .where('id', '=', enrolled.id)
        .executeTakeFirstOrThrow();
      const status = action === 'claim' ? await claim(db, row, at) : await withdraw(db, row, selling, at);
      return { status, next: next[status] ?? null };
    },
    async after(db) {
      if (action !== 'withdraw') return;
      const notes = await db
        .selectFrom('written')
        .select('id')
        .where('kind', '=', 'followups')
        .where('about', '=', receipt)
        .execute();
      const ids = [enrolled.id, ...notes.map((note) => note.id)];
      await erase(db, ids, new Date(now()).toISOString());
    },
  };
}

async function claim(db: Transaction<Tables>, row: Enrolled, now: number): Promise<Enrolled['status']> {
  if (row.status === 'lapsed') throw closed('The time to confirm is over, and the seat went to the next.');
  if (!OFFERED.includes(row.status)) throw closed(`Only of a seat that is offered; this is "${row.status}".`);
  await change(db, row, now, { status: 'confirmed', claim_by: null });
  return 'confirmed';
}

/** What may be taken back; all else is over. */
const LIVE: readonly Enrolled['status'][] = [
  'pending',
  'applied',
  'waitlisted',
  'lost',
  'offered',
  'won',
  'confirmed',
];

async function withdraw(
  db: Transaction<Tables>,
  row: Enrolled,
  selling: Selling | undefined,
  now: number,
): Promise<Enrolled['status']> {
  if (!LIVE.includes(row.status)) throw closed(`It is "${row.status}" already.`);
  if (selling && now > cancelUntil(selling, row.status))
    throw closed(
      now >= startOf(selling)
        ? 'It has begun.'
        : 'It is too late to take it back here; please phone the station.',
    );
  // Off the list of a draw as long as that is open; a frozen list stays as it is.
  const frozen = await db
    .selectFrom('draw')
    .select('session_id')
    .where('session_id', '=', row.session_id)
    .executeTakeFirst();
  const number = frozen ? row.number : null;
  const out = { turn: null, number, claim_by: null, person_key: null, from_window: 0 };
  await change(db, row, now, { status: 'cancelled', ...out });
  if (HOLDING.includes(row.status)) {
    await giveBack(db, row);
    if (selling) await promote(db, selling, now);
  }
  if (row.status === 'waitlisted') {
    const { waiting } = await freeOf(db, row.session_id);
    await setWaiting(db, row.session_id, Math.max(0, waiting - 1));
  }
  return 'cancelled';
}
