import { pace } from '../pace';
import type { Lines } from './lines';
import { unreadable } from './words';

/** A line of a component with its number in the file. */
export interface Line {
  text: string;
  at: number;
}

/** One VEVENT or VTIMEZONE: its lines without BEGIN and END, and what is known of it without reading it whole. */
export interface Block {
  lines: Line[];
  /** Where it begins. */
  at: number;
  uid: string;
  /** `YYYYMMDD` of DTSTART; empty where it cannot be told. */
  start: string;
  /** `YYYYMMDD` of DTEND; empty where there is none. */
  end: string;
  sequence: number;
  /** Has a rule or further dates. */
  repeats: boolean;
  /** Changes one occurrence of another. */
  changes: boolean;
  /** Why it cannot be right, found while it was looked for. */
  fault?: string | undefined;
}

export interface Blocks {
  events: Block[];
  zones: Block[];
  name: string;
  /** METHOD:CANCEL: all in it is called off. */
  cancelled: boolean;
}

const NAME = /^[A-Za-z][A-Za-z0-9.-]*(?=[;:])/;
const valueOf = (line: string): string => line.replace(/^[^:]*:/, '').trim();

/** The components of a file. Rejects where it is no calendar, or breaks off. */
export async function blocksOf({ text, at }: Lines): Promise<Blocks> {
  const breath = pace();
  const found: Blocks = { events: [], zones: [], name: '', cancelled: false };
  const reader = new Reader(found);
  for (let i = 0; i < text.length; i++) {
    if ((i & 0xff) === 0 && breath.due()) await breath.turn();
    const line = text[i] ?? '';
    if (line.trim()) reader.take({ text: line, at: at[i] ?? 0 });
  }
  reader.finish(at[text.length - 1] ?? 1);
  return found;
}

class Reader {
  #open: string[] = [];
  #block: Block | undefined;
  #begun = false;

  constructor(private readonly found: Blocks) {}

  take(line: Line): void {
    const begins = /^BEGIN:\s*([\w-]+)\s*$/i.exec(line.text)?.[1]?.toUpperCase();
    const ends = /^END:\s*([\w-]+)\s*$/i.exec(line.text)?.[1]?.toUpperCase();
    if (!this.#begun) this.#first(line, begins);
    if (begins) this.#begin(begins, line);
    else if (ends) this.#end(ends);
    else this.#content(line);
  }

  #first({ text, at }: Line, begins: string | undefined): void {
    if (begins !== 'VCALENDAR') {
      const html = /^\s*</.test(text);
      throw html
        ? unreadable('none', 'HTML instead of a calendar')
        : unreadable('line', 'BEGIN:VCALENDAR expected', {}, at);
    }
    this.#begun = true;
  }

  #begin(name: string, { at }: Line): void {
    // A component that was never ended, before the next one of its kind.
    if (this.#block && this.#open.includes(name) && name !== 'VCALENDAR') {
      this.#block.fault = `no END before the next BEGIN:${name} in line ${at}`;
      this.#close(name);
    }
    if (this.#open.length === 1 && (name === 'VEVENT' || name === 'VTIMEZONE')) {
      this.#block = {
        lines: [],
        at,
        uid: '',
        start: '',
        end: '',
        sequence: 0,
        repeats: false,
        changes: false,
      };
    } else if (this.#block && name !== 'VEVENT') this.#block.lines.push({ text: `BEGIN:${name}`, at });
    this.#open.push(name);
  }

  #end(name: string): void {
    if (!this.#open.includes(name)) return;
    if (this.#block && this.#open.length > 2 && name !== 'VEVENT' && name !== 'VTIMEZONE') {
      this.#block.lines.push({ text: `END:${name}`, at: 0 });
    }
    this.#close(name);
  }

  #close(name: string): void {
    while (this.#open.length && this.#open.pop() !== name);
    if (!this.#block || this.#open.length > 1) return;
    (name === 'VTIMEZONE' ? this.found.zones : this.found.events).push(this.#block);
    this.#block = undefined;
  }

  #content(line: Line): void {
    const name = NAME.exec(line.text)?.[0].toUpperCase();
    if (!this.#block) {
      if (this.#open.length !== 1) return;
      if (name === 'X-WR-CALNAME') this.found.name = valueOf(line.text);
      if (name === 'METHOD') this.found.cancelled = /^cancel$/i.test(valueOf(line.text));
      return;
    }
    const inEvent = this.#open[1] === 'VEVENT';
    // An alarm, or whatever else lies in an event, is of no interest.
    if (inEvent && this.#open.length > 2) return;
    if (name === undefined) return this.#broken(line);
    this.#block.lines.push(line);
    if (inEvent) note(this.#block, name, line.text);
  }

  /** Text that was broken into lines without being folded goes on; anything else is a fault of this event. */
  #broken(line: Line): void {
    const block = this.#block;
    const last = block?.lines[block.lines.length - 1];
    if (last && /^(DESCRIPTION|SUMMARY|LOCATION|COMMENT|X-)/i.test(last.text)) {
      last.text += `\\n${line.text.trim()}`;
    } else if (block) block.fault ??= `line ${line.at} is no property: ${line.text.slice(0, 40)}`;
  }

  finish(last: number): void {
    if (!this.#begun) throw unreadable('none', 'an empty file');
    if (this.#open.length) throw unreadable('cut', `no END:${this.#open[0] ?? ''}`, {}, last);
  }
}

function note(block: Block, name: string, text: string): void {
  if (name === 'UID') block.uid ||= valueOf(text);
  else if (name === 'DTSTART') block.start = /^\d{8}/.exec(valueOf(text))?.[0] ?? '';
  else if (name === 'DTEND') block.end = /^\d{8}/.exec(valueOf(text))?.[0] ?? '';
  else if (name === 'SEQUENCE') block.sequence = Number(valueOf(text)) || 0;
  else if (name === 'RRULE' || name === 'RDATE') block.repeats = true;
  else if (name === 'RECURRENCE-ID') block.changes = true;
}
