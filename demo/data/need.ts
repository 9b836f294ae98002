import { compareInstants, epochOf, instantFrom } from '../../src/contract';
import type { categories, needReasons, needStatuses, Need, Task } from '../../src/contract';
import type { Places } from './area';
import { minutesFromNow, type Frame } from './frame';
import { both, type Both } from './phrase';
import { randomOf, type Random } from './random';
import type { Scale } from './scale';
import { listedOn } from './task';

type Status = (typeof needStatuses)[number];
type Reason = (typeof needReasons)[number];
type Category = (typeof categories)[number];

/** Capitals and digits without 0, O, 1, I (invariant 30). */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const DAY_MINUTES = 1440;

/** Receipts that are easy to type, one for each state. */
export const needReceipts: Readonly<Partial<Record<Status, string>>> = {
  submitted: 'NEEDSUB2',
  reviewing: 'NEEDREV2',
  accepted: 'NEEDACC2',
  listed: 'NEEDLST2',
  resolved: 'NEEDRES2',
  rated: 'NEEDRATE',
  merged: 'NEEDMERG',
  rejected: 'NEEDREJ2',
  withdrawn: 'NEEDWDR2',
  reopened: 'NEEDRPN2',
};

const channelShares = [
  ['web', 0.35],
  ['home_visit', 0.25],
  ['window', 0.15],
  ['phone', 0.13],
  ['paper', 0.08],
  ['hotline', 0.04],
] as const;
const roleShares = [
  ['self', 0.52],
  ['family', 0.18],
  ['worker', 0.3],
] as const;
const categoryShares = [
  ['elder_child_care', 0.27],
  ['culture_leisure', 0.24],
  ['health', 0.18],
  ['daily_life', 0.19],
  ['employment', 0.08],
  ['other', 0.04],
] as const;

function byShare<T extends string>(list: readonly (readonly [T, number])[], random: Random): T {
  let at = random.next();
  for (const [value, share] of list) {
    if (at < share) return value;
    at -= share;
  }
  const last = list[list.length - 1];
  if (!last) throw new RangeError('no shares');
  return last[0];
}

const reasons: Readonly<Record<Reason, Both>> = {
  duplicate: both('与其他居民的同类需求合并办理。', 'Merged with the same wish of other residents.'),
  outside_scope: both(
    '不属文明实践服务范围，已告知拨打 12345 或向物业反映。',
    'Not for this programme; please call 12345 or the property office.',
  ),
  no_resource: both(
    '本期没有合适的合伙人，下期优先安排。',
    'No fitting partner this term; first in line next term.',
  ),
  unclear: both('信息不足，无法联系核实。', 'Too little was said, and nobody could be reached.'),
  withdrawn: both('本人撤回。', 'Withdrawn by the sender.'),
  unlawful: both('内容不合规，未受理。', 'Not lawful; not accepted.'),
};

const nextSteps: Readonly<Partial<Record<Status, Both>>> = {
  submitted: both('两个工作日内审核。', 'Reviewed within two working days.'),
  reviewing: both('站点正在核实，可能会回访。', 'The station is checking and may call back.'),
  accepted: both('将列入下一批暖心事任务清单。', 'Goes into the next task list.'),
  listed: both('正在落实，可在任务清单查看进度。', 'Under way; see the task list.'),
  merged: both('合并后的任务办结时，您同样会收到结果。', 'You will get the result of the merged task too.'),
  resolved: both('如未解决，30日内可要求重新办理。', 'If it is not solved, ask again within 30 days.'),
  reopened: both('站点重新办理中。', 'The station has taken it up again.'),
};

const flow: readonly Status[] = ['submitted', 'reviewing', 'accepted', 'listed', 'resolved', 'rated'];
const stepsTo = (status: Status): readonly Status[] => {
  if (status === 'merged') return ['submitted', 'reviewing', 'merged'];
  if (status === 'rejected') return ['submitted', 'reviewing', 'rejected'];
  if (status === 'withdrawn') return ['submitted', 'withdrawn'];
  if (status === 'reopened') return [...flow.slice(0, 5), 'reopened'];
  return flow.slice(0, flow.indexOf(status) + 1);
};

interface Making {
  frame: Frame;
  random: Random;
  taken: Set<string>;
  named: Set<Status>;
}

