/** The four elements in browsers down to the floor, Chromium 78: every function works, and nothing is thrown. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Course, Enrolment, SeatCount, Session } from '../../src/contract';
import { startHost, type Host } from '../aid/host';
import { startServer, type RunningServer } from '../aid/server';
import { launchOld, type OldBrowser, type OldPage } from './driver';
import { absence, BUILDS, executableOf, type Build } from './fetch';
import { fillIn } from './survey';
import { countOf, PATIENCE, press, says, SEEK, waitFor, write } from './visitor';

/** From here on the kit comes in modules; before, in one script for each element. */
const MODULES = 103;
/** Where pictures for the eye are put, when one asks for them. */
const { HEHUO_SHOTS } = process.env;

const WIDE = { width: 1000, height: 900 };
type Shot = (name: string) => Promise<void>;

let server: RunningServer;
let host: Host;
before(async () => {
  server = await startServer();
  host = await startHost(server.url);
  host.answer = (path) => {
    const tag = /^\/\?([a-z-]+)$/.exec(path)?.[1];
    return (
      tag &&
      `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title><link rel="icon" href="data:,">
      <script src="/hehuo.js" defer></script><body><${tag} backend="/api/"></${tag}>`
    );
  };
});
after(async () => {
  host.stop();
  await server.stop();
});

// Two at a time: much of what a browser does is waiting.
describe('the four elements', { concurrency: 2 }, () => {
  for (const build of BUILDS)
    describe(`in Chromium ${build.version}`, { concurrency: false, skip: absence(build) ?? false }, () =>
      tests(build),
    );
});

function tests(build: Build): void {
  let browser: OldBrowser;
  before(async () => {
    browser = await launchOld(await executableOf(build));
  });
  after(() => browser?.stop());

  it('is the version that it is taken for', () => {
    assert.equal(browser.version.split('.')[0], String(build.version));
  });

  /** An element alone on a page, from its code to `visit`, and that nothing went wrong on the way. */
  async function at(tag: string, visit: (page: OldPage, shot: Shot) => Promise<void>): Promise<void> {
    const page = await browser.open(`${host.origin}/?${tag}`, WIDE, SEEK);
    await visit(page, (name) => shoot(page, `${build.version}-${tag}-${name}`));
    const code = page.requests
      .map((url) => new URL(url).pathname)
      .filter((path) => /^\/(part\/|hehuo-)/.test(path));
    if (build.version < MODULES) assert.deepEqual(code, [`/hehuo-${tag}.js`], 'not the one script');
    else
      assert.ok(
        code.length > 1 && code.every((path) => path.startsWith('/part/')),
        `not modules: ${code.join()}`,
      );
    assert.deepEqual(page.faults, []);
    // Chromium lays these out as blocks, whatever the style says: buttons before 83, groups of fields before 86.
    const lost = await page.call(() =>
      seek('button, fieldset')
        .filter((one) => /grid/.test(getComputedStyle(one).display))
        .map((one) => one.className),
    );
    assert.deepEqual(lost, [], 'columns that Chromium 78 does not make');
    await page.close();
  }

  it('course-calendar shows the month, narrows it by brand and tier, lists it, opens a session', () =>
    at('course-calendar', async (page, shot) => {
      const all = await found(page);
      await shot('month');
      await press(page, '.brands .toggle', '下班后来吧');
      const branded = await found(page, (count) => count < all);
      await press(page, '[data-more-filters]');
      await press(page, '.tiers .toggle', '公益');
      await found(page, (count) => count < branded);
      await press(page, 'button.clear');
      await found(page, (count) => count === all);
      await press(page, 'button', '^\\s*列表');
      await waitFor(page, '.session', (count) => count > 10);
      await shot('list');
      await press(page, '.session');
      await waitFor(page, 'dialog[open] .detail', (count) => count === 1);
      await shot('detail');
      await page.key('Escape', 27);
      await waitFor(page, 'dialog[open]', (count) => count === 0);
    }));

  it('course-calendar lays out the week, and enrols for a class; the server has given the seat', () =>
    at('course-calendar', async (page, shot) => {
      await found(page);
      await press(page, '[data-view="week"]');
      await waitFor(page, '.week [data-id]', (count) => count > 10);
      await shot('week');
      const { id, start } = await openClass();
      await press(page, '[data-view="month"]');
      const day = start.slice(0, 10);
      if (day > '2026-12') await press(page, '[data-move="1"]');
      await press(page, `td[data-date="${day}"] .date`);
      await press(page, `dialog .session[data-id="${id}"]`);
      await press(page, '[data-enrol]');
      await write(page, '#enrol-callName', '王阿姨');
      await write(page, '#enrol-phone', `1380000${String(build.version).padStart(4, '0')}`);
      await shot('enrol');
      await press(page, '[data-enrol-send]');
      await says(page, 'course-calendar', /已报上/);
      const receipt = await page.call(() => seek('[data-receipt]')[0]?.dataset.receipt ?? '');
      const kept = await fetch(`${server.url}/api/enrolments/${receipt}.json`);
      assert.equal(((await kept.json()) as Enrolment).status, 'confirmed');
    }));

  it('partner-directory shows the partners, finds by word, opens a record', () =>
    at('partner-directory', async (page, shot) => {
      await says(page, 'partner-directory', /共 240 家/);
      await shot('list');
      await write(page, 'input[type=search]', '幼儿园');
      await waitFor(page, 'button.name', (count) => count === 4);
      await press(page, 'button.name', '安澜幼儿园');
      await waitFor(page, '.record', (count) => count === 1);
      await shot('record');
    }));

  it('fund-tracker adds up, opens a fund, and filters its ledger', () =>
    at('fund-tracker', async (page, shot) => {
      await says(page, 'fund-tracker', /核对无误/);
      await shot('funds');
      await press(page, 'button', '看账目：槐树里');
      await waitFor(page, '#tab-ledger', (count) => count === 1);
      await shot('fund');
      await says(page, 'fund-tracker', /逐笔核对 273 笔/);
      await press(page, '#tab-ledger');
      await waitFor(page, '.entries tbody tr', (count) => count > 5);
      await shot('ledger');
      await press(page, '.ledger .toggle', '支出');
      await says(page, 'fund-tracker', /\d 笔：收入 0\.00/);
    }));

  it('need-survey is filled in and sent; the server has the answer', () =>
    at('need-survey', async (page, shot) => {
      await says(page, 'need-survey', /一分钟心愿/);
      await shot('which');
      await fillIn(page, `想学二胡${build.version}`);
      await shot('receipt');
      const receipt = await page.call(() => seek('[data-receipt]')[0]?.dataset.receipt ?? '');
      assert.match(receipt, /\w{6}/);
      const kept = await fetch(`${server.url}/api/needs/${receipt}.json`);
      assert.equal(kept.status, 200, `the server does not know ${receipt}`);
    }));
}

