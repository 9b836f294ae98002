/** docs/hosts.md names a test for every hazard and scenario; docs/events.md tells of every event. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Script } from 'node:vm';
import { filesUnder } from './aid/files';

const table = readFileSync('docs/hosts.md', 'utf8');
const rows = [...table.matchAll(/^\| ([A-Z]?\d+) +\|(.*)\|$/gm)].map(([, id = '', rest = '']) => ({
  id,
  rest,
}));
const numbered = (letter: string, most: number): string[] =>
  Array.from({ length: most }, (_, index) => `${letter}${index + 1}`);

test('docs/hosts.md has a line for each hazard and each scenario, in order', () => {
  const all = [
    ['', 26],
    ['H', 15],
    ['D', 7],
    ['L', 6],
    ['S', 12],
    ['N', 12],
  ] as const;
  assert.deepEqual(
    rows.map(({ id }) => id),
    all.flatMap(([letter, most]) => numbered(letter, most)),
  );
});

/** A title as it stands in the source: the beginning of a quoted text. */
function has(file: string, title: string): boolean {
  const source = readFileSync(file, 'utf8').replace(/\\'/g, "'");
  return [`'${title}`, `\`${title}`, `"${title}`].some((text) => source.includes(text));
}

/** The lines that may do without a test, with a reason. */
const WITHOUT = ['25'];

test('each line of docs/hosts.md names a test that exists, or says why there is none', () => {
  const faults: string[] = [];
  const known = new Set(rows.map(({ id }) => id));
  for (const { id, rest } of rows) {
    const named = [...rest.matchAll(/`(test\/[^`]+)` “([^”]+)”/g)];
    const others =
      (/\bas ([A-Z]?\d+(?:(?:, | and )[A-Z]?\d+)*)/.exec(rest)?.[1] ?? '').match(/[A-Z]?\d+/g) ?? [];
    if (!named.length && !others.length && !(WITHOUT.includes(id) && /no test:/.test(rest)))
      faults.push(`${id} names nothing`);
    if (/not (shown|run) here/.test(rest)) faults.push(`${id} says what is not so: its test is to be named`);
    faults.push(...others.filter((other) => !known.has(other)).map((other) => `${id}: no line ${other}`));
    for (const [, file = '', title = ''] of named)
      if (!existsSync(file) || !has(file, title)) faults.push(`${id}: no “${title}” in ${file}`);
  }
  assert.deepEqual(faults, []);
});

test('docs/events.md tells of each event and each kind of record that is opened; its examples are scripts', () => {
  const text = readFileSync('docs/events.md', 'utf8');
  const declared = [...readFileSync('src/control/event.ts', 'utf8').matchAll(/^ {2}'(hehuo-\w+)'/gm)];
  assert.ok(declared.length >= 8);
  for (const [, name] of declared) assert.match(text, new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
  const sources = filesUnder('src/element').map((file) => readFileSync(file, 'utf8'));
  const opened = sources.flatMap((source) => [
    ...source.matchAll(/'hehuo-(?:select|submit)', \{ resource: '(\w+)'/g),
  ]);
  assert.ok(opened.length >= 8);
  for (const [, resource] of opened) assert.ok(text.includes(`\`${resource}\``), resource);
  const examples = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  assert.ok(examples.length >= 5);
  for (const code of examples) assert.doesNotThrow(() => new Script(code), code);
});
