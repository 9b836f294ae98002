/* Whether a survey definition can be asked at all: strict, so that an author's slip is found before a resident is. */
import { NONE } from './answer-value';
import { checkCondition } from './definition-condition';
import { attachmentsOf, CHOICE_LIMIT, checkParts, textsOf } from './definition-question';
import { dependencies } from './definition-reference';
import { GUARDIAN, isPersonal, PERSONAL } from './gate';
import { questionTypes } from './need';
import type { Question, Survey, SurveyPage } from './need';
import { pipedTypes, pipesOf } from './pipe';

/** A mistake in a definition: JSON pointer, and what was expected there, in English for the author. */
export interface DefinitionIssue {
  path: string;
  expected: string;
}

/** Notes a mistake unless the first argument holds. */
export type Must = (holds: unknown, path: string, expected: string) => void;

/** Most photos and recordings of one answer: what a definition may add up to. Their bytes are limited by themselves. */
export const ATTACHMENT_COUNT = 1000;

/** Most questions of a survey, those inside repeats counted. */
export const QUESTION_LIMIT = 2000;

const common =
  'type name title plain description isRequired visibleIf choices hasOther hasNone min max maxLength personal sensitive purpose audio';
const keysOf: Readonly<Record<string, readonly string[]>> = {
  survey:
    'id version title summary areaId opens closes minutes anonymous demo description who why retentionDays alternative basis minors need next pages'.split(
      ' ',
    ),
  minors: ['question', 'values', 'guardian'],
  need: ['category', 'group', 'area', 'text'],
  page: ['name', 'title', 'description', 'visibleIf', 'elements'],
  inner: common.split(' '),
  question: `${common} elements itemTitle`.split(' '),
  choice: ['value', 'text', 'plain', 'audio'],
};

/** The kinds of question that each part of a need may be made from. */
const needTypes: Readonly<Record<string, readonly string[]>> = {
  category: ['single'],
  group: ['single', 'multiple'],
  area: ['community'],
  text: ['text', 'longtext'],
};

/**
 * What is wrong with a definition that has the right shape (`Survey` parsed it). Empty means it can be asked.
 * Unknown keys are mistakes, except those that begin with `x-`. Tags in texts are none: they are shown as typed.
 */
export function checkDefinition(survey: Survey): DefinitionIssue[] {
  const checker = new Checker(survey);
  checker.check();
  return checker.issues;
}

type Names = ReadonlyMap<string, Question>;

class Checker {
  readonly issues: DefinitionIssue[] = [];
  readonly #names = new Set<string>();
  /** Questions so far, which later conditions and titles may name. */
  readonly #earlier = new Map<string, Question>();
  #on: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(readonly survey: Survey) {}

