/** How the code of an element comes: when it is near, checked, again after a failure, and whole for an old browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { tags } from '../../src/door/address';
import { attributesNamed } from '../../src/door/attributes';
import { startHost, type Answer, type Host } from '../aid/host';
import { closeBrowser, openPage, says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';
import { sizesOf, tableOf } from '../aid/sizes';

const hashes = (): Record<string, string> =>
  JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>;

describe('the code of an element', { concurrency: false }, () => {
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

  const CALENDAR = '<course-calendar backend="/api/" view="agenda"><a href="/c">课程</a></course-calendar>';

  /** A page of the host with this body; `change` may answer for files of the kit. */
  async function open(
    body: string,
    {
      script = '',
      before,
      change,
    }: { script?: string; before?: () => void; change?: (path: string) => Answer } = {},
  ) {
    const page = `<!doctype html><meta charset="utf-8"><title>街道</title><link rel="icon" href="data:," />
      <script src="/hehuo.js" ${script} defer></script><body>${body}`;
    host.answer = (path) => (path === '/' ? page : change?.(path));
    return openPage(`${host.origin}/`, { width: 1000, height: 700, ...(before && { before }) });
  }

  const codeOf = (requests: string[]): string[] =>
    requests.map((url) => new URL(url).pathname).filter((path) => /^\/(part|hehuo-)/.test(path));

  it('is not asked for before the element is near the screen, nor on a page without one', async () => {
    const none = await open('<p>没有</p>');
    assert.deepEqual(codeOf(none.requests), []);
    await none.close();
    const far = await open(`<div id="gap"></div><script src="/gap.js"></script>${CALENDAR}`, {
      change: (path) =>
        path === '/gap.js' ? "document.getElementById('gap').style.height='5000px'" : undefined,
    });
    await new Promise((done) => setTimeout(done, 800));
    assert.deepEqual(codeOf(far.requests), []);
    await far.page.evaluate(() => scrollTo(0, 5000));
    await says(far.page, 'course-calendar', /11月/);
    const names = codeOf(far.requests).join();
    assert.match(names, /course-calendar/);
    assert.doesNotMatch(names, /need-survey|fund-tracker|partner-directory/);
    assert.deepEqual(far.faults, []);
    await far.close();
  });

  it('is checked against the hashes in a script that was asked for with integrity', async () => {
    const script = `integrity="${hashes()['hehuo.js']}"`;
    const good = await open(CALENDAR, { script });
    await says(good.page, 'course-calendar', /11月/);
    assert.deepEqual(good.faults, []);
    assert.equal(
      new Set(codeOf(good.requests)).size,
      codeOf(good.requests).length,
      'nothing is asked for twice',
    );
    assert.deepEqual(await good.page.$$('head link[rel=modulepreload]'), [], 'the head is as it was');
    await good.close();
    const evil = 'window.broken = true;';
    const bad = await open(CALENDAR, {
      script,
      change: (path) => (/^\/(part\/course|hehuo-)/.test(path) ? evil : undefined),
    });
    await new Promise((done) => setTimeout(done, 1500));
    assert.equal(
      await bad.page.evaluate('window.broken'),
      undefined,
      'code that was changed on its way has run',
    );
    assert.equal(
      await bad.page.evaluate(() => document.querySelector('course-calendar > a')?.checkVisibility()),
      true,
    );
    assert.ok(bad.faults.length > 0);
    await bad.close();
  });

  it('comes whole for a browser without modern modules, and where modules cannot be loaded', async () => {
    const old = await open(CALENDAR, {
      before: () => void Reflect.deleteProperty(window, 'structuredClone'),
    });
    await says(old.page, 'course-calendar', /11月/);
    assert.deepEqual(codeOf(old.requests), ['/hehuo-course-calendar.js']);
    await old.close();
    const without = await open(CALENDAR, { change: (path) => (path.startsWith('/part/') ? 404 : undefined) });
    await says(without.page, 'course-calendar', /11月/);
    await without.close();
  });

  it('is asked for again when it did not come; until then the link stays', async () => {
    let down = true;
    const { page, close } = await open(CALENDAR, {
      change: (path) => (down && /^\/(part|hehuo-)/.test(path) ? 503 : undefined),
    });
    await new Promise((done) => setTimeout(done, 1000));
    assert.equal(await page.$eval('course-calendar > a', (link) => link.checkVisibility()), true);
    down = false;
    await says(page, 'course-calendar', /11月/);
    await close();
  });

  it('runs under a policy of nonces, and under Trusted Types', async () => {
    const policy = "script-src 'nonce-abc'; require-trusted-types-for 'script'; trusted-types lit-html";
    host.headers = { 'Content-Security-Policy': policy };
    const { page, faults, close } = await open(CALENDAR, { script: 'nonce="abc"' });
    host.headers = {};
    await says(page, 'course-calendar', /11月/);
    assert.deepEqual(faults, []);
    await close();
  });

  it('comes for elements in a shadow root when hehuo.load() asks', async () => {
    const { page, close } = await open('<main></main>');
    await page.evaluate(async () => {
      const root = document.querySelector('main')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = '<fund-tracker backend="/api/"></fund-tracker>';
      await (window as unknown as { hehuo: { load(tag: string): Promise<void> } }).hehuo.load('fund-tracker');
    });
    assert.equal(await page.evaluate(() => !!customElements.get('fund-tracker')), true);
    await close();
  });

  it('of a second copy stays out, with one note', async () => {
    const warned: string[] = [];
    const twice = `${CALENDAR}<script src="/hehuo.js?2" defer></script>`;
    const { page, faults, close } = await open(twice);
    page.on('console', (message) => warned.push(message.text()));
    await page.reload();
    await says(page, 'course-calendar', /11月/);
    assert.equal(warned.filter((text) => /hehuo\.js .* already/.test(text)).length, 1);
    assert.deepEqual(faults, []);
    await close();
  });

  it('of the views of the survey comes when a view is opened, or ahead; without it there are ways out', async () => {
    let down = true;
    const { page, requests, close } = await open('<need-survey backend="/api/"></need-survey>', {
      change: (path) => (down && path.startsWith('/part/survey-') ? 503 : undefined),
    });
    await says(page, 'need-survey', /开始填写|一分钟/);
    assert.doesNotMatch(codeOf(requests).join(), /survey-(tasks|track|paper)/);
    await page.evaluate(() => {
      document
        .querySelector('need-survey')
        ?.shadowRoot?.querySelector<HTMLElement>('[data-view="tasks"]')
        ?.click();
    });
    await says(page, 'need-survey', /重试/);
    down = false;
    await page.evaluate(() => {
      document
        .querySelector('need-survey')
        ?.shadowRoot?.querySelector<HTMLElement>('.notice button')
        ?.click();
    });
    await says(page, 'need-survey', /暖心事/);
    await close();
  });
});

