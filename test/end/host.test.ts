/** Pages that are hard on what is put into them: old libraries, old encodings, greedy scripts, strict policies. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startHost, type Host } from '../aid/host';
import { closeBrowser, openPage, goesTo, says, textOf, type OpenPage, type PageOptions } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';
import { fillIn } from '../faults/resident';

const ELEMENTS = `<course-calendar backend="/api/" view="agenda"><a href="/c">课程</a></course-calendar>
  <partner-directory backend="/api/"></partner-directory>
  <need-survey backend="/api/"></need-survey>
  <fund-tracker backend="/api/"></fund-tracker>`;
const SURVEY = '<need-survey backend="/api/"></need-survey>';
const KIT = '<script src="/hehuo.js" defer></script>';

/** The real libraries: Debian's packages and npm's. */
const LIBRARIES: Record<string, string> = {
  prototype: '/usr/share/javascript/prototype/prototype.js',
  mootools: '/usr/share/javascript/mootools/mootools-core-nc.js',
  requirejs: 'node_modules/requirejs/require.js',
  jquery: 'node_modules/jquery/dist/jquery.js',
};
const CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const missing = Object.values(LIBRARIES).filter((path) => !existsSync(path));
const skip =
  missing.length && !CI
    ? `not installed: ${missing.join(', ')} (Debian: libjs-prototype, libjs-mootools)`
    : false;

