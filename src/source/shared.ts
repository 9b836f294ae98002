/**
 * What a page has once, however many copies or versions of the kit it holds: the first copy makes it, the others find
 * it. `form` is to be raised whenever what the copies use of it changes, so that no version meets a thing of another
 * shape. Outside a page, in Node, every copy has its own: importing leaves no trace there.
 */
export function onePerPage<T extends object>(name: string, form: number, make: () => T): T {
  if (typeof window !== 'object') return make();
  const page = window as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`hehuo ${name} ${form}`);
  const known = page[key];
  if (known) return known;
  const made = make();
  Object.defineProperty(page, key, { value: made });
  return made;
}
