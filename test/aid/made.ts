/** Answers made from our own schemas, and mutated: what a hostile, broken or newer backend might send. */
import fc from 'fast-check';
import * as z from 'zod/mini';
import * as contract from '../../src/contract/resource';
import type { ListResource, OneResource } from '../../src/contract/resource';

export type Resource = ListResource<unknown> | OneResource<unknown>;
export const resources = Object.values(contract).filter((value) => 'path' in value) as Resource[];

/** Texts that are hard on whoever shows them. */
export const HARD_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u202e倒着写\u202c\u2067مرحبا\u2069\u200b\u200d',
  '👩‍👩‍👧‍👦🏳️‍🌈🇨🇳',
  '𠮷𡈽𬱖䶮㼆',
  '\ud800',
  '\u0000\u0007\uffff\ufffe',
  'é'.normalize('NFD').repeat(50),
  '长'.repeat(3000),
  'a'.repeat(3000),
  '<img src=x onerror=alert(1)>',
  '=1+1',
];

const deep = (levels: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = level % 2 ? { a: value } : [value];
  return value;
};

/** Values that stand where something else was agreed. */
export const HARD_VALUES: readonly unknown[] = [
  null,
  undefined,
  NaN,
  Infinity,
  -0,
  -1,
  2 ** 53 + 1,
  1e308,
  0.1,
  true,
  {},
  [],
  [[]],
  JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'),
  { _$litType$: 1, strings: ['<b>'], values: [] },
  deep(10_000),
  Array.from({ length: 2000 }, (_, index) => index),
  '2026-13-40',
  '2026-11-23T09:00:00',
  '0000-00-00',
  '9999-12-31T23:59:59Z',
];

const two = (n: number): string => String(n).padStart(2, '0');
const day = fc
  .tuple(fc.integer({ min: 10, max: 12 }), fc.integer({ min: 1, max: 30 }))
  .map(([month, date]) => `2026-${two(month)}-${two(date)}`);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const instant = fc.tuple(day, time).map(([date, clock]) => `${date}T${clock}:00+08:00`);
const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const id = fc.integer({ min: 1, max: 6 }).map((n) => `id-${n}`);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('书法班（示例）', '二胡', 'Class') },
  { weight: 1, arbitrary: fc.constantFrom('constructor', '__proto__', 'toString', 'valueOf') },
  { weight: 1, arbitrary: fc.constantFrom(...HARD_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

type Schema = z.ZodMiniType<unknown>;
const takes = (schema: Schema, value: unknown): boolean => z.safeParse(schema, value).success;

/** What a text schema takes tells which kind it is: free, an id (never empty), one of the forms of time, or a hash. */
function textOf(schema: Schema): fc.Arbitrary<string> {
  if (takes(schema, '')) return text;
  if (takes(schema, 'x')) return id;
  const forms: [sample: string, of: fc.Arbitrary<string>][] = [
    ['2026-11-23T09:00:00+08:00', instant],
    ['2026-11-23', day],
    ['2026-11', day.map((date) => date.slice(0, 7))],
    ['09:00', time],
    ['0'.repeat(64), hash],
  ];
  return forms.find(([sample]) => takes(schema, sample))?.[1] ?? text;
}

function numberOf(schema: Schema): fc.Arbitrary<number> {
  const candidates = [0, 1, 2, 7, 100, 5000, 123_456_789, 2 ** 53 - 1, -1, -(2 ** 53 - 1), 0.5, 1e300];
  return fc.constantFrom(...candidates.filter((value) => takes(schema, value)));
}

interface Def {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  options?: Schema[];
  entries?: Record<string, string>;
  valueType?: Schema;
  getter?: () => Schema;
}

/** Values that a schema takes, most of them. */
function valueOf(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Def;
  const inner = (one: Schema | undefined): fc.Arbitrary<unknown> =>
    one ? valueOf(one, depth + 1) : fc.constant(null);
  switch (def.type) {
    case 'object':
      return fc.record(mapped(def.shape ?? {}, (member) => inner(member)));
    case 'array':
      return fc.array(inner(def.element), { minLength: 1, maxLength: 3 });
    case 'optional':
    case 'nullable':
      return depth > 12
        ? fc.constant(undefined)
        : fc.option(inner(def.innerType), { nil: undefined, freq: 4 });
    case 'union':
      return depth > 12 ? inner(def.options?.at(-1)) : fc.oneof(...(def.options ?? []).map(inner));
    case 'record':
      return fc.dictionary(fc.constantFrom('zh', 'en', 'zh-Hans', 'x'), inner(def.valueType), { minKeys: 1 });
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case 'lazy':
      return inner(def.getter?.());
    case 'string':
      return textOf(schema);
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue();
  }
}

const mapped = <T, U>(object: Record<string, T>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** A change of one place in a value: the n-th in the order of a walk. */
interface Mutation {
  place: number;
  value: number;
  how: 'replace' | 'remove' | 'add';
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(200),
  value: fc.nat(HARD_VALUES.length - 1),
  how: fc.constantFrom('replace', 'replace', 'remove', 'add'),
});

type Place = [holder: Record<string, unknown>, key: string];

/** Every member in a value, but not inside a hard value that stands in it already. */
function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (value === null || typeof value !== 'object' || HARD_VALUES.includes(value)) return found;
  for (const [key, member] of Object.entries(value)) {
    found.push([value as Record<string, unknown>, key]);
    placesIn(member, found);
  }
  return found;
}

function mutated(value: unknown, { place, value: index, how }: Mutation): unknown {
  const places = placesIn(value);
  const [holder, key] = places[place % Math.max(1, places.length)] ?? [];
  if (!holder || key === undefined) return value;
  if (how === 'remove') delete holder[key];
  else holder[how === 'add' ? 'aFieldOfTomorrow' : key] = HARD_VALUES[index];
  return value;
}

const cache = new Map<Schema, fc.Arbitrary<unknown>>();
function recordOf(schema: Schema): fc.Arbitrary<unknown> {
  let made = cache.get(schema);
  if (!made) cache.set(schema, (made = valueOf(schema)));
  return made;
}

/** An answer to a read of this resource, with up to `most` mutations in it. */
export function answerOf(resource: Resource, most: number): fc.Arbitrary<unknown> {
  const changes = fc.array(mutation, { maxLength: most });
  const whole = 'one' in resource ? recordOf(resource.one) : listOf(resource);
  return fc.tuple(whole, changes).map(([answer, all]) => all.reduce(mutated, answer));
}

function listOf(resource: ListResource<unknown>): fc.Arbitrary<unknown> {
  const { item, included = {} } = resource as ListResource<unknown> & { included?: Record<string, Schema> };
  const many = (schema: Schema): fc.Arbitrary<unknown[]> =>
    fc.array(recordOf(schema), { minLength: 1, maxLength: 4 });
  return fc.record({
    items: many(item),
    asOf: instant,
    included: fc.record(mapped(included, many)),
  });
}
