/** Hard pages and hostile data in all three engines: the same pages, driven by what each engine has. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { corpus, spoil } from '../aid/corpus';
import { CURE, ENGINES, find, type Engine } from '../aid/engines';
import { startHost, type Host } from '../aid/host';
import { startServer, type RunningServer } from '../aid/server';
import { closeTabs, openTab, shows, type Tab } from '../aid/tab';

const TAGS = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'];
const ELEMENTS = TAGS.map((tag) => `<${tag} backend="/api/"></${tag}>`).join('\n');
const SHOWN: Readonly<Record<string, RegExp>> = {
  'course-calendar': /11月/,
  'partner-directory': /共 ?\d+ ?家|\d+ 家/,
  'need-survey': /开始填写|一分钟/,
  'fund-tracker': /￥|¥|元/,
};

/** First on every page: what goes wrong on it, in a list that any engine can be asked for. */
const LISTEN = `window.heard = [];
addEventListener('error', (event) => heard.push('error: ' + event.message));
addEventListener('unhandledrejection', (event) => heard.push('rejection: ' + event.reason));
document.addEventListener('securitypolicyviolation', (event) => heard.push('policy: ' + event.violatedDirective));
for (const name of ['error', 'warn']) {
  const said = console[name];
  console[name] = function () { heard.push(name + ': ' + [].join.call(arguments, ' ')); said.apply(this, arguments); };
}`;

const CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const LIBRARIES: Readonly<Record<string, string>> = {
  prototype: '/usr/share/javascript/prototype/prototype.js',
  mootools: '/usr/share/javascript/mootools/mootools-core-nc.js',
  requirejs: 'node_modules/requirejs/require.js',
};
const script = (src: string, more = ''): string => `<script src="${src}" ${more}></script>`;
const KIT = script('/hehuo.js', 'defer');

interface Kind {
  name: string;
  head?: string;
  /** Attributes of the body, and what is in it; default all four elements. */
  body?: string;
  policy?: string;
  page?: Buffer;
  type?: string;
  /** What may be heard on it. */
  fine?: RegExp;
  library?: keyof typeof LIBRARIES;
  origin?: (host: Host) => string;
  /** Of elements of these kinds; default all four. */
  tags?: string[];
  /** Also in Chromium. */
  everywhere?: boolean;
  /** An engine that cannot show it, and why. */
  not?: [engine: Engine, reason: string];
  /** What else must be so, once they show their data: the body of a function that returns what is wrong. */
  wrong?: string;
}

const gbk = (text: string): Buffer =>
  spawnSync('iconv', ['-f', 'utf-8', '-t', 'gbk'], { input: text }).stdout;

const STRICT =
  "default-src 'none'; script-src 'self' 'nonce-abc'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

/** The pages of host.test.ts that an engine could take differently. */
const KINDS: Kind[] = [
  {
    name: 'in GBK and quirks mode',
    page: gbk(
      `<html><head><title>街道</title>${script('/listen.js')}${KIT}</head><body><p>街道办事处</p>${ELEMENTS}`,
    ),
    type: 'text/html; charset=gbk',
    wrong: "return document.characterSet + ' ' + document.compatMode === 'GBK BackCompat' ? '' : 'not GBK'",
  },
  {
    name: 'with members on Object.prototype, arrays as text and an own Array.from',
    head: script('/damage.js'),
  },
  { name: 'with Prototype 1.7.3', head: script('/lib/prototype.js'), library: 'prototype' },
  {
    name: 'with MooTools under a strict policy',
    head: script('/lib/mootools.js'),
    library: 'mootools',
    policy: STRICT,
    wrong: `const button = document.querySelector('course-calendar').shadowRoot.querySelector('button');
      return button.getBoundingClientRect().height >= 30 ? '' : 'bare buttons';`,
  },
  {
    name: 'with RequireJS first and the kit twice',
    head: script('/lib/requirejs.js') + script('/hehuo.js?2', 'defer'),
    library: 'requirejs',
    fine: /^warn: \[hehuo\] this page has hehuo\.js/,
    wrong: "return heard.filter((one) => /already/.test(one)).length === 1 ? '' : 'not one note'",
  },
  {
    name: 'under a strict policy of nonces with Trusted Types',
    policy: `${STRICT.replace("script-src 'self' ", 'script-src ')}; require-trusted-types-for 'script'; trusted-types lit-html`,
  },
  {
    name: 'on plain http',
    origin: ({ port }) => `http://jiedao.test:${port}`,
    not: ['webkit', 'its driver takes no made-up names'],
    wrong: "return isSecureContext ? 'a secure context' : ''",
  },
  {
    name: 'with elements named like members of document',
    body: `<body><a id="hehuo" href="#">合伙</a><img name="currentScript" alt=""><form name="body"></form>
      <form name="head"></form><img name="adoptedStyleSheets" alt=""><a id="customElements" href="#">甲</a>${ELEMENTS}`,
  },
  {
    name: 'that replaced Promise, bind, JSON and fetch by its own',
    head: script('/patched.js'),
    everywhere: true,
  },
];

