import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { NONE, piped } from '../../../contract/answer';
import type { Answers } from '../../../contract/answer';
import type { AnswerValue, Question } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import type { Text } from '../../../contract/text';
import { icon } from '../../part/icon';
import { hintOf, titleOf } from '../view';
import type { Tongue } from '../view';
import { kindHint } from './hint';
import { idOf } from './id';
import { reader, readingClass } from './reader';
import type { FieldRoom } from './room';

/** What a question needs in order to be asked. */
export interface Asking {
  tongue: Tongue;
  /** Answers as typed, always the latest. */
  readonly draft: Answers;
  /** The answers of the whole survey that count (`Shown.answers`): conditions inside a repeat look at them. */
  readonly answers: Answers;
  /** The sentence for what is wrong with a question, by name; inside a repeat by `members/0/age`. */
  errors: ReadonlyMap<string, string>;
  /** Area to which the choice of a community is limited; empty for all. */
  area: string;
  set: (name: string, value: AnswerValue | undefined) => void;
  /** A button that dials the operator. */
  phone: () => unknown;
  /** What the fields hold between two renderings. */
  room: FieldRoom;
  /** The device goes from person to person: the browser is not asked to fill anything in. */
  shared?: boolean | undefined;
  /** Nothing is read aloud: a clerk copies from paper. */
  silent?: boolean | undefined;
}

export const numberId = (name: string): string => idOf('n', name);
export const countId = (name: string): string => idOf('c', name);
export const otherId = (name: string): string => idOf('o', name);
const hintId = (name: string): string => idOf('h', name);
const errorId = (name: string): string => idOf('e', name);

/** A text of the definition as it stands on the page: with earlier answers in it. */
export const filled = (text: Text | null | undefined, { lang, pipe }: Tongue): string =>
  (pipe ?? ((plain) => piped(plain, () => undefined)))(textIn(text, lang));

/** What is said between title and control. */
export function hintLines(question: Question, tongue: Tongue): string[] {
  const { words } = tongue;
  const purpose = filled(question.purpose, tongue);
  return [
    filled(question.description, tongue),
    hintOf(question, tongue),
    kindHint(question, words),
    purpose && words.purposeOf(purpose),
    question.sensitive && !question.isRequired ? words.sensitiveOptional : '',
  ].filter((line): line is string => !!line);
}

/** The ids that describe the controls of a question. */
export function describedBy(question: Question, asking: Asking): string | undefined {
  const { name } = question;
  return (
    [
      hintLines(question, asking.tongue).length > 0 && hintId(name),
      question.type.endsWith('text') && numberId(name),
      asking.errors.has(name) && errorId(name),
    ]
      .filter(Boolean)
      .join(' ') || undefined
  );
}

/** Whether the question must be answered and whether it is sensitive, in words. */
const mark = (question: Question, { words }: Tongue): unknown =>
  html`${question.isRequired ? html`<span class="must">${words.required}</span>` : nothing}${
    question.sensitive ? html`<span class="chip warm">${icon('alert')}${words.sensitive}</span>` : nothing
  }`;

/** The title with its marks, as it stands in a label or a legend. */
export const titled = (question: Question, { tongue, room }: Asking): TemplateResult =>
  html`<span class=${readingClass(room, question, 'title')}>${titleOf(question, tongue)}</span>
    ${mark(question, tongue)}`;

/** What is wrong with a question, beside it. */
export function errorLine(name: string, error: string | undefined, prefix: string): unknown {
  if (!error) return nothing;
  return html`<p class="error" id=${errorId(name)}>
    ${icon('alert')}<span><span class="unseen">${prefix}</span>${error}</span>
  </p>`;
}

/** The reading aloud, what can be said before the answer, and what is wrong with it. */
export function hints(question: Question, asking: Asking): unknown {
  const { tongue, errors, room } = asking;
  const lines = hintLines(question, tongue);
  return html`${reader(question, lines, asking)}${
    lines.length
      ? html`<div class="hint ${readingClass(room, question, 'hint')}" id=${hintId(question.name)}>
          ${lines.map((line) => html`<p>${line}</p>`)}
        </div>`
      : nothing
  }${errorLine(question.name, errors.get(question.name), tongue.words.error)}`;
}

/** Controls that belong together: a fieldset, the title as its legend. */
export const fieldset = (question: Question, asking: Asking, body: unknown): TemplateResult =>
  html`<fieldset aria-describedby=${ifDefined(describedBy(question, asking))}>
    <legend class="asked">${titled(question, asking)}</legend>
    ${hints(question, asking)}${body}
  </fieldset>`;

/** The value of a text field: nothing while "don't know" is ticked. */
export const typedValue = (value: AnswerValue | undefined): string =>
  value === NONE || value === undefined ? '' : String(value);
