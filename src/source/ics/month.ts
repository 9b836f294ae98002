import { dayFromNumber, dayNumber, firstDay, lastDay } from '../../contract/time';
import { Unread } from '../check';
import { pace } from '../pace';
import type { Block, Blocks } from './blocks';
import { entryOf, epochOf, Fault, type Entry, type Moment } from './entry';
import { daysOf } from './rule';
import { home, zonesOf } from './zone';

/** One occurrence of an event. */
export interface Occurrence {
  entry: Entry;
  /** What it belongs to, where it is a change of one of several. */
  series: Entry;
  /** Names it within its series: the start that it had first; empty where there is but one. */
  key: string;
  start: Moment;
  /** Where it was before it was moved. */
  was: Moment | undefined;
  cancelled: boolean;
}

export interface Month {
  occurrences: Occurrence[];
  faults: Unread[];
  /** Tells where the reading broke off, in a month of too many events. */
  brokenOff: Unread | undefined;
}

/** Days around a month in which its events may be told: zones are at most 14 hours away. */
const AROUND = 2;
/** As many sessions of a month as the calendar shows; an event has one at least. */
const MOST = 10_000;

interface Span {
  from: number;
  to: number;
}

interface Series {
  main: Block | undefined;
  changes: Block[];
}

/** The events of a file by their names, for one month at a time. */
export class Calendar {
  readonly name: string;
  readonly #series: readonly Series[];
  readonly #zones: ReturnType<typeof zonesOf>;
  readonly #cancelled: boolean;

  private constructor({ zones, name, cancelled }: Blocks, series: Iterable<Series>) {
    this.name = name;
    this.#zones = zonesOf(zones);
    this.#cancelled = cancelled;
    this.#series = [...series];
  }

  static async of(blocks: Blocks): Promise<Calendar> {
    const breath = pace();
    const series = new Map<string, Series>();
    for (const block of blocks.events) {
      if (breath.due()) await breath.turn();
      const key = block.uid || `line ${block.at}`;
      const one = series.get(key) ?? { main: undefined, changes: [] };
      series.set(key, one);
      if (block.changes) one.changes.push(block);
      // Of several revisions the newest counts, which stands last where their numbers are the same.
      else if (!one.main || block.sequence >= one.main.sequence) one.main = block;
    }
    return new Calendar(blocks, series.values());
  }

  /** What happens in a month (`YYYY-MM`). Only the events that may lie in it are read. */
  async month(month: string): Promise<Month> {
    const breath = pace();
    const span = { from: dayNumber(firstDay(month)), to: dayNumber(lastDay(month)) };
    const found: Month = { occurrences: [], faults: [], brokenOff: undefined };
    for (const { main, changes } of this.#series) {
      if (breath.due()) await breath.turn();
      if ((!main || !near(main, span)) && !changes.some((one) => near(one, span))) continue;
      this.#expand(main, changes, span, found);
      // Only where there is one too many: that an event looks as if it lay in the month does not say that it does.
      if (found.occurrences.length > MOST) {
        found.brokenOff = breakAt(main ?? changes[0], month);
        break;
      }
    }
    return found;
  }

  #read(block: Block, faults: Unread[]): Entry | undefined {
    try {
      const entry = entryOf(block, this.#zones);
      return this.#cancelled ? { ...entry, cancelled: true } : entry;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(
        new Unread(['VEVENT'], `line ${error.line}: ${error.reason}`, block.uid.slice(0, 128) || undefined),
      );
      return undefined;
    }
  }

  #expand(main: Block | undefined, blocks: Block[], span: Span, found: Month): void {
    const series = main && this.#read(main, found.faults);
    const changes = blocks
      .map((one) => this.#read(one, found.faults))
      .filter((one): one is Entry => one?.instead !== undefined);
    const changed = newestOf(changes);
    const onwards = [...newestOf(changes.filter((one) => one.onwards)).values()];
    const shown = (one: Occurrence): void => {
      if (touches(one, span)) found.occurrences.push(one);
    };
    const set = new Set<string>();
    if (series) {
      for (const start of startsOf(series, span)) {
        const key = keyOf(start);
        if (changed.has(key) || set.has(key)) continue;
        set.add(key);
        shown(regular(series, start, key, onwards));
      }
    }
    for (const [key, entry] of changed) shown(replaced(entry, series, key));
  }
}

