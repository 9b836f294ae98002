import ICAL from 'ical.js';
import { dayNumber, isDate } from '../../contract/time';
import type { Block } from './blocks';
import { weekdayNames, type Rule } from './rule';
import { home, utc, type Zone } from './zone';

/** A date, or a wall time in a zone. */
export interface Moment {
  /** Days since 1970-01-01. */
  day: number;
  /** Seconds of the day; undefined for a whole day. */
  seconds: number | undefined;
  zone: Zone;
}

/** Milliseconds since the epoch; a whole day begins where the programme is. */
export const epochOf = ({ day, seconds, zone }: Moment): number =>
  seconds === undefined ? home(day, 0) : zone(day, seconds);

/** An event as its block says it. */
export interface Entry {
  uid: string;
  /** The line it begins on. */
  at: number;
  /** Grows with every revision. */
  sequence: number;
  start: Moment;
  /** Length: of whole days in days, else in ms; undefined where no end is told. */
  length: number | undefined;
  rule: { rule: Rule; until: Moment | undefined } | undefined;
  added: Moment[];
  left: Moment[];
  /** Of a change: the start that the occurrence had. */
  instead: Moment | undefined;
  /** The change holds for all later ones too. */
  onwards: boolean;
  cancelled: boolean;
  title: string;
  about: string;
  comment: string;
  place: string;
  organizer: string;
  url: string;
  categories: string[];
  /** `YYYY-MM-DDTHH:MM:SSZ`, where it is told. */
  modified: string | undefined;
  /** Name of a zone that nobody knows. */
  strange: string | undefined;
}

/** An event that cannot be shown, and why. */
export class Fault extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(reason);
  }
}

type Property = [name: string, params: Record<string, string | string[]>, type: string, ...values: unknown[]];

/** Reads a block. Throws Fault. */
export function entryOf(block: Block, zones: (name: string) => Zone | undefined): Entry {
  if (block.fault) throw new Fault(block.at, block.fault);
  return new Reading(block, parse(block), zones).entry();
}

function parse(block: Block): Property[] {
  try {
    const text = block.lines.map((line) => line.text);
    const parsed: unknown = ICAL.parse(['BEGIN:VEVENT', ...text, 'END:VEVENT'].join('\r\n'));
    return (parsed as [string, Property[]])[1];
  } catch (error) {
    const guilty = block.lines.find(({ text }) => !parses(text));
    throw new Fault(guilty?.at ?? block.at, String((error as Error).message).slice(0, 80));
  }
}

function parses(line: string): boolean {
  try {
    ICAL.parse(['BEGIN:VEVENT', line, 'END:VEVENT'].join('\r\n'));
    return true;
  } catch {
    return false;
  }
}

const numbers = (part: unknown): number[] =>
  (part === undefined ? [] : Array.isArray(part) ? part : [part]).map(Number).filter(Number.isInteger);

class Reading {
  #strange: string | undefined;

  constructor(
    private readonly block: Block,
    private readonly properties: readonly Property[],
    private readonly zones: (name: string) => Zone | undefined,
  ) {}

  entry(): Entry {
    const start = this.#one('dtstart');
    if (!start) throw new Fault(this.block.at, 'DTSTART is missing');
    if (/^(private|confidential)$/i.test(this.#text('class'))) {
      throw new Fault(this.block.at, 'private (CLASS), not shown');
    }
    const begins = this.#whole(start);
    const entry = {
      uid: this.#text('uid'),
      at: this.block.at,
      sequence: this.block.sequence,
      start: begins,
      length: this.#length(begins),
      rule: this.#rule(),
      added: this.#list('rdate'),
      left: this.#list('exdate'),
      instead: this.#one('recurrence-id'),
      onwards: this.#property('recurrence-id')?.[1].range === 'THISANDFUTURE',
      cancelled: /^cancelled$/i.test(this.#text('status')),
      title: this.#text('summary'),
      about: plain(this.#text('description')),
      comment: this.#text('comment'),
      place: this.#text('location'),
      organizer: this.#organizer(),
      url: this.#text('url'),
      categories: this.#all('categories').flatMap(([, , , ...values]) => values.map(String)),
      modified: stamp(this.#property('last-modified')?.[3]),
      strange: undefined,
    };
    return { ...entry, strange: this.#strange };
  }

  #all(name: string): Property[] {
    return this.properties.filter(([one]) => one === name);
  }

  #property(name: string): Property | undefined {
    return this.properties.find(([one]) => one === name);
  }

  #text(name: string): string {
    const value = this.#property(name)?.[3];
    return typeof value === 'string' ? value.trim() : '';
  }

  #fault(name: string, reason: string): Fault {
    const line = this.block.lines.find(({ text }) => text.toLowerCase().startsWith(name));
    return new Fault(line?.at ?? this.block.at, `${name.toUpperCase()} ${reason}`);
  }

  #zone(params: Property[1]): Zone {
    const name = String(params.tzid ?? '').trim();
    if (!name) return home;
    const zone = this.zones(name);
    if (!zone) this.#strange = name.slice(0, 60);
    return zone ?? home;
  }

