/* The conditions that take more than a look at a field: words, years, seats. */
import type { Course, SeatCount } from '../../../contract/course';
import { memo } from '../../../control/memo';
import { allWordings, hit, soundOf, soughtText, termsOf, wordings } from '../../part/match';
import type { Sought } from '../../part/match';
import type { Evidence } from '../desk';
import { isForAll } from '../find';
import type { Tests } from '../find';
import { phaseOf } from '../phase';
import type { Row } from '../view';

const known = new WeakMap<Course, Sought>();

/** What a course is found by; worked out once. */
export function soughtOf(row: Row): Sought | undefined {
  const { course, partner } = row;
  if (!course) return undefined;
  const found = known.get(course);
  if (found) return found;
  const teachers = (course.instructors ?? []).filter(({ consent }) => consent);
  const sought: Sought = {
    ...soughtText(
      [...wordings(course.title), ...wordings(course.subject)],
      [...wordings(partner?.name), ...allWordings(teachers.map(({ displayName }) => displayName))],
    ),
    ...soundOf(course.pinyin),
  };
  known.set(course, sought);
  return sought;
}

const byWords = (q: string): Tests['q'] => {
  const terms = termsOf(q);
  if (!terms.length) return undefined;
  return (row) => {
    const sought = soughtOf(row);
    return sought !== undefined && hit(sought, terms) > 0;
  };
};

/**
 * Years that the audiences stand for, from and to. They overlap: who stands between two is for both. The contract gives
 * no years with the audiences; these follow common use (未满14周岁 is a child by law, 60 and over is old, and many
 * classes for the old take people from 50).
 */
const bands: Readonly<Record<string, readonly [number, number]>> = {
  preschool: [0, 6],
  child: [6, 14],
  teen: [10, 18],
  youth: [14, 45],
  adult: [18, 64],
  elder: [50, 999],
  family: [0, 999],
};

/** Whether somebody of these years may come: by the course's own years, else by its audiences, else anybody. */
export function isForAge(course: Course | undefined, age: number): boolean {
  const { ageMin, ageMax, audiences } = course ?? {};
  if (ageMin != null || ageMax != null) return age >= (ageMin ?? 0) && age <= (ageMax ?? 999);
  if (isForAll(audiences)) return true;
  return (audiences ?? []).some((name) => {
    // A word that is not known shuts nobody out.
    const [from, to] = bands[name] ?? [0, 999];
    return age >= from && age <= to;
  });
}

/** Whether a seat may still be had; `unknown` where nobody counted. */
export type SeatState = 'some' | 'none' | 'unknown';

export function seatState(row: Row, seats: SeatCount | undefined, now: number): SeatState {
  const { status } = row.session;
  if (status === 'cancelled' || status === 'not_held' || row.course?.status === 'cancelled') return 'none';
  const phase = phaseOf(row, seats, now);
  if (phase && !/^(open|almost_full|not_open)$/.test(phase)) return 'none';
  const mode = row.course?.enrol?.mode;
  // Nobody counts those who just come; a draw and a choice are open to all.
  if (mode === 'walk_in' || mode === 'lottery' || mode === 'review') return 'some';
  if (!seats?.capacity) return 'unknown';
  return seats.left > 0 && !seats.waitlist ? 'some' : 'none';
}

type Told = (row: Row) => SeatState;

const tellerOf = (data: Evidence['data'], _counted: number, now: number): Told => {
  const states = new WeakMap<Row, SeatState>();
  return (row) => {
    const found = states.get(row) ?? seatState(row, data.seatsOf(row), now);
    states.set(row, found);
    return found;
  };
};

/** The tests of one calendar; the same evidence gives the same object. */
export class Sieve {
  readonly #words = memo(byWords);
  readonly #years = memo((age: number | undefined): Tests['age'] =>
    age === undefined ? undefined : (row) => isForAge(row.course, age),
  );
  readonly #teller = memo(tellerOf);
  readonly #seats = memo((told: Told | undefined): Tests['seats'] => told && ((row) => told(row) !== 'none'));
  readonly #all = memo((q: Tests['q'], age: Tests['age'], seats: Tests['seats']): Tests => ({
    q,
    age,
    seats,
  }));
  #told: Told | undefined;

  readonly tests = ({ choice, data, counted, now, hasSeats }: Evidence): Tests => {
    this.#told = hasSeats ? this.#teller(data, counted, now) : undefined;
    return this.#all(this.#words(choice.q), this.#years(choice.age), this.#seats(this.#told));
  };

  /** How many of the rows have seats that nobody counted. */
  uncounted(rows: readonly Row[]): number {
    const told = this.#told;
    return told ? rows.filter((row) => told(row) === 'unknown').length : 0;
  }
}