/** Damage of a kind that no library does at once. */
const DAMAGE = `Object.prototype.each = function () {};
Array.prototype.toJSON = function () { return '[' + this.join() + ']'; };
Array.from = function (list) { return [].slice.call(list); };`;

/** What old helper scripts put in place of the browser's own (core-js of 2014, json2.js, a zone of its own, a log). */
const PATCHED = `(function () {
  var Own = window.Promise, json = window.JSON, ask = window.fetch;
  function Other(work) { return new Own(work); }
  Other.prototype = Own.prototype;
  ['resolve', 'reject', 'all', 'race'].forEach(function (name) { Other[name] = Own[name].bind(Own); });
  window.Promise = Other;
  Function.prototype.bind = function (self) {
    var made = this, first = [].slice.call(arguments, 1);
    return function () { return made.apply(self, first.concat([].slice.call(arguments))); };
  };
  window.JSON = { parse: function (text, change) { return json.parse(text, change); },
                  stringify: function (value, change, room) { return json.stringify(value, change, room); } };
  window.fetch = function () { return ask.apply(window, arguments).then(function (reply) { return reply; }); };
})();`;

/** The four elements in each of their views; ids are those of the tiny data set. */
const EVERY_VIEW = [
  '<course-calendar backend="/api/" limit="12"></course-calendar>',
  '<course-calendar backend="/api/" view="agenda" limit="12"></course-calendar>',
  '<partner-directory backend="/api/" limit="8"></partner-directory>',
  ...['form', 'tasks', 'summary'].map(
    (view) =>
      `<need-survey backend="/api/" survey="survey-wish" view="${view}" no-nav limit="8"></need-survey>`,
  ),
  ...['overview', 'ledger', 'shares'].map(
    (view) => `<fund-tracker backend="/api/" view="${view}" fund="fund-01" limit="8"></fund-tracker>`,
  ),
].join('');

/** What the reader sees of type and room, a line for each of the first elements. */
const MEASURE = `
  const root = document.querySelector('course-calendar').shadowRoot;
  const lines = () => [...root.querySelectorAll('.root, .root *')]
    .filter((one) => one.getClientRects().length && !one.closest('svg, .unseen')).slice(0, 120).map((one) => {
      const { fontSize, lineHeight, letterSpacing, wordSpacing, textIndent, textTransform, textAlign, fontStyle,
        whiteSpace, paddingTop, paddingLeft, marginTop } = getComputedStyle(one);
      const { width, height } = one.getBoundingClientRect();
      return [one.localName + '.' + one.className, fontSize, lineHeight, letterSpacing, wordSpacing, textIndent,
        textTransform, textAlign, fontStyle, whiteSpace, paddingTop, paddingLeft, marginTop,
        Math.round(width), Math.round(height)].join(' ');
    });
  // Once everything has come: two looks, half a second apart, see the same.
  let last = '';
  for (let time = 0; time < 30; time++) {
    const now = lines();
    const come = performance.getEntriesByType('resource').filter(({ name }) => /service|sessions|days/.test(name)).length;
    if (now.join() === last && come > 2 && !root.querySelector('[aria-busy=true]')) return now;
    last = now.join();
    await new Promise((done) => setTimeout(done, 500));
  }
  return [];`;

/** Whether two such lines are the same but for a pixel in each number. */
const near = (one: string, other: string): boolean => {
  const parts = one.split(' ');
  const others = other.split(' ');
  return (
    parts.length === others.length &&
    parts.every((part, index) => {
      const beside = others[index] ?? '';
      return part === beside || Math.abs(parseFloat(part) - parseFloat(beside)) <= 1;
    })
  );
};

