import { Failure } from './failure';

/** Age in ms up to which an answer is given again without asking. */
export const SHORT_MEMORY = 30_000;
const MOST_ANSWERS = 40;

/** Work under way, and for how many. */
export interface Flight<T = unknown> {
  answer: Promise<T>;
  control: AbortController;
  askers: number;
}

/** A piece of work that all who ask the same share. */
export interface Work<T> {
  /** Does it. `early` is told of everything that may yet turn the answer out to be the wrong one. */
  run(signal: AbortSignal, early: (holds: Promise<boolean>) => void): Promise<T>;
  /** Hears the answer once it is sure: not given up meanwhile, and nothing early came to false. Must not throw. */
  sure?(answer: T): void;
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
 * `maxAge` is the greatest age in ms of an answer that need not be asked for again; one that turns out wrong, or comes
 * after the work was given up, is not remembered.
 */
export function share<T>(key: string, signal: AbortSignal, maxAge: number, work: Work<T>): Promise<T> {
  if (signal.aborted) return Promise.reject(new Failure('aborted'));
  const kept = answers.get(key);
  // The same key always names the same resource, so the kept value has the asker's type.
  if (kept && Date.now() - kept.at < maxAge && Date.now() >= kept.at) return Promise.resolve(kept.value as T);
  const flight = flights.get(key) ?? start(key, work);
  return join(flight, signal) as Promise<T>;
}

function start<T>(key: string, work: Work<T>): Flight {
  const doubts: Promise<boolean>[] = [];
  const flight = launch((signal) => work.run(signal, (holds) => void doubts.push(holds)));
  const over = () => {
    if (flights.get(key) === flight) flights.delete(key);
  };
  flights.set(key, flight);
  flight.control.signal.addEventListener('abort', over);
  flight.answer.then((value) => {
    over();
    if (flight.control.signal.aborted) return;
    keep(key, value);
    if (doubts.length === 0) work.sure?.(value);
    else void allHold(doubts).then((hold) => (hold ? work.sure?.(value) : forget(key, value)));
  }, over);
  return flight;
}

/** Begins work that `join` can be called for. */
export function launch<T>(work: (signal: AbortSignal) => Promise<T>): Flight<T> {
  const control = new AbortController();
  return { answer: work(control.signal), control, askers: 0 };
}

const allHold = (doubts: Promise<boolean>[]) =>
  Promise.all(doubts).then(
    (all) => all.every(Boolean),
    () => false,
  );

function forget(key: string, value: unknown): void {
  if (answers.get(key)?.value === value) answers.delete(key);
}

function keep(key: string, value: unknown): void {
  answers.delete(key);
  answers.set(key, { value, at: Date.now() });
  for (const old of answers.keys()) {
    if (answers.size <= MOST_ANSWERS) break;
    answers.delete(old);
  }
}

/** One more asker, until its signal is aborted: when that was the last one, the work is given up a moment later. */
export function join<T>(flight: Flight<T>, signal: AbortSignal | undefined): Promise<T> {
  flight.askers++;
  if (!signal) return flight.answer;
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
