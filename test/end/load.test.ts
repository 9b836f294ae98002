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

  /** As Safari before 17: links to modules are of no known kind, and tell of nothing. */
  const withoutLinks = (): void => {
    DOMTokenList.prototype.supports = () => false;
    const { set } = Object.getOwnPropertyDescriptor(HTMLLinkElement.prototype, 'rel') ?? {};
    Object.defineProperty(HTMLLinkElement.prototype, 'rel', {
      set(this: HTMLLinkElement, value: string) {
        set?.call(this, value === 'modulepreload' ? 'no-such-kind' : value);
      },
    });
  };

  it('comes checked and unchecked where the browser knows no links to modules', async () => {
    const script = `integrity="${hashes()['hehuo.js']}"`;
    const checked = await open(CALENDAR, { script, before: withoutLinks });
    await says(checked.page, 'course-calendar', /11月/);
    assert.deepEqual(codeOf(checked.requests), ['/hehuo-course-calendar.js']);
    await checked.close();
    const free = await open(CALENDAR, { before: withoutLinks });
    await says(free.page, 'course-calendar', /11月/);
    assert.doesNotMatch(codeOf(free.requests).join(), /hehuo-/);
    await free.close();
  });

  it('comes from its own folder, and checked, on a page with an image of the name currentScript', async () => {
    const evil = 'window.broken = true;';
    const kit = (path: string): string | undefined => /^\/kit\/([\w./-]+)$/.exec(path)?.[1];
    for (const changed of [false, true]) {
      host.answer = (path) => {
        const name = kit(path);
        if (path === '/')
          return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><img name="currentScript" alt="">
            <script src="/kit/hehuo.js" integrity="${hashes()['hehuo.js']}" defer></script>${CALENDAR}`;
        if (!name) return undefined;
        return changed && name !== 'hehuo.js' ? evil : readFileSync(`dist/${name}`);
      };
      const { page, requests, close } = await openPage(`${host.origin}/`);
      if (changed) await new Promise((done) => setTimeout(done, 1500));
      else await says(page, 'course-calendar', /11月/);
      assert.equal(await page.evaluate('window.broken'), undefined, 'what was changed on its way has run');
      const paths = requests.map((url) => new URL(url).pathname).filter((path) => /part|hehuo-/.test(path));
      assert.ok(paths.length > 0);
      assert.deepEqual(
        paths.filter((path) => !kit(path)),
        [],
      );
      await close();
    }
  });

  it('of the check-up is checked too', async () => {
    const { page, close } = await open(CALENDAR, {
      script: `integrity="${hashes()['hehuo.js']}"`,
      change: (path) =>
        path === '/hehuo-checkup.js' ? 'window.broken = true; export const checkup = () => []' : undefined,
    });
    const told = await page.evaluate("hehuo.checkup({ show: false }).then(() => 'ran', () => 'refused')");
    assert.deepEqual([told, await page.evaluate('window.broken')], ['refused', undefined]);
    await close();
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

  const old = () => void Reflect.deleteProperty(window, 'structuredClone');

  it('of several elements runs under Trusted Types in an old browser, which loads a script for each', async () => {
    host.headers = {
      'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types lit-html",
    };
    const two = `${CALENDAR}<fund-tracker backend="/api/"></fund-tracker>`;
    const { page, requests, faults, close } = await open(two, { before: old });
    host.headers = {};
    await says(page, 'course-calendar', /11月/);
    await says(page, 'fund-tracker', /元|¥|￥/);
    assert.deepEqual(codeOf(requests).sort(), ['/hehuo-course-calendar.js', '/hehuo-fund-tracker.js']);
    assert.deepEqual(faults, []);
    await close();
  });

  it('stays out where Trusted Types forbid it: load() rejects, a note says why, the page hears no error', async () => {
    const warned: string[] = [];
    for (const before of [old, () => undefined]) {
      const { page, close } = await open(CALENDAR);
      page.on('console', (message) => warned.push(message.text()));
      await page.evaluateOnNewDocument(before);
      const heard: unknown[] = [];
      page.on('pageerror', (error) => heard.push(error));
      host.headers = { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types other" };
      await page.reload();
      host.headers = {};
      const told = await page.evaluate("hehuo.load('course-calendar').then(() => 'came', () => 'refused')");
      assert.equal(told, 'refused');
      assert.deepEqual(heard, []);
      assert.equal(await page.$eval('course-calendar > a', (link) => link.checkVisibility()), true);
      await close();
    }
    assert.equal(warned.filter((text) => /Trusted Types.*lit-html.*allow-duplicates/.test(text)).length, 2);
  });

  it('that came but threw is not taken for loaded', async () => {
    const { page, close } = await open('<main></main>', {
      change: (path) =>
        path.startsWith('/part') ? 404 : path.startsWith('/hehuo-') ? "throw new Error('broken')" : undefined,
    });
    const told = await page.evaluate("hehuo.load('fund-tracker').then(() => 'came', () => 'refused')");
    assert.equal(told, 'refused');
    await close();
  });

  it('comes for what is far down the page when something waits to be sent, and for no mark or draft', async () => {
    const far = `<div id="gap"></div><script src="/gap.js"></script>${CALENDAR}`;
    const gap = (path: string) =>
      path === '/gap.js' ? "document.getElementById('gap').style.height='5000px'" : undefined;
    for (const [key, comes] of [
      ['tomb a', false],
      ['draft a', false],
      ['entry a', true],
    ] as const) {
      const { page, requests, close } = await open('<p>没有</p>');
      await page.evaluate(
        (name) =>
          new Promise<void>((done) => {
            const opening = indexedDB.open('hehuo-outbox', 1);
            opening.onupgradeneeded = () => void opening.result.createObjectStore('items');
            opening.onsuccess = () => {
              const writing = opening.result.transaction('items', 'readwrite');
              writing.objectStore('items').put({ id: 'a', name: 'enrolments', backend: 'x' }, name);
              writing.oncomplete = () => (opening.result.close(), done());
            };
          }),
        key,
      );
      const answer = host.answer('/') as string;
      host.answer = (path) => (path === '/' ? answer.replace('<p>没有</p>', far) : gap(path));
      await page.reload();
      await new Promise((done) => setTimeout(done, comes ? 5000 : 1500));
      const paths = codeOf(requests).join();
      assert.equal(/course-calendar/.test(paths), comes, `${key}: ${paths}`);
      assert.equal(/enrol/.test(paths), comes, `what sends: ${key}: ${paths}`);
      await close();
    }
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
const BUDGET = { loader: 7.5, base: 40, all: 177, later: 94 };
const FIRST: Readonly<Record<string, number>> = {
  'course-calendar': 76,
  'partner-directory': 64,
  'need-survey': 106,
  'fund-tracker': 70,
};
/** The scripts of old browsers. */
const WHOLE: Readonly<Record<string, number>> = {
  'course-calendar': 161,
  'partner-directory': 51,
  'need-survey': 151,
  'fund-tracker': 58,
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
      ...sizes.elements.flatMap(({ tag, first, later, whole }) => [
        ...over(tag, first, FIRST[tag] ?? 0),
        ...over(`${tag}, later`, later, BUDGET.later),
        ...over(`${tag}, whole`, whole, WHOLE[tag] ?? 0),
      ]),
    ],
    [],
  );
});
