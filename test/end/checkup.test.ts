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

type Findings = {
  code: string;
  level: string;
  text: string;
  cure: string;
  link: string;
  details?: string[];
}[];

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
      // Begins to answer, and never ends.
      if (url.startsWith('/stall')) return void response.write('{');
      // What answers under /quiet/ lets nobody of another origin read it.
      return void response.end(url.startsWith('/quiet') ? '{}' : html);
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
    const children = () =>
      [document.documentElement, document.body].map(({ childElementCount }) => childElementCount).join();
    const before = await page.evaluate(children);
    const findings = (await page.evaluate('hehuo.checkup()')) as Findings;
    assert.deepEqual([...levels(findings, 'bad'), ...levels(findings, 'warn')], []);
    const text = await page.evaluate(
      () => document.documentElement.lastElementChild?.shadowRoot?.textContent ?? '',
    );
    assert.match(text, /合伙组件体检[\s\S]*不能用 0 项/);
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(children), before);
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

  it('finds a tag that is nearly one of ours, and ids that the backend does not know', async () => {
    const backend = `backend="${server.url}/api/"`;
    const near = await found(
      `<course-calender ${backend}></course-calender><fundtracker></fundtracker><my-calendar></my-calendar>`,
    );
    assert.deepEqual(levels(near, 'bad'), ['E1', 'E4', 'E4', 'B8']);
    assert.match(near.map(({ cure }) => cure).join(), /<course-calendar>[\s\S]*<fund-tracker>/);
    const read = async (path: string) =>
      (await (await fetch(`${server.url}/api/${path}`)).json()) as {
        areas: { id: string }[];
        items: { id: string }[];
      };
    const [service, partners, funds, surveys] = await Promise.all(
      ['service.json', 'partners.json', 'funds.json', 'surveys.json'].map(read),
    );
    const id = (list: { id: string }[] | undefined): string => list?.[0]?.id ?? '';
    const right = await found(
      `<course-calendar ${backend} area="${id(service?.areas)}" partner="${id(partners?.items)}"></course-calendar>
       <fund-tracker ${backend} fund="${id(funds?.items)}"></fund-tracker>
       <need-survey ${backend} survey="${id(surveys?.items)}"></need-survey>`,
    );
    assert.deepEqual(
      right.filter(({ code }) => code === 'E6'),
      [],
    );
    const wrong = await found(
      `<course-calendar ${backend} area="济阳" partner="nobody"></course-calendar>
       <partner-directory ${backend} record="nobody"></partner-directory>
       <fund-tracker ${backend} fund="f"></fund-tracker><need-survey ${backend} survey="s"></need-survey>`,
    );
    const ids = wrong.filter(({ code }) => code === 'E6');
    assert.deepEqual(
      ids.map(({ text }) => /(\w+)="/.exec(text)?.[1]),
      ['area', 'partner', 'record', 'fund', 'survey'],
    );
    assert.ok(
      ids[0]?.details?.some((one) => one.startsWith(`${id(service?.areas)} `)),
      'it names those there are',
    );
  });

  it('tells apart a policy, a reader not let in, a wrong place, a web page, wrong data, and nobody there', async () => {
    const policy = '<meta http-equiv="Content-Security-Policy" content="connect-src \'self\'">';
    const blocked = (await found(tag(`${server.url}/api/`), policy)).find(({ level }) => level === 'bad');
    assert.equal(blocked?.code, 'B1');
    assert.match(blocked?.cure ?? '', new RegExp(`connect-src 'self' ${server.url}$`));
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

  const meta = (policy: string): string => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const of = (findings: Findings, code: string) => findings.find((one) => one.code === code);

  it('gives the whole line of a policy: what the site itself needs stays in it', async () => {
    const policy = meta(`default-src 'self' *.site.cn; script-src ${server.url}`);
    const { cure = '', level } = of(await found(tag(`${server.url}/api/`), policy), 'B1') ?? {};
    assert.equal(level, 'bad');
    assert.match(cure, new RegExp(`connect-src 'self' \\*\\.site\\.cn ${server.url}$`));
  });

  it('takes no other violation of the page for one of its own', async () => {
    const noise = `<script>setInterval(() => { new Image().src = 'https://elsewhere.example/' + Math.random(); }, 5)</script>`;
    const silent = 'http://127.0.0.1:1/';
    const findings = await found(`${tag(silent)}${noise}`, meta("img-src 'none'"));
    assert.deepEqual(levels(findings, 'bad'), ['B4']);
  });

  it('says which policy keeps the code out, and the line that lets it in', async () => {
    const [kit, check] = ['hehuo.js', 'hehuo-checkup.js'].map((name) => `${server.url}/${name}`);
    const script = await found(tag(`${server.url}/api/`), meta(`script-src ${kit} ${check}`));
    assert.deepEqual(levels(script, 'bad'), ['S1', 'E3']);
    assert.match(of(script, 'S1')?.cure ?? '', new RegExp(`script-src ${kit} ${check} ${server.url}$`));
    assert.match(of(script, 'E3')?.cure ?? '', /S1/);
    const types = await found(
      tag(`${server.url}/api/`),
      meta("require-trusted-types-for 'script'; trusted-types other"),
    );
    assert.deepEqual(levels(types, 'bad'), ['S2', 'E3']);
    assert.match(of(types, 'S2')?.cure ?? '', /trusted-types other lit-html$/);
    const own = `<script>window.own = trustedTypes.createPolicy('lit-html', { createHTML: String })</script>`;
    const taken = await found(
      tag(`${server.url}/api/`),
      `${meta("require-trusted-types-for 'script'; trusted-types lit-html")}${own}`,
    );
    assert.match(of(taken, 'S2')?.cure ?? '', /allow-duplicates/);
  });

  it('knows a backend that a framework sets as a property, and an empty one that means the usual', async () => {
    const set = `<course-calendar></course-calendar>
      <script>document.querySelector('course-calendar').backend = '${server.url}/api/'</script>`;
    assert.deepEqual(levels(await found(set), 'bad'), []);
    const object = `<course-calendar></course-calendar>
      <script>document.querySelector('course-calendar').backend = { service: {} }</script>`;
    assert.equal(of(await found(object), 'B8')?.level, 'ok');
    const usual = `<meta name="hehuo-backend" content="${server.url}/api/">`;
    const empty = await found(tag(''), usual);
    assert.deepEqual([levels(empty, 'bad'), of(empty, 'B7')?.level], [[], 'ok']);
  });

  it('does not wait for ever for an answer that has begun', async () => {
    const findings = await found(tag(`${origin}/stall/`));
    assert.deepEqual(levels(findings, 'bad'), ['B4']);
    assert.match(of(findings, 'B4')?.text ?? '', /10 秒/);
  });

  it('lies over everything of the page, and nothing beside it can be reached', async () => {
    html = `<!doctype html><meta charset="utf-8"><script src="${server.url}/hehuo.js" defer></script>
      <style>body { filter: grayscale(1); transform: scale(0.5) } dialog { z-index: 2147483647 }</style>
      <body>${tag(`${server.url}/api/`)}<dialog id="page">页面自己的对话框</dialog>
      <script>document.getElementById('page').showModal()</script>`;
    const { page, close } = await openPage(`${origin}/`, { width: 1000, height: 800 });
    await page.waitForFunction('window.hehuo');
    await page.evaluate('hehuo.checkup()');
    const seen = await page.evaluate(() => {
      const host = document.documentElement.lastElementChild;
      const { width, height } =
        host?.shadowRoot?.querySelector('dialog')?.getBoundingClientRect() ?? new DOMRect();
      return [document.elementFromPoint(500, 400) === host, width, height];
    });
    assert.deepEqual(seen, [true, 1000, 800]);
    await close();
  });

  it('mentions what an old page does, which is not in the way', async () => {
    const twice = `<script src="${server.url}/hehuo.js" defer></script>`;
    const early = '<script>Object.prototype.each = function () {}</script>';
    const findings = await found(tag(`${server.url}/api/`), early + twice);
    assert.deepEqual(levels(findings, 'bad'), []);
    assert.deepEqual(levels(findings, 'warn'), ['P5']);
    assert.match(findings.find(({ code }) => code === 'P4')?.text ?? '', /each/);
    const own = '<script>Array.from = (list) => [].slice.call(list);</script>';
    const replaced = (await found(tag(`${server.url}/api/`), own)).filter(({ code }) => code === 'P4');
    assert.deepEqual(
      replaced.map(({ level, text }) => [level, /Array\.from/.test(text)]),
      [['note', true]],
    );
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
