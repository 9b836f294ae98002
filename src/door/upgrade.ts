import { listOf } from '../contract/list';
import { warnOnce } from '../control/event';
import { attributesOf, doorOf, tagOf, tags } from './address';
import type { Door } from './address';
import { isTrusted } from './trust';
import { matching, onAdded } from './watch';

const LINKS = tags.map((tag) => `a[href*="/embed/${tag}"]`).join();

/** The element of a door with `fallback` in it, which comes back into view where the element cannot work. */
export function elementOf({ tag, attributes }: Door, fallback: Node[]): HTMLElement {
  const element = document.createElement(tag);
  attributes.forEach((value, name) => element.setAttribute(name, value));
  element.append(...fallback);
  return element;
}

/** Where a link stays a link, wherever it stands; `ugc` is what a site says of links in its visitors' comments. */
const NEVER = 'nav, header, footer, menu, [data-hehuo="link"], [contenteditable], [rel~="ugc"]';

/** Whether a link is a paragraph of its own: one in a sentence, a menu or a list of links stays a link. */
function standsAlone(link: HTMLAnchorElement): boolean {
  if (link.closest(NEVER)) return false;
  if (link.closest(tags.join())) return false;
  const block = link.closest('p, div, section, article, td, li, figure, main, body');
  const text = (node: Element | null): string => (node?.textContent ?? '').replace(/\s+/g, '');
  return !!block && text(block) === text(link) && block.querySelectorAll('a[href]').length === 1;
}

function mayLead(door: Door, address: string, base: string): boolean {
  const backend = door.attributes.get('backend');
  if (isTrusted(address, base) && (!backend || isTrusted(backend, address))) return true;
  warnOnce(
    `a door to <${door.tag}> at ${new URL(address, base).origin} stays as it is: its origin is not this page's, ` +
      "the kit's script's, nor named in that script's data-trust attribute",
  );
  return false;
}

function upgradeLink(link: HTMLAnchorElement): void {
  const url = new URL(link.href);
  const door = doorOf(url);
  if (!door || !standsAlone(link) || !mayLead(door, url.href, url.href)) return;
  const backend = door.attributes.get('backend');
  // A relative backend is relative to the page that the link leads to, not to this one.
  const attributes = new Map(door.attributes);
  attributes.set('backend', backend ? new URL(backend, url).href : new URL('../api/', url).href);
  const place = document.createComment('');
  link.replaceWith(place);
  place.replaceWith(elementOf({ tag: door.tag, attributes }, [link]));
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

/** Turns the doors in a part of the page into elements: `<div data-hehuo="tag" data-…>` and links that stand alone. */
export function upgrade(root: ParentNode): void {
  matching(root, 'div[data-hehuo]').forEach((div) => div instanceof HTMLElement && upgradeDiv(div));
  matching(root, LINKS).forEach((link) => link instanceof HTMLAnchorElement && upgradeLink(link));
}

/** The same for what the page has now and for what it adds later. */
export const watchDoors = (): void => onAdded(upgrade);
