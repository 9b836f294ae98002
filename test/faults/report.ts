/** Adds up schedules and says what came out: a table for people, JSON for machines. (Node) */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import type { Counts, Outcome } from './play';

/** What one schedule broke, and how to play it again. */
export interface Broken {
  index: number;
  command: string;
  bad: readonly string[];
  steps: readonly string[];
}

export interface Result {
  seed: number;
  command: string;
  /** Day of the run, YYYY-MM-DD, UTC. */
  on: string;
  browser: string;
  database: string;
  schedules: number;
  seconds: number;
  /** Answers given, said to be saved on the device, and shown with a receipt. */
  put: number;
  saved: number;
  receipts: number;
  rows: number;
  /** Answers of which nothing was said as the page died first, and which arrived all the same. */
  recovered: number;
  /** Answers that the page called "in this page only", and those of them that went with it. */
  memory: number;
  goneWithPage: number;
  lost: number;
  doubled: number;
  unexpected: number;
  mismatched: number;
  stuck: number;
  pageErrors: number;
  faults: Counts;
  kills: Counts;
  flips: Counts;
  odds: Counts;
  broken: readonly Broken[];
}

const total = (counts: Counts): number => Object.values(counts).reduce((sum, one) => sum + one, 0);

function merge(list: readonly Counts[]): Counts {
  const merged: Counts = {};
  for (const counts of list)
    for (const [name, count] of Object.entries(counts)) merged[name] = (merged[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(merged).sort(([, a], [, b]) => b - a));
}

type About = Pick<Result, 'seed' | 'command' | 'browser' | 'database' | 'broken' | 'seconds'>;

export function sum(outcomes: readonly Outcome[], about: About): Result {
  const add = (of: (outcome: Outcome) => number) => outcomes.reduce((all, one) => all + of(one), 0);
  return {
    ...about,
    on: new Date().toISOString().slice(0, 10),
    schedules: outcomes.length,
    put: add(({ verdict }) => verdict.put),
    saved: add(({ verdict }) => verdict.saved),
    receipts: add(({ verdict }) => verdict.receipts),
    rows: add(({ verdict }) => verdict.rows),
    recovered: add(({ verdict }) => verdict.recovered),
    memory: add(({ verdict }) => verdict.memory),
    goneWithPage: add(({ verdict }) => verdict.goneWithPage),
    lost: add(({ verdict }) => verdict.lost.length),
    doubled: add(({ verdict }) => verdict.doubled.length),
    unexpected: add(({ verdict }) => verdict.unexpected.length),
    mismatched: add(({ verdict }) => verdict.mismatched.length),
    stuck: add(({ stuck }) => stuck.length),
    pageErrors: add(({ errors }) => errors.length),
    faults: merge(outcomes.map(({ faults }) => faults)),
    kills: merge(outcomes.map(({ kills }) => kills)),
    flips: merge(outcomes.map(({ flips }) => flips)),
    odds: merge(outcomes.map(({ odds }) => odds)),
  };
}

/** The main figures, name and value. */
function figures(result: Result): [string, number][] {
  return [
    ['random schedules', result.schedules],
    ['requests broken', total(result.faults)],
    ['kills, crashes, closings and outages', total(result.kills)],
    ['offline and online again', total(result.flips)],
    ['clocks set wrong, files carried', total(result.odds)],
    ['answers given', result.put],
    ['said to be saved', result.saved],
    ['receipts shown', result.receipts],
    ['**lost**', result.lost],
    ['**doubled**', result.doubled],
    ['**unexpected**', result.unexpected],
    ['receipts that do not match', result.mismatched],
    ['not sent after the drain', result.stuck],
  ];
}

const rowsOf = (pairs: readonly (readonly [string, number])[]): string =>
  pairs.map(([name, count]) => `| ${name} | ${count} |`).join('\n');

/** The short Markdown table. */
export function markdown(result: Result): string {
  return [
    `\`${result.command}\`, seed ${result.seed}, ${result.on}, ${result.browser}, ${result.database}, ${Math.round(result.seconds)} s.`,
    `| | |\n|---|---:|\n${rowsOf(figures(result))}`,
    `| What befell requests | times |\n|---|---:|\n${rowsOf(Object.entries(result.faults))}`,
    `| What befell device and server | times |\n|---|---:|\n${rowsOf([...Object.entries(result.kills), ...Object.entries(result.flips), ...Object.entries(result.odds)])}`,
  ].join('\n\n');
}

/** The same for a terminal. */
export function plain(result: Result): string {
  const line = ([name, count]: readonly [string, number]) =>
    `  ${name.replace(/\*/g, '').padEnd(34)} ${String(count).padStart(6)}`;
  const list = (title: string, counts: Counts) => [title, ...Object.entries(counts).map(line)];
  return [
    ...list('What befell requests', result.faults),
    ...list('What befell device and server', { ...result.kills, ...result.flips, ...result.odds }),
    'Accounts',
    ...figures(result).map(line),
    ...(
      [
        ['arrived though never called saved', result.recovered],
        ['kept in the page only, said so', result.memory],
        ['of these gone with the page', result.goneWithPage],
        ['errors that the page did not catch', result.pageErrors],
      ] as [string, number][]
    ).map(line),
  ].join('\n');
}

export async function write(result: Result, folder: string): Promise<void> {
  const json = await format(JSON.stringify(result), { parser: 'json', printWidth: 110 });
  const text = await format(markdown(result), { parser: 'markdown', printWidth: 110 });
  writeFileSync(join(folder, 'result.json'), json);
  writeFileSync(join(folder, 'result.md'), text);
}
