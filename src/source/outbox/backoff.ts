import type { Entry } from './record';

const FIRST_MS = 2_000;
const LONGEST_MS = 300_000;
/** Between two tries of one entry, whatever happens. */
export const SHORTEST_MS = 1_000;

/**
 * Ms to wait after the n-th failed try in a row (n from 1): "full jitter", random between 0 and a bound that doubles
 * from 2 s up to 5 minutes, so that a crowd that was cut off together does not come back together (AWS Builders'
 * Library, "Timeouts, retries and backoff with jitter").
 */
export const backOff = (tries: number, random = Math.random): number =>
  random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 20));

/** When something was last asked for that makes entries due early, in device ms. */
export interface Calls {
  /** The network came back, or the page into view. */
  eased: number;
  /** A person asked. */
  forced: number;
}

/**
 * The device time in ms when an entry is to be tried; Infinity for one that waits for a person. Later calls than the
 * last try make it due early, but never within a second of that try, and before the server's Retry-After only when a
 * person asks. A clock that was set back must not make it wait: then it is due at once. Calls that lie ahead of the
 * clock were made before it was set back, and are over.
 */
export function dueAt(entry: Entry, calls: Calls, now: number): number {
  const { triedAt, nextAt, notBefore } = entry;
  if (entry.failure?.reason === 'damaged') return Infinity;
  const turned = now < triedAt;
  const soon = turned ? now : triedAt + SHORTEST_MS;
  const called = (at: number): boolean => at > 0 && at <= now && (turned || at > triedAt);
  if (called(calls.forced)) return soon;
  if (entry.state === 'attention') return Infinity;
  if (turned) return now;
  return called(calls.eased) ? Math.min(nextAt, Math.max(soon, notBefore)) : nextAt;
}
