/** What answers mean: visibility, checks, submissions, definitions. The page and the backend rest on the same code. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  consentsOf,
  gateKey,
  GUARDIAN,
  holds,
  isAnswered,
  isPersonal,
  isSensitive,
  NONE,
  OTHER,
  PERSONAL,
  submission,
  tidy,
  visible,
  withConsents,
} from '../../src/contract/answer';
import type { Answers } from '../../src/contract/answer';
import { check } from '../../src/contract/answer-check';
import { checkDefinition } from '../../src/contract/definition';
import type { Condition, Question, Survey } from '../../src/contract/need';
import { filledIn } from './survey-arbitrary';

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

describe('whatever the survey and whatever the draft', () => {
  const hold = (property: (survey: Survey, draft: Answers) => void, numRuns = 1000) =>
    fc.assert(
      fc.property(filledIn, ([one, draft]) => property(one, draft)),
      { numRuns },
    );
  const gated = (draft: Answers, gate: string) => draft[gateKey(gate)] === true;

  it('the surveys made here can be asked', () =>
    hold((one) => assert.deepEqual(checkDefinition(one), []), 200));

  it('nothing hidden, blank or unknown is handed in', () => {
    hold((one, draft) => {
      const { names } = visible(one, draft);
      for (const [name, given] of Object.entries(submission(one, draft))) {
        assert.ok(names.has(name.replace(/#other$/, '')), `${name} is handed in though hidden`);
        assert.ok(isAnswered(given), `${name} is handed in blank`);
      }
    });
  });

  it('nothing personal is handed in that nobody agreed to, and nothing of a child without a guardian', () => {
    hold((one, draft) => {
      const handed = submission(one, draft);
      const child = handed.age === 'a' && !!one.minors;
      for (const page of one.pages) {
        for (const question of page.elements) {
          if (!(question.name in handed) || !isPersonal(question)) continue;
          if (child) assert.ok(gated(draft, GUARDIAN), `${question.name} of a child`);
          else if (one.basis !== 'duty' && !isSensitive(question)) assert.ok(gated(draft, PERSONAL));
          if (isSensitive(question)) assert.ok(gated(draft, page.name), `${question.name} is sensitive`);
        }
      }
    });
  });

  it('every gate is asked once, on the page that needs it first, and keeps nothing back once agreed to', () => {
    hold((one, draft) => {
      const gates = visible(one, draft).pages.flatMap((page) => page.gates);
      assert.equal(new Set(gates).size, gates.length);
      const all: Record<string, Answers[string]> = { ...draft };
      for (const gate of [PERSONAL, GUARDIAN, ...one.pages.map(({ name }) => name)])
        all[gateKey(gate)] = true;
      const open = {
        ...one,
        minors: null,
        pages: one.pages.map((page) => ({ ...page, elements: page.elements.map(bare) })),
      };
      assert.deepEqual([...visible(one, all).names], [...visible(open, all).names]);
    });
  });

  it('an answer changes nothing that is asked before it', () => {
    hold((one, draft) => {
      const order = one.pages.flatMap(({ elements }) => elements.map(({ name }) => name));
      const before = [...visible(one, draft).names];
      for (const [at, name] of order.entries()) {
        const after = [...visible(one, { ...draft, [name]: undefined }).names];
        const upTo = (names: readonly string[]) => names.filter((shown) => order.indexOf(shown) <= at);
        assert.deepEqual(upTo(after), upTo(before), name);
      }
    }, 200);
  });

  it('handed in again, it is the same and as right: the backend sees what the page saw', () => {
    hold((one, draft) => {
      const handed = submission(one, draft);
      const arrived = withConsents(JSON.parse(JSON.stringify(handed)) as Answers, consentsOf(one, draft));
      assert.deepEqual(submission(one, arrived), handed);
      assert.deepEqual(check(one, arrived), check(one, draft));
      assert.deepEqual(consentsOf(one, arrived), consentsOf(one, draft));
    });
  });

  it('only what is shown is wrong, and inside a repeat it is said where', () => {
    hold((one, draft) => {
      const { names, answers } = visible(one, draft);
      for (const error of check(one, draft)) {
        assert.ok(names.has(error.name));
        if (error.item === undefined) continue;
        const items = answers[error.name];
        assert.ok(Array.isArray(items) && error.item < items.length && error.inner, JSON.stringify(error));
      }
    });
  });
});

/** The question as it would be if nothing about it were personal. */
function bare(question: Question): Question {
  const plain = { ...question, personal: false, sensitive: false };
  const elements = question.elements?.map((one) => bare(one));
  const hidden = ['phone', 'location', 'photo', 'voice'].includes(question.type);
  return { ...plain, ...(elements && { elements }), ...(hidden && { type: `bare ${question.type}` }) };
}

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
    ['phone', ' +86 138 0000 ０００１ ', '13800000001'],
    ['phone', '8613800000001', '13800000001'],
    ['phone', '＋86－531－81234567', '053181234567'],
    ['phone', '（0531）8123—4567', '053181234567'],
    ['phone', '010 6123 4567', '01061234567'],
    ['phone', '86123456', '86123456'],
    ['phone', '531 8123 4567', '531 8123 4567'],
    ['phone', '+1 202 555 0100', '+1 202 555 0100'],
    ['phone', '138 0000 000', '138 0000 000'],
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
    ['a required kind of a later version', q('hologram', { isRequired: true }), undefined, 'not-askable'],
    ['an optional kind of a later version', q('hologram'), undefined, undefined],
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