/** Opens a day and tells the room on each side of the dialog, in px, and whether the focus is in it. */
const DIALOG = `
  const root = document.querySelector('course-calendar').shadowRoot;
  const find = () => [...root.querySelectorAll('[role=gridcell] button, [role=gridcell]')]
    .find((one) => /[0-9]+:[0-9]+/.test(one.textContent));
  let day = find();
  for (let time = 0; time < 100 && !day; time++) {
    await new Promise((done) => setTimeout(done, 100));
    day = find();
  }
  scrollTo(0, 0);
  day.click();
  for (let time = 0; time < 60 && !root.querySelector('dialog[open]'); time++) await new Promise((done) => setTimeout(done, 50));
  const dialog = root.querySelector('dialog[open]');
  // WebKit tells the place of what is in a zoomed body in the body's own px, the others in those of the screen; and
  // where the page is scrolled it mixes the two.
  const wide = document.documentElement.clientWidth;
  const zoom = document.body.getBoundingClientRect().width < wide * 0.8 ? 1.5 : 1;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return [left * zoom, wide - right * zoom, top * zoom, innerHeight - bottom * zoom,
    dialog.contains(root.activeElement) ? 1 : 0].map(Math.round);`;

const CANARY_SCRIPT = `window.ran = 0; window.__canary = () => { ran++; }; window.print = () => {};
window.open = () => { ran++; return null; };`;

interface Crawl {
  heard: string[];
  /** Times that something of the corpus ran. */
  ran: number;
  /** Elements and addresses that only the corpus can have made. */
  bad: string[];
  /** By view: texts of the corpus that were seen in it. */
  shown: Record<string, number>;
  pressed: number;
}

/** Presses what can be pressed in every element, and looks after each press at all that is there. */
const CRAWL = `
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const found = { bad: new Set(), shown: {}, pressed: 0 };
  const all = (root) => [...root.querySelectorAll('*')];
  const isBad = (one) => {
    if (/^(script|iframe|object|embed|base|meta|math|style|template)$/.test(one.localName)) return true;
    if (one.getAttributeNames().some((name) => /^on/.test(name))) return true;
    const url = one.getAttribute('href') || one.getAttribute('src') || one.getAttribute('action') || '';
    if (!url || one.namespaceURI !== 'http://www.w3.org/1999/xhtml') return false;
    const { protocol, username, password, hostname } = new URL(url, location.href);
    return !/^(https?|tel|mailto|blob):$/.test(protocol) || !!username || !!password || /evil/.test(hostname);
  };
  const look = (view, { shadowRoot }) => {
    for (const one of all(shadowRoot)) if (isBad(one)) found.bad.add(view + ': ' + one.outerHTML.slice(0, 200));
    found.shown[view] = Math.max(found.shown[view] || 0, shadowRoot.textContent.split('__canary').length - 1);
  };
  const signature = (one) => one.localName + '|' + one.className + '|' + (one.getAttribute('data-view') || '') + '|' +
    (one.type || '');
  for (const element of document.body.querySelectorAll('${TAGS.join()}')) {
    const view = element.localName + ' ' + (element.getAttribute('view') || '');
    element.scrollIntoView();
    for (let time = 0; time < 150 && !(element.shadowRoot && element.shadowRoot.textContent.includes('__canary')); time++)
      await wait(50);
    await wait(200);
    if (!element.shadowRoot) { found.bad.add(view + ' was not defined'); continue; }
    look(view, element);
    const pressed = {};
    for (let time = 0; time < 40; time++) {
      const next = all(element.shadowRoot).find((one) => one.matches('button, summary, [role=gridcell]')
        && one.getClientRects().length && !one.disabled && (pressed[signature(one)] || 0) < 2);
      if (!next) break;
      pressed[signature(next)] = (pressed[signature(next)] || 0) + 1;
      found.pressed++;
      next.click();
      await wait(30);
      look(view, element);
      const dialog = element.shadowRoot.querySelector('dialog[open]');
      if (dialog) dialog.close();
    }
  }
  return { heard: window.heard, ran: window.ran, bad: [...found.bad], shown: found.shown, pressed: found.pressed };`;

for (const engine of ENGINES) {
  const gone = find(engine) === undefined && CURE[engine];
  if (gone && CI) it(`${engine} is there`, () => assert.fail(gone));
  describe(`in ${engine}, a page`, { concurrency: false, skip: gone }, () => pagesIn(engine));
}