describe('on a page', { concurrency: false }, () => {
  let server: RunningServer;
  let host: Host;
  before(async () => {
    server = await startServer();
    host = await startHost(server.url);
  });
  after(async () => {
    await closeBrowser();
    host.stop();
    await server.stop();
  });

  interface Around {
    head?: string;
    /** Replaces the whole page. */
    page?: string | Buffer;
    type?: string;
    policy?: string;
    origin?: string;
    options?: PageOptions;
  }

  async function open(
    body: string,
    { head = '', page, type, policy, origin, options }: Around = {},
  ): Promise<OpenPage> {
    const whole = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title>
      <link rel="icon" href="data:,">${head}${KIT}<body>${body}`;
    host.headers = {
      ...(type && { 'Content-Type': type }),
      ...(policy && { 'Content-Security-Policy': policy }),
    };
    host.answer = (path) => {
      const library = /^\/lib\/(\w+)\.js$/.exec(path)?.[1];
      if (library) return readFileSync(LIBRARIES[library] ?? '');
      return path === '/' ? (page ?? whole) : undefined;
    };
    return openPage(origin ?? `${host.origin}/`, { width: 1100, height: 900, ...options });
  }

  /** All four show their data. */
  async function work({ page, faults }: OpenPage, fine: RegExp = /^$/): Promise<void> {
    for (const [tag, what] of [
      ['course-calendar', /11月/],
      ['partner-directory', /共 ?\d+ ?家|\d+ 家/],
      ['need-survey', /开始填写|一分钟/],
      ['fund-tracker', /￥|¥|元/],
    ] as const) {
      await goesTo(page, tag, what);
    }
    assert.deepEqual(
      faults.filter((one) => !fine.test(one)),
      [],
    );
  }

  let said = 0;
  /** The survey is filled in and sent; what the server has is what was written. */
  async function send({ page }: OpenPage): Promise<string> {
    const words = `想学二胡${(said += 1)}`;
    const bodies: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && /\/responses/.test(request.url()))
        bodies.push(request.postData() ?? '');
    });
    await fillIn(page, words);
    await says(page, 'need-survey', /已送达/);
    const body = bodies.find((one) => one.includes(words));
    assert.ok(body, 'nothing was sent');
    const { answers } = JSON.parse(body) as { answers: unknown };
    assert.equal(typeof answers, 'object', 'answers were written as text by a library of the page');
    return body;
  }

  for (const modern of [true, false]) {
    const old = () => void Reflect.deleteProperty(window, 'structuredClone');
    it(`in GBK the words are right (${modern ? 'modules' : 'one script for each'})`, async () => {
      const text = `<html><head><title>街道办事处</title>${KIT}</head><body>${ELEMENTS}`;
      const { stdout } = spawnSync('iconv', ['-f', 'utf-8', '-t', 'gbk'], { input: text });
      const opened = await open('', {
        page: stdout,
        type: 'text/html; charset=gbk',
        ...(!modern && { options: { before: old } }),
      });
      assert.equal(await opened.page.title(), '街道办事处');
      assert.equal(
        await opened.page.evaluate(() => `${document.characterSet} ${document.compatMode}`),
        'GBK BackCompat',
      );
      await work(opened, /favicon|404/);
      assert.match(await textOf(opened.page, 'course-calendar'), /课程|活动/);
      await opened.close();
    });
  }

  const DAMAGE: [name: string, head: string][] = [
    ['with Prototype 1.7.3', '<script src="/lib/prototype.js"></script>'],
    ['with MooTools', '<script src="/lib/mootools.js"></script>'],
    ['with RequireJS', '<script src="/lib/requirejs.js"></script>'],
    ['with jQuery 1.12', '<script src="/lib/jquery.js"></script>'],
    [
      'that writes arrays as text, as Prototype 1.6 does',
      '<script>Array.prototype.toJSON = function () { return "[" + this.join() + "]"; };</script>',
    ],
    ['with members on Object.prototype', '<script>Object.prototype.each = function () {};</script>'],
    [
      'that made Array.from its own',
      '<script>Array.from = function (a) { return [].slice.call(a); };</script>',
    ],
  ];
  for (const [name, head] of DAMAGE) {
    it(
      `${name} all four work, and an answer arrives as it was written`,
      { skip: /lib/.test(head) && skip },
      async () => {
        const opened = await open(ELEMENTS, { head });
        await work(opened);
        await send(opened);
        await opened.close();
        const old = () => void Reflect.deleteProperty(window, 'structuredClone');
        const whole = await open(ELEMENTS, { head, options: { before: old } });
        await work(whole);
        await whole.close();
      },
    );
  }

  it('with MooTools under a strict policy they are dressed all the same', { skip }, async () => {
    const policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
    const opened = await open(ELEMENTS, { head: '<script src="/lib/mootools.js"></script>', policy });
    await work(opened);
    const size = await opened.page.$eval('course-calendar', ({ shadowRoot }) => {
      const button = shadowRoot?.querySelector('button');
      return button
        ? parseFloat(getComputedStyle(button).minHeight) || button.getBoundingClientRect().height
        : 0;
    });
    assert.ok(size >= 40, `buttons of ${size} px are bare`);
    await opened.close();
  });

  it('whose policy does not name lit-html the link stays, and the console says why', async () => {
    const policy = "script-src 'self'; require-trusted-types-for 'script'; trusted-types other";
    const { page, faults, close } = await open(ELEMENTS, { policy });
    await new Promise((done) => setTimeout(done, 1500));
    assert.equal(await page.$eval('course-calendar > a', (link) => link.checkVisibility()), true);
    assert.match(faults.join(), /lit-html|trusted-types/i);
    await close();
  });

  it('over plain http, on a name that is not local, they work and send', async () => {
    const opened = await open(ELEMENTS, { origin: `http://jiedao.test:${host.port}/` });
    assert.equal(await opened.page.evaluate('isSecureContext'), false);
    await work(opened);
    await send(opened);
    await opened.close();
  });

  for (const [name, attributes] of [
    ['sandboxed', 'sandbox="allow-scripts"'],
    ['third-party', ''],
  ] as const) {
    it(`in a ${name} frame they show their data`, async () => {
      const frame = `<iframe ${attributes} width="900" height="800" title="需求"
        src="http://other.test:${server.port}/embed/need-survey"></iframe>`;
      const { page, close } = await open(frame, { origin: `http://jiedao.test:${host.port}/` });
      const inner = await page.waitForFrame((one) => one.url().includes('/embed/need-survey'));
      await inner.waitForFunction(
        () => /开始填写|一分钟/.test(document.querySelector('need-survey')?.shadowRoot?.textContent ?? ''),
        { timeout: 10_000 },
      );
      await close();
    });
  }

  it('with an element of the name hehuo, an image currentScript and a form body, they work', async () => {
    const opened = await open(
      `<a id="hehuo" href="#">合伙</a><img name="currentScript" alt=""><form name="body"></form>
       <form name="head"></form><a id="customElements" href="#">甲</a><a name="trustedTypes" href="#">乙</a>${ELEMENTS}`,
    );
    await work(opened);
    assert.equal(await opened.page.evaluate('typeof hehuo.checkup'), 'function');
    await opened.close();
  });

  it('that cancels every key and the menu, words can be typed; an outer form is never sent', async () => {
    const greedy = `<script>
      for (const name of ['keydown', 'keypress', 'keyup', 'contextmenu', 'copy', 'paste'])
        document.addEventListener(name, (event) => {
          if (!/INPUT|TEXTAREA/.test(event.target.tagName)) event.preventDefault();
        });
      document.addEventListener('submit', () => { window.sent = true; });</script>`;
    const opened = await open(`<form action="/elsewhere"><p>${SURVEY}</p><button>查询</button></form>`, {
      head: greedy,
    });
    await says(opened.page, 'need-survey', /开始填写|一分钟/);
    await send(opened);
    assert.equal(await opened.page.evaluate('window.sent'), undefined);
    assert.equal(new URL(opened.page.url()).pathname, '/');
    await opened.close();
  });

  it('with a base address elsewhere, document.write and a late element, the addresses are right', async () => {
    const head = '<base href="https://elsewhere.example/deep/">';
    const body = `<script>document.write('<div data-hehuo="fund-tracker" data-backend="${host.origin}/api/"></div>')</script>`;
    const whole = `<!doctype html><title>甲</title><meta charset="utf-8">${head}
      <script src="${host.origin}/hehuo.js" defer></script><link rel="icon" href="data:,"><body>${body}`;
    const { page, requests, close } = await open('', { page: whole });
    await says(page, 'fund-tracker', /元|¥|￥/);
    await page.evaluate((backend) => {
      const late = document.createElement('course-calendar');
      late.setAttribute('backend', backend);
      document.body.prepend(late);
    }, `${host.origin}/api/`);
    await says(page, 'course-calendar', /11月/);
    assert.deepEqual(
      requests.filter((url) => url.includes('elsewhere.example')),
      [],
    );
    await close();
  });

  it('with rules for everything, tiny roots, a grey filter and a zoom, type and room stay ours', async () => {
    const measure = ({ page }: OpenPage) =>
      page.$eval('course-calendar', ({ shadowRoot }) => {
        const style = getComputedStyle(shadowRoot?.querySelector('.root button') ?? document.body);
        const { fontSize, letterSpacing, textIndent, textTransform, lineHeight } = style;
        return [fontSize, letterSpacing, textIndent, textTransform, lineHeight];
      });
    const plain = await open(ELEMENTS);
    await work(plain);
    const ours = await measure(plain);
    await plain.close();
    const css = `html { font-size: 62.5% } body { font: 8px/3 serif; letter-spacing: 3px; text-indent: 2em;
      text-transform: uppercase; color: red; filter: grayscale(1) } * { margin: 0 !important; padding: 0 !important;
      letter-spacing: 2px } .wrap { transform: rotate(0); zoom: 1 }`;
    const loud = await open(`<div class="wrap">${ELEMENTS}</div>`, { head: `<style>${css}</style>` });
    await work(loud);
    assert.deepEqual(await measure(loud), ours);
    await loud.close();
  });
});

