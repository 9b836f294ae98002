/// <reference types="mocha" />
/**
 * What browser tests are written in: putting an element on the page, waiting for it, finding things inside it,
 * pressing keys, listening to its events, checking it with axe. (Browser)
 */
import { executeServerCommand, sendKeys, sendMouse } from '@web/test-runner-commands';
import axe from 'axe-core';

export type Engine = 'chromium' | 'firefox' | 'webkit';

/** The engine that this test runs in. */
export const engine: Engine = /Firefox/.test(navigator.userAgent)
  ? 'firefox'
  : /Chrome/.test(navigator.userAgent)
    ? 'chromium'
    : 'webkit';

/** The instant that the demo server calls now. */
export const DEMO_NOW = '2026-11-23T09:00:00+08:00';

const mounted = new Set<HTMLElement>();

/** An element of Lit's making, as far as waiting for it goes. */
type Updating = HTMLElement & { updateComplete?: Promise<unknown> };

/**
 * Puts HTML on the page and returns its first element, after that element's first update.
 * `width` (px) gives the container a fixed width: elements react to their container, not to the window.
 * The page is cleaned after each test.
 */
export async function mount<T extends HTMLElement = HTMLElement>(html: string, width?: number): Promise<T> {
  const place = document.createElement('div');
  if (width !== undefined) place.style.width = `${width}px`;
  // Through a template, so that the elements are upgraded in the document, as on a host page.
  const template = document.createElement('template');
  template.innerHTML = html;
  place.append(document.importNode(template.content, true));
  mounted.add(place);
  document.body.append(place);
  const element = place.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error(`There is no element in: ${html}`);
  await updated(element);
  return element as T;
}

/** Waits until an element has nothing left to render. */
export async function updated(element: Updating): Promise<void> {
  for (let more: unknown = false; more === false;) more = (await element.updateComplete) ?? true;
}

/** Removes all that was mounted. */
export function unmount(): void {
  for (const place of mounted) place.remove();
  mounted.clear();
}

/** Empties what the page stores: localStorage, sessionStorage and, as far as the engine lists them, all databases. */
export async function wipe(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  const databases = await indexedDB.databases();
  await Promise.all(databases.map(({ name }) => name !== undefined && deleteDatabase(name)));
}

/** An open connection blocks a deletion; after a second we go on, and the database goes when the connection does. */
function deleteDatabase(name: string): Promise<void> {
  const request = indexedDB.deleteDatabase(name);
  return Promise.race([
    new Promise<void>((done) => (request.onsuccess = request.onerror = () => done())),
    new Promise<void>((done) => setTimeout(done, 1000)),
  ]);
}

/**
 * Polls until a condition gives something true, and returns that. Errors thrown by the condition count as "not yet";
 * the last one is part of the message when the time (ms, default 10,000: three browsers share the machine) is over.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  message = String(condition),
  limit = 15_000,
): Promise<Exclude<T, false | null | undefined | 0 | ''>> {
  const stop = performance.now() + limit;
  let last: unknown = '';
  do {
    try {
      const value = await condition();
      if (value) return value as Exclude<T, false | null | undefined | 0 | ''>;
    } catch (error) {
      last = error;
    }
    await new Promise((next) => setTimeout(next, 15));
  } while (performance.now() < stop);
  throw new Error(`Not within ${limit} ms: ${message}${last === '' ? '' : ` (${String(last)})`}`);
}

/** All elements that match, in the element itself, its shadow roots and theirs, in document order. */
export function deepAll<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  const found: T[] = [];
  const visit = (node: Element): void => {
    if (node.matches(selector)) found.push(node as T);
    if (node.shadowRoot) for (const child of node.shadowRoot.children) visit(child);
    for (const child of node.children) visit(child);
  };
  if (root instanceof Element && root.shadowRoot) for (const child of root.shadowRoot.children) visit(child);
  for (const child of root.children) visit(child);
  return found;
}

/** The first element that matches at any depth, else undefined. */
export function seek<T extends Element = HTMLElement>(root: ParentNode, selector: string): T | undefined {
  return deepAll<T>(root, selector)[0];
}

/** The first element that matches at any depth; an error that shows what there is instead if there is none. */
export function deep<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = seek<T>(root, selector);
  if (found) return found;
  throw new Error(`No ${selector} in: ${textOf(root).slice(0, 300)}`);
}

