/** The builder of embedding code, and its code pasted into a page of another origin. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  audienceLabels,
  brandLabels,
  categoryLabels,
  kindLabels,
  tierLabels,
} from '../../src/element/part/label';
import { closeBrowser, openPage, says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';

const TAGS = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'];

/** What each attribute and custom property is called in Chinese is the builder's; that there is one is tested. */
interface Manifest {
  modules: {
    declarations?: {
      tagName?: string;
      attributes?: { name: string; type?: { text: string } }[];
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
      if (/^\/(other|closed)\//.test(url)) {
        const open = { 'Access-Control-Allow-Origin': '*' };
        response.writeHead(200, {
          'Content-Type': 'text/javascript',
          ...(url.startsWith('/other/') && open),
        });
        return response.end('/* a kit of another version */');
      }
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
  /** The code of a door; '' when it is not offered. */
  const code = (page: Page, door: string) =>
    page.$eval(`#code-${door}`, (one) => (one.closest('[hidden]') ? '' : (one.textContent ?? '')));
  /** Of every door that is offered. */
  const codes = (page: Page) =>
    page.$$eval('#snippets:not([hidden]) .snippet:not([hidden]) code', (all) =>
      all.map((one) => one.textContent ?? ''),
    );
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
      const [first = '', link = ''] = [await code(page, 'tag'), await code(page, 'link')];
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
    const first = await code(page, 'tag');
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
    assert.equal(await code(page, 'tag'), first);
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
          assert.match(
            await text(page, `label[for="${id}"], #l-${id}`),
            /\p{Script=Han}/u,
            `${tag}: ${id} has a name`,
          );
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
    const trusted = new URL(origin).origin;
    assert.ok((await code(page, 'div')).includes(`data-trust="${trusted}"`));
    assert.equal(await code(page, 'trust'), `content="${trusted}"`);
    assert.match(await text(page, '[data-door="trust"] .note'), /embed\/ 四个文件里的 content="" 改成/);
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
    // It is looked for once a person has agreed; there is no such host.
    assert.deepEqual(
      faults.filter((one) => !/ERR_NAME_NOT_RESOLVED/.test(one)),
      [],
    );
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
    await page.waitForFunction('document.querySelector("#gate").textContent');
    assert.deepEqual(await codes(page), []);
    assert.match(await text(page, '#gate'), /数据地址不能用/);
    assert.match(await text(page, '#state'), /不是网址/);
    await close();
  });

