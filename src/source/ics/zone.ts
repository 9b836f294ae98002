import ICAL from 'ical.js';
import { dayFromNumber, wallTime } from '../../contract/time';
import type { Block } from './blocks';

/** The programme's zone: what a time without a zone means, and one in a zone that nobody knows. */
export const HOME = 'Asia/Shanghai';
const DAY = 86_400;

/** Milliseconds since the epoch of a wall time: days since 1970-01-01, seconds of the day. */
export type Zone = (day: number, seconds: number) => number;

const offsetZone =
  (offset: number): Zone =>
  (day, seconds) =>
    (day * DAY + seconds - offset) * 1000;

export const utc = offsetZone(0);

/** A zone by its IANA name. Wall times that do not exist, or twice, are taken by the offset before. */
function namedZone(name: string): Zone {
  const offsetAt = (epoch: number): number => {
    const { date, time } = wallTime(epoch, name);
    return Date.parse(`${date}T${time}:00Z`) - Math.floor(epoch / 60_000) * 60_000;
  };
  return (day, seconds) => {
    const wall = (day * DAY + seconds) * 1000;
    return wall - offsetAt(wall - offsetAt(wall));
  };
}

export const home = namedZone(HOME);

/** Names of Outlook and of people for zones, by their IANA names. */
const otherNames: Readonly<Record<string, string>> = {
  'China Standard Time': HOME,
  中国标准时间: HOME,
  北京时间: HOME,
  'Asia/Beijing': HOME,
  Beijing: HOME,
  'Taipei Standard Time': 'Asia/Taipei',
  'Singapore Standard Time': 'Asia/Singapore',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Korea Standard Time': 'Asia/Seoul',
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Pacific Standard Time': 'America/Los_Angeles',
};

function isKnown(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** The zone that a name stands for without the file's help; undefined where nobody knows. */
function zoneNamed(name: string): Zone | undefined {
  // "/freeassociation.sourceforge.net/Asia/Shanghai": an IANA name with a maker's name before it.
  const tail = /[A-Z][\w+-]*\/[A-Z][\w+-]*(\/[A-Z][\w+-]*)?$/.exec(name)?.[0];
  for (const one of [name, otherNames[name], tail, tail && otherNames[tail]]) {
    if (one && isKnown(one)) return namedZone(one);
  }
  const [, sign, hours, minutes = '0'] = /(?:UTC|GMT)\s*([+-])\s*(\d{1,2})(?::?(\d\d))?/i.exec(name) ?? [];
  if (!sign) return undefined;
  return offsetZone((sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60));
}

/** A VTIMEZONE as a zone; undefined where it is not one that can be trusted to end. */
function zoneIn({ lines }: Block): Zone | undefined {
  const text = lines.map((line) => line.text);
  if (text.some((one) => /^RRULE/i.test(one) && !/FREQ=YEARLY/i.test(one))) return undefined;
  try {
    const parsed = ICAL.parse(['BEGIN:VTIMEZONE', ...text, 'END:VTIMEZONE'].join('\r\n'));
    const zone = new ICAL.Timezone(new ICAL.Component(parsed as [string, unknown[], unknown[]]));
    const offset = (day: number, seconds: number): number => {
      const [year, month, date] = dayFromNumber(day).split('-').map(Number);
      const hour = Math.floor(seconds / 3600);
      const minute = Math.floor((seconds % 3600) / 60);
      return zone.utcOffset(
        ICAL.Time.fromData({ year, month, day: date, hour, minute, second: seconds % 60 }),
      );
    };
    offset(20_000, 0); // a broken one throws here
    return (day, seconds) => (day * DAY + seconds - offset(day, seconds)) * 1000;
  } catch {
    return undefined;
  }
}

const nameOf = ({ lines }: Block): string =>
  (lines.find(({ text }) => /^TZID/i.test(text))?.text ?? '').replace(/^[^:]*:/, '').trim();

/** The zones of a file: its own, then those that everybody knows. */
export function zonesOf(blocks: readonly Block[]): (name: string) => Zone | undefined {
  const known = new Map<string, Zone | undefined>();
  for (const block of blocks) known.set(nameOf(block), zoneIn(block));
  return (name) => {
    const zone = known.get(name) ?? zoneNamed(name);
    known.set(name, zone);
    return zone;
  };
}
