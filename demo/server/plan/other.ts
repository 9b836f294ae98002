import type { ApplicationBody, ClaimBody, FollowupBody, ReportBody, Task } from '../../../src/contract';
import { Refusal } from '../refusal';
import type { Deps } from '../route/answer';
import { secretOf } from '../store/secret';
import { enrolledBy, seatSteps } from '../store/seat/follow';
import type { Plan } from '../store/write/accept';
import * as followup from '../store/write/followup';
import { rowOf, said, text, wrong, type Incoming } from './made';

const ANSWERED = text('工作人员会查看并处理。', 'The staff will look into it.');

export async function planApplication(incoming: Incoming<ApplicationBody>, deps: Deps): Promise<Plan> {
  const next = text(
    '工作人员会按准入规则审核，并用您留的电话答复。',
    'The staff will check it against the admission rules and call the number that you gave.',
  );
  return { row: rowOf(incoming, deps, { status: 'applied', next, ...replaced(incoming.body) }) };
}

export async function planReport(incoming: Incoming<ReportBody>, deps: Deps): Promise<Plan> {
  const about = JSON.stringify([incoming.body.about.resource, incoming.body.about.id ?? null]);
  return {
    row: rowOf(incoming, deps, { status: 'received', next: ANSWERED, about, ...replaced(incoming.body) }),
  };
}

const replaced = ({ predecessor }: { predecessor?: string | null | undefined }) => ({
  predecessor: predecessor ?? null,
});

/** Stages in which a task is there for a partner to take. */
const FREE = ['open', 'dispatched', 'returned'];

/** A partner asks for a task; the station decides among those who ask. */
export async function planClaim(incoming: Incoming<ClaimBody>, deps: Deps): Promise<Plan> {
  const { taskId, partnerId } = incoming.body;
  const { db } = deps.store;
  const row = await db.selectFrom('task').select('doc').where('id', '=', taskId).executeTakeFirst();
  if (!row) throw wrong({ pointer: '/taskId', detail: 'there is no such task' });
  const partner = await db.selectFrom('partner').select('id').where('id', '=', partnerId).executeTakeFirst();
  if (!partner) throw wrong({ pointer: '/partnerId', detail: 'there is no such partner' });
  const task = JSON.parse(row.doc) as Task;
  if (task.partnerId != null && task.partnerId !== partnerId && task.status !== 'returned')
    throw new Refusal(409, 'held-by-another', 'Taken', 'Another partner has taken this task.');
  if (!FREE.includes(task.status) && task.partnerId !== partnerId)
    throw new Refusal(409, 'closed', 'Not open', `This task is "${task.status}".`);
  const next = text(
    '站点核对后会与您联系；核对前清单上不会变动。',
    'The station will check it and contact you; until then the list stays as it is.',
  );
  return {
    row: rowOf(incoming, deps, {
      said: said({ taskId, partnerId }),
      status: 'under_review',
      next,
      about: taskId,
      only_one: JSON.stringify(['claim', taskId, partnerId]),
    }),
  };
}

/** What is told of an enrolment that its holder has moved on. */
const SEAT_NEXT = {
  confirmed: text('名额已确认，请按时到场。', 'The seat is yours; please come in time.'),
  cancelled: text('已取消，您留下的个人信息已删除。', 'Taken back; your personal details are deleted.'),
};

const ofNeed = ['withdraw', 'solved', 'not_solved'];

/** What the holder of a receipt wants done with the need or the enrolment behind it. */
export async function planFollowup(incoming: Incoming<FollowupBody>, deps: Deps): Promise<Plan> {
  const { body } = incoming;
  const { clock, store } = deps;
  const row = rowOf(incoming, deps, { status: '', about: body.receipt });
  const enrolled = await enrolledBy(store.db, body.receipt);
  if (enrolled) {
    const secret = await secretOf(store.db);
    const given = { body, secret, now: () => clock.now(), wrong, next: SEAT_NEXT };
    return { row, receipt: body.receipt, ...seatSteps(enrolled, given) };
  }
  if (!ofNeed.includes(body.action))
    throw wrong({ pointer: '/action', detail: `of a need one of ${ofNeed.join(', ')}` });
  return { row, receipt: body.receipt, ...followup.stepsOf(body, row.received_at) };
}