/** Page of the gallery, its elements and what each says there. */
const GALLERY: Record<string, [tag: string, says: RegExp][]> = {
  'district-portal': [
    ['course-calendar', /11月/],
    ['fund-tracker', /元|¥/],
  ],
  'street-column': [
    ['need-survey', /开始填写/],
    ['partner-directory', /家/],
  ],
  'partner-shop': [['course-calendar', /三味书画院/]],
  'volunteer-team': [['course-calendar', /[1-9] 节课/]],
  'news-article': [['course-calendar', /11月23日/]],
  elder: [
    ['course-calendar', /今天/],
    ['need-survey', /开始填写|一分钟/],
  ],
  'forum-dark': [['need-survey', /暖心事任务清单/]],
  english: [
    ['course-calendar', /Nov/],
    ['partner-directory', /partner/i],
  ],
};

describe('the gallery', { concurrency: false }, () => {
  let server: RunningServer;
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await closeBrowser();
    await server.stop();
  });

  for (const [name, elements] of Object.entries(GALLERY)) {
    it(`${name} shows its elements and never scrolls sideways`, async () => {
      for (const width of [360, 1280]) {
        const { page, faults, close } = await openPage(`${server.url}/gallery/${name}.html`, {
          width,
          height: 900,
        });
        for (const [tag, what] of elements) {
          await page.waitForSelector(tag);
          await goesTo(page, tag, what);
        }
        const room = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(room <= width, `${room} px wide on ${width}`);
        assert.deepEqual(faults, []);
        await close();
      }
    });
  }
});

