/** Random surveys that can be asked, and random drafts of them, for property tests. */
import fc from 'fast-check';
import { gateKey, GUARDIAN, NONE, OTHER, otherKey, PERSONAL } from '../../src/contract/answer';
import type { Answers } from '../../src/contract/answer';
import { questionTypes } from '../../src/contract/need';
import type { Condition, Question, Survey } from '../../src/contract/need';

const hash = 'ab'.repeat(32);
const choices = ['a', 'b', 'c'].map((value) => ({ value, text: value.toUpperCase() }));

interface Seed {
  type: string;
  flags: boolean[];
  /** Which earlier question decides, and how. */
  on: number;
  how: number;
}

const flatTypes = questionTypes.filter((type) => type !== 'repeat');
const seed = (types: readonly string[]): fc.Arbitrary<Seed> =>
  fc.record({
    type: fc.constantFrom(...types),
    flags: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    on: fc.nat(50),
    how: fc.nat(50),
  });

/** A comparison that is allowed of the question. */
function comparison(question: Question, how: number): Condition {
  const { type, name } = question;
  const pick = <T>(list: readonly T[]): T => list[how % list.length] as T;
  const exists: Condition = { question: name, operator: 'exists', answer: how % 2 === 0 };
  if (how % 5 === 0) return exists;
  if (type === 'single')
    return { question: name, operator: pick(['=', '!=']), answer: pick(['a', 'b', ['a', 'c']]) };
  if (type === 'multiple')
    return { question: name, operator: pick(['=', '!=', 'count']), answer: how % 3 === 2 ? 2 : 'a' };
  if (type === 'integer' || type === 'decimal')
    return { question: name, operator: pick(['=', '>', '<=', '!=']), answer: pick([2, 3]) };
  if (type === 'yesno') return { question: name, operator: pick(['=', '!=']), answer: how % 2 === 1 };
  if (type === 'repeat' || type === 'photo') return { question: name, operator: 'count', answer: 1 };
  return exists;
}

function conditionOn(earlier: readonly Question[], { flags, on, how }: Seed): Condition | undefined {
  const asked = earlier.filter(({ type }) => type !== 'note');
  if (!flags[0] || !asked.length) return undefined;
  const one = comparison(asked[on % asked.length] as Question, how);
  const two = comparison(asked[(on * 7) % asked.length] as Question, how + 1);
  return [one, { not: one }, { any: [one, two] }, { all: [one, two] }][how % 4];
}

function questionOf(name: string, one: Seed, earlier: readonly Question[]): Question {
  const { type, flags } = one;
  const chooses = type === 'single' || type === 'multiple';
  const personal = type !== 'note' && !!flags[4];
  return {
    type,
    name,
    title: name,
    visibleIf: conditionOn(earlier, one),
    ...(chooses && { choices, hasOther: !!flags[1] }),
    ...(type !== 'note' && {
      isRequired: !!flags[2],
      hasNone: !!flags[3],
      personal,
      sensitive: personal && !!flags[5],
      purpose: 'P',
    }),
  };
}

const outer = fc.tuple(seed(questionTypes), fc.array(seed(flatTypes), { minLength: 1, maxLength: 3 }));

/** A survey of up to twelve questions on pages of up to three: every kind, conditions, gates, minors, repeats. */
export const surveys: fc.Arbitrary<Survey> = fc
  .record({
    seeds: fc.array(outer, { minLength: 1, maxLength: 12 }),
    minors: fc.boolean(),
    duty: fc.boolean(),
    perPage: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ seeds, minors, duty, perPage }) => {
    const age: Question = { type: 'single', name: 'age', title: 'age', isRequired: true, choices };
    const questions: Question[] = [age];
    seeds.forEach(([one, within], index) => {
      const question = questionOf(`q${index}`, one, questions);
      if (one.type === 'repeat') {
        const inner: Question[] = [];
        within.forEach((part, at) =>
          inner.push(questionOf(`q${index}_${at}`, part, [...questions, ...inner])),
        );
        question.elements = inner;
      }
      questions.push(question);
    });
    const pages = [{ name: 'first', elements: [age] }];
    for (let at = 1; at < questions.length; at += perPage)
      pages.push({ name: `p${at}`, elements: questions.slice(at, at + perPage) });
    return {
      id: 's',
      version: '1',
      title: 'S',
      who: 'W',
      why: 'Y',
      retentionDays: 1,
      basis: duty ? 'duty' : 'consent',
      ...(minors && { minors: { question: 'age', values: ['a'] } }),
      pages,
    };
  });

const scalar = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    OTHER,
    NONE,
    '',
    '  ',
    ' x ',
    '１２',
    '3',
    '2026-2-3',
    '+86 13800000001',
    'geo:1,2',
    hash,
  ),
  fc.boolean(),
  fc.integer({ min: -5, max: 25 }),
  fc.subarray(['a', 'b', OTHER, NONE, hash]),
);

const filled = (questions: readonly Question[]): fc.Arbitrary<Answers> => {
  const fields: Record<string, fc.Arbitrary<unknown>> = { nobody: scalar, constructor: scalar };
  for (const { type, name, elements } of questions) {
    fields[name] =
      type === 'repeat'
        ? fc.oneof(
            { weight: 4, arbitrary: fc.array(filled(elements ?? []), { maxLength: 3 }) },
            { weight: 1, arbitrary: scalar },
          )
        : scalar;
    fields[otherKey(name)] = fc.constantFrom('', ' moon ');
  }
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Answers>;
};

/** A draft of a survey: anything under the names of its questions and gates, and some that it does not know. */
export function draftsOf(survey: Survey): fc.Arbitrary<Answers> {
  const gates = [PERSONAL, GUARDIAN, ...survey.pages.map(({ name }) => name)].map(gateKey);
  return fc
    .tuple(
      filled(survey.pages.flatMap(({ elements }) => elements)),
      fc.dictionary(fc.constantFrom(...gates), fc.boolean()),
    )
    .map(([answers, said]) => ({ ...answers, ...said }));
}

/** A survey with a draft of it. */
export const filledIn: fc.Arbitrary<[survey: Survey, draft: Answers]> = surveys.chain((survey) =>
  draftsOf(survey).map((draft): [Survey, Answers] => [survey, draft]),
);
