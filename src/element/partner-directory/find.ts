import { listOf } from '../../contract/list';
import type { Area } from '../../contract/place';
import type { Partner } from '../../contract/partner';
import type { Text } from '../../contract/text';
import { countedKinds } from '../../contract/word';
import { fold, plainLatin } from './fold';

/*
 * Finding: an index made once per set of data, then one pass per question that gives the hits and every facet's
 * counts. Nothing here knows the page.
 */

export const facetNames = ['kind', 'category', 'tier', 'area', 'zone'] as const;
export type FacetName = (typeof facetNames)[number];
export type Sort = 'name' | 'fresh';

/** What the reader asked for: one value a facet at most, '' for any. `kind` also takes `counted`, the three kinds. */
export type Choice = Readonly<Record<FacetName, string> & { q: string; sort: Sort }>;

export const noChoice: Choice = { q: '', kind: '', category: '', tier: '', area: '', zone: '', sort: 'name' };

/** The pseudo-kind that stands for the three kinds of the published number. */
export const COUNTED = 'counted';

/** A partner with what searching needs, worked out once. */
export interface Entry {
  readonly partner: Partner;
  /** Folded text of everything that is searched, parts apart by line breaks. */
  readonly hay: string;
  /** Folded names alone. */
  readonly names: string;
  readonly syllables: readonly string[];
  readonly initials: string;
  /** Values by facet; `area` holds the stations and all above them. */
  readonly values: Readonly<Record<FacetName, readonly string[]>>;
}

export interface Index {
  /** In the order of names. */
  readonly entries: readonly Entry[];
  /** The same, last checked first. */
  readonly fresh: readonly Entry[];
}

export interface Found {
  readonly items: readonly Entry[];
  /** For every facet: how many there would be with that value chosen and all else as it is; '' for any value. */
  readonly counts: Readonly<Record<FacetName, ReadonlyMap<string, number>>>;
}

// The collator's data sort Chinese names by pinyin, Latin ones first.
const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/** Every language's wording of a text: a reader may search in either. */
const wordings = (text: Text | null | undefined): string[] =>
  text == null ? [] : typeof text === 'string' ? [text] : Object.keys(text).map((key) => text[key] ?? '');

const all = (texts: readonly Text[] | null | undefined): string[] =>
  (texts ?? []).reduce<string[]>((found, text) => found.concat(wordings(text)), []);

/** Areas with everything above each. */
function lineages(areas: readonly Area[]): (id: string) => readonly string[] {
  const parents = new Map(areas.map((area) => [area.id, area.parentId]));
  const known = new Map<string, readonly string[]>();
  return (id) => {
    const found = known.get(id) ?? [];
    if (found.length) return found;
    const line = [id];
    for (let at = parents.get(id); at && line.indexOf(at) < 0; at = parents.get(at)) line.push(at);
    known.set(id, line);
    return line;
  };
}

