import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { defineConfig } from 'vite';
import type { EnvironmentOptions, Plugin } from 'vite';

const run = promisify(execFile);
const root = import.meta.dirname;
const out = resolve(root, process.env.HEHUO_OUT ?? 'dist');
const elements = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'];
const { version, dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

/** `one:<tag>` is a script entry that defines a single element. */
const oneElement: Plugin = {
  name: 'hehuo-one-element',
  resolveId(id) {
    const tag = /one:([a-z-]+)$/.exec(id)?.[1];
    return tag && `\0one:${tag}`;
  },
  load(id) {
    if (!id.startsWith('\0one:')) return undefined;
    const tag = id.slice(5);
    const name = tag.replace(/(^|-)(\w)/g, (_, _dash, letter) => letter.toUpperCase());
    return `import { ${name} } from '${root}/src/element/${tag}/${tag}';
import { defineOnce } from '${root}/src/guard';
defineOnce('${tag}', ${name});`;
  },
};

const sha = (kind: 'sha256' | 'sha384', bytes: string | Buffer): string =>
  createHash(kind).update(bytes).digest('base64');

const PARTS = join(out, 'part', 'index.json');

/** Notes the files of the modules with their hashes, and which of them an element needs, for the script that loads them. */
const noteParts: Plugin = {
  name: 'hehuo-note-parts',
  applyToEnvironment: (env) => env.name === 'modern',
  async writeBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const names = chunks.map((one) => one.fileName);
    const files = chunks.map((one) => [one.fileName.replace('part/', ''), sha('sha256', one.code)]);
    const parts: Record<string, { entry: number; now: number[]; later: number[] }> = {};
    const reach = (start: string, ways: ('imports' | 'dynamicImports')[], seen = new Set<string>()) => {
      if (seen.has(start)) return seen;
      seen.add(start);
      const chunk = chunks.find((one) => one.fileName === start);
      for (const way of ways) chunk?.[way].forEach((name) => reach(name, ways, seen));
      return seen;
    };
    const indices = (set: Iterable<string>) => Array.from(set, (name) => names.indexOf(name));
    for (const { name, fileName } of chunks.filter((one) => one.isEntry)) {
      const now = reach(fileName, ['imports']);
      const all = reach(fileName, ['imports', 'dynamicImports']);
      const later = [...all].filter((one) => !now.has(one));
      now.delete(fileName);
      parts[name] = { entry: names.indexOf(fileName), now: indices(now), later: indices(later) };
    }
    await writeFile(PARTS, `${JSON.stringify({ files, parts }, null, 1)}\n`);
  },
};

/** The loader's knowledge of what it loads. Built after all of that. */
const tellParts: Plugin = {
  name: 'hehuo-tell-parts',
  resolveId: (id) => (id === 'hehuo:parts' ? '\0hehuo:parts' : undefined),
  async load(id) {
    if (id !== '\0hehuo:parts') return undefined;
    const whole: Record<string, string> = {};
    for (const tag of elements) {
      const bytes = await readFile(join(out, `hehuo-${tag}.js`)).catch(() => undefined);
      if (bytes) whole[tag] = sha('sha256', bytes);
    }
    const made: object = JSON.parse(await readFile(PARTS, 'utf8'));
    const checkup = sha('sha256', await readFile(join(out, 'hehuo-checkup.js')));
    const names = Object.entries({ ...made, whole, checkup });
    return names.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
  },
};

/** Text in a package's file and what it becomes, so that the package neither marks nor minds the page. */
const TAMED: [file: RegExp, from: RegExp, to: string][] = [
  // Versions and registers that two copies of a package share through `window`: ours are our own.
  [
    /(@lit\/reactive-element|lit-html|lit-element|lit)\/.*\.js$/,
    /(?:\b\w+\.)?\b(litPropertyMetadata|reactiveElementVersions|litHtmlVersions|litElementVersions)\b/g,
    'hehuoOwn.$1',
  ],
  // One policy for all lits of the kit on a page: a name may be taken once.
  [
    /lit-html\/lit-html\.js$/,
    /\b(\w+)\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\)/,
    'hehuoTypes($1)',
  ],
  // MooTools has a Document of its own.
  [/@lit\/reactive-element\/css-tag\.js$/, /in Document\.prototype/g, 'in document'],
];

const forPages: Plugin['applyToEnvironment'] = (env) => env.name === 'modern' || env.name in scripts;

/** A page gets what the contract uses of zod, and no more; what zod needs on odd pages is then not needed either. */
const lean: Plugin = {
  name: 'hehuo-lean',
  enforce: 'pre',
  applyToEnvironment: forPages,
  resolveId: (id) => (id === 'zod/mini' ? join(root, 'src/contract/lean.ts') : undefined),
  load: (id) => (id.endsWith('src/contract/plain-prototype.ts') ? 'export {};' : undefined),
};

