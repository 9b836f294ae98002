/*
 * Calendar files (iCalendar, RFC 5545) that telephones and calendar programs take. Written here, in 1 KB: the libraries
 * for it bring their own time zones and parsers. An independent parser reads what this writes in test/source/ics.test.ts.
 */
import type { Instant, PlainDate } from '../../contract/time';
import { addDays, epochOf, wallTime } from '../../contract/time';

/** One entry of a calendar. */
export interface CalendarEvent {
  /** The same for ever, however often the entry changes. */
  uid: string;
  /** Grows with every change: programs keep the entry with the greatest. */
  sequence: number;
  /** When the entry was last changed, or, if it never was, when this file was made. */
  stamp: Instant;
  start: Instant;
  end: Instant;
  /** What is told of its times where not both are: no end, or the days only. The rest is never made up. */
  told?: 'start' | 'day' | undefined;
  title: string;
  place?: string;
  about?: string;
  url?: string | undefined;
  /** Called off: the entry is kept and struck out, for one that vanished would be taken for a fault. */
  cancelled?: boolean;
}

export interface CalendarFile {
  name: string;
  /** IANA name; times are written in it. */
  zone: string;
  events: readonly CalendarEvent[];
  /** The file is an address to come back to, and how often: hours. */
  every?: number;
}

/** Mainland China has had one offset and no summer time since 1992. */
const SHANGHAI = 'Asia/Shanghai';
const ZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${SHANGHAI}`,
  'BEGIN:STANDARD',
  'DTSTART:19920101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** RFC 5545 §3.3.11: backslash, semicolon, comma and line break are escaped; other control characters may not stand. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

const octets = (char: string): number => {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** A line folded after at most 75 octets of UTF-8, never inside a character (§3.1). */
function folded(line: string): string {
  let made = '';
  let width = 0;
  for (const char of line) {
    const wide = octets(char);
    if (width + wide > 75) {
      made += '\r\n ';
      width = 1;
    }
    made += char;
    width += wide;
  }
  return made;
}

const utc = (instant: Instant): string => `${new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')}`;

/** In the programme's zone where a reader's program knows it from this file; else in UTC. */
function moment(name: string, instant: Instant, zone: string): string {
  if (zone !== SHANGHAI) return `${name}:${utc(instant)}`;
  const { date, time } = wallTime(instant, zone);
  return `${name};TZID=${SHANGHAI}:${date.replace(/-/g, '')}T${time.replace(':', '')}00`;
}

const date = (name: string, day: PlainDate): string => `${name};VALUE=DATE:${day.replace(/-/g, '')}`;

/** Days without times. The end is the first day that is no longer in it; one day needs none (§3.6.1). */
function days({ start, end }: CalendarEvent, zone: string): string[] {
  const first = wallTime(start, zone).date;
  // An end at midnight is the end of the day before.
  const last = wallTime(epochOf(end) - 1, zone).date;
  return last > first ? [date('DTSTART', first), date('DTEND', addDays(last, 1))] : [date('DTSTART', first)];
}

/** When it is, as far as that is told: an end that is not must not stand in anybody's calendar. */
function times(event: CalendarEvent, zone: string): string[] {
  if (event.told === 'day') return days(event, zone);
  const start = moment('DTSTART', event.start, zone);
  return event.told === 'start' ? [start] : [start, moment('DTEND', event.end, zone)];
}

const line = (name: string, text: string | undefined): string[] => (text ? [`${name}:${escaped(text)}`] : []);

const eventLines = (event: CalendarEvent, zone: string): string[] => [
  'BEGIN:VEVENT',
  ...line('UID', event.uid),
  `DTSTAMP:${utc(event.stamp)}`,
  `SEQUENCE:${event.sequence}`,
  ...times(event, zone),
  ...line('SUMMARY', event.title),
  ...line('LOCATION', event.place),
  ...line('DESCRIPTION', event.about),
  ...(event.url ? [`URL:${event.url.replace(/[\r\n]/g, '')}`] : []),
  `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'END:VEVENT',
];

/** The text of a file; lines end in CRLF. */
export function calendarFile({ name, zone, events, every }: CalendarFile): string {
  const again = every ? [`REFRESH-INTERVAL;VALUE=DURATION:PT${every}H`, `X-PUBLISHED-TTL:PT${every}H`] : [];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hehuo//course-calendar//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...line('X-WR-CALNAME', name),
    `X-WR-TIMEZONE:${zone}`,
    ...again,
    ...(zone === SHANGHAI ? ZONE : []),
    ...events.flatMap((event) => eventLines(event, zone)),
    'END:VCALENDAR',
  ];
  return lines.map((one) => `${folded(one)}\r\n`).join('');
}
