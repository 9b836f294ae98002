import { dayFromNumber, dayNumber, daysInMonth } from '../../contract/time';

/*
 * RFC 5545 §3.3.10 by asking of a day whether it is in the set. A rule without end costs nothing then, and one that never
 * comes true ends: the library's iterator runs from the first day, and for ever where no day fits.
 */

export const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A rule; weekdays are 0 (Monday) to 6, days are counted from 1970-01-01. */
export interface Rule {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  count: number | undefined;
  weekStart: number;
  months: readonly number[];
  weeks: readonly number[];
  yearDays: readonly number[];
  monthDays: readonly number[];
  /** Weekday, and which of the month or year; 0 is each. */
  days: readonly { day: number; nth: number }[];
  positions: readonly number[];
}

interface Day {
  n: number;
  year: number;
  month: number;
  day: number;
  week: number;
}

const isoDay = (n: number): number => (((n + 3) % 7) + 7) % 7;

function dayOf(n: number): Day {
  const text = dayFromNumber(n);
  return {
    n,
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
    week: isoDay(n),
  };
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');
const numberOf = (year: number, month: number, day: number): number =>
  dayNumber(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
const lengthOf = (year: number, month: number): number => daysInMonth(`${pad(year, 4)}-${pad(month, 2)}`);
const monday = (n: number, start: number): number => Math.floor((n + 3 - start) / 7);

/** Days of a set between two days, both inclusive, in order, as if COUNT were not there. */
function* matching(rule: Rule, start: number, from: number, to: number): Generator<number> {
  const first = dayOf(start);
  const sets = new Map<string, ReadonlySet<number>>();
  for (let n = Math.max(from, start); n <= to; n++) {
    const day = dayOf(n);
    // The first day is in the set whatever the rule says (§3.8.5.3).
    if (n === start || (inPeriod(rule, first, day) && placed(rule, first, day, sets))) yield n;
  }
}

/** The days of a rule's set between `from` and `to`, both inclusive; `start` is the day of DTSTART. */
export function daysOf(rule: Rule, start: number, from: number, to: number): number[] {
  if (rule.count === undefined) return [...matching(rule, start, from, to)];
  const found: number[] = [];
  let left = rule.count;
  for (const n of matching(rule, start, start, to)) {
    if (left-- <= 0) break;
    if (n >= from) found.push(n);
  }
  return found;
}

/** Whether the day's week, month or year is one of the interval's. */
function inPeriod({ freq, interval, weekStart }: Rule, first: Day, day: Day): boolean {
  const steps = {
    DAILY: () => day.n - first.n,
    WEEKLY: () => monday(day.n, weekStart) - monday(first.n, weekStart),
    MONTHLY: () => (day.year - first.year) * 12 + day.month - first.month,
    YEARLY: () => day.year - first.year,
  };
  return steps[freq]() % interval === 0;
}

const holds = (list: readonly number[], value: number, fromEnd: number): boolean =>
  list.indexOf(value) >= 0 || list.indexOf(fromEnd) >= 0;

function fits(rule: Rule, first: Day, day: Day): boolean {
  const { months, monthDays, days, yearDays, weeks, freq } = rule;
  if (months.length && months.indexOf(day.month) < 0) return false;
  if (monthDays.length && !holds(monthDays, day.day, day.day - lengthOf(day.year, day.month) - 1))
    return false;
  if (yearDays.length && !holds(yearDays, ...yearDay(day))) return false;
  if (weeks.length && !holds(weeks, ...weekNumber(day, rule.weekStart))) return false;
  if (days.length) return days.some((one) => one.day === day.week && nthFits(rule, one.nth, day));
  // What no part of the rule says is as on the first day.
  if (freq === 'WEEKLY' || weeks.length) return day.week === first.week;
  if (freq === 'DAILY' || monthDays.length || yearDays.length) return true;
  return day.day === first.day && (freq === 'MONTHLY' || months.length > 0 || day.month === first.month);
}

function nthFits({ freq, months, weeks }: Rule, nth: number, day: Day): boolean {
  if (nth === 0 || freq === 'DAILY' || freq === 'WEEKLY' || weeks.length) return true;
  const inMonth = freq === 'MONTHLY' || months.length > 0;
  const [place, length] = inMonth
    ? [day.day, lengthOf(day.year, day.month)]
    : [yearDay(day)[0], numberOf(day.year, 12, 31) - numberOf(day.year, 1, 1) + 1];
  return nth > 0 ? Math.ceil(place / 7) === nth : Math.ceil((length - place + 1) / 7) === -nth;
}

function yearDay({ n, year }: Day): [number, number] {
  const place = n - numberOf(year, 1, 1) + 1;
  return [place, n - numberOf(year, 12, 31) - 1];
}

/** Number of the week in its year, and from its end: the first week has four days in the year at least. */
function weekNumber({ n, year }: Day, start: number): [number, number] {
  const firstOf = (y: number): number => monday(numberOf(y, 1, 4), start);
  const week = monday(n, start);
  const own = week < firstOf(year) ? year - 1 : week >= firstOf(year + 1) ? year + 1 : year;
  return [week - firstOf(own) + 1, week - firstOf(own + 1)];
}

/** With BYSETPOS only the named places of the period's set are in it. */
function placed(rule: Rule, first: Day, day: Day, sets: Map<string, ReadonlySet<number>>): boolean {
  if (!fits(rule, first, day)) return false;
  if (!rule.positions.length) return true;
  const [from, to] = periodOf(rule, day);
  const key = String(from);
  let set = sets.get(key);
  if (!set) {
    const all: number[] = [];
    for (let n = from; n <= to; n++) if (fits(rule, first, dayOf(n))) all.push(n);
    const at = (place: number): number | undefined => all[place > 0 ? place - 1 : all.length + place];
    set = new Set(rule.positions.map(at).filter((n): n is number => n !== undefined));
    sets.set(key, set);
  }
  return set.has(day.n);
}

function periodOf({ freq, weekStart }: Rule, { n, year, month }: Day): [number, number] {
  if (freq === 'DAILY') return [n, n];
  if (freq === 'WEEKLY') {
    const from = monday(n, weekStart) * 7 - 3 + weekStart;
    return [from, from + 6];
  }
  return freq === 'MONTHLY'
    ? [numberOf(year, month, 1), numberOf(year, month, lengthOf(year, month))]
    : [numberOf(year, 1, 1), numberOf(year, 12, 31)];
}
