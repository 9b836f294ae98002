/** One page in any of the three engines, with what all of them can do: open, run a script, press keys. (Node) */
import { pause } from './child';
import { startWebKit, type Engine, type WebKitDriver } from './engines';
import { browser, closeBrowser, dressed } from './page';

/** Keys without a character, by WebDriver's code for them. */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C' } as const;

export interface Tab {
  /** Opens an address and waits for its `load`. */
  open(url: string): Promise<void>;
  /**
   * Runs the body of an async function in the page and gives what it returns, as JSON. On a page that has spoilt JSON
   * or every object's prototype only texts and numbers come back whole.
   */
  run<T>(body: string): Promise<T>;
  /** Types text with real keys into what has the focus. */
  type(text: string): Promise<void>;
  press(key: keyof typeof KEYS): Promise<void>;
  close(): Promise<void>;
}

/** Reads the composed text of a tag, through shadow roots; the same walk as `textOf` in page.ts. */
const TEXT = `const parts = [];
  const visit = (node) => {
    if (node.nodeType === 3) parts.push(node.data);
    else if (node.localName === 'slot' && node.assignedNodes().length) node.assignedNodes().forEach(visit);
    else if (/^(style|script|template)$/.test(node.localName)) return;
    else if (node.shadowRoot) visit(node.shadowRoot);
    else node.childNodes.forEach(visit);
  };
  const found = document.querySelector(TAG);
  if (found) visit(found);
  return parts.join(' ').replace(/\\s+/g, ' ').trim();`;

/** Waits until the composed text of a tag matches; the error shows the text that there was. */
export async function shows(tab: Tab, tag: string, what: RegExp, limit = 15_000): Promise<string> {
  const stop = Date.now() + limit;
  let text = '';
  do {
    text = await tab.run<string>(TEXT.replace('TAG', JSON.stringify(tag)));
    if (what.test(text)) return text;
    await pause(100);
  } while (Date.now() < stop);
  throw new Error(`${tag} does not show ${String(what)} within ${limit} ms, but: ${text.slice(0, 500)}`);
}

/** Results travel as text: the driver of WebKit cannot carry objects where every object has inherited members. */
const SAY = "(value) => '=' + JSON.stringify(value === undefined ? null : value)";

function said<T>(text: unknown): T {
  if (typeof text !== 'string' || !text.startsWith('=')) throw new Error(`in the page: ${String(text)}`);
  return JSON.parse(text.slice(1)) as T;
}

async function puppeteerTab(engine: 'chromium' | 'firefox'): Promise<Tab> {
  const context = await (await browser(engine)).createBrowserContext();
  const page = await dressed(context, { engine, width: 1100, height: 900 });
  return {
    open: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
    run: async (body) => said(await page.evaluate(`(async () => { ${body} })().then(${SAY})`)),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    close: () => context.close(),
  };
}

let webkit: Promise<WebKitDriver> | undefined;

/** A call of the classic WebDriver protocol. */
async function call<T>(port: number, method: string, path: string, body?: object): Promise<T> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    signal: AbortSignal.timeout(40_000),
  });
  const { value } = (await reply.json()) as { value: T & { error?: string; message?: string } };
  if (!reply.ok) throw new Error(`WebDriver ${path.slice(-20)}: ${value.error}: ${value.message}`);
  return value;
}

async function webkitTab(): Promise<Tab> {
  const { port, capabilities } = await (webkit ??= startWebKit());
  const { sessionId } = await call<{ sessionId: string }>(port, 'POST', '/session', {
    capabilities: { alwaysMatch: capabilities },
  });
  const ask = <T>(method: string, path: string, body?: object) =>
    call<T>(port, method, `/session/${sessionId}${path}`, body);
  const keys = async (text: string): Promise<void> => {
    const actions = Array.from(text).flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await ask('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  };
  await ask('POST', '/timeouts', { script: 30_000, pageLoad: 30_000 });
  return {
    open: async (url) => void (await ask('POST', '/url', { url })),
    run: async <T>(body: string): Promise<T> => {
      // The protocol waits for promises, this driver does not everywhere: a callback it knows.
      const script = `const done = arguments[arguments.length - 1];
        (async () => { ${body} })().then(${SAY}).then(done, (error) => done('!' + error));`;
      return said(await ask('POST', '/execute/async', { script, args: [] }));
    },
    type: keys,
    press: (key) => keys(KEYS[key]),
    close: async () => void (await ask('DELETE', '')),
  };
}

export const openTab = (engine: Engine): Promise<Tab> =>
  engine === 'webkit' ? webkitTab() : puppeteerTab(engine);

/** Ends every browser and driver that tabs were opened in. */
export async function closeTabs(): Promise<void> {
  await closeBrowser();
  const driver = await webkit;
  webkit = undefined;
  await driver?.stop();
}
