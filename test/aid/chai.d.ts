/** The part of chai 5 that the tests use: it brings no types of its own. */
declare module 'chai' {
  interface Words {
    to: Assertion;
    be: Assertion;
    been: Assertion;
    is: Assertion;
    that: Assertion;
    and: Assertion;
    has: Assertion;
    have: Assertion;
    with: Assertion;
    at: Assertion;
    of: Assertion;
    same: Assertion;
    not: Assertion;
    deep: Assertion;
    nested: Assertion;
    own: Assertion;
    ordered: Assertion;
    any: Assertion;
    all: Assertion;
  }
  interface Includes extends Words {
    (value: unknown, message?: string): Assertion;
    members(values: readonly unknown[], message?: string): Assertion;
    keys(...keys: unknown[]): Assertion;
  }
  interface Kind extends Words {
    (type: string, message?: string): Assertion;
  }
  interface Length extends Words {
    (length: number, message?: string): Assertion;
    above(value: number): Assertion;
    below(value: number): Assertion;
    least(value: number): Assertion;
    most(value: number): Assertion;
  }
  interface Assertion extends Words {
    ok: Assertion;
    true: Assertion;
    false: Assertion;
    null: Assertion;
    undefined: Assertion;
    exist: Assertion;
    empty: Assertion;
    frozen: Assertion;
    a: Kind;
    an: Kind;
    include: Includes;
    includes: Includes;
    contain: Includes;
    contains: Includes;
    length: Length;
    lengthOf: Length;
    equal(value: unknown, message?: string): Assertion;
    equals(value: unknown, message?: string): Assertion;
    eql(value: unknown, message?: string): Assertion;
    above(value: number | Date, message?: string): Assertion;
    below(value: number | Date, message?: string): Assertion;
    least(value: number | Date, message?: string): Assertion;
    most(value: number | Date, message?: string): Assertion;
    within(low: number, high: number, message?: string): Assertion;
    closeTo(value: number, delta: number, message?: string): Assertion;
    instanceof(constructor: unknown, message?: string): Assertion;
    instanceOf(constructor: unknown, message?: string): Assertion;
    property(name: PropertyKey, value?: unknown, message?: string): Assertion;
    match(pattern: RegExp, message?: string): Assertion;
    string(part: string, message?: string): Assertion;
    members(values: readonly unknown[], message?: string): Assertion;
    keys(...keys: unknown[]): Assertion;
    oneOf(values: readonly unknown[], message?: string): Assertion;
    satisfy(test: (value: unknown) => boolean, message?: string): Assertion;
    throw(expected?: unknown, message?: string | RegExp): Assertion;
  }
  export const expect: {
    (value: unknown, message?: string): Assertion;
    fail(message?: string): never;
  };
  export const assert: {
    (value: unknown, message?: string): asserts value;
    ok(value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    strictEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    include(whole: string | readonly unknown[], part: unknown, message?: string): void;
    match(value: string, pattern: RegExp, message?: string): void;
    isTrue(value: unknown, message?: string): void;
    isFalse(value: unknown, message?: string): void;
    fail(message?: string): never;
  };
}
