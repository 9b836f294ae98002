/* Whether a condition can be decided: what it names, how it compares, with what. */
import { NONE, OTHER } from './answer-value';
import type { Must } from './definition';
import { choosing, numeric } from './definition-question';
import { wayTo } from './definition-reference';
import { operators } from './need';
import type { AnswerValue, Condition, Question } from './need';
import { isDate } from './time';

/** Where a condition stands. */
export interface Standing {
  must: Must;
  /** The questions that it may name. */
  earlier: ReadonlyMap<string, Question>;
  /** The questions that it decides about. */
  owners: readonly string[];
  /** Which questions each question depends on. */
  on: () => ReadonlyMap<string, readonly string[]>;
}

type Comparison = Extract<Condition, { question: string }>;

/** Conditions deeper than this are a machine's, not an author's. */
const DEPTH = 20;

export function checkCondition(condition: Condition, path: string, standing: Standing, depth = 1): void {
  const { must } = standing;
  const joint = ['all', 'any', 'not'].find((key) => key in condition);
  must(depth <= DEPTH, path, `a condition of at most ${DEPTH} levels`);
  if (depth > DEPTH) return;
  const known = joint ? [joint] : ['question', 'operator', 'answer'];
  for (const key of Object.keys(condition)) {
    const expected = joint ? `no other key beside "${joint}"` : `one of the keys ${known.join(' ')}`;
    must(known.includes(key) || (!joint && key.indexOf('x-') === 0), `${path}/${key}`, expected);
  }
  if (!joint) checkComparison(condition as Comparison, path, standing);
  if ('not' in condition) checkCondition(condition.not, `${path}/not`, standing, depth + 1);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
  must(!parts || parts.length, `${path}/${joint}`, 'at least one condition');
  parts?.forEach((part, index) => checkCondition(part, `${path}/${joint}/${index}`, standing, depth + 1));
}

function checkComparison(one: Comparison, path: string, standing: Standing): void {
  const { must, earlier } = standing;
  const known: readonly string[] = operators;
  const { operator, answer } = one;
  must(known.includes(operator), `${path}/operator`, `one of ${known.join(' ')}`);
  const question = earlier.get(one.question);
  if (!question || question.type === 'note') {
    must(false, `${path}/question`, `the name of an earlier question (${whyNot(one.question, standing)})`);
  } else if (known.includes(operator)) {
    const fault = faultOf(question, operator, answer ?? undefined);
    must(!fault, `${path}/${fault?.at}`, fault?.expected ?? '');
  }
}

function whyNot(name: string, { earlier, owners, on }: Standing): string {
  if (earlier.has(name)) return `"${name}" is a note`;
  if (owners.length === 1 && owners[0] === name) return `"${name}" is this question itself`;
  const all = on();
  if (!all.has(name)) return `"${name}" is none`;
  for (const owner of owners) {
    const way = wayTo(name, owner, all);
    if (way.length) return `"${owner}" and "${name}" wait for each other: ${[owner, ...way].join(' > ')}`;
  }
  return owners.includes(name) ? `"${name}" is on this very page` : `"${name}" comes later`;
}

interface Fault {
  at: 'operator' | 'answer';
  expected: string;
}

const answerFault = (expected: string): Fault => ({ at: 'answer', expected });
const operatorFault = (expected: string): Fault => ({ at: 'operator', expected });

const counted: readonly string[] = ['multiple', 'photo', 'repeat'];
/** Kinds whose answer is only there or not. */
const opaque: readonly string[] = ['photo', 'voice', 'location', 'repeat'];

/** What an operator or its answer should have been for this question, or undefined when they can be compared. */
function faultOf(question: Question, operator: string, answer: AnswerValue | undefined): Fault | undefined {
  const { type } = question;
  if (operator === 'exists') {
    const fine = answer === undefined || typeof answer === 'boolean';
    return fine ? undefined : answerFault('true, false or nothing');
  }
  if (operator === 'count') {
    if (!counted.includes(type)) return operatorFault(`"count" only of ${counted.join(', ')}`);
    return Number.isInteger(answer) && Number(answer) > 0 ? undefined : answerFault('a whole number from 1');
  }
  if (operator !== '=' && operator !== '!=') {
    if (!numeric.includes(type) && type !== 'date') {
      return operatorFault(`"${operator}" only of a number, a rating or a date`);
    }
    const fine = fits(question, answer) && answer !== NONE;
    return fine ? undefined : answerFault(type === 'date' ? 'a day' : 'a number');
  }
  if (opaque.includes(type) && answer !== NONE)
    return operatorFault(`"exists", of a question of type ${type}`);
  const wanted = Array.isArray(answer) ? answer : [answer];
  const fine = wanted.length && wanted.every((one) => fits(question, one));
  return fine ? undefined : answerFault('an answer that this question can have');
}

function fits(question: Question, answer: unknown): boolean {
  if (answer === NONE) return !!question.hasNone;
  if (answer === OTHER) return !!question.hasOther;
  if (choosing.includes(question.type)) return !!question.choices?.some((choice) => choice.value === answer);
  if (question.type === 'yesno' || question.type === 'consent') return typeof answer === 'boolean';
  if (numeric.includes(question.type)) return typeof answer === 'number';
  if (question.type === 'date') return typeof answer === 'string' && isDate(answer);
  return typeof answer === 'string';
}
