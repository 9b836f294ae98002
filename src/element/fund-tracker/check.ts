import type { Entry, Fund, MonthTotals } from '../../contract/fund';
import { monthOf } from '../../contract/time';
import type { PlainMonth } from '../../contract/time';
import { bySeq, closingAt, count, excess, monthsOf, signed, startOf } from './count';

/** What of a fund's account does not hold. `seq` names the line of the ledger, `month` the month. */
export type Fault =
  | { kind: 'equation'; statedFen: number; countedFen: number }
  | { kind: Total; statedFen: number; countedFen: number }
  | { kind: 'count'; stated: number; counted: number }
  | { kind: 'month'; month: PlainMonth; of: 'in' | 'out' | 'closing'; statedFen: number; countedFen: number }
  | { kind: 'monthSum'; of: 'in' | 'out' | 'closing'; statedFen: number; countedFen: number }
  | { kind: 'gap'; seq: number; to: number }
  | { kind: 'twice'; seq: number }
  | { kind: 'chain'; seq: number; statedFen: number; countedFen: number }
  | { kind: 'negative'; seq?: number; balanceFen: number }
  | { kind: 'cash'; seq: number; amountFen: number }
  | { kind: 'direction'; seq: number }
  | { kind: 'link'; seq: number; other: number };

type Total = 'opening' | 'in' | 'out' | 'closing';

export interface Check {
  faults: readonly Fault[];
  /** What the closing balance is short of (negative) or over what was counted; 0 where only a line is at fault. */
  differenceFen: number;
  /** Lines of the ledger that were checked; 0 when only the published totals were. */
  lines: number;
}

/** What the published totals and months say against themselves. */
function publishedFaults({ totals, months }: Fund): Fault[] {
  const faults: Fault[] = [];
  const counted = totals.openingFen + totals.inFen - totals.outFen;
  if (counted !== totals.closingFen) {
    faults.push({ kind: 'equation', statedFen: totals.closingFen, countedFen: counted });
  }
  if (totals.closingFen < 0) faults.push({ kind: 'negative', balanceFen: totals.closingFen });
  const list = byMonth(months);
  list.forEach((row, at) => {
    const before = list[at - 1];
    if (!before || !breaksChain(row, before)) return;
    const figures = { statedFen: row.closingFen, countedFen: before.closingFen + row.inFen - row.outFen };
    faults.push({ kind: 'month', month: row.month, of: 'closing', ...figures });
  });
  return faults.concat(monthSums(totals, list));
}

/** Published months, oldest first; a new array. */
const byMonth = (months: Fund['months']): MonthTotals[] =>
  (months ?? []).slice().sort((a, b) => (a.month < b.month ? -1 : 1));

/** Whether a month's balance does not follow from that of the month before it. */
const breaksChain = (row: MonthTotals, before: MonthTotals | undefined): boolean =>
  before !== undefined && before.closingFen + row.inFen - row.outFen !== row.closingFen;

/** The months against the totals: the balance at the end of the period, and the sums where they cover all of it. */
function monthSums(totals: Fund['totals'], list: NonNullable<Fund['months']>): Fault[] {
  const [first, last] = [list[0], list[list.length - 1]];
  if (!first || last?.month !== monthOf(totals.to)) return [];
  const covers = first.month === monthOf(totals.from) && totals.from.endsWith('-01');
  let [inFen, outFen] = [0, 0];
  for (const month of list) {
    inFen += month.inFen;
    outFen += month.outFen;
  }
  const sums: ['in' | 'out', number, number][] = [
    ['in', inFen, totals.inFen],
    ['out', outFen, totals.outFen],
  ];
  const closing: ['closing', number, number] = ['closing', last.closingFen, totals.closingFen];
  return [...(covers ? sums : []), closing]
    .filter(([, counted, stated]) => counted !== stated)
    .map(([of, countedFen, statedFen]) => ({ kind: 'monthSum', of, countedFen, statedFen }));
}

/** Seq runs 1, 2, 3 … without gaps and without doubles. */
function sequenceFaults(sorted: readonly Entry[], fund: Fund): Fault[] {
  const faults: Fault[] = [];
  let next = 1;
  for (const { seq } of sorted) {
    if (seq > next) faults.push({ kind: 'gap', seq: next, to: seq - 1 });
    else if (seq < next) faults.push({ kind: 'twice', seq });
    next = Math.max(next, seq + 1);
  }
  const stated = fund.entryCount ?? 0;
  if (stated >= next) faults.push({ kind: 'gap', seq: next, to: stated });
  if (!faults.length && fund.entryCount != null && fund.entryCount !== sorted.length) {
    faults.push({ kind: 'count', stated, counted: sorted.length });
  }
  return faults;
}

/**
 * Every balance is the one before plus the line's amount. A balance that is wrong alone (the next line makes up for
 * it) is one fault, not two. `start` is the balance before seq 1, undefined where it cannot be known.
 */
