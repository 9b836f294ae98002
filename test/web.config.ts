/** The web test runner's configuration: which engines, what serves the files, how results are counted. */
import type { TestRunnerConfig } from '@web/test-runner';
import { defaultReporter } from '@web/test-runner';
import type { ViteDevServer } from 'vite';
import type { Drive } from './aid/engines';
import type { Profile, Servers } from './aid/server';
import { commands } from './aid/commands';
import { backendInFront, viteInFront } from './aid/vite';
import { webTally, type Tally } from './aid/tally';

export interface Setting {
  files: string[];
  drives: Drive[];
  vite: ViteDevServer;
  servers: Servers;
  /** The demo data behind `/api/`. */
  profile: Profile;
  port: number;
  finished(tally: Record<string, Tally>): void;
}

export function webConfig({
  files,
  drives,
  vite,
  servers,
  profile,
  port,
  finished,
}: Setting): TestRunnerConfig {
  return {
    files,
    rootDir: process.cwd(),
    port,
    staticLogging: !process.stdout.isTTY,
    browsers: drives.map((drive) => drive.launcher),
    // One page per engine at a time: files of one engine share an origin, and with it IndexedDB, locks and focus.
    concurrency: 1,
    // A third would only slow the others down on two cores.
    concurrentBrowsers: 2,
    browserStartTimeout: 60_000,
    testsStartTimeout: 60_000,
    testsFinishTimeout: 240_000,
    testFramework: { config: { ui: 'bdd', timeout: '40000' } },
    // Lit's development build is wanted: it warns of mistakes. That it is one need not be said.
    filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
    middleware: [
      backendInFront(servers, profile),
      viteInFront(vite),
    ] as unknown as TestRunnerConfig['middleware'],
    plugins: [commands()],
    reporters: [
      defaultReporter({ reportTestResults: true, reportTestProgress: false }),
      webTally(drives, finished),
    ],
  };
}
