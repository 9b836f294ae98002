/**
 * Makes the packed tables of src/element/course-calendar/lunar-table.ts from tyme4ts (development only: 72 KB is too
 * much for a page). `npx tsx test/element/lunar-table.ts` prints them; lunar.test.ts fails when they differ. (Node)
 */
import { LunarDay, LunarYear, SolarTerm } from 'tyme4ts';
import { dayNumber } from '../../src/contract';

const FIRST = 2000;
const LAST = 2060;
const SIX_BITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

const two = (n: number): string => String(n).padStart(2, '0');

/** A lunar year in four base-36 digits: bit 0-3 the leap month (0: none), bit 4 on "this month has 30 days". */
function packYear(year: number): string {
  let bits = LunarYear.fromYear(year).getLeapMonth();
  LunarYear.fromYear(year)
    .getMonths()
    .forEach((month, index) => {
      if (month.getDayCount() === 30) bits |= 1 << (index + 4);
    });
  return bits.toString(36).padStart(4, '0');
}

/** Day of month of the 24 terms of a civil year, 小寒 first. */
export function termDays(year: number): number[] {
  return Array.from({ length: 24 }, (_, index) => {
    const day = SolarTerm.fromIndex(year, index + 1)
      .getJulianDay()
      .getSolarDay();
    if (day.getYear() !== year || day.getMonth() !== (index >> 1) + 1)
      throw new Error(`term ${index} of ${year}`);
    return day.getDay();
  });
}

export interface Tables {
  /** Days since 1970-01-01 of the first day of the first lunar year. */
  firstDay: number;
  /** Four digits a lunar year, from the year before FIRST on. */
  months: string;
  /** Earliest day of month of each term, as digits of base 36. */
  termBase: string;
  /** Eight characters a civil year: two bits a term, days after the earliest. */
  terms: string;
}

export function makeTables(): Tables {
  const start = LunarDay.fromYmd(FIRST - 1, 1, 1).getSolarDay();
  const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);
  const days = years.map(termDays);
  const base = Array.from({ length: 24 }, (_, term) => Math.min(...days.map((year) => year[term] ?? 99)));
  const pack = (year: number[]): string => {
    const late = year.map((day, term) => day - (base[term] ?? 0));
    if (late.some((days) => days > 3)) throw new Error('a term needs more than two bits');
    return late
      .reduce<number[]>((out, days, term) => {
        const at = Math.floor(term / 3);
        out[at] = (out[at] ?? 0) * 4 + days;
        return out;
      }, [])
      .map((six) => SIX_BITS[six])
      .join('');
  };
  return {
    firstDay: dayNumber(`${start.getYear()}-${two(start.getMonth())}-${two(start.getDay())}`),
    months: [FIRST - 1, ...years].map(packYear).join(''),
    termBase: base.map((day) => day.toString(36)).join(''),
    terms: days.map(pack).join(''),
  };
}

if (process.argv[1]?.endsWith('lunar-table.ts')) console.log(JSON.stringify(makeTables(), null, 2));
