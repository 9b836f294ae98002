/*
 * Brings the code of an element when the page first needs it. Browsers of the last few years get small modules, which
 * the elements share. Older ones, and pages on which a module cannot be loaded (a script host without CORS), get one
 * self-contained script for each element.
 */
import { checkup, files, parts, whole } from 'hehuo:parts';
import type { Tag } from '../door/address';
import { isDefined } from '../guard';
import { pageTypes } from '../source/types';
import type { Origin } from './origin';

/** Ms after which a file counts as not loaded: a wait without end would leave the element out, and say nothing. */
const LIMIT_MS = 60_000;

/** Puts a link or script into the head until it has loaded. */
function fetched(
  element: HTMLLinkElement | HTMLScriptElement,
  hash: string | undefined,
  origin: Origin,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (origin.checked && !hash) throw new Error('there is no hash for it');
    if (origin.checked) {
      element.crossOrigin = 'anonymous';
      element.integrity = `sha256-${hash}`;
    }
    if (origin.nonce) element.nonce = origin.nonce;
    const fail = (): void => (element.remove(), reject(new Error('not loaded, or not what its hash says')));
    const timer = setTimeout(fail, LIMIT_MS);
    element.onload = () => (clearTimeout(timer), element.remove(), resolve());
    element.onerror = () => (clearTimeout(timer), fail());
    document.head.append(element);
  });
}

/** A module, fetched but not run: rejects where it is not what its hash says. */
function ahead(path: string, hash: string | undefined, origin: Origin): Promise<void> {
  const link = document.createElement('link');
  // Before Safari 17 and Firefox 115 such a link is never loaded, and tells of neither success nor failure.
  if (!link.relList.supports('modulepreload'))
    return origin.checked ? Promise.reject(new Error('modules cannot be checked here')) : Promise.resolve();
  link.rel = 'modulepreload';
  link.crossOrigin = 'anonymous';
  link.href = `${origin.base}${path}`;
  return fetched(link, hash, origin);
}

/** The floor of the modules: Chromium 98, Firefox 101, Safari 16.4. */
const modern = (): boolean => 'structuredClone' in window && 'adoptedStyleSheets' in document;

async function modules(tag: Tag, origin: Origin): Promise<void> {
  const part = parts[tag];
  const entry = part && files[part.entry];
  if (!part || !entry || !modern()) throw new Error('modules are not for this browser');
  const needed = [part.entry, ...part.now, ...(origin.checked ? part.later : [])];
  const links = needed.flatMap((index) => {
    const file = files[index];
    return file ? [ahead(`part/${file[0]}`, file[1], origin)] : [];
  });
  // Without hashes the links only save round trips; with them nothing runs before all have been checked.
  const all = Promise.all(links);
  if (origin.checked) await all;
  else all.catch(() => undefined);
  await import(/* @vite-ignore */ `${origin.base}part/${entry[0]}`);
}

async function script(tag: Tag, origin: Origin): Promise<void> {
  const element = document.createElement('script');
  const address = `${origin.base}hehuo-${tag}.js`;
  // The type of `src` knows text only; a page that enforces Trusted Types takes nothing but what its policy made.
  element.src = (pageTypes()?.createScriptURL(address) ?? address) as string;
  await fetched(element, whole[tag], origin);
  // A script that throws has loaded all the same.
  if (!customElements.get(tag)) throw new Error('it came, but did not run');
}

/** Throws where Trusted Types of the page forbid the elements: then nothing is fetched that could not run. */
async function bring(tag: Tag, origin: Origin): Promise<void> {
  pageTypes();
  await modules(tag, origin).catch(() => script(tag, origin));
}

const underWay = new Map<Tag, Promise<void>>();

/** Resolves when the tag is defined; rejects when neither its modules nor its script could be loaded. */
export function load(tag: Tag, origin: Origin): Promise<void> {
  if (isDefined(tag)) return Promise.resolve();
  const known = underWay.get(tag);
  if (known) return known;
  const attempt = bring(tag, origin);
  underWay.set(tag, attempt);
  attempt.catch(() => underWay.delete(tag));
  return attempt;
}

/** The check-up's module, which few need and which lies in a file of its own. */
export async function runCheckup<T>(origin: Origin): Promise<T> {
  const name = 'hehuo-checkup.js';
  if (origin.checked) await ahead(name, checkup, origin);
  return import(/* @vite-ignore */ `${origin.base}${name}`) as Promise<T>;
}
