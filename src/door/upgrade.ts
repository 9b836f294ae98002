import { listOf } from '../contract/list';
import { warnOnce } from '../control/event';
import { attributesOf, doorOf, tagOf, tags, urlOf } from './address';
import type { Door } from './address';
import { isTrusted } from './trust';
import { matching, onAdded } from './watch';

// Without a slash before it: editors make an address of their own site relative, `embed/…` at its root.
const LINKS = tags.map((tag) => `a[href*="embed/${tag}"]`).join();
const FRAMES = tags.map((tag) => `iframe[sandbox][src*="embed/${tag}"]`).join();
/** What parts paragraphs, whether they stand in it or beside it. */
const BLOCKS =
  'p, div, section, article, aside, main, body, figure, blockquote, center, form, fieldset, details, address, ' +
  `table, td, ul, ol, li, dl, dd, hr, pre, h1, h2, h3, h4, h5, h6, ${tags.join()}`;
/** What is being written: an editor in the page would save the element in the place of the door. */
const WRITING = '[contenteditable]';
/** Where a link is no paragraph, or is told to stay one; `ugc` is what a site says of links in its visitors' comments. */
const NO_PLACE =
  'nav, header, footer, menu, h1, h2, h3, h4, h5, h6, th, dt, caption, legend, label, summary, ' +
  '[data-hehuo="link"], [rel~="ugc"]';

/** The element of a door with `fallback` in it, which comes back into view where the element cannot work. */
export function elementOf({ tag, attributes }: Door, fallback: Node[]): HTMLElement {
  const element = document.createElement(tag);
  attributes.forEach((value, name) => element.setAttribute(name, value));
  element.append(...fallback);
  return element;
}

/** Without what cannot be seen: white space, and the characters of no width that editors put in. */
const textOf = (node: Node): string => (node.textContent ?? '').replace(/[\s\u200b-\u200d\u2060]+/g, '');

/**
 * Whether nothing follows a node in its line, and no further link in its paragraph, on one side. Old editors write lines
 * between breaks and bare text between blocks in place of paragraphs.
 */
function isLast(node: Node, side: 'previousSibling' | 'nextSibling', inLine = true): boolean {
  for (let at = node[side]; at; at = at[side]) {
    if (at instanceof Comment) continue;
    if (at instanceof Element) {
      if (at.matches('script, style')) continue;
      if (at.matches(BLOCKS)) return true;
      if (matching(at, 'a[href]').length > 0) return false;
      if (at.matches('br')) inLine = false;
    }
    if (inLine && textOf(at)) return false;
  }
  const around = node.parentElement;
  return !around || around.matches(BLOCKS) || isLast(around, side, inLine);
}

/** Whether a link is a paragraph or a line of its own: one in a sentence, a menu or a list of links stays a link. */
const standsAlone = (link: Element): boolean =>
  !link.closest(NO_PLACE) && isLast(link, 'previousSibling') && isLast(link, 'nextSibling');

function mayLead(door: Door, address: string, base: string): boolean {
  const backend = door.attributes.get('backend');
  if (isTrusted(address, base) && (!backend || isTrusted(backend, address))) return true;
  warnOnce(
    `a door to <${door.tag}> at ${address} stays as it is: its origin is not this page's, ` +
      "the kit's script's, nor named in that script's data-trust attribute",
  );
  return false;
}

/** Puts the element of the hosted page at an address in the place of what leads there, which becomes its fallback. */
function replace(old: HTMLElement, address: string): void {
  const url = urlOf(address);
  const door = url && doorOf(url);
  if (!door || old.closest(tags.join()) || !mayLead(door, url.href, url.href)) return;
  const backend = door.attributes.get('backend');
  // A relative backend is relative to the page that the link leads to, not to this one.
  const attributes = new Map(door.attributes);
  attributes.set('backend', backend ? new URL(backend, url).href : new URL('../api/', url).href);
  const place = document.createComment('');
  old.replaceWith(place);
  place.replaceWith(elementOf({ tag: door.tag, attributes }, [old]));
}

function upgradeDiv(div: HTMLElement): void {
  const tag = tagOf(div.dataset.hehuo ?? '');
  if (!tag || div.querySelector(`:scope > ${tag}`)) return;
  const pairs = listOf(div.attributes, ({ name, value }) => [name.replace(/^data-/, ''), value] as const);
  const given = pairs.filter(([name]) => div.hasAttribute(`data-${name}`));
  const door = { tag, attributes: attributesOf(tag, given) };
  const backend = door.attributes.get('backend') ?? location.href;
  if (mayLead(door, backend, location.href)) div.append(elementOf(door, listOf(div.childNodes)));
}

/**
 * Turns the doors in a part of the page into elements: `<div data-hehuo="tag" data-…>`, links that stand alone, and
 * frames in which no script may run.
 */
export function upgrade(root: ParentNode): void {
  const doors = (selector: string): Element[] =>
    matching(root, selector).filter((door) => !door.closest(WRITING));
  doors('div[data-hehuo]').forEach((div) => div instanceof HTMLElement && upgradeDiv(div));
  doors(LINKS).forEach(
    (link) => link instanceof HTMLAnchorElement && standsAlone(link) && replace(link, link.href),
  );
  // TinyMCE gives every frame an empty sandbox, in which the hosted page cannot run.
  doors(FRAMES).forEach(
    (frame) =>
      frame instanceof HTMLIFrameElement &&
      !frame.sandbox.contains('allow-scripts') &&
      replace(frame, frame.src),
  );
}

/** The same for what the page has now and for what it adds later. */
export const watchDoors = (): void => onAdded(upgrade);