function receiptFor(status: Status, { random, taken, named }: Making): string {
  const known = needReceipts[status];
  if (known && !named.has(status)) {
    named.add(status);
    taken.add(known);
    return known;
  }
  for (;;) {
    const code = Array.from({ length: 8 }, () => ALPHABET.charAt(random.int(0, ALPHABET.length - 1))).join(
      '',
    );
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

interface Wish {
  status: Status;
  category: Category | string;
  areaId: string;
  taskId?: string;
  reason?: Reason;
  /** The latest moment by which it was sent. */
  before: string;
}

function needOf(wish: Wish, making: Making): Need {
  const { frame, random } = making;
  const { status, reason } = wish;
  const steps = stepsTo(status);
  const end = epochOf(compareInstants(wish.before, frame.now) < 0 ? wish.before : frame.now);
  const sent = end - random.int(300, 5 * DAY_MINUTES) * 60_000;
  const gap = (frame.epoch - sent) / (steps.length + 0.5);
  const timeline = steps.map((step, i) => ({
    at: instantFrom(Math.floor((sent + gap * i) / 60_000) * 60_000),
    status: step,
  }));
  const nextStep = nextSteps[status];
  return {
    receipt: receiptFor(status, making),
    category: wish.category,
    areaId: wish.areaId,
    status,
    submittedAt: timeline[0]?.at ?? frame.now,
    ...(wish.taskId && { taskId: wish.taskId }),
    ...(reason && { reasonCode: reason, reason: reasons[reason] }),
    ...(nextStep && { nextStep }),
    timeline,
    // How it came in: not columns of the contract, kept for the summary.
    channel: byShare(channelShares, random),
    role: byShare(roleShares, random),
    demo: true,
  };
}

/** State of the needs behind a task. */
function statusBehind(task: Task, place: number): Status {
  if (task.status === 'closed') return 'resolved';
  if (task.status === 'rated') return place === 1 ? 'reopened' : 'rated';
  return 'listed';
}

function behindTask(task: Task, mergedGroup: boolean): Wish[] {
  const base = { category: task.category, areaId: task.areaId, taskId: task.id, before: listedOn(task) };
  return Array.from({ length: task.needCount }, (_, place): Wish => {
    if (task.status === 'cancelled') return { ...base, status: 'withdrawn', reason: 'withdrawn' };
    if (mergedGroup && place > 0) return { ...base, status: 'merged', reason: 'duplicate' };
    return { ...base, status: statusBehind(task, place) };
  });
}

const looseStatuses = [
  ['submitted', 0.2],
  ['reviewing', 0.27],
  ['accepted', 0.25],
  ['rejected', 0.2],
  ['withdrawn', 0.08],
] as const;
const looseReasons = [
  ['outside_scope', 0.4],
  ['no_resource', 0.35],
  ['unclear', 0.2],
  ['unlawful', 0.05],
] as const;

function loose({ frame, random }: Making, places: Places): Wish {
  const status = byShare(looseStatuses, random);
  const recent = status === 'submitted' || status === 'reviewing';
  const reason: Reason | undefined =
    status === 'rejected' ? byShare(looseReasons, random) : status === 'withdrawn' ? 'withdrawn' : undefined;
  return {
    status,
    category: byShare(categoryShares, random),
    areaId: random.pick(places.invented),
    before: minutesFromNow(frame, -DAY_MINUTES * (recent ? random.int(0, 3) : random.int(8, 110))),
    ...(reason && { reason }),
  };
}

/** Needs without text or person: those behind the tasks (so many as each task says), then those without a task. */
export function makeNeeds(frame: Frame, places: Places, tasks: readonly Task[], scale: Scale): Need[] {
  const making: Making = { frame, random: randomOf('needs'), taken: new Set(), named: new Set() };
  let merged = 0;
  const wishes = tasks.flatMap((task) => {
    const group =
      merged < scale.merged && task.needCount > 2 && !['cancelled', 'open', 'returned'].includes(task.status);
    if (group) merged += 1;
    return behindTask(task, group);
  });
  const out = wishes.slice(0, scale.needs).map((wish) => needOf(wish, making));
  while (out.length < scale.needs) out.push(needOf(loose(making, places), making));
  return out;
}
