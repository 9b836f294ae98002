/** Somebody at an old browser: reads what is on the screen, presses and types what can be seen. (Node) */
import { pause } from '../aid/child';
import type { OldPage } from './driver';

declare global {
  /** In the page: all that matches, through shadow roots, that has a place on the screen. */
  function seek(selector: string): HTMLElement[];
}

/** The definition of `seek`, for the oldest build. */
export const SEEK = `self.seek = function (selector) {
  var found = [];
  (function visit(root) {
    root.querySelectorAll('*').forEach(function (one) {
      if (one.matches(selector) && one.getClientRects().length) found.push(one);
      if (one.shadowRoot) visit(one.shadowRoot);
    });
  })(document);
  return found;
};`;

/** Text that is on the screen of an element, white space folded. */
export const textOf = (page: OldPage, tag: string): Promise<string> =>
  page.call((name) => {
    const root = document.querySelector(name)?.shadowRoot?.querySelector<HTMLElement>('.root');
    return (root?.innerText ?? '').replace(/\s+/g, ' ').trim();
  }, tag);

/** How long anything may take, ms: other tests may run on the same machine. */
export const PATIENCE = 40_000;

/** Tries until there is something other than undefined. */
async function until<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  const stop = Date.now() + PATIENCE;
  while (Date.now() < stop) {
    const result = await attempt();
    if (result !== undefined) return result;
    await pause(100);
  }
  throw new Error(`${what}: not within ${PATIENCE / 1000} s`);
}

/** Waits until an element says something; the error shows what it says instead. */
export async function says(page: OldPage, tag: string, words: RegExp): Promise<string> {
  let text = '';
  const attempt = async () => ((text = await textOf(page, tag)), words.test(text) ? text : undefined);
  return until(`${tag} says ${words}`, attempt).catch((error: Error) => {
    throw new Error(`${error.message}; it says: ${text.slice(0, 400)}\n${page.faults.join('\n')}`);
  });
}

export const countOf = (page: OldPage, selector: string): Promise<number> =>
  page.call((wanted) => seek(wanted).length, selector);

/** Waits until as many as wanted of a selector are on the screen. */
export const waitFor = (page: OldPage, selector: string, fits: (count: number) => boolean): Promise<number> =>
  until(selector, async () => {
    const count = await countOf(page, selector);
    return fits(count) ? count : undefined;
  });

/** The middle of the nth match whose text fits, after scrolling there; `over` names what covers it. */
const spot = (page: OldPage, selector: string, words: string, nth: number) =>
  page.call(
    (wanted, pattern, index) => {
      const fits = new RegExp(pattern);
      const one = seek(wanted).filter((it) => fits.test(it.textContent ?? ''))[index];
      if (!one) return undefined;
      one.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = one.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      let hit: Element | null = document.elementFromPoint(x, y);
      while (hit?.shadowRoot) {
        const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y);
        if (!inner || inner === hit) break;
        hit = inner;
      }
      const over = hit && (one.contains(hit) || hit.contains(one)) ? '' : (hit?.outerHTML ?? 'nothing');
      return { x, y, over: over.slice(0, 200) };
    },
    selector,
    words,
    nth,
  );

/** Presses the nth visible match with the mouse, once it stands still where nothing lies over it. */
export async function press(page: OldPage, selector: string, words = '', nth = 0): Promise<void> {
  let over = '';
  let last = '';
  const attempt = async () => {
    const place = await spot(page, selector, words, nth);
    over = place?.over ?? '';
    const steady = last !== '' && last === JSON.stringify(place);
    last = place ? JSON.stringify(place) : '';
    return steady && over === '' ? (place ?? undefined) : undefined;
  };
  const place = await until(`${selector} ${words}`, attempt).catch((error: Error) => {
    throw new Error(over === '' ? error.message : `${error.message}; over it lies ${over}`);
  });
  await page.press(place);
}

/** Writes into a field. */
export async function write(page: OldPage, selector: string, words: string, nth = 0): Promise<void> {
  await press(page, selector, '', nth);
  await page.type(words);
}
