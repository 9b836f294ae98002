/** The check-up of a page, in the built kit: what is well, each thing that is not, and the hashes of the files. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { closeBrowser, openPage, says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';

type Findings = { code: string; level: string; text: string; cure: string; link: string }[];

const HELP = readFileSync('dist/embed/checkup.html', 'utf8');

describe('the check-up', { concurrency: false }, () => {
  let server: RunningServer;
  let host: Server;
  let origin = '';
  let html = '';

  before(async () => {
    server = await startServer({ profile: 'tiny' });
    host = createServer(({ url = '' }, response) => {
      response.setHeader(
        'Content-Type',
        url.startsWith('/quiet') ? 'application/json' : 'text/html; charset=utf-8',
      );
      // What answers under /quiet/ lets nobody of another origin read it.
      response.end(url.startsWith('/quiet') ? '{}' : html);
    });
    await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  });

  after(async () => {
    await closeBrowser();
    host.close();
    await server.stop();
  });

  const ask = (page: Page) => page.evaluate('hehuo.checkup({ show: false })') as Promise<Findings>;

  async function found(body: string, head = ''): Promise<Findings> {
    html = `<!doctype html><meta charset="utf-8">${head}<script src="${server.url}/hehuo.js" defer></script><body>${body}`;
    const { page, close } = await openPage(`${origin}/`, { width: 1000, height: 800 });
    await page.waitForFunction('window.hehuo');
    const findings = await ask(page);
    await close();
    for (const { code, link } of findings) {
      assert.equal(link, `${server.url}/embed/checkup.html#${code.toLowerCase()}`);
      assert.ok(HELP.includes(`<section id="${code.toLowerCase()}">`), `${code} has a chapter`);
    }
    return findings;
  }
  const levels = (findings: Findings, level: string) =>
    findings.filter((one) => one.level === level).map(({ code }) => code);
  const tag = (backend: string) => `<course-calendar backend="${backend}"></course-calendar>`;

  it('finds nothing in the way on the portal, under its strict policy, and goes away without a trace', async () => {
    const { page, faults, close } = await openPage(`${server.url}/course-calendar.html`, { width: 1000 });
    await says(page, 'course-calendar', /2026年11月/);
    const before = await page.evaluate(() => document.body.childElementCount);
    const findings = (await page.evaluate('hehuo.checkup()')) as Findings;
    assert.deepEqual([...levels(findings, 'bad'), ...levels(findings, 'warn')], []);
    const text = await page.evaluate(() => document.body.lastElementChild?.shadowRoot?.textContent ?? '');
    assert.match(text, /合伙组件体检[\s\S]*不能用 0 项/);
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.body.childElementCount), before);
    const english = (await page.evaluate('hehuo.checkup({ show: false, lang: "en" })')) as Findings;
    assert.deepEqual(
      english.map(({ code }) => code),
      findings.map(({ code }) => code),
    );
    for (const { text: said, link } of english) {
      assert.doesNotMatch(said, /\p{Script=Han}/u);
      assert.match(link, /checkup-en\.html#/);
    }
    assert.deepEqual(faults, []);
    await close();
  });

  it('says that there is no element, no data source, a name that is none, and one that nobody sees', async () => {
    assert.deepEqual(levels(await found('<p>an editor was here</p>'), 'bad'), ['E1', 'B8']);
    const odd = await found(
      `<div data-hehuo="calendar"></div><div hidden>${tag(`${server.url}/api/`)}</div>
       <div style="width:100px">${tag(`${server.url}/api/`)}</div>`,
    );
    assert.deepEqual(levels(odd, 'warn'), ['E4', 'E2', 'E2']);
    assert.match(odd.find(({ code }) => code === 'E2')?.text ?? '', /外层的 <div>/);
  });

  it('tells apart a policy, a reader not let in, a wrong place, a web page, wrong data, and nobody there', async () => {
    const policy = '<meta http-equiv="Content-Security-Policy" content="connect-src \'self\'">';
    const blocked = (await found(tag(`${server.url}/api/`), policy)).find(({ level }) => level === 'bad');
    assert.equal(blocked?.code, 'B1');
    assert.match(blocked?.cure ?? '', new RegExp(`connect-src ${server.url}`));
    const quiet = createServer((_, response) => response.end('{}'));
    await new Promise<void>((done) => quiet.listen(0, '127.0.0.1', done));
    const silent = `http://127.0.0.1:${(quiet.address() as AddressInfo).port}/`;
    assert.deepEqual(levels(await found(tag(silent)), 'bad'), ['B3']);
    quiet.close();
    quiet.closeAllConnections();
    assert.deepEqual(levels(await found(tag(silent)), 'bad'), ['B4']);
    assert.deepEqual(levels(await found(tag(`${server.url}/api/funds/`)), 'bad'), ['B5']);
    assert.deepEqual(levels(await found(tag(`${origin}/page/`)), 'bad'), ['B6']);
    const wrong = (await found(tag(`${origin}/quiet/`))).find(({ code }) => code === 'B7');
    assert.deepEqual([wrong?.level, /\/contractVersion/.test(wrong?.text ?? '')], ['bad', true]);
  });

  it('mentions what an old page does, which is not in the way', async () => {
    const twice = `<script src="${server.url}/hehuo.js" defer></script>`;
    const early = '<script>Object.prototype.each = function () {}</script>';
    const findings = await found(tag(`${server.url}/api/`), early + twice);
    assert.deepEqual(levels(findings, 'bad'), []);
    assert.deepEqual(levels(findings, 'warn'), ['P5']);
    assert.match(findings.find(({ code }) => code === 'P4')?.text ?? '', /each/);
  });

  it('hashes fit the files, and a page that names one loads the kit from another origin', async () => {
    const hashes = JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>;
    const { version: _, ...files } = hashes;
    assert.equal(Object.keys(files).length, 6);
    for (const [name, hash] of Object.entries(files)) {
      const own = createHash('sha384')
        .update(readFileSync(`dist/${name}`))
        .digest('base64');
      assert.equal(hash, `sha384-${own}`, name);
    }
    html = `<!doctype html><meta charset="utf-8"><script src="${server.url}/hehuo.js" crossorigin
      integrity="${hashes['hehuo.js']}" defer></script>${tag(`${server.url}/api/`)}`;
    const { page, close } = await openPage(`${origin}/`);
    await says(page, 'course-calendar', /2026年11月/);
    await close();
  });
});
