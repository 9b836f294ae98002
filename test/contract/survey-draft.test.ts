/** What becomes of a draft under another version, of earlier answers in titles, and of the notice. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { gateKey, isAnswered, PERSONAL, pipe, piped, submission, visible } from '../../src/contract/answer';
import type { Answers } from '../../src/contract/answer';
import { check } from '../../src/contract/answer-check';
import { migrate } from '../../src/contract/migrate';
import type { Question, Survey } from '../../src/contract/need';
import { noticeOf, noticeText } from '../../src/contract/notice';
import { draftsOf, surveys } from './survey-arbitrary';

const survey = (...elements: Question[]): Survey => ({
  id: 's',
  version: '1',
  title: 'S',
  pages: [{ name: 'p', elements }],
});
const q = (type: string, name: string, rest: Partial<Question> = {}): Question => ({
  type,
  name,
  title: name,
  ...rest,
});
const choices = (...values: string[]) => values.map((value) => ({ value, text: `T${value}` }));

describe('a draft under another version', () => {
  const cases: [what: string, draft: Answers, to: Question[], answers: Answers, lost: [string, unknown][]][] =
    [
      [
        'moves by name, as typed',
        { a: ' １２ ', b: 'x' },
        [q('text', 'b'), q('integer', 'a')],
        { a: ' １２ ', b: 'x' },
        [],
      ],
      ['a question that is gone', { a: 'x' }, [q('text', 'b')], {}, [['a', 'x']]],
      ['a question that is a note now', { a: 'x' }, [q('note', 'a')], {}, [['a', 'x']]],
      ['a choice that is gone', { a: 'z' }, [q('single', 'a', { choices: choices('x') })], {}, [['a', 'z']]],
      [
        'some choices that are gone',
        { a: ['x', 'y', 'z'] },
        [q('multiple', 'a', { choices: choices('x', 'z') })],
        { a: ['x', 'z'] },
        [['a', 'y']],
      ],
      [
        'one choice where many may be now',
        { a: 'x' },
        [q('multiple', 'a', { choices: choices('x') })],
        { a: ['x'] },
        [],
      ],
      [
        'many choices where one may be now',
        { a: ['x', 'y'] },
        [q('single', 'a', { choices: choices('x', 'y') })],
        {},
        [
          ['a', 'x'],
          ['a', 'y'],
        ],
      ],
      [
        '"other" that is no longer offered, with its text',
        { a: '#other', 'a#other': 'moon' },
        [q('single', 'a', { choices: choices('x') })],
        {},
        [
          ['a', '#other'],
          ['a#other', 'moon'],
        ],
      ],
      [
        '"other" that is still offered',
        { a: '#other', 'a#other': 'moon' },
        [q('single', 'a', { choices: choices('x'), hasOther: true })],
        { a: '#other', 'a#other': 'moon' },
        [],
      ],
      [
        'a text of "other" whose choice was taken back',
        { a: '', 'a#other': 'moon' },
        [q('single', 'b', { choices: choices('x') })],
        {},
        [['a#other', 'moon']],
      ],
      ['"don\'t know" that is no longer offered', { a: '#none' }, [q('text', 'a')], {}, [['a', '#none']]],
      ['yes for a text', { a: true }, [q('text', 'a')], {}, [['a', true]]],
      ['a text for yes', { a: 'x' }, [q('yesno', 'a')], {}, [['a', 'x']]],
      ['half a number, which its resident can mend', { a: '1x' }, [q('integer', 'a')], { a: '1x' }, []],
      [
        'too long a text, which check points out',
        { a: 'xxxx' },
        [q('text', 'a', { maxLength: 3 })],
        { a: 'xxxx' },
        [],
      ],
      [
        'more photos than may be, which check points out',
        { a: ['ab'.repeat(32), 'cd'.repeat(32)] },
        [q('photo', 'a', { max: 1 })],
        { a: ['ab'.repeat(32), 'cd'.repeat(32)] },
        [],
      ],
      [
        'items of a repeat, each by the names in it',
        { m: [{ age: 'x', old: 'y' }, { age: 'z' }] },
        [q('repeat', 'm', { elements: [q('single', 'age', { choices: choices('x') })] })],
        { m: [{ age: 'x' }, {}] },
        [
          ['m/0/old', 'y'],
          ['m/1/age', 'z'],
        ],
      ],
      [
        'a text where items are asked now',
        { m: 'all of us' },
        [q('repeat', 'm', { elements: [q('text', 't')] })],
        {},
        [['m', 'all of us']],
      ],
      ['nothing typed is nothing lost', { a: '  ', b: [], c: undefined }, [q('text', 'z')], {}, []],
    ];
  for (const [what, draft, to, answers, lost] of cases) {
    it(what, () => {
      const moved = migrate(draft, '1', survey(...to));
      assert.deepEqual(moved.answers, answers);
      assert.deepEqual(
        moved.lost.map(({ name, value }) => [name, value]),
        lost,
      );
      assert.deepEqual(
        moved.moved,
        Object.keys(answers).filter((name) => !name.includes('#')),
      );
    });
  }

  it('a changed purpose is asked about anew, an unchanged one is not; nobody is asked what is unknown', () => {
    const old = survey(q('phone', 'phone', { purpose: 'to call back' }));
    const draft: Answers = { phone: '81234567', [gateKey(PERSONAL)]: false };
    assert.deepEqual(migrate(draft, old, { ...old, version: '2' }).answers, draft);
    const changed = survey(q('phone', 'phone', { purpose: 'to sell' }));
    assert.deepEqual(migrate(draft, old, changed).answers, { phone: '81234567' });
    assert.deepEqual(migrate(draft, '1', old).answers, { phone: '81234567' });
    assert.deepEqual(migrate(draft, undefined, old).lost, [], 'what was said at a gate is no answer');
  });

  it('loses no word, whatever the two versions and the draft', () => {
    const words = (value: unknown): string[] =>
      Array.isArray(value)
        ? value.flatMap(words)
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(words)
          : isAnswered(value as never)
            ? [JSON.stringify(value)]
            : [];
    const pair = surveys.chain((from) => fc.tuple(fc.constant(from), surveys, draftsOf(from)));
    fc.assert(
      fc.property(pair, ([from, to, draft]) => {
        const { answers, lost } = migrate(draft, from, to);
        const given = Object.entries(draft).filter(([name]) => !name.startsWith('#'));
        const kept = Object.entries(answers).filter(([name]) => !name.startsWith('#'));
        assert.deepEqual(
          [...kept.flatMap(([, value]) => words(value)), ...lost.flatMap(({ value }) => words(value))].sort(),
          given.flatMap(([, value]) => words(value)).sort(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('to a version that asks the same, what was right is handed in the same', () => {
    const pair = surveys.chain((one) => fc.tuple(fc.constant(one), draftsOf(one)));
    let right = 0;
    fc.assert(
      fc.property(pair, ([one, draft]) => {
        const mended = withoutFaults(one, draft);
        right += Object.keys(submission(one, mended)).length;
        const { answers } = migrate(mended, one, { ...one, version: '2' });
        assert.deepEqual(submission(one, answers), submission(one, mended));
      }),
      { numRuns: 2000 },
    );
    assert.ok(right > 300, `${right} answers are too few to say anything`);
  });
});

/** The draft without what was answered wrongly. */
function withoutFaults(one: Survey, draft: Answers): Answers {
  const faults = check(one, draft).filter(({ code, item }) => code !== 'required' || item !== undefined);
  if (!faults.length) return draft;
  const less: Record<string, Answers[string]> = { ...draft };
  for (const { name } of faults) delete less[name];
  return withoutFaults(one, less);
}

