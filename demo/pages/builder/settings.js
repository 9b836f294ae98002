/* The fields of the attributes and of the custom properties, made from the manifest. */
import { at, empty, make, read } from './page.js';
import { isLetIn } from './preview.js';
import { bare, elements, fits, state, backendUrl } from './state.js';
import { nameOf, say } from './words.js';

/** Attributes that have a field of their own in the page. */
const APART = ['backend', 'area'];
/** What is chosen most stands open. */
const LOOKS = ['appearance', 'theme', 'lang'];
/** What is a month, by the way in which the manifest describes it. */
const isMonth = ({ description }) =>
  /YYYY-MM/.test(description ?? '') || /month of the period/.test(description ?? '');

export const choicesOf = ({ name, type }) =>
  name === 'lang'
    ? ['zh-Hans', 'en']
    : Array.from((type?.text ?? '').matchAll(/'([^']+)'/g), ([, one]) => one);
export const isFlag = ({ type }) => type?.text === 'boolean';

/** `set` is told the value, '' for none. */
function select(line, id, attribute, value, set) {
  const input = make(line, 'select', '', { id });
  make(input, 'option', say.usual, { value: '' });
  for (const one of choicesOf(attribute)) make(input, 'option', say.values[one] ?? one, { value: one });
  input.value = value;
  input.addEventListener('change', () => set(input.value));
}

function flag(label, id, value, set) {
  const input = make(label, 'input', '', { id, type: 'checkbox' });
  label.prepend(input);
  input.checked = value !== '';
  input.addEventListener('change', () => set(input.checked ? 'true' : ''));
}

function text(line, id, attribute, value, set) {
  const number = attribute.type?.text === 'number';
  const type = number ? 'number' : isMonth(attribute) ? 'month' : 'text';
  const input = make(line, 'input', '', { id, type, list: `${id}-list`, spellcheck: 'false' });
  if (number) input.min = '0';
  make(line, 'datalist', '', { id: `${id}-list` });
  input.value = value;
  input.addEventListener('input', () => set(input.value.trim()));
}

function field(parent, attribute, changed) {
  const { name } = attribute;
  const id = `a-${name}`;
  const line = make(parent, 'p', '', { class: 'field' });
  const label = make(line, 'label', say.attributes[name] ?? name, { for: id });
  make(label, 'code', name, { class: 'hint' });
  const value = state.attributes.get(name) ?? '';
  const set = (next) => {
    if (next) state.attributes.set(name, next);
    else state.attributes.delete(name);
    changed();
  };
  if (choicesOf(attribute).length) select(line, id, attribute, value, set);
  else if (isFlag(attribute)) flag(label, id, value, set);
  else text(line, id, attribute, value, set);
}

/** All fields of the chosen element anew; `changed` is called when one is used. */
export function showAttributes(changed) {
  const [looks, more] = [empty('looks'), empty('attributes')];
  const fields = elements.get(state.tag).attributes.filter(({ name }) => !APART.includes(name));
  for (const name of LOOKS) for (const one of fields) if (one.name === name) field(looks, one, changed);
  for (const one of fields) if (!LOOKS.includes(one.name)) field(more, one, changed);
}

function colour(line, id, usual, value, set) {
  const input = make(line, 'input', '', { id, type: 'color' });
  input.value = value || usual;
  const back = make(line, 'button', say.back, { type: 'button', class: 'back' });
  const name = line.querySelector('label').firstChild.textContent;
  back.setAttribute('aria-label', `${say.back}: ${name}`);
  back.hidden = !value;
  input.addEventListener('input', () => {
    back.hidden = false;
    set(input.value);
  });
  back.addEventListener('click', () => {
    input.value = usual;
    back.hidden = true;
    input.focus();
    set('');
  });
}

/** The custom properties: a colour where the default is one. */
export function showProperties(changed) {
  const box = empty('properties');
  for (const { name, default: usual = '' } of elements.get(state.tag).cssProperties) {
    const id = `c-${bare(name)}`;
    const isColour = usual.startsWith('#');
    const line = make(box, 'p', '', { class: isColour ? 'field colour' : 'field' });
    make(make(line, 'label', say.properties[bare(name)] ?? bare(name), { for: id }), 'code', name, {
      class: 'hint',
    });
    const value = state.properties.get(bare(name)) ?? '';
    const set = (next) => {
      if (next) state.properties.set(bare(name), next);
      else state.properties.delete(bare(name));
      changed();
    };
    if (isColour) colour(line, id, usual, value, set);
    else {
      const input = make(line, 'input', '', { id, type: 'text', placeholder: usual, spellcheck: 'false' });
      input.value = value;
      input.addEventListener('input', () => set(fits(input.value.trim()) ? input.value.trim() : ''));
    }
  }
}

/** The areas of the backend, each under the one that it lies in. */
function showAreas(list) {
  const area = empty('area');
  make(area, 'option', say.all, { value: '' });
  const left = new Set(list);
  const add = ({ id, name }, depth) => {
    if (!left.delete(byId.get(id)) || depth > 5) return;
    make(area, 'option', `${'　'.repeat(depth)}${nameOf(name)}`, { value: id });
    for (const one of list) if (one.parentId === id) add(one, depth + 1);
  };
  const byId = new Map(list.map((one) => [one.id, one]));
  for (const one of list) if (!byId.has(one.parentId)) add(one, 0);
  // What lies in itself, or too deep, can be chosen all the same.
  for (const one of Array.from(left)) add(one, 0);
  const chosen = state.attributes.get('area') ?? '';
  if (chosen && !list.some(({ id }) => id === chosen)) make(area, 'option', chosen, { value: chosen });
  area.value = chosen;
}

function suggest(name, pairs) {
  const box = at(`a-${name}-list`);
  if (!box) return;
  box.textContent = '';
  for (const [value, label] of pairs) make(box, 'option', label, { value });
}

const listIn = (value) => (Array.isArray(value) ? value.filter((one) => one && typeof one === 'object') : []);

/** What the backend knows: areas to choose from, and suggestions for the fields that want an id or a word of it. */
export async function showChoices() {
  const base = backendUrl();
  for (const name of ['brand', 'category', 'kind', 'fund', 'survey']) suggest(name, []);
  if (!base || !isLetIn()) return showAreas([]);
  const asked = `${state.backend} ${state.tag}`;
  const get = async (path) => Object(await read(new URL(path, base)).catch(() => undefined));
  const same = () => asked === `${state.backend} ${state.tag}`;
  const { areas, brands, labels } = await get('service.json');
  if (!same()) return undefined;
  showAreas(listIn(areas));
  suggest(
    'brand',
    listIn(brands).map(({ key, name }) => [key, nameOf(name)]),
  );
  for (const [name, words] of [
    ['category', labels?.category],
    ['kind', labels?.partnerKind],
  ])
    suggest(
      name,
      Object.entries(words ?? {}).map(([key, label]) => [key, nameOf(label)]),
    );
  for (const [name, path] of [
    ['fund', 'funds.json'],
    ['survey', 'surveys.json'],
  ]) {
    const { items } = at(`a-${name}`) ? await get(path) : {};
    if (!same()) return undefined;
    suggest(
      name,
      listIn(items).map(({ id, name: called, title }) => [id, nameOf(called ?? title)]),
    );
  }
  return undefined;
}
