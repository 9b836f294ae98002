/** The rules of the house: that the lint catches what it is there to catch, and that the built file is what it must be. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { Visitor, parseSync } from 'vite';
import { temporaryFolder } from './aid/child';
import { filesUnder } from './aid/files';
import { forbiddenImports } from './aid/imports';

/** A folder laid out as this one, with the given files and nothing else. */
function plant(files: Record<string, string>): string {
  const root = temporaryFolder('house');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** What oxlint says about a planted tree under this tree's own configuration. */
function lint(files: Record<string, string>): { status: number | null; said: string } {
  const root = plant(files);
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  cpSync('test/oxlint.json', join(root, 'test/oxlint.json'));
  cpSync('test/aid/floor.mjs', join(root, 'test/aid/floor.mjs'));
  const result = spawnSync(
    resolve('node_modules/.bin/oxlint'),
    ['-c', 'test/oxlint.json', '--deny-warnings', 'src'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  // Under CI it writes in colours, whatever the environment says.
  return { status: result.status, said: stripVTControlCharacters(result.stdout + result.stderr) };
}

/** File, what it must not contain, and what must be said about it. */
const FORBIDDEN: [file: string, line: string, said: RegExp][] = [
  ['src/contract/a.ts', `import '../source/b';`, /contract must not import source/],
  ['src/contract/a.ts', `import { html } from 'lit';`, /contract must not import the package lit/],
  ['src/contract/a.ts', `import * as z from 'zod';`, /contract must not import the package zod/],
  ['src/source/a.ts', `import '../control/b';`, /source must not import control/],
  ['src/source/a.ts', `export const a = () => import('lit');`, /source must not import the package lit/],
  [
    'src/source/a.ts',
    `import { readFile } from 'node:fs';`,
    /source runs in pages and must not import node:fs/,
  ],
  ['src/control/a.ts', `export * from '../element/base';`, /control must not import element\/base/],
  [
    'src/control/a.ts',
    `import type { A } from '../element/fund-tracker/a';`,
    /control must not import element\/fund-tracker/,
  ],
  ['src/style/a.ts', `import '../control/b';`, /style must not import control/],
  ['src/element/base.ts', `import './need-survey/view';`, /element\/base must not import an element/],
  ['src/element/part/a.ts', `import '../need-survey/view';`, /element\/part must not import an element/],
  [
    'src/element/fund-tracker/a.ts',
    `import '../need-survey/view';`,
    /must not import an element \(element\/need-survey\)/,
  ],
  ['src/element/fund-tracker/a.ts', `import '../../define';`, /element\/fund-tracker must not import define/],
  [
    'src/element/fund-tracker/a.ts',
    `type A = import('../need-survey/view').A; export type B = A;`,
    /element\/need-survey/,
  ],
  ['src/index.ts', `import './define';`, /index must not import define/],
  ['src/define.ts', `import './embed';`, /define must not import embed/],
  ['src/embed.ts', `import './tool/a';`, /embed must not import tool/],
  ['src/embed.ts', `import './define';`, /embed must not import define/],
  ['src/tool/a.ts', `import '../element/base';`, /tool must not import element\/base/],
  ['src/tool/a.ts', `import '../../demo/server/a';`, /src imports nothing outside src/],
  ['src/element/fund-tracker/a.ts', `import '../../../test/aid/mount';`, /src imports nothing outside src/],
  ['src/other/a.ts', `import '../contract';`, /no rule for src\/other/],
  ['demo/server/a.ts', `import '../../test/aid/server';`, /demo must not import from test/],
];

describe('the import rule', () => {
  for (const [file, line, said] of FORBIDDEN) {
    it(`fails ${file} with ${line}`, () => {
      const faults = forbiddenImports(plant({ [file]: `// A comment first.\n${line}\n` }));
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', said);
      assert.ok(faults[0]?.startsWith(`${file}:2: `), faults[0]);
    });
  }

  it('lets every allowed direction pass', () => {
    const allowed = {
      'src/contract/a.ts': `import * as z from 'zod/mini'; import './time';`,
      'src/source/a.ts': `import '../contract'; import 'idb-keyval';`,
      'src/control/a.ts': `import 'lit'; import '../source/a'; import '../contract';`,
      'src/element/base.ts': `import 'lit'; import '../control/a'; import './part/b';`,
      'src/element/fund-tracker/a.ts': `import 'lit/decorators.js'; import './a.css?inline'; import '../base'; import '../part/b';`,
      'src/define.ts': `import './element/fund-tracker/a'; import './guard';`,
      'src/embed.ts': `import './load/a';`,
      'src/load/a.ts': `import 'hehuo:parts'; import '../door/a'; import '../control/a';`,
      'src/tool/a.ts': `import 'node:fs'; import '../contract'; import '../source/a';`,
      'demo/server/a.ts': `import '../../src/contract'; import 'hono';`,
    };
    assert.deepEqual(forbiddenImports(plant(allowed)), []);
  });

  it('makes the command that lint runs fail, with the place', () => {
    const root = plant({ 'src/contract/a.ts': `import '../element/base';` });
    const result = spawnSync(process.execPath, ['--import', 'tsx', 'test/aid/imports.ts', root], {
      encoding: 'utf8',
    });
    assert.equal(result.status, 1);
    assert.match(result.stderr, /^src\/contract\/a\.ts:1: contract must not import element\/base/);
  });

  it('is kept by the whole tree, and is part of npm run lint', () => {
    assert.deepEqual(forbiddenImports('.'), []);
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    assert.match(scripts.lint ?? '', /test\/aid\/imports\.ts/);
  });
});

/** One planted line each, and the rule that must catch it in src/. */
const FAULTS: [line: string, rule: RegExp][] = [
  [`import 'lit/directives/unsafe-html.js';`, /no-restricted-imports/],
  [`import 'lit/directives/style-map.js';`, /no-restricted-imports/],
  [`import * as z from 'zod'; export const a = z;`, /no-restricted-imports/],
  [`export const a = (x: any) => x;`, /no-explicit-any/],
  [`export const a = (x?: string) => x!;`, /no-non-null-assertion/],
  [`export const a = structuredClone;`, /no-restricted-globals/],
  [`export const a = new WeakRef({});`, /no-restricted-globals/],
  [`export const a = Array.from(new Set([1]));`, /no-restricted-properties/],
  [`export const a = AbortSignal.timeout(1);`, /no-restricted-properties/],
  [`export const a = AbortSignal.any([]);`, /no-restricted-properties/],
  [`export const a = crypto.randomUUID();`, /no-restricted-properties/],
  [`export const a = Object.hasOwn({}, 'a');`, /no-restricted-properties/],
  [`export const a = 'a'.replaceAll('a', 'b');`, /no-restricted-properties/],
  [`export const a = [1].toSorted();`, /no-restricted-properties/],
  [`export const a = [1].findLast(Boolean);`, /no-restricted-properties/],
  [`export const a = new Intl.Segmenter();`, /no-restricted-properties/],
  [`document.body.replaceChildren();`, /no-restricted-properties/],
  [`export const a = [1].at(-1);`, /floor\(at\)/],
  [`document.adoptedStyleSheets.push(new CSSStyleSheet());`, /floor\(sheets\)/],
  [`document.body.ariaBusy = 'true';`, /no-restricted-properties/],
  [`import { html } from 'lit'; export const a = html\`<p inert></p>\`;`, /lit\(ban-attributes\)/],
  [`import { html } from 'lit'; export const a = html\`<p ?inert=\${true}></p>\`;`, /lit\(ban-attributes\)/],
  [
    `addEventListener('online', print, { signal: new AbortController().signal });`,
    /floor\(listener-signal\)/,
  ],
  [
    `import { html } from 'lit'; export const a = html\`<p style="color: red"></p>\`;`,
    /lit\(ban-attributes\)/,
  ],
  [`import { html } from 'lit'; export const a = html\`<style></style>\`;`, /lit\(prefer-static-styles\)/],
  [`import { html } from 'lit'; export const a = html\`<p .a=\${1} .a=\${2}></p>\`;`, /lit\(no-duplicate/],
];

describe('the lint', () => {
  it('catches every planted fault', () => {
    const files = Object.fromEntries(
      FAULTS.map(([line], index) => [`src/element/need-survey/f${index}.ts`, `${line}\n`]),
    );
    const { status, said } = lint(files);
    assert.notEqual(status, 0);
    const reports = said.split(/\n(?=\s*[x×] )/);
    for (const [index, [line, rule]] of FAULTS.entries()) {
      const caught = reports.some((report) => report.includes(`/f${index}.ts:`) && rule.test(report));
      assert.ok(caught, `not caught by ${rule}: ${line}\n${said.slice(0, 500)}`);
    }
  });

  it('leaves a field called at, and the tools, alone', () => {
    const { status, said } = lint({
      'src/source/a.ts':
        'export const a = (step: { at: string }, form: { at(x: boolean): string }, x: boolean) => step.at + form.at(x);\n',
      'src/tool/a.ts': 'export const a = structuredClone([1].at(0));\n',
    });
    assert.equal(status, 0, said);
  });
});

/** The scripts for pages without a bundler. */
const scripts = filesUnder('dist').filter((file) => /^dist\/(hehuo[^/]*|embed\/page)\.js$/.test(file));
/** Why the checks of the build are left out; under CI they never are. */
const CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const unbuilt = CI || existsSync('dist/hehuo.js') ? false : 'dist/hehuo.js is not built';

/**
 * The check-up is a module that the one script asks for when somebody calls it: a script element would need a trusted
 * URL under Trusted Types, `import()` needs none. Every browser that runs the kit at all parses that (Chromium 63).
 */
const MODULE = 'dist/hehuo-checkup.js';
const CALLER = 'dist/hehuo.js';

/** Newer syntax than ES2017, found in the tree of a script. */
function tooNew(file: string): string[] {
  const sourceType = file === MODULE ? 'module' : 'script';
  const { program, errors } = parseSync(file, readFileSync(file, 'utf8'), { sourceType });
  const found = errors.map((error) => error.message);
  const note = (name: string) => () => void found.push(name);
  const bigint = (node: object): void => void ('bigint' in node && found.push('bigint'));
  new Visitor({
    Decorator: note('decorator'),
    ChainExpression: note('optional chaining'),
    PrivateIdentifier: note('private field'),
    PropertyDefinition: note('class field'),
    StaticBlock: note('static block'),
    ImportExpression: () => void (file !== CALLER && found.push('dynamic import')),
    MetaProperty: (node) => void (node.meta.name === 'import' && found.push('import.meta')),
    Literal: bigint,
    ForOfStatement: (node) => void (node.await && found.push('for await')),
    ObjectExpression: (node) =>
      void (node.properties.some((one) => one.type === 'SpreadElement') && found.push('object spread')),
    ObjectPattern: (node) =>
      void (node.properties.some((one) => one.type === 'RestElement') && found.push('object rest')),
    LogicalExpression: (node) => void (node.operator === '??' && found.push('??')),
    AssignmentExpression: (node) =>
      void (/^(\?\?|&&|\|\|)=$/.test(node.operator) && found.push(node.operator)),
    CatchClause: (node) => void (node.param === null && found.push('catch without a binding')),
    FunctionDeclaration: (node) => void (node.async && node.generator && found.push('async generator')),
    FunctionExpression: (node) => void (node.async && node.generator && found.push('async generator')),
  }).visit(program);
  return [...new Set(found)];
}

describe('the built script', { skip: unbuilt }, () => {
  before(() => assert.ok(scripts.includes('dist/hehuo.js'), 'dist/hehuo.js is not built'));

  it('is ES2017: nothing that a browser of 2019 cannot parse, no decorator left over', () => {
    for (const file of scripts) assert.deepEqual(tooNew(file), [], file);
  });

  it('is ASCII only, so that a page in GBK reads it right', () => {
    for (const file of scripts) {
      const odd = /[^\n\r\t -~]/.exec(readFileSync(file, 'utf8'));
      assert.equal(odd?.index, undefined, `${file} has ${JSON.stringify(odd?.[0])} at ${odd?.index}`);
    }
  });

  it('holds no unsafeHTML, no eval, no foreign host', () => {
    for (const file of scripts) {
      const text = readFileSync(file, 'utf8');
      assert.doesNotMatch(text, /unsafeHTML|unsafeSVG|\beval\(|new Function\(/, file);
      const hosts = [...text.matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]+)/g)].map((match) => match[1] ?? '');
      const foreign = hosts.filter(
        // Names of things, never asked for.
        (host) =>
          !/^(www\.)?w3\.org$|^schema\.org$|^lit\.dev$|^json-schema\.org$|\.example(\.\w+)?$/.test(host),
      );
      assert.deepEqual(foreign, [], file);
    }
  });
});

it('without a build these checks are left out at home and fail under CI', () => {
  const cwd = plant({ 'package.json': '{}' });
  const flags = ['--import', import.meta.resolve('tsx'), '--test', '--test-name-pattern=the built script'];
  const codes = ['', 'false', 'true', '1'].map((CI) => {
    const env = { ...process.env, CI, NODE_TEST_CONTEXT: undefined };
    return spawnSync(process.execPath, [...flags, import.meta.filename], { cwd, env }).status;
  });
  assert.deepEqual(codes, [0, 0, 1, 1]);
});

it('the check for new syntax finds each kind', () => {
  const samples = [
    'a?.b',
    'a ?? b',
    'class A { #a }',
    'class A { a = 1 }',
    '({ ...a })',
    'try {} catch {}',
    'a ||= 1',
    '1n',
  ];
  for (const text of samples) {
    const root = plant({ 'a.js': text });
    assert.notDeepEqual(tooNew(join(root, 'a.js')), [], text);
  }
});
