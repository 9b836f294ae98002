/* Single answers: where they are kept, and whether one was given. */
import type { AnswerValue } from './need';

/** Answers by question name. The text behind "other, say which" is kept under `otherKey(name)`. */
export type Answers = Readonly<Record<string, AnswerValue | undefined>>;

/** The value of "other, say which"; choice values never begin with `#`. */
export const OTHER = '#other';
/** The value of "don't know / rather not say", in any kind of question with `hasNone`. */
export const NONE = '#none';

/** Where the text of "other, say which" is kept. Question names hold no `#`, so it never meets another answer. */
export const otherKey = (name: string): string => `${name}#other`;

/** An own member: a question may be named `constructor`. */
export function answerOf(answers: Answers, name: string): AnswerValue | undefined {
  return Object.prototype.hasOwnProperty.call(answers, name) ? answers[name] : undefined;
}

/** Whether something was answered: not nothing, not blank, not an empty choice. */
export function isAnswered(value: AnswerValue | null | undefined): value is AnswerValue {
  if (value == null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : true;
}
