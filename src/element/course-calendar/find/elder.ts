/* 长辈版: finding a course is one task. A list of what can be asked for; each has a screen with large choices. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { heading } from '../../part/heading';
import { icon } from '../../part/icon';
import { searchField } from '../../part/search';
import type { Scene } from '../scene';
import { countOf, groupsOf, wordOf } from './facet';
import type { Group, Pick } from './facet';
import { ageField, labelOf, seatCount, tiersIn, twiceNote } from './panel';
import type { PanelView } from './panel';
import { remarks } from './chosen';

const first: readonly Pick[] = ['station', 'audience', 'brand'];
const rest: readonly Pick[] = ['zone', 'category', 'activity', 'partner'];
const all = [...first, ...rest];

const title = (scene: Scene, words: string): TemplateResult =>
  heading(scene.level + 1, html`<span class="find-title" tabindex="-1">${words}</span>`);

function line(step: string, label: string, value: string, view: PanelView): TemplateResult {
  return html`<button type="button" class="ask" data-step=${step} @click=${() => view.go(step)}>
    <span>${label}</span><b>${value}</b>${icon('right')}
  </button>`;
}

function asking(facet: Pick, scene: Scene, view: PanelView): unknown {
  const chosen = view.choice[facet];
  if (!groupsOf(facet, scene, view).length) return nothing;
  const value = chosen ? wordOf(facet, chosen, scene, view) : view.words.anything;
  return line(facet, labelOf(facet, scene, view), value, view);
}

function tierLine(scene: Scene, view: PanelView): unknown {
  if (tiersIn(view).length < 2) return nothing;
  const words = view.choice.tiers.map((tier) => wordOf('tier', tier, scene, view));
  return line('tier', view.words.tier, words.join('、') || view.words.anything, view);
}

interface Answer {
  value: string;
  word: string;
  n: number | undefined;
  on: boolean;
  press(): void;
}

const answer = ({ value, word, n, on, press }: Answer): TemplateResult =>
  html`<button
    type="button"
    class="ask ${n === 0 && !on ? 'none' : ''}"
    data-value=${value}
    aria-pressed=${String(on)}
    @click=${press}
  >
    ${on ? icon('check') : nothing}<span>${word}</span>${
      n === undefined ? nothing : html`<span class="n number">${n}</span>`
    }
  </button>`;

/** Yes or no, pressed in the list itself. */
function flags(view: PanelView): unknown {
  const { choice, words, counts, change } = view;
  return html`${
    view.occurring.free.size || choice.free
      ? answer({
          value: 'free',
          word: words.noFee,
          n: countOf(counts, 'free', 'yes'),
          on: choice.free,
          press: () => change({ free: !choice.free }),
        })
      : nothing
  }
  ${
    view.hasSeats || choice.seats
      ? answer({
          value: 'seats',
          word: words.withSeats,
          n: seatCount(view),
          on: choice.seats,
          press: () => change({ seats: !choice.seats }),
        })
      : nothing
  }`;
}

function list(scene: Scene, view: PanelView): TemplateResult {
  const { words, choice, search } = view;
  const age = choice.age === undefined ? words.anything : words.years(choice.age);
  const more = rest.map((facet) => asking(facet, scene, view));
  const hidden = more.every((one) => one === nothing);
  return html`${title(scene, scene.words.findCourses)}
    ${searchField({ words: scene.words, q: choice.q, typing: search.typing, clear: search.clear })}
    <div class="asks">
      ${first.slice(0, 2).map((facet) => asking(facet, scene, view))} ${line('age', words.age, age, view)}
      ${flags(view)} ${tierLine(scene, view)} ${asking('brand', scene, view)}
    </div>
    ${
      hidden
        ? nothing
        : html`<details class="more" ?open=${rest.some((facet) => choice[facet])}>
            <summary><span>${words.more}</span>${icon('down')}</summary>
            <div class="asks">${more}</div>
          </details>`
    }
    ${remarks(view).map((said) => html`<p class="remark">${said}</p>`)}
    ${view.rows.length || !view.counts ? nothing : html`<p class="strong">${scene.words.emptyFilter}</p>`}`;
}

const ending = (scene: Scene, view: PanelView): TemplateResult =>
  html`<div class="ending">
    <button type="button" class="primary wide" data-results @click=${view.leave}>
      ${view.any ? view.words.seeResults(view.rows.length) : scene.words.backToCalendar}
    </button>
    ${
      view.any
        ? html`<button type="button" class="wide clear" @click=${view.clear}>${scene.common.clear}</button>`
        : nothing
    }
  </div>`;

function choices(groups: readonly Group[], facet: Pick, view: PanelView): TemplateResult {
  const { choice, words, change, go } = view;
  const pick = (value: string) => (): void => {
    change({ [facet]: value });
    go('');
  };
  return html`<div class="asks">
    ${answer({ value: '', word: words.anything, n: undefined, on: !choice[facet], press: pick('') })}
    ${groups.map(
      ({ head, options }) =>
        html`${head ? html`<p class="ask-head">${head}</p>` : nothing}
        ${options.map(({ value, word, n }) =>
          answer({ value, word, n, on: choice[facet] === value, press: pick(value) }),
        )}`,
    )}
  </div>`;
}

/** One tier, or any: who reads large print chooses one thing at a time. */
function tierChoices(scene: Scene, view: PanelView): TemplateResult {
  const { choice, words, counts, change, go } = view;
  const pick = (chosen: readonly string[]) => (): void => {
    change({ tiers: chosen });
    go('');
  };
  return html`<div class="asks">
    ${answer({ value: '', word: words.anything, n: undefined, on: !choice.tiers.length, press: pick([]) })}
    ${tiersIn(view).map((tier) =>
      answer({
        value: tier,
        word: wordOf('tier', tier, scene, view),
        n: countOf(counts, 'tier', tier),
        on: choice.tiers.indexOf(tier) >= 0,
        press: pick([tier]),
      }),
    )}
  </div>`;
}

const back = ({ words, go }: PanelView): TemplateResult =>
  html`<button type="button" class="quiet" data-back @click=${() => go('')}>
    ${icon('left')}<span>${words.backToList}</span>
  </button>`;

function stepScreen(scene: Scene, view: PanelView): TemplateResult {
  const { step, words } = view;
  if (step === 'age')
    return html`${back(view)} ${title(scene, words.age)} ${ageField(view)}
      <button
        type="button"
        class="primary wide"
        data-done
        @click=${() => (view.yearsWrong ? view.focus('[data-filter="age"]') : view.go(''))}
      >
        ${words.done}
      </button>`;
  if (step === 'tier')
    return html`${back(view)} ${title(scene, view.words.tier)} ${tierChoices(scene, view)} ${twiceNote(view)}`;
  const facet = all.find((one) => one === step) ?? 'brand';
  return html`${back(view)} ${title(scene, labelOf(facet, scene, view))}
  ${choices(groupsOf(facet, scene, view), facet, view)}`;
}

export const elderScreen = (scene: Scene, view: PanelView): TemplateResult =>
  html`<div class="finding">
    ${view.step ? stepScreen(scene, view) : html`${list(scene, view)} ${ending(scene, view)}`}
  </div>`;
