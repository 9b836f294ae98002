import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import type { Area } from '../../contract/place';
import { audiences, brands, tiers } from '../../contract/word';
import { roveOnKey } from '../../control/roving';
import { icon } from '../part/icon';
import { audienceLabels, brandLabels, tierLabels } from '../part/label';
import { tierShape } from '../part/tier';
import { labelIn } from './scene';
import type { Scene } from './scene';
import { choiceCount, stationGroups } from './view';
import type { Choice, Counts } from './view';

export interface FilterView {
  choice: Choice;
  /** Undefined while nothing is known yet. */
  counts: Counts | undefined;
  /** Sessions that fit; undefined while loading. */
  found: number | undefined;
  /** The same in words. */
  foundWords: string;
  /** How many were changed. */
  changed: number;
  /** Tiers that the tag allows; empty is all. */
  allowed: readonly string[];
  areas: readonly Area[];
  /** Whether the tag stands for one station, so that there is nothing to choose. */
  oneStation: boolean;
  open: boolean;
  onChange(change: Partial<Choice>): void;
  onClear(): void;
  onToggle(open: boolean): void;
  /** Closes the panel and leads to what was found. */
  onResults(): void;
}

/** A source without stations, such as a calendar file, may not tell of this at all: then there is nothing to choose. */
function isUntold(
  { service }: Scene,
  { areas, choice, counts }: FilterView,
  facet: 'brand' | 'tier' | 'audience' | 'station',
): boolean {
  if (!service || areas.length) return false;
  const chosen = facet === 'tier' ? choice.tiers.length : choice[facet];
  // A class that names no group counts for each.
  const told = facet === 'audience' ? new Set(counts?.audience.values()).size > 1 : counts?.[facet].size;
  return !chosen && (facet === 'station' || !told);
}

/** A row of toggles with one tab stop. */
function toolbar(label: string, cls: string, buttons: unknown): TemplateResult {
  return html`<div
    class=${cls}
    role="toolbar"
    aria-label=${label}
    @keydown=${(event: KeyboardEvent) => roveOnKey(event)}
  >
    ${buttons}
  </div>`;
}

interface Toggle {
  value: string;
  word: unknown;
  on: boolean;
  stop: boolean;
  count: number | undefined;
  press(): void;
}

const toggle = (one: Toggle): TemplateResult =>
  html`<button
    type="button"
    class="toggle ${one.count === 0 && !one.on ? 'none' : ''}"
    data-rove
    data-value=${one.value}
    tabindex=${one.stop ? 0 : -1}
    aria-pressed=${String(one.on)}
    @click=${one.press}
  >
    <span>${one.word}</span>${
      one.count === undefined ? nothing : html`<span class="n number">${one.count}</span>`
    }
  </button>`;

function brandTabs(scene: Scene, view: FilterView): unknown {
  if (isUntold(scene, view, 'brand')) return nothing;
  const { choice, counts } = view;
  const names = new Map(
    (scene.service?.brands ?? []).map((brand) => [brand.key as string, scene.text(brand.name)]),
  );
  const keys = names.size ? listOf(names.keys()) : [...brands];
  const chosen = keys.indexOf(choice.brand);
  const tabs = ['', ...keys].map((key, index) =>
    toggle({
      value: key,
      word: key ? names.get(key) || labelIn(scene, 'brand', brandLabels, key) : scene.words.all,
      on: choice.brand === key,
      stop: index === chosen + 1,
      count: key && counts ? (counts.brand.get(key) ?? 0) : undefined,
      press: () => view.onChange({ brand: key === choice.brand ? '' : key }),
    }),
  );
  return toolbar(scene.words.brand, 'brands', tabs);
}

function tierToggles(scene: Scene, view: FilterView): unknown {
  const keys = tiers.filter((tier) => !view.allowed.length || view.allowed.indexOf(tier) >= 0);
  if (keys.length < 2 || isUntold(scene, view, 'tier')) return nothing;
  const chosen = view.choice.tiers;
  const buttons = keys.map((key, index) => {
    const on = chosen.indexOf(key) >= 0;
    const [tone, shape] = tierShape(key);
    return toggle({
      value: key,
      word: html`<span class="shape ${tone}">${icon(shape)}</span>
        ${labelIn(scene, 'tier', tierLabels, key)}`,
      on,
      stop: index === 0,
      count: view.counts ? (view.counts.tier.get(key) ?? 0) : undefined,
      press: () => view.onChange({ tiers: on ? chosen.filter((one) => one !== key) : [...chosen, key] }),
    });
  });
  return toolbar(scene.words.tier, 'tiers', buttons);
}

/** For the clerk: everything cancelled, moved or not held with one press. */
const changedToggle = (scene: Scene, { choice, counts, changed, onChange }: FilterView): TemplateResult =>
  toggle({
    value: 'changed',
    word: scene.words.onlyChanged,
    on: choice.changed,
    stop: true,
    count: counts && changed,
    press: () => onChange({ changed: !choice.changed }),
  });

/** Said where the counts of the tiers come to more than the classes. */
function twiceNote(scene: Scene, { choice, counts, found = 0 }: FilterView): unknown {
  let sum = 0;
  counts?.tier.forEach((count) => (sum += count));
  return choice.tiers.length || sum <= found
    ? nothing
    : html`<p class="twice soft small">${scene.words.countedTwice}</p>`;
}

