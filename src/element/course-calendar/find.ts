import { audiences } from '../../contract/word';
import type { Choice } from './choice';
import type { Row } from './view';

/*
 * Finding: one pass over the rows gives those that fit and every facet's counts. Nothing here knows the page.
 */

export const facets = [
  'brand',
  'tier',
  'audience',
  'station',
  'zone',
  'category',
  'activity',
  'partner',
  'changed',
  'free',
  'seats',
] as const;
export type Facet = (typeof facets)[number];
export type Counts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

/** The rows that fit the choice, and how many each other choice would give (with the rest of the choice kept). */
export interface Found {
  rows: readonly Row[];
  counts: Counts;
}

/** Conditions whose code comes later; one that is missing lets everything through. */
export interface Tests {
  q?: ((row: Row) => boolean) | undefined;
  age?: ((row: Row) => boolean) | undefined;
  /** Whether a seat may still be had; also where nobody knows. */
  seats?: ((row: Row) => boolean) | undefined;
}

/** Whether a session was called off or moved, or was not held. */
const isChanged = ({ session: { status }, course }: Row): boolean =>
  status === 'cancelled' || status === 'changed' || status === 'not_held' || course?.status === 'cancelled';

/** The public-good offers without a fee. */
export const freeOffers = (row: Row): Row['offers'] =>
  row.offers.filter((offer) => offer.tier === 'public_benefit' && offer.amountFen === 0);

export const isForAll = (named: readonly string[] | null | undefined): boolean =>
  !named?.length || named.indexOf('all_age') >= 0;

const nothing: readonly string[] = [];
const yes = ['yes'];
const one = (value: string | null | undefined): readonly string[] => (value ? [value] : nothing);

/** The values of a row by facet. */
export const valuesOf: Readonly<Record<Facet, (row: Row, tests: Tests) => readonly string[]>> = {
  brand: (row) => row.course?.brands ?? nothing,
  tier: (row) => row.offers.map((offer) => offer.tier),
  // A course for all ages, or one that names no group, is for every group.
  audience: (row) => (isForAll(row.course?.audiences) ? audiences : (row.course?.audiences ?? nothing)),
  station: (row) => one(row.session.areaId),
  zone: (row) => one(row.course?.zone ?? row.venue?.zone),
  category: (row) => one(row.course?.category),
  activity: (row) => one(row.course?.activityCategory),
  partner: (row) => one(row.course?.partnerId),
  changed: (row) => (isChanged(row) ? yes : nothing),
  free: (row) => (freeOffers(row).length ? yes : nothing),
  seats: (row, { seats }) => (!seats || seats(row) ? yes : nothing),
};

type Wanted = readonly string[] | ReadonlySet<string>;

/** Values that the choice wants of a facet; undefined where any will do. */
function wanted(facet: Facet, choice: Choice, stations: ReadonlySet<string>): Wanted | undefined {
  if (facet === 'tier') return choice.tiers.length ? choice.tiers : undefined;
  if (facet === 'station') return choice.station ? stations : undefined;
  const value = choice[facet];
  return value === true ? yes : value ? [value] : undefined;
}

const has = (wish: Wanted, value: string): boolean =>
  'has' in wish ? wish.has(value) : wish.indexOf(value) >= 0;

const noTests: Tests = {};

/** Filters rows and counts facets in one pass. `stations` are the ids that the chosen station stands for. */
export function find(
  rows: readonly Row[],
  choice: Choice,
  stations: ReadonlySet<string>,
  tests: Tests = noTests,
): Found {
  const counts = {} as Record<Facet, Map<string, number>>;
  for (const facet of facets) counts[facet] = new Map<string, number>();
  const wishes = facets.map((facet) => wanted(facet, choice, stations));
  const found: Row[] = [];
  for (const row of rows) {
    if ((tests.q && !tests.q(row)) || (tests.age && !tests.age(row))) continue;
    const values = facets.map((facet) => valuesOf[facet](row, tests));
    const misses = facets.filter((_, at) => {
      const wish = wishes[at];
      return wish !== undefined && !values[at]?.some((value) => has(wish, value));
    });
    if (!misses.length) found.push(row);
    if (misses.length > 1) continue;
    for (const facet of misses.length ? misses : facets)
      countIn(counts[facet], values[facets.indexOf(facet)] ?? nothing);
  }
  return { rows: found, counts };
}

/** A value that a record names twice counts once. */
function countIn(counts: Map<string, number>, values: readonly string[]): void {
  values.forEach((value, at) => {
    if (values.indexOf(value) === at) counts.set(value, (counts.get(value) ?? 0) + 1);
  });
}
