import { Refusal } from './refusal';

/** Most that wait in one lane; who comes then is asked to come again. */
const LONGEST = 5000;

/**
 * Work on the same thing, one after the other. The database would let them wait for one another too, but each with a
 * connection in its hand: a rush on one session would leave none for all the others. They live in this process only and
 * decide nothing.
 */
export class Lanes {
  readonly #lanes = new Map<string, { last: Promise<unknown>; length: number }>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(key) ?? { last: Promise.resolve(), length: 0 };
    if (lane.length >= LONGEST) throw tooMany();
    this.#lanes.set(key, lane);
    lane.length += 1;
    const result = lane.last.then(work);
    lane.last = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      lane.length -= 1;
      if (lane.length === 0) this.#lanes.delete(key);
    }
  }
}

/** Not all at the same moment again. */
const tooMany = (): Refusal =>
  new Refusal(503, 'unavailable', 'Too many at once', 'Very many want a seat at this moment.', undefined, {
    'Retry-After': String(2 + Math.floor(Math.random() * 9)),
  });
