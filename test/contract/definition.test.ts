/** What a definition may say: every slip of an author is named by path, and nothing makes the checker hang. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDefinition } from '../../src/contract/definition';
import type { DefinitionIssue } from '../../src/contract/definition';
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

describe('checkDefinition', () => {
  const paths = (definition: Survey) => checkDefinition(definition).map(({ path }) => path);

  it('finds nothing in good surveys, which have the shape of the contract', () => {
    for (const good of [needs, wish]) {
      assert.deepEqual(checkDefinition(Survey.parse(good)), []);
    }
  });

  it('allows no more photos and recordings than an answer may carry', () => {
    const shots = (...names: string[]) => {
      const elements = names.map((name) => q('photo', { name, max: 10, purpose: '看' }));
      const repeat = q('repeat', { name: 'places', max: 50, elements });
      return paths({ ...survey(repeat), who: 'w', why: 'y', retentionDays: 9 });
    };
    assert.deepEqual(shots('before', 'after'), []);
    assert.deepEqual(shots('before', 'while', 'after'), ['/pages']);
  });

  it('names every mistake of a careless author by path', () => {
    assert.deepEqual(paths(Survey.parse(broken)), [
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
    [
      'tags in a title, which are shown as text',
      q('text', { title: { zh: '好', en: 'a <img src=x> b' } }),
      undefined,
    ],
    ['a title that names an earlier answer', q('text', { title: 'about {one}' }), undefined],
    ['a title that names its own answer', q('text', { title: 'about {q}' }), '/title'],
    [
      'a description that names nothing',
      q('text', { description: { zh: '好', en: '{nobody}' } }),
      '/description',
    ],
    ['escaped braces, and braces around no name', q('text', { title: '{{nobody}} {好} {1}' }), undefined],
    ['a personal question without a purpose', q('phone'), '/purpose'],
    ['a note that is personal', q('note', { personal: true, purpose: 'P' }), '/personal'],
    ['elements of a text', q('text', { elements: [q('text', { name: 'in' })] }), '/elements'],
    ['a title of items of a text', q('text', { itemTitle: 'x' }), '/itemTitle'],
    ['a repeat of nothing', q('repeat'), '/elements'],
    ['a repeat in a repeat', q('repeat', { elements: [q('repeat', { name: 'in' })] }), '/elements/0/type'],
    [
      'a question of a repeat named like one outside',
      q('repeat', { elements: [q('text', { name: 'one' })] }),
      '/elements/0/name',
    ],
    [
      'conditions in a repeat on earlier questions, outside and inside',
      q('repeat', {
        elements: [
          q('yesno', { name: 'in', visibleIf: { question: 'one', operator: '=', answer: 'a' } }),
          q('text', { name: 'then', visibleIf: { question: 'in', operator: '=', answer: true } }),
        ],
      }),
      undefined,
    ],
    [
      'a condition in a repeat on the repeat',
      q('repeat', {
        elements: [q('text', { name: 'in', visibleIf: { question: 'q', operator: 'exists' } })],
      }),
      '/elements/0/visibleIf/question',
    ],
    [
      'more items than fit on a page',
      q('repeat', { max: 500, elements: [q('text', { name: 'in' })] }),
      '/max',
    ],
    [
      'a key of a choice that nobody knows',
      q('single', { choices: [{ ...choices[0], score: 3 } as never] }),
      '/choices/0/score',
    ],
    ['recorded speech', q('text', { audio: { 'zh-Hans': 'q.mp3' } }), undefined],
    ['an unknown key', q('text', { enableIf: '1 = 1' } as never), '/enableIf'],
    ["a key of one's own", q('text', { 'x-note': 'for the clerk' } as never), undefined],
  ];
  for (const [what, question, path] of cases) {
    it(`${what}: ${path ?? 'is fine'}`, () => {
      const told = { ...survey(one, question), who: 'W', why: 'Y', retentionDays: 30 };
      const found = paths(Survey.parse(told));
      assert.deepEqual(found, path ? [`/pages/0/elements/1${path}`] : []);
    });
  }
});

describe('checkDefinition of personal questions, minors and needs', () => {
  const age = q('single', { name: 'age', isRequired: true, choices });
  const phone = q('phone', { name: 'phone', purpose: 'P' });
  const told = { who: 'W', why: 'Y', retentionDays: 30 };
  const of = (pages: Question[][], more: Partial<Survey> = {}): string[] =>
    checkDefinition(
      Survey.parse({
        ...survey(),
        ...more,
        pages: pages.map((elements, index) => ({ name: `p${index}`, elements })),
      }),
    ).map(({ path }) => path);

  it('without saying who asks, why and for how long, nothing personal is asked', () => {
    assert.deepEqual(of([[age], [phone]]), ['/who', '/why', '/retentionDays']);
    assert.deepEqual(of([[age], [phone]], told), []);
    assert.deepEqual(of([[age]]), []);
  });

  it('a repeat with something personal in it needs a purpose, its own or its questions’', () => {
    const inner = q('text', { name: 'in', personal: true });
    const repeat = q('repeat', { elements: [inner] });
    assert.deepEqual(of([[repeat]], told), [
      '/pages/0/elements/0/purpose',
      '/pages/0/elements/0/elements/0/purpose',
    ]);
    assert.deepEqual(of([[{ ...repeat, purpose: 'P' }]], told), []);
    assert.deepEqual(of([[{ ...repeat, elements: [{ ...inner, purpose: 'P' }] }]], told), []);
  });

  it('the age is asked of everyone, before the page with the first personal question', () => {
    const minors = { question: 'age', values: ['a'] };
    const must = ['/minors/question'];
    assert.deepEqual(of([[age], [phone]], { ...told, minors }), []);
    assert.deepEqual(of([[age, phone]], { ...told, minors }), must);
    assert.deepEqual(of([[phone], [age]], { ...told, minors }), must);
    assert.deepEqual(of([[{ ...age, isRequired: false }], [phone]], { ...told, minors }), must);
    assert.deepEqual(
      of(
        [[q('yesno', { name: 'y' }), { ...age, visibleIf: { question: 'y', operator: 'exists' } }], [phone]],
        { ...told, minors },
      ),
      must,
    );
    assert.deepEqual(of([[{ ...age, personal: true, purpose: 'P' }], [phone]], { ...told, minors }), must);
    assert.deepEqual(of([[age], [phone]], { ...told, minors: { question: 'nobody', values: ['a'] } }), must);
    assert.deepEqual(of([[age], [phone]], { ...told, minors: { question: 'age', values: ['z'] } }), [
      '/minors/values',
    ]);
    assert.deepEqual(of([[age], [phone]], { ...told, minors: { question: 'age', values: [] } }), [
      '/minors/values',
    ]);
  });

  it('a page is not named like a gate, and the ground of asking is one of two', () => {
    assert.deepEqual(
      checkDefinition({ ...survey(), basis: 'whim', pages: [{ name: 'personal', elements: [age] }] }).map(
        ({ path }) => path,
      ),
      ['/basis', '/pages/0/name'],
    );
  });

  it('a photo, a place, speech and a repeat are there or not, and equal nothing', () => {
    const inner = [q('text', { name: 'in' })];
    for (const type of ['photo', 'voice', 'location', 'repeat']) {
      const first = q(type, { name: 'first', purpose: 'P', ...(type === 'repeat' && { elements: inner }) });
      const after = (operator: string, answer: string | number | boolean) =>
        of([[first, q('text', { visibleIf: { question: 'first', operator, answer } })]], told);
      assert.deepEqual(after('=', 'x'), ['/pages/0/elements/1/visibleIf/operator'], type);
      assert.deepEqual(after('exists', true), [], type);
      const counted = type === 'photo' || type === 'repeat';
      assert.deepEqual(after('count', 1), counted ? [] : ['/pages/0/elements/1/visibleIf/operator'], type);
    }
  });

  it('a need is made from questions that fit', () => {
    const text = q('text', { name: 'wish' });
    const area = q('community', { name: 'area' });
    const need = { category: 'age', group: 'age', area: 'area', text: 'wish' };
    assert.deepEqual(of([[age, text, area]], { need }), []);
    assert.deepEqual(
      of([[age, text, area]], { need: { category: 'wish', group: 'area', area: 'age', text: 'nobody' } }),
      ['/need/category', '/need/group', '/need/area', '/need/text'],
    );
    assert.deepEqual(of([[age]], { need: { kind: 'age' } as never }), ['/need/kind']);
  });
});

describe('checkDefinition of what no author meant', () => {
  const on = (name: string): Condition => ({ question: name, operator: 'exists' });
  const expected = (definition: Survey): string =>
    checkDefinition(definition)
      .map((issue: DefinitionIssue) => issue.expected)
      .join('\n');
  /** Processor time, so that a busy machine does not fail it: the best of three, in milliseconds. */
  const took = (definition: Survey): number => {
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      checkDefinition(definition);
      return process.cpuUsage(before).user / 1000;
    });
    return Math.min(...times);
  };

  it('says of each wrong reference which mistake it is', () => {
    const a = q('text', { name: 'a' });
    assert.match(expected(survey({ ...a, visibleIf: on('nobody') })), /"nobody" is none/);
    assert.match(expected(survey({ ...a, visibleIf: on('a') })), /"a" is this question itself/);
    assert.match(expected(survey({ ...a, visibleIf: on('b') }, q('text', { name: 'b' }))), /"b" comes later/);
    assert.match(expected(survey(q('note', { name: 'n' }), { ...a, visibleIf: on('n') })), /"n" is a note/);
    const cycle = survey(
      { ...a, visibleIf: on('c') },
      q('text', { name: 'b', visibleIf: on('a') }),
      q('text', { name: 'c', visibleIf: { not: on('b') } }),
    );
    assert.match(expected(cycle), /"a" and "c" wait for each other: a > c > b > a/);
    const paged: Survey = {
      ...survey(),
      pages: [{ name: 'p', visibleIf: on('b'), elements: [a, q('text', { name: 'b' })] }],
    };
    assert.match(expected(paged), /wait for each other|on this very page/);
  });

  it('10,000 choices are said, not drawn', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ value: `v${index}`, text: 'x' }));
    const definition = survey(q('single', { choices: many }));
    assert.deepEqual(
      checkDefinition(definition).map(({ path }) => path),
      ['/pages/0/elements/0/choices'],
    );
    assert.match(expected(definition), /at most 500 choices \(there are 10000\)/);
    assert.ok(took(definition) < 50);
  });

  it('more than 2,000 questions are one issue, not thousands', () => {
    const definition = survey(...Array.from({ length: 2001 }, () => q('text')));
    assert.deepEqual(
      checkDefinition(definition).map(({ path }) => path),
      ['/pages'],
    );
  });

  it('2,000 questions, each with conditions on earlier ones, take less than 50 ms', () => {
    const definition = survey(
      ...Array.from({ length: 2000 }, (_, index) =>
        q('text', {
          name: `q${index}`,
          title: index ? `after {q${index - 1}}` : 'Q',
          ...(index && {
            visibleIf: { any: [on(`q${index - 1}`), { not: on(`q${Math.floor(index / 2)}`) }] },
          }),
        }),
      ),
    );
    assert.deepEqual(checkDefinition(definition), []);
    const ms = took(definition);
    assert.ok(ms < 50, `${ms} ms`);
  });

  it('2,000 questions that all wait for the last do not hang it', () => {
    const definition = survey(
      ...Array.from({ length: 2000 }, (_, index) =>
        q('text', { name: `q${index}`, visibleIf: on(`q${(index + 1) % 2000}`) }),
      ),
    );
    const before = process.cpuUsage();
    assert.equal(checkDefinition(definition).length, 1999);
    assert.ok(process.cpuUsage(before).user / 1000 < 5000);
  });

  it('a condition as deep as a well is one issue', () => {
    let deep: Condition = on('a');
    for (let level = 0; level < 200; level++) deep = { not: deep };
    const definition = survey(q('text', { name: 'a' }), q('text', { name: 'b', visibleIf: deep }));
    assert.match(expected(definition), /at most 20 levels/);
    assert.equal(checkDefinition(definition).length, 1);
  });
});
