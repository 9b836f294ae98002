import { Failure } from './failure';

/** Age in ms up to which an answer is given again without asking. */
export const SHORT_MEMORY = 30_000;
const MOST_ANSWERS = 40;

interface Flight {
  answer: Promise<unknown>;
  control: AbortController;
  askers: number;
}

interface Kept {
  value: unknown;
  at: number;
}

const flights = new Map<string, Flight>();
const answers = new Map<string, Kept>();

/**
 * One piece of work for all who ask the same at the same time, and for those who ask soon after. It is given up when
 * the last asker has left (a moment later, so that an element moved in the page does not start it anew).
 * `maxAge` is the greatest age in ms of an answer that need not be asked for again.
 */
export function share<T>(
  key: string,
  signal: AbortSignal,
  maxAge: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal.aborted) return Promise.reject(new Failure('aborted'));
  const kept = answers.get(key);
  // The same key always names the same resource, so the kept value has the asker's type.
  if (kept && Date.now() - kept.at < maxAge && Date.now() >= kept.at) return Promise.resolve(kept.value as T);
  const flight = flights.get(key) ?? start(key, work);
  return join(flight, signal) as Promise<T>;
}

function start(key: string, work: (signal: AbortSignal) => Promise<unknown>): Flight {
  const control = new AbortController();
  const answer = work(control.signal);
  const flight: Flight = { answer, control, askers: 0 };
  flights.set(key, flight);
  const over = () => {
    if (flights.get(key) === flight) flights.delete(key);
  };
  answer.then((value) => {
    over();
    keep(key, value);
  }, over);
  control.signal.addEventListener('abort', over);
  return flight;
}

function keep(key: string, value: unknown): void {
  answers.delete(key);
  answers.set(key, { value, at: Date.now() });
  for (const old of answers.keys()) {
    if (answers.size <= MOST_ANSWERS) break;
    answers.delete(old);
  }
}

function join(flight: Flight, signal: AbortSignal): Promise<unknown> {
  flight.askers++;
  return new Promise((resolve, reject) => {
    const leave = () => {
      signal.removeEventListener('abort', left);
      flight.askers--;
    };
    const left = () => {
      leave();
      setTimeout(() => flight.askers === 0 && flight.control.abort());
      reject(new Failure('aborted'));
    };
    signal.addEventListener('abort', left);
    flight.answer.then(resolve, reject).then(() => signal.aborted || leave());
  });
}
