/** The paper twin of a survey: numbers of sheets, the code, and whether the way through the paper is the screen's. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { gateKey, GUARDIAN, holds, isMinor, OTHER, PERSONAL, visible } from '../../src/contract/answer';
import type { Answers } from '../../src/contract/answer';
import type { Condition, Question, Survey } from '../../src/contract/need';
import { readSheet, sheetAddress } from '../../src/element/need-survey/paper/code';
import { EITHER } from '../../src/element/need-survey/paper/item';
import { planOf } from '../../src/element/need-survey/paper/plan';
import type { PaperStep } from '../../src/element/need-survey/paper/plan';
import { guardText, jumpTexts, readerOf } from '../../src/element/need-survey/paper/sentence';
import { newSheetIds, sheetIdOf, sheetIdText } from '../../src/element/need-survey/paper/sheet';
import { zhHans } from '../../src/element/need-survey/words';

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

describe('need-survey on paper: the number of a sheet', () => {
  it('is never taken for another one when a character is wrong or two neighbours are swapped', () => {
    for (const id of newSheetIds(20)) {
      assert.match(id, /^[2-9A-HJ-NP-Z]{11}$/);
      for (let at = 0; at < id.length; at++) {
        for (const other of alphabet) {
          const wrong = id.slice(0, at) + other + id.slice(at + 1);
          if (wrong !== id) assert.equal(sheetIdOf(wrong), undefined, `${id} as ${wrong}`);
        }
        const swapped =
          id.slice(0, at) +
          id
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('') +
          id.slice(at + 2);
        if (swapped !== id) assert.equal(sheetIdOf(swapped), undefined, `${id} as ${swapped}`);
      }
    }
  });

  it('is read as people and scanners write it, and differs on every sheet', () => {
    const ids = newSheetIds(5000);
    assert.equal(new Set(ids).size, 5000);
    const id = ids[0] ?? '';
    const wide = Array.from(id, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('');
    for (const typed of [
      id.toLowerCase(),
      ` ${sheetIdText(id)} `,
      sheetIdText(id).replace(/-/g, ' '),
      wide,
    ]) {
      assert.equal(sheetIdOf(typed), id, typed);
    }
    for (const typed of ['', '0', id.slice(1), `${id}2`, 'hello'])
      assert.equal(sheetIdOf(typed), undefined, typed);
  });
});

describe('need-survey on paper: the code of a sheet', () => {
  const [id = ''] = newSheetIds(1);
  const sheet = { survey: 'survey~demand/é', version: '3.1', sheet: id };

  it('says which survey, version and sheet, whatever the page', () => {
    const pages = [
      'https://jiyang.example/need',
      'http://gbk.example/show.jsp?id=12#top',
      'file:///C:/survey.html',
      'about:blank',
      `https://long.example/${'x'.repeat(400)}`,
    ];
    for (const page of pages) assert.deepEqual(readSheet(sheetAddress(sheet, page)), sheet, page);
    assert.match(
      sheetAddress(sheet, pages[1] ?? ''),
      /^http:\/\/gbk\.example\/show\.jsp\?id=12&need-survey-sheet=/,
    );
    assert.match(sheetAddress(sheet, pages[2] ?? ''), /^hehuo:/);
  });

  it('prints nobody’s session, and no earlier sheet', () => {
    const page =
      'https://u:p@a.example/x?id=1&token=t&JSESSIONID=2&code=3&need-survey-sheet=old&q=' + 'z'.repeat(60);
    const url = new URL(sheetAddress(sheet, page));
    assert.deepEqual(Array.from(url.searchParams.keys()), ['id', 'need-survey-sheet']);
    assert.equal(url.username + url.password + url.hash, '');
  });

  it('is not read from a damaged text', () => {
    const good = sheetAddress(sheet, 'https://a.example/');
    for (const text of [
      '',
      'https://a.example/',
      good.replace(id, `${id.startsWith('2') ? '3' : '2'}${id.slice(1)}`),
      '?need-survey-sheet=%',
      'x',
    ])
      assert.equal(readSheet(text), undefined, text);
  });
});

/** Goes through the paper as its instructions say, with the answers that this person has; returns the questions met. */
function follow(
  survey: Survey,
  steps: readonly PaperStep[],
  draft: Answers,
): { met: string[]; gates: string[] } {
  const written: Record<string, Answers[string]> = {};
  const met: string[] = [];
  const gates: string[] = [];
  // Sent to a question by its number, people read the notes right above it too.
  const landing = (to: number): number => {
    let at = steps.findIndex(({ number }, index) => index >= to && number !== undefined);
    if (at < 0) return steps.length;
    while (at > 0 && steps[at - 1]?.number === undefined) at--;
    return at;
  };
  for (let at = 0; at < steps.length;) {
    const step = steps[at];
    if (!step) break;
    if (!step.guard.every((one) => holds(one, written))) {
      at = step.number === undefined ? at + 1 : Math.max(at + 1, landing(step.exit));
      continue;
    }
    if (step.number === undefined) {
      at++;
      continue;
    }
    const gate = step.gate === EITHER ? (isMinor(survey, written) ? GUARDIAN : PERSONAL) : step.gate;
    const value = draft[gate === undefined ? step.name : gateKey(gate)];
    written[step.name] = value;
    (gate ? gates : met).push(gate ?? step.name);
    const jump = step.jumps.find(({ values, blank }) =>
      value === undefined ? blank : values.some((one) => one === value),
    );
    at = jump ? Math.max(at + 1, landing(jump.to)) : at + 1;
  }
  return { met, gates };
}

