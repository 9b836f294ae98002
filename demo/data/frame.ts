import { addDays, epochOf, instantAt, instantFrom, startOfWeek, wallTime } from '../../src/contract';
import { holidayName } from './day';

/** The days around which the demonstration is laid out. */
export interface Frame {
  /** The moment itself, at +08:00, to the second. */
  now: string;
  epoch: number;
  /** Civil day and time of day in the programme's zone. */
  today: string;
  time: string;
  /** Monday of the first week of the term; now is always in week 11. */
  termStart: string;
  /** Friday of week 19. */
  termEnd: string;
}

/** Week of the term in which "now" always falls. */
export const CURRENT_WEEK = 11;
const TERM_DAYS = 130;

/** The frame of a moment. Throws RangeError when `now` is not an RFC 3339 time with offset. */
export function frameOf(now: string): Frame {
  const epoch = epochOf(now);
  if (Number.isNaN(epoch)) throw new RangeError(`not an RFC 3339 time with offset: ${now}`);
  const wall = wallTime(epoch, 'Asia/Shanghai');
  const termStart = addDays(startOfWeek(wall.date), -7 * (CURRENT_WEEK - 1));
  return {
    now: instantFrom(epoch),
    epoch,
    today: wall.date,
    time: wall.time,
    termStart,
    termEnd: addDays(termStart, TERM_DAYS),
  };
}

/** `minutes` after now (negative: before), as a moment. */
export const minutesFromNow = (frame: Frame, minutes: number): string =>
  instantFrom(frame.epoch + minutes * 60_000);

/** A moment `days` from today at a time of day. */
export const dayAt = (frame: Frame, days: number, time: string): string =>
  instantAt(addDays(frame.today, days), time);

/** The first day from `date` on that is no public holiday as far as announced. */
export function openDay(date: string): string {
  let day = date;
  while (holidayName(day)) day = addDays(day, 1);
  return day;
}

/** Minutes since midnight of a time of day, and back. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Day on which the moved session is: today while the evening is still ahead, else the next open day. */
export const movedDay = (frame: Frame): string =>
  openDay(frame.time < '17:00' ? frame.today : addDays(frame.today, 1));
export const cancelledDay = (frame: Frame): string => openDay(addDays(frame.today, 2));
