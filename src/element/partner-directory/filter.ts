import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import type { Area } from '../../contract/place';
import { categories, partnerKinds, tiers, zones } from '../../contract/word';
import { icon } from '../part/icon';
import { COUNTED } from './find';
import type { Choice, FacetName, Found } from './find';
import { categoryName, kindName, say, tierName, zoneName } from './view';
import type { Context } from './view';

export interface FilterSetting {
  readonly c: Context;
  readonly choice: Choice;
  /** Counts under the present choice, and without any. */
  readonly now: Found['counts'];
  readonly ever: Found['counts'];
  /** Areas that may be chosen; undefined is all. */
  readonly within: ReadonlySet<string> | undefined;
  set(name: FacetName | 'sort', value: string): void;
}

const orders: Readonly<Record<FacetName, readonly string[]>> = {
  kind: partnerKinds,
  category: categories,
  tier: tiers,
  zone: zones,
  area: [],
};
const namers = {
  kind: (value: string, c: Context) => (value === COUNTED ? c.words.countedKinds : kindName(value, c)),
  category: categoryName,
  tier: tierName,
  zone: zoneName,
};

/** The words for a chosen value, for the line of chosen filters and for paper. */
export function chosenName(name: FacetName, value: string, c: Context): string {
  if (name !== 'area') return namers[name](value, c);
  return say(c.areas.get(value)?.name, c) || value;
}

/** Values that occur, the known ones first and in their order, the chosen one always. */
function valuesOf(name: FacetName, { ever, choice }: FilterSetting): string[] {
  const found = new Set<string>();
  for (const value of orders[name]) if (ever[name].has(value)) found.add(value);
  ever[name].forEach((_, value) => value && value !== COUNTED && found.add(value));
  if (choice[name]) found.add(choice[name]);
  return listOf(found);
}

/** A facet is worth its room when there is something to choose. */
const offers = (name: FacetName, s: FilterSetting): boolean => {
  const values = valuesOf(name, s);
  return values.length > 1 || Boolean(s.choice[name]);
};

/** Kinds as a row of radio chips; in the side column every facet but the area is a list of them. */
export function radios(name: Exclude<FacetName, 'area'>, s: FilterSetting): unknown {
  if (!offers(name, s)) return nothing;
  const option = (value: string, words: string) => {
    const n = s.now[name].get(value) ?? 0;
    const on = s.choice[name] === value;
    return html`<label class="option ${value ? '' : 'any'}">
      <input
        type="radio"
        class="unseen"
        name="facet-${name}"
        value=${value}
        .checked=${on}
        ?disabled=${!n && !on}
        @change=${() => s.set(name, value)}
      />
      <span class="face"><span>${words}</span> <span class="count">${n}</span></span>
    </label>`;
  };
  return html`<fieldset class="facet" part="facet">
    <legend>${s.c.words.facet[name]}</legend>
    <div class="options">
      ${option('', s.c.words.all)}
      ${valuesOf(name, s).map((value) => option(value, namers[name](value, s.c)))}
    </div>
  </fieldset>`;
}

/** A facet as a native list box: for little room. */
export function pickOne(name: FacetName, s: FilterSetting): unknown {
  if (!offers(name, s)) return nothing;
  const { c, choice, now } = s;
  const option = (value: string, words: string) =>
    html`<option value=${value} ?selected=${choice[name] === value}>
      ${c.words.times(words, now[name].get(value) ?? 0)}
    </option>`;
  const inner =
    name === 'area'
      ? areaOptions(s, option)
      : valuesOf(name, s).map((value) => option(value, namers[name](value, c)));
  return html`<label class="facet" part="facet">
    <span class="label small">${c.words.facet[name]}</span>
    <select
      .value=${choice[name]}
      @change=${(event: Event) => s.set(name, (event.target as HTMLSelectElement).value)}
    >
      ${option('', c.words.all)} ${inner}
    </select>
  </label>`;
}

/** Stations under their institute, each with its count; places without a partner are left out. */
function areaOptions(s: FilterSetting, option: (value: string, words: string) => TemplateResult): unknown {
  const { c, ever, within, choice } = s;
  const used = (area: Area) =>
    (ever.area.has(area.id) || choice.area === area.id) && (!within || within.has(area.id));
  const leaf = (area: Area) => area.level === 'station' || area.level === 'point';
  const all = listOf(c.areas.values()).filter(used);
  const heads = all.filter((area) => !leaf(area) && area.level !== 'center');
  const groups = heads.map((head) => {
    const name = say(head.name, c);
    const inside = all.filter((area) => leaf(area) && area.parentId === head.id);
    return html`<optgroup label=${name}>
      ${option(head.id, c.words.wholeArea(name))} ${inside.map((area) => option(area.id, say(area.name, c)))}
    </optgroup>`;
  });
  const headed = new Set(heads.map(({ id }) => id));
  const loose = all.filter((area) => leaf(area) && !(area.parentId && headed.has(area.parentId)));
  return html`${loose.map((area) => option(area.id, say(area.name, c)))} ${groups}`;
}

/** The filters for the room there is: a side column, a row, or the first with the rest folded away. */
export function filters(
  width: 'narrow' | 'medium' | 'wide',
  elder: boolean,
  s: FilterSetting,
): TemplateResult {
  if (elder)
    return html`<div class="filters" part="filters">${folded(['area', 'tier', 'kind', 'category'], s)}</div>`;
  if (width === 'wide') {
    return html`<div class="filters side" part="filters">
      ${radios('kind', s)} ${radios('category', s)} ${radios('tier', s)} ${pickOne('area', s)}
      ${radios('zone', s)}
    </div>`;
  }
  if (width === 'medium') {
    return html`<div class="filters" part="filters">
      ${radios('kind', s)} ${selects(['category', 'tier', 'area', 'zone'], s)}
    </div>`;
  }
  return html`<div class="filters" part="filters">
    ${selects(['kind', 'category'], s)} ${folded(['tier', 'area', 'zone'], s)}
  </div>`;
}

const selects = (names: readonly FacetName[], s: FilterSetting): TemplateResult =>
  html`<div class="selects">${names.map((name) => pickOne(name, s))}</div>`;

function folded(names: readonly FacetName[], s: FilterSetting): TemplateResult {
  const chosen = names.filter((name) => s.choice[name]).length;
  return html`<details class="more">
    <summary>
      ${icon('filter')}<span>${s.c.words.moreFilters}</span>${chosen ? html` · ${s.c.words.chosen(chosen)}` : nothing}
    </summary>
    ${selects(names, s)}
  </details>`;
}

/** Name or freshness. */
export function sorter(s: FilterSetting): TemplateResult {
  const { sortBy } = s.c.words;
  return html`<label class="sort no-print">
    <span class="unseen">${s.c.words.sort}</span>
    <select
      .value=${s.choice.sort}
      @change=${(event: Event) => s.set('sort', (event.target as HTMLSelectElement).value)}
    >
      <option value="name" ?selected=${s.choice.sort === 'name'}>${sortBy.name}</option>
      <option value="fresh" ?selected=${s.choice.sort === 'fresh'}>${sortBy.fresh}</option>
    </select>
  </label>`;
}
