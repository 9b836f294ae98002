import { listOf } from '../../contract/list';
import type { Course, Offer, PartnerName, Session } from '../../contract/course';
import type { Area, Venue } from '../../contract/place';
import type { SessionIncluded } from '../../contract/resource';
import { epochOf, monthOf, wallTime } from '../../contract/time';
import type { PlainDate, PlainMonth } from '../../contract/time';
import { audiences } from '../../contract/word';
import type { Loaded } from '../../source/read';

export type LoadedSessions = Loaded<Session, SessionIncluded>;

/** A session with all that is said about it. */
export interface Row {
  session: Session;
  course: Course | undefined;
  venue: Venue | undefined;
  partner: PartnerName | undefined;
  /** The offers that may be shown here. */
  offers: readonly Offer[];
  /** The tier that marks the session: the most accessible of its offers; empty where none is given. */
  tier: string;
  /** Day and times on the programme's wall clock; a time that is not told is empty. */
  date: PlainDate;
  from: string;
  to: string;
  start: number;
  end: number;
}

/** What the page allows to be shown, as the tag's attributes say. */
export interface Scope {
  areaIds: ReadonlySet<string> | undefined;
  partner: string;
  /** Tiers that may be shown; empty is all. */
  tiers: readonly string[];
  zone: string;
}

const tierOrder = ['public_benefit', 'low_fee', 'market'];
const tierRank = (offer: Offer): number => (tierOrder.indexOf(offer.tier) + 4) % 4;

const byId = <T extends { id: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((one) => [one.id, one]));

/**
 * The rows of one or more months in order of time. Drafts, what lies outside the scope and what a later page repeats
 * are left out. With `tiers` set, a session without an offer in them does not appear, nor do its other offers.
 */
export function rowsOf(loads: readonly LoadedSessions[], scope: Scope): Row[] {
  const rows: Row[] = [];
  const seen = new Set<string>();
  for (const { items, included } of loads) {
    const courses = byId(included.courses);
    const venues = byId(included.venues);
    const partners = byId(included.partners);
    for (const session of items) {
      if (seen.has(session.id)) continue;
      seen.add(session.id);
      const course = courses.get(session.courseId);
      if (!isInScope(session, course, scope)) continue;
      const row = rowOf(session, course, scope);
      if (scope.tiers.length && !row.offers.length) continue;
      row.venue = venues.get(session.venueId ?? '');
      row.partner = partners.get(course?.partnerId ?? '');
      rows.push(row);
    }
  }
  return rows.sort((a, b) => a.start - b.start || a.end - b.end || (a.session.id < b.session.id ? -1 : 1));
}

function isInScope(session: Session, course: Course | undefined, scope: Scope): boolean {
  if (course?.status === 'draft') return false;
  if (scope.areaIds && !scope.areaIds.has(session.areaId)) return false;
  return !scope.partner || course?.partnerId === scope.partner;
}

function rowOf(session: Session, course: Course | undefined, scope: Scope): Row {
  const offers = (course?.offers ?? [])
    .filter((offer) => !scope.tiers.length || scope.tiers.indexOf(offer.tier) >= 0)
    .sort((a, b) => tierRank(a) - tierRank(b));
  const from = wallTime(session.start, scope.zone);
  const { timesTold } = session;
  return {
    session,
    course,
    venue: undefined,
    partner: undefined,
    offers,
    tier: offers[0]?.tier ?? '',
    date: from.date,
    from: timesTold === 'day' ? '' : from.time,
    to: timesTold ? '' : wallTime(session.end, scope.zone).time,
    start: epochOf(session.start),
    end: epochOf(session.end),
  };
}

/** What the reader chose; empty is everything. */
export interface Choice {
  brand: string;
  tiers: readonly string[];
  audience: string;
  /** Id of a station or of an institute. */
  station: string;
  /** Only what does not take place as planned. */
  changed: boolean;
}

export const noChoice: Choice = { brand: '', tiers: [], audience: '', station: '', changed: false };

export const choiceCount = (choice: Choice): number =>
  (choice.brand ? 1 : 0) +
  choice.tiers.length +
  (choice.audience ? 1 : 0) +
  (choice.station ? 1 : 0) +
  (choice.changed ? 1 : 0);