interface Select {
  name: 'audience' | 'station';
  label: string;
  value: string;
  options: unknown;
  view: FilterView;
}

const select = ({ name, label, value, options, view }: Select): TemplateResult =>
  html`<label class="pick"
    ><span class="small">${label}</span
    ><select
      data-filter=${name}
      .value=${value}
      @change=${(event: Event) => view.onChange({ [name]: (event.target as HTMLSelectElement).value })}
    >
      ${options}
    </select></label
  >`;

const option = (value: string, word: string, chosen: string): TemplateResult =>
  html`<option value=${value} ?selected=${value === chosen}>${word}</option>`;

function audienceSelect(scene: Scene, view: FilterView): unknown {
  if (isUntold(scene, view, 'audience')) return nothing;
  const { choice, counts } = view;
  const keys = audiences.filter((key) => key !== 'all_age');
  const options = [
    option('', scene.words.all, choice.audience),
    ...keys.map((key) => {
      const word = labelIn(scene, 'audience', audienceLabels, key);
      return option(
        key,
        counts ? scene.words.option(word, counts.audience.get(key) ?? 0) : word,
        choice.audience,
      );
    }),
  ];
  return select({ name: 'audience', label: scene.words.audience, value: choice.audience, options, view });
}

function stationSelect(scene: Scene, view: FilterView): unknown {
  if (view.oneStation || isUntold(scene, view, 'station')) return nothing;
  const { choice, counts } = view;
  const groups = counts ? stationGroups(view.areas, counts.station) : [];
  const known = groups.some(
    (group) =>
      group.institute?.id === choice.station || group.stations.some(({ area }) => area.id === choice.station),
  );
  const chosen = scene.areas.get(choice.station);
  const options = [
    option('', scene.words.all, choice.station),
    // A chosen station stays in sight when the month has nothing there.
    choice.station && !known
      ? option(
          choice.station,
          scene.words.option(chosen ? scene.text(chosen.name) : choice.station, 0),
          choice.station,
        )
      : nothing,
    groups.map(({ institute, count, stations }) => {
      const name = scene.text(institute?.name);
      return html`<optgroup label=${name || scene.words.station}>
        ${institute ? option(institute.id, scene.words.option(scene.words.allOf(name), count), choice.station) : nothing}
        ${stations.map(({ area, count: n }) => option(area.id, scene.words.option(scene.text(area.name), n), choice.station))}
      </optgroup>`;
    }),
  ];
  return select({ name: 'station', label: scene.words.station, value: choice.station, options, view });
}

function clearButton(scene: Scene, view: FilterView): unknown {
  if (!choiceCount(view.choice)) return nothing;
  return html`<button type="button" class="quiet clear" @click=${view.onClear}>
    ${icon('cross')}<span>${scene.common.clear}</span>
  </button>`;
}

const foundWords = (view: FilterView): TemplateResult =>
  html`<p class="found soft small">${view.found === undefined ? '' : view.foundWords}</p>`;

/** Brands, tier, audience, station, with counts; behind one button where there is little room or one task a screen. */
export function filterBar(scene: Scene, view: FilterView): TemplateResult {
  const rest = html`<div class="picks">
    ${tierToggles(scene, view)} ${changedToggle(scene, view)} ${audienceSelect(scene, view)}
    ${stationSelect(scene, view)} ${clearButton(scene, view)} ${foundWords(view)} ${twiceNote(scene, view)}
  </div>`;
  if (scene.width !== 'narrow' && !scene.elder) {
    return html`<div class="filters no-print" part="filters">${brandTabs(scene, view)} ${rest}</div>`;
  }
  const chosen = choiceCount(view.choice) - (!scene.elder && view.choice.brand ? 1 : 0);
  const onToggle = (event: Event): void => view.onToggle((event.target as HTMLDetailsElement).open);
  return html`<div class="filters no-print" part="filters">
    ${scene.elder ? nothing : brandTabs(scene, view)}
    <details ?open=${view.open} @toggle=${onToggle}>
      <summary>
        ${icon('filter')}<span>${chosen ? scene.words.filtersOn(chosen) : scene.words.filters}</span>${view.open || !choiceCount(view.choice) ? nothing : foundWords(view)}
      </summary>
      ${scene.elder ? brandTabs(scene, view) : nothing} ${rest}
      ${
        scene.elder
          ? html`<button type="button" class="primary wide" data-results @click=${view.onResults}>
              ${scene.words.seeResults(view.found ?? 0)}
            </button>`
          : nothing
      }
    </details>
  </div>`;
}

/** What is filtered, in words, for paper. */
export function filterWords(scene: Scene, choice: Choice): string {
  const area = scene.areas.get(choice.station);
  return [
    choice.brand && labelIn(scene, 'brand', brandLabels, choice.brand),
    ...choice.tiers.map((tier) => labelIn(scene, 'tier', tierLabels, tier)),
    choice.audience && labelIn(scene, 'audience', audienceLabels, choice.audience),
    choice.station && (area ? scene.text(area.name) : choice.station),
    choice.changed && scene.words.onlyChanged,
  ]
    .filter(Boolean)
    .join(' · ');
}
