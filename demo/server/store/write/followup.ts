import { addDays, wallTime, type FollowupBody, type Need } from '../../../../src/contract';
import { Refusal } from '../../refusal';
import { needOf } from '../need';
import type { Plan } from './accept';
import { chainOf, erase, holdNeed } from './chain';
import { addEvent } from './event';

/** How long after a need was settled its sender may say that it was not, in days (domain.md §4.3). */
const REOPEN_DAYS = 30;
const ZONE = 'Asia/Shanghai';

const closed = (detail: string): Refusal => new Refusal(409, 'closed', 'Not possible any more', detail);

/** The status that an action leads to. Throws Refusal when it is not possible now. `today` is a day of the service. */
function outcome(need: Need, action: string, today: string): string {
  if (action === 'withdraw') {
    if (need.status === 'withdrawn') throw closed('It was taken back before.');
    return 'withdrawn';
  }
  if (action === 'solved') {
    if (need.status !== 'resolved') throw closed(`Only of what is settled; this is "${need.status}".`);
    return 'rated';
  }
  const settled = need.timeline.filter((step) => step.status === 'resolved').at(-1);
  if (!settled || !['resolved', 'rated'].includes(need.status))
    throw closed(`Only of what is settled; this is "${need.status}".`);
  if (today > addDays(wallTime(settled.at, ZONE).date, REOPEN_DAYS))
    throw closed(`It was settled more than ${REOPEN_DAYS} days ago. Please send a new need.`);
  return 'reopened';
}

export const unknownReceipt = (): Refusal =>
  new Refusal(
    404,
    'not-found',
    'Not found',
    'No need has this receipt. A receipt holds no 0, O, 1 and I; please compare it with the slip.',
  );

/** What goes with a follow-up: the need moves on, and one that is taken back is erased at once. */
export function stepsOf(body: FollowupBody, receivedAt: string): Required<Pick<Plan, 'before' | 'after'>> {
  const { receipt, action } = body;
  let status = '';
  return {
    async before(db) {
      await holdNeed(db, receipt);
      const need = await needOf(db, receipt);
      if (!need) throw unknownReceipt();
      status = outcome(need, action, wallTime(Date.parse(receivedAt), ZONE).date);
      return { status };
    },
    async after(db) {
      await addEvent(db, receipt, { at: receivedAt, status });
      if (action !== 'withdraw') return;
      const chain = await chainOf(db, receipt);
      const receipts = [receipt, ...chain.map((link) => link.receipt ?? '')];
      const notes = await db
        .selectFrom('written')
        .select('id')
        .where('kind', '=', 'followups')
        .where('about', 'in', receipts)
        .execute();
      const ids = [...chain, ...notes].map((row) => row.id);
      await erase(db, ids, receivedAt);
    },
  };
}
