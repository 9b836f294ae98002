import { addDays, daysBetween, weekday } from '../../contract/time';
import type { PlainDate } from '../../contract/time';
import { languageOf } from '../../control/locale';

const zhDays = ['一', '二', '三', '四', '五', '六', '日'];
const enDays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const enFull = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const partsOf = (date: PlainDate) => date.split('-').map(Number) as [number, number, number];
const english = (lang: string) => languageOf(lang) === 'en';

/** 周六 / Sat */
export const weekdayShort = (date: PlainDate, lang: string): string =>
  english(lang) ? (enDays[weekday(date) - 1] ?? '') : `周${zhDays[weekday(date) - 1]}`;

/** Column headings, Monday first: 一 … 日 / Mon … Sun. */
export const weekdayHeads = (lang: string): readonly string[] => (english(lang) ? enDays : zhDays);

/** 11月28日 / 28 Nov */
export function shortDate(date: PlainDate, lang: string): string {
  const [, month, day] = partsOf(date);
  return english(lang) ? `${day} ${enMonths[month - 1]}` : `${month}月${day}日`;
}

/** 2026年11月28日 / 28 November 2026 */
export function longDate(date: PlainDate, lang: string): string {
  const [year, month, day] = partsOf(date);
  return english(lang) ? `${day} ${enFull[month - 1]} ${year}` : `${year}年${month}月${day}日`;
}

/** 2026年11月 / November 2026, of a month `YYYY-MM` or a date. */
export function monthTitle(month: string, lang: string): string {
  const [year, index] = partsOf(month);
  return english(lang) ? `${enFull[index - 1]} ${year}` : `${year}年${index}月`;
}

/** 11月23日–29日 / 23–29 November 2026: a stretch of days; the second month is said where it is another. */
export function spanTitle(from: PlainDate, to: PlainDate, lang: string): string {
  const same = from.slice(0, 7) === to.slice(0, 7);
  const [, , first] = partsOf(from);
  const [, , last] = partsOf(to);
  if (english(lang))
    return same ? `${first}–${longDate(to, lang)}` : `${shortDate(from, lang)} – ${longDate(to, lang)}`;
  return same ? `${shortDate(from, lang)}–${last}日` : `${shortDate(from, lang)}–${shortDate(to, lang)}`;
}

/** 今天 / 明天 / 下周三 … or undefined when the day is further than next week. */
export function relativeDay(date: PlainDate, today: PlainDate, lang: string): string | undefined {
  const far = daysBetween(today, date);
  const near = english(lang) ? ['yesterday', 'today', 'tomorrow'] : ['昨天', '今天', '明天'];
  if (far >= -1 && far <= 1) return near[far + 1];
  if (far === 2 && !english(lang)) return '后天';
  const nextMonday = addDays(today, 8 - weekday(today));
  if (far < 0 || daysBetween(nextMonday, date) >= 7) return undefined;
  const next = date >= nextMonday;
  if (english(lang)) return next ? `next ${weekdayShort(date, lang)}` : weekdayShort(date, lang);
  return `${next ? '下' : '本'}周${zhDays[weekday(date) - 1]}`;
}

/** As people say it: 上午9:00 / 下午2:30; English keeps 24 hours. */
export function clockWords(time: string, lang: string): string {
  if (english(lang)) return time;
  const [hour = 0, minute = '00'] = [Number(time.slice(0, 2)), time.slice(3)];
  const half = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  return `${half}${hour > 12 ? hour - 12 : hour}:${minute}`;
}

/** 09:10 today, otherwise 11月22日 09:10. */
export function moment(wall: { date: PlainDate; time: string }, today: PlainDate, lang: string): string {
  return wall.date === today ? wall.time : `${shortDate(wall.date, lang)} ${wall.time}`;
}
