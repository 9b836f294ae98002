/**
 * `npm test`: builds, then runs every kind of test and adds up the counts.
 *
 *   npm test                                all
 *   npm test -- --only node                 one kind: node, browser, end, old, wordpress (may be given again)
 *   npm test -- --browser chromium          browser tests in one engine: chromium, firefox, webkit (or HEHUO_BROWSERS)
 *   npm test -- --no-build                  with what is in dist/
 *   npm test -- test/element fund           only files whose path contains one of these
 *
 * The old browsers are 350 MB: they are fetched in CI, by `npm run test:old` (which is `--only old`), or when HEHUO_OLD
 * names a folder for them; without, those that are there are used.
 *
 * The last line is `N passed, N failed` (`, N skipped` when some were). Chromium is a must; Firefox, WebKit,
 * PostgreSQL and WordPress are used when they are there, and their absence is a failure when CI is set.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { removeFolder, run, temporaryFolder } from './aid/child';
import { CURE, ENGINES, ensureChromium, find, type Engine } from './aid/engines';
import { filesUnder, mentions } from './aid/files';
import { CURE as NO_POSTGRES, findPostgres, startPostgres } from './aid/postgres';
import { printSummary, type Row } from './aid/summary';
import { emptyTally, type Tally } from './aid/tally';
import { absence, BUILDS, folder as oldFolder } from './old/fetch';
import { cure, ensurePackages, missingPackages } from './wordpress/packages';

const KINDS = ['node', 'browser', 'end', 'old', 'wordpress'] as const;
const CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const MINUTE = 60_000;

const { values: options, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [...KINDS] },
    browser: {
      type: 'string',
      multiple: true,
      default: (process.env.HEHUO_BROWSERS ?? ENGINES.join()).split(','),
    },
    'no-build': { type: 'boolean', default: false },
  },
});

const listed = (values: string[]): string[] => values.flatMap((value) => value.split(','));
const kinds = listed(options.only);
const browsers = listed(options.browser);
const unknown = [
  ...kinds.filter((kind) => !KINDS.some((known) => known === kind)),
  ...browsers.filter((engine) => !ENGINES.some((known) => known === engine)),
];
if (unknown.length > 0) {
  console.error(
    `Not known: ${unknown.join(', ')}. Kinds: ${KINDS.join(', ')}. Browsers: ${ENGINES.join(', ')}.`,
  );
  process.exit(2);
}

const rows: Row[] = [];
const counts = temporaryFolder('counts');
/** Folders whose tests need the built kit: kind `end`. */
const ENDS = ['test/end', 'test/faults'];
const OLD = 'test/old';
const WORDPRESS = 'test/wordpress';
const wanted = (kind: (typeof KINDS)[number]): boolean => kinds.includes(kind);

function testFiles(folder: string, ending: string): string[] {
  const files = filesUnder(folder).filter((file) => file.endsWith(ending));
  return patterns.length === 0 ? files : files.filter((file) => patterns.some((part) => file.includes(part)));
}

/** Something that should have run did not: a failure in CI, a skip with its reason elsewhere. */
function missing(runner: string, reason: string): void {
  console.log(`${CI ? 'Missing' : 'Skipped'}: ${runner}: ${reason}`);
  const tally = emptyTally();
  if (CI) tally.failed = 1;
  else tally.skipped.push({ name: `all of ${runner}`, reason });
  rows.push({ runner, tally, seconds: 0, note: reason });
}

/** Adds what a runner counted. A runner that ended badly, or ran nothing, has failed even if it counted no failure. */
function add(runner: string, tally: Tally | undefined, code: number, seconds: number): void {
  const row: Row = { runner, tally: tally ?? emptyTally(), seconds };
  const nothing = row.tally.passed + row.tally.failed + row.tally.skipped.length === 0;
  if (row.tally.failed === 0 && (code !== 0 || nothing)) {
    row.tally.failed = 1;
    row.note = nothing ? 'no test ran' : `ended with code ${code}`;
  }
  rows.push(row);
}

/** What a runner wrote; undefined if it died before it wrote anything. */
function read<T>(file: string): T | undefined {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text === '' ? undefined : (JSON.parse(text) as T);
}

/** One run of node:test. `zone` is the time zone of the machine as the tests see it: results must not depend on it. */
async function nodeTests(
  runner: string,
  files: string[],
  zone: string,
  extra: Record<string, string> = {},
): Promise<void> {
  if (files.length === 0) return patterns.length > 0 ? undefined : add(runner, undefined, 0, 0);
  console.log(`\n== ${runner}: ${files.length} files`);
  const file = join(counts, `${rows.length}.json`);
  const reporters = ['spec', 'stdout', './test/aid/tally.mjs', file];
  const flags = reporters.map((value, index) => `--test-reporter${index % 2 ? '-destination' : ''}=${value}`);
  const began = Date.now();
  // Node 20 holds the time limit against a whole file, not a single test.
  const code = await run(
    process.execPath,
    ['--import', 'tsx', '--test', '--test-timeout=480000', '--test-concurrency=2', ...flags, ...files],
    { env: { ...process.env, TZ: zone, NODE_TEST_CONTEXT: undefined, ...extra } },
    25 * MINUTE,
  );
  add(runner, read<Tally>(file), code, (Date.now() - began) / 1000);
}

