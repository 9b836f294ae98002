import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { brands } from '../../contract/word';
import { roveOnKey } from '../../control/roving';
import type { Typing } from '../../control/typing';
import { icon } from '../part/icon';
import { brandLabels } from '../part/label';
import { searchField } from '../part/search';
import { choiceCount } from './choice';
import type { Choice } from './choice';
import type { Counts } from './find';
import { labelIn } from './scene';
import type { Scene } from './scene';

export interface BarView {
  choice: Choice;
  /** Undefined while nothing is known yet. */
  counts: Counts | undefined;
  /** Sessions that fit, in words; empty while loading. */
  foundWords: string;
  open: boolean;
  /** Whether another of the calendar's ways leads here already. */
  led: boolean;
  typing: Typing;
  /** What the disclosure holds, or the one task of the large-print appearance. */
  panel: unknown;
  /** What is chosen, each with a way to take it away. */
  chosen: unknown;
  change(change: Partial<Choice>): void;
  toggle(): void;
  clearSearch(): void;
  /** The reader comes near: ahead of need. */
  near(): void;
}

/** A row of toggles with one tab stop. */
export const toggles = (label: string, cls: string, buttons: unknown): TemplateResult =>
  html`<div
    class=${cls}
    role="toolbar"
    aria-label=${label}
    @keydown=${(event: KeyboardEvent) => roveOnKey(event)}
  >
    ${buttons}
  </div>`;

export interface Toggle {
  value: string;
  word: unknown;
  on: boolean;
  stop: boolean;
  count: number | undefined;
  press(): void;
}

export const toggle = (one: Toggle): TemplateResult =>
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

/** The programme's brands in its order: key and name. */
export function brandNames(scene: Scene): [string, string][] {
  const own = (scene.service?.brands ?? []).map((brand): [string, string] => [
    brand.key,
    scene.text(brand.name),
  ]);
  const all = own.length ? own : brands.map((key): [string, string] => [key, '']);
  return all.map(([key, name]) => [key, name || labelIn(scene, 'brand', brandLabels, key)]);
}

/** A source without stations, such as a calendar file, may not tell of brands at all: then there is nothing to choose. */
const hasBrands = ({ service }: Scene, { choice, counts }: BarView): boolean =>
  Boolean(choice.brand || !service || service.areas.length || !counts || counts.brand.size);

function brandTabs(scene: Scene, { choice, counts, change }: BarView): TemplateResult {
  const all: [string, string][] = [['', scene.words.all], ...brandNames(scene)];
  const chosen = Math.max(
    all.findIndex(([key]) => key === choice.brand),
    0,
  );
  const tabs = all.map(([key, word], index) =>
    toggle({
      value: key,
      word,
      on: choice.brand === key,
      stop: index === chosen,
      count: key && counts ? (counts.brand.get(key) ?? 0) : undefined,
      press: () => change({ brand: key === choice.brand ? '' : key }),
    }),
  );
  return toggles(scene.words.brand, 'brands', tabs);
}

/** The large-print appearance: one way in, and what was chosen there. */
function elderBar(scene: Scene, view: BarView): TemplateResult {
  if (view.open) return html`<div class="filters no-print" part="filters">${view.panel}</div>`;
  return html`<div class="filters no-print" part="filters">
    ${
      view.led
        ? nothing
        : html`<button type="button" class="wide find" data-find @click=${view.toggle}>
            ${icon('search')}<span>${scene.words.findCourses}</span>
          </button>`
    }
    ${view.chosen}
    <p class="found">${view.foundWords}</p>
  </div>`;
}

/** Brands, a field for words, and a door to the other filters; below, what is chosen. */
export function findBar(scene: Scene, view: BarView): TemplateResult {
  if (scene.elder) return elderBar(scene, view);
  const { words } = scene;
  const { choice, typing } = view;
  // What is in sight above needs no counting.
  const behind = choiceCount({ ...choice, brand: '', q: '' });
  return html`<div class="filters no-print" part="filters" @focusin=${view.near} @pointerenter=${view.near}>
    ${hasBrands(scene, view) ? brandTabs(scene, view) : nothing}
    <div class="find-line">
      ${searchField({ words, q: choice.q, typing, clear: view.clearSearch })}
      <button
        type="button"
        data-more-filters
        aria-expanded=${String(view.open)}
        aria-controls="find-panel"
        @click=${view.toggle}
      >
        ${icon('filter')}<span>${behind ? words.moreFiltersOn(behind) : words.moreFilters}</span>${icon('down')}
      </button>
      <p class="found soft small">${view.foundWords}</p>
    </div>
    <div id="find-panel" ?hidden=${!view.open}>${view.open ? view.panel : nothing}</div>
    ${view.chosen}
  </div>`;
}
