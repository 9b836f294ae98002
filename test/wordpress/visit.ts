/** A reader of the site in Chromium or Firefox. (Node) */
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { launch, launchOptions } from '../aid/engines';

export const READERS = ['chromium', 'firefox'] as const;
export type Reader = (typeof READERS)[number];

export interface Visit {
  page: Page;
  /** Uncaught errors and console errors, in order. */
  faults: string[];
  /** Requests that got no answer: to explain a failure by, since leaving a page ends requests too. */
  lost: string[];
  close(): Promise<void>;
}

const open = new Map<Reader, Promise<Browser>>();

export async function closeReaders(): Promise<void> {
  const browsers = await Promise.all(open.values());
  open.clear();
  await Promise.all(browsers.map((browser) => browser.close()));
}

/** Opens an address in a profile of its own and waits for `load`. */
export async function visit(reader: Reader, url: string, width = 1280): Promise<Visit> {
  let browser = open.get(reader);
  if (!browser) open.set(reader, (browser = launch(launchOptions(reader, 'Asia/Shanghai'))));
  const context: BrowserContext = await (await browser).createBrowserContext();
  const page = await context.newPage();
  const faults: string[] = [];
  const lost: string[] = [];
  page.on('requestfailed', (request) => lost.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
  page.on('pageerror', (error) =>
    faults.push(`error: ${error instanceof Error ? error.message : String(error)}`),
  );
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(`console: ${said.text()} ${said.location().url ?? ''}`);
  });
  // tsx marks named functions with a helper that a function sent into the page would miss.
  await page.evaluateOnNewDocument('globalThis.__name = (it) => it');
  await page.setViewport({ width, height: 900 });
  page.setDefaultNavigationTimeout(90_000);
  await page.goto(url, { waitUntil: 'load' });
  return { page, faults, lost, close: () => context.close() };
}

/** Logs in at the form, as people do, and is then seen under WordPress's own bar. */
export async function enter(page: Page, origin: string, name: string): Promise<void> {
  await page.goto(`${origin}/wp-login.php`, { waitUntil: 'load' });
  // The page puts the focus into the first field a moment after it has loaded.
  await page.waitForFunction(() => document.activeElement?.id === 'user_login');
  await page.type('#user_login', name);
  await page.type('#user_pass', name);
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.click('#wp-submit')]);
}
