/**
 * Keeps the last result for the last arguments, compared by identity: for work that rests on data which seldom change
 * between updates, so that an index is made once per data.
 */
export function memo<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { args: A; value: R } | undefined;
  return (...args) => {
    if (!last || last.args.some((arg, at) => arg !== args[at])) last = { args, value: make(...args) };
    return last.value;
  };
}
