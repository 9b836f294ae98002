/* The parts of one question's definition: its choices and its bounds. */
import { itemLimit, photoLimit } from './answer-check';
import type { Must } from './definition';
import type { Question } from './need';

export const numeric: readonly string[] = ['integer', 'decimal', 'rating'];
export const choosing: readonly string[] = ['single', 'multiple'];

/** The texts of a title in all its languages. */
export function textsOf(text: unknown): string[] {
  if (typeof text === 'string') return [text];
  return Object.values((text ?? {}) as Readonly<Record<string, unknown>>).map(String);
}

export function checkParts(question: Question, path: string, must: Must): void {
  checkChoices(question, path, must);
  checkBounds(question, path, must);
  if (question.type === 'multiple') checkMultiple(question, path, must);
  if (question.type === 'rating') checkScale(question, path, must);
  if (question.type === 'photo') checkCount(question, path, must, 10);
  if (question.type === 'repeat') checkCount(question, path, must, 50);
}

/** Most choices of a question: more cannot be read, and a page would hang. */
export const CHOICE_LIMIT = 500;

function checkChoices(question: Question, path: string, must: Must): void {
  const choices = question.choices ?? [];
  const chooses = choosing.includes(question.type);
  must(
    chooses === choices.length > 0,
    `${path}/choices`,
    chooses ? 'at least one choice' : 'choices only with single and multiple',
  );
  must(!question.hasOther || chooses, `${path}/hasOther`, '"other" only with single and multiple');
  must(
    choices.length <= CHOICE_LIMIT,
    `${path}/choices`,
    `at most ${CHOICE_LIMIT} choices (there are ${choices.length})`,
  );
  const values = new Set<string>();
  choices.slice(0, CHOICE_LIMIT).forEach(({ value }, index) => {
    const at = `${path}/choices/${index}/value`;
    must(/^[^#\s]/.test(value), at, 'a value that does not begin with "#" or a space');
    must(!values.has(value), at, 'a value that no other choice of the question has');
    values.add(value);
  });
}

const counted: readonly string[] = ['multiple', 'photo', 'repeat'];

function checkBounds({ type, min, max, maxLength }: Question, path: string, must: Must): void {
  const wanted = type === 'date' ? 'string' : [...numeric, ...counted].includes(type) ? 'number' : '';
  const said =
    wanted === 'string' ? 'a day' : wanted ? 'a number' : `nothing: "${type}" has no least and greatest`;
  must(min == null || typeof min === wanted, `${path}/min`, said);
  must(max == null || typeof max === wanted, `${path}/max`, said);
  must(
    min == null || max == null || typeof min !== typeof max || min <= max,
    `${path}/max`,
    `not less than min (${min})`,
  );
  must(maxLength == null || maxLength >= 1, `${path}/maxLength`, 'at least 1');
}

function checkMultiple(question: Question, path: string, must: Must): void {
  const { min, max, choices, hasOther } = question;
  const most = (choices?.length ?? 0) + (hasOther ? 1 : 0);
  must(!(Number(min ?? 0) > most), `${path}/min`, `at most ${most}, the number of choices`);
  must(max == null || Number(max) >= 1, `${path}/max`, 'at least 1');
}

function checkScale({ min, max }: Question, path: string, must: Must): void {
  const [low, high] = [Number(min ?? 1), Number(max ?? 5)];
  must(
    Number.isInteger(low) && Number.isInteger(high) && high > low && high - low <= 10,
    `${path}/max`,
    'a scale of 2 to 11 whole steps',
  );
}

function checkCount({ type, min, max }: Question, path: string, must: Must, most: number): void {
  const whole = (value: unknown, from: number) =>
    typeof value !== 'number' || (Number.isInteger(value) && value >= from && value <= most);
  must(type === 'repeat' || min == null, `${path}/min`, 'nothing: a required photo is one');
  must(whole(min, 0), `${path}/min`, `a whole number, at most ${most}`);
  must(whole(max, 1), `${path}/max`, `a whole number from 1 to ${most}`);
}

/** Most photos and recordings that the answer to a question may hold. */
export function attachmentsOf(question: Question): number {
  const { type, elements } = question;
  if (type === 'photo') return photoLimit(question);
  if (type !== 'repeat') return type === 'voice' ? 1 : 0;
  const inner = ((elements ?? []) as Question[]).reduce((sum, one) => sum + attachmentsOf(one), 0);
  return inner * itemLimit(question);
}
