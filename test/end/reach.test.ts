/** What must be reached whatever the reader's way: pasted, copied, large, narrow, in few colours, on paper, and back again. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { csvOf } from '../../src/element/part/csv';
import { removeFolder, temporaryFolder } from '../aid/child';
import { startHost, type Host } from '../aid/host';
import { closeBrowser, deep, openPage, goesTo, says, type PageOptions } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';

const CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const KIT = '<script src="/hehuo.js" defer></script>';
const TAGS = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'] as const;
const ELEMENTS = TAGS.map((tag) => `<${tag} backend="/api/"></${tag}>`).join('');
const SHOWN = {
  'course-calendar': /11月/,
  'partner-directory': /\d+ ?家/,
  'need-survey': /开始填写|一分钟/,
  'fund-tracker': /元|¥/,
};

/** A program that a fresh machine may lack: a reason to skip at home, a failure in CI. */
const lacks = (command: string, flag: string, cure: string): string | false =>
  spawnSync(command, [flag]).error && !CI ? `there is no ${command} (Debian: ${cure})` : false;

describe('what the elements hold', { concurrency: false }, () => {
  let server: RunningServer;
  let host: Host;
  before(async () => {
    server = await startServer({ profile: 'tiny' });
    host = await startHost(server.url);
  });
  after(async () => {
    await closeBrowser();
    host.stop();
    await server.stop();
  });

  async function open(body: string, options: PageOptions = {}, head = '') {
    const page = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title>
      <link rel="icon" href="data:,">${head}${KIT}<body>${body}`;
    host.answer = (path) =>
      path === '/' ? page : path === '/other' ? '<title>别处</title><p>别处</p>' : undefined;
    return openPage(`${host.origin}/`, { width: 1000, height: 900, ...options });
  }

  /** All four with their data. */
  async function all(options: PageOptions = {}, head = '') {
    const opened = await open(ELEMENTS, options, head);
    for (const tag of TAGS) {
      await goesTo(opened.page, tag, SHOWN[tag]);
    }
    return opened;
  }

  it('takes pasted and composed text, and gives text to copy, on a page that forbids the three', async () => {
    const forbid = `<script>for (const name of ['copy', 'cut', 'paste', 'selectstart', 'contextmenu', 'beforeinput'])
      document.addEventListener(name, (event) => {
        if (!/INPUT|TEXTAREA/.test(event.target.tagName)) event.preventDefault();
      });</script><style>* { user-select: none }</style>`;
    const { page, close } = await open('<partner-directory backend="/api/"></partner-directory>', {}, forbid);
    await says(page, 'partner-directory', /\d+ ?家/);
    const field = await deep(page, 'input[type=search]');
    await field.focus();
    const session = await page.createCDPSession();
    await session.send('Input.imeSetComposition', { text: 'shu', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.insertText', { text: '书画' });
    const value = () => field.evaluate((input) => (input as HTMLInputElement).value);
    assert.equal(await value(), '书画');
    // What the keys of a person do; here the driver names the command that a key stands for.
    const edit = (key: 'a' | 'x' | 'v', command: string) => page.keyboard.press(key, { commands: [command] });
    await edit('a', 'selectAll');
    await edit('x', 'cut');
    assert.equal(await value(), '');
    await edit('v', 'paste');
    await edit('v', 'paste');
    assert.equal(await value(), '书画书画');
    await close();
  });

  it('is there again after the way back, without a second question to the backend or a lost choice', async () => {
    const { page, requests, close } = await open('<partner-directory backend="/api/"></partner-directory>');
    await says(page, 'partner-directory', /\d+ ?家/);
    const field = await deep(page, 'input[type=search]');
    await field.type('书');
    const asked = requests.length;
    await page.goto(`${host.origin}/other`);
    await page.goBack();
    await says(page, 'partner-directory', /\d+ ?家/);
    const restored = await page.evaluate(
      () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).type,
    );
    // Out of the browser's own cache the page stands as it stood: had the kit kept it out of there, it was loaded anew.
    assert.notEqual(restored, 'back_forward', 'the page was not kept');
    const kept = await deep(page, 'input[type=search]');
    assert.equal(await kept.evaluate((input) => (input as HTMLInputElement).value), '书');
    const again = requests.slice(asked).filter((url) => !/\/(other|favicon\.ico)$/.test(url));
    assert.deepEqual(again, []);
    await close();
  });

  it('tells search engines of each session shown once, whatever the calendars, where Trusted Types are required', async () => {
    host.headers = {
      'Content-Security-Policy':
        "script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
    };
    const tag = '<course-calendar backend="/api/"></course-calendar>';
    const { page, faults, close } = await open(`<div id="first">${tag}</div><div id="other">${tag}</div>`);
    host.headers = {};
    interface Told {
      '@type': string;
      [member: string]: unknown;
    }
    const told = (where: string) =>
      page.evaluate(
        (id) =>
          [...document.querySelectorAll(`#${id} > course-calendar > script[type="application/ld+json"]`)].map(
            (script) => (JSON.parse(script.innerHTML) as { '@graph': Told[] })['@graph'],
          ),
        where,
      );
    await says(page, '#first course-calendar', /\d 节课/);
    await page.waitForFunction(() => document.querySelector('script[type="application/ld+json"]'));
    await new Promise((done) => setTimeout(done, 3000));
    // Whichever of the two was ready first.
    const [own, rest] = (await told('first')).length ? ['first', 'other'] : ['other', 'first'];
    const [list = []] = await told(own);
    assert.ok(list.length >= 5 && list.length <= 100, String(list.length));
    assert.deepEqual(await told(rest), [], 'the same sessions are told once');
    const ids = list.map(({ identifier }) => identifier);
    assert.equal(new Set(ids).size, ids.length);
    for (const one of list) {
      assert.equal(one['@type'], 'Event');
      assert.match(String(one.name), /（示例）/);
      assert.ok(Date.parse(String(one.endDate)) > Date.parse(String(one.startDate)), String(one.startDate));
      assert.match(String(one.eventStatus), /schema\.org\/Event(Scheduled|Cancelled|Rescheduled)$/);
      assert.ok((one.location as Told).address, JSON.stringify(one));
      for (const offer of one.offers as Told[]) assert.match(String(offer.price ?? '0.00'), /^\d+\.\d\d$/);
    }
    // What that one no longer shows, narrowed by words or gone, the other tells of.
    const idsOf = async (where: string) => (await told(where))[0]?.map(({ identifier }) => identifier);
    const search = (words: string, where = own) =>
      page.evaluate(
        (id, text) => {
          const root = document.querySelector(`#${id} course-calendar`)?.shadowRoot;
          const field = root?.querySelector<HTMLInputElement>('.search input');
          if (!field) throw new Error('no search field');
          field.value = text;
          field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        },
        where,
        words,
      );
    const tells = (where: string, does: boolean) =>
      page.waitForFunction(
        (id, wanted) =>
          (document.querySelector(`#${id} script[type="application/ld+json"]`) !== null) === wanted,
        {},
        where,
        does,
      );
    // Said again without a change, it is left as it is.
    const same = () =>
      page.evaluate((id) => {
        const { kept } = window as { kept?: Element };
        const now = document.querySelector(`#${id} script[type="application/ld+json"]`);
        (window as { kept?: Element | null }).kept = now;
        return now === kept;
      }, own);
    await same();
    await search('太极', rest);
    await new Promise((done) => setTimeout(done, 3000));
    assert.ok(await same(), 'written anew for nothing');
    await search('', rest);
    await search('没有这样的课');
    await tells(own, false);
    assert.deepEqual(await idsOf(rest), ids);
    await search('');
    await page.evaluate((id) => document.getElementById(id)?.remove(), rest);
    await tells(own, true);
    assert.deepEqual(await idsOf(own), ids);
    assert.deepEqual(faults, []);
    await close();
  });

  it('shows 10,000 of a month of 50,000 sessions, says that there are more, and stays usable', async () => {
    interface Listed {
      items: { id: string }[];
    }
    host.change = (path, answer) => {
      if (!/\/sessions\/2026-11/.test(path)) return answer;
      const { items } = answer as Listed;
      const many = Array.from({ length: 50_000 }, (_, n) => ({ ...items[n % items.length], id: `s${n}` }));
      return { ...(answer as object), items: many };
    };
    const { page, faults, close } = await open('<course-calendar backend="/api/"></course-calendar>');
    await says(page, 'course-calendar', /仅显示前面一部分/, 60_000);
    const nodes = await page.evaluate(
      () => document.querySelector('course-calendar')?.shadowRoot?.querySelectorAll('*').length ?? 0,
    );
    assert.ok(nodes < 3000, `${nodes} elements`);
    await says(page, 'course-calendar', /10,?000 节课/);
    const began = Date.now();
    await (await deep(page, '[data-move="1"]')).evaluate((button) => (button as HTMLElement).click());
    await says(page, 'course-calendar', /2026年12月[\s\S]*\d 节课/);
    await (await deep(page, '[data-move="-1"]')).evaluate((button) => (button as HTMLElement).click());
    await says(page, 'course-calendar', /2026年11月[\s\S]*10,?000 节课/);
    assert.ok(Date.now() - began < 8000, `${Date.now() - began} ms for the next month and the way back`);
    host.change = undefined;
    assert.deepEqual(faults, []);
    await close();
  });

  const HARD: [name: string, options: PageOptions, head: string][] = [
    ['at 320 px', { width: 320 }, ''],
    ['at 400 % of 1280 px', { width: 320, height: 256 }, ''],
    ['in text of 30 px', { width: 360 }, '<style>:root { --hehuo-font-size: 30px }</style>'],
    ['from right to left', { width: 360 }, '<script>document.documentElement.dir = "rtl"</script>'],
    ['in forced colours', { width: 360, forcedColors: true }, ''],
  ];
  for (const [name, options, head] of HARD)
    it(`is whole ${name}: nothing beyond the edge, nothing cut off, nothing unseen`, async () => {
      const { page, close } = await all(options, head);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(width <= 0, `${width} px wider than the screen`);
      const cut = await page.evaluate((tags) => {
        const found: string[] = [];
        for (const tag of tags)
          for (const one of document.querySelector(tag)?.shadowRoot?.querySelectorAll<HTMLElement>('*') ??
            []) {
            const style = getComputedStyle(one);
            if (one.closest('.unseen, svg') || !one.getClientRects().length || !one.textContent?.trim())
              continue;
            const scrolls = /auto|scroll/.test(style.overflowX);
            const hides = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis';
            if (hides && !scrolls && one.scrollWidth > one.clientWidth + 2)
              found.push(`${tag} ${one.localName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`);
            if (style.color === style.backgroundColor) found.push(`${tag} unseen: ${one.className}`);
          }
        return found;
      }, TAGS);
      assert.deepEqual(cut, []);
      await close();
    });

  it(
    'is text in the PDF that is printed: every session, partner and sum that is on screen',
    { skip: lacks('pdftotext', '-v', 'poppler-utils') },
    async () => {
      const { page, close } = await all();
      const wanted = await page.evaluate((tags) => {
        const words: string[] = [];
        for (const tag of tags)
          for (const one of document.querySelector(tag)?.shadowRoot?.querySelectorAll('h2, h3, td, dd') ?? [])
            if (
              one.getClientRects().length &&
              !one.closest('dialog, .unseen, [role=grid]') &&
              !one.querySelector('button')
            )
              words.push((one.textContent ?? '').replace(/\s+/g, ''));
        return [...new Set(words)].filter((word) => word.length > 1 && word.length < 20);
      }, TAGS);
      assert.ok(wanted.length > 20, `only ${wanted.join()}`);
      const folder = temporaryFolder('paper');
      const file = join(folder, 'page.pdf');
      await page.pdf({ path: file, format: 'A4', timeout: 150_000, waitForFonts: false });
      const { stdout } = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
      const paper = stdout.replace(/\s+/g, '').normalize('NFKC');
      const lost = wanted.filter((word) => !paper.includes(word.normalize('NFKC')));
      removeFolder(folder);
      assert.deepEqual(lost, []);
      await close();
    },
  );
});

