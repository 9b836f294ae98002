import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import { phoneLink } from '../part/phone';
import { card } from './card';
import type { CardSetting } from './card';
import { chosenName, sorter } from './filter';
import type { FilterSetting } from './filter';
import { categories, partnerKinds } from '../../contract/word';
import { facetNames } from './find';
import type { Entry, FacetName } from './find';
import { categoryName, kindName, say } from './view';
import type { Context } from './view';

export interface ListSetting {
  readonly c: Context;
  readonly items: readonly Entry[];
  readonly all: number;
  /** How many are drawn now, and at most. */
  readonly shown: number;
  readonly most: number;
  readonly card: CardSetting;
  readonly filter: FilterSetting;
  readonly filtered: boolean;
  clear(): void;
  more(): void;
}

/** How many were found, what was chosen, the cards and the way to more of them. */
export function results(s: ListSetting): TemplateResult {
  const { c, items } = s;
  const words = s.filtered ? c.words.foundOf(items.length, s.all) : c.words.total(s.all);
  const bar = s.card.elder
    ? html`<p class="subtitle tally" tabindex="-1" part="count">
        ${[...conditions(s), c.words.found(items.length)].join(' · ')}
      </p>`
    : html`<div class="bar-line">
        <p class="tally" tabindex="-1" part="count"><strong>${words}</strong></p>
        ${s.filtered ? html`<button type="button" class="quiet" @click=${s.clear}>${icon('cross')}<span>${c.common.clear}</span></button>` : nothing}
        <span class="spring"></span> ${sorter(s.filter)}
      </div>`;
  return html`<div class="results">${bar} ${onPaper(s)} ${items.length ? cards(s) : notFound(s)}</div>`;
}

/** The conditions in words: only paper needs them, the screen has the controls. */
const onPaper = (s: ListSetting): unknown =>
  s.filtered ? html`<p class="paper small">${s.c.words.printed}${conditions(s).join(' · ')}</p>` : nothing;

function conditions({ c, filter: { choice } }: ListSetting): string[] {
  const said = facetNames.filter((name) => choice[name]).map((name) => chosenName(name, choice[name], c));
  return choice.q.trim() ? [`“${choice.q.trim()}”`, ...said] : said;
}

const notFound = ({ c, clear }: ListSetting): TemplateResult =>
  notice(
    'info',
    c.words.none,
    c.words.noneBody,
    html`<button type="button" class="primary" @click=${clear}>${c.common.clear}</button>`,
  );

function cards(s: ListSetting): TemplateResult {
  const { c, items, most, shown } = s;
  const left = most - shown;
  return html`<ul class="cards" part="list">
      ${items.slice(0, shown).map((entry) => card(entry, s.card))}
    </ul>
    ${items.length > shown ? html`<p class="soft small">${c.words.shown(shown, items.length)}</p>` : nothing}
    ${
      left > 0
        ? html`<p class="further no-print">
            <button type="button" @click=${s.more}>${c.words.more}</button>
          </p>`
        : nothing
    }`;
}

/** Above all else in elder appearance: whom to phone. */
export function officePhone(c: Context): unknown {
  const operator = c.service?.operator;
  const words = c.words.call(say(operator?.name, c));
  return html`<p class="no-print">${phoneLink(operator?.phone, words, 'button phone')}</p>`;
}

/** The first screen in elder appearance: one question answered by large buttons. */
export function elderHome(
  s: FilterSetting,
  step: (name?: FacetName, value?: string) => void,
): TemplateResult {
  const { c } = s;
  const big = (name: FacetName, value: string, words: string) =>
    html`<li>
      <button type="button" class="big-choice" @click=${() => step(name, value)}>
        <span>${words}</span> <span class="count">${s.now[name].get(value) ?? 0}</span>
      </button>
    </li>`;
  const present = (name: FacetName, order: readonly string[]) =>
    order.filter((value) => s.now[name].get(value));
  return html`<div class="elder-home stack">
    <section>
      <p class="subtitle">${c.words.chooseService}</p>
      <ul class="choices">
        ${present('category', categories).map((value) => big('category', value, categoryName(value, c)))}
      </ul>
    </section>
    <section>
      <p class="subtitle">${c.words.choose}</p>
      <ul class="choices">
        ${present('kind', partnerKinds).map((value) => big('kind', value, kindName(value, c)))}
      </ul>
    </section>
    <p><button type="button" class="primary" @click=${() => step()}>${c.words.allPartners}</button></p>
  </div>`;
}
