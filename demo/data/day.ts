import { addDays, yearOf } from '../../src/contract';
import type { Day } from '../../src/contract';
import { both } from './phrase';
import { holidays, notices } from './table/holiday';

const offDays = new Map<string, string>();
for (const { name, from, to } of holidays) {
  for (let day = from; day <= to; day = addDays(day, 1)) offDays.set(day, name[0]);
}

/** Name of the public holiday on a day, or undefined; undefined too for years that are not announced. */
export const holidayName = (date: string): string | undefined => offDays.get(date);

/** The announced public calendars by year: days off and make-up work days, in order. */
export function calendarDays(): Record<string, Day[]> {
  const out: Record<string, Day[]> = {};
  for (const year of Object.keys(notices)) out[year] = [];
  for (const { name, key, from, to, makeUp } of holidays) {
    const year = yearOf(from);
    const notice = { title: notices[year] ?? '' };
    const list = out[year];
    for (let day = from; day <= to; day = addDays(day, 1)) {
      list?.push({ date: day, kind: 'rest', name: both(...name), festivalKey: key, notice });
    }
    for (const date of makeUp) {
      list?.push({
        date,
        kind: 'make_up_work',
        name: both(`${name[0]}调休上班`, `Work day (${name[1]})`),
        notice,
      });
    }
  }
  for (const list of Object.values(out)) list.sort((a, b) => (a.date < b.date ? -1 : 1));
  return out;
}