describe('the gallery in particular', { concurrency: false }, () => {
  let server: RunningServer;
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await closeBrowser();
    await server.stop();
  });

  it('shows three sessions in the news article, no more', async () => {
    const { page, close } = await openPage(`${server.url}/gallery/news-article.html`, { width: 1280 });
    await goesTo(page, 'course-calendar', /11月23日/);
    assert.equal((await page.$$('pierce/[part~="session"]')).length, 3);
    await close();
  });

  it('shows the courses of one partner alone on that partner’s own page', async () => {
    const { items } = (await (await fetch(`${server.url}/api/partners.json`)).json()) as {
      items: { id: string; name: string | Record<string, string> }[];
    };
    const names = items.map(({ id, name }) => ({
      id,
      name: (typeof name === 'string' ? name : (name['zh-Hans'] ?? '')).replace('（示例）', ''),
    }));
    const own = names.find(({ id }) => id === 'shop-004');
    assert.equal(own?.name, '三味书画院');
    const { page, close } = await openPage(`${server.url}/gallery/partner-shop.html`, { width: 1280 });
    const text = await goesTo(page, 'course-calendar', /三味书画院/);
    assert.deepEqual(
      names.filter(({ name }) => name && !own.name.includes(name) && text.includes(name)),
      [],
    );
    await close();
  });
});

