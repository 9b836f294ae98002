import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { answerOf, askedTypes } from '../../contract/answer';
import { lengthLimit, lengthOf } from '../../contract/answer-check';
import type { Question } from '../../contract/need';
import { textIn } from '../../contract/text';
import { notice } from '../part/notice';
import { describedBy, errorLine, fieldId, hints, mark, numberId, typedValue } from './asking';
import type { Asking } from './asking';
import { redactText } from '../../source/redact';
import { grouped, noneBox } from './choice';
import { community } from './community';
import { dateField } from './date';
import { chosenTypes, titleOf } from './view';

/** A question with its title, hints, error and controls; a note as a notice. */
export function questionTemplate(question: Question, asking: Asking): TemplateResult {
  if (question.type === 'note') return note(question, asking);
  if (!askedTypes.includes(question.type)) return notAskable(question, asking);
  const wrong = asking.errors.has(question.name);
  return html`<div class="question ${wrong ? 'wrong' : ''}" part="question" data-name=${question.name}>
    ${chosenTypes.includes(question.type) ? grouped(question, asking) : single(question, asking)}
  </div>`;
}

function note(question: Question, { tongue }: Asking): TemplateResult {
  return html`<div class="question" data-name=${question.name}>
    ${notice('info', titleOf(question, tongue), textIn(question.description, tongue.lang))}
  </div>`;
}

function notAskable(question: Question, { tongue, phone, errors }: Asking): TemplateResult {
  const { words } = tongue;
  const error = errors.get(question.name);
  return html`<div class="question ${error ? 'wrong' : ''}" data-name=${question.name}>
    <p class="asked">${titleOf(question, tongue)} ${mark(question, tongue)}</p>
    <div id=${fieldId(question.name)} tabindex="-1">
      ${errorLine(question.name, error, words.error)}
      ${notice(
        'warm',
        words.notAskable,
        question.isRequired ? words.notAskableRequired : words.notAskableBody,
        phone(),
      )}
    </div>
  </div>`;
}

/** Questions of one control: a label; below it, where the question has it, "don't know". */
function single(question: Question, asking: Asking): TemplateResult {
  const { tongue } = asking;
  if (question.type === 'date') {
    return dateField(
      question,
      asking,
      html`${titleOf(question, tongue)} ${mark(question, tongue)}`,
      hints(question, asking),
      noneBox(question, asking),
    );
  }
  return html`<label class="asked" for=${fieldId(question.name)}
      >${titleOf(question, tongue)} ${mark(question, tongue)}</label
    >
    ${hints(question, asking)}
    ${question.type === 'community' && tongue.areas.length ? community(question, asking) : typed(question, asking)}
    ${noneBox(question, asking)}`;
}

function typed(question: Question, asking: Asking): TemplateResult {
  const { draft, errors, set } = asking;
  const { name, type } = question;
  const value = typedValue(answerOf(draft, name));
  const invalid = errors.has(name) ? 'true' : undefined;
  const onInput = (event: Event) => set(name, (event.target as HTMLInputElement).value);
  if (type === 'longtext') return longText(question, asking, value, onInput);
  const number = type === 'integer' || type === 'decimal';
  return html`<input
      type="text"
      id=${fieldId(name)}
      class=${number ? 'short' : ''}
      autocomplete="off"
      inputmode=${ifDefined(number ? (type === 'integer' ? 'numeric' : 'decimal') : undefined)}
      aria-required=${ifDefined(question.isRequired ? 'true' : undefined)}
      aria-invalid=${ifDefined(invalid)}
      aria-describedby=${ifDefined(describedBy(question, asking))}
      .value=${live(value)}
      @input=${onInput}
    />${type === 'text' ? numberHint(name, value, asking) : nothing}`;
}

/** Says, without standing in the way, that what looks like a phone or ID number need not be written. */
function numberHint(name: string, value: string, { tongue }: Asking): TemplateResult {
  let found = false;
  redactText(value, () => (found = true));
  return html`<p class="small" id=${numberId(name)} aria-live="polite">
    ${found ? tongue.words.noNumber : ''}
  </p>`;
}

function longText(
  question: Question,
  asking: Asking,
  value: string,
  onInput: (event: Event) => void,
): TemplateResult {
  const { name } = question;
  const left = lengthLimit(question) - lengthOf(value);
  const described = [describedBy(question, asking), `c-${name}`].filter(Boolean).join(' ');
  return html`<textarea
      id=${fieldId(name)}
      rows="5"
      aria-required=${ifDefined(question.isRequired ? 'true' : undefined)}
      aria-invalid=${ifDefined(asking.errors.has(name) ? 'true' : undefined)}
      aria-describedby=${described}
      .value=${live(value)}
      @input=${onInput}
    ></textarea>
    ${numberHint(name, value, asking)}
    <p class="count ${left < 0 ? 'over' : ''}" id="c-${name}">${asking.tongue.words.left(left)}</p>`;
}
