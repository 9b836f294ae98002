/** Drives a Chromium of any age over its DevTools protocol: the libraries made for that attach to new ones only. (Node) */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { WebSocket } from 'ws';
import { end, pause, removeFolder, start, temporaryFolder } from '../aid/child';
import { CHROMIUM_FLAGS } from '../aid/engines';

type Values = Record<string, unknown>;
interface Message {
  id?: number;
  method?: string;
  params?: Values;
  error?: { message: string };
  result?: Values;
}
type Send = (method: string, params?: Values) => Promise<Values>;

interface Line {
  send: Send;
  on(method: string, listener: (params: Values) => void): void;
  close(): void;
}

/** One connection. A method without a reply within 30 s has failed. */
async function connect(address: string): Promise<Line> {
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 2 ** 28 });
  const waiting = new Map<number, (reply: Message) => void>();
  const listeners = new Map<string, (params: Values) => void>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else listeners.get(message.method ?? '')?.(message.params ?? {});
  });
  await new Promise((done, fail) => socket.once('open', done).once('error', fail));
  let count = 0;
  const send: Send = (method, params = {}) =>
    new Promise((done, fail) => {
      const id = (count += 1);
      const timer = setTimeout(() => fail(new Error(`${method}: no reply within 30 s`)), 30_000);
      waiting.set(id, ({ error, result }) => {
        waiting.delete(id);
        clearTimeout(timer);
        if (error) fail(new Error(`${method}: ${error.message}`));
        else done(result ?? {});
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { send, on: (method, listener) => listeners.set(method, listener), close: () => socket.terminate() };
}

export interface Size {
  width: number;
  height: number;
}

/** tsx marks named functions with a helper that a function sent into the page would miss. */
const HELP = 'self.__name = function (it) { return it; };\n';

export interface OldBrowser {
  /** As the browser says it, `78.0.3882.0`. */
  version: string;
  /** Opens an address in a profile of its own and waits for `load`; the script `before` runs before the page's. */
  open(url: string, size: Size, before?: string): Promise<OldPage>;
  stop(): Promise<void>;
}

/** Starts a build; it ends with this process, or by `stop`. */
export async function launchOld(executable: string): Promise<OldBrowser> {
  const profile = temporaryFolder('old-profile');
  const own = ['--headless', '--no-first-run', '--hide-scrollbars', '--lang=zh-CN'];
  const where = ['--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
  const child = start(executable, [...CHROMIUM_FLAGS, ...own, ...where], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, TZ: 'Asia/Shanghai' },
  });
  const stop = async (): Promise<void> => {
    await end(child, 'SIGTERM', 2000);
    removeFolder(profile);
  };
  try {
    const origin = await portOf(profile, () => child.exitCode ?? child.signalCode);
    const told = (await (await fetch(`http://${origin}/json/version`)).json()) as Record<string, string>;
    const browser = await connect(told.webSocketDebuggerUrl ?? '');
    const open: OldBrowser['open'] = async (url, size, before = '') => {
      const { browserContextId } = await browser.send('Target.createBrowserContext');
      const params = { url: 'about:blank', browserContextId, ...size };
      const { targetId } = await browser.send('Target.createTarget', params);
      const line = await connect(`ws://${origin}/devtools/page/${String(targetId)}`);
      const close = async (): Promise<void> => {
        line.close();
        await browser.send('Target.disposeBrowserContext', { browserContextId });
      };
      const page = new OldPage(line, close);
      await page.start(url, size, `${HELP}${before}`);
      return page;
    };
    return { version: (told.Browser ?? '').replace(/^.*\//, ''), open, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The browser writes the port that it took into its profile. */
async function portOf(profile: string, ended: () => unknown): Promise<string> {
  for (let tries = 0; tries < 300 && ended() === null; tries += 1) {
    await pause(100);
    try {
      const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
      if (port) return `127.0.0.1:${port}`;
    } catch {
      // It is not written yet.
    }
  }
  throw new Error(`the browser did not start (${String(ended() ?? 'no port within 30 s')})`);
}

interface Remote {
  exceptionDetails?: { text: string; exception?: { description?: string } };
  result?: { value?: unknown };
}

const faultOf = (details: Remote['exceptionDetails']): string =>
  details?.exception?.description ?? details?.text ?? 'unknown';

/** A page. Functions that are sent into it are written without outer references. */
export class OldPage {
  /** Uncaught errors, console errors, failed loads, in order. */
  readonly faults: string[] = [];
  /** Address of every request, in order. */
  readonly requests: string[] = [];

  constructor(
    private readonly line: Line,
    readonly close: () => Promise<void>,
  ) {}

  async start(url: string, size: Size, before: string): Promise<void> {
    const { on, send } = this.line;
    on('Runtime.exceptionThrown', (said) =>
      this.faults.push(`error: ${faultOf((said as Remote).exceptionDetails)}`),
    );
    on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type === 'error') this.faults.push(`console: ${JSON.stringify(args)}`);
    });
    on('Log.entryAdded', (said) => {
      const { level, text, url: of = '' } = said.entry as Record<string, string>;
      if (level === 'error') this.faults.push(`log: ${text} ${of}`);
    });
    on('Network.requestWillBeSent', ({ request }) => this.requests.push(String((request as Values).url)));
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
    await send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    const loaded = new Promise<void>((done) => on('Page.loadEventFired', () => done()));
    await send('Page.addScriptToEvaluateOnNewDocument', { source: before });
    await send('Page.navigate', { url });
    await loaded;
  }

  /** Calls a function in the page, in the syntax that the oldest build reads; its result must be JSON. */
  async call<A extends unknown[], R>(action: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    const source = `(${String(action)})(...${JSON.stringify(args)})`;
    const { code } = await transformWithOxc(source, 'call.js', { target: 'es2017' });
    const params = { expression: code, awaitPromise: true, returnByValue: true, userGesture: true };
    const { exceptionDetails, result } = (await this.line.send('Runtime.evaluate', params)) as Remote;
    if (exceptionDetails) throw new Error(`in the page: ${faultOf(exceptionDetails)}`);
    return result?.value as Awaited<R>;
  }

  /** A press of the mouse button at a point of the viewport. */
  async press({ x, y }: { x: number; y: number }): Promise<void> {
    const at = { x, y, button: 'left', clickCount: 1 };
    await this.line.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await this.line.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await this.line.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
  }

  /** Words into what has the focus, as an input method puts them in. */
  async type(text: string): Promise<void> {
    await this.line.send('Input.insertText', { text });
  }

  /** A key with its names, `Escape` or `Enter`. */
  async key(key: string, windowsVirtualKeyCode: number): Promise<void> {
    const params = { key, code: key, windowsVirtualKeyCode, ...(key === 'Enter' && { text: '\r' }) };
    await this.line.send('Input.dispatchKeyEvent', { type: 'keyDown', ...params });
    await this.line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...params });
  }

  /** The viewport as PNG. */
  async shot(): Promise<Buffer> {
    const { data } = await this.line.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(String(data), 'base64');
  }

  async resize(size: Size): Promise<void> {
    await this.line.send('Emulation.setDeviceMetricsOverride', {
      ...size,
      deviceScaleFactor: 1,
      mobile: false,
    });
  }
}
