/*
 * Brings the code of an element when the page first needs it. Browsers of the last few years get small modules, which
 * the elements share. Older ones, and pages on which a module cannot be loaded (a script host without CORS), get one
 * self-contained script for each element.
 */
import { files, parts, whole } from 'hehuo:parts';
import type { Tag } from '../door/address';
import { isDefined } from '../guard';

/** What the page's own script element says about where the code is and how it is to be checked. */
export interface Origin {
  /** Folder of the script, ending in a slash. */
  base: string;
  /** The script was asked for with `integrity`: then all that it brings is checked against the hashes in it. */
  checked: boolean;
  nonce: string;
}

type File = readonly [name: string, hash: string];

/** Puts a link or script into the head until it has loaded. Under Trusted Types the setting of `src` throws. */
function fetched(
  make: () => HTMLLinkElement | HTMLScriptElement,
  hash: string,
  origin: Origin,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = make();
    if (origin.checked) {
      element.crossOrigin = 'anonymous';
      element.integrity = `sha256-${hash}`;
    }
    if (origin.nonce) element.nonce = origin.nonce;
    element.onload = () => (element.remove(), resolve());
    element.onerror = () => (element.remove(), reject(new Error('not loaded, or not what its hash says')));
    document.head.append(element);
  });
}

function ahead([name, hash]: File, origin: Origin): Promise<void> {
  const make = (): HTMLLinkElement => {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = 'anonymous';
    link.href = `${origin.base}part/${name}`;
    return link;
  };
  return fetched(make, hash, origin);
}

/** The floor of the modules: Chromium 98, Firefox 101, Safari 16.4. */
const modern = (): boolean => 'structuredClone' in window && 'adoptedStyleSheets' in document;

async function modules(tag: Tag, origin: Origin): Promise<void> {
  const part = parts[tag];
  const entry = part && files[part.entry];
  if (!part || !entry || !modern()) throw new Error('modules are not for this browser');
  const needed = [part.entry, ...part.now, ...(origin.checked ? part.later : [])];
  const links = needed.flatMap((index) => (files[index] ? [ahead(files[index], origin)] : []));
  // Without hashes the links only save round trips; with them nothing runs before all have been checked.
  const all = Promise.all(links);
  if (origin.checked) await all;
  else all.catch(() => undefined);
  await import(/* @vite-ignore */ `${origin.base}part/${entry[0]}`);
}

function script(tag: Tag, origin: Origin): Promise<void> {
  const hash = whole[tag];
  if (origin.checked && !hash) return Promise.reject(new Error('there is no hash for it'));
  const make = (): HTMLScriptElement => {
    const element = document.createElement('script');
    element.src = `${origin.base}hehuo-${tag}.js`;
    return element;
  };
  return fetched(make, hash ?? '', origin);
}

const underWay = new Map<Tag, Promise<void>>();

/** Resolves when the tag is defined; rejects when neither its modules nor its script could be loaded. */
export function load(tag: Tag, origin: Origin): Promise<void> {
  if (isDefined(tag)) return Promise.resolve();
  const known = underWay.get(tag);
  if (known) return known;
  const attempt = modules(tag, origin).catch(() => script(tag, origin));
  underWay.set(tag, attempt);
  attempt.catch(() => underWay.delete(tag));
  return attempt;
}
