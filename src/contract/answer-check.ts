/* What is wrong with answers, as codes: the page words them, the backend refuses by them. */
import { listOf } from './list';
import { askedTypes, visible, visibleItem } from './answer';
import { answerOf, isAnswered, NONE, OTHER, otherKey } from './answer-value';
import type { Answers } from './answer-value';
import type { AnswerValue, Question, Survey } from './need';
import { isPhone } from './tidy';
import { isDate } from './time';

export type AnswerErrorCode =
  /** Required, and not answered. */
  | 'required'
  /** "Other" was chosen without saying which. */
  | 'other'
  | 'too-few'
  | 'too-many'
  /** No whole number, no number, no such day. */
  | 'integer'
  | 'number'
  | 'date'
  | 'too-small'
  | 'too-great'
  | 'too-early'
  | 'too-late'
  | 'too-long'
  /** No phone number of this country. */
  | 'phone'
  /** A value that the question does not offer, or of a type that it cannot have. */
  | 'not-offered'
  /** Required, but of a kind that this version does not know. */
  | 'not-askable';

export interface AnswerError {
  name: string;
  code: AnswerErrorCode;
  /** The limit that was crossed: number, day, count of choices, items or characters. */
  limit?: number | string;
  /** Inside a repeat: which item, from 0, and the name of the question in it. */
  item?: number;
  inner?: string;
}

/** Where an error is, under the answers: `age`, or `members/0/age` inside a repeat. */
export const errorPath = ({ name, item, inner }: AnswerError): string =>
  inner === undefined ? name : `${name}/${item}/${inner}`;

/**
 * What is wrong with the answers to the questions that are shown, in their order: at most one error a question, and
 * one for each question of each item of a repeat. A gate that nobody answered is no error.
 */
export function check(survey: Survey, draft: Answers): AnswerError[] {
  const { pages, answers } = visible(survey, draft);
  const errors: AnswerError[] = [];
  for (const { questions } of pages) {
    for (const question of questions) errors.push(...checkQuestion(question, answers));
  }
  return errors;
}

/** What is wrong with the answer to one shown question; `answers` are those of `visible`. */
export function checkQuestion(question: Question, answers: Answers): AnswerError[] {
  if (question.type === 'note') return [];
  const value = answerOf(answers, question.name);
  const fault = isAnswered(value) ? faultOf(question, value, answers) : missing(question);
  if (fault) return [{ name: question.name, ...fault }];
  return question.type === 'repeat' && Array.isArray(value) ? checkItems(question, value, answers) : [];
}

function checkItems(repeat: Question, items: readonly unknown[], answers: Answers): AnswerError[] {
  const errors: AnswerError[] = [];
  items.forEach((item, index) => {
    const shown = visibleItem(repeat, item as Answers, answers);
    for (const question of shown.questions) {
      for (const { name, ...fault } of checkQuestion(question, shown.answers)) {
        errors.push({ ...fault, name: repeat.name, item: index, inner: name });
      }
    }
  });
  return errors;
}

type Fault = Omit<AnswerError, 'name' | 'item' | 'inner'>;

function missing(question: Question): Fault | undefined {
  if (!question.isRequired) return undefined;
  return { code: askedTypes.includes(question.type) ? 'required' : 'not-askable' };
}

function faultOf(question: Question, value: AnswerValue, answers: Answers): Fault | undefined {
  if (value === NONE) return question.hasNone ? undefined : { code: 'not-offered' };
  const { min, max } = question;
  switch (question.type) {
    case 'single':
      return choiceFault(question, [value], answers);
    case 'multiple':
      return Array.isArray(value) ? choiceFault(question, value, answers) : { code: 'not-offered' };
    case 'integer':
    case 'rating':
      if (typeof value !== 'number' || !Number.isInteger(value)) return { code: 'integer' };
      return numberFault(
        value,
        question.type === 'rating' ? (min ?? 1) : min,
        question.type === 'rating' ? (max ?? 5) : max,
      );
    case 'decimal':
      if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'number' };
      return numberFault(value, min, max);
    case 'date':
      return dateFault(value, min, max);
    case 'yesno':
    case 'consent':
      return typeof value === 'boolean' ? undefined : { code: 'not-offered' };
    case 'phone':
      return typeof value === 'string' && isPhone(value) ? undefined : { code: 'phone' };
    case 'location':
      return isPlace(value) ? undefined : { code: 'not-offered' };
    case 'photo':
      return listFault(value, isHash, 1, photoLimit(question));
    case 'voice':
      return listFault(value, isHash, 1, 1);
    case 'repeat':
      return listFault(value, isItem, Number(min ?? 1), itemLimit(question));
    default:
      return textFault(question, value);
  }
}

