import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
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

/** Type declarations and custom-elements.json, written from the sources. */
async function writeTypes(): Promise<void> {
  await Promise.all([
    node('typescript/bin/tsc', '-p', 'test/tsconfig.types.json', '--outDir', join(out, 'types')),
    node(
      '@custom-elements-manifest/analyzer/cem.js',
      ...['analyze', '--config', 'src/tool/custom-elements.config.mjs', '--outdir', relative(root, out)],
    ),
  ]);
}

/** Data for editors and JSX, written from custom-elements.json. */
const writeEditor = () =>
  run(process.execPath, ['--import', 'tsx', 'src/tool/write-editor.ts', out, version], { cwd: root });

/** The hosted pages of the link and frame doors. */
const writePages = () =>
  run(process.execPath, ['--import', 'tsx', 'src/tool/write-pages.ts', out], { cwd: root });

/** Hashes of the files that a page refers to, for the attribute `integrity`. */
async function writeIntegrity(): Promise<void> {
  const names = (await readdir(out)).filter((name) => /^hehuo[a-z-]*\.js$/.test(name)).sort();
  const hashes = names.map(async (name) => {
    const hash = createHash('sha384').update(await readFile(join(out, name)));
    return [name, `sha384-${hash.digest('base64')}`] as const;
  });
  const text = JSON.stringify({ version, ...Object.fromEntries(await Promise.all(hashes)) }, null, 2);
  await writeFile(join(out, 'integrity.json'), `${text}\n`);
}

const scripts: Record<string, EnvironmentOptions> = {
  all: script('src/embed.ts', 'hehuo.js'),
  checkup: script('src/checkup/checkup.ts', 'hehuo-checkup.js', 'es'),
  page: script('src/door/page.ts', 'embed/page.js'),
  ...Object.fromEntries(
    elements.map((tag) => [tag.replace('-', '_'), script(`one:${tag}`, `hehuo-${tag}.js`)]),
  ),
};

export default defineConfig({
  root,
  publicDir: false,
  logLevel: process.env.HEHUO_LOG === 'info' ? 'info' : 'warn',
  define: { __HEHUO_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
  plugins: [oneElement, { ...ascii, applyToEnvironment: (env) => env.name in scripts }],
  environments: { modules, ...scripts, server },
  builder: {
    async buildApp(builder) {
      await rm(out, { recursive: true, force: true });
      const fast = Boolean(process.env.HEHUO_FAST);
      const extra = fast ? [] : [writeTypes()];
      for (const name of [
        'modules',
        ...(fast ? ['all', 'page', 'checkup'] : Object.keys(scripts)),
        'server',
      ]) {
        await builder.build(builder.environments[name] ?? missing(name));
      }
      await Promise.all([writeContract(), writePages()]);
      if (!fast) await writeIntegrity();
      await cp(join(root, 'demo/pages'), join(out, 'demo'), { recursive: true });
      await Promise.all(extra);
      if (!fast) await writeEditor();
    },
  },
});

function missing(name: string): never {
  throw new Error(`no build environment "${name}"`);
}
