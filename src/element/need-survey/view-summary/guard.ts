/*
 * Pure: counts in, what may be published of them out. Counts under five could point to a person, so they are not
 * shown, and nothing that is shown may give them back (domain.md, invariant 28).
 *
 * Hence no total is told that rests on a hidden count: totals are made of what is shown, "at least" so many. Whatever
 * the hidden counts are, all that is published is the same, so nothing about them can be worked out. For the same
 * reason no second table of the same people stands beside the first: its sum would be their exact total.
 */

/** Counts from 1 to this less one are not shown. */
export const LEAST = 5;

/** A count as it may be shown: the number, or `few` for 1 to 4. */
export type Shown = number | 'few';

export const shownOf = (n: number): Shown => (n > 0 && n < LEAST ? 'few' : n);

/** A total as it may be shown: of the shown counts, and one for each hidden one; exact where none is hidden. */
export interface Total {
  readonly n: number;
  readonly exact: boolean;
}

export function totalOf(cells: readonly Shown[]): Total {
  const n = cells.reduce<number>((sum, cell) => sum + (cell === 'few' ? 1 : cell), 0);
  return { n, exact: cells.indexOf('few') < 0 };
}

/** A table of counts with its totals, all as they may be shown. */
export interface Guarded {
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly Shown[];
    readonly total: Total;
  }[];
  readonly columns: readonly { readonly name: string; readonly total: Total }[];
  readonly total: Total;
}

/** `counts` by row and column; rows and columns in the order given. */
export function guarded(
  rows: readonly string[],
  columns: readonly string[],
  counts: (row: string, column: string) => number,
): Guarded {
  const cells = rows.map((row) => columns.map((column) => shownOf(counts(row, column))));
  const column = (at: number): Shown[] => cells.map((row) => row[at] ?? 0);
  return {
    rows: rows.map((name, at) => ({ name, cells: cells[at] ?? [], total: totalOf(cells[at] ?? []) })),
    columns: columns.map((name, at) => ({ name, total: totalOf(column(at)) })),
    total: totalOf(cells.reduce<Shown[]>((all, row) => all.concat(row), [])),
  };
}
