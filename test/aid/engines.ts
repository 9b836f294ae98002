/** The three browser engines: where they are, how they are got and how the web test runner drives them. (Node) */
import { existsSync } from 'node:fs';
import { chromeLauncher } from '@web/test-runner';
import type { BrowserLauncher } from '@web/test-runner';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { adopt, answering, end, freePort, output, run, start } from './child';

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

/** Each engine runs in another time zone, so that an element that reads the device's zone fails somewhere. */
const ZONE: Record<Engine, string> = {
  chromium: 'America/New_York',
  firefox: 'UTC',
  webkit: 'Asia/Shanghai',
};

/** Host names for pages on plain http, and for frames of another site; Chromium takes any name under .test. */
const LOCAL_NAMES = 'jiedao.test,other.test';

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP *.test 127.0.0.1',
];

const MINI_BROWSERS = ['x86_64', 'aarch64'].flatMap((cpu) =>
  ['4.1', '6.0', '4.0'].map((api) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-${api}/MiniBrowser`),
);

const onPath = (name: string): string | undefined => output('/bin/sh', ['-c', `command -v ${name}`]);

function first(paths: (string | undefined)[]): string | undefined {
  return paths.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** The executable of an engine, or undefined. HEHUO_CHROMIUM (or CHROME_PATH), HEHUO_FIREFOX and HEHUO_WEBKIT go first. */
export function find(engine: Engine): string | undefined {
  const { HEHUO_CHROMIUM, CHROME_PATH, HEHUO_FIREFOX, HEHUO_WEBKIT } = process.env;
  if (engine === 'chromium') {
    const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
    return first([HEHUO_CHROMIUM, CHROME_PATH, '/usr/bin/chromium', ...names.map(onPath)]);
  }
  if (engine === 'firefox') return first([HEHUO_FIREFOX, onPath('firefox-esr'), onPath('firefox')]);
  const whole = onPath('WebKitWebDriver') !== undefined && onPath('Xvfb') !== undefined;
  return whole ? first([HEHUO_WEBKIT, ...MINI_BROWSERS, onPath('MiniBrowser')]) : undefined;
}

/** What to say when an engine is not there. */
export const CURE: Record<Engine, string> = {
  chromium:
    'no Chromium or Chrome: install one (Debian: apt-get install chromium) or name it in HEHUO_CHROMIUM',
  firefox: 'no Firefox: install it (Debian: apt-get install firefox-esr) or name it in HEHUO_FIREFOX',
  webkit: 'no WebKitGTK driver: Debian: apt-get install webkit2gtk-driver xvfb',
};

/** Chromium is what the tests cannot do without: on Debian as root it is installed. True when it is there afterwards. */
export async function ensureChromium(): Promise<boolean> {
  if (find('chromium')) return true;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log('Chromium is missing; installing the one of Debian ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] };
  await run('apt-get', ['update', '-q'], quiet);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet);
  return find('chromium') !== undefined;
}

function executable(engine: Engine): string {
  const path = find(engine);
  if (path === undefined) throw new Error(CURE[engine]);
  return path;
}

/** How puppeteer starts Chromium or Firefox: fresh profile, no background traffic. */
export function launchOptions(engine: 'chromium' | 'firefox', zone: string = ZONE[engine]): LaunchOptions {
  return {
    browser: engine === 'chromium' ? 'chrome' : 'firefox',
    executablePath: executable(engine),
    headless: true,
    args: engine === 'chromium' ? CHROMIUM_FLAGS : [],
    ...(engine === 'firefox' && { extraPrefsFirefox: { 'network.dns.localDomains': LOCAL_NAMES } }),
    env: { ...process.env, TZ: zone },
    protocolTimeout: 60_000,
  };
}

/** Starts Chromium or Firefox so that it ends with this process even when that is killed. */
export async function launch(options: LaunchOptions): Promise<Browser> {
  const browser = await puppeteer.launch(options);
  const child = browser.process();
  if (child) adopt(child);
  return browser;
}

export interface Drive {
  engine: Engine;
  launcher: BrowserLauncher;
  stop(): Promise<void>;
}

/** Makes an engine ready for the web test runner. For WebKit this starts a virtual screen and the driver. */
export async function drive(engine: Engine): Promise<Drive> {
  if (engine === 'webkit') return driveWebKit();
  // Its typing wants the puppeteer package, of which puppeteer-core is the part without downloads.
  const options = {
    puppeteer: { launch },
    launchOptions: launchOptions(engine),
    createPage: ({ browser }: { browser: Browser }) => browser.newPage({ type: 'window' }),
    concurrency: 1,
  };
  const launcher = chromeLauncher(options as unknown as Parameters<typeof chromeLauncher>[0]);
  return { engine, launcher: freshPages(launcher), stop: async () => undefined };
}

interface PageOf {
  puppeteerPage: Page;
}

/** The parts of the runner's launcher, which are private in its types, that keep a page for the next file. */
interface Keeping {
  inactivePages: PageOf[];
  stopSession(id: string): Promise<unknown>;
}

/** A new window for each file: in a second tab, or a tab that is used again, Firefox leaves the focus in its address bar. */
function freshPages(launcher: BrowserLauncher): BrowserLauncher {
  const keeping = launcher as unknown as Keeping;
  const stop = keeping.stopSession.bind(launcher);
  keeping.stopSession = async (id) => {
    const result = await stop(id);
    await keeping.inactivePages.pop()?.puppeteerPage.close();
    return result;
  };
  return launcher;
}

export interface WebKitDriver {
  port: number;
  /** What a session asks for: the browser under automation. */
  capabilities: Record<string, unknown>;
  stop(): Promise<void>;
}

/** Starts a virtual screen and WebKit's driver, which speaks the classic WebDriver protocol. */
export async function startWebKit(): Promise<WebKitDriver> {
  const screen = await startScreen();
  const port = await freePort();
  const driver = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      ...process.env,
      TZ: ZONE.webkit,
      DISPLAY: screen.display,
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    },
  });
  await answering(`http://127.0.0.1:${port}/status`, driver, 20_000);
  const capabilities = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: executable('webkit'), args: ['--automation'] },
  };
  const stop = async (): Promise<void> => {
    await end(driver);
    await end(screen.child);
  };
  return { port, capabilities, stop };
}

async function driveWebKit(): Promise<Drive> {
  const { port, capabilities, stop } = await startWebKit();
  const launcher = webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: { ...capabilities, 'wdio:enforceWebDriverClassic': true } as Parameters<
      typeof webdriverLauncher
    >[0]['capabilities'],
  });
  return { engine: 'webkit', launcher: Object.assign(launcher, { concurrency: 1 }), stop };
}

/** A virtual screen whose number the X server picks itself and tells on descriptor 3. */
async function startScreen(): Promise<{ child: ReturnType<typeof start>; display: string }> {
  const child = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const told = child.stdio[3];
  const number = await new Promise<string>((done, fail) => {
    told?.once('data', (part: Buffer) => done(String(part).trim()));
    child.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}`)));
    setTimeout(() => fail(new Error('Xvfb did not start within 20 s')), 20_000).unref();
  });
  return { child, display: `:${number}` };
}