/** What the screen asks: names of questions, and the gates before them. */
function asked(survey: Survey, draft: Answers): { met: string[]; gates: string[] } {
  const { pages } = visible(survey, draft);
  return {
    met: pages.flatMap(({ questions }) =>
      questions.filter(({ type }) => type !== 'note').map(({ name }) => name),
    ),
    gates: pages.flatMap((page) => page.gates),
  };
}

interface Made {
  survey: Survey;
  draft: Answers;
}

/** A random definition over all kinds that conditions can name, and answers (or none) to each of its questions. */
const made: fc.Arbitrary<Made> = fc.gen().map((pick): Made => {
  const draw = (below: number) => pick(fc.nat, { max: below - 1 });
  const chance = (of: number) => draw(of) === 0;
  const earlier: Question[] = [];
  const draft: Record<string, Answers[string]> = {};
  const values = ['a', 'b', 'c'];
  const comparison = (): Condition => {
    const question = earlier[draw(earlier.length)];
    if (!question) return { all: [] };
    const { name } = question;
    if (chance(6)) return { question: name, operator: 'exists', answer: chance(2) };
    const operator = chance(3) ? '!=' : '=';
    if (question.type === 'yesno') return { question: name, operator, answer: chance(2) };
    if (question.type === 'rating' || question.type === 'integer')
      return { question: name, operator: ['=', '>', '<='][draw(3)] ?? '=', answer: 1 + draw(3) };
    if (question.type === 'multiple' && chance(3)) return { question: name, operator: 'count', answer: 2 };
    return {
      question: name,
      operator,
      answer: chance(3) ? [values[draw(3)] ?? 'a', 'b'] : (values[draw(3)] ?? 'a'),
    };
  };
  const condition = (depth = 0): Condition => {
    if (depth > 1 || !chance(3)) return comparison();
    const parts = [condition(depth + 1), condition(depth + 1)];
    return [{ all: parts }, { any: parts }, { not: condition(depth + 1) }][draw(3)] ?? comparison();
  };
  // Authors write the same condition again and again, and often that of the question just before.
  let same: Condition | undefined;
  const maybeIf = (): { visibleIf?: Condition } => {
    if (!earlier.length || chance(2)) return {};
    same = same && chance(2) ? (JSON.parse(JSON.stringify(same)) as Condition) : condition();
    return { visibleIf: same };
  };
  const minors = chance(3);
  let number = 0;
  const question = (): Question => {
    const name = `q${++number}`;
    const types = ['single', 'single', 'yesno', 'yesno', 'multiple', 'rating', 'integer', 'text', 'note'];
    const type = types[draw(types.length)] ?? 'text';
    const open = type !== 'note';
    const one: Question = { type, name, title: `第${name}`, ...maybeIf() };
    if (type === 'single' || type === 'multiple')
      one.choices = values.map((value) => ({ value, text: value }));
    if (type === 'single' && chance(3)) one.hasOther = true;
    if (open && chance(4)) one.isRequired = true;
    if (open && chance(6)) Object.assign(one, { personal: true, purpose: '用于回访' });
    if (open && chance(8)) Object.assign(one, { sensitive: true, purpose: '用于帮扶' });
    if (open) earlier.push(one);
    if (open && !chance(4)) draft[name] = answer(type, one);
    return one;
  };
  const answer = (type: string, one: Question): Answers[string] => {
    if (type === 'single') return one.hasOther && chance(4) ? OTHER : (values[draw(3)] ?? 'a');
    if (type === 'multiple') return values.filter(() => chance(2));
    if (type === 'yesno') return chance(2);
    if (type === 'rating' || type === 'integer') return 1 + draw(4);
    return ['a', 'b', 'x'][draw(3)] ?? 'x';
  };
  const age: Question = {
    type: 'single',
    name: 'age',
    title: '年龄',
    choices: values.map((value) => ({ value, text: value })),
  };
  if (minors) {
    earlier.push(age);
    if (!chance(4)) draft.age = values[draw(3)] ?? 'a';
  }
  const pages = Array.from({ length: 1 + draw(4) }, (_, index) => ({
    name: `p${index}`,
    title: `第 ${index} 页`,
    ...maybeIf(),
    elements: Array.from({ length: 1 + draw(5) }, question),
  }));
  if (minors) pages.unshift({ name: 'age', title: '年龄', elements: [age] });
  for (const gate of ['personal', 'guardian', ...pages.map(({ name }) => name)]) {
    if (!chance(3)) draft[gateKey(gate)] = chance(2);
  }
  const survey: Survey = {
    id: 's',
    version: '1',
    title: '问卷',
    who: '站',
    why: '因',
    retentionDays: 30,
    ...(chance(4) ? { basis: 'duty' } : {}),
    ...(minors ? { minors: { question: 'age', values: ['a'] } } : {}),
    pages,
  };
  return { survey, draft };
});

