/**
 * `npm run faults`: answers are put into the built kit's outbox in a real Chromium, against the real server, while
 * connections break, tabs crash and browser and server are killed; then everything is counted.
 *
 *   npm run faults                          about five minutes
 *   npm run faults -- --for 60              so many seconds
 *   npm run faults -- --seed 123            the same schedules again
 *   npm run faults -- --seed 123 --only 7   the seventh of them alone, step by step
 *   npm run faults -- --database postgres   on a PostgreSQL of its own instead of a libSQL file
 *   npm run faults -- --queue takes-out-first   a queue that is known to lose, to see the harness find it
 *   npm run faults -- --no-build            with what is in dist/
 *
 * Prints a table and writes test/faults/result.json and result.md. A seed gives the same steps; what happens between
 * them is up to the machine, so a failure may need some tries to come again. Ends with 1 if anything was lost, doubled,
 * unexpected, mismatched or not sent.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { output, run } from '../aid/child';
import { ensureChromium, find } from '../aid/engines';
import { findPostgres, startPostgres } from '../aid/postgres';
import type { QueueName } from './page/queue';
import { Play, type Outcome } from './play';
import { plain, sum, write, type Broken } from './report';
import { startRig, type Rig } from './rig';
import { lineOf, scheduleOf } from './schedule';

const { values: options } = parseArgs({
  options: {
    for: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    only: { type: 'string' },
    queue: { type: 'string', default: 'kit' },
    database: { type: 'string', default: 'libsql' },
    'no-build': { type: 'boolean', default: false },
  },
});
const seed = Number(options.seed);
const seconds = Number(options.for);
const queue = options.queue as QueueName;
const command = [
  `npm run faults -- --seed ${seed}`,
  ...(options.for === '300' ? [] : [`--for ${options.for}`]),
  ...(options.database === 'libsql' ? [] : [`--database ${options.database}`]),
].join(' ');

const outcomes: Outcome[] = [];
const broken: Broken[] = [];

async function playOne(rig: Rig, index: number, say?: (line: string) => void): Promise<void> {
  const schedule = scheduleOf(seed, index);
  const outcome = await new Play(rig, schedule, { queue, ...(say && { say }) }).run();
  outcomes.push(outcome);
  if (outcome.bad.length === 0) return;
  const one = {
    index,
    command: `${command} --only ${index}`,
    bad: outcome.bad,
    steps: schedule.steps.map(lineOf),
  };
  broken.push(one);
  console.log(
    [
      `\nSchedule ${index} failed. Again: ${one.command}`,
      ...one.bad,
      ...one.steps.map((step) => `  ${step}`),
    ].join('\n'),
  );
}

async function playAll(rig: Rig): Promise<void> {
  if (options.only !== undefined) return playOne(rig, Number(options.only), console.log);
  const stop = Date.now() + seconds * 1000;
  for (let index = 0; Date.now() < stop; index += 1) {
    await playOne(rig, index);
    const { put, saved, lost, doubled } = sum(outcomes, about(0));
    const left = Math.max(0, Math.round((stop - Date.now()) / 1000));
    console.log(
      `${index + 1} schedules, ${put} given, ${saved} saved, lost ${lost}, doubled ${doubled}; ${left} s to go`,
    );
  }
}

const browser = (): string =>
  output(find('chromium') ?? '', ['--version'])?.replace(/ built.*/, '') ?? 'Chromium';

const about = (took: number) => ({
  ...{ seed, command, browser: took ? browser() : '', database: options.database },
  ...{ broken, seconds: took },
});

async function main(): Promise<number> {
  if (![seed, seconds].every(Number.isFinite)) throw new Error('--seed and --for take numbers');
  if (!options['no-build'] && (await run('npm', ['run', '--silent', 'build'])) !== 0) return 1;
  if (!(await ensureChromium())) throw new Error('there is no Chromium');
  const postgres = options.database === 'postgres' && findPostgres() ? await startPostgres() : undefined;
  if (options.database === 'postgres' && !postgres) throw new Error('there is no PostgreSQL');
  console.log(`seed ${seed}`);
  const rig = await startRig(postgres?.url);
  const began = Date.now();
  try {
    await playAll(rig);
  } finally {
    await rig.stop();
    await postgres?.stop();
  }
  const result = sum(outcomes, about((Date.now() - began) / 1000));
  console.log(`\n${plain(result)}\n`);
  if (queue === 'kit' && options.only === undefined) await write(result, join(import.meta.dirname));
  if (result.saved === 0) console.log('Nothing was ever saved: this run proves nothing.');
  console.log(broken.length === 0 ? 'Nothing lost, nothing doubled.' : `${broken.length} schedules failed.`);
  return broken.length === 0 && result.saved > 0 ? 0 : 1;
}

process.exitCode = await main();
