import type { Course, Offer, PartnerName, Session } from '../../contract/course';
import type { Venue } from '../../contract/place';
import type { SessionIncluded } from '../../contract/resource';
import { epochOf, monthOf, wallTime } from '../../contract/time';
import type { PlainDate, PlainMonth } from '../../contract/time';
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

/** The words of a list attribute: separated by white space or commas. */
export const wordsOf = (list: string): string[] => list.split(/[\s,，、]+/).filter(Boolean);
