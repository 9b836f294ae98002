/** What a browser test can ask of the driver beyond the stock commands: keys together, another viewport. (Node) */
import type { TestRunnerPlugin } from '@web/test-runner';

interface Page {
  keyboard: {
    down(key: string): Promise<void>;
    press(key: string): Promise<void>;
    up(key: string): Promise<void>;
  };
  setViewport(size: { width: number; height: number }): Promise<void>;
  /** `print` or `screen`. */
  emulateMediaType(type: string): Promise<void>;
  createCDPSession(): Promise<{
    send(method: string, params: object): Promise<unknown>;
    detach(): Promise<void>;
  }>;
}
interface Driver {
  setWindowRect(x: null, y: null, width: number, height: number): Promise<unknown>;
}
/** The two kinds of launcher: puppeteer's has pages, WebDriver's has one driver. */
interface Browser {
  type: string;
  getPage(session: string): Page;
  sendKeys(session: string, keys: string[]): Promise<void>;
  driver?: Driver;
}

interface Size {
  width: number;
  height: number;
  /** What the window is larger than its viewport. */
  frame: [number, number];
}

/** A call of the DevTools protocol; Chromium alone has it. */
interface Call {
  method: string;
  params: object;
}

export function commands(): TestRunnerPlugin {
  return {
    name: 'hehuo-commands',
    async executeCommand({ command, payload, session }) {
      const browser = session.browser as unknown as Browser;
      if (command === 'chord') await chord(browser, session.id, payload as unknown as string[]);
      else if (command === 'resize') await resize(browser, session.id, payload as unknown as Size);
      else if (command === 'media') await browser.getPage(session.id).emulateMediaType(String(payload));
      else if (command === 'cdp')
        return (await devtools(browser, session.id, payload as unknown as Call)) ?? true;
      else return undefined;
      return true;
    },
  };
}

async function chord(browser: Browser, session: string, keys: string[]): Promise<void> {
  if (browser.type !== 'puppeteer') return browser.sendKeys(session, keys);
  const { keyboard } = browser.getPage(session);
  const held = keys.slice(0, -1);
  for (const key of held) await keyboard.down(key);
  await keyboard.press(keys.at(-1) ?? '');
  for (const key of held.reverse()) await keyboard.up(key);
}

async function resize(browser: Browser, session: string, { width, height, frame }: Size): Promise<void> {
  if (browser.type === 'puppeteer') return browser.getPage(session).setViewport({ width, height });
  await browser.driver?.setWindowRect(null, null, width + frame[0], height + frame[1]);
}

async function devtools(browser: Browser, session: string, { method, params }: Call): Promise<unknown> {
  const client = await browser.getPage(session).createCDPSession();
  const answer = await client.send(method, params);
  await client.detach();
  return answer;
}
