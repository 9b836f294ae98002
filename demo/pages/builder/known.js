/* The ids that a backend has, with their names: to choose from, and to say at the field when there is none such. */
import { at, make, read } from './page.js';
import { isLetIn } from './preview.js';
import { backendUrl, state } from './state.js';
import { tell } from './told.js';
import { rename, wordsOf } from './vocabulary.js';
import { fill, nameOf, say } from './words.js';

/** By attribute: the list's file and how one of it is called. */
const FILES = {
  fund: 'funds.json',
  survey: 'surveys.json',
  partner: 'partners.json',
  record: 'partners.json',
};
const MOST_PAGES = 20;
/** More would make the field slow; an id beyond is known all the same. */
const MOST_SUGGESTED = 500;

/** By attribute: id -> name, of the backend in `from`. */
const known = new Map();
let from = '';

export const isKnown = (name) => name === 'brand' || name in FILES;

/** A whole list, page by page; undefined when it does not come whole: then nothing is judged by it. */
async function listAt(path, base) {
  const found = new Map();
  let next = new URL(path, base).href;
  for (let page = 0; next && page < MOST_PAGES; page++) {
    const reply = await read(next).catch(() => undefined);
    if (!Array.isArray(reply?.items)) return undefined;
    for (const { id, name, title } of reply.items) found.set(id, nameOf(name ?? title));
    next = reply.next ? new URL(reply.next, next).href : '';
  }
  return next ? undefined : found;
}

const folded = (text) => text.replace(/\s+/g, '').toLowerCase();

/** The id for what was typed: itself, or that of the one record that is called so. */
export function takenFor(name, typed) {
  const list = known.get(name);
  if (!list || !typed || list.has(typed)) return typed;
  const wanted = folded(typed);
  const called = Array.from(list).filter(([, word]) => folded(word).startsWith(wanted));
  const exact = called.filter(([, word]) => folded(word) === wanted);
  const [one] = exact.length ? exact : called.length === 1 ? called : [];
  return one ? one[0] : typed;
}

/** Says whose id it is, or that there is none such. */
export function judgeKnown(name) {
  const id = name === 'area' ? 'area' : `a-${name}`;
  const value = state.attributes.get(name) ?? '';
  const list = known.get(name);
  if (!at(id) || !list || !value) return tell(id);
  if (list.has(value)) return tell(id, name === 'area' ? '' : `${say.is}${list.get(value)}`, 'note');
  return tell(id, fill(say.noSuchId, { value }));
}

function suggest(name) {
  const box = at(`a-${name}-list`);
  if (!box) return;
  box.textContent = '';
  const some = Array.from(known.get(name) ?? []).slice(0, MOST_SUGGESTED);
  for (const [value, label] of some) make(box, 'option', label, { value });
}

async function learn(base, names) {
  const service = await read(new URL('service.json', base)).catch(() => undefined);
  if (!service) return;
  const areas = Array.isArray(service.areas) ? service.areas.filter((one) => one?.id) : [];
  known.set('area', new Map(areas.map(({ id, name }) => [id, nameOf(name)])));
  const brands = (Array.isArray(service.brands) ? service.brands : []).map(({ key, name }) => [
    key,
    nameOf(name),
  ]);
  known.set('brand', new Map(brands.length ? brands : wordsOf('brand')));
  known.set('labels', service.labels ?? {});
  const files = Array.from(new Set(names.map((name) => FILES[name]).filter(Boolean)));
  const lists = await Promise.all(files.map((path) => listAt(path, base)));
  for (const name of names) if (FILES[name]) known.set(name, lists[files.indexOf(FILES[name])]);
}

/** Reads what the fields that are there want to know, and judges them by it; `changed` is called when it is judged. */
export async function showKnown(changed) {
  const base = backendUrl();
  if (!base || !isLetIn()) return;
  if (from !== base) known.clear();
  from = base;
  const names = ['area', 'brand', ...Object.keys(FILES)].filter((name) => name === 'area' || at(`a-${name}`));
  if (names.some((name) => !known.has(name))) await learn(base, names);
  if (from !== base || backendUrl() !== base) return;
  rename(known.get('labels'));
  for (const name of names) {
    suggest(name);
    judgeKnown(name);
  }
  changed();
}
