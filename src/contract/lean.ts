/*
 * What the contract uses of zod/mini, for the scripts of a page. A page checks what it receives with the same schemas as
 * everybody else, but it needs no more of zod than is here: a fifteenth of the bytes. The build puts this module in the
 * place of `zod/mini`; test/contract/lean.test.ts holds the two against each other, to the path and reason of a fault.
 */
import { listOf } from './list';

/** A fault as zod tells it; `go` where the checks that follow, and another form of a union, still make sense. */
interface Issue {
  code: string;
  path: PropertyKey[];
  go?: boolean;
  expected?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  values?: readonly string[];
  message?: string;
}
type Fail = Omit<Issue, 'path'> & { path?: PropertyKey[] };
type Issues = Issue[];

/** Returns the value in the schema's form; what is wrong goes into `issues`. */
type Run = (value: unknown, issues: Issues) => unknown;
type Check = (value: never) => Fail | undefined;

interface Schema {
  run: Run;
  /** May be absent from an object. */
  absent?: boolean;
  shape?: Record<string, Schema>;
  check(...checks: Check[]): Schema;
  safeParse(value: unknown): Result;
}
type Result = { success: true; data: unknown } | { success: false; error: { issues: Issues } };

const add = (issues: Issues, fail: Fail): void => void issues.push({ path: [], ...fail });
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const stuck = (issues: Issues, from: number): boolean => issues.slice(from).some(({ go }) => !go);

/** What an inner schema makes of a member; its faults get the member's place. */
function member(schema: Schema, value: unknown, key: PropertyKey, issues: Issues): unknown {
  const before = issues.length;
  const made = schema.run(value, issues);
  for (let index = before; index < issues.length; index += 1) issues[index]?.path.unshift(key);
  return made;
}

// @__NO_SIDE_EFFECTS__
function schemaOf(run: Run, rest?: Partial<Schema>): Schema {
  return {
    run,
    check: (...checks) =>
      schemaOf((value, issues) => {
        const before = issues.length;
        const made = run(value, issues);
        for (const check of checks) {
          const fail = !stuck(issues, before) && check(made as never);
          if (fail) add(issues, fail);
        }
        return made;
      }, rest),
    safeParse: (value) => {
      const issues: Issues = [];
      const data = run(value, issues);
      return issues.length ? { success: false, error: { issues } } : { success: true, data };
    },
    ...rest,
  };
}

// @__NO_SIDE_EFFECTS__
const typed = (expected: string, fits: (value: unknown) => boolean): Schema =>
  schemaOf((value, issues) => {
    if (!fits(value)) add(issues, { code: 'invalid_type', expected });
    return value;
  });

export const safeParse = (schema: Schema, value: unknown): Result => schema.safeParse(value);
export const config = (): void => undefined;

// @__NO_SIDE_EFFECTS__
export const unknown = () => schemaOf((value) => value);
// @__NO_SIDE_EFFECTS__
export const string = () => typed('string', (value) => typeof value === 'string');
// @__NO_SIDE_EFFECTS__
export const boolean = () => typed('boolean', (value) => typeof value === 'boolean');
// @__NO_SIDE_EFFECTS__
export const number = () => typed('number', Number.isFinite);
// @__NO_SIDE_EFFECTS__
export const int = () =>
  number().check((value) => {
    if (!Number.isInteger(value)) return { code: 'invalid_type', expected: 'int' };
    const most = Number.MAX_SAFE_INTEGER;
    if (value > most) return { code: 'too_big', maximum: most, go: true };
    return value < -most ? { code: 'too_small', minimum: -most, go: true } : undefined;
  });

// @__NO_SIDE_EFFECTS__
export const minimum =
  (minimum: number): Check =>
  (value) =>
    value < minimum ? { code: 'too_small', minimum, go: true } : undefined;
// @__NO_SIDE_EFFECTS__
export const maximum =
  (maximum: number): Check =>
  (value) =>
    value > maximum ? { code: 'too_big', maximum, go: true } : undefined;
// @__NO_SIDE_EFFECTS__
export const nonnegative = () => minimum(0);
// @__NO_SIDE_EFFECTS__
export const positive = (): Check => (value) =>
  value <= 0 ? { code: 'too_small', minimum: 0, go: true } : undefined;
type Long = (value: { length: number }) => Fail | undefined;
// @__NO_SIDE_EFFECTS__
export const minLength =
  (minimum: number): Long =>
  ({ length }) =>
    length < minimum ? { code: 'too_small', minimum, go: true } : undefined;
