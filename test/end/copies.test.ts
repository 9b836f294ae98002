/** Two copies of the kit, or two versions, on one page or one after the other: one of each tag, and one outbox. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';
import { removeFolder, temporaryFolder } from '../aid/child';
import { startHost, type Host } from '../aid/host';
import { browser, closeBrowser, openPage, goesTo, says, type OpenPage } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';
import { fillIn } from '../faults/resident';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const NEXT = '99.1.0';
const ELEMENTS = `<course-calendar backend="/api/" view="agenda"></course-calendar>
  <partner-directory backend="/api/"></partner-directory>
  <need-survey backend="/api/"></need-survey>
  <fund-tracker backend="/api/"></fund-tracker>`;
const SURVEY = '<need-survey backend="/api/"></need-survey>';

/** One module out of an entry and all that it imports. */
async function bundle(entry: string, outDir: string, name: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...{ outDir, emptyOutDir: false, minify: false, target: 'es2022' },
      lib: { entry: resolve(entry), formats: ['es'], fileName: () => `${name}.js` },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
}

describe('two copies of the kit', { concurrency: false }, () => {
  let server: RunningServer;
  let host: Host;
  let folder = '';
  before(async () => {
    folder = temporaryFolder('copies');
    await bundle('dist/define.js', folder, 'app');
    await bundle('src/source/outbox/outbox.ts', folder, 'outbox');
    server = await startServer({ profile: 'tiny' });
    host = await startHost(server.url);
    // The first page must not pay for the start of everything: the elements wait for an answer 15 s.
    await Promise.all([browser(), fetch(`${server.url}/api/partners.json`)]);
  });
  after(async () => {
    await closeBrowser();
    host.stop();
    await server.stop();
    removeFolder(folder);
  });

  /** `/a/…` is the kit as built, `/b/…` the same of a later version, `/app.js` an app that has it in its bundle. */
  function fileOf(path: string): Buffer | string | undefined {
    const [, copy, name = ''] = /^\/(?:([ab])\/)?([\w/.-]+\.js)/.exec(path) ?? [];
    const file = join(copy ? 'dist' : folder, name);
    if (!name || !existsSync(file)) return undefined;
    const text = readFileSync(file, 'utf8');
    return copy === 'b' ? text.replaceAll(/(["'`])\d+\.\d+\.\d+\1/g, (one) => change(one)) : text;
  }
  const change = (literal: string): string => literal.replace(version, NEXT);

  async function open(head: string, body: string, options = {}, origin = host.origin): Promise<OpenPage> {
    host.answer = (path) =>
      path === '/'
        ? `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title>
           <link rel="icon" href="data:,">${head}<body>${body}`
        : fileOf(path);
    return openPage(`${origin}/`, { height: 900, before: listen, ...options });
  }

  /** Keeps what the console is told from the beginning, and what the host hears. */
  function listen(): void {
    const page = window as unknown as { notes: string[] };
    page.notes = [];
    const warn = console.warn.bind(console);
    console.warn = (...said: unknown[]) => (page.notes.push(said.join(' ')), warn(...said));
    window.addEventListener('error', ({ message }) => page.notes.push(`error: ${message}`));
    window.addEventListener('unhandledrejection', ({ reason }) => page.notes.push(`error: ${reason}`));
  }
  const notesOf = ({ page }: OpenPage): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { notes: string[] }).notes);

  /** The versions that defined the four tags. */
  const winnersOf = ({ page }: OpenPage): Promise<string[]> =>
    page.evaluate(() => {
      const kept = window as unknown as Record<symbol, Map<string, string>>;
      return [...new Set(kept[Symbol.for('hehuo versions 1')]?.values())].sort();
    });

  async function work({ page }: OpenPage): Promise<void> {
    for (const [tag, what] of [
      ['course-calendar', /11月/],
      ['partner-directory', /\d+ ?家/],
      ['need-survey', /开始填写|一分钟/],
      ['fund-tracker', /元/],
    ] as const) {
      await goesTo(page, tag, what, 30_000);
    }
  }

  /** A further tab of the same browser. */
  async function tab({ context }: OpenPage) {
    const page = await context.newPage();
    await page.evaluateOnNewDocument('globalThis.__name = (it) => it');
    return page;
  }

  const A = '<script src="/a/hehuo.js" defer></script>';
  const B = '<script src="/b/hehuo.js" defer></script>';
  const APP = '<script src="/app.js" type="module"></script>';
  const each = (copy: string): string =>
    ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker']
      .map((tag) => `<script src="/${copy}/hehuo-${tag}.js" defer></script>`)
      .join('');
  const PAIRS: [name: string, head: string, first?: string[]][] = [
    ['two scripts', A + B, [version]],
    ['two scripts, the later version first', B + A, [NEXT]],
    ["an app's bundle after the script", B + APP, undefined],
    ["an app's bundle before the script", APP + B, [version]],
    ['the scripts of single elements', each('a') + each('b'), [version]],
    ['the scripts of single elements and the one of all', each('a') + B, [version]],
  ];
  for (const [name, head, first] of PAIRS) {
    it(`as ${name}: all four work, the first wins, one note names both versions`, async () => {
      const opened = await open(head, ELEMENTS);
      await work(opened);
      const notes = await notesOf(opened);
      assert.equal(notes.length, 1, notes.join('\n'));
      for (const named of [version, NEXT]) assert.ok(notes[0]?.includes(named), notes[0]);
      // An app's bundle and what the script fetches race for each tag.
      if (first) assert.deepEqual(await winnersOf(opened), first, notes[0]);
      assert.deepEqual(opened.faults, []);
      await opened.close();
    });
  }

  it('of one version are no fault, and nothing is said of a script whose elements the app brought', async () => {
    const opened = await open(APP + A, ELEMENTS);
    await work(opened);
    assert.deepEqual(await notesOf(opened), []);
    await opened.close();
  });

  it('see each other’s answers that are kept in memory alone, on plain http', async () => {
    const opened = await open('', '', {}, `http://jiedao.test:${host.port}`);
    const seen = await opened.page.evaluate(async () => {
      const load = (path: string) => import(path) as Promise<typeof import('../../src/source/outbox/outbox')>;
      const [one, two] = await Promise.all([load('/outbox.js'), load('/outbox.js?2')]);
      const backend = {
        key: `${location.origin}/nowhere/`,
        list: () => Promise.reject(new Error()),
        get: () => Promise.reject(new Error()),
      };
      const id = '01234567-89ab-4cde-8f01-23456789abcd';
      await one.outbox.put(backend, { name: 'responses', body: { id }, label: '甲' });
      return [
        one.Outbox === two.Outbox,
        two.outbox.state(backend).entries.map((entry) => entry.id)[0] === id,
      ];
    });
    assert.deepEqual(seen, [false, true]);
    await opened.close();
  });

  it('that know nothing of each other send each answer once, and both know it', async () => {
    const bodies: string[] = [];
    const opened = await open('', '');
    opened.page.on('request', (request) => {
      if (request.method() === 'POST') bodies.push(request.postData() ?? '');
    });
    const seen = await opened.page.evaluate(async () => {
      const load = (path: string) => import(path) as Promise<typeof import('../../src/source/outbox/outbox')>;
      const [one, two] = await Promise.all([load('/outbox.js'), load('/outbox.js?2')]);
      const backend = (calls: string[]) => ({
        key: `${location.origin}/api/`,
        list: () => Promise.reject(new Error()),
        get: () => Promise.reject(new Error()),
        write: async (_name: string, _content: unknown, { id }: { id: string }) => {
          await new Promise((done) => setTimeout(done, 20));
          calls.push(id);
          return { id, receipt: 'ABCDEFGH', status: 'received', receivedAt: '2026-11-23T09:00:00+08:00' };
        },
      });
      const calls: string[] = [];
      const boxes = [new one.Outbox(), new two.Outbox()] as const;
      const ids = Array.from({ length: 12 }, (_, at) => `01234567-89ab-4cde-8f01-2345678900${10 + at}`);
      const sources = boxes.map(() => backend(calls));
      for (const [at, id] of ids.entries()) {
        const source = sources[at % 2];
        if (source)
          await boxes[at % 2]?.put(source as never, { name: 'responses', body: { id }, label: '乙' });
      }
      const stop = Date.now() + 20_000;
      const sent = (at: 0 | 1) => boxes[at].state(sources[at] as never).sent.length;
      while (Date.now() < stop && (sent(0) < 12 || sent(1) < 12))
        await new Promise((done) => setTimeout(done, 50));
      return { calls: calls.length, different: new Set(calls).size, one: sent(0), two: sent(1) };
    });
    assert.deepEqual(seen, { calls: 12, different: 12, one: 12, two: 12 });
    await opened.close();
  });

  it('one after the other: what waits from one version is sent by the next, once, and the last good data are shown', async () => {
    const first = await open(A, ELEMENTS);
    await work(first);
    await first.page.$eval('need-survey', (element) => element.scrollIntoView());
    const pageOf = host.answer;
    host.answer = (path) => (path.startsWith('/api/responses') ? 503 : pageOf(path));
    await fillIn(first.page, '想学二胡');
    await says(first.page, 'need-survey', /已存在本机/, 30_000);
    const accepted: string[] = [];
    const later = await tab(first);
    await later.setCacheEnabled(false);
    later.on('request', (request) => {
      if (request.method() === 'POST') accepted.push(request.url());
    });
    await first.page.close();
    host.answer = (path) => {
      if (path === '/') return pageOf(path)?.toString().replace('/a/', '/b/');
      return path.startsWith('/api/funds') ? 503 : pageOf(path);
    };
    await later.goto(`${host.origin}/`);
    assert.match(await goesTo(later, 'fund-tracker', /上次更新/, 90_000), /结余 [\d,.]+ 元/);
    await later.waitForFunction(() => document.querySelector('need-survey')?.shadowRoot);
    const stop = Date.now() + 30_000;
    while (accepted.length === 0 && Date.now() < stop) await new Promise((done) => setTimeout(done, 100));
    await new Promise((done) => setTimeout(done, 2000));
    assert.equal(accepted.filter((url) => url.endsWith('/api/responses')).length, 1);
    assert.equal(await later.evaluate('hehuo.version'), NEXT);
    await later.goto(`${host.origin}/`);
    await new Promise((done) => setTimeout(done, 2000));
    assert.equal(accepted.length, 1, 'it is not sent again on the page after that');
    await first.context.close();
  });

  it('in two tabs: a later version that changes the database is not held up, and the older one still sends', async () => {
    const opened = await open(A, SURVEY);
    await says(opened.page, 'need-survey', /开始填写|一分钟/, 30_000);
    const other = await tab(opened);
    await other.goto(`${host.origin}/api/service.json`);
    const upgraded = await other.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name = '' }) => name);
      const upgrade = (name: string) =>
        new Promise<string>((done) => {
          const request = indexedDB.open(name, 2);
          request.onblocked = () => done('blocked');
          request.onerror = () => done('failed');
          request.onsuccess = () => (request.result.close(), done('upgraded'));
        });
      return Object.fromEntries(
        await Promise.all(names.map(async (name) => [name, await upgrade(name)] as const)),
      );
    });
    assert.deepEqual(upgraded, { hehuo: 'upgraded', 'hehuo-outbox': 'upgraded' });
    await fillIn(opened.page, '想学二胡');
    await says(opened.page, 'need-survey', /已送达/, 30_000);
    assert.deepEqual(opened.faults, []);
    await opened.close();
  });
});