describe('earlier answers in titles', () => {
  const one = survey(
    q('single', 'kind', { choices: choices('a') }),
    q('integer', 'people', { hasNone: true }),
    q('text', 'name', { visibleIf: { question: 'kind', operator: 'exists' } }),
  );
  const wordOf = (question: Question, value: unknown) =>
    (question.choices?.find((choice) => choice.value === value)?.text as string | undefined) ?? String(value);
  const say = (text: string, draft: Answers) => pipe(text, one, visible(one, draft).answers, wordOf);

  it('says the words of a choice and the number of people, as the page words them', () => {
    assert.equal(say('About {kind} for {people}.', { kind: 'a', people: '３' }), 'About Ta for 3.');
  });

  it('leaves a neutral blank for what is unanswered, not said, hidden or unknown', () => {
    assert.equal(say('{kind}', {}), '……');
    assert.equal(say('{people}', { people: '#none' }), '……');
    assert.equal(say('{name}', { name: 'hidden' }), '……');
    assert.equal(say('{nobody}', {}), '……');
    assert.equal(
      piped('{a}', () => '   '),
      '……',
    );
  });

  it('an answer is text, never a template, a tag or another name', () => {
    assert.equal(say('{name}', { kind: 'a', name: '{kind} <b>$& {{' }), '{kind} <b>$& {{');
  });

  it('braces that are none stay', () => {
    assert.equal(say('{{kind}} {1} {好} } {', { kind: 'a' }), '{kind} {1} {好} } {');
    assert.equal(say('{constructor} {__proto__}', {}), '…… {__proto__}');
  });
});