/** Buttons, links, tabs and the like by what they say (a part of it, or a pattern). */
export function control<T extends HTMLElement = HTMLElement>(root: ParentNode, said: string | RegExp): T {
  const kinds =
    'button, a[href], summary, label, [role=button], [role=tab], [role=link], [role=option], [role=menuitem]';
  const all = deepAll<T>(root, kinds).filter((one) => one.getClientRects().length > 0);
  const says = (one: T): string =>
    `${one.textContent} ${one.getAttribute('aria-label') ?? ''}`.replace(/\s+/g, ' ');
  const found = all.find((one) =>
    typeof said === 'string' ? says(one).includes(said) : said.test(says(one)),
  );
  if (found) return found;
  throw new Error(
    `Nothing to press says ${String(said)}; there are: ${all.map(says).join(' | ').slice(0, 600)}`,
  );
}

/** The text in an element as it is composed (through shadow roots and slots), white space folded. */
export function textOf(node: Node): string {
  const parts: string[] = [];
  const visit = (one: Node): void => {
    if (one instanceof Text) parts.push(one.data);
    else if (one instanceof HTMLSlotElement && one.assignedNodes().length > 0)
      one.assignedNodes().forEach(visit);
    else if (one instanceof Element && ['STYLE', 'SCRIPT', 'TEMPLATE'].includes(one.tagName)) return;
    else if (one instanceof Element && one.shadowRoot) visit(one.shadowRoot);
    else one.childNodes.forEach(visit);
  };
  visit(node);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Presses one key, or several together: press('Enter'), press('Shift', 'Tab'). Real keys, from the browser's driver. */
export async function press(...keys: string[]): Promise<void> {
  await executeServerCommand('chord', keys as never);
}

/** Types text with real keys into what has the focus. */
export async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
}

/** The middle of an element in the viewport, once it is in view and has stood still for two frames (at most 30). */
async function middle(element: Element): Promise<[number, number]> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const where = (): [number, number] => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [Math.round(x + width / 2), Math.round(y + height / 2)];
  };
  element.scrollIntoView({ block: 'center' });
  for (let before = where(), still = 0, tries = 0; still < 2 && tries < 30; tries++) {
    await frame();
    const now = where();
    still = String(now) === String(before) ? still + 1 : 0;
    before = now;
  }
  return where();
}

/** Clicks the middle of an element with a real pointer, as a hand would: when it no longer moves. */
export async function click(element: Element): Promise<void> {
  await sendMouse({ type: 'click', position: await middle(element) });
}

/** Makes the page's viewport this large (CSS px). */
export async function resize(width: number, height: number): Promise<void> {
  const frame = [outerWidth - innerWidth, outerHeight - innerHeight];
  await executeServerCommand('resize', { width, height, frame } as never);
  await until(() => innerWidth === width && innerHeight === height, `a viewport of ${width} x ${height}`);
}

export interface Heard {
  type: string;
  detail: unknown;
  target: EventTarget | null;
}

const KIT_EVENTS = ['ready', 'stale', 'error', 'invalid', 'redacted', 'select', 'submit', 'sent'];

/** Writes down every `hehuo-*` event that reaches a node (default: the document), in order. Further names may be added. */
export function listen(node: EventTarget = document, ...more: string[]): Heard[] {
  const heard: Heard[] = [];
  for (const name of [...KIT_EVENTS.map((kit) => `hehuo-${kit}`), ...more]) {
    node.addEventListener(name, (event) => {
      const target = event.composedPath()[0] ?? null;
      heard.push({ type: event.type, detail: (event as CustomEvent<unknown>).detail, target });
    });
  }
  return heard;
}

/**
 * Runs axe over an element and throws a readable list of what it found (WCAG 2.0 to 2.2 A and AA, best practices).
 * `rules` switches single rules, for example { region: { enabled: false } }.
 */
export async function expectAccessible(element: Element, rules: axe.RuleObject = {}): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // The runner's bare page has no main landmark and no heading above ours: that is the host's duty.
  const page = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } };
  const runOnly = { type: 'tag' as const, values: tags };
  const { violations } = await axe.run(element, { runOnly, rules: { ...page, ...rules } });
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.slice(0, 3).map((node) => `    ${node.html.slice(0, 200)}\n    ${node.failureSummary ?? ''}`),
  ]);
  throw new Error(`axe found ${violations.length} kinds of fault:\n${lines.join('\n')}`);
}

/** A test that some engines cannot do; there it counts as skipped, with the reason in the summary. */
export function skipIn(engines: Engine[], reason: string, name: string, test: Mocha.AsyncFunc): void {
  if (engines.includes(engine)) it.skip(`${name} (skipped: ${reason})`);
  else it(name, test);
}

afterEach(unmount);
