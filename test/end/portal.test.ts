/** The demonstration portal on the real server, as a reader meets it: well, and when things go wrong. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startFaulty, type Faulty } from '../aid/faulty';
import { closeBrowser, deep, openPage, goesTo, says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';

const TAGS = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'] as const;

/** Words that prove that an element shows its data, not only its frame. */
const PROOF: Record<(typeof TAGS)[number], RegExp> = {
  // The grid and its lunar days stand before the month is read.
  'course-calendar': /2026年11月[\s\S]*\d 节课[\s\S]*廿/,
  'partner-directory': /174[\s\S]*（示例）/,
  'need-survey': /（示例）/,
  'fund-tracker': /核对无误/,
};

/** What an element must have kept to show its data again. */
const LISTS = {
  'course-calendar': 'sessions',
  'partner-directory': 'partners',
  'need-survey': 'surveys',
  'fund-tracker': 'funds',
};

/** Waits until the last good answer to a question lies on disk: it is written when the page is idle. */
const onDisk = (page: Page, resource: string) =>
  page.waitForFunction(
    async (name) => {
      // Opened before the kit has, it would be made without its store.
      if (!(await indexedDB.databases()).some((one) => one.name === 'hehuo')) return false;
      const read = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done, failed) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => failed(new Error('the store cannot be read'));
        });
      const database = await read(indexedDB.open('hehuo'));
      const store = database.transaction('last-good').objectStore('last-good');
      const keys = (await read(store.getAllKeys())).map(String);
      database.close();
      return ['service', name].every((one) => keys.some((key) => key.includes(` ${one} `)));
    },
    { polling: 200 },
    resource,
  );

describe('the portal', { concurrency: false }, () => {
  let server: RunningServer;
  let faulty: Faulty;
  let hostile: RunningServer;

  before(async () => {
    [server, hostile] = await Promise.all([
      startServer({ profile: 'jiyang' }),
      startServer({ profile: 'hostile' }),
    ]);
    faulty = await startFaulty(server.url);
  });

  after(async () => {
    await closeBrowser();
    await faulty.stop();
    await Promise.all([server.stop(), hostile.stop()]);
  });

  const healed = () => faulty.set({ kind: 'pass' });

  it('shows the four elements with data of the backend, without an error or a policy violation', async () => {
    healed();
    const { page, faults, close } = await openPage(`${faulty.url}/`, { width: 1280, height: 900 });
    for (const tag of TAGS) {
      await goesTo(page, tag, PROOF[tag]);
    }
    assert.deepEqual(faults, []);
    await close();
  });

  it('asks for service.json once for four elements, and for nothing that is far from the screen', async () => {
    healed();
    const { page, requests, close } = await openPage(`${faulty.url}/`, { width: 1280, height: 700 });
    await says(page, 'course-calendar', PROOF['course-calendar']);
    const api = () => requests.filter((url) => url.includes('/api/'));
    assert.equal(api().filter((url) => url.includes('funds')).length, 0, 'the funds are below the fold');
    await goesTo(page, 'fund-tracker', PROOF['fund-tracker']);
    assert.equal(api().filter((url) => url.includes('service.json')).length, 1);
    await close();
  });

  for (const [name, fault, words] of [
    ['stopped (connection cut)', { kind: 'cut' }, /连不上/],
    ['answering 500', { kind: 'status', status: 500 }, /故障/],
    ['answering 503 with Retry-After', { kind: 'status', status: 503, retryAfter: 30 }, /人太多[\s\S]*30/],
    ['answering 404', { kind: 'status', status: 404 }, /没有找到/],
    ['answering HTML (captive portal)', { kind: 'html' }, /无法识别/],
    ['answering truncated JSON', { kind: 'truncate' }, /无法识别/],
  ] as const) {
    it(`says what is wrong in each element and keeps the fallback when the backend is ${name}`, async () => {
      faulty.set(fault);
      for (const tag of TAGS) {
        const { page, close } = await openPage(`${faulty.url}/${tag}.html`);
        const text = await says(page, tag, words);
        assert.match(text, /正在加载；如一直没有显示/, `${tag}: the fallback children are shown`);
        assert.match(text, /重试/, `${tag}: there is a way out`);
        await close();
      }
      healed();
    });
  }

  it('says that it is slow after the time limit instead of turning for ever', async () => {
    faulty.set({ kind: 'hang' });
    const { page, close } = await openPage(`${faulty.url}/fund-tracker.html`);
    await says(page, 'fund-tracker', /正在加载/);
    await says(page, 'fund-tracker', /没有回应/, 20_000);
    healed();
    await close();
  });

  it('shows a slow answer when it comes', async () => {
    faulty.set({ kind: 'delay', ms: 1500 });
    const { page, close } = await openPage(`${faulty.url}/partner-directory.html`);
    await says(page, 'partner-directory', PROOF['partner-directory']);
    healed();
    await close();
  });

  for (const tag of TAGS) {
    it(`keeps what <${tag}> showed, with its time, when the backend goes away and the page is loaded again`, async () => {
      healed();
      const { page, close } = await openPage(`${faulty.url}/${tag}.html`);
      await says(page, tag, PROOF[tag]);
      await onDisk(page, LISTS[tag]);
      faulty.set({ kind: 'cut' });
      await page.setCacheEnabled(false); // the browser's own cache would answer for a minute
      await page.reload({ waitUntil: 'load' });
      const text = await says(page, tag, /上次更新/);
      assert.match(text, PROOF[tag]);
      healed();
      const retry = await deep(page, '.stale button');
      await retry.evaluate((button) => (button as HTMLElement).click());
      await page.waitForFunction(
        (name) => !document.querySelector(name)?.shadowRoot?.querySelector('.stale'),
        {},
        tag,
      );
      await close();
    });
  }

  it('shows the good records of the hostile profile and says how many were set aside; no script of the data runs', async () => {
    for (const tag of TAGS) {
      const { page, faults, close } = await openPage(`${hostile.url}/${tag}.html`);
      await says(page, tag, /（示例）/);
      // The survey's records are all sound; the others each lose some and say how many.
      const text = await says(page, tag, tag === 'need-survey' ? /填写/ : /条记录格式有误/);
      assert.doesNotMatch(text, /1[3-9]\d{9}/, `${tag}: no mobile number is shown`);
      assert.equal(await page.evaluate(() => 'hacked' in window), false);
      assert.deepEqual(faults, [], `${tag}: no error, no policy violation`);
      if (tag !== 'need-survey')
        assert.match(text, /条记录格式有误/, `${tag}: set aside records are counted`);
      await close();
    }
  });

  it('speaks English and the elder appearance on request, and never scrolls sideways at 320 px', async () => {
    for (const tag of TAGS) {
      for (const query of ['', '?appearance=elder', '?lang=en', '?appearance=elder&lang=en&theme=dark']) {
        const { page, close } = await openPage(`${server.url}/${tag}.html${query}`, {
          width: 320,
          height: 640,
        });
        await says(page, tag, query.includes('lang=en') ? /Demonstration data|demonstration/i : /演示数据/);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${tag}${query} is ${wide} px too wide`);
        await close();
      }
    }
  });
});