  /** A date or date-time in the form of jCal. */
  #moment(name: string, value: unknown, params: Property[1]): Moment {
    const [, date = '', hour, minute, second = '0', z] =
      /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z)?)?$/.exec(String(value)) ?? [];
    if (!isDate(date) || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) {
      throw this.#fault(name, `is no date or time: ${String(value).slice(0, 30)}`);
    }
    const day = dayNumber(date);
    if (hour === undefined) return { day, seconds: undefined, zone: home };
    const seconds = Number(hour) * 3600 + Number(minute) * 60 + Math.min(59, Number(second));
    return { day, seconds, zone: z ? utc : this.#zone(params) };
  }

  #one(name: string): Moment | undefined {
    const property = this.#property(name);
    return property && this.#moment(name, property[3], property[1]);
  }

  #list(name: string): Moment[] {
    return this.#all(name).flatMap(([, params, , ...values]) =>
      values.map((value) => this.#moment(name, Array.isArray(value) ? value[0] : value, params)),
    );
  }

  /** Outlook writes a whole day as midnight to midnight, and says so aside. */
  #whole(start: Moment): Moment {
    const says = /^true$/i.test(this.#text('x-microsoft-cdo-alldayevent'));
    return says ? { day: start.day, seconds: undefined, zone: home } : start;
  }

  #length(start: Moment): number | undefined {
    const end = this.#one('dtend');
    const whole = start.seconds === undefined;
    if (end) {
      const length = whole ? end.day - start.day : epochOf(end) - epochOf(start);
      if (length < 0) throw this.#fault('dtend', 'is before DTSTART');
      return length || (whole ? 1 : undefined);
    }
    const given = this.#text('duration');
    if (!given) return whole ? 1 : undefined;
    const seconds = durationOf(given);
    if (seconds === undefined) throw this.#fault('duration', `is no duration: ${given.slice(0, 30)}`);
    return whole ? Math.max(1, Math.round(seconds / 86_400)) : seconds * 1000 || undefined;
  }

  #rule(): Entry['rule'] {
    const property = this.#property('rrule');
    if (!property) return undefined;
    const raw = Object(property[3]) as Record<string, unknown>;
    const freq = String(raw.freq).toUpperCase();
    if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'YEARLY') {
      throw this.#fault('rrule', `FREQ=${freq.slice(0, 20)} is not shown`);
    }
    if (['byhour', 'byminute', 'bysecond'].some((part) => numbers(raw[part]).length > 1)) {
      throw this.#fault('rrule', 'names several times of a day');
    }
    const until =
      raw.until === undefined
        ? undefined
        : this.#moment('rrule', raw.until, this.#property('dtstart')?.[1] ?? {});
    const rule: Rule = {
      freq,
      interval: Math.max(1, numbers(raw.interval)[0] ?? 1),
      count: numbers(raw.count)[0],
      weekStart: weekStartOf(raw.wkst),
      months: numbers(raw.bymonth),
      weeks: numbers(raw.byweekno),
      yearDays: numbers(raw.byyearday),
      monthDays: numbers(raw.bymonthday),
      days: daysIn(raw.byday),
      positions: numbers(raw.bysetpos),
    };
    return { rule, until };
  }

  /** A name as it is published; never an address of a person. */
  #organizer(): string {
    const name = String(this.#property('organizer')?.[1].cn ?? '').trim();
    return /@/.test(name) ? '' : name;
  }
}

/** In jCal the library gives weekdays of WKST as a number, Sunday 1. */
function weekStartOf(wkst: unknown): number {
  const named = weekdayNames.indexOf(String(wkst ?? 'MO').toUpperCase());
  return named >= 0 ? named : (Number(wkst) + 5) % 7 || 0;
}

const daysIn = (byday: unknown): Rule['days'] =>
  (byday === undefined ? [] : Array.isArray(byday) ? byday : [byday]).flatMap((one) => {
    const [, nth = '0', name = ''] = /^([+-]?\d+)?(\w\w)$/.exec(String(one).toUpperCase()) ?? [];
    const day = weekdayNames.indexOf(name);
    return day < 0 ? [] : [{ day, nth: Number(nth) }];
  });

/** Seconds of a duration such as PT1H30M or P1W; undefined where it is none, or goes backwards. */
function durationOf(text: string): number | undefined {
  const found = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text);
  if (!found) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((n) => Number(n ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
}

const stamp = (value: unknown): string | undefined =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) &&
  !Number.isNaN(Date.parse(value))
    ? value
    : undefined;

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };

/** Google and Outlook write HTML into descriptions: its text. */
function plain(text: string): string {
  if (!/<\/?[a-z][^>]*>/i.test(text)) return text;
  return text
    .replace(/<br\s*\/?>|<\/(p|div|li|tr)>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
