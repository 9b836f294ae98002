/** The page's own checks say what zod says: the same records pass, with the same value, the same path and reason else. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { build, type Rolldown } from 'vite';
import * as contract from '../../src/contract';
import * as withZod from '../../src/source/check';
import { generate } from '../../demo/data';

type Parse = (schema: never, raw: unknown) => unknown;
type Module = { parse: Parse } & Record<string, unknown>;

const schemas: Readonly<Record<string, unknown>> = { ...contract };
const names = Object.entries(schemas)
  .filter(([name, value]) => /^[A-Z]/.test(name) && typeof value === 'object' && 'safeParse' in Object(value))
  .map(([name]) => name);

/** The contract and the border's `parse`, built as the scripts of a page are. */
async function leanModule(): Promise<Module> {
  const made = (await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { 'zod/mini': `${process.cwd()}/src/contract/lean.ts` } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (/\bentry$/.test(id) ? '\0entry' : undefined),
        load: (id) =>
          id === '\0entry'
            ? `export * from '${process.cwd()}/src/contract'; export { parse } from '${process.cwd()}/src/source/check';`
            : undefined,
      },
    ],
    build: { write: false, minify: false, lib: { entry: 'entry', formats: ['es'] } },
  })) as Rolldown.RolldownOutput[];
  const code = made[0]?.output[0].code ?? '';
  assert.doesNotMatch(code, /_zod/, 'zod is still in it');
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Module;
}

const TIME = '2026-11-28T09:00:00+08:00';
const ID = '0b7c1d1e-5b7a-4c3e-9d55-3f6a1c2b4d5e';
const write = { id: ID, createdAt: TIME, contact: { phone: '053100000000' } };

/** Records of each schema that keep to the contract, to be spoilt. */
function samples(): Record<string, unknown[]> {
  const data = generate('tiny', TIME);
  const hostile = generate('hostile', TIME);
  const both = (pick: (one: typeof data) => unknown[]): unknown[] => [...pick(data), ...pick(hostile)];
  return {
    Service: both((one) => [one.service]),
    Venue: both((one) => one.venues),
    Course: both((one) => one.courses),
    Session: both((one) => one.sessions),
    Day: both((one) => Object.values(one.days).flat()),
    Partner: both((one) => one.partners),
    Space: both((one) => one.spaces),
    Rule: both((one) => one.rules),
    Notice: both((one) => one.notices),
    Survey: both((one) => one.surveys),
    Task: both((one) => one.tasks),
    Need: both((one) => one.needs),
    Fund: both((one) => one.funds),
    Entry: both((one) => one.entries),
    Share: both((one) => one.shares),
    Disclosure: both((one) => one.disclosures),
    Envelope: [{ items: [{}, 1], next: null, total: 2, asOf: TIME, included: { courses: [{}] } }],
    Condition: [{ all: [{ question: 'a', operator: '=', answer: ['x'] }, { not: { any: [] } }] }],
    AnswerValue: ['x', 1, ['x'], [{ age: 3, name: '甲' }]],
    ResponseBody: [{ ...write, surveyId: 's', surveyVersion: '1', answers: { a: ['x'], b: 1 } }],
    EnrolmentBody: [{ ...write, sessionId: 's', partySize: 2 }],
    Receipt: [{ id: ID, receipt: 'ABCDEFGH', status: 'received', receivedAt: TIME }],
    Problem: [{ type: 'x', status: 409, errors: [{ pointer: '/a', detail: 'b' }] }],
  };
}

const ODD: readonly unknown[] = [
  ...[undefined, null, true, '', 'x', 'x'.repeat(200), '　', '2026-02-29', '2024-02-29', '2100-02-29'],
  ...['2026-13-01', '2026-11-28', TIME, '2026-11-28T09:00', '2026-11-28T24:00:00Z', '2026-11-28T09:00+08:00'],
  ...['2026-11-28T09:00:00.5Z', '2026-11-28T09:00:00', '2026-11-28t09:00:00z', '09:00', '24:00'],
  ...[0, -0, -1, 1, 8, 1.5, 10_001, Number.NaN, Infinity, 2 ** 53, -(2 ** 53)],
  ...[[], [1], ['x'], [null], [{}], {}, { 'zh-Hans': '字' }, { en: 1 }, { start: 1, end: TIME }],
];

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The record with the member at the end of some path replaced, or with a member more. */
function spoilt(record: unknown, steps: readonly number[], odd: unknown): unknown {
  const keys = isBranch(record) ? Object.keys(record) : [];
  const [step = 0, ...rest] = steps;
  const key = keys[step % (keys.length || 1)];
  if (!isBranch(record) || key === undefined || !steps.length) return odd;
  const made = (Array.isArray(record) ? [...(record as unknown[])] : { ...record }) as Record<
    string,
    unknown
  >;
  if (rest.length) made[key] = spoilt(record[key], rest, odd);
  else if (step % 7 === 0) Reflect.deleteProperty(made, key);
  else made[key] = odd;
  return made;
}

describe('the checks of a page', () => {
  let lean: Module;
  const same = (name: string, raw: unknown): void => {
    const expected = withZod.parse(schemas[name] as never, raw);
    assert.deepEqual(lean.parse(lean[name] as never, raw), expected, `${name}: ${JSON.stringify(raw)}`);
  };
  before(async () => {
    lean = await leanModule();
  });

  it('know every schema of the contract', () => {
    assert.ok(names.length > 40, String(names.length));
    for (const name of names) assert.equal(typeof lean[name], 'object', name);
  });

  it('agree with zod on each demo record, sound or hostile, and on bare values', () => {
    for (const [name, records] of Object.entries(samples())) for (const one of records) same(name, one);
    for (const name of names) for (const odd of ODD) same(name, odd);
  });

  it('agree with zod on 20,000 records of which one or two members are spoilt', () => {
    const all = Object.entries(samples()).flatMap(([name, records]) =>
      records.map((one) => [name, one] as const),
    );
    const pick = fc.record({
      record: fc.nat(all.length - 1),
      first: fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }),
      second: fc.option(fc.array(fc.nat(60), { minLength: 1, maxLength: 5 })),
      odd: fc.constantFrom(...ODD),
    });
    fc.assert(
      fc.property(pick, ({ record, first, second, odd }) => {
        const [name, sound] = all[record] ?? ['Text', ''];
        const once = spoilt(sound, first, odd);
        same(name, second ? spoilt(once, second, odd) : once);
      }),
      { numRuns: 20_000, includeErrorInReport: true },
    );
  });

  it('take nothing for a member of a record that a page has put on every object', () => {
    const put = (value: unknown) =>
      Object.defineProperty(Object.prototype, 'note', { value, configurable: true, enumerable: true });
    put(() => 'of the page');
    const { value } = lean.parse(lean.Session as never, generate('tiny', TIME).sessions[0]) as {
      value: object;
    };
    Reflect.deleteProperty(Object.prototype, 'note');
    assert.ok(!Object.hasOwn(value, 'note'));
  });
});
