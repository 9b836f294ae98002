/** The published cases of what a survey's answers mean: this code agrees with them, and they would notice if it did not. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import Ajv from 'ajv/dist/2020';
import { consentsOf, gateKey, submission, visible, withConsents } from '../../src/contract/answer';
import type { Answers } from '../../src/contract/answer';
import { check } from '../../src/contract/answer-check';
import type { AnswerError } from '../../src/contract/answer-check';
import { checkDefinition } from '../../src/contract/definition';
import { operators, questionTypes, Survey } from '../../src/contract/need';
import { noticeText } from '../../src/contract/notice';

interface Case {
  about: string;
  answers: Answers;
  consents?: Record<string, boolean>;
  visible: string[];
  gates: string[];
  errors: AnswerError[];
  submission: Record<string, unknown>;
}
interface CaseFile {
  about: string;
  definition: Survey;
  notice?: { text: string; sha256: string };
  cases: Case[];
}

const folder = new URL('./survey-cases/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'case.schema.json');
const all = files.map((name) => ({ name, file: read(name) as CaseFile }));

/** What this code makes of a case, in the form in which the case says it. */
function outcome(definition: Survey, { answers, consents }: Case): Omit<Case, 'about' | 'answers'> {
  const draft = withConsents(answers, consents);
  const shown = visible(definition, draft);
  return {
    visible: [...shown.names],
    gates: shown.pages.flatMap(({ gates }) => gates),
    errors: check(definition, draft),
    submission: submission(definition, draft),
  };
}

const expected = ({ visible, gates, errors, submission }: Case) => ({ visible, gates, errors, submission });

/** Whether some case of any file notices that its definition was changed. */
function noticed(change: (definition: Survey) => Survey): boolean {
  return all.some(({ file }) => {
    const changed = change(JSON.parse(JSON.stringify(file.definition)) as Survey);
    return file.cases.some((one) => {
      try {
        assert.deepEqual(outcome(changed, one), expected(one));
        return false;
      } catch {
        return true;
      }
    });
  });
}

for (const { name, file } of all) {
  describe(`${name}: ${file.about}`, () => {
    const definition = Survey.parse(file.definition);
    for (const one of file.cases) {
      it(one.about, () => {
        assert.deepEqual(outcome(definition, one), expected(one));
        // What was handed in, checked again where it arrives, is the same and as right.
        const draft = withConsents(one.answers, one.consents);
        const arrived = withConsents(submission(definition, draft), consentsOf(definition, draft));
        assert.deepEqual(submission(definition, arrived), one.submission);
        assert.deepEqual(check(definition, arrived), one.errors);
      });
    }
  });
}

describe('the cases themselves', () => {
  it('have the form that their JSON Schema says', () => {
    const valid = new Ajv({ allErrors: true, strict: false }).compile(read('case.schema.json') as object);
    for (const { name, file } of all) assert.ok(valid(file), `${name}: ${JSON.stringify(valid.errors)}`);
  });

  it('have definitions that can be asked, but for what is there on purpose', () => {
    const meant = new Set([
      '/pages/0/elements/0/type',
      '/pages/0/elements/6/type',
      '/pages/3/elements/1/visibleIf/operator',
    ]);
    for (const { name, file } of all) {
      const issues = checkDefinition(Survey.parse(file.definition)).filter(({ path }) => !meant.has(path));
      assert.deepEqual(issues, [], name);
    }
  });

  it('hold every kind of question, every operator and every error', () => {
    const text = JSON.stringify(all);
    const missing = (words: readonly string[], form: (word: string) => string) =>
      words.filter((word) => !text.includes(form(word)));
    assert.deepEqual(
      missing(questionTypes, (type) => `"type":"${type}"`),
      [],
    );
    assert.deepEqual(
      missing(operators, (operator) => `"operator":"${operator}"`),
      [],
    );
    const schema = read('case.schema.json') as {
      $defs: { error: { properties: { code: { enum: string[] } } } };
    };
    assert.deepEqual(
      missing(schema.$defs.error.properties.code.enum, (code) => `"code":"${code}"`),
      [],
    );
    assert.ok(all.reduce((sum, { file }) => sum + file.cases.length, 0) >= 40);
  });

  it('tell the notice and its hash, so that a backend can check what was agreed to', () => {
    const told = all.filter(({ file }) => file.notice);
    assert.ok(told.length > 0);
    for (const { name, file } of told) {
      const text = noticeText(Survey.parse(file.definition));
      assert.equal(text, file.notice?.text, name);
      assert.equal(createHash('sha256').update(text).digest('hex'), file.notice?.sha256, name);
    }
  });
});

