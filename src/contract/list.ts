/**
 * What `Array.from` does. Prototype.js and MooTools put a function of their own in its place, which knows no iterators
 * and ignores `map`; so the kit does not use it.
 */
export function listOf<T>(items: Iterable<T> | ArrayLike<T>): T[];
export function listOf<T, U>(items: Iterable<T> | ArrayLike<T>, map: (item: T, index: number) => U): U[];
export function listOf<T, U>(
  items: Iterable<T> | ArrayLike<T>,
  map?: (item: T, index: number) => U,
): (T | U | undefined)[] {
  const all: (T | undefined)[] = [];
  if (Symbol.iterator in Object(items)) for (const item of items as Iterable<T>) all.push(item);
  else
    for (let index = 0, { length } = items as ArrayLike<T>; index < length; index += 1)
      all.push((items as ArrayLike<T>)[index]);
  return map ? all.map((item, index) => map(item as T, index)) : all;
}
