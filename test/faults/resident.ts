/** A resident at the portal's `<need-survey>`: finds what is on the screen and answers it with keys alone. (Node) */
import type { ElementHandle, Page } from 'puppeteer-core';
import { pause } from '../aid/child';
import { textOf } from '../aid/page';

const TAG = 'need-survey';

/** What can be answered or pressed, through shadow roots, in the order on screen. */
const controls = (page: Page): Promise<ElementHandle<Element>[]> =>
  page.$$('pierce/:is(input, select, textarea, button)');

/** On screen, and of the element rather than of the page around it. */
const visible = (handle: ElementHandle<Element>): Promise<boolean> =>
  handle
    .evaluate((element) => element.getRootNode() !== document && element.getClientRects().length > 0)
    .catch(() => false);

interface Seen {
  tag: string;
  type: string;
  name: string;
  text: string;
  value: string;
  primary: boolean;
}

const see = (handle: ElementHandle<Element>): Promise<Seen> =>
  handle.evaluate((element) => ({
    tag: element.localName,
    type: element.getAttribute('type') ?? '',
    name: element.getAttribute('name') ?? '',
    text: `${element.textContent} ${element.getAttribute('aria-label')}`.replace(/\s+/g, ' ').trim(),
    value: 'value' in element ? String(element.value) : '',
    primary: element.classList.contains('primary'),
  }));

/** Focuses what it finds and presses a key on it. */
async function press(handle: ElementHandle<Element>, page: Page, key: 'Enter' | 'Space' | 'ArrowDown') {
  await handle.focus();
  await page.keyboard.press(key);
}

/** Answers every group on the screen once: the second choice of radios, the next of lists, words into text fields. */
async function answer(page: Page, words: string): Promise<void> {
  const groups = new Set<string>();
  for (const handle of await controls(page)) {
    if (!(await visible(handle))) continue;
    const { tag, type, name, value } = await see(handle);
    const text = tag === 'textarea' || (tag === 'input' && ['', 'text'].includes(type));
    if (text && value === '') {
      await handle.focus();
      await page.keyboard.type(words);
    } else if (type === 'radio' && !groups.has(name)) {
      groups.add(name);
      await press(handle, page, 'Space');
      await page.keyboard.press('ArrowDown');
    } else if (tag === 'select' && value === '') {
      await press(handle, page, 'ArrowDown');
    }
  }
}

/** The buttons that lead on, best first. */
const ONWARD = [/^接着填/, /^提交/, /^下一步/, /一分钟心愿/, /^开始填写/];

/** Presses the best button that leads on, and says which; empty when there is none. */
async function onward(page: Page, until: RegExp | undefined): Promise<string> {
  const seen: { handle: ElementHandle<Element>; text: string }[] = [];
  for (const handle of await controls(page)) {
    const { tag, text, primary } = await see(handle);
    if (tag === 'button' && primary && (await visible(handle))) seen.push({ handle, text });
  }
  for (const words of ONWARD) {
    const found = seen.find(({ text }) => words.test(text));
    if (!found) continue;
    if (!until?.test(found.text)) await press(found.handle, page, 'Enter');
    return found.text;
  }
  return '';
}

export const SUBMIT = /^提交/;
/** What the element says when an answer is in the outbox or beyond. */
export const SAVED = /已送达|已存在本机/;

export interface Walk {
  /** What the element says at the end. */
  text: string;
  /** What was pressed, in order. */
  way: string[];
}

/**
 * Fills the short survey from wherever it stands. Ends when the element says that the answer is saved; `until` ends it
 * before a button of that name is pressed, `after` as soon as it was.
 */
export async function fillIn(
  page: Page,
  words: string,
  { until, after, limit = 40_000 }: { until?: RegExp; after?: RegExp; limit?: number } = {},
): Promise<Walk> {
  const stop = Date.now() + limit;
  const way: string[] = [];
  let text = '';
  while (Date.now() < stop) {
    text = await textOf(page, TAG);
    if (SAVED.test(text) && way.some((one) => SUBMIT.test(one))) return { text, way };
    await answer(page, words);
    const pressed = await onward(page, until);
    if (until?.test(pressed)) return { text, way };
    way.push(pressed);
    if (after?.test(pressed)) return { text, way };
    await pause(150);
  }
  throw new Error(`the survey did not come to its end: ${way.filter(Boolean).join(' > ')}; it says ${text}`);
}
