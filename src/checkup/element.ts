/* What stands in the way of the elements that are on the page, and what ought to be one and is not. */
import { listOf } from '../contract/list';
import { tags } from '../door/address';
import type { Finding } from './finding';
import type { Say } from './words';

const LIMIT_MS = 15_000;

export const TAGS: readonly string[] = tags;

function visibility(element: Element, say: Say): Finding | undefined {
  const tag = element.localName;
  if (element.getClientRects().length > 0) {
    const { width } = element.getBoundingClientRect();
    return width >= 240 ? undefined : say('E2', 'narrow', { tag, width: Math.round(width) });
  }
  let hidden: Element | null = element;
  while (hidden && getComputedStyle(hidden).display !== 'none') hidden = hidden.parentElement;
  return hidden && hidden !== element
    ? say('E2', 'inside', { tag, outer: hidden.localName })
    : say('E2', 'hidden', { tag });
}

interface Loader {
  hehuo?: { load?(tag: string): Promise<void> };
}

/** Brings the code of elements that are still far down the page: what is never loaded cannot be looked at. */
export async function bringElements(): Promise<void> {
  const { hehuo } = window as unknown as Loader;
  const waiting = TAGS.filter((tag) => document.querySelector(tag) && !customElements.get(tag));
  const all = Promise.all(waiting.map((tag) => hehuo?.load?.(tag).catch(() => undefined)));
  let timer = 0;
  // What has not come by then is said to be absent.
  await Promise.race([all, new Promise((done) => (timer = window.setTimeout(done, LIMIT_MS)))]);
  clearTimeout(timer);
}

/** A name in `data-hehuo` that is none. */
export const misspelt = (name: string, say: Say): Finding[] =>
  name === 'link' || TAGS.indexOf(name) >= 0 ? [] : [say('E4', 'name', { name, tags: TAGS.join(', ') })];

/** How many letters apart two names are. */
function apart(a: string, b: string): number {
  let above = listOf(`${b} `, (_, at) => at);
  for (let row = 0; row < a.length; row++) {
    const line = [row + 1];
    above.slice(1).forEach((up, at) => {
      const corner = (above[at] ?? 0) + Number(a.charAt(row) !== b.charAt(at));
      line.push(Math.min(corner, up + 1, (line[at] ?? 0) + 1));
    });
    above = line;
  }
  return above[b.length] ?? 0;
}

const bare = (name: string): string => name.toLowerCase().replace(/^hehuo|[^a-z]/g, '');

/** Tags that nobody knows and that are nearly one of ours: a letter is missing, or the hyphen. */
export function nearMisses(names: Iterable<string>, say: Say): Finding[] {
  const found: Finding[] = [];
  for (const name of listOf(new Set(names))) {
    if (name.length < 8 || name.length > 30 || TAGS.indexOf(name) >= 0) continue;
    const meant = TAGS.find((tag) => apart(bare(name), bare(tag)) <= 2);
    if (meant) found.push(say('E4', 'tag', { name, meant }));
  }
  return found;
}

/**
 * Of every element on the page; and of its places where an editor has left nothing but the text. `blocked` when a policy
 * is known to keep the code out, which is then not looked for elsewhere.
 */
export function lookAtElements(say: Say, blocked = false): Finding[] {
  const elements = listOf(document.querySelectorAll(TAGS.join()));
  const found: Finding[] = elements.length ? [] : [say('E1', 'none')];
  for (const tag of TAGS)
    if (elements.some(({ localName }) => localName === tag) && !customElements.get(tag))
      found.push(say('E3', blocked ? 'blocked' : 'absent', { tag }));
  found.push(
    ...nearMisses(
      listOf(document.querySelectorAll('body *'), ({ localName }) => localName),
      say,
    ),
  );
  for (const div of listOf(document.querySelectorAll('[data-hehuo]')))
    found.push(...misspelt(div.getAttribute('data-hehuo') ?? '', say));
  for (const element of elements) {
    const hidden = visibility(element, say);
    if (hidden) found.push(hidden);
  }
  if (!found.length) found.push(say('E1', 'ok', { count: elements.length }));
  return found;
}