// @__NO_SIDE_EFFECTS__
export const maxLength =
  (maximum: number): Long =>
  ({ length }) =>
    length > maximum ? { code: 'too_big', maximum, go: true } : undefined;
// @__NO_SIDE_EFFECTS__
export const regex =
  (pattern: RegExp, format = 'regex'): Check =>
  (value) =>
    pattern.test(value) ? undefined : { code: 'invalid_format', format, go: true };
// @__NO_SIDE_EFFECTS__
export const refine =
  <T>(fits: (value: T) => boolean, { path, error: message }: { path: string[]; error: string }) =>
  (value: T): Fail | undefined =>
    fits(value) ? undefined : { code: 'custom', path: [...path], message, go: true };

const DAY =
  '((\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|' +
  '\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8])))';
const CLOCK = '([01]\\d|2[0-3]):[0-5]\\d';
export const iso = {
  date: () => string().check(regex(new RegExp(`^${DAY}$`), 'date')),
  datetime: () =>
    string().check(regex(new RegExp(`^${DAY}T${CLOCK}:[0-5]\\d(\\.\\d+)?(Z|[+-]${CLOCK})$`), 'datetime')),
};

// @__NO_SIDE_EFFECTS__
export const optional = (inner: Schema) =>
  schemaOf((value, issues) => (value === undefined ? value : inner.run(value, issues)), { absent: true });
// @__NO_SIDE_EFFECTS__
export const nullable = (inner: Schema) =>
  schemaOf((value, issues) => (value === null ? value : inner.run(value, issues)));
// @__NO_SIDE_EFFECTS__
export const lazy = (make: () => Schema) => schemaOf((value, issues) => make().run(value, issues));

// @__NO_SIDE_EFFECTS__
export const array = (inner: Schema) =>
  schemaOf((value, issues) => {
    // Not by map, which passes over the holes of an array.
    if (Array.isArray(value)) return listOf(value, (one, index) => member(inner, one, index, issues));
    add(issues, { code: 'invalid_type', expected: 'array' });
    return value;
  });

// @__NO_SIDE_EFFECTS__
export const record = (_key: Schema, inner: Schema) =>
  schemaOf((value, issues) => {
    if (!isObject(value)) {
      add(issues, { code: 'invalid_type', expected: 'record' });
      return value;
    }
    const made: Record<string, unknown> = {};
    for (const key of Object.keys(value))
      if (key !== '__proto__') made[key] = member(inner, value[key], key, issues);
    return made;
  });

const common = Object.prototype as typeof Object.prototype & Record<string, unknown>;

/** Members that are not in the shape are kept; one that a page has put on every object is not the record's. */
// @__NO_SIDE_EFFECTS__
export const looseObject = (shape: Record<string, Schema>) => {
  const fields = Object.entries(shape);
  const run: Run = (value, issues) => {
    if (!isObject(value)) {
      add(issues, { code: 'invalid_type', expected: 'object' });
      return value;
    }
    const made: Record<string, unknown> = {};
    for (const [key, schema] of fields) {
      const given = value[key] === common[key] ? undefined : value[key];
      if (given === undefined && schema.absent && !common.hasOwnProperty.call(value, key)) continue;
      made[key] = member(schema, given, key, issues);
    }
    for (const key of Object.keys(value)) if (!(key in shape) && key !== '__proto__') made[key] = value[key];
    return made;
  };
  return schemaOf(run, { shape });
};

// @__NO_SIDE_EFFECTS__
const enumOf = (values: readonly string[]) =>
  schemaOf((value, issues) => {
    if (!values.includes(value as string)) add(issues, { code: 'invalid_value', values });
    return value;
  });
export { enumOf as enum };

/** The first form that fits. Where none does, the only one that was nearly right tells what is wrong. */
// @__NO_SIDE_EFFECTS__
export const union = (forms: Schema[]) =>
  schemaOf((value, issues) => {
    const near: { made: unknown; own: Issues }[] = [];
    for (const form of forms) {
      const own: Issues = [];
      const made = form.run(value, own);
      if (!own.length) return made;
      if (!stuck(own, 0)) near.push({ made, own });
    }
    if (near.length === 1 && near[0]) {
      issues.push(...near[0].own);
      return near[0].made;
    }
    add(issues, { code: 'invalid_union' });
    return value;
  });
