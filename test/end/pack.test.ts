/** The package as it is published: what a bundler, Node and a type checker find in the tarball. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { removeFolder, temporaryFolder } from '../aid/child';
import { pack } from '../aid/pack';

describe('the packed package', { concurrency: false }, () => {
  let folder = '';
  let tarball = '';

  /** Runs a command in the app that has the package installed. */
  function inApp(command: string, args: string[]): string {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  }

  before(() => {
    folder = temporaryFolder('app');
    tarball = pack(folder);
    const modules = join(folder, 'node_modules');
    mkdirSync(join(modules, 'hehuo'), { recursive: true });
    inApp('tar', ['-xzf', tarball, '-C', join(modules, 'hehuo'), '--strip-components=1']);
    for (const name of [
      'lit',
      '@lit',
      'lit-html',
      'lit-element',
      'zod',
      'idb-keyval',
      'lean-qr',
      '@types',
      'csstype',
    ])
      symlinkSync(resolve('node_modules', name), join(modules, name));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  });
  after(() => removeFolder(folder));

  it('has no fault that publint knows', async () => {
    const pkgDir = join(folder, 'node_modules/hehuo');
    const { messages, pkg } = await publint({ pkgDir, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });

  it('has types that are right for every way to import it', async () => {
    const checked = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    assert.ok(checked.types, 'there are types');
    // It is ESM alone: `require` of it is Node's own `require(esm)`, and resolvers from before `exports` find nothing.
    const problems = checked.problems.filter(
      (one) => !('resolutionKind' in one) || !['node10', 'node16-cjs'].includes(one.resolutionKind),
    );
    assert.deepEqual(problems, []);
  });

  it('holds the loader, its parts, the hosted pages and the data for editors, but not the server', () => {
    const files = readdirSync(join(folder, 'node_modules/hehuo/dist'));
    for (const name of [
      'hehuo.js',
      'hehuo-need-survey.js',
      'part',
      'embed',
      'integrity.json',
      'llms.txt',
      'jsx.d.ts',
      'vue.d.ts',
    ])
      assert.ok(files.includes(name), name);
    assert.ok(!files.includes('server'));
  });

  it('can be imported in Node, which has no page, without effects', () => {
    const said = inApp(process.execPath, [
      '--input-type=module',
      '-e',
      `
       const before = new Set(Reflect.ownKeys(globalThis));
       const kit = await import('hehuo');
       for (const name of ['contract', 'define', 'course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'])
         await import('hehuo/' + name);
       const fresh = Reflect.ownKeys(globalThis).filter((name) => !before.has(name)).map(String);
       console.log(typeof kit.CourseCalendar, kit.version, JSON.stringify(fresh));`,
    ]);
    assert.match(said, /^function \d/);
    const fresh = JSON.parse(/\[.*\]/.exec(said)?.[0] ?? 'null') as string[];
    // What Lit and zod leave in Node themselves; nothing of ours.
    const others =
      /^(__zod_global(Config|Registry)|litServerRoot|customElements|litPropertyMetadata|\w+Versions)$/;
    assert.deepEqual(
      fresh.filter((name) => !others.test(name)),
      [],
    );
  });

  for (const [module, moduleResolution] of [
    ['esnext', 'bundler'],
    ['nodenext', 'nodenext'],
  ] as const) {
    it(`has types for ${moduleResolution}, of the classes, the tags and JSX`, () => {
      writeFileSync(
        join(folder, 'use.ts'),
        `import { CourseCalendar, version } from 'hehuo';
         import 'hehuo/define';
         import type { HehuoEvents } from 'hehuo';
         const one: CourseCalendar = document.createElement('course-calendar');
         one.area = 'jy';
         // @ts-expect-error there is no such appearance
         one.appearance = 'loud';
         one.addEventListener('hehuo-select', ({ detail }) => detail.id.length);
         export const a: [string, keyof HehuoEvents] = [version, 'hehuo-ready'];\n`,
      );
      const options = { module, moduleResolution, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'] };
      const strict = {
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        types: [],
        experimentalDecorators: true,
      };
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: { ...options, ...strict }, files: ['use.ts'] }),
      );
      inApp(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json']);
    });
  }
});
