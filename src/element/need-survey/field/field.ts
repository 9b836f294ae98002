import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { answerOf, askedTypes } from '../../../contract/answer';
import { lengthLimit, lengthOf } from '../../../contract/answer-check';
import type { Question } from '../../../contract/need';
import { notice } from '../../part/notice';
import {
  countId,
  describedBy,
  errorLine,
  fieldset,
  filled,
  hints,
  numberId,
  titled,
  typedValue,
} from './asking';
import { fieldId } from './id';
import type { Asking } from './asking';
import { redactText } from '../../../source/redact';
import { grouped, noneBox } from './choice';
import { community } from './community';
import { dateField } from './date';
import { locationField } from './location';
import { phoneField } from './phone';
import { photoField } from './photo';
import { readable } from './reader';
import { repeatField } from './repeat';
import { steady } from './steady';
import { voiceField } from './voice';
import { chosenTypes, titleOf } from '../view';

/** A question with its title, hints, error and controls; a note as a notice. */
export function questionTemplate(question: Question, asking: Asking): TemplateResult {
  if (question.type === 'note') return note(question, asking);
  if (!askedTypes.includes(question.type)) return notAskable(question, asking);
  const marks = `question${asking.errors.has(question.name) ? ' wrong' : ''}${readable(question, asking) ? ' readable' : ''}`;
  return html`<div class=${marks} part="question" data-name=${question.name}>
    ${chosenTypes.includes(question.type) ? grouped(question, asking) : (several(question, asking) ?? single(question, asking))}
  </div>`;
}

/** Questions of a device or of several parts; undefined for those of one control. */
function several(question: Question, asking: Asking): TemplateResult | undefined {
  const body = (): unknown => {
    switch (question.type) {
      case 'location':
        return locationField(question, asking);
      case 'photo':
        return photoField(question, asking);
      case 'voice':
        return voiceField(question, asking);
      case 'repeat':
        return repeatField(question, asking, questionTemplate);
      default:
        return undefined;
    }
  };
  const content = body();
  return content === undefined
    ? undefined
    : fieldset(question, asking, html`${content}${noneBox(question, asking)}`);
}

function note(question: Question, { tongue }: Asking): TemplateResult {
  return html`<div class="question" data-name=${question.name}>
    ${notice('info', titleOf(question, tongue), filled(question.description, tongue))}
  </div>`;
}

function notAskable(question: Question, asking: Asking): TemplateResult {
  const { tongue, phone, errors } = asking;
  const { words } = tongue;
  const error = errors.get(question.name);
  return html`<div class="question ${error ? 'wrong' : ''}" data-name=${question.name}>
    <p class="asked">${titled(question, asking)}</p>
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
  if (question.type === 'date') {
    return dateField(
      question,
      asking,
      titled(question, asking),
      hints(question, asking),
      noneBox(question, asking),
    );
  }
  return html`<label class="asked" for=${fieldId(question.name)}>${titled(question, asking)}</label>
    ${hints(question, asking)}${control(question, asking)}${noneBox(question, asking)}`;
}

function control(question: Question, asking: Asking): TemplateResult {
  if (question.type === 'phone') return phoneField(question, asking);
  // A service without areas leaves the community to be written.
  if (question.type === 'community' && asking.tongue.areas.length) return community(question, asking);
  return typed(question, asking);
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
      .value=${steady(value)}
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
  const described = [describedBy(question, asking), countId(name)].filter(Boolean).join(' ');
  return html`<textarea
      id=${fieldId(name)}
      rows="5"
      aria-required=${ifDefined(question.isRequired ? 'true' : undefined)}
      aria-invalid=${ifDefined(asking.errors.has(name) ? 'true' : undefined)}
      aria-describedby=${described}
      .value=${steady(value)}
      @input=${onInput}
    ></textarea>
    ${numberHint(name, value, asking)}
    <p class="count ${left < 0 ? 'over' : ''}" id=${countId(name)}>${asking.tongue.words.left(left)}</p>`;
}
