/** Counting: the shape of every runner's counts, and the counting of the web test runner's. (Node) */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestResult, TestSession, TestSuiteResult } from '@web/test-runner';
import type { Drive } from './engines';

export interface Tally {
  passed: number;
  failed: number;
  /** Name and reason of each test that did not run. */
  skipped: { name: string; reason: string }[];
}

export const emptyTally = (): Tally => ({ passed: 0, failed: 0, skipped: [] });

/** Counts per engine once a run of the web test runner is over. */
export function webTally(drives: Drive[], finished: (tally: Record<string, Tally>) => void): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const tallies: Record<string, Tally> = {};
      for (const { engine, launcher } of drives) {
        const tally = (tallies[engine] = emptyTally());
        for (const session of sessions) if (session.browser === launcher) countSession(session, tally);
      }
      finished(tallies);
    },
  };
}

function countSession(session: TestSession, tally: Tally): void {
  const before = tally.failed;
  const file = relative(process.cwd(), session.testFile);
  const ran = session.testResults ? countSuite(session.testResults, '', tally) : 0;
  // A file that did not load, or holds no test, or broke outside its tests, is a failure of its own.
  if (ran === 0 || (session.passed !== true && tally.failed === before)) {
    console.error(
      `${file} [${session.browser.name}]: ${ran === 0 ? 'no test ran' : 'failed outside its tests'}`,
    );
    tally.failed += 1;
  }
}

function countSuite(suite: TestSuiteResult, path: string, tally: Tally): number {
  const name = [path, suite.name].filter(Boolean).join(' > ');
  for (const test of suite.tests) countTest(test, name, tally);
  return suite.suites.reduce((sum, inner) => sum + countSuite(inner, name, tally), suite.tests.length);
}

function countTest(test: TestResult, path: string, tally: Tally): void {
  if (test.skipped) tally.skipped.push(splitReason([path, test.name].filter(Boolean).join(' > ')));
  else if (test.passed) tally.passed += 1;
  else tally.failed += 1;
}

/** Mocha has no reasons, so `skipIn` of mount.ts puts the reason into the name: "name (skipped: reason)". */
function splitReason(whole: string): { name: string; reason: string } {
  const match = /^(.*) \(skipped: (.*)\)$/.exec(whole);
  return { name: match?.[1] ?? whole, reason: match?.[2] ?? 'no reason given' };
}

export function writeTally(path: string, value: unknown): void {
  writeFileSync(path, JSON.stringify(value));
}
