/** What answers mean: visibility, checks, submissions, definitions. The page and the backend rest on the same code. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  holds,
  isAnswered,
  NONE,
  OTHER,
  otherKey,
  submission,
  tidy,
  visible,
} from '../../src/contract/answer';
import type { Answers } from '../../src/contract/answer';
import { check } from '../../src/contract/answer-check';
import { checkDefinition } from '../../src/contract/definition';
import { Survey } from '../../src/contract/need';
import type { Condition, Question } from '../../src/contract/need';
import { broken, needs, wish } from '../element/need-survey.fixture';

const survey = (...elements: Question[]): Survey => ({
  id: 's',
  version: '1',
  title: 'S',
  pages: [{ name: 'p', elements }],
});
const q = (type: string, rest: Partial<Question> = {}): Question => ({
  type,
  name: 'q',
  title: 'Q',
  ...rest,
});
const choices = ['a', 'b', 'c'].map((value) => ({ value, text: value.toUpperCase() }));
const codes = (question: Question, value: unknown, more: Answers = {}) =>
  check(survey(question), { q: value as never, ...more }).map(({ code }) => code);

describe('conditions', () => {
  const cases: [operator: string, answer: unknown, value: unknown, expected: boolean][] = [
    ['=', 'a', 'a', true],
    ['=', 'a', ['b', 'a'], true],
    ['=', ['a', 'c'], ['c'], true],
    ['=', 'a', undefined, false],
    ['=', false, false, true],
    ['=', 0, 0, true],
    ['!=', 'a', ['b', 'a'], false],
    ['!=', 'a', ['b'], true],
    ['!=', 'a', undefined, true],
    ['>', 3, 4, true],
    ['>', 3, 3, false],
    ['>=', 3, 3, true],
    ['<', 10, 9, true],
    ['<=', '2026-11-23', '2026-11-23', true],
    ['>', '2026-02-03', '2026-11-01', true],
    ['>', 3, 'many', false],
    ['<', 3, undefined, false],
    ['exists', undefined, 0, true],
    ['exists', true, '  ', false],
    ['exists', false, undefined, true],
    ['exists', false, [], true],
    ['exists', undefined, false, true],
    ['count', 2, ['a', 'b'], true],
    ['count', 2, ['a'], false],
    ['count', 1, undefined, false],
    ['like', 'a', 'a', false],
  ];
  for (const [operator, answer, value, expected] of cases) {
    it(`${JSON.stringify(value)} ${operator} ${JSON.stringify(answer)} is ${expected}`, () => {
      assert.equal(
        holds({ question: 'q', operator, answer: answer as never }, { q: value as never }),
        expected,
      );
    });
  }

  it('all, any and not obey the laws of logic, on any tree', () => {
    const leaf = fc.record({
      question: fc.constantFrom('a', 'b'),
      operator: fc.constantFrom('=', '!=', 'exists', '>', 'count'),
      answer: fc.oneof(fc.constantFrom('x', 'y'), fc.integer({ min: 0, max: 3 })),
    });
    const tree = fc.letrec<{ node: Condition }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('node') }),
      ),
    })).node;
    const value = fc.option(
      fc.oneof(fc.constantFrom('x', 'y'), fc.integer({ min: 0, max: 3 }), fc.subarray(['x', 'y'])),
    );
    fc.assert(
      fc.property(tree, tree, value, value, (one, two, a, b) => {
        const answers: Answers = { a: a ?? undefined, b: b ?? undefined };
        const [p, r] = [holds(one, answers), holds(two, answers)];
        assert.equal(holds({ all: [one, two] }, answers), p && r);
        assert.equal(holds({ any: [one, two] }, answers), p || r);
        assert.equal(holds({ not: one }, answers), !p);
        assert.equal(
          holds({ not: { all: [one, two] } }, answers),
          holds({ any: [{ not: one }, { not: two }] }, answers),
        );
      }),
    );
  });
});

describe('what is shown and handed in', () => {
  const asked = survey(
    q('yesno', { name: 'first' }),
    q('single', { name: 'second', choices, visibleIf: { question: 'first', operator: '=', answer: true } }),
    q('text', { name: 'third', isRequired: true, visibleIf: { question: 'second', operator: 'exists' } }),
  );

  it('a hidden question counts as unanswered for what depends on it, though the draft keeps its answer', () => {
    const draft: Answers = { first: true, second: 'a', third: 'x' };
    assert.deepEqual([...visible(asked, draft).names], ['first', 'second', 'third']);
    assert.deepEqual([...visible(asked, { ...draft, first: false }).names], ['first']);
    assert.deepEqual(submission(asked, { ...draft, first: false }), { first: false });
    assert.deepEqual(submission(asked, { ...draft, first: true }), draft);
  });

  it('a hidden required question is no error, a shown one is', () => {
    assert.deepEqual(check(asked, { first: false }), []);
    assert.deepEqual(check(asked, { first: true, second: 'a' }), [{ name: 'third', code: 'required' }]);
  });

  it('hands in nothing hidden, blank or untidy, whatever the draft of the long survey holds', () => {
    const names = needs.pages.flatMap((page) => page.elements.map((one) => one.name));
    const value = fc.oneof(
      fc.constantFrom('u14', 'a60', 'care', OTHER, NONE, '', '  ', '１２', '2026-2-3', 'x'),
      fc.boolean(),
      fc.integer({ min: -5, max: 25 }),
      fc.subarray(['care', 'culture', 'health', OTHER, NONE]),
    );
    const draft = fc.dictionary(fc.constantFrom(...names, otherKey('kinds'), 'constructor', 'nobody'), value);
    fc.assert(
      fc.property(draft, (answers) => {
        const handed = submission(needs, answers);
        const { names: shown } = visible(needs, answers);
        for (const [name, given] of Object.entries(handed)) {
          assert.ok(shown.has(name.replace(/#other$/, '')), `${name} is handed in though hidden`);
          assert.ok(isAnswered(given), `${name} is handed in blank`);
        }
        // Handing in what was handed in changes nothing: the backend sees what the page saw.
        assert.deepEqual(submission(needs, handed), handed);
        assert.deepEqual(check(needs, handed), check(needs, answers));
        for (const error of check(needs, answers)) assert.ok(shown.has(error.name));
      }),
      { numRuns: 500 },
    );
  });

  it('a page whose questions are all hidden is no page', () => {
    const paged: Survey = {
      ...asked,
      pages: [
        ...asked.pages,
        {
          name: 'more',
          elements: [q('text', { visibleIf: { question: 'first', operator: '=', answer: true } })],
        },
      ],
    };
    assert.deepEqual(
      visible(paged, {}).pages.map(({ page }) => page.name),
      ['p'],
    );
    assert.deepEqual(
      visible(paged, { first: true }).pages.map(({ page }) => page.name),
      ['p', 'more'],
    );
  });

  it('the text of "other" goes only with that choice', () => {
    const other = survey(q('multiple', { choices, hasOther: true }));
    assert.deepEqual(submission(other, { q: ['a', OTHER], 'q#other': ' x ' }), {
      q: ['a', OTHER],
      'q#other': 'x',
    });
    assert.deepEqual(submission(other, { q: ['a'], 'q#other': 'x' }), { q: ['a'] });
  });
});

describe('tidy', () => {
  const cases: [type: string, typed: string, counts: unknown][] = [
    ['integer', ' １２ ', 12],
    ['integer', '1,200', 1200],
    ['integer', '1.5', 1.5],
    ['integer', '十二', '十二'],
    ['integer', '1e3', '1e3'],
    ['integer', '0x10', '0x10'],
    ['decimal', '１２。５', 12.5],
    ['decimal', '－3．25', -3.25],
    ['date', '2026-2-3', '2026-02-03'],
    ['date', '２０２６/2/3', '2026-02-03'],
    ['date', '--', ''],
    ['date', '2026--3', '2026--3'],
    ['text', '  王  ', '王'],
  ];
  for (const [type, typed, counts] of cases) {
    it(`${type}: "${typed}" counts as ${JSON.stringify(counts)}`, () =>
      assert.equal(tidy(q(type), typed), counts));
  }
});

describe('check', () => {
  const cases: [what: string, question: Question, value: unknown, code: string | undefined][] = [
    ['required text of blanks', q('text', { isRequired: true }), '   ', 'required'],
    ['optional text of blanks', q('text'), '   ', undefined],
    ['required "no"', q('yesno', { isRequired: true }), false, undefined],
    ['refused consent', q('consent', { isRequired: true }), false, undefined],
    ['zero', q('integer', { isRequired: true, min: 0 }), '0', undefined],
    ['a choice that is not offered', q('single', { choices }), 'z', 'not-offered'],
    ['"other" that is not offered', q('single', { choices }), OTHER, 'not-offered'],
    ['"other" without saying which', q('single', { choices, hasOther: true }), OTHER, 'other'],
    ['"don\'t know" that is not offered', q('text'), NONE, 'not-offered'],
    [
      '"don\'t know" of a required number',
      q('integer', { hasNone: true, isRequired: true }),
      NONE,
      undefined,
    ],
    ['"don\'t know" beside a choice', q('multiple', { choices, hasNone: true }), ['a', NONE], 'not-offered'],
    [
      '"don\'t know" below the least count',
      q('multiple', { choices, hasNone: true, min: 2 }),
      [NONE],
      undefined,
    ],
    ['the same choice twice', q('multiple', { choices }), ['a', 'a'], 'not-offered'],
    ['too few', q('multiple', { choices, min: 2 }), ['a'], 'too-few'],
    ['too many', q('multiple', { choices, max: 1 }), ['a', 'b'], 'too-many'],
    ['a fraction of a person', q('integer'), '1.5', 'integer'],
    ['a word for a number', q('decimal'), 'many', 'number'],
    ['infinity', q('decimal'), Infinity, 'number'],
    ['under the least', q('integer', { min: 1 }), '0', 'too-small'],
    ['over the greatest', q('decimal', { max: 9.5 }), '9.6', 'too-great'],
    ['six of five points', q('rating'), 6, 'too-great'],
    ['30 February', q('date'), '2026-02-30', 'date'],
    ['half a date', q('date'), '2026--3', 'date'],
    ['too early', q('date', { min: '2026-11-24' }), '2026-11-23', 'too-early'],
    ['too late', q('date', { max: '2026-11-24' }), '2026-11-25', 'too-late'],
    [
      'as long as may be, in characters outside the first plane',
      q('text', { maxLength: 3 }),
      '𠮷𠮷𠮷',
      undefined,
    ],
    ['too long', q('text', { maxLength: 3 }), 'abcd', 'too-long'],
    ['a list for a text', q('text'), ['a'], 'not-offered'],
    ['a required photo', q('photo', { isRequired: true }), undefined, 'not-askable'],
    ['an optional photo', q('photo'), undefined, undefined],
    ['a note', q('note'), undefined, undefined],
  ];
  for (const [what, question, value, code] of cases) {
    it(`${what}: ${code ?? 'is fine'}`, () => assert.deepEqual(codes(question, value), code ? [code] : []));
  }

  it('takes questions named like members of Object.prototype for what they are', () => {
    const odd = survey(q('text', { name: 'constructor', isRequired: true }));
    assert.deepEqual(check(odd, {}), [{ name: 'constructor', code: 'required' }]);
    assert.deepEqual(submission(odd, {}), {});
  });
});

describe('checkDefinition', () => {
  const paths = (definition: Survey) => checkDefinition(definition).map(({ path }) => path);

  it('finds nothing in good surveys, which have the shape of the contract', () => {
    for (const good of [needs, wish]) {
      assert.deepEqual(checkDefinition(Survey.parse(good)), []);
    }
  });

  it('names every mistake of a careless author by path', () => {
    assert.deepEqual(paths(Survey.parse(broken)), [
      '/pages/0/elements/0/title',
      '/pages/0/elements/0/choices',
      '/pages/0/elements/1/name',
      '/pages/0/elements/1/visibleIf/operator',
      '/pages/0/elements/1/visibleIf/question',
      '/pages/0/elements/2/requiredIf',
    ]);
  });

  const one = q('single', { name: 'one', choices });
  const cases: [what: string, question: Question, path: string | undefined][] = [
    [
      'a reference to itself',
      q('text', { visibleIf: { question: 'q', operator: 'exists' } }),
      '/visibleIf/question',
    ],
    [
      'a reference to a later question',
      q('text', { visibleIf: { question: 'later', operator: 'exists' } }),
      '/visibleIf/question',
    ],
    [
      'a value that the question does not offer',
      q('text', { visibleIf: { question: 'one', operator: '=', answer: 'z' } }),
      '/visibleIf/answer',
    ],
    [
      'order on a choice',
      q('text', { visibleIf: { question: 'one', operator: '>', answer: 'a' } }),
      '/visibleIf/operator',
    ],
    [
      'count of a single choice',
      q('text', { visibleIf: { question: 'one', operator: 'count', answer: 1 } }),
      '/visibleIf/operator',
    ],
    ['an empty any', q('text', { visibleIf: { any: [] } }), '/visibleIf/any'],
    [
      'all and any at once',
      q('text', { visibleIf: { all: [{ question: 'one', operator: 'exists' }], any: [] } as never }),
      '/visibleIf/any',
    ],
    [
      'a mistake deep inside',
      q('text', { visibleIf: { not: { all: [{ question: 'one', operator: '~', answer: 'a' }] } } }),
      '/visibleIf/not/all/0/operator',
    ],
    ['an unknown type', q('matrix'), '/type'],
    ['a name with a dash', q('text', { name: 'a-b' }), '/name'],
    ['min over max', q('integer', { min: 3, max: 2 }), '/max'],
    ['a number for a day', q('date', { min: 3 }), '/min'],
    ['a minimum of text', q('text', { min: 3 }), '/min'],
    ['choices of a text', q('text', { choices }), '/choices'],
    [
      'two choices of one value',
      q('single', { choices: [...choices, ...choices.slice(0, 1)] }),
      '/choices/3/value',
    ],
    ['a reserved value', q('single', { choices: [{ value: '#none', text: 'x' }] }), '/choices/0/value'],
    ['more to choose than there are', q('multiple', { choices, min: 4 }), '/min'],
    ['a scale of a hundred', q('rating', { min: 1, max: 100 }), '/max'],
    ['a required note', q('note', { isRequired: true }), '/isRequired'],
    ['HTML in one language', q('text', { title: { zh: '好', en: 'a <img src=x> b' } }), '/title'],
    ['a comparison sign, which is no HTML', q('text', { title: '收入 < 3000 > 1000' }), undefined],
    ['an unknown key', q('text', { enableIf: '1 = 1' } as never), '/enableIf'],
    ["a key of one's own", q('text', { 'x-note': 'for the clerk' } as never), undefined],
  ];
  for (const [what, question, path] of cases) {
    it(`${what}: ${path ?? 'is fine'}`, () => {
      const found = paths(Survey.parse(survey(one, question)));
      assert.deepEqual(found, path ? [`/pages/0/elements/1${path}`] : []);
    });
  }
});