function pagesIn(engine: Engine): void {
  let server: RunningServer;
  let host: Host;
  let tab: Tab;
  before(async () => {
    server = await startServer({ profile: 'tiny' });
    host = await startHost(server.url);
    tab = await openTab(engine);
  });
  after(async () => {
    await tab.close();
    await closeTabs();
    host.stop();
    await server.stop();
  });

  /** Opens a page of this kind; `files` are what lies beside it. */
  async function open(kind: Kind, files: Readonly<Record<string, string>> = {}): Promise<void> {
    const { head = '', body = `<body>${ELEMENTS}`, policy, type } = kind;
    const nonce = policy?.includes('nonce-abc') ? ' nonce="abc"' : '';
    const scripts = `${script('/listen.js')}${head}${KIT}`.replace(/<script/g, `<script${nonce}`);
    const whole = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title>
      <link rel="icon" href="data:,">${scripts}${body}`;
    host.headers = {
      ...(type && { 'Content-Type': type }),
      ...(policy && { 'Content-Security-Policy': policy }),
    };
    const own: Readonly<Record<string, string | Buffer>> = {
      '/': kind.page ?? whole,
      '/listen.js': LISTEN,
      '/damage.js': DAMAGE,
      '/patched.js': PATCHED,
      ...files,
    };
    host.answer = (path) => {
      const library = LIBRARIES[/^\/lib\/(\w+)\.js$/.exec(path)?.[1] ?? ''];
      return library ? readFileSync(library) : own[path];
    };
    await tab.open(`${kind.origin?.(host) ?? host.origin}/`);
  }

  async function works({ tags = TAGS, fine, wrong }: Kind): Promise<void> {
    for (const tag of tags) {
      await tab.run(`document.querySelector('${tag}').scrollIntoView()`);
      await shows(tab, tag, SHOWN[tag] ?? /./);
    }
    if (wrong) assert.equal(await tab.run(wrong), '');
    const heard = await tab.run<string>("return heard.join('\\n')");
    assert.deepEqual(
      heard.split('\n').filter((one) => one && !fine?.test(one)),
      [],
    );
  }

  // Chromium has its own, wider, pass over most of them in host.test.ts.
  for (const kind of KINDS.filter(({ everywhere }) => everywhere || engine !== 'chromium')) {
    const path = kind.library && LIBRARIES[kind.library];
    const absent = path && !CI && !existsSync(path) ? `${path} is not installed` : false;
    const skip = kind.not?.[0] === engine ? kind.not[1] : absent;
    it(kind.name, { skip }, async () => {
      await open(kind);
      await works(kind);
    });
  }

  it('in a sandboxed frame shows its data without any storage', async () => {
    const tell = `setInterval(() => { const root = document.querySelector('need-survey').shadowRoot;
      let stored = 'stored'; try { localStorage.length; } catch (_) { stored = 'none'; }
      parent.postMessage({ text: root ? root.textContent : '', stored }, '*'); }, 100);`;
    const inner = `<!doctype html><meta charset="utf-8">${KIT}<need-survey backend="/api/"></need-survey>${script('/tell.js')}`;
    const hear = `addEventListener('message', ({ data }) => { if (data.text !== undefined) window.told = data; });`;
    await open(
      {
        name: '',
        head: script('/hear.js'),
        body: '<body><iframe sandbox="allow-scripts" src="/inner" width="800" height="700"></iframe>',
      },
      { '/inner': inner, '/tell.js': tell, '/hear.js': hear },
    );
    const told = await tab.run<{ text: string; stored: string } | undefined>(`
      for (let time = 0; time < 100 && !/开始填写|一分钟/.test((window.told || {}).text); time++)
        await new Promise((done) => setTimeout(done, 100));
      return window.told`);
    assert.match(told?.text ?? '', /开始填写|一分钟/);
    assert.equal(told?.stored, 'none');
  });

  it('that cancels every key lets words be typed into the search all the same', async () => {
    const greedy = `for (const name of ['keydown', 'keypress', 'keyup'])
      document.addEventListener(name, (event) => {
        if (!/INPUT|TEXTAREA/.test(event.target.tagName)) event.preventDefault();
      });`;
    const kind: Kind = {
      name: '',
      head: script('/greedy.js'),
      body: '<body><p tabindex="0" id="p">正文</p><partner-directory backend="/api/"></partner-directory>',
      tags: ['partner-directory'],
    };
    await open(kind, { '/greedy.js': greedy });
    await works(kind);
    await tab.run(
      "document.querySelector('partner-directory').shadowRoot.querySelector('input[type=search]').focus()",
    );
    await tab.type('ab c');
    const typed = await tab.run(
      "return document.querySelector('partner-directory').shadowRoot.querySelector('input[type=search]').value",
    );
    assert.equal(typed, 'ab c');
  });

  const LOUD = `html { font-size: SIZE } body { font: 8px/3 sans-serif; letter-spacing: 3px; text-indent: 2em; color: red;
      text-transform: uppercase; text-align: right; word-spacing: 9px; font-style: italic; white-space: pre }
    * { margin: 0 !important; padding: 0 !important; border: 0 !important; font-size: 9px !important;
      line-height: 1 !important; box-sizing: content-box !important; float: none !important }`;
  for (const size of ['62.5%', '8px'])
    it(`with a root of ${size} and rules for everything leaves type, room and lines within 1 px`, async () => {
      const measure = async (css: string): Promise<string[]> => {
        const kind: Kind = {
          name: '',
          head: '<link rel="stylesheet" href="/loud.css">',
          tags: ['course-calendar'],
          body: '<body><course-calendar backend="/api/" style="width: 900px"></course-calendar>',
        };
        await open(kind, { '/loud.css': css });
        await works(kind);
        return tab.run(MEASURE);
      };
      const plain = await measure('body { font-family: sans-serif }');
      assert.ok(plain.length > 40, 'nothing was measured');
      const loud = await measure(LOUD.replace('SIZE', size));
      assert.equal(
        await tab.run('return getComputedStyle(document.body).lineHeight'),
        '9px',
        'no style sheet',
      );
      assert.equal(loud.length, plain.length, 'other elements were measured, or none');
      assert.deepEqual(
        loud.filter((line, index) => !near(line, plain[index] ?? '')),
        [],
        `beside ${plain.slice(0, 3).join(' | ')}`,
      );
    });

  it('hidden by a rule of the page is named by the check-up', async () => {
    const kind: Kind = {
      name: '',
      head: '<link rel="stylesheet" href="/hide.css">',
      body: `<body>${ELEMENTS}`,
      tags: [],
    };
    await open(kind, { '/hide.css': 'course-calendar { display: none !important }' });
    await works(kind);
    const found = await tab.run<string>(
      "return (await hehuo.checkup({ show: false })).filter(({ code }) => code === 'E2').map((one) => JSON.stringify(one)).join()",
    );
    assert.match(found, /course-calendar/);
  });

  it('in grey, at a zoom of 1.5 and turned, shows a dialog in the middle, and keeps the focus in it', async () => {
    const kind: Kind = {
      name: '',
      head: '<link rel="stylesheet" href="/grey.css">',
      tags: ['course-calendar'],
      body: '<body><div style="height: 300px"></div><div class="turned"><course-calendar backend="/api/"></course-calendar></div>',
    };
    const css =
      'body { filter: grayscale(1); zoom: 1.5 } .turned { transform: rotate(0.01deg); overflow: hidden }';
    await open(kind, { '/grey.css': css });
    await works(kind);
    const [left, right, top, bottom, inside] = await tab.run<number[]>(DIALOG);
    assert.ok(Math.abs((left ?? 0) - (right ?? 0)) <= 20, `${left} px left, ${right} px right of the dialog`);
    assert.ok((top ?? -1) >= 0 && (bottom ?? -1) >= 0, `${top} px above, ${bottom} px below the dialog`);
    assert.equal(inside, 1, 'the focus is not in the dialog');
    assert.match(await tab.run('return getComputedStyle(document.body).filter'), /grayscale/);
    for (let time = 0; time < 8; time++) await tab.press('Tab');
    const after = await tab.run<string>(
      "const root = document.querySelector('course-calendar').shadowRoot; return (root.activeElement || document.activeElement).closest('dialog, body') ? (root.activeElement ? 'dialog' : document.activeElement.localName) : 'elsewhere'",
    );
    // Beyond the last control a browser may give the focus to its own bars, never to the page behind.
    assert.match(after, /^(dialog|body|course-calendar)$/);
  });

  // With foreign words in its enumerations much is no longer shown: a second round, for which one engine is enough.
  for (const words of engine === 'chromium' ? [false, true] : [false])
    it(`shows script, markup and bad addresses in every ${words ? 'word' : 'text'} of the data as text, and runs none`, async () => {
      // What this tab has kept of the good data would be shown in place of the bad.
      await tab.close();
      tab = await openTab(engine);
      const from = corpus();
      host.change = (path, answer) =>
        path.startsWith('/api/')
          ? spoil(decodeURIComponent(path.slice(5).split('?')[0] ?? ''), answer, words, from)
          : answer;
      const kind: Kind = {
        name: '',
        head: script('/canary.js'),
        body: `<body>${EVERY_VIEW}`,
        policy: STRICT,
      };
      await open(kind, { '/canary.js': CANARY_SCRIPT });
      const found = await tab.run<Crawl>(CRAWL);
      host.change = undefined;
      assert.deepEqual(
        found.heard.filter((one) => !/^warn: \[hehuo\] (unknown \w+|survey) "/.test(one)),
        [],
      );
      assert.equal(found.ran, 0);
      assert.deepEqual(found.bad, []);
      for (const [view, count] of Object.entries(found.shown))
        assert.ok(count > 0, `nothing of the corpus is on screen in ${view}: ${JSON.stringify(found)}`);
    });
}