const tame: Plugin = {
  name: 'hehuo-tame',
  applyToEnvironment: forPages,
  transform(code, id) {
    if (!id.includes('node_modules')) return undefined;
    let text = code;
    for (const [file, from, to] of TAMED) if (file.test(id)) text = text.replace(from, to);
    if (text === code) return undefined;
    const own = text.includes('hehuoOwn') ? 'const hehuoOwn = {};\n' : '';
    const types = text.includes('hehuoTypes')
      ? `import { typesOf as hehuoTypes } from '${root}/src/source/types';\n`
      : '';
    return { code: types + own + text, map: null };
  },
};

/** ASCII only, so that the script means the same on a page served as GBK. Non-ASCII stands in strings only. */
const ascii: Plugin = {
  name: 'hehuo-ascii',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(
        /[^\0-\x7f]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

const base = { outDir: out, emptyOutDir: false, cssTarget: 'chrome78', cssMinify: 'lightningcss' } as const;

/** ESM entries for bundlers; npm packages stay imports. */
const modules: EnvironmentOptions = {
  consumer: 'client',
  build: {
    ...base,
    target: 'es2022',
    lib: {
      entry: {
        index: 'src/index.ts',
        define: 'src/define.ts',
        contract: 'src/contract/index.ts',
        ...Object.fromEntries(elements.map((tag) => [tag, `src/element/${tag}/${tag}.ts`])),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: (id: string) =>
        Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
      output: { chunkFileNames: 'chunk/[name]-[hash].js' },
    },
  },
};

/** What only the form, or only one or two of the elements need. */
const OWN = new RegExp(
  [
    'lean-qr|async-directive|directives/(ref|live)',
    'source/(outbox|sha256|uuid)',
    'contract/(answer|definition|fund|gate|migrate|need|notice|partner|pipe|tidy|write)',
    'control/(draft|paper|sending|sound|speak)',
    'part/(code|delivery|fold|mark|match|page-rules)',
  ].join('|'),
);

/** What more than one element needs, in one file: the form's own parts, which the calendar does not need, stay out. */
const isBase = (id: string): boolean =>
  /node_modules|src\/(guard|contract|source|control|style|element\/(base|part))\b/.test(id) && !OWN.test(id);

/** What the calendar and parts of it that come later share: one file, not one for each pairing. */
const isCalendar = (id: string): boolean => /course-calendar\/[a-z-]+\.ts$/.test(id);

const paneName = (id?: string): string | undefined =>
  /([a-z-]+)\/pane\.ts$/.exec(id ?? '')?.[1]?.replace(/^(view-)?/, 'survey-');

/**
 * What `hehuo.js` loads: small modules that the elements share, for browsers of the last few years. Modules are read as
 * UTF-8 whatever the page is, so that Chinese stays as it is.
 */
const modern: EnvironmentOptions = {
  consumer: 'client',
  build: {
    ...base,
    target: ['chrome99', 'firefox101', 'safari16.4'],
    lib: { entry: Object.fromEntries(elements.map((tag) => [tag, `one:${tag}`])), formats: ['es'] },
    rolldownOptions: {
      output: {
        entryFileNames: 'part/[name]-[hash].js',
        chunkFileNames: ({ name, moduleIds }) => `part/${paneName(moduleIds.at(-1)) ?? name}-[hash].js`,
        minify: true,
        codeSplitting: {
          groups: [
            { name: 'base', minShareCount: 2, test: isBase },
            { name: 'course', minShareCount: 2, test: isCalendar },
          ],
        },
      },
    },
  },
};

/** A self-contained classic script: ES2017, ASCII, IIFE. */
const script = (entry: string, file: string, format: 'iife' | 'es' = 'iife'): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    ...base,
    target: ['es2017', 'chrome78'],
    minify: true,
    lib: { entry, formats: [format], name: 'hehuoKit', fileName: () => file },
  },
});

const server: EnvironmentOptions = {
  consumer: 'server',
  build: {
    ...base,
    outDir: join(out, 'server'),
    target: 'node20',
    minify: false,
    ssr: true,
    rolldownOptions: { input: { main: 'demo/server/main.ts' }, output: { entryFileNames: '[name].js' } },
  },
};

/** OpenAPI and JSON Schemas, written from the contract. */
const writeContract = () =>
  run(process.execPath, ['--import', 'tsx', 'src/tool/write-contract.ts', out, version], { cwd: root });

const node = (script: string, ...args: string[]) =>
  run(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root });

