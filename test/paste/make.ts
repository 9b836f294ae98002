/**
 * Runs the real editors and writes down what they leave of the kit's code: `test/paste/left/*.json`. By hand, after a
 * change to the builder's code or to the list of editors:
 *
 *   npm run build && node --import tsx test/paste/make.ts [part of an editor's name ...]
 *
 * The editors are no dependency of the kit: they are installed from npm into a folder of their own. WordPress is
 * Debian's package, with php-cli; no database is needed. (Node)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeBrowser } from '../aid/page';
import { startServer } from '../aid/server';
import { runEditor } from './browser';
import { around, writeFixture, type Passage } from './fixture';
import { EDITORS, type Editor, type Way } from './list';
import { snippets } from './snippets';

const CACHE = process.env.HEHUO_EDITORS ?? join(tmpdir(), 'hehuo-editors');

function install(editors: readonly Editor[]): void {
  const wanted = editors.flatMap(({ npm }) => (npm ? [npm] : []));
  const isThere = ([name, version]: readonly [string, string]): boolean => {
    const path = join(CACHE, 'node_modules', name, 'package.json');
    return (
      existsSync(path) && (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version === version
    );
  };
  if (wanted.every(isThere)) return;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'package.json'), '{ "private": true }\n');
  const names = wanted.map((one) => one.join('@'));
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', ...flags, ...names], { cwd: CACHE, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm could not install ${names.join(', ')}`);
}

/** WordPress's own filters, when an article is saved by someone of this role and when it is shown. */
function runWordPress({ name }: Editor, text: string): string {
  const role = name.replace('wordpress-', '');
  const run = spawnSync('php', ['test/paste/wordpress.php', role], { input: text, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`WordPress: ${run.error?.message ?? run.stderr}`);
  return run.stdout;
}

function packageOf({ npm }: Editor): string {
  if (npm) return `npm ${npm.join('@')}`;
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Version}', 'wordpress'], { encoding: 'utf8' });
  return `Debian wordpress ${stdout}`;
}

async function passage(editor: Editor, way: Way, given: string): Promise<Passage> {
  if (editor.npm)
    return { given, left: await runEditor(editor, way, { given, modules: join(CACHE, 'node_modules') }) };
  // In the block editor an address on a line of its own is a paragraph like any other.
  return { given, left: runWordPress(editor, around(way === 'typed' ? `\n${given}\n` : given)) };
}

const parts = process.argv.slice(2);
const editors = EDITORS.filter(({ name }) => !parts.length || parts.some((part) => name.includes(part)));
install(editors);
const server = await startServer({ profile: 'tiny' });
try {
  const given = await snippets(server.url);
  for (const editor of editors) {
    const ways: Partial<Record<Way, Passage>> = {};
    for (const way of editor.ways) ways[way] = await passage(editor, way, given[way]);
    const { title, version } = editor;
    const made = new Date().toISOString().slice(0, 10);
    writeFixture(editor, { editor: title, version, package: packageOf(editor), made, ways });
    console.log(`${title} ${version}: ${editor.ways.length} ways`);
  }
} finally {
  await closeBrowser();
  await server.stop();
}
