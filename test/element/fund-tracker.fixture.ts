import type { Entry, Fund } from '../../src/contract';
import { addDays, addMonths, monthOf } from '../../src/contract';
import { monthsOf } from '../../src/element/fund-tracker/count';

/* Correct accounts of funds, for tests to break. */

export const FROM = '2025-06-01';
export const TO = '2026-11-23';
export const AS_OF = '2026-11-23T09:00:00+08:00';

/** One movement: how many days after the last, which way, how much. */
export interface Move {
  days: number;
  way: 'in' | 'out';
  fen: number;
}

/** A correct account out of movements; `before` of them lie before the published period. */
export function account(
  moves: readonly Move[],
  opening: number,
  before = 0,
): { fund: Fund; entries: Entry[] } {
  let date = before ? '2025-01-05' : FROM;
  let balance = opening;
  let openingFen = opening;
  const entries = moves.map(({ days, way, fen }, at): Entry => {
    if (before && at === before) date = FROM;
    date = addDays(date, days);
    if (before && at < before && date >= FROM) date = '2025-05-31';
    balance += way === 'in' ? fen : -fen;
    if (at < before) openingFen = balance;
    return {
      id: `e${at + 1}`,
      fundId: 'f',
      seq: at + 1,
      postedOn: date,
      kind: way === 'in' ? 'donation_in' : 'aid_out',
      direction: way,
      amountFen: fen,
      summary: `line ${at + 1}`,
      balanceAfterFen: balance,
    };
  });
  const inside = entries.filter(({ postedOn }) => postedOn >= FROM);
  const sum = (way: string) =>
    inside.filter((entry) => entry.direction === way).reduce((all, entry) => all + entry.amountFen, 0);
  const found = monthsOf(inside, openingFen);
  const months: Fund['months'] = [];
  let closingFen = openingFen;
  for (let month = monthOf(FROM); month <= monthOf(TO); month = addMonths(month, 1)) {
    const row = found.get(month);
    closingFen = row?.closingFen ?? closingFen;
    months.push({ month, inFen: row?.inFen ?? 0, outFen: row?.outFen ?? 0, closingFen });
  }
  const totals = { from: FROM, to: TO, openingFen, inFen: sum('in'), outFen: sum('out'), closingFen };
  const host = { name: 'Host' };
  const fund: Fund = { id: 'f', name: 'F', areaId: 'a', host, status: 'active', totals, asOf: AS_OF };
  return { fund: { ...fund, months, entryCount: entries.length }, entries };
}
