/** What happens to one device in a few seconds, drawn by fast-check so that a seed gives the same steps again. */
import * as fc from 'fast-check';
import { faultNames, type FaultName } from './storm';

/** `tab` counts the open tabs from 0 and wraps around. */
export type Step =
  /** Answers are given in a tab, all at once. Who `stays` waits until the page has said "saved", for a second at most. */
  | {
      do: 'put';
      tab: number;
      count: number;
      photos: boolean;
      kind: 'responses' | 'reports';
      stays: boolean;
    }
  /** Time goes by, in ms. */
  | { do: 'wait'; ms: number }
  /** From now on this share of all requests suffers one of these. */
  | { do: 'storm'; share: number; faults: readonly FaultName[] }
  | { do: 'calm' }
  | { do: 'open' }
  | { do: 'close' | 'crash' | 'reload' | 'tap'; tab: number }
  /** The device: the browser with all its processes is killed and started again. */
  | { do: 'kill' }
  | { do: 'offline' | 'online'; tab: number }
  /** Off and on again, so many times, without a pause. */
  | { do: 'flap'; tab: number; times: number }
  /** The clock of a tab is so many ms off from now on. */
  | { do: 'clock'; tab: number; ms: number }
  /** What waits is saved as a file in a tab and read in by the next, which may have it, or have sent it. */
  | { do: 'ship'; tab: number }
  /** The server is killed, and comes back after so many ms. */
  | { do: 'server'; ms: number }
  /** Nothing listens at the address for so many ms. */
  | { do: 'unplug'; ms: number };

export interface Schedule {
  /** Seed for the details: ids, texts, and which request suffers what. */
  seed: number;
  steps: readonly Step[];
}

const HOURS = 2 * 3_600_000;
const tab = fc.nat(2);
const only = <T extends string>(...names: T[]) => fc.constantFrom(...names);

const put = fc.record({
  do: only('put'),
  tab,
  count: fc.integer({ min: 1, max: 6 }),
  photos: fc.boolean(),
  kind: only('responses', 'responses', 'responses', 'reports'),
  stays: fc.boolean(),
});
const storm = fc.record({
  do: only('storm'),
  share: fc.constantFrom(0.3, 0.6, 0.9, 1),
  faults: fc.shuffledSubarray(faultNames, { minLength: 1, maxLength: 5 }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: put },
  { weight: 10, arbitrary: fc.record({ do: only('wait'), ms: fc.nat(700) }) },
  { weight: 5, arbitrary: storm },
  { weight: 1, arbitrary: fc.record({ do: only('calm') }) },
  { weight: 2, arbitrary: fc.record({ do: only('open') }) },
  { weight: 3, arbitrary: fc.record({ do: only('close', 'crash', 'reload'), tab }) },
  { weight: 7, arbitrary: fc.record({ do: only('tap'), tab }) },
  { weight: 2, arbitrary: fc.record({ do: only('kill') }) },
  { weight: 2, arbitrary: fc.record({ do: only('offline', 'online'), tab }) },
  { weight: 1, arbitrary: fc.record({ do: only('flap'), tab, times: fc.integer({ min: 2, max: 20 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: only('clock'), tab, ms: fc.constantFrom(-HOURS, -60_000, HOURS) }),
  },
  { weight: 2, arbitrary: fc.record({ do: only('ship'), tab }) },
  { weight: 1, arbitrary: fc.record({ do: only('server'), ms: fc.nat(800) }) },
  { weight: 1, arbitrary: fc.record({ do: only('unplug'), ms: fc.nat(800) }) },
);

/** Begins with answers under a storm. */
const schedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.integer({ min: 1, max: 0x7fffffff }),
  steps: fc
    .tuple(storm, put, fc.array(step, { minLength: 12, maxLength: 30, size: 'max' }))
    .map(([first, second, rest]) => [first, second, ...rest]),
});

/** The schedule number `index` of a seed; the same every time. */
export function scheduleOf(seed: number, index: number): Schedule {
  const [one] = fc.sample(fc.noBias(schedule), { seed: seed + index * 7919, numRuns: 1 });
  if (!one) throw new Error('no schedule was drawn');
  return one;
}

/** A step in one line, for the list that a failure prints. */
export const lineOf = ({ do: what, ...rest }: Step): string =>
  [what, ...Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`)].join(' ');
