/** What of a built script Chromium 78 lacks, by the lists of the lint: those of packages too. (Node) */
import { readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'vite';

interface Ban {
  name?: string;
  object?: string;
  property?: string;
  message: string;
}

/** The lists of the lint for what runs in pages. */
function bans(rule: string): Ban[] {
  const { overrides } = JSON.parse(readFileSync('test/oxlint.json', 'utf8')) as {
    overrides: { rules: Record<string, [string, ...Ban[]]> }[];
  };
  const lists = overrides.map(({ rules }) => rules[rule]).filter((one) => one !== undefined);
  return lists.flatMap(([, ...list]) => list).filter(({ message }) => /Chromium 78/.test(message));
}

/** `a.b` as the two names; undefined for another shape. */
interface Member {
  object: { type: string; name?: string };
  property: { type: string; name?: string };
  computed: boolean;
}

/** The names of what the script uses and the floor lacks. `typeof` and `in` only ask. */
export function missingIn(file: string, text: string): string[] {
  const sourceType = /\bimport\.meta\b|^import |\bexport ?[{*]/m.test(text) ? 'module' : 'script';
  const { program } = parseSync(file, text, { sourceType });
  const properties = bans('no-restricted-properties');
  const globals = bans('no-restricted-globals').map(({ name }) => name);
  const found = new Set<string>();
  const innocent = new Set<object>();
  new Visitor({
    UnaryExpression: ({ operator, argument }) => void (operator === 'typeof' && innocent.add(argument)),
    Property: ({ key, value, computed }) =>
      void (!computed && key !== (value as object) && innocent.add(key)),
    MethodDefinition: ({ key }) => void innocent.add(key),
    MemberExpression(node) {
      const { object, property, computed } = node as unknown as Member;
      if (!computed) innocent.add(property);
      if (computed || innocent.has(node)) return;
      const ban = properties.find(
        (one) => one.property === property.name && (!one.object || one.object === object.name),
      );
      if (ban) found.add(`${object.name ?? '…'}.${property.name}`);
    },
    Identifier(node) {
      if (!innocent.has(node) && globals.includes(node.name)) found.add(node.name);
    },
  }).visit(program);
  return [...found];
}

/** The style sheets that a script holds in its strings. */
export function sheetsIn(file: string, text: string): string[] {
  const { program } = parseSync(file, text, { sourceType: 'module' });
  const found: string[] = [];
  const take = (value: unknown): void => {
    if (
      typeof value === 'string' &&
      /[.:\w\]]\{[-\w]+:[^{}]+\}/.test(value) &&
      !/[;{]\s*return\b/.test(value)
    )
      found.push(value);
  };
  new Visitor({
    Literal: ({ value }) => take(value),
    TemplateElement: ({ value }) => take(value.cooked),
  }).visit(program);
  return found;
}
