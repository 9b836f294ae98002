/** What editors and type checkers are given: generated from the manifest, and right. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const read = (name: string) => JSON.parse(readFileSync(`dist/${name}`, 'utf8')) as unknown;
const TAGS = ['course-calendar', 'fund-tracker', 'need-survey', 'partner-directory'];

describe('data for editors', () => {
  it('name every tag, with its attributes and the values of those that have a choice', () => {
    type Tag = { name: string; attributes: { name: string; values?: { name: string }[] }[] };
    const { tags } = read('vscode.html-custom-data.json') as { tags: Tag[] };
    assert.deepEqual(tags.map(({ name }) => name).sort(), TAGS);
    for (const { attributes } of tags) {
      const appearance = attributes.find(({ name }) => name === 'appearance');
      assert.deepEqual(appearance?.values, [{ name: 'standard' }, { name: 'elder' }]);
      assert.ok(attributes.some(({ name }) => name === 'backend'));
      // A choice that the source gives by the name of a type.
      const view = attributes.find(({ name }) => name === 'view');
      if (view) assert.ok((view.values ?? []).length > 1, 'view has values');
    }
    const web = read('web-types.json') as { contributions: { html: { elements: Tag[] } } };
    assert.deepEqual(web.contributions.html.elements.map(({ name }) => name).sort(), TAGS);
    for (const tag of TAGS) assert.ok(readFileSync('dist/llms.txt', 'utf8').includes(`## <${tag}>`));
  });

  it('in JSX let pass what the elements take, and nothing else', () => {
    const folder = mkdtempSync('.tmp-jsx-');
    try {
      const check = (jsx: string): string => {
        const file = join(folder, 'page.tsx');
        writeFileSync(file, `import type {} from '../dist/jsx';\nexport const page = ${jsx};\n`);
        const flags = [
          '--noEmit',
          '--strict',
          '--jsx',
          'preserve',
          '--skipLibCheck',
          '--moduleResolution',
          'bundler',
        ];
        const more = ['--module', 'esnext', '--types', 'react', '--ignoreConfig', file];
        const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', ...flags, ...more]);
        return `${run.stdout}`;
      };
      const good =
        '<course-calendar backend="/api/" appearance="elder" limit={3} sync-url className="x">x</course-calendar>';
      assert.equal(check(good), '');
      assert.match(check('<course-calendar appearance="huge" />'), /TS2322/);
      assert.match(check('<fund-tracker sync-url="yes" />'), /TS2322/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
