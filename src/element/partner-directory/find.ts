import { listOf } from '../../contract/list';
import type { Area } from '../../contract/place';
import type { Partner } from '../../contract/partner';
import { countedKinds } from '../../contract/word';
import { allWordings, hit, soundOf, soughtText, termsOf, wordings } from '../part/match';
import type { Sought } from '../part/match';

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
export interface Entry extends Sought {
  readonly partner: Partner;
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
  const text = soughtText(
    [...wordings(partner.name), ...wordings(partner.shortName), ...allWordings(partner.aliases)],
    [...allWordings(partner.subjects), ...wordings(partner.summary)],
  );
  const areas = new Set<string>();
  for (const id of placesOf(partner)) for (const above of lineage(id)) areas.add(above);
  const kinds = countedKinds.indexOf(partner.kind) >= 0 ? [partner.kind, COUNTED] : [partner.kind];
  return {
    partner,
    ...text,
    ...soundOf(partner.pinyin, partner.initials),
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