/** Type declarations name each other as Node's module resolution wants them: with the file's ending. */
async function nameFiles(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.d.ts'));
  const known = new Set(files.map((name) => join(folder, name)));
  for (const file of known) {
    const text = await readFile(file, 'utf8');
    const named = text.replace(
      /(\bfrom |\bimport\(|^import )(['"])(\.{1,2}\/[^'"]+)\2/gm,
      (whole, lead, quote, path) => {
        const full = join(dirname(file), path);
        if (known.has(`${full}.d.ts`)) return `${lead}${quote}${path}.js${quote}`;
        return known.has(join(full, 'index.d.ts')) ? `${lead}${quote}${path}/index.js${quote}` : whole;
      },
    );
    if (named !== text) await writeFile(file, named);
  }
}

/** Type declarations and custom-elements.json, written from the sources. */
async function writeTypes(): Promise<void> {
  await Promise.all([
    node('typescript/bin/tsc', '-p', 'test/tsconfig.types.json', '--outDir', join(out, 'types')),
    node(
      '@custom-elements-manifest/analyzer/cem.js',
      ...['analyze', '--config', 'src/tool/custom-elements.config.mjs', '--outdir', relative(root, out)],
    ),
  ]);
  await nameFiles(join(out, 'types'));
}

/** Data for editors, and types of the tags in JSX and Vue, written from custom-elements.json. */
const writeEditor = () =>
  Promise.all(
    ['editor', 'tags'].map((what) =>
      run(process.execPath, ['--import', 'tsx', `src/tool/write-${what}.ts`, out, version], { cwd: root }),
    ),
  );

/** The facts sheet and the bill of materials, written from what is built. */
const writeFacts = () =>
  run(process.execPath, ['--import', 'tsx', 'src/tool/write-facts.ts', out, version], { cwd: root });

/** The hosted pages of the link and frame doors. */
const writePages = () =>
  run(process.execPath, ['--import', 'tsx', 'src/tool/write-pages.ts', out], { cwd: root });

/** The help of the check-up and what editors leave of each door, beside the hosted pages. */
const writeHelp = () =>
  Promise.all(
    ['checkup', 'editors'].map((what) =>
      run(process.execPath, ['--import', 'tsx', `src/tool/write-${what}.ts`, out], { cwd: root }),
    ),
  );

/** Hashes of the files that a page refers to, for the attribute `integrity`. */
async function writeIntegrity(): Promise<void> {
  const names = (await readdir(out)).filter((name) => /^hehuo[a-z-]*\.js$/.test(name)).sort();
  const hashes = names.map(async (name) => {
    return [name, `sha384-${sha('sha384', await readFile(join(out, name)))}`] as const;
  });
  const text = JSON.stringify({ version, ...Object.fromEntries(await Promise.all(hashes)) }, null, 2);
  await writeFile(join(out, 'integrity.json'), `${text}\n`);
}

const scripts: Record<string, EnvironmentOptions> = {
  checkup: script('src/checkup/checkup.ts', 'hehuo-checkup.js', 'es'),
  page: script('src/door/page.ts', 'embed/page.js'),
  ...Object.fromEntries(
    elements.map((tag) => [tag.replace('-', '_'), script(`one:${tag}`, `hehuo-${tag}.js`)]),
  ),
  // Last: it knows the hashes of all that it may load.
  loader: script('src/embed.ts', 'hehuo.js'),
};

export default defineConfig({
  root,
  publicDir: false,
  logLevel: process.env.HEHUO_LOG === 'info' ? 'info' : 'warn',
  define: { __HEHUO_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
  plugins: [
    oneElement,
    lean,
    tame,
    noteParts,
    tellParts,
    { ...ascii, applyToEnvironment: (env) => env.name in scripts },
  ],
  environments: { modules, modern, ...scripts, server },
  builder: {
    async buildApp(builder) {
      await rm(out, { recursive: true, force: true });
      const fast = Boolean(process.env.HEHUO_FAST);
      const extra = fast ? [] : [writeTypes()];
      for (const name of [
        'modules',
        'modern',
        ...(fast ? ['page', 'checkup', 'loader'] : Object.keys(scripts)),
        'server',
      ]) {
        await builder.build(builder.environments[name] ?? missing(name));
      }
      await Promise.all([writeContract(), writePages(), writeHelp()]);
      if (!fast) await writeIntegrity();
      await cp(join(root, 'demo/pages'), join(out, 'demo'), { recursive: true });
      await Promise.all(extra);
      if (!fast) await Promise.all([writeEditor(), writeFacts()]);
    },
  },
});

function missing(name: string): never {
  throw new Error(`no build environment "${name}"`);
}
