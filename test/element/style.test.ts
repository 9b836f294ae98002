/** What the build for old browsers would make of the kit's styles. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';

const src = join(import.meta.dirname, '../../src');
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.css'),
);
/** Chromium 78 does not know these: the build writes them twice, under long lists of right-to-left languages. */
const lowered = /(inset-inline|border-(start|end)-(start|end)-radius|:dir\()/;

it('uses no logical property that the build has to rewrite by language', () => {
  assert.ok(sheets.length >= 6, sheets.join());
  for (const name of sheets) {
    const lines = readFileSync(join(src, name), 'utf8').split('\n');
    assert.deepEqual(
      lines.filter((line) => lowered.test(line)),
      [],
      name,
    );
  }
});
