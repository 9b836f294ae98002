import { html, nothing } from 'lit';
import { NONE } from '../../contract/answer';
import type { Answers } from '../../contract/answer';
import type { AnswerValue, Question } from '../../contract/need';
import { textIn } from '../../contract/text';
import { icon } from '../part/icon';
import { hintOf } from './view';
import type { Tongue } from './view';

/** What a question needs in order to be asked. */
export interface Asking {
  tongue: Tongue;
  /** Answers as typed, always the latest. */
  readonly draft: Answers;
  /** The sentence for what is wrong with a question, by name. */
  errors: ReadonlyMap<string, string>;
  /** Area to which the choice of a community is limited; empty for all. */
  area: string;
  set: (name: string, value: AnswerValue | undefined) => void;
  /** A button that dials the operator. */
  phone: () => unknown;
}

/** The id of the control that gets the focus for a question. */
export const fieldId = (name: string): string => `f-${name}`;
export const numberId = (name: string): string => `n-${name}`;
const hintId = (name: string): string => `h-${name}`;
const errorId = (name: string): string => `e-${name}`;

/** The ids that describe the controls of a question. */
export function describedBy(question: Question, asking: Asking): string | undefined {
  const { name } = question;
  const hinted = question.description || hintOf(question, asking.tongue) || question.sensitive;
  return (
    [
      hinted && hintId(name),
      question.type.endsWith('text') && numberId(name),
      asking.errors.has(name) && errorId(name),
    ]
      .filter(Boolean)
      .join(' ') || undefined
  );
}

/** Whether the question must be answered and whether it is sensitive, in words. */
export const mark = (question: Question, { words }: Tongue): unknown =>
  html`${question.isRequired ? html`<span class="must">${words.required}</span>` : nothing}${
    question.sensitive ? html`<span class="chip warm">${icon('alert')}${words.sensitive}</span>` : nothing
  }`;

/** What is wrong with a question, beside it. */
export function errorLine(name: string, error: string | undefined, prefix: string): unknown {
  if (!error) return nothing;
  return html`<p class="error" id=${errorId(name)}>
    ${icon('alert')}<span><span class="unseen">${prefix}</span>${error}</span>
  </p>`;
}

/** Description, what can be said before the answer, and what is wrong with it. */
export function hints(question: Question, { tongue, errors }: Asking): unknown {
  const lines = [
    textIn(question.description, tongue.lang),
    hintOf(question, tongue),
    question.sensitive && !question.isRequired ? tongue.words.sensitiveOptional : '',
  ].filter(Boolean);
  return html`${
    lines.length
      ? html`<div class="hint" id=${hintId(question.name)}>${lines.map((line) => html`<p>${line}</p>`)}</div>`
      : nothing
  }${errorLine(question.name, errors.get(question.name), tongue.words.error)}`;
}

/** The value of a text field: nothing while "don't know" is ticked. */
export const typedValue = (value: AnswerValue | undefined): string =>
  value === NONE || value === undefined ? '' : String(value);