/** The server's tests once more on PostgreSQL: those that reach a database. */
async function postgresTests(): Promise<void> {
  const files = testFiles('test/server', '.test.ts').filter((file) => mentions(file, 'TEST_DATABASE_URL'));
  if (files.length === 0 && patterns.length > 0) return;
  if (findPostgres() === undefined) return missing('PostgreSQL', NO_POSTGRES);
  const postgres = await startPostgres();
  await nodeTests('Node, PostgreSQL', files, 'Asia/Shanghai', { TEST_DATABASE_URL: postgres.url });
  await postgres.stop();
}

/** Browser tests in all wanted engines at once, in one process of their own. */
async function browserTests(): Promise<void> {
  const files = testFiles('test', '.browser.ts');
  const engines = ENGINES.filter((engine) => browsers.includes(engine));
  if (files.length === 0 && patterns.length > 0) return;
  for (const engine of engines) if (find(engine) === undefined) missing(engine, CURE[engine]);
  const here: Engine[] = engines.filter((engine) => find(engine) !== undefined);
  if (here.length === 0) return;
  console.log(`\n== ${here.join(', ')}: ${files.length} files`);
  const file = join(counts, 'web.json');
  const began = Date.now();
  const args = ['--import', 'tsx', 'test/aid/web.ts', here.join(), file, ...files];
  const code = files.length > 0 ? await run(process.execPath, args, {}, 10 * MINUTE) : 0;
  const tallies = read<Record<string, Tally>>(file);
  // A bad ending with a failed test in some engine is that test's; without any it is everybody's.
  const explained = Object.values(tallies ?? {}).some((tally) => tally.failed > 0);
  for (const engine of here)
    add(engine, tallies?.[engine], explained ? 0 : code, (Date.now() - began) / 1000);
}

/** A real WordPress. Asked for alone it is installed, which takes a while; otherwise it is used where it is there. */
async function wordpressTests(): Promise<void> {
  const files = testFiles(WORDPRESS, '.test.ts');
  if (files.length === 0) return;
  const here = kinds.length === 1 ? await ensurePackages() : missingPackages().length === 0;
  if (!here) return missing('WordPress', cure(missingPackages()));
  await nodeTests('WordPress', files, 'UTC');
}

/** The old browsers: those that are there, or all where they may be fetched. */
async function oldTests(): Promise<void> {
  const files = testFiles(OLD, '.test.ts');
  if (files.length === 0) return;
  if (kinds.length === 1) process.env.HEHUO_OLD ||= oldFolder();
  const absent = BUILDS.filter((build) => absence(build) !== undefined);
  if (absent[0]) {
    const names = absent.map(({ version }) => version).join(', ');
    missing(`Chromium ${names}`, absence(absent[0]) ?? '');
  }
  if (absent.length < BUILDS.length) await nodeTests('old browsers', files, 'UTC');
}

async function main(): Promise<void> {
  const pages = wanted('browser') || wanted('end') || wanted('wordpress');
  if (pages && !(await ensureChromium())) {
    console.error(`The tests need a browser: ${CURE.chromium}.`);
    rows.push({ runner: 'chromium', tally: { ...emptyTally(), failed: 1 }, seconds: 0, note: CURE.chromium });
    return;
  }
  const began = Date.now();
  const built = options['no-build'] ? 0 : await run('npm', ['run', '--silent', 'build'], {}, 5 * MINUTE);
  if (built !== 0) return add('build', undefined, built, (Date.now() - began) / 1000);
  if (wanted('node')) {
    const files = testFiles('test', '.test.ts').filter(
      (file) => ![...ENDS, OLD, WORDPRESS].some((folder) => file.startsWith(`${folder}/`)),
    );
    await nodeTests('Node', files, 'America/New_York');
    await postgresTests();
  }
  if (wanted('browser')) await browserTests();
  if (wanted('end'))
    await nodeTests(
      'end to end',
      ENDS.flatMap((folder) => testFiles(folder, '.test.ts')),
      'UTC',
    );
  if (wanted('old')) await oldTests();
  if (wanted('wordpress')) await wordpressTests();
}

await main();
removeFolder(counts);
process.exitCode = printSummary(rows) ? 0 : 1;
