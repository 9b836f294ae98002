/* What there is to choose of a condition, in words and with counts. Pure. */
import { listOf } from '../../../contract/list';
import { areaAndBelow } from '../../../contract/place';
import type { Area } from '../../../contract/place';
import { activityCategories, audiences, categories, tiers, zones } from '../../../contract/word';
import { audienceLabels, categoryLabels, tierLabels, zoneLabels } from '../../part/label';
import type { Labels } from '../../part/label';
import type { Vocabulary } from '../../../contract/service';
import type { Counts, Facet } from '../find';
import { brandNames } from '../find-bar';
import { areaNameIn, labelIn } from '../scene';
import type { Scene } from '../scene';
import type { PanelView } from './panel';
import { activityLabels } from './words';

export type Occurring = Readonly<Record<Facet, ReadonlySet<string>>>;
/** Conditions of which one value is chosen. */
export type Pick = 'brand' | 'audience' | 'station' | 'zone' | 'category' | 'activity' | 'partner';

export interface Option {
  value: string;
  word: string;
  /** How many there would be; undefined while nothing is known. */
  n: number | undefined;
}
export interface Group {
  /** Empty where the options have no head. */
  head: string;
  options: readonly Option[];
}

const vocabularies: Readonly<Record<string, readonly [Vocabulary, Labels, readonly string[]]>> = {
  tier: ['tier', tierLabels, tiers],
  audience: ['audience', audienceLabels, audiences.filter((key) => key !== 'all_age')],
  zone: ['zone', zoneLabels, zones],
  category: ['category', categoryLabels, categories],
  activity: ['activityCategory', activityLabels, activityCategories],
};

const nameSorter = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/** A value in the reader's words. */
export function wordOf(facet: Pick | 'tier', value: string, scene: Scene, view: PanelView): string {
  const vocabulary = vocabularies[facet];
  if (vocabulary) return labelIn(scene, vocabulary[0], vocabulary[1], value);
  if (facet === 'brand') return brandNames(scene).find(([key]) => key === value)?.[1] ?? value;
  if (facet === 'station') return areaNameIn(scene, value);
  const partner = view.range.find((row) => row.partner?.id === value)?.partner;
  return scene.text(partner?.name) || value;
}

export const countOf = (counts: Counts | undefined, facet: Facet, value: string): number | undefined =>
  counts && (counts[facet].get(value) ?? 0);

/** Values in their order: those of the contract first, what else occurs, the chosen one always. */
function valuesIn(facet: Pick, scene: Scene, { occurring, choice }: PanelView): string[] {
  const there = occurring[facet];
  const order = facet === 'brand' ? brandNames(scene).map(([key]) => key) : (vocabularies[facet]?.[2] ?? []);
  const values = new Set(order.filter((key) => facet === 'brand' || there.has(key)));
  there.forEach((value) => value !== 'all_age' && values.add(value));
  if (choice[facet]) values.add(choice[facet]);
  return listOf(values);
}

/** Stations with a count, under their institutes, in the order of the area tree. */
export interface StationGroup {
  institute: Area | undefined;
  /** Of the institute and all below it. */
  count: number;
  stations: readonly { area: Area; count: number }[];
}

export function stationGroups(areas: readonly Area[], counts: ReadonlyMap<string, number>): StationGroup[] {
  const groups = new Map<string, StationGroup & { stations: { area: Area; count: number }[] }>();
  const known = new Map(areas.map((area) => [area.id, area]));
  for (const area of areas) {
    const count = counts.get(area.id);
    if (!count) continue;
    const isPlace = area.level === 'station' || area.level === 'point';
    const institute = isPlace ? known.get(area.parentId ?? '') : area;
    const group = groups.get(institute?.id ?? '') ?? { institute, count: 0, stations: [] };
    if (isPlace) group.stations.push({ area, count });
    groups.set(institute?.id ?? '', group);
  }
  return listOf(groups.values()).map((group) => {
    const ids = group.institute
      ? listOf(areaAndBelow(areas, group.institute.id))
      : group.stations.map(({ area }) => area.id);
    return { ...group, count: ids.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0) };
  });
}

function stations(scene: Scene, { counts, choice, areas, words }: PanelView): Group[] {
  const groups: Group[] = stationGroups(areas, counts?.station ?? new Map<string, number>()).map(
    ({ institute, count, stations: own }) => {
      const head = scene.text(institute?.name);
      const whole = institute ? [{ value: institute.id, word: words.allOf(head), n: count }] : [];
      const options = own.map(({ area, count: n }) => ({ value: area.id, word: scene.text(area.name), n }));
      return { head: head || scene.words.station, options: [...whole, ...options] };
    },
  );
  const { station } = choice;
  const known = groups.some(({ options }) => options.some(({ value }) => value === station));
  // A chosen place stays in sight when the month has nothing there.
  if (station && !known)
    groups.unshift({ head: '', options: [{ value: station, word: areaNameIn(scene, station), n: 0 }] });
  return groups;
}

/** What can be chosen; no group where there is nothing to choose. */
export function groupsOf(facet: Pick, scene: Scene, view: PanelView): readonly Group[] {
  if (facet === 'station') return view.oneStation ? [] : stations(scene, view);
  if (facet === 'partner' && view.onePartner) return [];
  const options = valuesIn(facet, scene, view).map((value) => ({
    value,
    word: wordOf(facet, value, scene, view),
    n: countOf(view.counts, facet, value),
  }));
  if (facet === 'partner') options.sort((a, b) => nameSorter.compare(a.word, b.word));
  const enough = view.choice[facet] || options.length > (facet === 'activity' ? 0 : 1);
  return enough ? [{ head: '', options }] : [];
}
