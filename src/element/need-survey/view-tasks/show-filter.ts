import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { listOf } from '../../../contract/list';
import { categories, targetGroups, taskStatuses } from '../../../contract/word';
import { icon } from '../../part/icon';
import { facetNames, isNarrowed } from './find';
import type { FacetName, Found, Sort } from './find';
import { valueName } from './scene';
import type { TaskScene } from './scene';

const orders: Readonly<Record<FacetName, readonly string[]>> = {
  category: categories,
  group: targetGroups,
  area: [],
  status: taskStatuses,
};
const sorts: readonly Sort[] = ['due', 'need', 'no'];

type Option = (value: string, name: string) => TemplateResult;

/** Values that occur at all, the known ones first and in their order; the chosen one always. */
function valuesOf(name: FacetName, ever: Found, chosen: string): string[] {
  const found = new Set(orders[name].filter((value) => ever.counts[name].has(value)));
  ever.counts[name].forEach((_, value) => value && found.add(value));
  if (chosen) found.add(chosen);
  return listOf(found);
}

/** Stations under their institute. */
function areaOptions(values: readonly string[], option: Option, { around, words }: TaskScene): unknown {
  const areas = (around.service?.areas ?? []).filter(({ id }) => values.indexOf(id) >= 0);
  const heads = areas.filter(({ level }) => level !== 'station' && level !== 'point' && level !== 'center');
  const headed = new Set(heads.map(({ id }) => id));
  const leaves = areas.filter(({ level }) => level === 'station' || level === 'point');
  const loose = values.filter(
    (id) =>
      !areas.some((area) => area.id === id) ||
      leaves.some((one) => one.id === id && !headed.has(one.parentId ?? '')),
  );
  return html`${loose.map((id) => option(id, around.areaName(id)))}
  ${heads.map(({ id }) => {
    const name = around.areaName(id);
    return html`<optgroup label=${name}>
      ${option(id, words.whole(name))}
      ${leaves.filter(({ parentId }) => parentId === id).map((leaf) => option(leaf.id, around.areaName(leaf.id)))}
    </optgroup>`;
  })}`;
}

function pick(name: FacetName, now: Found, ever: Found, scene: TaskScene): unknown {
  const { around, words, state, acts } = scene;
  const chosen = state.choice[name];
  const values = valuesOf(name, ever, chosen);
  if (values.length < 2 && !chosen) return nothing;
  const option: Option = (value, text) =>
    html`<option value=${value} ?selected=${chosen === value}>
      ${words.counted(text, now.counts[name].get(value) ?? 0)}
    </option>`;
  const inner =
    name === 'area'
      ? areaOptions(values, option, scene)
      : values.map((value) => option(value, valueName(name, value, around)));
  return html`<label class="pick">
    <span class="small soft">${words.facet[name]}</span>
    <select
      .value=${live(chosen)}
      @change=${(event: Event) => acts.choose({ [name]: (event.target as HTMLSelectElement).value })}
    >
      ${option('', words.all)} ${inner}
    </select>
  </label>`;
}

function searchField({ words, state, acts }: TaskScene): TemplateResult {
  const take = (event: Event) => acts.choose({ q: (event.target as HTMLInputElement).value });
  return html`<label class="pick search">
    <span class="small soft">${words.searchShort}</span>
    <input
      type="search"
      autocomplete="off"
      placeholder=${words.search}
      maxlength="80"
      .value=${live(state.choice.q)}
      @input=${(event: InputEvent) => !event.isComposing && take(event)}
      @compositionend=${take}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.stopPropagation()}
    />
  </label>`;
}

function order({ words, state, acts }: TaskScene): TemplateResult {
  return html`<label class="pick">
    <span class="small soft">${words.sort}</span>
    <select
      .value=${live(state.choice.sort)}
      @change=${(event: Event) => acts.choose({ sort: (event.target as HTMLSelectElement).value as Sort })}
    >
      ${sorts.map(
        (one) =>
          html`<option value=${one} ?selected=${state.choice.sort === one}>${words.sortBy[one]}</option>`,
      )}
    </select>
  </label>`;
}

function lateToggle(now: Found, ever: Found, { words, state, acts }: TaskScene): unknown {
  const { late } = state.choice;
  if (!ever.late && !late) return nothing;
  return html`<button
    type="button"
    class="toggle"
    aria-pressed=${late ? 'true' : 'false'}
    @click=${() => acts.choose({ late: !late })}
  >
    ${icon(late ? 'check' : 'clock')}<span>${words.lateOnly(now.late)}</span>
  </button>`;
}

/** The filters for the room there is: a row, or the first two with the rest folded away. */
export function filters(now: Found, ever: Found, scene: TaskScene): TemplateResult {
  const { around, words, state } = scene;
  const tight = around.width === 'narrow' || around.frame.tongue.plain;
  const chosen = facetNames.filter((name) => state.choice[name]).length;
  const picks = html`${facetNames.map((name) => pick(name, now, ever, scene))} ${order(scene)}`;
  return html`<div class="filters no-print" part="filters">
    <div class="picks">${searchField(scene)} ${tight ? nothing : picks}</div>
    ${
      tight
        ? html`<details class="more" ?open=${chosen > 0}>
            <summary>
              ${icon('filter')}<span>${words.more}</span>${chosen ? html` · ${words.chosen(chosen)}` : nothing}
            </summary>
            <div class="picks">${picks}</div>
          </details>`
        : nothing
    }
    <div class="actions">${lateToggle(now, ever, scene)}</div>
  </div>`;
}

/** The line over the list: how many, and a way back; on paper what was chosen. */
export function tally(now: Found, all: number, scene: TaskScene): TemplateResult {
  const { around, words, state, acts } = scene;
  const { choice } = state;
  const chosen = facetNames
    .filter((name) => choice[name])
    .map((name) => `${words.facet[name]} ${valueName(name, choice[name], around)}`);
  if (choice.late) chosen.push(words.lateOnly(now.items.length));
  if (choice.q.trim()) chosen.push(`“${choice.q.trim()}”`);
  return html`<div class="tally">
    <strong>${words.found(now.items.length, all)}</strong>
    ${
      isNarrowed(choice)
        ? html`<button type="button" class="quiet no-print" @click=${acts.clear}>
            ${icon('cross')}<span>${words.clear}</span>
          </button>`
        : nothing
    }
    ${chosen.length ? html`<p class="on-paper">${words.printed(chosen.join(' · '))}</p>` : nothing}
  </div>`;
}
