/* Pure: tasks, names and day in; the counts that are shown out. */
import { listOf } from '../../../contract/list';
import type { Task } from '../../../contract/need';
import type { PlainDate } from '../../../contract/time';
import { categories, targetGroups, taskStatuses } from '../../../contract/word';
import { daysLate } from '../view-tasks/find';
import { guarded } from './guard';
import type { Guarded } from './guard';

/** Names of values in the reader's language. Values that have no name of their own share one. */
export interface Names {
  category: (value: string) => string;
  group: (value: string | null | undefined) => string;
  area: (id: string) => string;
  status: (value: string) => string;
}

/** Tasks of one state or of one station: how many, how many of them are done, how many overdue. */
export interface Line {
  name: string;
  n: number;
  done: number;
  late: number;
}

export interface Counts {
  /** People in need by category and target group; tasks that were cancelled are left out. */
  people: Guarded;
  states: readonly Line[];
  stations: readonly Line[];
  tasks: number;
}

const done = ({ status }: Task): boolean => status === 'closed' || status === 'rated';

/** Names that occur, the known values' first and in their order. */
function namesIn(
  known: readonly string[],
  name: (value: string) => string,
  found: readonly string[],
): string[] {
  const there = new Set(found);
  const ordered = known.map(name).filter((one) => there.has(one));
  return listOf(new Set([...ordered, ...found]));
}

function people(tasks: readonly Task[], names: Names): Guarded {
  const counted = tasks.filter(({ status }) => status !== 'cancelled');
  const sums = new Map<string, number>();
  const key = (row: string, column: string) => `${row}\n${column}`;
  for (const task of counted) {
    const at = key(names.category(task.category), names.group(task.targetGroup));
    sums.set(at, (sums.get(at) ?? 0) + task.needCount);
  }
  const rows = namesIn(
    categories,
    names.category,
    counted.map(({ category }) => names.category(category)),
  );
  const columns = namesIn(
    targetGroups,
    names.group,
    counted.map(({ targetGroup }) => names.group(targetGroup)),
  );
  return guarded(rows, columns, (row, column) => sums.get(key(row, column)) ?? 0);
}

function lines(tasks: readonly Task[], nameOf: (task: Task) => string, today: PlainDate): Line[] {
  const found = new Map<string, Line>();
  for (const task of tasks) {
    const name = nameOf(task);
    const line = found.get(name) ?? { name, n: 0, done: 0, late: 0 };
    line.n += 1;
    line.done += done(task) ? 1 : 0;
    line.late += daysLate(task, today) > 0 ? 1 : 0;
    found.set(name, line);
  }
  return listOf(found.values());
}

/** All counts of the tasks. */
export function countsOf(tasks: readonly Task[], names: Names, today: PlainDate): Counts {
  const states = lines(tasks, ({ status }) => names.status(status), today);
  const order = namesIn(
    taskStatuses,
    names.status,
    states.map(({ name }) => name),
  );
  return {
    people: people(tasks, names),
    states: states.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    stations: lines(tasks, ({ areaId }) => names.area(areaId), today).sort((a, b) => b.n - a.n),
    tasks: tasks.length,
  };
}
