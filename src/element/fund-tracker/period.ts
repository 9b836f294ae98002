import type { Entry, Fund, MonthTotals } from '../../contract/fund';
import { addMonths, firstDay, lastDay, monthOf } from '../../contract/time';
import type { PlainDate, PlainMonth } from '../../contract/time';
import { count, monthsOf, startOf } from './count';
import type { Figures } from './count';

/** The figures of a stretch of time, and where they come from. */
export interface Period extends Figures {
  from: PlainDate;
  to: PlainDate;
  /** totals: as published for the fund; months: from the published months; entries: counted from the ledger. */
  source: 'totals' | 'months' | 'entries';
}

const max = (a: string, b: string) => (a > b ? a : b);
const min = (a: string, b: string) => (a < b ? a : b);

/**
 * The period that `from` and `to` (months, either may be empty) cut out of the fund's account: counted from the whole
 * ledger, else from the published months, else the fund's own totals.
 */
export function periodOf(
  fund: Fund,
  sorted: readonly Entry[] | undefined,
  from: PlainMonth,
  to: PlainMonth,
): Period {
  const { totals } = fund;
  if (!from && !to) return { ...totals, source: 'totals' };
  const earliest = min(totals.from, sorted?.[0]?.postedOn ?? totals.from);
  const start = from ? max(firstDay(from), earliest) : totals.from;
  const end = to ? min(lastDay(to), totals.to) : totals.to;
  if (sorted)
    return { from: start, to: end, ...count(sorted, startOf(fund, sorted), start, end), source: 'entries' };
  return fromMonths(fund, start, end) ?? { ...totals, source: 'totals' };
}

function fromMonths(fund: Fund, from: PlainDate, to: PlainDate): Period | undefined {
  const months = cut(fund.months ?? [], monthOf(from), monthOf(to));
  const [first, last] = [months[0], months[months.length - 1]];
  if (!first || !last) return undefined;
  let [inFen, outFen] = [0, 0];
  for (const month of months) {
    inFen += month.inFen;
    outFen += month.outFen;
  }
  const openingFen = first.closingFen - first.inFen + first.outFen;
  return { from, to, openingFen, inFen, outFen, closingFen: last.closingFen, source: 'months' };
}

const cut = (months: readonly MonthTotals[], from: PlainMonth, to: PlainMonth): MonthTotals[] =>
  months.filter(({ month }) => month >= from && month <= to).sort((a, b) => (a.month < b.month ? -1 : 1));

/** The months of a period without holes: published where there are any, else counted; a still month keeps its balance. */
export function monthRows(fund: Fund, sorted: readonly Entry[] | undefined, period: Period): MonthTotals[] {
  const known = new Map<string, Figures | Omit<Figures, 'openingFen'>>(
    fund.months?.length
      ? fund.months.map((month) => [month.month, month])
      : sorted
        ? monthsOf(sorted, startOf(fund, sorted))
        : [],
  );
  if (!known.size) return [];
  const rows: MonthTotals[] = [];
  let closingFen = period.openingFen;
  const last = monthOf(period.to);
  for (let month = monthOf(period.from); month <= last && rows.length < 1200; month = addMonths(month, 1)) {
    const { inFen, outFen, closingFen: closing } = known.get(month) ?? { inFen: 0, outFen: 0, closingFen };
    closingFen = closing;
    rows.push({ month, inFen, outFen, closingFen });
  }
  return rows;
}