interface Month {
  items: (Session & { seats?: SeatCount })[];
  included: { courses: Course[] };
}

/** A class that anybody may enrol for now, with seats for all browsers. */
async function openClass(): Promise<Session> {
  const now = Date.parse('2026-11-23T09:00:00+08:00');
  for (const name of ['2026-11', '2026-12']) {
    const month = (await (await fetch(`${server.url}/api/sessions/${name}.json`)).json()) as Month;
    const courses = new Map(month.included.courses.map((course) => [course.id, course]));
    const fits = month.items.find(({ courseId, start, status, seats }) => {
      const { enrol, guardianRequired } = courses.get(courseId) ?? {};
      const open = enrol?.mode === 'first_come' && !guardianRequired && status === 'scheduled';
      const [from, to] = [enrol?.opensAt ?? start, enrol?.closesAt ?? start].map((at) => Date.parse(at));
      const soon = Date.parse(start) > now + 26 * 3_600_000;
      return open && soon && (from ?? now) < now && (to ?? now) > now && (seats?.left ?? 0) > BUILDS.length;
    });
    if (fits) return fits;
  }
  throw new Error('the demonstration data have no such class');
}

/** How many classes the calendar says that it shows, once that fits. */
async function found(
  page: OldPage,
  fits: (count: number) => boolean = (count) => count > 100,
): Promise<number> {
  const stop = Date.now() + PATIENCE;
  let count = 0;
  do {
    const text = await page.call(() => seek('.found').map((one) => one.textContent ?? '')[0] ?? '');
    count = Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
  } while (!fits(count) && Date.now() < stop);
  assert.ok(fits(count), `${count} classes; ${await countOf(page, '.session')} listed`);
  return count;
}

/** Pictures at two widths. */
async function shoot(page: OldPage, name: string): Promise<void> {
  if (!HEHUO_SHOTS) return;
  mkdirSync(HEHUO_SHOTS, { recursive: true });
  for (const width of [360, WIDE.width]) {
    await page.resize({ width, height: 1400 });
    await new Promise((done) => setTimeout(done, 600));
    writeFileSync(`${HEHUO_SHOTS}/${name}-${width}.png`, await page.shot());
  }
  await page.resize(WIDE);
}