  readonly #must: Must = (holds, path, expected) => {
    if (!holds) this.issues.push({ path, expected });
  };

  #keys(value: object | null | undefined, kind: string, path: string): void {
    const known = keysOf[kind] ?? [];
    for (const key of Object.keys(value ?? {})) {
      this.#must(
        known.includes(key) || key.indexOf('x-') === 0,
        `${path}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`,
        `one of the keys ${known.join(' ')}`,
      );
    }
  }

  check(): void {
    const { survey } = this;
    const elements = survey.pages.flatMap((page) => page.elements);
    const count = elements.reduce((sum, one) => sum + 1 + (one.elements?.length ?? 0), 0);
    this.#must(count <= QUESTION_LIMIT, '/pages', `at most ${QUESTION_LIMIT} questions (there are ${count})`);
    if (this.issues.length) return;
    this.#head();
    const pages = new Set<string>([PERSONAL, GUARDIAN]);
    survey.pages.forEach((page, index) => {
      this.#must(
        page.name && !pages.has(page.name),
        `/pages/${index}/name`,
        `a name that no other page has, not "${PERSONAL}" or "${GUARDIAN}"`,
      );
      pages.add(page.name);
      this.#page(page, `/pages/${index}`);
    });
    const attached = elements.reduce((sum, one) => sum + attachmentsOf(one), 0);
    this.#must(
      attached <= ATTACHMENT_COUNT,
      '/pages',
      `at most ${ATTACHMENT_COUNT} photos and recordings in an answer (there could be ${attached})`,
    );
    if (elements.some(isPersonal)) this.#personal();
    if (survey.minors) this.#minors(survey.minors);
    this.#need();
  }

  #head(): void {
    const { survey } = this;
    const { opens, closes, basis, retentionDays } = survey;
    this.#keys(survey, 'survey', '');
    this.#keys(survey.minors, 'minors', '/minors');
    this.#keys(survey.need, 'need', '/need');
    this.#must(!opens || !closes || opens <= closes, '/closes', `a day not before "opens" (${opens})`);
    this.#must(basis == null || basis === 'consent' || basis === 'duty', '/basis', '"consent" or "duty"');
    this.#must(retentionDays == null || retentionDays > 0, '/retentionDays', 'at least 1 day');
  }

  #page(page: SurveyPage, path: string): void {
    this.#keys(page, 'page', path);
    this.#pipes(page, ['title', 'description'], path, this.#earlier);
    const owners = page.elements.map(({ name }) => name);
    this.#condition(page, `${path}/visibleIf`, owners, this.#earlier);
    this.#must(page.elements.length, `${path}/elements`, 'at least one question or note');
    page.elements.forEach((question, at) => this.#outer(question, `${path}/elements/${at}`));
  }

  #outer(question: Question, path: string): void {
    this.#keys(question, 'question', path);
    this.#question(question, path, this.#earlier);
    const repeats = question.type === 'repeat';
    const inner = question.elements ?? [];
    this.#must(repeats || !question.elements, `${path}/elements`, 'elements only with repeat');
    this.#must(repeats || !question.itemTitle, `${path}/itemTitle`, 'a title of items only with repeat');
    this.#must(!repeats || inner.length, `${path}/elements`, 'at least one question of each item');
    const scope = new Map(inner.length ? this.#earlier : []);
    inner.forEach((one, at) => {
      const here = `${path}/elements/${at}`;
      this.#keys(one, 'inner', here);
      this.#must(one.type !== 'repeat', `${here}/type`, 'no repeat inside a repeat');
      this.#question(one, here, scope, question);
      if (!scope.has(one.name)) scope.set(one.name, one);
    });
    if (!this.#earlier.has(question.name)) this.#earlier.set(question.name, question);
  }

  #question(question: Question, path: string, earlier: Names, repeat?: Question): void {
    const { name, type } = question;
    const types: readonly string[] = questionTypes;
    this.#must(types.includes(type), `${path}/type`, `one of ${types.join(', ')}`);
    this.#must(/^[A-Za-z]\w*$/.test(name), `${path}/name`, 'a letter, then letters, digits or underscores');
    this.#must(!this.#names.has(name), `${path}/name`, 'a name that no other question has');
    this.#names.add(name);
    this.#pipes(question, ['title', 'plain', 'description'], path, earlier);
    this.#condition(question, `${path}/visibleIf`, [name], earlier);
    this.#must(!(type === 'note' && question.isRequired), `${path}/isRequired`, 'a note is never required');
    this.#must(
      type !== 'note' || !isPersonal(question),
      `${path}/${question.sensitive ? 'sensitive' : 'personal'}`,
      'nothing personal: a note asks nothing',
    );
    const told =
      question.purpose ??
      repeat?.purpose ??
      question.elements?.every((one) => !isPersonal(one) || one.purpose);
    this.#must(told || !isPersonal(question), `${path}/purpose`, 'what this personal answer is for');
    checkParts(question, path, this.#must);
    question.choices
      ?.slice(0, CHOICE_LIMIT)
      .forEach((one, at) => this.#keys(one, 'choice', `${path}/choices/${at}`));
  }

  #condition(holder: Question | SurveyPage, path: string, owners: readonly string[], earlier: Names): void {
    if (!holder.visibleIf) return;
    const on = () => (this.#on ??= dependencies(this.survey));
    checkCondition(holder.visibleIf, path, { must: this.#must, earlier, owners, on });
  }

  #pipes(holder: Question | SurveyPage, keys: readonly string[], path: string, earlier: Names): void {
    for (const key of keys) {
      for (const name of textsOf(holder[key]).flatMap(pipesOf)) {
        this.#must(
          pipedTypes.includes(earlier.get(name)?.type ?? ''),
          `${path}/${key}`,
          `in braces the name of an earlier question of type ${pipedTypes.join(', ')} ("${name}" is none), or {{ for a brace`,
        );
      }
    }
  }

  #personal(): void {
    const { who, why, retentionDays } = this.survey;
    const said = 'since questions are personal';
    this.#must(who, '/who', `who asks, ${said}`);
    this.#must(why, '/why', `what for, ${said}`);
    this.#must(retentionDays != null, '/retentionDays', `how many days answers are kept, ${said}`);
  }

  #minors({ question: name, values }: NonNullable<Survey['minors']>): void {
    const { pages } = this.survey;
    const at = pages.findIndex((page) => page.elements.some((one) => one.name === name));
    const question = pages[at]?.elements.find((one) => one.name === name);
    const first = pages.findIndex((page) => page.elements.some(isPersonal));
    this.#must(
      question?.type === 'single' && question.isRequired && !question.visibleIf && !pages[at]?.visibleIf,
      '/minors/question',
      'the name of a required question of type single that everyone is asked',
    );
    this.#must(
      at < 0 || first < 0 || at < first,
      '/minors/question',
      'a question on a page before the first personal question',
    );
    const offered = new Set(question?.choices?.map(({ value }) => value));
    if (question?.hasNone) offered.add(NONE);
    this.#must(
      values.length && (!question || values.every((value) => offered.has(value))),
      '/minors/values',
      'choices of that question',
    );
  }

  #need(): void {
    const need: Readonly<Record<string, unknown>> = this.survey.need ?? {};
    for (const [key, types] of Object.entries(needTypes)) {
      const name = need[key];
      if (name == null) continue;
      this.#must(
        types.includes(this.#earlier.get(String(name))?.type ?? ''),
        `/need/${key}`,
        `the name of a question of type ${types.join(' or ')}`,
      );
    }
  }
}
