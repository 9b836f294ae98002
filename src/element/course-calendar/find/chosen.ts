/* What is chosen: chips that take it away again, the words for paper, and what must be said about it. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../../part/icon';
import type { Choice } from '../choice';
import { freeOffers } from '../find';
import type { Scene } from '../scene';
import { wordOf } from './facet';
import type { Pick } from './facet';
import type { PanelView } from './panel';

export interface Chip {
  key: string;
  word: string;
  /** The choice without it. */
  less: Partial<Choice>;
}

const picks: readonly Pick[] = ['audience', 'station', 'zone', 'category', 'activity', 'partner'];

/** Every condition, in the order of the bar. */
export function chips(scene: Scene, view: PanelView): Chip[] {
  const { choice, words } = view;
  const found: Chip[] = [];
  const add = (key: string, word: string, less: Partial<Choice>): void =>
    void found.push({ key, word, less });
  const q = choice.q.trim();
  if (q) add('q', words.words(q), { q: '' });
  if (choice.brand) add('brand', wordOf('brand', choice.brand, scene, view), { brand: '' });
  for (const tier of choice.tiers)
    add(tier, wordOf('tier', tier, scene, view), { tiers: choice.tiers.filter((one) => one !== tier) });
  if (choice.free) add('free', words.noFee, { free: false });
  if (choice.seats) add('seats', words.withSeats, { seats: false });
  if (choice.age !== undefined) add('age', words.years(choice.age), { age: undefined });
  for (const facet of picks)
    if (choice[facet]) add(facet, wordOf(facet, choice[facet], scene, view), { [facet]: '' });
  if (choice.changed) add('changed', view.words.onlyChanged, { changed: false });
  return found;
}

/** Said where a condition does not tell the whole story. */
export function remarks(view: PanelView): string[] {
  const { choice, words, rows } = view;
  const said: string[] = [];
  if (choice.free) {
    const paid = rows.filter((row) => freeOffers(row).every(({ materialsFen }) => Boolean(materialsFen)));
    if (paid.length) said.push(words.materialsExtra(paid.length));
  }
  if (choice.seats && !view.hasSeats) said.push(words.noSeats);
  if (choice.seats && view.uncounted) said.push(words.uncounted(view.uncounted));
  return said;
}

/** The chips in a row, with what must be said about them. */
export function chosenLine(scene: Scene, view: PanelView): unknown {
  const all = chips(scene, view);
  const said = remarks(view);
  if (!all.length) return nothing;
  const chip = ({ key, word, less }: Chip, index: number): TemplateResult => {
    const next = all[index + 1] ?? all[index - 1];
    return html`<button
      type="button"
      class="picked"
      data-chip=${key}
      aria-label=${view.words.remove(word)}
      @click=${() => {
        // The button that was pressed goes.
        view.focus(
          next ? `[data-chip="${CSS.escape(next.key)}"]` : '.filters input[type="search"], [data-find]',
        );
        view.change(less);
      }}
    >
      <span>${word}</span>${icon('cross')}
    </button>`;
  };
  return html`<div class="chosen" role="group" aria-label=${view.words.chosen}>
      ${all.map(chip)}
      <button type="button" class="quiet clear" @click=${view.clear}>
        <span>${scene.common.clear}</span>
      </button>
    </div>
    ${said.map((word) => html`<p class="remark soft small">${word}</p>`)}`;
}
