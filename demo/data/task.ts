import { addDays, instantAt } from '../../src/contract';
import type { Course, Entry, Task } from '../../src/contract';
import type { Places } from './area';
import { dayAt, type Frame } from './frame';
import type { PartnerDraft } from './partner';
import { markedBoth } from './phrase';
import { randomOf, type Random } from './random';
import { ratingOf } from './rating';
import type { Scale } from './scale';
import { subjects } from './table/subject';
import { taskRows, type TaskRow } from './table/task';

/** Shares of 48 by state. */
const stateCounts = [
  ['in_progress', 9],
  ['open', 7],
  ['closed', 7],
  ['claimed', 6],
  ['rated', 6],
  ['dispatched', 5],
  ['delivered', 4],
  ['returned', 2],
  ['cancelled', 2],
] as const;
type State = (typeof stateCounts)[number][0];

const chain: readonly State[] = [
  'open',
  'dispatched',
  'claimed',
  'in_progress',
  'delivered',
  'closed',
  'rated',
];
const stepsTo = (state: State): readonly State[] => {
  if (state === 'returned') return ['open', 'dispatched', 'returned'];
  if (state === 'cancelled') return ['open', 'cancelled'];
  return chain.slice(0, chain.indexOf(state) + 1);
};

const stepNotes: Readonly<Record<State, string>> = {
  open: '列入清单，待认领',
  dispatched: '实践所派单',
  claimed: '合伙人接单',
  in_progress: '服务中',
  delivered: '服务完成，待站点确认',
  closed: '站点确认完成',
  rated: '居民已评价',
  returned: '接单方退单，重新派单',
  cancelled: '居民不再需要，取消',
};

const canBeOverdue: readonly State[] = ['in_progress', 'claimed', 'dispatched'];

function statesFor(total: number): State[] {
  const sum = stateCounts.reduce((all, [, n]) => all + n, 0);
  const out = stateCounts.flatMap(([state, n]) =>
    Array.from({ length: Math.floor((n * total) / sum) }, () => state),
  );
  while (out.length < total) out.push('open');
  return out;
}

/** Steps from the listing to the present state, evenly over the days before now. */
function timeline(state: State, listedDaysAgo: number, frame: Frame) {
  const steps = stepsTo(state);
  return steps.map((status, i) => {
    const days = listedDaysAgo - Math.floor((i * (listedDaysAgo - 1)) / Math.max(1, steps.length));
    return { at: dayAt(frame, -days, '10:00'), status, note: stepNotes[status] };
  });
}

function dueDate(
  state: State,
  overdue: boolean,
  listedDaysAgo: number,
  frame: Frame,
  random: Random,
): string {
  if (overdue) return addDays(frame.today, -random.int(2, 12));
  if (state === 'closed' || state === 'rated' || state === 'cancelled')
    return addDays(frame.today, 30 - listedDaysAgo);
  return addDays(frame.today, random.int(5, 40));
}

interface Making {
  frame: Frame;
  places: Places;
  random: Random;
  partners: readonly PartnerDraft[];
  courses: readonly Course[];
  fundAreas: ReadonlyMap<string, Entry[]>;
}

function links(row: TaskRow, task: Task, state: State, { courses, fundAreas, random }: Making) {
  const late = state === 'in_progress' || state === 'delivered' || state === 'closed' || state === 'rated';
  if (!late) return;
  const name = row.subject ? subjects[row.subject]?.name[0] : undefined;
  const fits = courses.filter(({ subject, basedOn, demo }) => {
    const zh = typeof subject === 'string' ? subject : subject?.['zh-Hans'];
    return demo && !basedOn && zh !== undefined && zh === name;
  });
  const course = fits.length ? random.pick(fits) : undefined;
  if (course) {
    course.basedOn = { needCount: task.needCount, taskId: task.id };
    task.courseIds = [course.id];
  }
  const entry = fundAreas.get(task.areaId)?.find(({ taskId }) => !taskId);
  if (entry) {
    entry.taskId = task.id;
    task.fundEntryIds = [entry.id];
  }
}

/** Who took the task: of the right trade and near, else of the right trade, else of the right category. */
function partnerOf(state: State, row: TaskRow, areaId: string, { partners, random }: Making) {
  if (state === 'open' || state === 'dispatched' || state === 'returned' || state === 'cancelled')
    return undefined;
  const able = partners.filter(({ partner }) => partner.demo && partner.status === 'active');
  const trade = able.filter(({ subjects: keys }) => row.subject !== undefined && keys.includes(row.subject));
  const kind = able.filter(
    ({ partner }) => partner.kind !== 'resident' && partner.categories?.includes(row.category),
  );
  const near = (list: readonly PartnerDraft[]) =>
    list.filter(({ partner }) => partner.areaIds?.includes(areaId));
  const fits = [near(trade), trade, near(kind), kind, able].find((list) => list.length > 0) ?? [];
  return fits.length ? random.pick(fits).partner : undefined;
}

function taskOf(i: number, state: State, overdue: boolean, making: Making): Task {
  const { frame, places, random } = making;
  const row = taskRows[(i * 7) % taskRows.length];
  if (!row) throw new RangeError('no task row');
  const areaId = places.invented[i % places.invented.length] ?? '';
  const listed = random.int(18, 70);
  const partner = partnerOf(state, row, areaId, making);
  const steps = timeline(state, listed, frame);
  const claimedAt = steps.find(({ status }) => status === 'claimed')?.at;
  const done = state === 'closed' || state === 'rated';
  const task: Task = {
    id: overdue ? `task-overdue-${i + 1}` : `task-${String(i + 1).padStart(3, '0')}`,
    no: `NX${frame.today.slice(0, 4)}-${String(i + 1).padStart(4, '0')}`,
    title: markedBoth(...row.title),
    category: row.category,
    targetGroup: row.group,
    areaId,
    needCount: random.int(2, 8),
    status: state,
    responsible: markedBoth(`${places.names.get(areaId)}实践站`, 'Community practice station'),
    ...(partner && { partnerId: partner.id, partnerName: partner.name }),
    ...(claimedAt && { claimedAt }),
    dueOn: dueDate(state, overdue, listed, frame, random),
    ...(done && { result: row.result }),
    ...(state === 'rated' && { rating: ratingOf(random, 24) }),
    timeline: steps,
    demo: true,
  };
  links(row, task, state, making);
  return task;
}

/** The heart-warming task list over every state, at invented stations only. */
export function makeTasks(
  frame: Frame,
  places: Places,
  partners: readonly PartnerDraft[],
  courses: readonly Course[],
  entries: readonly Entry[],
  areaOfFund: ReadonlyMap<string, string>,
  scale: Scale,
): Task[] {
  const fundAreas = new Map<string, Entry[]>();
  for (const entry of entries) {
    const area = areaOfFund.get(entry.fundId);
    if (!area || !['aid_out', 'project_out', 'facility_out'].includes(entry.kind)) continue;
    fundAreas.set(area, [...(fundAreas.get(area) ?? []).slice(-11), entry]);
  }
  const making: Making = { frame, places, random: randomOf('tasks'), partners, courses, fundAreas };
  let overdueLeft = scale.overdue;
  return statesFor(scale.tasks).map((state, i) => {
    const overdue = overdueLeft > 0 && canBeOverdue.includes(state) && i % 3 === 0;
    if (overdue) overdueLeft -= 1;
    return taskOf(i, state, overdue, making);
  });
}

export const listedOn = (task: Task): string => task.timeline?.[0]?.at ?? instantAt('2026-01-01', '09:00');
