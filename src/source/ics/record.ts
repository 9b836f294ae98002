import { dayFromNumber, dayNumber, firstDay, instantFrom, lastDay } from '../../contract/time';
import { NO_AREA } from '../../contract/place';
import { safeUrl } from '../url';
import { epochOf, type Entry, type Moment } from './entry';
import type { Month, Occurrence } from './month';
import { categoryWords, notes } from './words';
import { home } from './zone';

type Raw = Record<string, unknown>;

const HOUR = 3_600_000;
const LONGEST_TEXT = 4_000;

/** A month of a calendar as the contract's envelope of sessions. `area` stands for all: a file knows no stations. */
export function envelopeOf(
  { occurrences, faults, brokenOff }: Month,
  month: string,
  area: string,
  asOf: string,
): Raw {
  const included = {
    courses: new Map<string, Raw>(),
    venues: new Map<string, Raw>(),
    partners: new Map<string, Raw>(),
  };
  const areaId = area || NO_AREA;
  const items: unknown[] = [];
  for (const one of occurrences) {
    const { entry, series } = one;
    const own = entry !== series && differs(entry, series);
    const courseId = idOf(own ? `${entry.uid}#${one.key}` : series.uid || `line ${series.at}`);
    const partnerId = nameId(entry.organizer || series.organizer);
    included.courses.set(courseId, courseOf(courseId, own ? entry : series, series, partnerId));
    if (partnerId)
      included.partners.set(partnerId, { id: partnerId, name: entry.organizer || series.organizer });
    const venueId = venueOf(entry, areaId, included.venues);
    const wasAt = entry === series ? venueId : venueOf(series, areaId, included.venues);
    items.push(...sessionsOf(one, month, { courseId, areaId, venueId, wasAt }));
  }
  const lists = Object.entries(included).map(([name, records]) => [name, [...records.values()]]);
  // First, for whoever reads takes no more than so many records: at the end it would be cut off, and not told.
  const first = brokenOff ? [brokenOff] : [];
  return { items: [...first, ...items, ...faults], asOf, included: Object.fromEntries(lists) as Raw };
}

/** Ids have at most 128 characters; Exchange's are longer. */
function idOf(text: string): string {
  if (text.length <= 90) return text;
  let [a, b] = [0x811c9dc5, 0x1234567];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return `${text.slice(0, 60)}~${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

const nameId = (name: string): string | undefined => (name ? idOf(name) : undefined);

function venueOf({ place }: Entry, areaId: string, venues: Map<string, Raw>): string | undefined {
  if (!place) return undefined;
  const id = idOf(place);
  venues.set(id, { id, areaId, name: place });
  return id;
}

const differs = (entry: Entry, series: Entry): boolean =>
  (['title', 'about', 'url', 'organizer'] as const).some(
    (name) => entry[name] && entry[name] !== series[name],
  ) && !entry.cancelled;

function courseOf(id: string, entry: Entry, series: Entry, partnerId: string | undefined): Raw {
  const from = (name: 'title' | 'about' | 'url'): string => entry[name] || series[name];
  const words = categoriesOf(entry.categories.length ? entry : series);
  const url = safeUrl(from('url'));
  const tier = words.tier[0];
  return {
    id,
    title: from('title').slice(0, 300),
    kind: 'activity',
    status: 'published',
    partnerId,
    summary: from('about').slice(0, LONGEST_TEXT) || undefined,
    category: words.category[0],
    brands: words.brands,
    audiences: words.audiences,
    // What a file does not say is not told: never free of charge by default.
    offers: tier ? [{ id, tier, amountFen: tier === 'public_benefit' ? 0 : null, unit: 'session' }] : [],
    enrol: url && /^https?:/.test(url) ? { mode: 'external', url } : undefined,
  };
}

function categoriesOf({ categories }: Entry): Record<'tier' | 'category' | 'brands' | 'audiences', string[]> {
  const found = { tier: [], category: [], brands: [], audiences: [] } as Record<string, string[]>;
  for (const word of categories) {
    const key = word.replace(/[\s！!]/g, '');
    const [field, value] = Object.prototype.hasOwnProperty.call(categoryWords, key)
      ? (categoryWords[key] ?? [])
      : [];
    if (field && value) found[field]?.push(value);
  }
  return found as ReturnType<typeof categoriesOf>;
}

interface Ids {
  courseId: string;
  areaId: string;
  venueId: string | undefined;
  wasAt: string | undefined;
}

/** One session; of whole days one for each day of the month. */
function sessionsOf(one: Occurrence, month: string, ids: Ids): Raw[] {
  const { entry, start, key } = one;
  const base = idOf(entry.uid || `line ${entry.at}`);
  const id = key ? `${base}/${key}` : base;
  const common = { courseId: ids.courseId, areaId: ids.areaId, venueId: ids.venueId, ...changeOf(one, ids) };
  if (start.seconds !== undefined) {
    const from = epochOf(start);
    const told = entry.length === undefined ? { timesTold: 'start' } : {};
    return [
      { id, ...common, ...told, start: instantFrom(from), end: instantFrom(from + (entry.length ?? HOUR)) },
    ];
  }
  const days = entry.length ?? 1;
  const first = Math.max(start.day, dayNumber(firstDay(month)));
  const last = Math.min(start.day + days - 1, dayNumber(lastDay(month)));
  const made: Raw[] = [];
  for (let day = first; day <= last; day++) {
    made.push({
      id: days > 1 ? `${id}/${dayFromNumber(day)}` : id,
      ...common,
      timesTold: 'day',
      start: instantFrom(home(day, 0)),
      end: instantFrom(home(day + 1, 0)),
    });
  }
  return made;
}

/** What is out of the ordinary, and why. */
function changeOf({ entry, series, was, cancelled }: Occurrence, { venueId, wasAt }: Ids): Raw {
  const note = entry.strange ? { note: notes.zone(entry.strange) } : {};
  const moved =
    entry !== series &&
    (was !== undefined || (venueId !== wasAt && venueId !== undefined && wasAt !== undefined));
  if (!cancelled && !moved) return { status: 'scheduled', ...note };
  const explained = entry.comment || (entry !== series && entry.about !== series.about ? entry.about : '');
  const reason = cancelled || entry.comment ? explained.slice(0, 300) : '';
  return {
    status: cancelled ? 'cancelled' : 'changed',
    changeReason: reason || undefined,
    changedAt: entry.modified,
    changedFrom: cancelled
      ? undefined
      : { ...timesBefore(was, series), venueId: venueId === wasAt ? undefined : wasAt },
    ...note,
  };
}

function timesBefore(was: Moment | undefined, series: Entry): Raw {
  if (!was) return {};
  const from = epochOf(was);
  const length = was.seconds === undefined ? undefined : series.length;
  return { start: instantFrom(from), end: length === undefined ? undefined : instantFrom(from + length) };
}