describe(
  'the poster of the calendar',
  { concurrency: false, skip: lacks('pdftotext', '-v', 'poppler-utils') },
  () => {
    let server: RunningServer;
    let host: Host;
    before(async () => {
      server = await startServer({ profile: 'tiny' });
      host = await startHost(server.url);
    });
    after(async () => {
      await closeBrowser();
      host.stop();
      await server.stop();
    });

    /** So many sessions in November, each with a name of its own, as data in the page. */
    function inline(count: number): string {
      const two = (n: number): string => String(n).padStart(2, '0');
      const sessions = Array.from({ length: count }, (_, at) => ({
        id: `s${at}`,
        courseId: `c${at % 7}`,
        start: `2026-11-${two((at % 30) + 1)}T${two(8 + (at % 11))}:00:00+08:00`,
        end: `2026-11-${two((at % 30) + 1)}T${two(9 + (at % 11))}:30:00+08:00`,
        areaId: 'st',
        status: at % 9 === 4 ? 'cancelled' : 'scheduled',
        ...(at % 9 === 4 && { changeReason: '老师生病' }),
      }));
      const courses = Array.from({ length: 7 }, (_, at) => ({
        id: `c${at}`,
        title: `书法课${'、'.repeat(at ? 1 : 0)}${'长长的名字'.repeat(at)}`,
        kind: 'course',
        status: 'published',
        offers: [{ id: 'o', tier: 'low_fee', amountFen: 1500, unit: 'session', materialsFen: 200 }],
      }));
      const service = {
        contractVersion: '1.0',
        operator: { name: '安大社区', phone: '0531-0000-0002' },
        timeZone: 'Asia/Shanghai',
        areas: [{ id: 'st', level: 'station', name: '安大社区实践站' }],
        capabilities: { classes: ['static-read'] },
      };
      const included = { courses, venues: [], partners: [] };
      return JSON.stringify({
        service,
        sessions: { items: sessions, asOf: '2026-11-23T09:00:00+08:00', included },
      });
    }

    const CASES: [count: number, chosen: string, size: string][] = [
      [10, '', 'A4'],
      [10, 'a3-landscape', 'A3'],
      [400, '16', 'A4'],
      [400, 'a3-landscape-12', 'A3'],
    ];
    for (const [count, chosen, size] of CASES)
      it(`prints all of ${count} sessions and nothing of the page around it: ${chosen || 'as it opens'}`, async () => {
        const body = `<header>街道新闻</header><main><p>别的文章</p><div class="box">旁边的话<course-calendar sync-url
        view="poster" month="2026-11"><script type="application/json">${inline(count)}</script></course-calendar>
        </div></main><footer>网站备案</footer>`;
        const css =
          'body{margin:40px;padding:30px}.box{width:700px;height:500px;overflow:auto;position:relative;transform:scale(.9)}';
        const page0 = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title>
        <link rel="icon" href="data:,"><link rel="canonical" href="https://www.jiyang.example.cn/kc">
        <style>${css}</style>${KIT}<body>${body}`;
        host.answer = (path) => (path.split('?')[0] === '/' ? page0 : undefined);
        const opened = await openPage(`${host.origin}/?course-poster=${chosen}`, {
          width: 1000,
          height: 900,
        });
        const { page, faults, close } = opened;
        await says(page, 'course-calendar', new RegExp(`共 ${count} 节课`));
        const folder = temporaryFolder('poster');
        const file = join(folder, 'poster.pdf');
        const sheets = await page.evaluate(
          () =>
            document.querySelector('course-calendar')?.shadowRoot?.querySelectorAll('.p-frame').length ?? 0,
        );
        await page.pdf({ path: file, preferCSSPageSize: true, timeout: 150_000 });
        const run = (command: string, ...args: string[]): string =>
          spawnSync(command, args, { encoding: 'utf8' }).stdout;
        const pages = run('pdftotext', file, '-').normalize('NFKC').split('\f').slice(0, -1);
        const info = run('pdfinfo', file);
        removeFolder(folder);
        assert.equal(pages.length, sheets, 'a sheet of paper for each sheet on screen');
        assert.match(info, new RegExp(`\\(${size}\\)`));
        const all = pages.join('');
        assert.doesNotMatch(all, /街道新闻|别的文章|旁边的话|网站备案|打印/);
        const times = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
        assert.equal(times(all, /书法课/g), count, 'names');
        assert.equal(times(all, /至 ?(晚上|下午|中午|上午)?\d+:30/g), count, 'times');
        assert.equal(times(all, /老师生病/g), times(all, /取消/g));
        pages.forEach((text, at) => {
          assert.equal(
            times(text, /书法课/g),
            times(text, /每次 15 元/g),
            `sheet ${at + 1}: no session is cut`,
          );
          assert.match(text, /安大社区/);
          assert.match(text, /2026年11月/);
          assert.match(text, /0531-0000-0002/);
          assert.match(text, /月\d+日 周/);
        });
        assert.match(pages[0] ?? '', /扫码/);
        const code = await page.evaluate(
          () =>
            document.querySelector('course-calendar')?.shadowRoot?.querySelector<SVGElement>('.p-code svg')
              ?.dataset.text,
        );
        assert.equal(code, 'https://www.jiyang.example.cn/kc');
        assert.ok(
          await page.evaluate(() => !document.querySelector('[data-hehuo-way]')),
          'the page is left as it was',
        );
        if (count === 10) assert.ok(pages.length <= 2, 'ten sessions on few sheets');
        assert.deepEqual(faults, []);
        await close();
      });
  },
);

it(
  'a table whose cells begin like formulas is opened by LibreOffice as text',
  { skip: lacks('soffice', '--version', 'libreoffice-calc-nogui') },
  () => {
    const starts = ['=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', '＝', '＋', '－', '＠', '"=', "'="];
    const cells = starts.map((start) => `${start}1+1`);
    const folder = temporaryFolder('csv');
    writeFileSync(
      join(folder, 'a.csv'),
      csvOf([...cells.map((cell) => [cell, 7] as const), ['=HYPERLINK("http://x.example","点我")', 8]]),
    );
    // UTF-8, commas, quotes; the last word lets formulas in where a cell is one, as Excel does.
    const made = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        ...['--headless', '--infilter=CSV:44,34,76,1,,0,false,true,false,true'],
        ...['--convert-to', 'fods', '--outdir', folder, join(folder, 'a.csv')],
      ],
      { encoding: 'utf8', timeout: 120_000 },
    );
    assert.equal(made.status, 0, made.stderr);
    const sheet = readFileSync(join(folder, 'a.fods'), 'utf8');
    assert.match(sheet, /office:value="7"/, 'the sheet was not read');
    assert.doesNotMatch(sheet, /table:formula|xlink:href="http:\/\/x/);
    removeFolder(folder);
  },
);
