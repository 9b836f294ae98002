/* The script of a hosted page, `embed/<tag>`: makes the element that the address asks for. Runs after the kit's own. */
import { listOf } from '../contract/list';
import { doorOf } from './address';
import type { Door } from './address';
import { tellHeight } from './frame';
import { isTrusted, trust } from './trust';
import { elementOf } from './upgrade';

const titles: Record<string, string> = {
  'course-calendar': 'Course calendar',
  'partner-directory': 'Partner directory',
  'need-survey': 'Need survey',
  'fund-tracker': 'Fund tracker',
};

/** The language, look and title of the page are those of its element. */
function dress({ tag, attributes }: Door): void {
  const root = document.documentElement;
  const lang = attributes.get('lang');
  if (lang) root.lang = lang;
  if (/^en\b/i.test(lang ?? '')) document.title = titles[tag] ?? document.title;
  root.dataset.theme = attributes.get('theme') ?? 'light';
}

function fill(main: Element, door: Door): void {
  const named = document.querySelector('meta[name="hehuo-trust"]')?.getAttribute('content');
  trust(undefined, named);
  const attributes = new Map(door.attributes);
  const backend = attributes.get('backend');
  // Under this address nothing is shown that its owner has not let in.
  if (backend && !isTrusted(backend, location.href)) {
    attributes.delete('backend');
    console.warn(`[hehuo] backend="${backend}" is not named in <meta name="hehuo-trust"> of this page`);
  }
  if (!attributes.has('heading-level')) attributes.set('heading-level', '1');
  if (!attributes.has('theme')) attributes.set('theme', 'light');
  dress({ tag: door.tag, attributes });
  main.append(elementOf({ tag: door.tag, attributes }, listOf(main.childNodes)));
}

const main = document.querySelector('main');
const door = doorOf(new URL(location.href));
if (main && door) fill(main, door);
if (main) tellHeight(main);
