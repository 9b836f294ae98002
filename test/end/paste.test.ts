/**
 * What seven editors leave of the kit's code, on pages of a site with the script and of one without: the element, or a
 * link that works. `test/paste/make.ts` has run the editors.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startHost, type Host } from '../aid/host';
import { closeBrowser, openPage, says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';
import { AFTER, BEFORE, HASH, KIT, readFixture, SITE } from '../paste/fixture';
import { EDITORS, type Editor, type Way } from '../paste/list';
import { OUTCOMES, type Outcome } from '../paste/outcome';
import { snippets } from '../paste/snippets';
import { tableOf } from '../paste/table';

/** Articles lie elsewhere than the page of the editor. */
const ARTICLE = '/news/2026/1.html';
const TAG = 'course-calendar';
/** Of the demonstration's data: a place of a session in the area that the code names. */
const SHOWN = /（示例）/;

/** Of the script as it is built. */
const hash =
  (JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>)['hehuo.js'] ?? '';

describe('what an editor leaves', { concurrency: false }, () => {
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

  const placed = (text: string): string =>
    [
      [HASH, hash],
      [KIT, server.url],
      [SITE, host.origin],
    ].reduce(
      (now, [from = '', to = '']) =>
        now.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to)),
      text,
    );

  /** Articles on a page of the site, one for each way. */
  async function publish(articles: readonly (readonly [Way, string])[], script: boolean) {
    const kit = script ? `<script src="${server.url}/hehuo.js" defer></script>` : '';
    const body = articles.map(([way, left]) => `<article id="${way}">${placed(left)}</article>`).join('');
    const page = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title>
      <link rel="icon" href="data:,">${kit}<body><main><h1>通知</h1>${body}</main>`;
    host.answer = (path) => (path === ARTICLE ? page : undefined);
    return openPage(`${host.origin}${ARTICLE}`, { width: 1000, height: 3000 });
  }

  const shows = (page: Page, what = TAG): Promise<boolean> =>
    says(page, what, SHOWN, 10_000).then(
      () => true,
      () => false,
    );

  const opened = new Map<string, Promise<boolean>>();
  /** Whether a page of its own at this address shows data. */
  function opens(address: string): Promise<boolean> {
    const look = async (): Promise<boolean> => {
      if (!(await fetch(address)).ok) return false;
      const { page, close } = await openPage(address);
      const good = await shows(page);
      await close();
      return good;
    };
    const known = opened.get(address) ?? look();
    opened.set(address, known);
    return known;
  }

  /** The element has data, is there once, and nothing of its fallback is seen beside it. */
  async function elementIsWhole(page: Page, way: Way): Promise<boolean> {
    if (!(await shows(page, `#${way} ${TAG}`))) return false;
    const seen = await page.$eval(`#${way}`, (article) => ({
      elements: article.querySelectorAll('course-calendar').length,
      beside: Array.from(article.querySelectorAll('a, iframe')).filter((one) => one.checkVisibility()).length,
    }));
    assert.deepEqual(seen, { elements: 1, beside: 0 }, way);
    return true;
  }

  async function frameShows(page: Page, way: Way): Promise<boolean> {
    const frame = await (await page.$(`#${way} iframe`))?.contentFrame();
    const stop = Date.now() + 10_000;
    while (Date.now() < stop) {
      const text = await frame
        ?.evaluate((tag) => document.querySelector(tag)?.shadowRoot?.textContent ?? '', TAG)
        .catch(() => '');
      if (SHOWN.test(text ?? '')) return true;
      await new Promise((done) => setTimeout(done, 100));
    }
    return false;
  }

  async function outcomeOf(page: Page, way: Way): Promise<Outcome> {
    const { element, link, sandbox, text } = await page.$eval(`#${way}`, (article) => {
      article.scrollIntoView();
      return {
        element: !!document.querySelector('script[src]') && !!article.querySelector('course-calendar'),
        link: article.querySelector<HTMLAnchorElement>('a[href*="embed/"]')?.href,
        sandbox: article.querySelector('iframe')?.getAttribute('sandbox'),
        text: article.textContent ?? '',
      };
    });
    assert.ok(text.includes(BEFORE) && text.includes(AFTER), `${way}: the article is not whole`);
    if (element) return (await elementIsWhole(page, way)) ? 'element' : 'astray';
    if (link) return (await opens(link)) ? 'link' : 'astray';
    if (sandbox === '') return 'sandbox';
    if (sandbox !== undefined) return (await frameShows(page, way)) ? 'frame' : 'astray';
    return /embed\/course-calendar|课程/.test(text.replace(BEFORE, '')) ? 'text' : 'gone';
  }

  /** Of every way of one editor; what has kept a script stands on a page of its own. */
  async function outcomes(editor: Editor, script: boolean): Promise<Partial<Record<Way, Outcome>>> {
    const found: Partial<Record<Way, Outcome>> = {};
    const { ways } = readFixture(editor);
    const articles = editor.ways.map((way) => [way, ways[way]?.left ?? ''] as const);
    for (const own of [true, false]) {
      const some = articles.filter(([, left]) => left.includes('hehuo.js') === own);
      if (!some.length) continue;
      const { page, close } = await publish(some, script);
      if (script || own) await page.waitForFunction('window.hehuo');
      for (const [way] of some) found[way] = await outcomeOf(page, way);
      await close();
    }
    return found;
  }

  const expected = ({ name }: Editor, at: 0 | 1): Partial<Record<Way, Outcome>> =>
    Object.fromEntries(Object.entries(OUTCOMES[name] ?? {}).map(([way, pair]) => [way, pair[at]]));

  const USABLE: readonly (Outcome | undefined)[] = ['element', 'link', 'frame'];
  const good: string[] = [];
  for (const editor of EDITORS) {
    it(`${editor.title} ${editor.version}: with the script the doors that it leaves are the element`, async () => {
      const found = await outcomes(editor, true);
      assert.deepEqual(found, expected(editor, 0));
      assert.equal(found.link, 'element', 'the door that is recommended');
    });

    it(`${editor.title} ${editor.version}: without the script the links that it leaves open a page`, async () => {
      const found = await outcomes(editor, false);
      assert.deepEqual(found, expected(editor, 1));
      if (USABLE.includes(found.link)) good.push(editor.name);
    });
  }

  it('is usable in seven of seven', () => {
    const names = new Set(good.map((name) => name.replace(/-.*/, '')));
    assert.equal(names.size, 7, `only in ${[...names].join(', ')}`);
    assert.equal(good.length, EDITORS.length);
  });

  it('was given the code that the builder makes today', async () => {
    const given = await snippets(server.url);
    for (const editor of EDITORS)
      for (const way of editor.ways)
        assert.equal(
          readFixture(editor).ways[way]?.given,
          given[way],
          `${editor.name}, ${way}: run node --import tsx test/paste/make.ts`,
        );
  });

  it('is what docs/editors.md says', () => {
    const flat = (text: string): string => text.replace(/-+/g, '-').replace(/\s+/g, ' ');
    const page = flat(readFileSync('docs/editors.md', 'utf8'));
    for (const lang of ['zh', 'en'] as const)
      assert.ok(page.includes(flat(tableOf(lang))), `the table should be:\n${tableOf(lang)}`);
  });
});