it('the doors know the attributes that the elements observe', () => {
  const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as {
    modules: { declarations?: { tagName?: string; attributes?: { name: string }[] }[] }[];
  };
  const declared = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
  assert.equal(declared.length, tags.length);
  for (const { tagName, attributes = [] } of declared) {
    const tag = tags.find((one) => one === tagName);
    assert.ok(tag);
    assert.deepEqual([...attributesNamed(tag)].sort(), attributes.map(({ name }) => name).sort(), tag);
  }
});

/**
 * KB of gzip: what is reached, with a little room; the goals of 60 for all and 30 for one are not reached. What comes
 * later is the more the less comes at first.
 */
const BUDGET = { loader: 6, base: 39, all: 174, later: 63 };
const FIRST: Readonly<Record<string, number>> = {
  'course-calendar': 73,
  'partner-directory': 62,
  'need-survey': 104,
  'fund-tracker': 68,
};

it('the bytes stay within their budgets', () => {
  const sizes = sizesOf('dist');
  console.log(tableOf(sizes));
  const over = (name: string, bytes: number, most: number) =>
    bytes > most * 1024 ? [`${name}: ${bytes} bytes, more than ${most} KB`] : [];
  assert.deepEqual(
    [
      ...over('loader', sizes.loader, BUDGET.loader),
      ...over('shared', sizes.base, BUDGET.base),
      ...over('all four', sizes.all, BUDGET.all),
      ...sizes.elements.flatMap(({ tag, first, later }) => [
        ...over(tag, first, FIRST[tag] ?? 0),
        ...over(`${tag}, later`, later, BUDGET.later),
      ]),
    ],
    [],
  );
});
