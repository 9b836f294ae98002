import { addDays, instantAt } from '../../src/contract';
import type { Venue } from '../../src/contract';
import type { Places } from './area';
import { holidayName } from './day';
import { minutesOf, openDay, timeOf, type Frame } from './frame';
import { both, type Both } from './phrase';
import type { Random } from './random';
import type { CourseRow } from './table/course';
import { festivals } from './table/festival';

/** Where and when the meetings of a course are: found once, without overlap in any room. */
export interface Series {
  meetings: Meeting[];
  /** Public holidays that the weekly series leaves out. */
  exceptions: string[];
  text: Both;
  festivalKey?: string;
  title?: readonly [string, string];
}

export interface Meeting {
  date: string;
  from: string;
  to: string;
  venue: Venue;
}

interface Bands {
  days: readonly number[];
  starts: readonly string[];
}

const bandsOf: Readonly<Record<string, Bands>> = {
  after_work: { days: [1, 2, 3, 4, 5], starts: ['18:30', '19:00', '19:15', '19:30'] },
  after_school: { days: [1, 2, 3, 4, 5], starts: ['16:00', '16:10', '16:30'] },
  leisure: { days: [6, 7], starts: ['09:00', '09:30', '10:00', '14:00', '14:30', '15:30'] },
  job_seeking: { days: [2, 3, 4, 5], starts: ['13:30', '14:00', '14:30'] },
  in_need: { days: [1, 2, 3, 4, 5], starts: ['08:30', '09:00', '09:30', '14:00', '14:30'] },
};
const anyBand: Bands = { days: [1, 2, 3, 4, 5], starts: ['09:00'] };

/** Which minutes of which room are taken. */
export class Occupancy {
  private readonly taken = new Map<string, [number, number][]>();

  free(venueId: string, date: string, from: string, to: string): boolean {
    const list = this.taken.get(`${venueId}|${date}`);
    return !list?.some(([a, b]) => minutesOf(from) < b && minutesOf(to) > a);
  }

  take(venueId: string, date: string, from: string, to: string): void {
    const key = `${venueId}|${date}`;
    const list = this.taken.get(key) ?? [];
    list.push([minutesOf(from), minutesOf(to)]);
    this.taken.set(key, list);
  }
}

const weekdays: readonly (readonly [string, string])[] = [
  ['一', 'Monday'],
  ['二', 'Tuesday'],
  ['三', 'Wednesday'],
  ['四', 'Thursday'],
  ['五', 'Friday'],
  ['六', 'Saturday'],
  ['日', 'Sunday'],
];

interface Wish {
  row: CourseRow;
  /** Monday of the first week. */
  start: string;
  /** Last day on which a meeting may be. */
  last: string;
  stations: readonly string[];
  /** Fixed weekday for the special cases. */
  day?: number;
}

/** Dates once a week from the week of `start`, public holidays left out and listed. */
function weeklyDates({ row, start, last }: Wish, day: number): { dates: string[]; exceptions: string[] } {
  const dates: string[] = [];
  const exceptions: string[] = [];
  for (
    let date = addDays(start, day - 1);
    date <= last && dates.length < row.sessions;
    date = addDays(date, 7)
  ) {
    (holidayName(date) ? exceptions : dates).push(date);
  }
  return { dates, exceptions };
}

function seriesText(count: number, day: number, from: string, stations: number): Both {
  const [zh, en] = weekdays[day - 1] ?? ['', ''];
  if (stations > 1) {
    return both(
      `每周${zh} ${from}，共${count}次，轮流在${stations}个社区`,
      `${en}s at ${from}, ${count} times, in ${stations} communities by turns`,
    );
  }
  return both(`每周${zh} ${from}，共${count}次`, `${en}s at ${from}, ${count} times`);
}

/** Weekly meetings at one station, in the first room and band that is free on all of their days. */
export function weeklySeries(wish: Wish, places: Places, taken: Occupancy, random: Random): Series {
  const bands = bandsOf[wish.row.brand] ?? anyBand;
  const days = wish.day ? [wish.day] : random.shuffle(bands.days);
  for (const day of days) {
    const { dates, exceptions } = weeklyDates(wish, day);
    for (const station of wish.stations) {
      for (const venue of places.rooms.get(station) ?? []) {
        if ((venue.capacity ?? 0) < Math.min(wish.row.seats, 12)) continue;
        for (const from of random.shuffle(bands.starts)) {
          const to = timeOf(minutesOf(from) + wish.row.minutes);
          if (!dates.every((date) => taken.free(venue.id, date, from, to))) continue;
          for (const date of dates) taken.take(venue.id, date, from, to);
          const meetings = dates.map((date) => ({ date, from, to, venue }));
          return { meetings, exceptions, text: seriesText(dates.length, day, from, 1) };
        }
      }
    }
  }
  throw new RangeError(`no free room for ${wish.row.title[0]}`);
}

/** The weekly series that goes round four communities. */
export function rotatingSeries(wish: Wish, places: Places, taken: Occupancy): Series {
  const day = wish.day ?? 3;
  const from = '19:00';
  const to = timeOf(minutesOf(from) + wish.row.minutes);
  const { dates, exceptions } = weeklyDates(wish, day);
  const meetings = dates.map((date, i) => {
    const station = wish.stations[i % wish.stations.length] ?? '';
    const venue = places.rooms.get(station)?.find((room) => taken.free(room.id, date, from, to));
    if (!venue) throw new RangeError(`no free room in ${station}`);
    taken.take(venue.id, date, from, to);
    return { date, from, to, venue };
  });
  return { meetings, exceptions, text: seriesText(dates.length, day, from, wish.stations.length) };
}

/** The single meeting of a festival activity; where the term has too few festivals, a neighbours' day. */
export function festivalSeries(wish: Wish, frame: Frame, places: Places, taken: Occupancy): Series {
  const nth = Number(wish.row.festival) - 1;
  const inTerm = festivals.flatMap(({ key, title, dates }) => {
    const date = dates.find((day) => day >= frame.termStart && day <= frame.termEnd);
    return date ? [{ key, title, date }] : [];
  });
  const found = inTerm[nth];
  let date = found?.date ?? openDay(addDays(frame.termStart, 7 * (5 + 4 * nth) + 5));
  while (holidayName(date)) date = addDays(date, -1);
  const from = '09:30';
  const to = timeOf(minutesOf(from) + wish.row.minutes);
  const venue = wish.stations
    .flatMap((station) => places.rooms.get(station) ?? [])
    .find((room) => (room.capacity ?? 0) >= wish.row.seats && taken.free(room.id, date, from, to));
  if (!venue) throw new RangeError('no room for a festival');
  taken.take(venue.id, date, from, to);
  const day = both(`${Number(date.slice(5, 7))}月${Number(date.slice(8))}日，仅一次`, `Once, on ${date}`);
  return {
    meetings: [{ date, from, to, venue }],
    exceptions: [],
    text: day,
    title: found?.title ?? ['社区邻里节', "Neighbours' day"],
    ...(found && { festivalKey: found.key }),
  };
}

/** Start of a meeting as a moment. */
export const startOf = ({ date, from }: Meeting): string => instantAt(date, from);
export const endOf = ({ date, to }: Meeting): string => instantAt(date, to);
