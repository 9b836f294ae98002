/** What a reader sees of the doors in a post. (Node) */
import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { says } from '../aid/page';
import { SHOWN, TITLE, type Outcome, type Placed, type Tag } from './door';
import type { Visit } from './visit';

const show = (page: Page, selector: string): Promise<void> =>
  page.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }));

/** The frame shows the element's data and is as high as that is; without the script on the page as high as it was made. */
async function framed(page: Page, tag: Tag, kit: boolean): Promise<void> {
  const selector = `iframe[src*="/embed/${tag}"]`;
  await show(page, selector);
  const frame = await page.waitForFrame((one) => one.url().includes(`/embed/${tag}`), { timeout: 30_000 });
  await frame.waitForFunction(
    (name, source) => new RegExp(source).test(document.querySelector(name)?.shadowRoot?.textContent ?? ''),
    { timeout: 30_000 },
    tag,
    SHOWN[tag].source,
  );
  const fits = (name: string, grown: boolean): boolean => {
    const one = document.querySelector(name);
    if (!(one instanceof HTMLIFrameElement)) return false;
    // A theme's own limit would cut off what is long.
    return grown ? one.clientHeight !== 600 && one.style.maxHeight === 'none' : one.clientHeight === 600;
  };
  await page.waitForFunction(fits, { timeout: 30_000 }, selector, kit);
}

/** The link is on screen and leads to a page that shows the data. */
async function linked(page: Page, tag: Tag): Promise<void> {
  const dressed = (name: string): boolean => !!document.querySelector(name)?.shadowRoot;
  assert.equal(await page.evaluate(dressed, tag), false, `${tag} was expected to be a link`);
  const selector = `a[href*="/embed/${tag}"]`;
  const { href, text, seen } = await page.$eval(selector, (link) => ({
    href: (link as HTMLAnchorElement).href,
    text: link.textContent,
    seen: link.getClientRects().length > 0,
  }));
  assert.deepEqual([text, seen], [TITLE[tag], true]);
  const other = await page.browserContext().newPage();
  await other.evaluateOnNewDocument('globalThis.__name = (it) => it');
  await other.goto(href, { waitUntil: 'load' });
  await says(other, tag, SHOWN[tag], 30_000);
  await other.close();
}

/** Throws, with what went wrong on the page, unless the door comes to this. */
export async function comesTo(
  { page, faults, lost }: Visit,
  { door, tag }: Placed,
  what: Outcome,
  kit = true,
): Promise<void> {
  await leads(page, tag, what, kit).catch((cause: Error) => {
    const around = [...faults, ...lost].join('; ') || 'nothing went wrong on the page';
    throw new Error(`${door} with ${tag}, not ${what}: ${cause.message} (${around})`, { cause });
  });
}

async function leads(page: Page, tag: Tag, what: Outcome, kit: boolean): Promise<void> {
  if (what === 'frame') return framed(page, tag, kit);
  if (what === 'link') return linked(page, tag);
  await page.waitForSelector(tag, { timeout: 30_000 });
  await show(page, tag);
  await says(page, tag, SHOWN[tag], 30_000);
  assert.equal((await page.$$(tag)).length, 1, `more than one ${tag}`);
}

/** What stands out of the page or of its column to the side, in words. */
export const spills = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > window.innerWidth)
      found.push(`the page is ${scrollWidth} px wide on ${window.innerWidth}`);
    const column = document.querySelector('.entry-content')?.getBoundingClientRect();
    const tags = 'course-calendar, partner-directory, need-survey, fund-tracker, .entry-content iframe';
    for (const one of Array.from(document.querySelectorAll(tags))) {
      const { left, right } = one.getBoundingClientRect();
      if (column && (left < column.left - 1 || right > column.right + 1))
        found.push(`${one.localName} from ${left} to ${right} in ${column.left} to ${column.right}`);
      const inner = one.shadowRoot?.querySelector('.root');
      if (inner && inner.scrollWidth > inner.clientWidth)
        found.push(`${one.localName} needs ${inner.scrollWidth} px and has ${inner.clientWidth}`);
    }
    return found;
  });