export type Facet = 'brand' | 'tier' | 'audience' | 'station' | 'changed';
export type Counts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

/** The rows that fit the choice, and how many each other choice would give (with the rest of the choice kept). */
export interface Found {
  rows: readonly Row[];
  counts: Counts;
}

/** Whether a session was called off or moved, or was not held. */
const isChanged = ({ session: { status }, course }: Row): boolean =>
  status === 'cancelled' || status === 'changed' || status === 'not_held' || course?.status === 'cancelled';

const isForAll = (named: readonly string[] | null | undefined): boolean =>
  !named?.length || named.indexOf('all_age') >= 0;

const values: Readonly<Record<Facet, (row: Row) => readonly string[]>> = {
  brand: (row) => row.course?.brands ?? [],
  tier: (row) => row.offers.map((offer) => offer.tier),
  // A course for all ages, or one that names no group, is for every group.
  audience: (row) => (isForAll(row.course?.audiences) ? audiences : (row.course?.audiences ?? [])),
  station: (row) => [row.session.areaId],
  changed: (row) => (isChanged(row) ? ['yes'] : []),
};

/** Filters rows and counts facets in one pass. `stations` are the ids that the chosen station stands for. */
export function find(rows: readonly Row[], choice: Choice, stations: ReadonlySet<string>): Found {
  const counts: Record<Facet, Map<string, number>> = {
    brand: new Map(),
    tier: new Map(),
    audience: new Map(),
    station: new Map(),
    changed: new Map(),
  };
  const fits: Readonly<Record<Facet, (row: Row) => boolean>> = {
    brand: (row) => !choice.brand || values.brand(row).indexOf(choice.brand) >= 0,
    tier: (row) => !choice.tiers.length || values.tier(row).some((tier) => choice.tiers.indexOf(tier) >= 0),
    audience: (row) => !choice.audience || values.audience(row).indexOf(choice.audience) >= 0,
    station: (row) => !choice.station || stations.has(row.session.areaId),
    changed: (row) => !choice.changed || isChanged(row),
  };
  const facets = Object.keys(counts) as Facet[];
  const found: Row[] = [];
  for (const row of rows) {
    const misses = facets.filter((facet) => !fits[facet](row));
    if (!misses.length) found.push(row);
    if (misses.length > 1) continue;
    for (const facet of misses.length ? misses : facets) {
      const count = counts[facet];
      for (const value of new Set(values[facet](row))) count.set(value, (count.get(value) ?? 0) + 1);
    }
  }
  return { rows: found, counts };
}

/** Rows by day, each day in order of time. */
export function byDay(rows: readonly Row[]): Map<PlainDate, Row[]> {
  const days = new Map<PlainDate, Row[]>();
  for (const row of rows) {
    const day = days.get(row.date);
    if (day) day.push(row);
    else days.set(row.date, [row]);
  }
  return days;
}

export const inMonth = (rows: readonly Row[], month: PlainMonth): Row[] =>
  rows.filter((row) => monthOf(row.date) === month);

/** Stations with a count, under their institutes, in the order of the area tree. */
export interface StationGroup {
  institute: Area | undefined;
  count: number;
  stations: readonly { area: Area; count: number }[];
}

export function stationGroups(areas: readonly Area[], counts: ReadonlyMap<string, number>): StationGroup[] {
  const groups = new Map<
    string,
    { institute: Area | undefined; count: number; stations: { area: Area; count: number }[] }
  >();
  const known = byId(areas);
  for (const area of areas) {
    const count = counts.get(area.id);
    if (!count) continue;
    const isPlace = area.level === 'station' || area.level === 'point';
    const institute = isPlace ? known.get(area.parentId ?? '') : area;
    const group = groups.get(institute?.id ?? '') ?? { institute, count: 0, stations: [] };
    group.count += count;
    if (isPlace) group.stations.push({ area, count });
    groups.set(institute?.id ?? '', group);
  }
  return listOf(groups.values());
}

/** The words of a list attribute: separated by white space or commas. */
export const wordsOf = (list: string): string[] => list.split(/[\s,，、]+/).filter(Boolean);
