import { dayNumber } from '../../contract/time';
import type { PlainDate } from '../../contract/time';
import { firstDay, firstYear, months, termBase, terms } from './lunar-table';

/** A day of the lunar calendar. */
export interface LunarDay {
  /** 1 (正月) to 12 (腊月). */
  month: number;
  leap: boolean;
  /** 1 to 30. */
  day: number;
  /** Whether the next day is 正月初一: 除夕, on the 29th or the 30th. */
  eve: boolean;
}

interface LunarMonth {
  start: number;
  month: number;
  leap: boolean;
}

let unpacked: LunarMonth[] | undefined;

/** All months in order; the last entry only marks the end of the table. */
function lunarMonths(): LunarMonth[] {
  if (unpacked) return unpacked;
  const out: LunarMonth[] = [];
  let start = firstDay;
  for (let at = 0; at < months.length; at += 4) {
    const bits = parseInt(months.slice(at, at + 4), 36);
    const leapMonth = bits & 15;
    for (let index = 0; index < (leapMonth ? 13 : 12); index += 1) {
      const passed = leapMonth > 0 && index >= leapMonth;
      out.push({ start, month: passed ? index : index + 1, leap: leapMonth > 0 && index === leapMonth });
      start += (bits >> (index + 4)) & 1 ? 30 : 29;
    }
  }
  out.push({ start, month: 1, leap: false });
  return (unpacked = out);
}

/** The lunar day of a civil day, 1999-02-16 to 2061-01-20; undefined outside the table rather than a guess. */
export function lunarDay(date: PlainDate): LunarDay | undefined {
  const all = lunarMonths();
  const n = dayNumber(date);
  let low = 0;
  let high = all.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.start ?? Infinity) <= n) low = middle;
    else high = middle;
  }
  const found = all[low];
  const next = all[high];
  if (!found || !next || n < found.start || n >= next.start) return undefined;
  const { month, leap, start } = found;
  return { month, leap, day: n - start + 1, eve: next.month === 1 && !next.leap && n === next.start - 1 };
}

const SIX_BITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** The solar term that begins on the day, 0 (小寒) to 23 (冬至), 2000 to 2060; undefined on other days. */
export function solarTerm(date: PlainDate): number | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const row = (year - firstYear) * 8;
  if (row < 0 || row >= terms.length) return undefined;
  for (let term = month * 2 - 2; term < month * 2; term += 1) {
    const six = SIX_BITS.indexOf(terms.charAt(row + Math.floor(term / 3)));
    const late = (six >> ((2 - (term % 3)) * 2)) & 3;
    if (parseInt(termBase.charAt(term), 36) + late === day) return term;
  }
  return undefined;
}
