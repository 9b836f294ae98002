/*
 * What is chosen. It stands in the address, so that it can be passed on: `tag`, `w-<attribute>`, `c-<property>`, `kit` and
 * `preview`; what the portal's own switches write there stays. What can be chosen comes from the kit's manifest.
 */
import { english } from './words.js';
import { read } from './page.js';

const manifest = await read('/dist/custom-elements.json');
/** By tag: attributes and custom properties, as the manifest describes them. */
export const elements = new Map(
  manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .map(({ tagName, attributes = [], cssProperties = [] }) => [tagName, { attributes, cssProperties }]),
);

/** The backend and the kit of the server that this page comes from. */
export const home = { api: new URL('/api/', location.href).href, kit: new URL('/', location.href).href };
export const PREVIEWS = ['phone', 'elder', 'dark'];
export const bare = (property) => property.replace(/^--hehuo-/, '');

const fresh = () => ({
  tag: 'course-calendar',
  backend: home.api,
  kit: home.kit,
  /** A folder on another site that stands in the address: used only when a person has said so. */
  askedKit: undefined,
  attributes: new Map(),
  properties: new Map(),
  preview: new Set(),
});

export const state = fresh();

const absolute = (text, otherwise) => {
  try {
    const url = new URL(text, location.href);
    return /^https?:$/.test(url.protocol) ? url.href : otherwise;
  } catch {
    return otherwise;
  }
};

/** Letters that a property may have: a colour, a length or the names of fonts, nothing that ends a declaration. */
export const fits = (value) => /^[#\p{L}\p{N}_ .,'%-]{1,120}$/u.test(value);

function recall() {
  const params = new URLSearchParams(location.search);
  if (elements.has(params.get('tag'))) state.tag = params.get('tag');
  state.backend = params.get('w-backend') || home.api;
  const kit = folder(params.get('kit') ?? '') ?? home.kit;
  if (new URL(kit).origin === location.origin) state.kit = kit;
  else state.askedKit = kit;
  params.forEach((value, name) => {
    if (name.startsWith('w-') && name !== 'w-backend') state.attributes.set(name.slice(2), value);
    if (name.startsWith('c-') && fits(value)) state.properties.set(name.slice(2), value);
  });
  for (const one of (params.get('preview') ?? '').split('.'))
    if (PREVIEWS.includes(one)) state.preview.add(one);
}

/** A folder's address with a slash at its end; undefined when it is none. */
export function folder(text) {
  const url = text.trim() ? absolute(text.trim(), undefined) : undefined;
  return url
    ?.replace(/hehuo\.js$/, '')
    .replace(/[?#].*$/, '')
    .replace(/'/g, '%27')
    .replace(/\/?$/, '/');
}

export function remember() {
  const next = new URLSearchParams(location.search);
  Array.from(next.keys()).forEach(
    (name) => /^(tag|kit|preview|accent|[wc]-.*)$/.test(name) && next.delete(name),
  );
  next.set('tag', state.tag);
  if (state.backend !== home.api) next.set('w-backend', state.backend);
  const kit = state.askedKit ?? state.kit;
  if (kit !== home.kit) next.set('kit', kit);
  known().forEach(([name, value]) => next.set(`w-${name}`, value));
  coloured().forEach(([name, value]) => next.set(`c-${bare(name)}`, value));
  if (state.preview.size) next.set('preview', Array.from(state.preview).join('.'));
  history.replaceState(null, '', `${location.pathname}?${next}${location.hash}`);
}

export function forget() {
  Object.assign(state, fresh());
}

/** The attributes that are set and that the chosen element has. */
export function known() {
  const names = elements.get(state.tag).attributes.map(({ name }) => name);
  return Array.from(state.attributes).filter(([name, value]) => names.includes(name) && value !== '');
}

/** The same as they are written: a builder that is read in English makes elements in English. */
export const written = () =>
  english && !state.attributes.has('lang') ? [['lang', 'en'], ...known()] : known();

/** The custom properties that are set, by their whole names. */
export const coloured = () =>
  elements
    .get(state.tag)
    .cssProperties.map(({ name }) => [name, state.properties.get(bare(name))])
    .filter(([, value]) => value);

/** The backend's whole address, or undefined where there is none. */
export const backendUrl = () => absolute(state.backend, undefined);

recall();
