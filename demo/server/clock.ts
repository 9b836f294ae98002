import { instantFrom, wallTime, type PlainDate } from '../../src/contract';

/** The server's time. A demonstration may start it at another moment than now; it runs on from there. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A clock that shows `start` (milliseconds since the epoch) at this moment; without it, the true time. */
export function clockFrom(start?: number): Clock {
  const ahead = start === undefined ? 0 : start - Date.now();
  return { now: () => Date.now() + ahead };
}

/** The moment as RFC 3339 at +08:00, to the second. */
export const instant = (clock: Clock): string => instantFrom(clock.now());

export const today = (clock: Clock, zone: string): PlainDate => wallTime(clock.now(), zone).date;
