/** What the kit uses, by the object that has it: old libraries put functions of their own in their place. */
const used = (): [name: string, owner: object, members: string][] => [
  ['Object', Object, 'assign create defineProperty entries freeze fromEntries keys values'],
  ['Array', Array, 'from isArray of'],
  [
    'Array.prototype',
    Array.prototype,
    'concat every filter find findIndex flat flatMap forEach includes indexOf join map reduce slice some sort splice',
  ],
  [
    'String.prototype',
    String.prototype,
    'endsWith includes indexOf match padStart repeat replace slice split startsWith trim',
  ],
  ['Function.prototype', Function.prototype, 'apply bind call'],
  ['Promise', Promise, 'all race resolve'],
  ['Promise.prototype', Promise.prototype, 'then catch'],
  ['JSON', JSON, 'parse stringify'],
  ['Element.prototype', Element.prototype, 'append closest matches querySelector querySelectorAll remove'],
];

const GLOBALS = 'Promise Map Set WeakMap Symbol Date URL fetch requestAnimationFrame setTimeout';

/** Asked of the engine, whatever the page has made of the function's own toString. */
const isNative = (it: unknown): boolean =>
  typeof it !== 'function' || /\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(it));

/** Names of what is no longer the browser's own. */
export function replaced(): string[] {
  const members = used().flatMap(([name, owner, list]) =>
    list
      .split(' ')
      .filter((one) => !isNative((owner as Record<string, unknown>)[one]))
      .map((one) => `${name}.${one}`),
  );
  const page = window as unknown as Record<string, unknown>;
  return [...members, ...GLOBALS.split(' ').filter((one) => !isNative(page[one]))];
}
