/** Whole pages in Chromium or Firefox for end-to-end tests: a fresh profile each, and a record of what went wrong. (Node) */
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { CURE, find, launch, launchOptions } from './engines';

/** The engines that puppeteer drives; WebKit has a helper of its own (webkit.ts). */
export type PageEngine = 'chromium' | 'firefox';

export interface PageOptions {
  /** Default chromium. Firefox knows no touch and no emulated media: what tells of these is for Chromium alone. */
  engine?: PageEngine;
  /** Viewport in CSS px; default 1024 x 768. */
  width?: number;
  height?: number;
  dark?: boolean;
  reducedMotion?: boolean;
  forcedColors?: boolean;
  touch?: boolean;
  /** Device time zone; default Asia/Shanghai. */
  zone?: string;
  /** `navigator.language`; default zh-CN. */
  lang?: string;
  /** Without JavaScript, for what must work without. */
  script?: boolean;
  /** Runs in the page before anything else (a function without outer references). */
  before?: () => void;
}

export interface OpenPage {
  page: Page;
  /** The page's own fresh profile: further pages in it share storage, as tabs do. */
  context: BrowserContext;
  /** Uncaught errors, console errors and CSP violations, in order. */
  faults: string[];
  /** Address of every request, in order. */
  requests: string[];
  close(): Promise<void>;
}

const shared = new Map<PageEngine, Promise<Browser>>();

/** One browser of an engine for all pages of a test file. Call `closeBrowser` in `after`. */
export function browser(engine: PageEngine = 'chromium'): Promise<Browser> {
  const open = shared.get(engine);
  if (open) return open;
  if (find(engine) === undefined) throw new Error(CURE[engine]);
  const opening = launch(launchOptions(engine, 'Asia/Shanghai'));
  shared.set(engine, opening);
  return opening;
}

/** Closes all that were opened. */
export async function closeBrowser(): Promise<void> {
  const open = await Promise.all(shared.values());
  shared.clear();
  await Promise.all(open.map((one) => one.close()));
}

/** Opens an address in a profile of its own and waits for `load`. */
export async function openPage(url: string, options: PageOptions = {}): Promise<OpenPage> {
  const context = await (await browser(options.engine)).createBrowserContext();
  const faults: string[] = [];
  const requests: string[] = [];
  const page = await dressed(context, options, (made) => record(made, faults, requests));
  await page.goto(url, { waitUntil: 'load' });
  return { page, context, faults, requests, close: () => context.close() };
}

/** A new empty page of a context, in the state that the options say. */
export async function dressed(
  context: BrowserContext,
  options: PageOptions,
  first?: (page: Page) => void,
): Promise<Page> {
  const page = await context.newPage();
  first?.(page);
  await dress(page, options);
  return page;
}

function record(page: Page, faults: string[], requests: string[]): void {
  page.on('pageerror', (error) =>
    faults.push(`error: ${error instanceof Error ? error.message : String(error)}`),
  );
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(`console: ${said.text()}`);
  });
  page.on('request', (request) => requests.push(request.url()));
}

async function dress(page: Page, options: PageOptions): Promise<void> {
  const { width = 1024, height = 768, touch = false, lang = 'zh-CN' } = options;
  await page.setViewport({ width, height, ...(touch && { hasTouch: true, isMobile: true }) });
  if (options.engine !== 'firefox') await emulate(page, options);
  if (options.script === false) await page.setJavaScriptEnabled(false);
  // tsx marks named functions with a helper that a function sent into the page would miss.
  await page.evaluateOnNewDocument('globalThis.__name = (it) => it');
  await page.evaluateOnNewDocument((language) => {
    Object.defineProperty(navigator, 'language', { get: () => language });
    Object.defineProperty(navigator, 'languages', { get: () => [language] });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`CSP ${violatedDirective} ${blockedURI}`),
    );
  }, lang);
  if (options.before) await page.evaluateOnNewDocument(options.before);
}

/** What the DevTools protocol alone can pretend. */
async function emulate(page: Page, options: PageOptions): Promise<void> {
  await page.setExtraHTTPHeaders({ 'accept-language': options.lang ?? 'zh-CN' });
  await page.emulateTimezone(options.zone ?? 'Asia/Shanghai');
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: options.dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: options.reducedMotion ? 'reduce' : 'no-preference' },
  ]);
  if (!options.forcedColors) return;
  // Puppeteer's list of features does not know it yet, the protocol does.
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: 'active' }],
  });
}

/** The first element that matches in any depth of shadow roots, waited for up to `limit` ms. */
export async function deep(
  page: Page,
  selector: string,
  limit = 10_000,
): Promise<NonNullable<Awaited<ReturnType<Page['$']>>>> {
  const found = await page.waitForSelector(`pierce/${selector}`, { timeout: limit });
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** Composed text of the first element that matches, through shadow roots, white space folded. */
export function textOf(page: Page, selector: string): Promise<string> {
  return page.evaluate((query) => {
    const parts: string[] = [];
    const visit = (node: Node): void => {
      if (node instanceof Text) parts.push(node.data);
      else if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0)
        node.assignedNodes().forEach(visit);
      else if (node instanceof Element && ['STYLE', 'SCRIPT', 'TEMPLATE'].includes(node.tagName)) return;
      else if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
      else node.childNodes.forEach(visit);
    };
    const element = document.querySelector(query);
    if (element) visit(element);
    return parts.join(' ').replace(/\s+/g, ' ').trim();
  }, selector);
}

/** Waits until the composed text of an element contains something; the error shows the text that there was. */
export async function says(
  page: Page,
  selector: string,
  what: string | RegExp,
  limit = 20_000,
): Promise<string> {
  const stop = Date.now() + limit;
  let text = '';
  do {
    text = await textOf(page, selector);
    if (typeof what === 'string' ? text.includes(what) : what.test(text)) return text;
    await new Promise((next) => setTimeout(next, 120));
  } while (Date.now() < stop);
  throw new Error(`${selector} does not say ${String(what)} within ${limit} ms, but: ${text.slice(0, 500)}`);
}

/**
 * The same of an element that is kept in view meanwhile: what loads above pushes it away, and an element that is far from
 * the screen rightly asks for nothing.
 */
export async function goesTo(
  page: Page,
  selector: string,
  what: string | RegExp,
  limit = 25_000,
): Promise<string> {
  const stop = Date.now() + limit;
  for (;;) {
    await page.$eval(selector, (element) => {
      const { top } = element.getBoundingClientRect();
      if (top < 0 || top > innerHeight / 2) element.scrollIntoView();
    });
    const left = stop - Date.now();
    try {
      return await says(page, selector, what, Math.min(500, Math.max(0, left)));
    } catch (error) {
      if (left <= 0) throw error;
    }
  }
}
