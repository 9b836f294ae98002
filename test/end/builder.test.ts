/** The builder of embedding code, and its code pasted into a page of another origin. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { closeBrowser, openPage, says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';

const TAGS = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'];

/** What each attribute and custom property is called in Chinese is the builder's; that there is one is tested. */
interface Manifest {
  modules: {
    declarations?: {
      tagName?: string;
      attributes?: { name: string }[];
      cssProperties?: { name: string }[];
    }[];
  }[];
}

describe('the builder', { concurrency: false }, () => {
  let server: RunningServer;
  let host: Server;
  let origin = '';
  let html = '';

  before(async () => {
    server = await startServer({ profile: 'tiny' });
    host = createServer(({ url = '' }, response) => {
      if (url.startsWith('/open/')) return void fromBackend(url, response);
      if (url.startsWith('/odd/')) return void odd(response);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      return response.end(html);
    });
    await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
  });

  after(async () => {
    await closeBrowser();
    host.close();
    await server.stop();
  });

  /** Another site's backend that lets everybody read: like the server's, but for one partner without a name. */
  async function fromBackend(url: string, response: ServerResponse): Promise<void> {
    const reply = await fetch(`${server.url}/api/${url.slice('/open/'.length)}`);
    const data = (await reply.json()) as { items?: Record<string, unknown>[] };
    if (url.includes('partners.json')) delete data.items?.[0]?.name;
    const headers = { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' };
    response.writeHead(reply.status, headers).end(JSON.stringify(data));
  }

  /** Answers that keep to no contract. */
  function odd(response: ServerResponse): void {
    const areas = [
      { id: 'lost', name: '孤儿站', parentId: 'nowhere' },
      { id: 'a', name: '甲', parentId: 'b' },
      { id: 'b', name: '乙', parentId: 'a' },
      null,
    ];
    const headers = { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' };
    response
      .writeHead(200, headers)
      .end(JSON.stringify({ labels: null, brands: null, areas, items: null, capabilities: { classes: [] } }));
  }

  async function open(query = '', width = 1280) {
    const opened = await openPage(`${server.url}/builder.html${query}`, { width, height: 900 });
    await opened.page.waitForFunction('document.documentElement.dataset.ready === "true"');
    return opened;
  }
  const codes = (page: Page) =>
    page.$$eval('#snippets .snippet:not([hidden]) code', (all) => all.map((one) => one.textContent ?? ''));
  const checked = (page: Page) =>
    page.waitForFunction('!/……$|…$/.test(document.querySelector("#state").textContent)');
  const ready = async (page: Page) => {
    await page.waitForFunction('document.querySelectorAll("#area option").length > 2');
    await checked(page);
  };
  const found = (page: Page, box: string) =>
    page.$$eval(`${box} > ul > li`, (all) => all.map((one) => one.getAttribute('data-code')));
  const text = (page: Page, selector: string) => page.$eval(selector, (one) => one.textContent ?? '');

  it('makes code from the kit’s own manifest, for every element, and keeps its state in the address', async () => {
    const { page, faults, close } = await open();
    await ready(page);
    for (const tag of TAGS) {
      await page.click(`#tag-${tag}`);
      const [first = '', link = ''] = await codes(page);
      assert.match(first, new RegExp(`<${tag} backend="${server.url}/api/">`));
      assert.match(link, new RegExp(`/embed/${tag}.html"`));
    }
    await page.click('#tag-course-calendar');
    await page.$eval('#more', (more) => more.setAttribute('open', ''));
    await page.select('#a-appearance', 'elder');
    await page.select('#a-view', 'agenda');
    await page.click('#a-sync-url');
    await page.click('[data-preview="dark"]');
    const area = await page.$eval(
      '#area option:nth-child(3)',
      (option) => (option as HTMLOptionElement).value,
    );
    await page.select('#area', area);
    const [first = ''] = await codes(page);
    for (const part of [
      'appearance="elder"',
      'view="agenda"',
      ' sync-url',
      `area="${area}"`,
      'integrity="sha384-',
    ])
      assert.ok(first.includes(part), `${part} in ${first}`);
    const { search } = new URL(page.url());
    await page.reload();
    await page.waitForFunction('document.documentElement.dataset.ready === "true"');
    assert.equal(new URL(page.url()).search, search);
    assert.equal((await codes(page))[0], first);
    assert.equal(
      await page.$eval('[data-preview="dark"]', (one) => one.getAttribute('aria-pressed')),
      'true',
    );
    assert.deepEqual(faults, []);
    await close();
  });

  it('has a Chinese name for every attribute and property, a label on every field, and no fault that axe finds', async () => {
    const manifest = (await (await fetch(`${server.url}/dist/custom-elements.json`)).json()) as Manifest;
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    for (const query of ['', '?lang=en&theme=dark']) {
      const { page, faults, close } = await open(query, query ? 360 : 1280);
      await ready(page);
      for (const tag of query ? [] : TAGS) {
        await page.click(`#tag-${tag}`);
        const { attributes = [], cssProperties = [] } =
          manifest.modules
            .flatMap(({ declarations = [] }) => declarations)
            .find(({ tagName }) => tagName === tag) ?? {};
        const ids = [
          ...attributes.map(({ name }) => (/^(backend|area)$/.test(name) ? name : `a-${name}`)),
          ...cssProperties.map(({ name }) => `c-${name.replace('--hehuo-', '')}`),
        ];
        for (const id of ids)
          assert.match(await text(page, `label[for="${id}"]`), /\p{Script=Han}/u, `${tag}: ${id} has a name`);
      }
      await page.$$eval('details', (all) => all.forEach((one) => one.setAttribute('open', '')));
      // The page's policy lets no script in but its own: axe comes in beside it.
      const session = await page.createCDPSession();
      await session.send('Runtime.evaluate', { expression: readFileSync(axe, 'utf8') });
      const { violations } = (await page.evaluate(
        'axe.run("main", { exclude: [["#preview"]] }).then(({ violations }) => ({ violations }))',
      )) as { violations: { id: string; nodes: { html: string }[] }[] };
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
      );
      const [wide, inner] = (await page.evaluate(
        '[document.documentElement.scrollWidth, innerWidth]',
      )) as number[];
      assert.equal(wide, inner, 'nothing stands out at the side');
      assert.deepEqual(faults, []);
      await close();
    }
  });

  it('says when a data address does not answer, and what to do', async () => {
    const { page, close } = await open(`?w-backend=${encodeURIComponent(`${server.url}/nothing/`)}`);
    await page.waitForFunction('document.querySelector("#state").dataset.level === "bad"');
    assert.deepEqual(await found(page, '#data'), ['B5']);
    assert.match(await text(page, '#data'), /service\.json/);
    const help = await page.$eval('#data .help', (link) => (link as HTMLAnchorElement).href);
    assert.equal(help, `${server.url}/embed/checkup.html#b5`);
    assert.match(await (await fetch(help)).text(), /<section id="b5">/);
    await close();
  });

  it('reads another site only after a person has agreed; then says which records are set aside, and trusts it in the code', async () => {
    const backend = `${origin}open/`;
    const { page, faults, requests, close } = await open(
      `?tag=partner-directory&w-backend=${encodeURIComponent(backend)}`,
    );
    assert.match(await text(page, '#preview'), new RegExp(new URL(origin).host));
    assert.deepEqual(
      requests.filter((url) => url.startsWith(origin)),
      [],
    );
    await page.click('#preview button');
    await page.waitForFunction('document.querySelector("#state").dataset.level === "warn"');
    assert.deepEqual(await found(page, '#data'), ['B10']);
    assert.match(await text(page, '#data .places'), /\/items\/0\/name 缺少/);
    await says(page, '#preview', /（示例）/);
    assert.ok((await codes(page))[2]?.includes(`data-trust="${new URL(origin).origin}"`));
    assert.deepEqual(faults, [], 'its policy lets every backend be tried');
    await close();
  });

  it('takes the kit of another site only after a person has agreed, and leaves none of it behind', async () => {
    const kit = "https://other.example/k'it/";
    const { page, faults, close } = await open(`?kit=${encodeURIComponent(kit)}`);
    const all = async () => (await codes(page)).join() + (await text(page, '#calls'));
    assert.doesNotMatch(await all(), /other\.example/);
    assert.match(await text(page, '#kit-ask'), /other\.example/);
    assert.ok(page.url().includes('other.example'), 'the address loses nothing by a reload');
    await page.click('#kit-ask button');
    assert.match(await all(), /other\.example\/k%27it\/hehuo\.js/);
    const bookmark = await text(page, '#code-bookmark');
    // Browsers decode it once before they run it: no quote may come out of the address.
    assert.doesNotMatch(decodeURIComponent(bookmark), /k'it/);
    await page.click('#again');
    assert.doesNotMatch(await all(), /other\.example/);
    assert.deepEqual(faults, []);
    await close();
  });

  it('shows every area of odd data, and makes no code for an address that is none', async () => {
    const { page, faults, close } = await open(`?w-backend=${encodeURIComponent(`${origin}odd/`)}`);
    await page.click('#preview button');
    await page.waitForFunction('document.querySelectorAll("#area option").length > 3');
    const areas = await page.$$eval('#area option', (all) => all.map(({ value }) => value));
    assert.deepEqual(areas, ['', 'lost', 'a', 'b']);
    await page.waitForFunction('document.querySelector("#state").dataset.level === "bad"');
    assert.deepEqual(faults, []);
    await page.$eval('#backend', (input) => ((input as HTMLInputElement).value = 'http://'));
    await page.click('#check');
    await page.waitForFunction('!document.querySelector("#notes").hidden');
    assert.deepEqual(await codes(page), []);
    assert.match(await text(page, '#notes'), /不是网址/);
    await close();
  });

  it('says under the colours what cannot be read, in the elder appearance by its own measure', async () => {
    const { page, close } = await open('?c-accent=%23767676');
    const line = (level: string) =>
      page.waitForFunction(`document.querySelector("#contrast").dataset.level === "${level}"`);
    await line('ok');
    assert.match((await codes(page))[0] ?? '', /<style>\ncourse-calendar \{\n {2}--hehuo-accent: #767676;/);
    await page.click('[data-preview="elder"]');
    await line('bad');
    assert.match(await text(page, '#contrast'), /7:1/);
    await page.$eval('#colours', (one) => one.setAttribute('open', ''));
    await page.click('#c-accent + .back');
    await line('ok');
    assert.doesNotMatch((await codes(page))[0] ?? '', /<style>/);
    await close();
  });

  it('is worked by keyboard: choose, copy without the async clipboard, check the own page', async () => {
    const { page, faults, close } = await open();
    await page.focus('#tag-course-calendar');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction('/<fund-tracker/.test(document.querySelector("#code-tag").textContent)');
    // Plain http has no such thing.
    await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })');
    await page.evaluate(
      'document.addEventListener("copy", () => { window.taken = String(getSelection()); })',
    );
    await page.focus('#snippets .snippet:nth-child(2) button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      '/已复制：链接/.test(document.querySelector("#snippets .snippet:nth-child(2) .said").textContent)',
    );
    assert.match((await page.evaluate('window.taken')) as string, /^<p><a href/);
    await page.focus('#page-address');
    await page.keyboard.type('https://www.gov.cn/x');
    await page.keyboard.press('Tab');
    await page.keyboard.type("default-src 'self'");
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#page-findings li');
    assert.deepEqual(await found(page, '#page-findings'), ['B2', 'S1', 'B1', 'S3']);
    assert.deepEqual(faults, []);
    await close();
  });

  it('whose code for the tag, the div and the link works when it is pasted', async () => {
    const { page, close } = await open('?tag=partner-directory');
    const [tag = '', link = '', div = ''] = await codes(page);
    await close();
    const script = /<script.*<\/script>/.exec(tag)?.[0] ?? '';
    for (const pasted of [tag, div, `${script}${link}`]) {
      html = `<!doctype html><meta charset="utf-8"><body>${pasted}`;
      const shown = await openPage(origin, { width: 1000, height: 900 });
      await says(shown.page, 'partner-directory', /（示例）/);
      await shown.close();
    }
  });
});
