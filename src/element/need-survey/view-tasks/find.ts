/* Pure: tasks and what the reader chose in; the hits in their order and every choice's count out. */
import type { Task } from '../../../contract/need';
import type { Area } from '../../../contract/place';
import type { Text } from '../../../contract/text';
import { daysBetween } from '../../../contract/time';
import type { PlainDate } from '../../../contract/time';

export const facetNames = ['category', 'group', 'area', 'status'] as const;
export type FacetName = (typeof facetNames)[number];
export type Sort = 'due' | 'need' | 'no';

/** What the reader asked for: one value a facet, '' for any. */
export type Choice = Readonly<Record<FacetName, string> & { late: boolean; q: string; sort: Sort }>;

export const noChoice: Choice = {
  category: '',
  group: '',
  area: '',
  status: '',
  late: false,
  q: '',
  sort: 'due',
};

/** A task with what finding needs, worked out once. */
export interface Entry {
  readonly task: Task;
  readonly hay: string;
  readonly values: Readonly<Record<FacetName, readonly string[]>>;
  /** Days past the due date; 0 when not overdue. */
  readonly late: number;
}

export interface Found {
  readonly items: readonly Entry[];
  /** For every facet: how many there would be with that value chosen and all else as it is; '' for any. */
  readonly counts: Readonly<Record<FacetName, ReadonlyMap<string, number>>>;
  /** How many are overdue under the rest of the choice. */
  readonly late: number;
}

/** States in which nobody waits for the partner any more. */
const settled: readonly string[] = ['delivered', 'closed', 'rated', 'cancelled'];
/** States in which others may still say "me too". */
const running: readonly string[] = ['open', 'dispatched', 'claimed', 'in_progress', 'returned'];
/** States in which a partner may take it. */
const free: readonly string[] = ['open', 'dispatched', 'returned'];

export const isSettled = ({ status }: Task): boolean => settled.indexOf(status) >= 0;
export const isRunning = ({ status }: Task): boolean => running.indexOf(status) >= 0;
export const isFree = ({ status, partnerId }: Task): boolean => free.indexOf(status) >= 0 && !partnerId;

/** Days past the due date of a task that is still worked on. "Overdue" is derived, never a status. */
export function daysLate(task: Task, today: PlainDate): number {
  return task.dueOn && !isSettled(task) ? Math.max(0, daysBetween(task.dueOn, today)) : 0;
}

const wordings = (text: Text | null | undefined): string[] =>
  text == null ? [] : typeof text === 'string' ? [text] : Object.keys(text).map((key) => text[key] ?? '');

/** As it is searched: capitals, full-width letters and blanks make no difference. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

function lineage(id: string, parents: ReadonlyMap<string, string | null | undefined>): string[] {
  const line = [id];
  for (let at = parents.get(id); at && line.indexOf(at) < 0; at = parents.get(at)) line.push(at);
  return line;
}

/** Tasks of an area (undefined: everywhere), made ready to be found. */
export function entriesOf(
  tasks: readonly Task[],
  within: ReadonlySet<string> | undefined,
  areas: readonly Area[],
  today: PlainDate,
): Entry[] {
  const parents = new Map(areas.map((area) => [area.id, area.parentId]));
  const names = new Map(areas.map((area) => [area.id, wordings(area.name).join('\n')]));
  return tasks
    .filter((task) => !within || within.has(task.areaId))
    .map((task) => {
      const texts = [task.no, ...wordings(task.title), ...wordings(task.responsible)];
      const place = names.get(task.areaId) ?? '';
      return {
        task,
        hay: folded([...texts, ...wordings(task.partnerName), place].join('\n')),
        values: {
          category: [task.category],
          group: task.targetGroup ? [task.targetGroup] : [],
          area: lineage(task.areaId, parents),
          status: [task.status],
        },
        late: daysLate(task, today),
      };
    });
}

const byNo = (a: Entry, b: Entry): number => (a.task.no < b.task.no ? -1 : a.task.no > b.task.no ? 1 : 0);

const orders: Readonly<Record<Sort, (a: Entry, b: Entry) => number>> = {
  // What is still worked on first, the most urgent above; without a day after those with one.
  due: (a, b) => {
    const [endA, endB] = [isSettled(a.task), isSettled(b.task)];
    if (endA !== endB) return endA ? 1 : -1;
    const [dayA, dayB] = [a.task.dueOn ?? '9999', b.task.dueOn ?? '9999'];
    if (dayA === dayB) return byNo(a, b);
    return dayA < dayB === endA ? 1 : -1;
  },
  need: (a, b) => b.task.needCount - a.task.needCount || byNo(a, b),
  no: byNo,
};

const facetFits = (entry: Entry, name: FacetName, value: string): boolean =>
  !value || entry.values[name].indexOf(value) >= 0;

/** The hits, and the counts of every choice. */
export function find(entries: readonly Entry[], choice: Choice): Found {
  const counts: Record<FacetName, Map<string, number>> = {
    category: new Map(),
    group: new Map(),
    area: new Map(),
    status: new Map(),
  };
  const q = folded(choice.q);
  const items: Entry[] = [];
  let late = 0;
  for (const entry of entries) {
    if (q && entry.hay.indexOf(q) < 0) continue;
    const misses = facetNames.filter((name) => !facetFits(entry, name, choice[name]));
    const lateFits = !choice.late || entry.late > 0;
    if (!misses.length && lateFits) items.push(entry);
    if (!misses.length && entry.late > 0) late += 1;
    if (!lateFits || misses.length > 1) continue;
    for (const name of facetNames) {
      if (misses.length && misses[0] !== name) continue;
      for (const value of ['', ...entry.values[name]])
        counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    }
  }
  return { items: items.sort(orders[choice.sort]), counts, late };
}

/** Whether anything narrows the list; the order does not. */
export const isNarrowed = (choice: Choice): boolean =>
  choice.late || choice.q.trim() !== '' || facetNames.some((name) => choice[name] !== '');
