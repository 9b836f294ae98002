/*
 * What the answers of a survey mean: which questions are asked, what is wrong with an answer, what is handed in.
 * The page and the backend run this same code. No language and no time zone in it.
 */
import type { AnswerValue, Condition, Question, Survey, SurveyPage } from './need';
import { isDate } from './time';

/** Answers by question name. The text behind "other, say which" is kept under `otherKey(name)`. */
export type Answers = Readonly<Record<string, AnswerValue | undefined>>;

/** The value of "other, say which"; choice values never begin with `#`. */
export const OTHER = '#other';
/** The value of "don't know / rather not say", in any kind of question with `hasNone`. */
export const NONE = '#none';

/** Where the text of "other, say which" is kept. Question names hold no `#`, so it never meets another answer. */
export const otherKey = (name: string): string => `${name}#other`;

/** Kinds that a page can ask in this version; the others of the contract are pointed out, with the phone. */
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
  'community',
];

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

/** The gate before the first personal question, and the one for who is under 14. */
export const PERSONAL = 'personal';
export const GUARDIAN = 'guardian';

/**
 * Where a draft keeps the answer to a gate (true agreed, false refused): `personal`, `guardian`, or the name of a page
 * with sensitive questions.
 */
export const gateKey = (gate: string): string => `#consent/${gate}`;

/** A page with the questions and notes that are shown on it, and the gates that are asked before it. */
export interface ShownPage {
  page: SurveyPage;
  questions: readonly Question[];
  gates: readonly string[];
}

export interface Shown {
  /** Pages that show something, in order. */
  pages: readonly ShownPage[];
  /** Names of all that is shown, notes included. */
  names: ReadonlySet<string>;
  /** The answers that count: tidy, and of shown questions only. */
  answers: Answers;
}

/**
 * What is asked, given the answers so far. Goes forward once: a hidden question counts as unanswered for all that
 * comes after it, though its answer stays in the draft.
 */
export function visible(survey: Survey, draft: Answers): Shown {
  const answers: Record<string, AnswerValue | undefined> = {};
  const names = new Set<string>();
  const pages: ShownPage[] = [];
  for (const page of survey.pages) {
    if (page.visibleIf && !holds(page.visibleIf, answers)) continue;
    const questions = page.elements.filter((question) => {
      if (question.visibleIf && !holds(question.visibleIf, answers)) return false;
      names.add(question.name);
      take(question, draft, answers);
      return true;
    });
    if (questions.length) pages.push({ page, questions, gates: [] });
  }
  return { pages, names, answers };
}

function take(question: Question, draft: Answers, into: Record<string, AnswerValue | undefined>): void {
  const value = tidy(question, answerOf(draft, question.name));
  if (!isAnswered(value)) return;
  into[question.name] = value;
  if (!question.hasOther || !listOfValues(value).includes(OTHER)) return;
  const other = answerOf(draft, otherKey(question.name));
  if (typeof other === 'string' && other.trim()) into[otherKey(question.name)] = other.trim();
}

/** What is handed in: answers of shown questions, and nothing that the resident no longer sees. */
export function submission(survey: Survey, draft: Answers): Record<string, AnswerValue> {
  return visible(survey, draft).answers as Record<string, AnswerValue>;
}

/** Full-width digits, signs and stops as their narrow twins: an input method in Chinese types `１２。５`. */
export const narrow = (text: string): string =>
  text
    .replace(/[０-９．－＋]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/。/g, '.');

/**
 * An answer as it counts. Text is trimmed; a number that was typed becomes a number, a day `2026-2-3` becomes
 * `2026-02-03`; what cannot be read stays as typed, for `check` to point out.
 */
export function tidy(question: Question, value: AnswerValue | undefined): AnswerValue | undefined {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (question.type === 'integer' || question.type === 'decimal' || question.type === 'rating') {
    const plain = narrow(text).replace(/[\s,，]/g, '');
    return /^[-+]?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : text;
  }
  if (question.type !== 'date') return text;
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(narrow(text));
  if (!parts) return text.replace(/^[-\s]+$/, '');
  return `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
}