function chainFaults(sorted: readonly Entry[], start: number | undefined): Fault[] {
  const faults: Fault[] = [];
  let before = start;
  sorted.forEach((entry, at) => {
    const stated = entry.balanceAfterFen;
    const previous = sorted[at - 1];
    if (previous && entry.seq > previous.seq + 1) before = undefined; // the gap is named elsewhere
    const counted = before === undefined ? stated : before + signed(entry);
    const next = sorted[at + 1];
    const misprint =
      next !== undefined && stated !== counted && counted + signed(next) === next.balanceAfterFen;
    if (stated !== counted)
      faults.push({ kind: 'chain', seq: entry.seq, statedFen: stated, countedFen: counted });
    if (stated < 0) faults.push({ kind: 'negative', seq: entry.seq, balanceFen: stated });
    before = misprint ? counted : stated;
  });
  return faults;
}

/** Totals and months against the lines. */
function countedFaults(fund: Fund, sorted: readonly Entry[], start: number): Fault[] {
  const { totals } = fund;
  const counted = count(sorted, start, totals.from, totals.to);
  const faults: Fault[] = [];
  for (const kind of ['opening', 'in', 'out', 'closing'] as const) {
    const [statedFen, countedFen] = [totals[`${kind}Fen`], counted[`${kind}Fen`]];
    if (statedFen !== countedFen) faults.push({ kind, statedFen, countedFen });
  }
  return faults.concat(monthFaults(fund, sorted, start));
}

/**
 * The published months against the lines. A balance is named where it parts from the counted one, not again in every
 * month that goes on from there, nor where the month's own in and out, or the month before, have been named for it.
 */
function monthFaults(fund: Fund, sorted: readonly Entry[], start: number): Fault[] {
  const faults: Fault[] = [];
  const found = monthsOf(sorted, start);
  const since = [monthOf(fund.totals.from), ...found.keys()].sort()[0] ?? '';
  let apart = 0;
  byMonth(fund.months).forEach((stated, at, list) => {
    const { month } = stated;
    const counted = found.get(month) ?? { inFen: 0, outFen: 0 };
    for (const of of ['in', 'out'] as const) {
      const [statedFen, countedFen] = [stated[`${of}Fen`], counted[`${of}Fen`]];
      if (statedFen !== countedFen) faults.push({ kind: 'month', month, of, statedFen, countedFen });
    }
    if (month < since) return; // what the balance was before the ledger begins is not known
    const countedFen = closingAt(found, month, start);
    apart += stated.inFen - counted.inFen - (stated.outFen - counted.outFen);
    const named = breaksChain(stated, list[at - 1]);
    if (!named && stated.closingFen !== countedFen + apart) {
      faults.push({ kind: 'month', month, of: 'closing', statedFen: stated.closingFen, countedFen });
    }
    apart = stated.closingFen - countedFen;
  });
  return faults;
}

/** Gifts in kind carry no cash, kinds go one way, corrections point both ways. */
function lineFaults(sorted: readonly Entry[], whole: boolean): Fault[] {
  const byId = new Map(sorted.map((entry) => [entry.id, entry]));
  const faults: Fault[] = [];
  for (const entry of sorted) {
    const { seq, kind, direction, amountFen, corrects, correctedBy } = entry;
    if (amountFen && (entry.inKind || kind === 'in_kind_in')) faults.push({ kind: 'cash', seq, amountFen });
    const way = /_(in|out)$/.exec(kind)?.[1];
    if (way && way !== direction && !corrects) faults.push({ kind: 'direction', seq });
    const later = correctedBy ? byId.get(correctedBy) : undefined;
    if (later && later.corrects !== entry.id) faults.push({ kind: 'link', seq, other: later.seq });
    const earlier = corrects ? byId.get(corrects) : undefined;
    if (earlier && !earlier.correctedBy) faults.push({ kind: 'link', seq, other: earlier.seq });
    if (whole && corrects && !earlier) faults.push({ kind: 'link', seq, other: 0 });
  }
  return faults;
}

export interface CheckOptions {
  /** Whether `entries` is the whole ledger: else gaps at its ends mean nothing and totals cannot be counted. */
  whole: boolean;
  /** Whether totals and lines are of the same moment; when not, only the lines among themselves are checked. */
  together: boolean;
}

/**
 * Checks a fund's account: the published totals and months against themselves and, with the ledger, the sequence,
 * the chain of balances, the sums by direction and month, gifts in kind and the links of corrections
 * (domain.md, invariants 8, 9, 15, 16). Never throws.
 */
export function check(fund: Fund, entries?: readonly Entry[], options?: CheckOptions): Check {
  const published = publishedFaults(fund);
  const { whole, together } = options ?? { whole: true, together: true };
  if (!entries) return { faults: published, differenceFen: excess(fund.totals), lines: 0 };
  const sorted = bySeq(entries);
  const start = startOf(fund, sorted);
  const totals = whole && together;
  const faults = [
    ...published,
    ...(whole ? sequenceFaults(sorted, together ? fund : { ...fund, entryCount: null }) : []),
    ...chainFaults(sorted, sorted[0]?.seq === 1 ? start : undefined),
    ...lineFaults(sorted, whole),
    ...(totals ? countedFaults(fund, sorted, start) : []), // last: they often follow from the lines above
  ];
  const { from, to, closingFen } = fund.totals;
  const counted = totals ? count(sorted, start, from, to).closingFen - closingFen : 0;
  return { faults, differenceFen: counted || excess(fund.totals), lines: sorted.length };
}

/** The lines that faults name. */
export const faultySeqs = (found: Check): Set<number> =>
  new Set(found.faults.map((fault) => ('seq' in fault ? (fault.seq ?? 0) : 0)));
