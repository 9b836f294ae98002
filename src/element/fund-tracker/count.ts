import type { Entry, Fund } from '../../contract/fund';
import { monthOf } from '../../contract/time';
import type { PlainDate, PlainMonth } from '../../contract/time';

/** Money of a stretch of time, in fen. */
export interface Figures {
  openingFen: number;
  inFen: number;
  outFen: number;
  closingFen: number;
}

/** The entry's effect on the cash balance. */
export const signed = (entry: Entry): number =>
  entry.direction === 'in' ? entry.amountFen : -entry.amountFen;

/** Entries by seq; a new array. */
export const bySeq = (entries: readonly Entry[]): Entry[] => entries.slice().sort((a, b) => a.seq - b.seq);

/** The balance before the first entry: the fund's opening, unless the ledger reaches back before the period. */
export function startOf(fund: Fund, sorted: readonly Entry[]): number {
  const first = sorted[0];
  const earlier = first && sorted.some((entry) => entry.postedOn < fund.totals.from);
  return earlier ? first.balanceAfterFen - signed(first) : fund.totals.openingFen;
}

/** Opening, in, out and closing between two days, counted from entries; `start` is the balance before the first. */
export function count(entries: readonly Entry[], start: number, from: PlainDate, to: PlainDate): Figures {
  let openingFen = start;
  let inFen = 0;
  let outFen = 0;
  for (const entry of entries) {
    if (entry.postedOn < from) openingFen += signed(entry);
    else if (entry.postedOn > to) continue;
    else if (entry.direction === 'in') inFen += entry.amountFen;
    else outFen += entry.amountFen;
  }
  return { openingFen, inFen, outFen, closingFen: openingFen + inFen - outFen };
}

/** What corrections took back between two days, in fen: it is part of in and out and yet nothing new. */
export function takenBack(
  entries: readonly Entry[],
  from: PlainDate,
  to: PlainDate,
): Pick<Figures, 'inFen' | 'outFen'> {
  const corrections = entries.filter(({ kind }) => kind === 'correction');
  const { inFen, outFen } = count(corrections, 0, from, to);
  return { inFen, outFen };
}

/** Opening + in − out − closing: 0 where the four figures agree. */
export const excess = (f: Figures): number => f.openingFen + f.inFen - f.outFen - f.closingFen;

export type CountedMonths = ReadonlyMap<PlainMonth, Omit<Figures, 'openingFen'>>;

/** In, out and closing by month, counted from lines in the order of their months. */
export function monthsOf(entries: readonly Entry[], start: number): CountedMonths {
  const months = new Map<PlainMonth, Omit<Figures, 'openingFen'>>();
  for (const entry of entries) {
    const month = monthOf(entry.postedOn);
    const sum = months.get(month) ?? { inFen: 0, outFen: 0, closingFen: 0 };
    if (entry.direction === 'in') sum.inFen += entry.amountFen;
    else sum.outFen += entry.amountFen;
    months.set(month, sum);
  }
  const ordered = new Map([...months].sort(([a], [b]) => (a < b ? -1 : 1)));
  let balance = start;
  ordered.forEach((sum) => (sum.closingFen = balance += sum.inFen - sum.outFen));
  return ordered;
}

/** The counted balance at the end of a month, with or without lines in it. */
export function closingAt(found: CountedMonths, month: PlainMonth, start: number): number {
  let closing = start;
  found.forEach(({ closingFen }, at) => {
    if (at <= month) closing = closingFen;
  });
  return closing;
}