  it('says under the colours what cannot be read, in the elder appearance by its own measure', async () => {
    const { page, close } = await open('?w-theme=light&c-accent=%23767676');
    const line = (level: string) =>
      page.waitForFunction(`document.querySelector("#contrast").dataset.level === "${level}"`);
    await line('ok');
    assert.match(await code(page, 'tag'), /<style>\ncourse-calendar \{\n {2}--hehuo-accent: #767676;/);
    await page.click('[data-preview="elder"]');
    await line('bad');
    assert.match(await text(page, '#contrast'), /7:1/);
    await page.$eval('#colours', (one) => one.setAttribute('open', ''));
    await page.click('#c-accent + .back');
    await line('ok');
    assert.doesNotMatch(await code(page, 'tag'), /<style>/);
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
    await page.focus('[data-door=link] button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      '/已复制：链接/.test(document.querySelector("[data-door=link] .said").textContent)',
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
    assert.deepEqual(await found(page, '#page-findings'), ['B2', 'S6', 'S6', 'S1', 'B1', 'S3']);
    assert.deepEqual(faults, []);
    await close();
  });

  it('whose code for the tag, the div and the link works when it is pasted', async () => {
    const { page, close } = await open('?tag=partner-directory');
    const [tag, link, div] = [await code(page, 'tag'), await code(page, 'link'), await code(page, 'div')];
    await close();
    const script = /<script.*<\/script>/.exec(tag)?.[0] ?? '';
    for (const pasted of [tag, div, `${script}${link}`]) {
      html = `<!doctype html><meta charset="utf-8"><body>${pasted}`;
      const shown = await openPage(origin, { width: 1000, height: 900 });
      await says(shown.page, 'partner-directory', /（示例）/);
      await shown.close();
    }
  });

  it('offers for each attribute only what the element takes, with a name in both languages', async () => {
    const manifest = (await (await fetch(`${server.url}/dist/custom-elements.json`)).json()) as Manifest;
    for (const query of ['', '?lang=en']) {
      const { page, close } = await open(query);
      for (const tag of TAGS) {
        await page.click(`#tag-${tag}`);
        const { attributes = [] } =
          manifest.modules
            .flatMap(({ declarations = [] }) => declarations)
            .find(({ tagName }) => tagName === tag) ?? {};
        for (const { name, type } of attributes) {
          const offered = await page.$$eval(
            `#a-${name} option[value]:not([value=""]), #a-${name} input[type="checkbox"]`,
            (all) =>
              all.map((one) => [one.getAttribute('value') ?? '', (one.closest('label') ?? one).textContent]),
          );
          const quoted = (type?.text ?? '').split(' | ').filter((one) => /^'.+'$/.test(one));
          if (quoted.length)
            assert.deepEqual(
              offered.map(([value]) => `'${value}'`),
              quoted,
              `${tag} ${name}`,
            );
          for (const [value = '', word = ''] of offered) {
            assert.match(value, /^[\w-]+$/, `${tag} ${name}: a word of the contract`);
            if (quoted.length) assert.match(word ?? '', query ? /^[A-Z][\w ]+$/ : /^\p{Script=Han}+$/u);
          }
        }
      }
      await close();
    }
  });

  it('words the vocabularies as the elements do', async () => {
    const { page, close } = await open();
    const own = await page.evaluate("import('/builder/vocabulary.js').then((all) => all.vocabulary)");
    assert.deepEqual(own, {
      tiers: tierLabels,
      kind: kindLabels,
      category: categoryLabels,
      audience: audienceLabels,
      brand: brandLabels,
    });
    await close();
  });

  /** Types into a field as a person does, and leaves it. */
  async function type(page: Page, id: string, value: string) {
    await page.$eval(`#${id}`, (one) => {
      for (let box = one.closest('details'); box; box = box.parentElement?.closest('details') ?? null)
        box.open = true;
      (one as HTMLInputElement).focus();
      (one as HTMLInputElement).select();
    });
    await page.keyboard.press('Backspace');
    await page.keyboard.type(value);
    await page.keyboard.press('Tab');
  }
  const shows = (page: Page, selector: string, pattern: RegExp) =>
    page.waitForFunction(
      (where: string, source: string) =>
        new RegExp(source).test(document.querySelector(where)?.textContent ?? ''),
      {},
      selector,
      pattern.source,
    );

  it('gives no code for an address that is none, says why, and offers the right one', async () => {
    const { page, requests, close } = await open();
    await ready(page);
    const bare = server.url.replace('http://', '');
    for (const [given, said] of [
      ['htp://x', /http:\/\/ 或 https:\/\//],
      ['javascript:alert(1)', /javascript:/],
      ['数据地址', /不是网址/],
      [`${bare}/api/`, /缺少 http:\/\/ 或 https:\/\//],
    ] as const) {
      await type(page, 'backend', given);
      await shows(page, '#state', said);
      assert.equal(await page.$eval('#state', (one) => one.getAttribute('data-level')), 'bad');
      assert.equal(await code(page, 'tag'), '', `${given}: no code`);
      assert.match(await text(page, '#gate'), /第 2 步/);
    }
    await page.click('#backend-offer button');
    await page.waitForFunction('document.querySelector("#state").dataset.level === "ok"');
    assert.match(await code(page, 'tag'), new RegExp(`backend="${server.url}/api/"`));
    assert.equal(await text(page, '#gate'), '');
    // Without its slash the folder above would be read.
    await type(page, 'backend', `${server.url}/api`);
    await shows(page, '#backend-offer', /少了末尾的 \//);
    await shows(page, '#gate', /没有通过/);
    assert.notEqual(await code(page, 'tag'), '', 'a warning, and the code');
    await page.click('#backend-offer button');
    await page.waitForFunction('document.querySelector("#state").dataset.level === "ok"');
    await type(page, 'backend', `${server.url.replace('http:', 'https:')}/api/`);
    await shows(page, '#backend-offer', /写反/);
    await page.click('#backend-offer button');
    await page.waitForFunction('document.querySelector("#state").dataset.level === "ok"');
    assert.ok(!requests.some((url) => /htp|alert|%E6/.test(url)));
    await close();
  });

  it('says at each field what it does not take, and writes only what it takes', async () => {
    const { page, close } = await open('?w-heading-level=9&w-view=year');
    await ready(page);
    assert.match(await text(page, '#m-a-view'), /没有“year”这个选项/);
    assert.match(await text(page, '#m-a-heading-level'), /9/);
    assert.doesNotMatch(await code(page, 'tag'), /year|heading-level/);
    for (const [id, value] of [
      ['c-font', '</style><b>'],
      ['c-radius', 'calc(1px;}body{x'],
      ['c-font-size', '2px'],
      ['a-limit', '-3'],
    ] as const) {
      await type(page, id, value);
      assert.notEqual(await text(page, `#m-${id}`), '', `${id}: said`);
      assert.equal(await page.$eval(`#${id}`, (one) => one.getAttribute('aria-invalid')), 'true');
      assert.doesNotMatch(await code(page, 'tag'), /<b>|calc|2px|limit/);
    }
    assert.match(await text(page, '#gate'), /4/);
    await type(page, 'c-font-size', '18');
    assert.match(await text(page, '#m-c-font-size'), /18px/);
    await type(page, 'c-font', '微软雅黑, sans-serif');
    assert.match(await code(page, 'style'), /font: 微软雅黑, sans-serif;\n {2}--hehuo-font-size: 18px;/);
    await close();
  });

  it('lists what the backend has, takes a name for its id, and says when there is no such id', async () => {
    const { page, close } = await open('?tag=partner-directory&w-area=nowhere');
    await shows(page, '#m-area', /没有这个编号/);
    await page.$eval('#more', (more) => more.setAttribute('open', ''));
    await page.click('label[for="a-tiers-public_benefit"]');
    await page.click('label[for="a-kind-merchant"]');
    await page.waitForFunction('document.querySelector("#a-partner-list option")');
    const [id = '', name = ''] = await page.$eval('#a-partner-list option', (one) => [
      (one as HTMLOptionElement).value,
      one.textContent ?? '',
    ]);
    await type(page, 'a-partner', name);
    await shows(page, '#m-a-partner', /即：/);
    assert.match(await code(page, 'tag'), new RegExp(`kind="merchant" .*partner="${id}"|partner="${id}"`));
    assert.match(await code(page, 'tag'), /tiers="public_benefit"/);
    await type(page, 'a-record', 'nobody');
    await shows(page, '#m-a-record', /没有这个编号：nobody/);
    await shows(page, '#gate', /2 处/);
    await close();
  });

  it('judges both themes where the element follows its page', async () => {
    const { page, close } = await open('?c-accent=%230b5d5b');
    await page.waitForFunction('document.querySelector("#contrast").dataset.level === "bad"');
    const said = await text(page, '#contrast');
    assert.match(said, /深色网页上，文字对比度不够/);
    assert.doesNotMatch(said, /浅色网页上/);
    await page.select('#a-theme', 'light');
    await page.waitForFunction('document.querySelector("#contrast").dataset.level === "ok"');
    await close();
  });

  it('looks whether the kit lies where the code says, in this version and readable', async () => {
    const { page, close } = await open();
    await shows(page, '#kit-state', /同一版本/);
    for (const [folder, said] of [
      [`${server.url}/nothing/`, /没有这个文件（状态码 404）/],
      [`${origin}other/`, /不是同一版本.*重新复制代码/],
      [`${origin}closed/`, /CORS/],
      ['kit', /不是网址/],
    ] as const) {
      await type(page, 'kit', folder);
      await shows(page, '#kit-state', said);
    }
    assert.equal(await code(page, 'tag'), '', 'no code for a folder that is none');
    await type(page, 'kit', '');
    await shows(page, '#kit-state', /没有填/);
    assert.match(await code(page, 'script'), new RegExp(`src="${server.url}/hehuo.js" integrity=`));
    await close();
  });

  it('has the script apart, warns of <style>, whose hash lets it through the policy, and takes starting again back', async () => {
    const { page, close } = await open('?c-accent=%23767676&w-view=agenda');
    await shows(page, '#code-csp', /style-src 'sha256-/);
    assert.match(await text(page, '[data-door="tag"] .extra'), /<style>/);
    const policy = (await code(page, 'csp')).replace(/\n/g, ' ');
    const styled = await code(page, 'tag');
    await page.click('#second');
    assert.doesNotMatch(await code(page, 'tag'), /<script/);
    assert.match(await code(page, 'script'), /^<script [^>]*><\/script>$/);
    await page.click('#again');
    assert.doesNotMatch(await code(page, 'tag'), /agenda|767676/);
    await page.click('#undo button');
    assert.match(await code(page, 'tag'), /767676.*agenda/s);
    await close();
    html = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><body>${styled}`;
    const shown = await openPage(origin, { width: 1000, height: 900 });
    await shown.page.waitForSelector('course-calendar');
    const accent =
      'getComputedStyle(document.querySelector("course-calendar")).getPropertyValue("--hehuo-accent")';
    assert.match((await shown.page.evaluate(accent)) as string, /#767676/);
    await shown.close();
  });

  it('names its page in English, and leads to pages that are there', async () => {
    const { page, close } = await open('?lang=en');
    assert.match(await page.title(), /^Code to embed/);
    const links = await page.$$eval('.more a', (all) => all.map((one) => (one as HTMLAnchorElement).href));
    assert.ok(links.length >= 4);
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
    await close();
  });
});
