import type { Receipt } from '../../contract/write';
import type { Backend } from '../backend';
import { backOff, dueAt, SHORTEST_MS, type Calls } from './backoff';
import type { Guard } from './guard';
import { Damaged, type Entry, type Parcel } from './record';
import { deliver, type Setback } from './reply';

/** One place where entries lie, as the sender sees it. */
export interface Lane {
  /** Makes sure that `entries` tells the truth. */
  refresh(): Promise<void>;
  entries(): readonly Entry[];
  backend(entry: Entry): Backend | undefined;
  /** What the entry carries; undefined when it has gone. Rejects with Damaged, or when the place does not work. */
  parcel(entry: Entry): Promise<Parcel | undefined>;
  /** Keeps what became of a try. Never rejects. */
  mark(entry: Entry): Promise<void>;
  /** It was accepted. Never rejects. */
  settle(entry: Entry, receipt: Receipt, text: string): Promise<void>;
  /** An entry is being sent, or no longer. */
  changed(): void;
}

/** Ms before a place that did not work is tried again. */
const REST_MS = 5_000;
const LONGEST_TIMER = 3_600_000;

/** Sends what is due, the oldest first, one at a time; sleeps until the next is due. */
export class Sender {
  /** Id of the entry that is being sent. */
  sending: string | undefined;
  private readonly calls: Calls = { eased: 0, forced: 0 };
  /** Attachments that the server is known to hold, by entry. */
  private readonly held = new Map<string, Set<string>>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private control: AbortController | undefined;
  private running = false;
  private ended = false;
  private restUntil = 0;

  constructor(
    private readonly lane: Lane,
    private readonly guard: Guard,
  ) {}

  /** Something may be due. `call` makes entries due early: see `dueAt`. */
  wake(call?: keyof Calls): void {
    if (call) this.calls[call] = Date.now();
    if (call) this.restUntil = 0;
    if (this.running || this.ended) return;
    clearTimeout(this.timer);
    const wait = Math.max(this.nextDue(), this.restUntil) - Date.now();
    if (wait === Infinity) return;
    this.timer = setTimeout(() => void this.run(), Math.min(Math.max(0, wait), LONGEST_TIMER));
  }

  /** Ends it for good; what is being sent is broken off. */
  stop(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.control?.abort();
  }

  private nextDue(): number {
    const now = Date.now();
    return this.lane
      .entries()
      .reduce((least, entry) => Math.min(least, dueAt(entry, this.calls, now)), Infinity);
  }

  private async run(): Promise<void> {
    this.running = true;
    this.restUntil = 0;
    try {
      const wait = await this.guard.hold((lost) => this.pass(lost));
      if (wait) this.restUntil = Date.now() + wait;
    } catch {
      this.restUntil = Date.now() + REST_MS;
    }
    this.running = false;
    this.wake();
  }

  private async pass(lost: AbortSignal): Promise<void> {
    const control = (this.control = new AbortController());
    lost.addEventListener('abort', () => control.abort());
    // Where it cannot be read what is known will do.
    if (!this.ended) await this.lane.refresh().catch(() => undefined);
    for (;;) {
      const entry = this.next();
      if (!entry || this.ended || control.signal.aborted) return;
      await this.attempt(entry, control.signal);
    }
  }

  private next(): Entry | undefined {
    const now = Date.now();
    let oldest: Entry | undefined;
    for (const entry of this.lane.entries()) {
      if (dueAt(entry, this.calls, now) > now) continue;
      if (!oldest || entry.createdAt < oldest.createdAt) oldest = entry;
    }
    return oldest;
  }

  private async attempt(entry: Entry, signal: AbortSignal): Promise<void> {
    const tried: Entry = { ...entry, tries: entry.tries + 1, triedAt: Date.now() };
    this.sending = entry.id;
    this.lane.changed();
    try {
      const parcel = await this.lane.parcel(entry);
      if (!parcel) return;
      const result = await this.hand(entry, parcel, signal);
      if ('receipt' in result) await this.lane.settle(entry, result, parcel.text);
      else if (!signal.aborted) await this.lane.mark(after(tried, result));
    } catch (error) {
      // What cannot be read now waits like what cannot be sent now: it must not hold up all that is younger.
      const unread = after(tried, { failure: { reason: 'unread' } });
      const lost: Entry = { ...tried, state: 'attention', failure: { reason: 'damaged' } };
      await this.lane.mark(error instanceof Damaged ? lost : unread);
    } finally {
      this.sending = undefined;
      this.lane.changed();
    }
  }

  private async hand(entry: Entry, parcel: Parcel, signal: AbortSignal): Promise<Receipt | Setback> {
    const backend = this.lane.backend(entry);
    if (!backend) return { failure: { reason: 'offline' } };
    const held = this.held.get(entry.id) ?? new Set<string>();
    this.held.set(entry.id, held);
    const result = await deliver(backend, entry, parcel, held, signal);
    if ('receipt' in result) this.held.delete(entry.id);
    return result;
  }
}

/** The entry after a try that failed. */
function after(tried: Entry, { failure, wait = 0 }: Setback): Entry {
  const now = Date.now();
  const notBefore = now + wait * 1000;
  const nextAt = Math.max(notBefore, tried.triedAt + SHORTEST_MS, now + backOff(tried.tries));
  const state = failure.reason === 'refused' ? 'attention' : 'waiting';
  return { ...tried, state, failure, notBefore, nextAt };
}
