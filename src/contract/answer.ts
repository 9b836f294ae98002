/*
 * What the answers of a survey mean: which questions are asked, what is wrong with an answer, what is handed in.
 * The page and the backend run this same code. No language and no time zone in it.
 */
import { answerOf, isAnswered, OTHER, otherKey } from './answer-value';
import type { Answers } from './answer-value';
import { gateAnswer, gateKey, gatesOf } from './gate';
import type { AnswerValue, Condition, FlatAnswer, Question, Survey, SurveyPage } from './need';
import { tidy } from './tidy';
import { isDate } from './time';

export { answerOf, isAnswered, NONE, OTHER, otherKey } from './answer-value';
export type { Answers } from './answer-value';
export { GUARDIAN, gateAnswer, gateKey, isMinor, isPersonal, isSensitive, PERSONAL } from './gate';
export { pipe, piped } from './pipe';
export { narrow, tidy } from './tidy';

/** Kinds that a page of this version can ask; one of a later version is pointed out, with the phone. */
export const askedTypes: readonly string[] = [
  'single',
  'multiple',
  'text',
  'longtext',
  'integer',
  'decimal',
  'date',
  'yesno',
  'consent',
  'rating',
  'phone',
  'community',
  'location',
  'photo',
  'voice',
  'repeat',
];

const listOfValues = (value: AnswerValue | undefined): readonly (string | number | boolean)[] => {
  if (!isAnswered(value)) return [];
  // The items of a repeat are records: they can be counted, but equal nothing.
  return Array.isArray(value) ? (value as string[]) : [value];
};

/** Order of two numbers or of two days; undefined where there is none, e.g. of a number and a word. */
function order(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string' || !isDate(a) || !isDate(b)) return undefined;
  return a < b ? -1 : a > b ? 1 : 0;
}

const orders: Readonly<Record<string, (sign: number) => boolean>> = {
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
};

function compare(operator: string, value: AnswerValue | undefined, wanted: AnswerValue | null | undefined) {
  const values = listOfValues(value);
  const matches = () => listOfValues(wanted ?? undefined).some((one) => values.includes(one));
  switch (operator) {
    case 'exists':
      return values.length > 0 === (wanted !== false);
    case '=':
      return matches();
    case '!=':
      return !matches();
    case 'count':
      return typeof wanted === 'number' && values.length >= wanted;
    default: {
      const holds = orders[operator];
      return !!holds && values.some((one) => holds(order(one, wanted) ?? Number.NaN));
    }
  }
}

/**
 * Whether a condition holds. `=` is true if any answer matches any wanted value, `!=` is its opposite (so it holds
 * for an unanswered question), order compares numbers or days, `count` is "at least so many chosen", `exists` with
 * `false` is "not answered". An unknown operator never holds.
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  return compare(condition.operator, answerOf(answers, condition.question), condition.answer);
}

/**
 * A page with the questions and notes that are shown on it, and the gates that are asked before it: each gate once in
 * a survey, in order, and listed also when it was answered, so that the answer can be changed. What a gate keeps back
 * is not among the questions; a page may have gates alone.
 */
export interface ShownPage {
  page: SurveyPage;
  questions: readonly Question[];
  gates: readonly string[];
}

export interface Shown {
  /** Pages that show or ask something, in order. */
  pages: readonly ShownPage[];
  /** Names of all that is shown, notes included. */
  names: ReadonlySet<string>;
  /** The answers that count: tidy, and of shown questions only. */
  answers: Answers;
}

type Filled = Record<string, AnswerValue | undefined>;

/**
 * What is asked, given the answers so far. Goes forward once: a question that is hidden, or behind a gate that nobody
 * agreed to, counts as unanswered for all that comes after it, though its answer stays in the draft.
 */