describe('the notice', () => {
  const asking: Survey = {
    ...survey(
      q('text', 'wish'),
      q('phone', 'phone', { purpose: { 'zh-Hans': '回电', en: 'To call' }, isRequired: true }),
      q('repeat', 'members', {
        purpose: 'To plan',
        elements: [
          q('text', 'call'),
          q('yesno', 'ill', { sensitive: true }),
          q('photo', 'face', { purpose: 'To see' }),
        ],
      }),
    ),
    who: 'W',
    why: { en: 'Y' },
    retentionDays: 30,
  };

  it('names each personal question with its purpose, and no other', () => {
    assert.deepEqual(
      noticeOf(asking).items.map(({ name, purpose, sensitive, required }) => [
        name,
        purpose,
        sensitive,
        required,
      ]),
      [
        ['phone', { 'zh-Hans': '回电', en: 'To call' }, false, true],
        ['ill', 'To plan', true, false],
        ['face', 'To see', false, false],
      ],
    );
  });

  it('its text is the same whatever the order of keys, the version and the rest of the survey', () => {
    const turned = JSON.parse(JSON.stringify(asking), (_, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Survey;
    assert.equal(noticeText({ ...turned, version: '2', title: 'other' }), noticeText(asking));
  });

  it('changes with whatever a person is told', () => {
    const texts = new Set([
      noticeText(asking),
      noticeText({ ...asking, who: 'V' }),
      noticeText({ ...asking, why: 'Z' }),
      noticeText({ ...asking, retentionDays: 31 }),
      noticeText({ ...asking, basis: 'duty' }),
      noticeText({ ...asking, alternative: 'A' }),
      noticeText({ ...asking, minors: { question: 'age', values: ['u'], guardian: 'G' } }),
      noticeText({
        ...asking,
        pages: [{ name: 'p', elements: [q('phone', 'phone', { purpose: 'To sell' })] }],
      }),
    ]);
    assert.equal(texts.size, 8);
  });

  it('is what was shown, also where a host page taught arrays another JSON', () => {
    const text = noticeText(asking);
    const proto = Array.prototype as unknown as { toJSON?: () => string };
    proto.toJSON = () => 'spoilt';
    try {
      assert.equal(noticeText(asking), text);
    } finally {
      delete proto.toJSON;
    }
    assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(noticeOf(asking))));
  });
});
