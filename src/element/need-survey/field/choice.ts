import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { listOf } from '../../../contract/list';
import { answerOf, NONE, OTHER, otherKey } from '../../../contract/answer';
import type { Question } from '../../../contract/need';
import { icon } from '../../part/icon';
import { describedBy, hints, otherId, titled } from './asking';
import { fieldId } from './id';
import type { Asking } from './asking';
import { steady } from './steady';
import { optionsOf, stepsOf, toggled, truth } from '../view';
import { readingClass } from './reader';

/** Questions of several controls: a fieldset, the title as its legend. */
export function grouped(question: Question, asking: Asking): TemplateResult {
  const { errors } = asking;
  const radios = question.type !== 'multiple';
  return html`<fieldset
    role=${radios ? 'radiogroup' : 'group'}
    aria-describedby=${ifDefined(describedBy(question, asking))}
    aria-invalid=${ifDefined(radios && errors.has(question.name) ? 'true' : undefined)}
    aria-required=${ifDefined(radios && question.isRequired ? 'true' : undefined)}
  >
    <legend class="asked">${titled(question, asking)}</legend>
    ${hints(question, asking)}${controls(question, asking)}
  </fieldset>`;
}

function controls(question: Question, asking: Asking): unknown {
  const { words } = asking.tongue;
  switch (question.type) {
    case 'multiple':
      return boxes(question, asking);
    case 'yesno':
    case 'consent':
      return radios(
        question,
        asking,
        [true, false],
        (value) => truth(question, value === true, words),
        'pair',
      );
    case 'rating':
      return radios(question, asking, stepsOf(question), (value) => words.points(Number(value)), 'scale');
    default: {
      const texts = new Map(
        optionsOf({ ...question, hasNone: false }, asking.tongue).map((one) => [one.value, one.text]),
      );
      return radios(
        question,
        asking,
        listOf(texts.keys()),
        (value) => texts.get(String(value)) ?? '',
        'column',
      );
    }
  }
}

/** Radio rows; the value may be text, number or yes/no. An optional choice can be taken back. */
function radios(
  question: Question,
  asking: Asking,
  values: readonly (string | number | boolean)[],
  text: (value: string | number | boolean) => string,
  layout: 'pair' | 'scale' | 'column',
): TemplateResult {
  const { tongue, draft, set, room } = asking;
  const { name } = question;
  const chosen = answerOf(draft, name);
  const row = (value: string | number | boolean, label: string, index: number, wide = false) =>
    html`<label class="option ${wide ? 'across' : ''}" data-on=${String(chosen === value)}>
        <input
          type="radio"
          id=${index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`}
          name=${name}
          .checked=${live(chosen === value)}
          @change=${() => set(name, value)}
        /><span class="mark"></span
        ><span class="text ${readingClass(room, question, `=${String(value)}`)}">${label}</span></label
      >${value === OTHER && chosen === OTHER ? otherField(question, asking) : nothing}`;
  return html`<div class="options ${layout}">
      ${values.map((value, index) => row(value, text(value), index))}
      ${question.hasNone ? row(NONE, tongue.words.none, values.length, true) : nothing}
    </div>
    ${
      chosen !== undefined && !question.isRequired
        ? html`<button type="button" class="link unpick no-print" @click=${unpick(question, asking)}>
            ${tongue.words.unpick}
          </button>`
        : nothing
    }`;
}

// The button leaves with the choice: focus goes to the first option instead of nowhere.
const unpick =
  (question: Question, { set }: Asking) =>
  (event: Event) => {
    const first = (event.currentTarget as HTMLElement).parentElement?.querySelector('input');
    set(question.name, undefined);
    first?.focus();
  };

/** What is ticked now: asked again at each tick, since two may come before one rendering. */
function chosenOf(question: Question, asking: Asking): readonly string[] {
  const value = answerOf(asking.draft, question.name);
  return Array.isArray(value) ? (value as string[]) : [];
}

function boxes(question: Question, asking: Asking): TemplateResult {
  const { tongue, errors, set, room } = asking;
  const { name } = question;
  const chosen = chosenOf(question, asking);
  const row = ({ value: one, text }: { value: string; text: string }, index: number) =>
    html`<label class="option box" data-on=${String(chosen.includes(one))}>
        <input
          type="checkbox"
          id=${index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`}
          aria-invalid=${ifDefined(errors.has(name) ? 'true' : undefined)}
          .checked=${live(chosen.includes(one))}
          @change=${(event: Event) => set(name, toggled(chosenOf(question, asking), one, (event.target as HTMLInputElement).checked))}
        /><span class="mark">${icon('check')}</span
        ><span class="text ${readingClass(room, question, `=${one}`)}">${text}</span></label
      >${one === OTHER && chosen.includes(OTHER) ? otherField(question, asking) : nothing}`;
  return html`<div class="options column">${optionsOf(question, tongue).map(row)}</div>`;
}

function otherField(question: Question, { tongue, draft, set }: Asking): TemplateResult {
  const key = otherKey(question.name);
  const id = otherId(question.name);
  return html`<div class="other">
    <label for=${id}>${tongue.words.otherSay}</label>
    <input
      type="text"
      id=${id}
      autocomplete="off"
      data-other=${question.name}
      .value=${steady(String(answerOf(draft, key) ?? ''))}
      @input=${(event: Event) => set(key, (event.target as HTMLInputElement).value)}
    />
  </div>`;
}

/** "Don't know / rather not say" below a question of one control. */
export function noneBox(question: Question, { tongue, draft, set }: Asking): unknown {
  if (!question.hasNone) return nothing;
  const on = answerOf(draft, question.name) === NONE;
  return html`<label class="option box alone" data-on=${String(on)}>
    <input
      type="checkbox"
      .checked=${live(on)}
      @change=${() => set(question.name, on ? undefined : NONE)}
    /><span class="mark">${icon('check')}</span><span class="text">${tongue.words.none}</span></label
  >`;
}
