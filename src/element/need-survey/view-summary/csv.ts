import { csvOf } from '../../part/csv';
import type { Shown, Total } from './guard';
import { shownText, totalText } from './show';
import type { Counts, Line } from './view';
import type { SummaryWords } from './words';

/** The counts as they are shown, one table under the other; hidden ones stay hidden. `head` says what and as of when. */
export function countsCsv(
  { people, states, stations }: Counts,
  words: SummaryWords,
  head: readonly string[],
): string {
  const cell = (one: Shown): string | number => (one === 'few' ? shownText(one, words) : one);
  const total = (one: Total): string | number => (one.exact ? one.n : totalText(one, words));
  const line = ({ name, n, done, late }: Line) => [name, n, done, late];
  const columns = [words.tasks, words.done, words.late];
  return csvOf([
    ...head.map((text) => [text]),
    [],
    [words.people],
    [words.category, ...people.columns.map(({ name }) => name), words.total],
    ...people.rows.map((row) => [row.name, ...row.cells.map(cell), total(row.total)]),
    [words.total, ...people.columns.map((column) => total(column.total)), total(people.total)],
    [words.peopleNote],
    [],
    [words.states],
    [words.state, ...columns],
    ...states.map(line),
    [],
    [words.stations],
    [words.station, ...columns],
    ...stations.map(line),
  ]);
}
