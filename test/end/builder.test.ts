/** The builder of embedding code, and its code pasted into a page of another origin. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { closeBrowser, openPage, says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';

const TAGS = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'];

describe('the builder', { concurrency: false }, () => {
  let server: RunningServer;
  let host: Server;
  let origin = '';
  let html = '';

  before(async () => {
    server = await startServer({ profile: 'tiny' });
    host = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(html);
    });
    await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
  });

  after(async () => {
    await closeBrowser();
    host.close();
    await server.stop();
  });

  async function open(query = '') {
    const opened = await openPage(`${server.url}/builder.html${query}`, { width: 1280, height: 900 });
    await opened.page.waitForFunction('document.querySelectorAll("#snippets pre").length === 5');
    return opened;
  }
  const codes = (page: Page) =>
    page.$$eval('#snippets code', (all) => all.map((one) => one.textContent ?? ''));
  const ready = (page: Page) =>
    page.waitForFunction(
      'document.querySelectorAll("#area option").length > 2 && !/……|…$/.test(document.querySelector("#state").textContent)',
    );

  it('makes code from the kit’s own manifest, for every element, and keeps its state in the address', async () => {
    const { page, faults, close } = await open();
    await ready(page);
    for (const tag of TAGS) {
      await page.select('#tag', tag);
      const [first = '', link = ''] = await codes(page);
      assert.match(first, new RegExp(`<${tag} backend="${server.url}/api/">`));
      assert.match(link, new RegExp(`/embed/${tag}"`));
    }
    await page.select('#tag', 'course-calendar');
    await page.$eval('#more', (more) => more.setAttribute('open', ''));
    await page.select('#a-appearance', 'elder');
    await page.click('#a-sync-url');
    const area = await page.$eval(
      '#area option:nth-child(3)',
      (option) => (option as HTMLOptionElement).value,
    );
    await page.select('#area', area);
    const [first = ''] = await codes(page);
    assert.match(first, /appearance="elder"/);
    assert.match(first, / sync-url/);
    assert.ok(first.includes(`area="${area}"`));
    assert.match(first, /integrity="sha384-/);
    const { search } = new URL(page.url());
    await page.reload();
    await page.waitForFunction('document.querySelectorAll("#snippets pre").length === 5');
    assert.equal(new URL(page.url()).search, search);
    assert.equal((await codes(page))[0], first);
    const bare = await page.$$eval('#settings input, #settings select', (fields) =>
      fields.filter((field) => !(field as HTMLInputElement).labels?.length).map(({ id }) => id),
    );
    assert.deepEqual(bare, [], 'every field has a label');
    assert.deepEqual(faults, []);
    await close();
  });

  it('says when a data address does not answer, and what to do', async () => {
    const { page, close } = await open(`?w-backend=${encodeURIComponent(`${server.url}/nothing/`)}`);
    await page.waitForFunction('document.querySelector("#state").dataset.level === "bad"');
    assert.match(await page.$eval('#state', (line) => line.textContent ?? ''), /B5[\s\S]*service\.json/);
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
