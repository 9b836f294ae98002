import { Refusal } from './refusal';

/** Most different keys that are remembered; full buckets are forgotten first. */
const MOST_KEYS = 20_000;

interface Bucket {
  left: number;
  /** Milliseconds of the same clock as `now`. */
  at: number;
}

/** Token buckets by key: `perMinute` in the long run, `burst` at once. They live in this process only. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly perMinute: number,
    private readonly burst: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes one. Throws Refusal 429 with `Retry-After` when there is none. */
  take(key: string, what: string): void {
    if (this.perMinute === Infinity) return;
    const bucket = this.#filled(key);
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return;
    }
    const seconds = Math.max(1, Math.ceil(((1 - bucket.left) * 60) / this.perMinute));
    throw new Refusal(
      429,
      'rate-limited',
      'Too many requests',
      `${what} Try again in ${seconds} s.`,
      undefined,
      {
        'Retry-After': String(seconds),
      },
    );
  }

  #filled(key: string): Bucket {
    const now = this.now();
    const bucket = this.#buckets.get(key);
    if (bucket) {
      bucket.left = Math.min(this.burst, bucket.left + ((now - bucket.at) * this.perMinute) / 60_000);
      bucket.at = now;
      return bucket;
    }
    if (this.#buckets.size >= MOST_KEYS) this.#sweep(now);
    const made = { left: this.burst, at: now };
    this.#buckets.set(key, made);
    return made;
  }

  /** Forgets buckets that are full again; when none is, all: better generous for a moment than out of memory. */
  #sweep(now: number): void {
    for (const [key, { left, at }] of this.#buckets) {
      if (left + ((now - at) * this.perMinute) / 60_000 >= this.burst) this.#buckets.delete(key);
    }
    if (this.#buckets.size >= MOST_KEYS) this.#buckets.clear();
  }
}

/** How much one may ask of the server in a minute. */
export interface LimitSettings {
  /** Writes from one address; twice as many at once. A station's shared Wi-Fi is one address. */
  writes: number;
  /** Answers to one survey, from everywhere. */
  survey: number;
  /** Look-ups by receipt from one address; twice as many at once. */
  lookups: number;
  /** Least time in ms until a look-up of an unknown receipt is answered. */
  slow: number;
}

export const USUAL: LimitSettings = { writes: 120, survey: 600, lookups: 20, slow: 300 };
export const UNLIMITED: LimitSettings = { writes: Infinity, survey: Infinity, lookups: Infinity, slow: 0 };

export class Limits {
  readonly #writes: Buckets;
  readonly #surveys: Buckets;
  readonly #lookups: Buckets;

  constructor(private readonly settings: LimitSettings = USUAL) {
    this.#writes = new Buckets(settings.writes, settings.writes * 2);
    this.#surveys = new Buckets(settings.survey, settings.survey);
    this.#lookups = new Buckets(settings.lookups, settings.lookups * 2);
  }

  write(address: string): void {
    this.#writes.take(address, 'Too much is sent from this address.');
  }

  survey(id: string): void {
    this.#surveys.take(id, 'Too many answers come in at this moment.');
  }

  lookup(address: string): void {
    this.#lookups.take(address, 'Too many receipts are looked up from this address.');
  }

  /** Waits until guessing receipts is slow. `began` is of `performance.now()`. */
  async slowly(began: number): Promise<void> {
    const rest = this.settings.slow - (performance.now() - began);
    if (rest > 0) await new Promise((done) => setTimeout(done, rest));
  }
}
