import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Area } from '../../../contract/place';
import { tiers } from '../../../contract/word';
import type { Typing } from '../../../control/typing';
import { icon } from '../../part/icon';
import { tierShape } from '../../part/tier';
import type { Choice } from '../choice';
import type { Counts } from '../find';
import { toggle, toggles } from '../find-bar';
import type { Toggle } from '../find-bar';
import type { Scene } from '../scene';
import type { Row } from '../view';
import { countOf, groupsOf, wordOf } from './facet';
import type { Occurring, Option, Pick } from './facet';
import type { FindWords } from './words';

export interface PanelView {
  choice: Choice;
  words: FindWords;
  /** Undefined while nothing is known yet. */
  counts: Counts | undefined;
  /** Sessions that fit. */
  rows: readonly Row[];
  /** Sessions of the stretch of time that is shown, and the values that occur in them. */
  range: readonly Row[];
  occurring: Occurring;
  /** How many were changed. */
  changed: number;
  /** Tiers that the tag allows; empty is all. */
  allowed: readonly string[];
  areas: readonly Area[];
  /** Whether the tag stands for one station or one partner, so that there is nothing to choose. */
  oneStation: boolean;
  onePartner: boolean;
  hasSeats: boolean;
  /** Sessions of which nobody counted the seats. */
  uncounted: number;
  any: boolean;
  /** In the large-print appearance: what is being chosen. */
  step: string;
  /** Years as they stand in the field. */
  years: string;
  yearsWrong: boolean;
  typing: Typing;
  search: { typing: Typing; clear(): void };
  change(change: Partial<Choice>): void;
  clear(): void;
  go(step: string): void;
  focus(selector: string): void;
  leave(): void;
}

/** Price tiers that can be chosen. */
export const tiersIn = ({ allowed, occurring, choice }: PanelView): string[] =>
  tiers.filter(
    (tier) =>
      (!allowed.length || allowed.indexOf(tier) >= 0) &&
      (occurring.tier.has(tier) || choice.tiers.indexOf(tier) >= 0),
  );

function priceToggles(scene: Scene, view: PanelView): unknown {
  const { choice, words, change, counts } = view;
  const own = tiersIn(view).length > 1 ? tiersIn(view) : [];
  const all = own.map((key): Omit<Toggle, 'stop'> => {
    const on = choice.tiers.indexOf(key) >= 0;
    const [tone, shape] = tierShape(key);
    return {
      value: key,
      word: html`<span class="shape ${tone}">${icon(shape)}</span> ${wordOf('tier', key, scene, view)}`,
      on,
      count: countOf(counts, 'tier', key),
      press: () => change({ tiers: on ? choice.tiers.filter((one) => one !== key) : [...choice.tiers, key] }),
    };
  });
  if (view.occurring.free.size || choice.free)
    all.push({
      value: 'free',
      word: words.noFee,
      on: choice.free,
      count: countOf(counts, 'free', 'yes'),
      press: () => change({ free: !choice.free }),
    });
  if (!all.length) return nothing;
  return toggles(
    view.words.tier,
    'tiers',
    all.map((one, index) => toggle({ ...one, stop: index === 0 })),
  );
}

/** Said where the counts of the tiers come to more than the classes. */
export function twiceNote({ choice, words, counts, rows }: PanelView): unknown {
  let sum = 0;
  counts?.tier.forEach((count) => (sum += count));
  return choice.tiers.length || sum <= rows.length
    ? nothing
    : html`<p class="twice soft small">${words.countedTwice}</p>`;
}

/** How many there would be with a seat; unknown as long as somebody has not counted. */
export const seatCount = ({ counts, choice, uncounted }: PanelView): number | undefined =>
  uncounted && !choice.seats ? undefined : countOf(counts, 'seats', 'yes');

function stateToggles(view: PanelView): TemplateResult {
  const { choice, words, change, counts, changed } = view;
  const seats = {
    value: 'seats',
    word: words.withSeats,
    on: choice.seats,
    count: seatCount(view),
    press: () => change({ seats: !choice.seats }),
  };
  // For the clerk: everything cancelled, moved or not held with one press.
  const moved = {
    value: 'changed',
    word: words.onlyChanged,
    on: choice.changed,
    count: counts && changed,
    press: () => change({ changed: !choice.changed }),
  };
  const all = view.hasSeats || choice.seats ? [seats, moved] : [moved];
  return html`${all.map((one) => toggle({ ...one, stop: true }))}`;
}

export const labelOf = (facet: Pick, scene: Scene, { words }: PanelView): string =>
  facet === 'brand' || facet === 'station' ? scene.words[facet] : words[facet];

function select(facet: Pick, scene: Scene, view: PanelView): unknown {
  const groups = groupsOf(facet, scene, view);
  if (!groups.length) return nothing;
  const chosen = view.choice[facet];
  const option = ({ value, word, n }: Option): TemplateResult =>
    html`<option value=${value} ?selected=${value === chosen}>
      ${n === undefined ? word : view.words.option(word, n)}
    </option>`;
  return html`<label class="pick"
    ><span class="small">${labelOf(facet, scene, view)}</span
    ><select
      data-filter=${facet}
      .value=${chosen}
      @change=${(event: Event) => view.change({ [facet]: (event.target as HTMLSelectElement).value })}
    >
      <option value="" ?selected=${!chosen}>${scene.words.all}</option>
      ${groups.map(({ head, options }) =>
        head ? html`<optgroup label=${head}>${options.map(option)}</optgroup>` : options.map(option),
      )}
    </select></label
  >`;
}

/** Years in a field: a number, however it is written. */
export function ageField({ words, years, yearsWrong, typing }: PanelView): TemplateResult {
  return html`<label class="pick age"
      ><span class="small">${words.age}</span
      ><input
        type="text"
        inputmode="numeric"
        maxlength="5"
        autocomplete="off"
        data-filter="age"
        placeholder=${words.ageHint}
        aria-invalid=${yearsWrong ? 'true' : nothing}
        aria-describedby=${yearsWrong ? 'age-wrong' : nothing}
        .value=${years}
        @input=${typing.onInput}
        @compositionstart=${typing.onCompose}
        @compositionend=${typing.onCompose}
    /></label>
    ${yearsWrong ? html`<p class="wrong small" id="age-wrong">${words.ageWrong}</p>` : nothing}`;
}

/** Price, seats and changes as toggles; all else as list boxes. */
export function panel(scene: Scene, view: PanelView): TemplateResult {
  const boxes: readonly Pick[] = ['audience', 'station', 'zone', 'category', 'activity', 'partner'];
  return html`<div class="panel">
    <div class="picks">${priceToggles(scene, view)} ${stateToggles(view)}</div>
    <div class="boxes">
      ${boxes.slice(0, 1).map((facet) => select(facet, scene, view))} ${ageField(view)}
      ${boxes.slice(1).map((facet) => select(facet, scene, view))}
    </div>
    ${twiceNote(view)}
  </div>`;
}