describe('the host page', { concurrency: false }, () => {
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

  const page = (kit: string, elements: string): string =>
    `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title><link rel="icon" href="data:,">${kit}
     <body><main><h1>街道办事处</h1><p>正文</p>${elements}</main>`;

  it('gets one global, keeps its head, body and prototypes, and hears of no error', async () => {
    host.answer = (path) => (path === '/' ? page(KIT, ELEMENTS) : undefined);
    const before = () => {
      const own = window as unknown as { heard: string[]; names: string[] };
      own.heard = [];
      window.addEventListener('error', ({ message }) => own.heard.push(message));
      window.addEventListener('unhandledrejection', ({ reason }) => own.heard.push(String(reason)));
      own.names = [];
      own.names = Object.getOwnPropertyNames(window);
    };
    const { page: tab, faults, close } = await openPage(`${host.origin}/`, { before, height: 4000 });
    await says(tab, 'fund-tracker', /元|¥|￥/);
    const after = await tab.evaluate(() => {
      const { names, heard } = window as unknown as { heard: string[]; names: string[] };
      const proto = [Object, Array, String, Promise, Element, Node].map(({ prototype }) =>
        Object.keys(prototype),
      );
      return {
        fresh: Object.getOwnPropertyNames(window).filter((name) => !names.includes(name)),
        heard,
        proto,
        head: Array.from(document.head.children, ({ localName }) => localName),
        body: Array.from(document.body.children, ({ localName }) => localName),
        marks: [...document.documentElement.getAttributeNames(), ...document.body.getAttributeNames()],
      };
    });
    assert.deepEqual(
      after.fresh.filter((name) => !/^(heard|names|__name|\d+)$/.test(name)),
      ['hehuo'],
    );
    assert.deepEqual(after.heard, []);
    assert.deepEqual(after.head, ['meta', 'title', 'link', 'script']);
    assert.deepEqual(after.body, ['main']);
    assert.deepEqual(after.marks, ['lang']);
    assert.deepEqual(faults, []);
    await close();
  });

  it('keeps a flat memory over 1,000 elements that come and go, as a page without reloads does', async () => {
    host.answer = (path) => (path === '/' ? page(KIT, '<div id="room"></div>') : undefined);
    const { page: tab, close } = await openPage(`${host.origin}/`);
    await tab.evaluate('hehuo.load()');
    const session = await tab.createCDPSession();
    await session.send('HeapProfiler.enable');
    const heap = async (): Promise<{ used: number; nodes: number }> => {
      for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage');
      const { JSHeapUsedSize: used = 0, Nodes: nodes = 0 } = await tab.metrics();
      return { used, nodes };
    };
    const mount = (times: number) =>
      tab.evaluate(async (count) => {
        const room = document.getElementById('room');
        const tags = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'];
        for (let index = 0; index < count; index += 1) {
          const element = document.createElement(tags[index % 4] ?? '');
          element.setAttribute('backend', '/api/');
          room?.append(element);
          await new Promise((done) => setTimeout(done, index % 20 ? 0 : 60));
          element.remove();
        }
        // The survey brings its further views 5 s after its first.
        await new Promise((done) => setTimeout(done, 6000));
      }, times);
    // All code, words and data have come by then, also what comes later: what grows after that grows for ever.
    await mount(600);
    const first = await heap();
    await mount(1000);
    const last = await heap();
    assert.ok(last.used < first.used * 1.08, `${first.used} bytes after 600, ${last.used} after 1,600`);
    assert.ok(
      last.nodes < first.nodes * 1.15 + 200,
      `${first.nodes} nodes after 600, ${last.nodes} after 1,600`,
    );
    await close();
  });

  it('is no worse for assistive technology than it was', async () => {
    const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
    const scan = async (kit: string, elements: string): Promise<string[]> => {
      host.answer = (path) => (path === '/' ? page(kit, elements) : undefined);
      const { page: tab, close } = await openPage(`${host.origin}/`, { height: 4000 });
      if (kit) await says(tab, 'fund-tracker', /元|¥|￥/);
      await tab.evaluate(axe);
      const found = (await tab.evaluate('axe.run()')) as { violations: { id: string; nodes: unknown[] }[] };
      await close();
      return found.violations.map(({ id, nodes }) => `${id} ${nodes.length}`);
    };
    assert.deepEqual(await scan(KIT, ELEMENTS), await scan('', ''));
  });

  it('that is changed without a load 50 times asks once for each address, and loses no draft', async () => {
    host.answer = (path) => (path === '/' ? page(KIT, `<div id="room">${SURVEY}</div>`) : undefined);
    const { page: tab, requests, faults, close } = await openPage(`${host.origin}/`);
    await fillIn(tab, '想学二胡', { until: /提交/ });
    await tab.waitForFunction(async () => (await indexedDB.databases()).length > 1);
    await new Promise((done) => setTimeout(done, 1500));
    const before = requests.filter((url) => /\.json/.test(url)).length;
    await tab.evaluate(async () => {
      const room = document.getElementById('room');
      for (let time = 0; time < 50 && room; time += 1) {
        const copy = room.cloneNode(true) as HTMLElement;
        const kept = Array.from(room.childNodes);
        room.textContent = '';
        if (time % 2) room.append(...kept);
        else room.append(...Array.from(copy.childNodes));
        await new Promise((done) => setTimeout(done, 20));
      }
    });
    await says(tab, 'need-survey', /开始填写|一分钟/);
    const later = requests.filter((url) => /\.json/.test(url)).length - before;
    assert.ok(later <= 4, `${later} further requests`);
    const { text, way } = await fillIn(tab, '别的', { until: /^接着填/ });
    assert.match(text, /接着填/, `the draft is lost: ${way.join(' > ')}`);
    assert.deepEqual(faults, []);
    await close();
  });
});
