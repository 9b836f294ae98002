/** One device: a profile folder, and on it a Chromium whose tabs and whose whole self can be killed. (Node) */
import type { Browser, CDPSession, HTTPResponse, Page } from 'puppeteer-core';
import { pause, removeFolder, temporaryFolder } from '../aid/child';
import { launch, launchOptions } from '../aid/engines';
import type { Handed, Told } from './page/page';

interface Tab {
  page: Page;
  session: CDPSession;
}

const OFFLINE = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
/** Time in ms after which a page that does not load is left alone: its server may be down. */
const LOAD = 8_000;

/** Whether a page came; 304 says that it came earlier. */
const came = (loading: Promise<HTTPResponse | null>): Promise<boolean> =>
  loading.then(
    (reply) => reply !== null && reply.status() < 400,
    () => false,
  );

export class Station {
  readonly profile = temporaryFolder('profile');
  private browser: Browser | undefined;
  private tabs: Tab[] = [];

  /** `address` of the page under test; `hear` gets what each tab tells; `ready` is an expression that it comes to. */
  constructor(
    private readonly address: string,
    private readonly hear: (told: Told) => void,
    private readonly readiness = 'typeof bench === "object"',
  ) {}

  async start(): Promise<void> {
    const options = launchOptions('chromium', 'Asia/Shanghai');
    const args = [...(options.args ?? []), '--disable-crash-reporter', '--disable-breakpad'];
    this.browser = await launch({ ...options, args, userDataDir: this.profile, protocolTimeout: 20_000 });
    const process = this.browser.process();
    process?.once('exit', () => (this.tabs = []));
  }

  /** The power goes: every process of the browser at once, at whatever it was doing. */
  async kill(): Promise<void> {
    const child = this.browser?.process();
    this.browser = undefined;
    this.tabs = [];
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    try {
      // Puppeteer makes the browser lead a group of its own; all of it dies.
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
    await gone;
  }

  /** Ends the browser gently, as a person does, and waits until it has written what it writes. */
  async close(): Promise<void> {
    await this.browser?.close().catch(() => undefined);
    this.browser = undefined;
    this.tabs = [];
  }

  async remove(): Promise<void> {
    await this.kill();
    removeFolder(this.profile);
  }

  /** The page of a tab. Throws when no tab is open. */
  page(index: number): Page {
    const tab = this.at(index);
    if (!tab) throw new Error('no tab is open');
    return tab.page;
  }

  get open(): number {
    return this.tabs.length;
  }

  /** Opens the page in a new tab. False when it did not load. */
  async openTab(): Promise<boolean> {
    const page = await this.browser?.newPage();
    if (!page) return false;
    const session = await page.createCDPSession();
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: 'tell' });
    await session.send('Network.enable');
    // tsx marks named functions with a helper that a function sent into the page would miss.
    await page.evaluateOnNewDocument('globalThis.__name = (it) => it');
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === 'tell') this.hear(JSON.parse(payload) as Told);
    });
    const tab = { page, session };
    const loaded = await came(page.goto(this.address, { waitUntil: 'load', timeout: LOAD }));
    if (loaded && (await this.ready(tab))) this.tabs.push(tab);
    else await page.close().catch(() => undefined);
    return this.tabs.includes(tab);
  }

  private async ready({ page }: Tab): Promise<boolean> {
    const wait = page.waitForFunction(this.readiness, { timeout: LOAD, polling: 50 });
    return wait.then(
      () => true,
      () => false,
    );
  }

  private at(index: number): Tab | undefined {
    return this.tabs[index % Math.max(1, this.tabs.length)];
  }

  private without(tab: Tab): void {
    this.tabs = this.tabs.filter((other) => other !== tab);
  }

  async closeTab(index: number): Promise<void> {
    const tab = this.at(index);
    if (!tab) return;
    this.without(tab);
    await tab.page.close().catch(() => undefined);
  }

  /** The tab's process dies, as when memory runs out. */
  async crashTab(index: number): Promise<void> {
    const tab = this.at(index);
    if (!tab) return;
    this.without(tab);
    const died = new Promise<void>((done) => tab.page.once('error', () => done()));
    tab.session.send('Page.crash').catch(() => undefined);
    await Promise.race([died, pause(2000)]);
    await Promise.race([tab.page.close().catch(() => undefined), pause(1000)]);
  }

  async reload(index: number): Promise<void> {
    const tab = this.at(index);
    if (!tab) return;
    await tab.session.send('Network.emulateNetworkConditions', { ...OFFLINE, offline: false });
    const loaded = await came(tab.page.reload({ waitUntil: 'load', timeout: LOAD }));
    if (loaded && (await this.ready(tab))) return;
    this.without(tab);
    await tab.page.close().catch(() => undefined);
  }

  async offline(index: number, offline: boolean): Promise<void> {
    await this.at(index)?.session.send('Network.emulateNetworkConditions', { ...OFFLINE, offline });
  }

  /** Gives an answer in a tab. Nobody waits for it: the page tells when it is saved. False when no tab is open. */
  put(index: number, handed: Handed): boolean {
    return this.say(index, `bench.put(${JSON.stringify(handed)})`);
  }

  tap(index: number): boolean {
    return this.say(index, 'bench.tap()');
  }

  clock(index: number, ms: number): boolean {
    return this.say(index, `bench.clock(${ms})`);
  }

  /** Carries a file with what waits from one tab to the next. */
  async ship(index: number): Promise<void> {
    const text = await this.ask<string>(index, 'bench.carryOut()');
    if (text) await this.ask(index + 1, `bench.carryIn(${JSON.stringify(text)})`);
  }

  private say(index: number, expression: string): boolean {
    const tab = this.at(index);
    tab?.session.send('Runtime.evaluate', { expression }).catch(() => undefined);
    return tab !== undefined;
  }

  /** What waits by the account of a tab; undefined when it cannot say. */
  async waiting(index: number): Promise<string[] | undefined> {
    return this.ask(index, 'bench.waiting()');
  }

  async ask<T>(index: number, expression: string): Promise<T | undefined> {
    const tab = this.at(index);
    const options = { expression, returnByValue: true, awaitPromise: true };
    const reply = await tab?.session.send('Runtime.evaluate', options).catch(() => undefined);
    return reply?.result.value as T | undefined;
  }
}
