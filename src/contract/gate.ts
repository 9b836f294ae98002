/* The gates before personal questions: whose yes or no is asked before which page. */
import type { Answers } from './answer-value';
import type { Question, Survey } from './need';

/** The gate before the first personal question, and the one in its place for who is under 14. */
export const PERSONAL = 'personal';
export const GUARDIAN = 'guardian';

/**
 * Where a draft keeps the answer to a gate (true agreed, false refused): `personal`, `guardian`, or the name of a page
 * with sensitive questions.
 */
export const gateKey = (gate: string): string => `#consent/${gate}`;

/** What was said at a gate; undefined where nothing was. */
export function gateAnswer(answers: Answers, gate: string): boolean | undefined {
  const key = gateKey(gate);
  const said = Object.prototype.hasOwnProperty.call(answers, key) ? answers[key] : undefined;
  return typeof said === 'boolean' ? said : undefined;
}

const personalTypes: readonly string[] = ['phone', 'location', 'photo', 'voice'];

/** Sensitive: asked apart. A repeat is when something in it is. */
export const isSensitive = (question: Question): boolean =>
  !!question.sensitive || !!question.elements?.some((inner) => inner.sensitive);

/** Says something about a person: marked so, sensitive, or of a kind that always does. A repeat: when something in it does. */
export const isPersonal = (question: Question): boolean =>
  !!question.personal ||
  !!question.sensitive ||
  personalTypes.includes(question.type) ||
  !!question.elements?.some(isPersonal);

/** Whether the answers say that this is a child whose personal answers need a guardian. */
export function isMinor(survey: Survey, answers: Answers): boolean {
  const { minors } = survey;
  const age = minors ? answers[minors.question] : undefined;
  return typeof age === 'string' && !!minors?.values.includes(age);
}

/**
 * The gates that a question is behind, in the order in which they are asked; `answers` are those that count so far.
 * A sensitive question has its page's own gate, always. Any other personal question has `personal`, unless it is asked
 * by duty. For a minor `guardian` comes first in both cases, in place of `personal`.
 */
export function gatesOf(survey: Survey, page: string, question: Question, answers: Answers): string[] {
  if (!isPersonal(question)) return [];
  const first = isMinor(survey, answers) ? [GUARDIAN] : [];
  if (isSensitive(question)) return [...first, page];
  return first.length || survey.basis === 'duty' ? first : [PERSONAL];
}
