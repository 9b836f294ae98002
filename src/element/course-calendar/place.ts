import { addDays, addMonthsToDate, firstDay, monthOf, startOfWeek } from '../../contract/time';
import type { PlainDate, PlainMonth } from '../../contract/time';

/** The day that a month opens on: today in this month, else its first. */
export const openingDay = (month: PlainMonth, today: PlainDate): PlainDate =>
  monthOf(today) === month ? today : firstDay(month);

/** Where a key leads from a day in the month grid, possibly into another month; undefined when the key is not ours. */
export function dayByKey(key: string, date: PlainDate, rtl: boolean): PlainDate | undefined {
  const inline = rtl ? -1 : 1;
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -inline);
    case 'ArrowRight':
      return addDays(date, inline);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'Home':
      return startOfWeek(date);
    case 'End':
      return addDays(startOfWeek(date), 6);
    case 'PageUp':
      return addMonthsToDate(date, -1);
    case 'PageDown':
      return addMonthsToDate(date, 1);
    default:
      return undefined;
  }
}
