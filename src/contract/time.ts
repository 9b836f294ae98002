import './setup';
import * as z from 'zod/mini';

/*
 * Time as values. A moment is an RFC 3339 string with offset, a day is 'YYYY-MM-DD', a month 'YYYY-MM'.
 * The only use of Date here is Date.UTC and the getUTC… family as a day counter: the reader's zone never enters.
 */

/** A moment: RFC 3339 with offset, e.g. `2026-11-28T09:00:00+08:00`. A time without offset is refused. */
export const Instant = z.iso.datetime({ offset: true });
/** A civil day: `YYYY-MM-DD`. */
export const PlainDate = z.iso.date();
/** A civil month: `YYYY-MM`. */
export const PlainMonth = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
/** A time of day: `HH:MM`. */
export const PlainTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

export type Instant = string;
export type PlainDate = string;
export type PlainMonth = string;
export type PlainTime = string;

const DAY_MS = 86_400_000;
const two = (n: number) => String(n).padStart(2, '0');
const four = (n: number) => String(n).padStart(4, '0');

/** Days since 1970-01-01 of a civil day. */
export function dayNumber(date: PlainDate): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
}

/** The civil day with the given number of days since 1970-01-01. */
export function dayFromNumber(n: number): PlainDate {
  const at = new Date(n * DAY_MS);
  return `${four(at.getUTCFullYear())}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

/** The day `days` later (negative: earlier). */
export const addDays = (date: PlainDate, days: number): PlainDate => dayFromNumber(dayNumber(date) + days);

/** Whole days from `from` to `to`; positive when `to` is later. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);

/** Day of the week, Monday 1 … Sunday 7 (ISO 8601). */
export function weekday(date: PlainDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const n = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return (n + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The Monday of the week that holds the day. */
export const startOfWeek = (date: PlainDate): PlainDate => addDays(date, 1 - weekday(date));

export const monthOf = (date: PlainDate): PlainMonth => date.slice(0, 7);
export const yearOf = (date: PlainDate): string => date.slice(0, 4);
export const firstDay = (month: PlainMonth): PlainDate => `${month}-01`;

/** The month `n` months later (negative: earlier). */
export function addMonths(month: PlainMonth, n: number): PlainMonth {
  const [year = 1970, index = 1] = month.split('-').map(Number);
  const total = year * 12 + index - 1 + n;
  return `${four(Math.floor(total / 12))}-${two((((total % 12) + 12) % 12) + 1)}`;
}

/** Number of days in the month. */
export const daysInMonth = (month: PlainMonth): number =>
  daysBetween(firstDay(month), firstDay(addMonths(month, 1)));

export const lastDay = (month: PlainMonth): PlainDate => `${month}-${two(daysInMonth(month))}`;

/** The same day of the month `n` months later, clamped to that month's last day. */
export function addMonthsToDate(date: PlainDate, n: number): PlainDate {
  const month = addMonths(monthOf(date), n);
  return `${month}-${two(Math.min(Number(date.slice(8, 10)), daysInMonth(month)))}`;
}

/** The weeks, Monday first, that cover the month: arrays of seven days. */
export function weeksOf(month: PlainMonth): PlainDate[][] {
  const weeks: PlainDate[][] = [];
  // By number: as text, the days after 9999-12-31 come before it.
  const end = dayNumber(lastDay(month));
  for (let day = dayNumber(startOfWeek(firstDay(month))); day <= end; day += 7) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((n) => dayFromNumber(day + n)));
  }
  return weeks;
}

/** Whether the text is a real civil day (2026-02-30 is not) of the years 1900 to 2999. */
export const isDate = (text: string): boolean =>
  /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text) && dayFromNumber(dayNumber(text)) === text;

/** Whether the text is a month, `YYYY-MM`, of the years 1900 to 2999: one that a person may ask for. */
export const isMonth = (text: string): boolean => /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/.test(text);

/** Milliseconds since the epoch of a moment; NaN if the text is not a moment with offset. */
export const epochOf = (instant: Instant): number =>
  /[zZ]$|[+-]\d{2}:\d{2}$/.test(instant) ? Date.parse(instant) : Number.NaN;

/** Negative when a is before b, positive when after, 0 when they are the same moment. */
export const compareInstants = (a: Instant, b: Instant): number => epochOf(a) - epochOf(b);

/** What a clock on the wall of a zone shows at a moment. */
export interface WallTime {
  date: PlainDate;
  time: PlainTime;
}

const walls = new Map<string, Intl.DateTimeFormat>();

function wallFormat(zone: string): Intl.DateTimeFormat {
  let format = walls.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    walls.set(zone, format);
  }
  return format;
}

/** Wall time of a moment in a zone (IANA name). China has had one offset since 1992; the fast path uses it. */
export function wallTime(instant: Instant | number, zone: string): WallTime {
  const epoch = typeof instant === 'number' ? instant : epochOf(instant);
  if (zone === 'Asia/Shanghai' && epoch > 725_846_400_000) {
    const at = new Date(epoch + 8 * 3_600_000);
    return { date: dayFromNumber(Math.floor(at.getTime() / DAY_MS)), time: clockOf(at) };
  }
  const part: Record<string, string> = {};
  for (const { type, value } of wallFormat(zone).formatToParts(epoch)) part[type] = value;
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

const clockOf = (at: Date): PlainTime => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;

/** A moment from wall time at a fixed offset (`+08:00` unless told otherwise). */
export const instantAt = (date: PlainDate, time: PlainTime, offset = '+08:00'): Instant =>
  `${date}T${time}:00${offset}`;

/** The moment as an RFC 3339 string at +08:00, to the second. */
export function instantFrom(epoch: number): Instant {
  const at = new Date(epoch + 8 * 3_600_000);
  return `${dayFromNumber(Math.floor(at.getTime() / DAY_MS))}T${clockOf(at)}:${two(at.getUTCSeconds())}+08:00`;
}