function choiceFault(question: Question, values: readonly unknown[], answers: Answers): Fault | undefined {
  const offered = (question.choices ?? []).map((choice) => choice.value);
  if (question.hasOther) offered.push(OTHER);
  if (question.hasNone) offered.push(NONE);
  const known = values.every((one) => typeof one === 'string' && offered.includes(one));
  // "Don't know" beside a choice contradicts itself; the same choice twice is no choice.
  if (!known || new Set(values).size < values.length) return { code: 'not-offered' };
  if (values.includes(NONE)) return values.length > 1 ? { code: 'not-offered' } : undefined;
  if (values.includes(OTHER)) {
    const other = answerOf(answers, otherKey(question.name));
    if (!isAnswered(other)) return { code: 'other' };
    const fault = textFault(question, other);
    if (fault) return fault;
  }
  const { min, max } = question;
  if (question.type !== 'multiple') return undefined;
  if (typeof min === 'number' && values.length < min) return { code: 'too-few', limit: min };
  if (typeof max === 'number' && values.length > max) return { code: 'too-many', limit: max };
  return undefined;
}

function numberFault(value: number, min: Question['min'], max: Question['max']): Fault | undefined {
  if (typeof min === 'number' && value < min) return { code: 'too-small', limit: min };
  if (typeof max === 'number' && value > max) return { code: 'too-great', limit: max };
  return undefined;
}

function dateFault(value: AnswerValue, min: Question['min'], max: Question['max']): Fault | undefined {
  if (typeof value !== 'string' || !isDate(value)) return { code: 'date' };
  if (typeof min === 'string' && value < min) return { code: 'too-early', limit: min };
  if (typeof max === 'string' && value > max) return { code: 'too-late', limit: max };
  return undefined;
}

/** Most photos of an answer, and most items of a repeat. */
export const photoLimit = ({ max }: Question): number => (typeof max === 'number' ? max : 3);
export const itemLimit = ({ max }: Question): number => (typeof max === 'number' ? max : 20);

const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isItem = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value);

function listFault(
  value: AnswerValue,
  fits: (one: unknown) => boolean,
  min: number,
  max: number,
): Fault | undefined {
  if (!Array.isArray(value) || !(value as unknown[]).every(fits)) return { code: 'not-offered' };
  if (value.length < min) return { code: 'too-few', limit: min };
  return value.length > max ? { code: 'too-many', limit: max } : undefined;
}

/** A geo URI (RFC 5870) of a point on the earth. */
function isPlace(value: AnswerValue): boolean {
  const parts = /^geo:(-?\d{1,2}(?:\.\d{1,8})?),(-?\d{1,3}(?:\.\d{1,8})?)(;u=\d{1,7}(\.\d{1,3})?)?$/.exec(
    typeof value === 'string' ? value : '',
  );
  return !!parts && Math.abs(Number(parts[1])) <= 90 && Math.abs(Number(parts[2])) <= 180;
}

/** Longest text where the question sets no limit of its own. */
export const TEXT_LIMIT = 500;
export const LONGTEXT_LIMIT = 2000;

/** Most characters of a text answer, as people count them (a rare character outside the first plane is one). */
export const lengthLimit = (question: Question): number =>
  question.maxLength ?? (question.type === 'longtext' ? LONGTEXT_LIMIT : TEXT_LIMIT);

export const lengthOf = (text: string): number => listOf(text).length;

function textFault(question: Question, value: AnswerValue): Fault | undefined {
  if (typeof value !== 'string') return { code: 'not-offered' };
  const limit = lengthLimit(question);
  return lengthOf(value) > limit ? { code: 'too-long', limit } : undefined;
}