describe('need-survey on paper: the way through', () => {
  it('meets exactly the questions that the screen asks, whatever the definition and the answers', () => {
    let jumps = 0;
    let dropped = 0;
    fc.assert(
      fc.property(made, ({ survey, draft }) => {
        const steps = planOf(survey);
        const paper = follow(survey, steps, draft);
        const screen = asked(survey, draft);
        assert.deepEqual(paper.met, screen.met);
        // The paper may ask for a consent that nothing then needs, never the other way round.
        for (const gate of screen.gates) assert.ok(paper.gates.includes(gate), gate);
        jumps += steps.filter((step) => step.jumps.length).length;
        dropped += steps.filter((step) => step.guard.length < step.conditions.length).length;
      }),
      { numRuns: 3000 },
    );
    // That it holds must not come of saying "only if" everywhere.
    assert.ok(jumps > 500 && dropped > 300, `${jumps} jumps, ${dropped} without a condition`);
  });

  it('would notice a jump to the wrong question, and a condition that is missing', () => {
    const spoilt = (spoil: (step: PaperStep) => PaperStep) => () =>
      fc.assert(
        fc.property(made, ({ survey, draft }) => {
          assert.deepEqual(follow(survey, planOf(survey).map(spoil), draft).met, asked(survey, draft).met);
        }),
        { numRuns: 500 },
      );
    assert.throws(
      spoilt((step) => ({ ...step, jumps: step.jumps.map((jump) => ({ ...jump, to: jump.to + 1 })) })),
    );
    assert.throws(spoilt((step) => ({ ...step, guard: [] })));
    assert.throws(spoilt((step) => ({ ...step, jumps: [] })));
  });

  it('says where to jump at the place where that is, in words that a clerk would write', () => {
    const choice = (value: string) => ({ value, text: value });
    const when = (question: string, answer: Answers[string]) => ({ question, operator: '=', answer });
    const survey: Survey = {
      id: 's',
      version: '1',
      title: '问卷',
      pages: [
        {
          name: 'one',
          elements: [
            {
              type: 'single',
              name: 'age',
              title: '年龄',
              isRequired: true,
              choices: ['少', '中', '老'].map(choice),
            },
            { type: 'yesno', name: 'alone', title: '独居吗', visibleIf: when('age', '老') },
            { type: 'text', name: 'help', title: '谁来帮', visibleIf: when('alone', true) },
            { type: 'yesno', name: 'learn', title: '想学吗', isRequired: true },
            {
              type: 'multiple',
              name: 'what',
              title: '学什么',
              choices: ['琴', '棋'].map(choice),
              visibleIf: when('learn', true),
            },
            {
              type: 'date',
              name: 'day',
              title: '哪天',
              visibleIf: { all: [when('learn', true), when('what', '琴')] },
            },
            { type: 'text', name: 'last', title: '还有吗', visibleIf: { not: when('age', ['少', '中']) } },
          ],
        },
      ],
    };
    const steps = planOf(survey);
    const tongue = { words: zhHans, lang: 'zh-Hans', plain: false, areas: [] };
    const reader = readerOf(steps, tongue);
    assert.deepEqual(
      steps.map((step) => jumpTexts(step, reader)),
      [
        ['没有选“老”的，请跳到第 4 题。'],
        ['没有选“是”的，请跳到第 4 题。'],
        [],
        ['选“否”的，请跳到第 7 题。'],
        [],
        [],
        [],
      ],
    );
    assert.deepEqual(
      steps.map((step, index) => (step.guard.length ? guardText(index, reader) : '')),
      [
        '',
        '',
        '',
        '',
        '',
        '只在这种情况下回答：第 5 题选了“琴”',
        '只在这种情况下回答：第 1 题没有选“少”或“中”',
      ],
    );
  });
});
