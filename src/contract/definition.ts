/* Whether a survey definition can be asked at all: strict, so that an author's slip is found before a resident is. */
import { OTHER, NONE } from './answer';
import { operators, questionTypes } from './need';
import type { AnswerValue, Condition, Question, Survey } from './need';
import { isDate } from './time';

/** A mistake in a definition: JSON pointer, and what was expected there, in English for the author. */
export interface DefinitionIssue {
  path: string;
  expected: string;
}

const keysOf: Readonly<Record<string, readonly string[]>> = {
  survey:
    'id version title summary areaId opens closes minutes anonymous demo description who why retentionDays alternative pages'.split(
      ' ',
    ),
  page: ['name', 'title', 'description', 'visibleIf', 'elements'],
  question:
    'type name title plain description isRequired visibleIf choices hasOther hasNone min max maxLength sensitive'.split(
      ' ',
    ),
  choice: ['value', 'text', 'plain'],
  comparison: ['question', 'operator', 'answer'],
};

const numeric = ['integer', 'decimal', 'rating'];
const ordered = [...numeric, 'date'];
const choosing = ['single', 'multiple'];

/**
 * What is wrong with a definition that has the right shape (`Survey` parsed it). Empty means it can be asked.
 * Unknown keys are mistakes, except those that begin with `x-`.
 */
export function checkDefinition(survey: Survey): DefinitionIssue[] {
  const checker = new Checker();
  checker.survey(survey);
  return checker.issues;
}

class Checker {
  readonly issues: DefinitionIssue[] = [];
  readonly #pages = new Set<string>();
  /** Questions so far, which later conditions may name. */
  readonly #earlier = new Map<string, Question>();