type Node = Record<string, unknown>;

/** The definition with every object in it changed, from the inside out. */
function mapped(definition: Survey, change: (node: Node) => Node | undefined): Survey {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk).filter((one) => one !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const node: Node = {};
    for (const [key, inner] of Object.entries(value)) node[key] = walk(inner);
    return change(node);
  };
  return walk(definition) as Survey;
}

const other = (from: string, to: string) => (node: Node) =>
  node.operator === from ? { ...node, operator: to } : node;
const without =
  (key: string, of: (node: Node) => boolean = () => true) =>
  (node: Node) => {
    if (!(key in node) || !of(node)) return node;
    const { [key]: _, ...rest } = node;
    return rest;
  };
const shifted = (key: string, by: number, type: string) => (node: Node) =>
  node.type === type && typeof node[key] === 'number' ? { ...node, [key]: Number(node[key]) + by } : node;
const inside = (node: Node) => 'type' in node;

describe('the cases notice a broken rule', () => {
  const rules: [what: string, change: (node: Node) => Node | undefined][] = [
    ['= read as !=', other('=', '!=')],
    ['!= read as =', other('!=', '=')],
    ['> read as >=', other('>', '>=')],
    ['>= read as >', other('>=', '>')],
    ['< read as <=', other('<', '<=')],
    ['<= read as <', other('<=', '<')],
    ['exists read as count', other('exists', 'count')],
    ['exists: false read as true', (node) => (node.operator === 'exists' ? { ...node, answer: true } : node)],
    [
      'count off by one',
      (node) => (node.operator === 'count' ? { ...node, answer: Number(node.answer) + 1 } : node),
    ],
    ['count read as exists', other('count', 'exists')],
    ['an unknown operator read as true', other('resembles', '!=')],
    [
      'a list of wanted values read as its first',
      (node) => (Array.isArray(node.answer) ? { ...node, answer: (node.answer as unknown[])[0] } : node),
    ],
    ['all read as any', (node) => ('all' in node ? { any: node.all } : node)],
    ['any read as all', (node) => ('any' in node ? { all: node.any } : node)],
    ['not left out', (node) => ('not' in node ? (node.not as Node) : node)],
    ['conditions of questions ignored', without('visibleIf', inside)],
    ['conditions of pages ignored', without('visibleIf', (node) => !inside(node))],
    ['nothing required', without('isRequired')],
    ['"other" never offered', without('hasOther')],
    ['"don\'t know" never offered', without('hasNone')],
    ['personal ignored', without('personal')],
    ['sensitive ignored', without('sensitive')],
    [
      'sensitive read as personal',
      (node) => (node.sensitive ? { ...without('sensitive')(node), personal: true } : node),
    ],
    ['the ground of asking ignored', without('basis')],
    ['minors ignored', without('minors')],
    [
      'a repeat’s own questions ignored',
      (node) => (node.type === 'repeat' ? { ...node, elements: [] } : node),
    ],
    ...(['multiple', 'integer', 'decimal', 'rating', 'repeat'] as const).map(
      (type): [string, (node: Node) => Node] => [`the least of ${type} off by one`, shifted('min', -1, type)],
    ),
    ...(['multiple', 'integer', 'rating', 'repeat', 'photo'] as const).map(
      (type): [string, (node: Node) => Node] => [
        `the greatest of ${type} off by one`,
        shifted('max', 1, type),
      ],
    ),
    ['the length off by one', shifted('maxLength', 1, 'text')],
    ['days before the first allowed', without('min', (node) => node.type === 'date')],
    ['days after the last allowed', without('max', (node) => node.type === 'date')],
    ...questionTypes
      .filter((type) => !['note', 'text', 'longtext', 'community', 'consent'].includes(type))
      .map((type): [string, (node: Node) => Node] => [
        `${type} taken for a text`,
        (node) => (node.type === type ? { ...node, type: 'text' } : node),
      ]),
  ];
  for (const [what, change] of rules) {
    it(what, () => assert.ok(noticed((definition) => mapped(definition, change))));
  }

  it('a change of nothing is not noticed', () => {
    assert.equal(
      noticed((definition) => mapped(definition, (node) => node)),
      false,
    );
  });

  it('consent taken for granted', () => {
    const taken = all.some(({ file }) =>
      file.cases.some((one) => {
        const draft: Record<string, unknown> = { ...one.answers };
        for (const gate of one.gates) draft[gateKey(gate)] = true;
        const handed = submission(file.definition, draft as Answers);
        return JSON.stringify(handed) !== JSON.stringify(one.submission);
      }),
    );
    assert.ok(taken);
  });
});