export function visible(survey: Survey, draft: Answers): Shown {
  const answers: Filled = {};
  const names = new Set<string>();
  const asked = new Set<string>();
  const pages: ShownPage[] = [];
  for (const page of survey.pages) {
    if (page.visibleIf && !holds(page.visibleIf, answers)) continue;
    const gates: string[] = [];
    const questions = page.elements.filter((question) => {
      if (question.visibleIf && !holds(question.visibleIf, answers)) return false;
      if (!opened(gatesOf(survey, page.name, question, answers), draft, asked, gates)) return false;
      names.add(question.name);
      take(question, draft, answers, answers);
      return true;
    });
    if (questions.length || gates.length) pages.push({ page, questions, gates });
  }
  return { pages, names, answers };
}

/** Whether all gates were agreed to. The first that was not ends it; each that is met for the first time is asked here. */
function opened(gates: readonly string[], draft: Answers, asked: Set<string>, here: string[]): boolean {
  return gates.every((gate) => {
    if (!asked.has(gate)) here.push(gate);
    asked.add(gate);
    return gateAnswer(draft, gate) === true;
  });
}

/** Takes a shown question's answer over, tidy. `before` are the answers that conditions inside a repeat may name. */
function take(question: Question, draft: Answers, before: Answers, into: Filled): void {
  if (question.type === 'note') return;
  const given = answerOf(draft, question.name);
  const value = question.type === 'repeat' ? itemsOf(question, given, before) : tidy(question, given);
  if (!isAnswered(value)) return;
  into[question.name] = value;
  if (!question.hasOther || !listOfValues(value).includes(OTHER)) return;
  const other = answerOf(draft, otherKey(question.name));
  if (typeof other === 'string' && other.trim()) into[otherKey(question.name)] = other.trim();
}

const isItem = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function itemsOf(repeat: Question, value: AnswerValue | undefined, before: Answers): AnswerValue | undefined {
  if (!Array.isArray(value) || !(value as unknown[]).every(isItem)) return value;
  return (value as Answers[]).map(
    (item) => visibleItem(repeat, item, before).answers as Record<string, FlatAnswer>,
  );
}

/**
 * What is asked of one item of a repeat. Conditions in it may name earlier questions of the item and of the survey;
 * `before` are the survey's answers that count.
 */
export function visibleItem(
  repeat: Question,
  item: Answers,
  before: Answers,
): { questions: Question[]; answers: Answers } {
  const answers: Filled = {};
  // The names of a survey are unique, inside its repeats too: one record can hold both.
  const scope: Filled = { ...before };
  const questions = (repeat.elements ?? []).filter((question) => {
    if (question.visibleIf && !holds(question.visibleIf, scope)) return false;
    take(question, item, scope, answers);
    scope[question.name] = answers[question.name];
    return true;
  });
  return { questions, answers };
}

/** What is handed in: answers of shown questions, and nothing that the resident no longer sees. */
export function submission(survey: Survey, draft: Answers): Record<string, AnswerValue> {
  return visible(survey, draft).answers as Record<string, AnswerValue>;
}

/** What was said at each gate that is asked: `consents` of the body. A gate without an answer is left out. */
export function consentsOf(survey: Survey, draft: Answers): Record<string, boolean> {
  const consents: Record<string, boolean> = {};
  for (const { gates } of visible(survey, draft).pages) {
    for (const gate of gates) {
      const said = gateAnswer(draft, gate);
      if (said !== undefined) consents[gate] = said;
    }
  }
  return consents;
}

/** A draft again from what was handed in: the answers, and what was said at the gates. */
export function withConsents(
  answers: Answers,
  consents: Readonly<Record<string, boolean>> | null | undefined,
): Answers {
  const draft: Filled = {};
  // What only looks like an answer to a gate is none.
  for (const name of Object.keys(answers)) if (name.charAt(0) !== '#') draft[name] = answers[name];
  for (const gate of Object.keys(consents ?? {})) draft[gateKey(gate)] = consents?.[gate];
  return draft;
}