  #must(holds: unknown, path: string, expected: string): void {
    if (!holds) this.issues.push({ path, expected });
  }

  #keys(value: object, kind: string, path: string): void {
    const known = keysOf[kind] ?? [];
    for (const key of Object.keys(value)) {
      this.#must(
        known.includes(key) || key.indexOf('x-') === 0,
        `${path}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`,
        `one of the keys ${known.join(' ')}`,
      );
    }
  }

  #plain(holder: Readonly<Record<string, unknown>>, keys: readonly string[], path: string): void {
    for (const key of keys) {
      const value = holder[key];
      const texts =
        typeof value === 'string'
          ? [value]
          : Object.keys(value ?? {}).map((lang) => (value as Record<string, unknown>)[lang]);
      this.#must(
        !texts.some((text) => /<\/?[a-z!][^>]*>/i.test(String(text))),
        `${path}/${key}`,
        'plain text without HTML',
      );
    }
  }

  survey(survey: Survey): void {
    this.#keys(survey, 'survey', '');
    this.#plain(survey, ['title', 'summary', 'description', 'who', 'why', 'alternative'], '');
    const { opens, closes } = survey;
    this.#must(!opens || !closes || opens <= closes, '/closes', `a day not before "opens" (${opens})`);
    survey.pages.forEach((page, index) => {
      const path = `/pages/${index}`;
      this.#keys(page, 'page', path);
      this.#plain(page, ['title', 'description'], path);
      this.#must(page.name && !this.#pages.has(page.name), `${path}/name`, 'a name that no other page has');
      this.#pages.add(page.name);
      if (page.visibleIf) this.#condition(page.visibleIf, `${path}/visibleIf`);
      this.#must(page.elements.length, `${path}/elements`, 'at least one question or note');
      page.elements.forEach((question, at) => this.#question(question, `${path}/elements/${at}`));
    });
  }

  #question(question: Question, path: string): void {
    const { name, type } = question;
    this.#keys(question, 'question', path);
    this.#plain(question, ['title', 'plain', 'description'], path);
    const types: readonly string[] = questionTypes;
    this.#must(types.includes(type), `${path}/type`, `one of ${types.join(', ')}`);
    this.#must(/^[A-Za-z]\w*$/.test(name), `${path}/name`, 'a letter, then letters, digits or underscores');
    this.#must(!this.#earlier.has(name), `${path}/name`, 'a name that no other question has');
    // Its own condition comes first: a question cannot depend on itself.
    if (question.visibleIf) this.#condition(question.visibleIf, `${path}/visibleIf`);
    this.#must(!(type === 'note' && question.isRequired), `${path}/isRequired`, 'a note is never required');
    this.#choices(question, path);
    this.#bounds(question, path);
    if (!this.#earlier.has(name)) this.#earlier.set(name, question);
  }

  #choices(question: Question, path: string): void {
    const choices = question.choices ?? [];
    const chooses = choosing.includes(question.type);
    this.#must(
      chooses === choices.length > 0,
      `${path}/choices`,
      chooses ? 'at least one choice' : 'choices only with single and multiple',
    );
    this.#must(!question.hasOther || chooses, `${path}/hasOther`, '"other" only with single and multiple');
    const values = new Set<string>();
    choices.forEach((choice, index) => {
      const at = `${path}/choices/${index}`;
      this.#keys(choice, 'choice', at);
      this.#plain(choice, ['text', 'plain'], at);
      this.#must(
        /^[^#\s]/.test(choice.value),
        `${at}/value`,
        'a value that does not begin with "#" or a space',
      );
      this.#must(
        !values.has(choice.value),
        `${at}/value`,
        'a value that no other choice of the question has',
      );
      values.add(choice.value);
    });
  }

  #bounds(question: Question, path: string): void {
    const { type, min, max, maxLength } = question;
    const wanted = type === 'date' ? 'string' : [...numeric, 'multiple'].includes(type) ? 'number' : '';
    const said =
      wanted === 'string' ? 'a day' : wanted ? 'a number' : `nothing: "${type}" has no least and greatest`;
    this.#must(min == null || typeof min === wanted, `${path}/min`, said);
    this.#must(max == null || typeof max === wanted, `${path}/max`, said);
    this.#must(
      min == null || max == null || typeof min !== typeof max || min <= max,
      `${path}/max`,
      `not less than min (${min})`,
    );
    if (type === 'multiple') {
      const most = (question.choices?.length ?? 0) + (question.hasOther ? 1 : 0);
      this.#must(!(Number(min ?? 0) > most), `${path}/min`, `at most ${most}, the number of choices`);
      this.#must(max == null || Number(max) >= 1, `${path}/max`, 'at least 1');
    }
    const [low, high] = [Number(min ?? 1), Number(max ?? 5)];
    this.#must(
      type !== 'rating' ||
        (Number.isInteger(low) && Number.isInteger(high) && high > low && high - low <= 10),
      `${path}/max`,
      'a scale of 2 to 11 whole steps',
    );
    this.#must(maxLength == null || maxLength >= 1, `${path}/maxLength`, 'at least 1');
  }

  #condition(condition: Condition, path: string): void {
    const joint = ['all', 'any', 'not'].find((key) => key in condition);
    if (!joint) {
      this.#comparison(condition as Extract<Condition, { question: string }>, path);
      return;
    }
    for (const key of Object.keys(condition)) {
      this.#must(key === joint, `${path}/${key}`, `no other key beside "${joint}"`);
    }
    if ('not' in condition) this.#condition(condition.not, `${path}/not`);
    const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
    this.#must(!parts || parts.length, `${path}/${joint}`, 'at least one condition');
    parts?.forEach((part, index) => this.#condition(part, `${path}/${joint}/${index}`));
  }

  #comparison(one: Extract<Condition, { question: string }>, path: string): void {
    this.#keys(one, 'comparison', path);
    const known: readonly string[] = operators;
    const { operator, answer } = one;
    this.#must(known.includes(operator), `${path}/operator`, `one of ${known.join(' ')}`);
    const question = this.#earlier.get(one.question);
    const asked = question && question.type !== 'note';
    this.#must(asked, `${path}/question`, `the name of an earlier question ("${one.question}" is none)`);
    if (!question || !asked || !known.includes(operator)) return;
    const fault = answerFault(question, operator, answer ?? undefined);
    this.#must(
      !fault,
      `${path}/${/^(count|[<>]=?)$/.test(operator) && fault?.startsWith('"') ? 'operator' : 'answer'}`,
      fault ?? '',
    );
  }
}

/** What an operator's answer should have been for this question, or undefined when it can be compared. */
function answerFault(
  question: Question,
  operator: string,
  answer: AnswerValue | undefined,
): string | undefined {
  const { type } = question;
  if (operator === 'exists') {
    return answer === undefined || typeof answer === 'boolean' ? undefined : 'true, false or nothing';
  }
  if (operator === 'count') {
    if (type !== 'multiple') return '"count" only of a question of type multiple';
    return Number.isInteger(answer) && Number(answer) > 0 ? undefined : 'a whole number from 1';
  }
  if (operator !== '=' && operator !== '!=') {
    if (!ordered.includes(type)) return `"${operator}" only of a number, a rating or a date`;
    return fits(question, answer) && answer !== NONE ? undefined : type === 'date' ? 'a day' : 'a number';
  }
  const wanted = Array.isArray(answer) ? answer : [answer];
  return wanted.length && wanted.every((one) => fits(question, one))
    ? undefined
    : 'an answer that this question can have';
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
