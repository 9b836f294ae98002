/**
 * The import rule of the source tree: contract <- source <- control <- element <- define <- embed. An element never
 * imports another one. Run by `npm run lint`, and by test/house.test.ts on trees with a planted fault. (Node)
 *
 *   node --import tsx test/aid/imports.ts [folder that holds src and demo]
 */
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';
import { filesUnder } from './files';

interface Rule {
  /** Layers that may be imported; a layer may always import itself. */
  layers: string[];
  packages: RegExp;
}

const NONE = /^$/;
const LIT = /^(lit(\/.*)?|@lit\/task)$/;
/** What every element may see below it. */
const BELOW = ['contract', 'source', 'control', 'style', 'locale'];

/** Layer: what it may import. `element/*` stands for each tag's own folder. */
const RULES: Record<string, Rule> = {
  contract: { layers: [], packages: /^zod\/mini$/ },
  // The border is here: records are checked one by one, with the contract's schemas and zod's own functions.
  source: { layers: ['contract'], packages: /^(zod\/mini|idb-keyval|ical\.js)$/ },
  control: { layers: ['contract', 'source'], packages: LIT },
  style: { layers: [], packages: LIT },
  // A further language has the shape of every element's words.
  locale: { layers: ['contract', 'control', 'element/base', 'element/part', 'element/*'], packages: NONE },
  'element/base': { layers: [...BELOW, 'element/part'], packages: LIT },
  'element/part': { layers: [...BELOW, 'element/base'], packages: /^(lit(\/.*)?|@lit\/task|lean-qr\/nano)$/ },
  'element/*': {
    layers: [...BELOW, 'element/base', 'element/part'],
    packages: /^(lit(\/.*)?|@lit\/task|lean-qr\/nano)$/,
  },
  version: { layers: [], packages: NONE },
  checkup: { layers: ['contract', 'source', 'control', 'door'], packages: NONE },
  door: { layers: ['contract', 'source', 'control'], packages: NONE },
  load: { layers: ['contract', 'source', 'control', 'door', 'guard'], packages: /^hehuo:parts$/ },
  guard: { layers: ['contract', 'source', 'control', 'version'], packages: NONE },
  index: { layers: [...BELOW, 'element/base', 'element/part', 'element/*', 'version'], packages: LIT },
  define: { layers: [...BELOW, 'element/base', 'element/*', 'index', 'guard'], packages: NONE },
  embed: {
    layers: ['contract', 'control', 'version', 'door', 'load', 'checkup'],
    packages: NONE,
  },
  tool: { layers: ['contract', 'source', 'checkup'], packages: /^(?!lit(\/|$)|@lit\/)/ },
};

/** The layer of a file by its path below src: 'contract', 'element/part', 'element/fund-tracker', 'embed'. */
function layerOf(path: string): string {
  const [top = '', second = '', ...rest] = path.replace(/\.ts$/, '').split('/');
  if (top !== 'element') return top;
  return rest.length > 0 ? `element/${second}` : 'element/base';
}

const ruleOf = (layer: string): Rule | undefined =>
  RULES[layer] ?? (layer.startsWith('element/') ? RULES['element/*'] : undefined);

interface Import {
  specifier: string;
  line: number;
}

/** Everything that a module names as its source: static, re-exported, dynamic and as a type. */
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Import[] = [];
  const take = (node: { source: unknown; start: number } | null): void => {
    const source = node?.source as { value?: unknown } | null | undefined;
    if (typeof source?.value !== 'string') return;
    found.push({ specifier: source.value, line: text.slice(0, node?.start).split('\n').length });
  };
  new Visitor({
    ImportDeclaration: take,
    ExportNamedDeclaration: take,
    ExportAllDeclaration: take,
    ImportExpression: take,
    TSImportType: take,
  }).visit(program);
  return found;
}

/** Why an import is not allowed, or undefined. `from` is the file's path below the root. */
function fault(from: string, specifier: string): string | undefined {
  const inSource = from.startsWith('src/');
  const relativeTo = specifier.startsWith('.') ? relative('.', join(dirname(from), specifier)) : undefined;
  if (!inSource) {
    return relativeTo?.startsWith('test/') ? 'demo must not import from test' : undefined;
  }
  const layer = layerOf(from.slice(4));
  const rule = ruleOf(layer);
  if (!rule) return `there is no rule for src/${layer}; add one to test/aid/imports.ts`;
  if (relativeTo === undefined) return packageFault(layer, rule, specifier);
  if (!relativeTo.startsWith('src/')) return 'src imports nothing outside src';
  const target = layerOf(relativeTo.slice(4).replace(/\?.*$/, ''));
  if (target === layer || rule.layers.includes(target)) return undefined;
  const tag = target.startsWith('element/') && !(target in RULES);
  if (tag && rule.layers.includes('element/*') && !layer.startsWith('element/')) return undefined;
  return tag && layer.startsWith('element/')
    ? `${layer} must not import an element (${target})`
    : `${layer} must not import ${target}`;
}

function packageFault(layer: string, rule: Rule, specifier: string): string | undefined {
  if (isBuiltin(specifier) && layer !== 'tool')
    return `${layer} runs in pages and must not import ${specifier}`;
  return rule.packages.test(specifier) ? undefined : `${layer} must not import the package ${specifier}`;
}

/** All faults below a root, each as `file:line: reason`. */
export function forbiddenImports(root: string): string[] {
  const files = ['src', 'demo'].flatMap((folder) => filesUnder(join(root, folder)));
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const from = relative(root, file);
      return importsOf(file).flatMap(({ specifier, line }) => {
        const reason = fault(from, specifier);
        return reason === undefined ? [] : [`${from}:${line}: ${reason} ("${specifier}")`];
      });
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = forbiddenImports(resolve(process.argv[2] ?? '.'));
  for (const line of faults) console.error(line);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