/** Without it a month that is cut would look whole to the webmaster. */
const breakAt = (block: Block | undefined, month: string): Unread =>
  new Unread(
    ['VEVENT'],
    `line ${block?.at ?? 0}: ${month} has more than ${MOST} events, nothing is shown of it from here on`,
    block?.uid.slice(0, 128) || undefined,
  );

/** The changes by what they change. Of several revisions the newest counts, the last where their numbers are the same. */
function newestOf(changes: readonly Entry[]): Map<string, Entry> {
  const newest = new Map<string, Entry>();
  for (const one of changes) {
    const key = keyOf(one.instead ?? one.start);
    const other = newest.get(key);
    if (!other || one.sequence >= other.sequence) newest.set(key, one);
  }
  return newest;
}

/** Names a start among those of its series: by the moment, or by the day. */
const keyOf = (moment: Moment): string =>
  moment.seconds === undefined
    ? dayFromNumber(moment.day).replace(/-/g, '')
    : new Date(epochOf(moment)).toISOString().replace(/[-:]|\.\d+/g, '');

const digits = (n: number): string => dayFromNumber(n).replace(/-/g, '');

/** Whether an event may lie in the days, as far as can be told without reading it. */
function near({ start, end, repeats }: Block, { from, to }: Span): boolean {
  if (!start) return true; // to be told of
  if (start > digits(to + AROUND)) return false;
  return repeats || start >= digits(from - AROUND) || (end || start) >= digits(from - AROUND);
}

/** The starts of an event that may lie in the days, or reach into them. */
function startsOf(entry: Entry, { from, to }: Span): Moment[] {
  const { start, rule, added, left, length = 0 } = entry;
  const reach = start.seconds === undefined ? length : Math.ceil(length / 86_400_000);
  const first = from - AROUND - Math.min(reach, 366);
  const days = rule ? daysOf(rule.rule, start.day, first, to + AROUND) : [start.day];
  const until = rule?.until;
  const starts = days.map((day) => ({ ...start, day })).filter((one) => !until || !isAfter(one, until));
  const gone = new Set(left.flatMap((one) => [keyOf(one), one.seconds === undefined ? `${one.day}` : '']));
  const all = [
    ...starts,
    ...added.map((one) => (start.seconds === undefined ? { ...one, seconds: undefined } : one)),
  ];
  return all.filter((one) => !gone.has(keyOf(one)) && !gone.has(`${one.day}`));
}

const isAfter = (one: Moment, until: Moment): boolean =>
  until.seconds === undefined || one.seconds === undefined
    ? one.day > until.day
    : epochOf(one) > epochOf(until);

/** An occurrence as the rule has it, or as a change has it that holds from an earlier one on. */
function regular(series: Entry, start: Moment, key: string, changes: readonly Entry[]): Occurrence {
  const many = Boolean(series.rule ?? series.added.length);
  const onwards = changes
    .filter((one) => one.instead && epochOf(one.instead) < epochOf(start))
    .sort((a, b) => epochOf(b.instead ?? b.start) - epochOf(a.instead ?? a.start))[0];
  const base = { series, key: many ? key : '', was: undefined };
  if (!onwards?.instead) return { ...base, entry: series, start, cancelled: series.cancelled };
  const days = onwards.start.day - onwards.instead.day;
  const moved = { ...onwards.start, day: start.day + days };
  return { ...base, entry: onwards, start: moved, cancelled: onwards.cancelled };
}

function replaced(entry: Entry, series: Entry | undefined, key: string): Occurrence {
  const { instead, start } = entry;
  const was = instead && keyOf(instead) !== keyOf(start) ? instead : undefined;
  return { entry, series: series ?? entry, key, start, was, cancelled: entry.cancelled };
}

/** Whether it begins in the days; whole days count as far as they reach. */
function touches({ start, entry }: Occurrence, { from, to }: Span): boolean {
  if (start.seconds === undefined) return start.day <= to && start.day + (entry.length ?? 1) > from;
  const epoch = epochOf(start);
  return epoch >= home(from, 0) && epoch < home(to + 1, 0);
}
