/** The end of a test run: a table, what was skipped and why, one last line. (Node) */
import type { Tally } from './tally';

export interface Row {
  runner: string;
  tally: Tally;
  seconds: number;
  note?: string;
}

/** Prints the summary of all runners. True if something passed and nothing failed. */
export function printSummary(rows: Row[]): boolean {
  const width = Math.max(8, ...rows.map((row) => row.runner.length));
  const line = (runner: string, ...cells: string[]): string =>
    [runner.padEnd(width), ...cells.map((cell) => cell.padStart(9))].join('');
  console.log(`\n${line('', 'passed', 'failed', 'skipped', 'seconds')}`);
  for (const { runner, tally, seconds, note } of rows) {
    const { passed, failed, skipped } = tally;
    const cells = [passed, failed, skipped.length, seconds.toFixed(1)].map(String);
    console.log(line(runner, ...cells) + (note === undefined ? '' : `   ${note}`));
  }
  const skipped = rows.flatMap(({ runner, tally }) => tally.skipped.map((one) => ({ runner, ...one })));
  if (skipped.length > 0) console.log('\nSkipped:');
  for (const { runner, name, reason } of skipped) console.log(`  ${runner}: ${name}: ${reason}`);
  const sum = (of: (tally: Tally) => number): number => rows.reduce((total, row) => total + of(row.tally), 0);
  const [passed, failed] = [sum((tally) => tally.passed), sum((tally) => tally.failed)];
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  console.log(`\n${passed} passed, ${failed} failed${tail}`);
  return failed === 0 && passed > 0;
}
