import type { PlainDate } from '../../contract/time';
import { addDays, startOfWeek } from '../../contract/time';
import type { Row } from './view';

/** Where a session stands in its day's column. */
export interface Placed {
  row: Row;
  /** Minutes after midnight on the programme's clock. */
  from: number;
  to: number;
  /** Which of the columns side by side, from 0, and of how many. */
  column: number;
  columns: number;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The seven days of the week that holds the day, Monday first. */
export const weekOf = (date: PlainDate): PlainDate[] => {
  const monday = startOfWeek(date);
  return [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n));
};

/** Short sessions take the room of half an hour, so that their words can be read. */
const LEAST = 30;

function placedOf(row: Row): Placed {
  // Without times it stands where people look first.
  const from = minutes(row.from || '08:00');
  // One that ends on another day goes to the end of its own.
  const over = row.end - row.start >= 86_400_000 || row.to <= row.from;
  const to = !row.to ? from + 60 : over ? 1440 : minutes(row.to);
  return { row, from, to: Math.max(to, from + LEAST), column: 0, columns: 1 };
}

/** Sessions at one time that have no column of their own: a way to the day's list stands for them. */
export interface More {
  rows: readonly Row[];
  from: number;
  to: number;
  column: number;
  columns: number;
}

export interface DayPlan {
  placed: readonly Placed[];
  more: readonly More[];
}

/** Those that hang together share the room equally; more than `most` columns would be too narrow to read. */
function share(
  group: readonly Placed[],
  columns: number,
  most: number,
  plan: { placed: Placed[]; more: More[] },
): void {
  const wide = Math.min(columns, most);
  const rest = columns > most ? group.filter(({ column }) => column >= most - 1) : [];
  for (const one of group) {
    one.columns = wide;
    if (rest.indexOf(one) < 0) plan.placed.push(one);
  }
  if (!rest.length) return;
  const from = Math.min(...rest.map((one) => one.from));
  const to = Math.max(...rest.map((one) => one.to));
  plan.more.push({ rows: rest.map(({ row }) => row), from, to, column: most - 1, columns: wide });
}

/** A day's sessions, those at the same time side by side: each takes the first column that is free. */
export function sideBySide(rows: readonly Row[], most = Infinity): DayPlan {
  const plan = { placed: [] as Placed[], more: [] as More[] };
  let group: Placed[] = [];
  let ends: number[] = [];
  const close = (): void => {
    share(group, ends.length, most, plan);
    group = [];
    ends = [];
  };
  for (const one of rows.map(placedOf).sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (group.length && ends.every((end) => end <= one.from)) close();
    const free = ends.findIndex((end) => end <= one.from);
    one.column = free < 0 ? ends.length : free;
    ends[one.column] = one.to;
    group.push(one);
  }
  close();
  return plan;
}

/** The hours that a week's grid shows: 8 to 20, and as much more as there are sessions. */
export function hoursOf(rows: readonly Row[]): { first: number; last: number } {
  let first = 8;
  let last = 20;
  for (const { from, to } of rows.map(placedOf)) {
    first = Math.min(first, Math.floor(from / 60));
    last = Math.max(last, Math.ceil(to / 60));
  }
  return { first, last: Math.min(24, last) };
}