function entryOf(
  partner: Partner,
  lineage: (id: string) => readonly string[],
  tiers?: ReadonlySet<string>,
): Entry {
  const names = fold(
    [...wordings(partner.name), ...wordings(partner.shortName), ...all(partner.aliases)].join('\n'),
  );
  const rest = fold([...all(partner.subjects), ...wordings(partner.summary)].join('\n'));
  const syllables = plainLatin(partner.pinyin ?? '')
    .split(/[\s']+/)
    .filter(Boolean);
  const areas = new Set<string>();
  for (const id of placesOf(partner)) for (const above of lineage(id)) areas.add(above);
  const kinds = countedKinds.indexOf(partner.kind) >= 0 ? [partner.kind, COUNTED] : [partner.kind];
  return {
    partner,
    hay: `${names}\n${rest}`,
    names,
    syllables,
    initials: plainLatin(partner.initials ?? '') || syllables.map((one) => one.charAt(0)).join(''),
    values: {
      kind: kinds,
      category: partner.categories ?? [],
      tier: (partner.tiers ?? []).filter((tier) => !tiers || tiers.has(tier)),
      area: listOf(areas),
      zone: partner.zones ?? [],
    },
  };
}

/** The stations where a partner is active; the supervising site where none is named. */
export function placesOf(partner: Partner): readonly string[] {
  const { areaIds, supervisingAreaId } = partner;
  return areaIds?.length ? areaIds : supervisingAreaId ? [supervisingAreaId] : [];
}

/** Prepares partners for finding. `nameOf` gives the name that is shown and sorted by; `tiers` those to know of. */
export function makeIndex(
  partners: readonly Partner[],
  areas: readonly Area[],
  nameOf: (partner: Partner) => string,
  tiers?: ReadonlySet<string>,
): Index {
  const lineage = lineages(areas);
  const named = partners.map((partner) => ({
    entry: entryOf(partner, lineage, tiers),
    name: nameOf(partner),
  }));
  named.sort((a, b) => collator.compare(a.name, b.name));
  const entries = named.map(({ entry }) => entry);
  const checked = (entry: Entry) => entry.partner.verifiedAt ?? '';
  const rank = entries.map((entry, at) => ({ entry, at }));
  rank.sort((a, b) =>
    checked(a.entry) === checked(b.entry) ? a.at - b.at : checked(a.entry) < checked(b.entry) ? 1 : -1,
  );
  return { entries, fresh: rank.map(({ entry }) => entry) };
}

/** The words of a query; all of them must be found. */
export const termsOf = (q: string): string[] => fold(q).split(/\s+/).filter(Boolean);

/** Where a Latin word meets whole syllables from their start: index of the first and after the last, else undefined. */
export function syllablesHit(
  syllables: readonly string[],
  term: string,
): readonly [number, number] | undefined {
  for (let from = 0; from < syllables.length; from++) {
    let rest = term;
    for (let to = from; to < syllables.length; to++) {
      const one = syllables[to] ?? '';
      if (one.indexOf(rest) === 0) return [from, to + 1];
      if (rest.indexOf(one) !== 0) break;
      rest = rest.slice(one.length);
    }
  }
  return undefined;
}

function latinHit(entry: Entry, term: string): boolean {
  if (!/^[a-zü']+$/.test(term)) return false;
  const plain = plainLatin(term).replace(/'/g, '');
  return entry.initials.indexOf(plain) >= 0 || syllablesHit(entry.syllables, plain) !== undefined;
}

/** 0 no hit, 1 somewhere in the record, 2 in the name (shown first). */
function hit(entry: Entry, terms: readonly string[]): 0 | 1 | 2 {
  let best: 1 | 2 = 2;
  for (const term of terms) {
    if (entry.names.indexOf(term) >= 0) continue;
    if (entry.hay.indexOf(term) >= 0) best = 1;
    else if (!latinHit(entry, term)) return 0;
  }
  return best;
}

/** The hits of a choice and the counts of every facet, in one pass. Hits in the name come first. */
export function find(index: Index, choice: Choice): Found {
  const terms = termsOf(choice.q);
  const counts = {
    kind: new Map(),
    category: new Map(),
    tier: new Map(),
    area: new Map(),
    zone: new Map(),
  } as Record<FacetName, Map<string, number>>;
  const named: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of choice.sort === 'fresh' ? index.fresh : index.entries) {
    const how = hit(entry, terms);
    if (!how) continue;
    const failed = facetNames.filter((name) => choice[name] && entry.values[name].indexOf(choice[name]) < 0);
    if (failed.length > 1) continue;
    for (const name of failed.length ? failed : facetNames) countIn(counts[name], entry.values[name]);
    if (!failed.length) (how === 2 ? named : others).push(entry);
  }
  return { items: named.concat(others), counts };
}

function countIn(counts: Map<string, number>, values: readonly string[]): void {
  counts.set('', (counts.get('') ?? 0) + 1);
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}
