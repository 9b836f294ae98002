/**
 * `npm run bench:calendar`: our calendar beside a month written by hand and three peers, in one run and by turns.
 *
 *   npm run bench:calendar                               100, 1,000 and 10,000 sessions a month, five rounds
 *   npm run bench:calendar -- --sizes 1000 --rounds 9
 *
 * Cold load is the time from the request for the page to the frame in which a session stands in the table (ms).
 * Next month and filter are the work of the main thread until the frame after it is quiet (ms of tasks). Heap is what
 * is left after a collection (MB). Bytes are what came as script and style, gzip. Medians; in brackets the ratio to the
 * month by hand. The last table is the longest task (ms) under a processor slowed four times.
 */
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'puppeteer-core';
import { closeBrowser, openPage } from '../aid/page';
import { candidates, prepare, serve, type Bench, type Candidate } from './serve';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    rounds: { type: 'string', default: '5' },
  },
});

/** A candidate that takes longer for one visit is said not to have finished, and is not asked again at that size. */
const MOST_MS = 90_000;
const MEASURES = ['cold', 'next', 'filter', 'heap', 'bytes'] as const;
type Measured = Record<(typeof MEASURES)[number], number>;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Resolves in the page to the time of the frame in which the text of the calendar is as wanted. */
const seen = (page: Page, wanted: string, unwanted = ''): Promise<number> =>
  page.evaluate(
    (has, hasNot) =>
      new Promise<number>((done) => {
        const text = (): string => {
          const ours = document.querySelector('course-calendar')?.shadowRoot?.querySelector('table');
          return (ours ?? document.querySelector('#place'))?.textContent ?? '';
        };
        const look = (): void => {
          const now = text();
          if (now.includes(has) && !(hasNot && new RegExp(hasNot).test(now)))
            requestAnimationFrame(() => done(performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }),
    wanted,
    unwanted,
  );

async function metric(client: CDPSession, name: string): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? NaN;
}

/** Work of the main thread (ms) from `act` until what is wanted is seen and 300 ms have passed. */
async function work(
  { page, client }: { page: Page; client: CDPSession },
  act: 'next' | 'filter',
  wanted: string,
  unwanted?: string,
): Promise<number> {
  const before = await metric(client, 'TaskDuration');
  await page.evaluate(
    (what) => (globalThis as unknown as { bench: Record<string, () => void> }).bench[what]?.(),
    act,
  );
  await seen(page, wanted, unwanted);
  await new Promise((done) => setTimeout(done, 300));
  return ((await metric(client, 'TaskDuration')) - before) * 1000;
}

async function measure(bench: Bench, name: Candidate): Promise<Measured> {
  const { page, context } = await openPage('about:blank', { width: 1120, height: 900 });
  const client = await page.createCDPSession();
  await Promise.all([client.send('Performance.enable'), client.send('Network.enable')]);
  let bytes = 0;
  const kinds = new Map<string, string>();
  client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (/^(Script|Stylesheet)$/.test(kinds.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await page.goto(`${bench.url}/${name}.html`, { waitUntil: 'domcontentloaded' });
  const cold = await seen(page, '十一月课');
  await new Promise((done) => setTimeout(done, 500));
  const scripts = bytes;
  const filter = await work({ page, client }, 'filter', '十一月课A', '课[BCDE]');
  await page.reload({ waitUntil: 'domcontentloaded' });
  await seen(page, '十一月课');
  await new Promise((done) => setTimeout(done, 500));
  const next = await work({ page, client }, 'next', '十二月课');
  await client.send('HeapProfiler.collectGarbage');
  const heap = (await metric(client, 'JSHeapUsedSize')) / 2 ** 20;
  await context.close();
  return { cold, next, filter, heap, bytes: scripts / 1000 };
}

/** The longest task (ms) from the load to a filter, under a processor slowed four times. */
async function longest(bench: Bench, name: Candidate): Promise<number> {
  const { page, context } = await openPage('about:blank', { width: 1120, height: 900 });
  const client = await page.createCDPSession();
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluateOnNewDocument(() => {
    const kept = globalThis as unknown as { longest: number };
    kept.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`${bench.url}/${name}.html`, { waitUntil: 'domcontentloaded' });
  await seen(page, '十一月课');
  await page.evaluate(() => (globalThis as unknown as { bench: { filter(): void } }).bench.filter());
  await seen(page, '十一月课A', '课[BCDE]');
  await new Promise((done) => setTimeout(done, 1000));
  const found = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
  await context.close();
  return found;
}

/** The same, or undefined when it does not come to an end in time: the page is then closed under it. */
async function within<T>(made: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => (timer = setTimeout(() => done(undefined), MOST_MS)));
  const found = await Promise.race([made.catch(() => undefined), late]);
  clearTimeout(timer);
  if (found === undefined) await closeBrowser();
  return found;
}

/** By turns, so that a noisy moment falls on all; the first round warms up and is not counted. */
async function rounds<T>(times: number, one: (name: Candidate) => Promise<T>): Promise<Map<Candidate, T[]>> {
  const all = new Map<Candidate, T[]>(candidates.map((name) => [name, []]));
  for (let round = 0; round <= times; round += 1)
    for (const name of [...all.keys()]) {
      const found = await within(one(name));
      if (found === undefined) all.delete(name);
      else if (round > 0) all.get(name)?.push(found);
    }
  for (const name of candidates)
    if (!all.has(name)) console.log(`${name} did not come to an end within ${MOST_MS / 1000} s`);
  return all;
}

function print(
  title: string,
  table: ReadonlyMap<Candidate, Readonly<Partial<Record<string, number>>>>,
): void {
  const floor = table.get('floor') ?? {};
  const columns = Object.keys(floor);
  console.log(`\n${title}`);
  console.log(['', ...columns].map((name) => name.padEnd(18)).join(''));
  for (const [name, row] of table) {
    const cells = columns.map((column) => {
      const value = row[column] ?? NaN;
      return `${value.toFixed(1)} (${(value / (floor[column] ?? NaN)).toFixed(1)}x)`.padEnd(18);
    });
    console.log(name.padEnd(18) + cells.join(''));
  }
}

await prepare();
const bench = await serve();
try {
  const times = Number(options.rounds);
  for (const size of options.sizes.split(',').map(Number)) {
    bench.count = size;
    const all = await rounds(times, (name) => measure(bench, name));
    const middle = (name: Candidate): Record<string, number> =>
      Object.fromEntries(
        MEASURES.map((one) => [one, median((all.get(name) ?? []).map((found) => found[one]))]),
      );
    print(
      `${size} sessions a month: cold load, next month, filter (ms), heap (MB), bytes (KB gzip)`,
      new Map([...all.keys()].map((name) => [name, middle(name)])),
    );
  }
  bench.count = 1000;
  const slow = await rounds(Math.min(times, 3), (name) => longest(bench, name));
  print(
    'Longest task with 1,000 sessions on a processor slowed four times (ms)',
    new Map([...slow].map(([name, found]) => [name, { longest: median(found) }])),
  );
} finally {
  await closeBrowser();
  bench.stop();
}
