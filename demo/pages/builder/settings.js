/* The fields of the attributes and of the custom properties, made from the manifest. */
import { field } from './fields.js';
import { at, empty, make, read } from './page.js';
import { isLetIn } from './preview.js';
import { bare, elements, state, backendUrl } from './state.js';
import { messageLine, tell, untell } from './told.js';
import { propertyOf } from './value.js';
import { nameOf, say } from './words.js';

/** Attributes that have a field of their own in the page. */
const APART = ['backend', 'area'];
/** What is chosen most stands open. */
const LOOKS = ['appearance', 'theme', 'lang'];

/** All fields of the chosen element anew; `changed` is called when one is used. */
export function showAttributes(changed) {
  untell('a-');
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

/** What is typed is written only where it can be, and said where it cannot. */
function typed(line, name, usual, value, set) {
  const id = `c-${name}`;
  const described = messageLine(line, id);
  const input = make(line, 'input', '', {
    ...{ id, type: 'text', placeholder: usual, spellcheck: 'false', 'aria-describedby': described },
  });
  line.append(at(described));
  input.value = value;
  const take = () => {
    const { value: written = '', fault = '', note = '' } = propertyOf(name, input.value.trim());
    tell(id, fault || note, fault ? 'bad' : 'note');
    set(written);
  };
  input.addEventListener('input', take);
}

/** The custom properties: a colour where the default is one. */
export function showProperties(changed) {
  const box = empty('properties');
  untell('c-');
  for (const { name, default: usual = '' } of elements.get(state.tag).cssProperties) {
    const id = `c-${bare(name)}`;
    const isColour = usual.startsWith('#');
    const line = make(box, 'div', '', { class: isColour ? 'field colour' : 'field' });
    make(make(line, 'label', say.properties[bare(name)] ?? bare(name), { for: id }), 'code', name, {
      class: 'hint',
    });
    const set = (next) => {
      if (next) state.properties.set(bare(name), next);
      else state.properties.delete(bare(name));
      changed();
    };
    // What came with the address was let in by its letters alone.
    const { value = '' } = propertyOf(bare(name), state.properties.get(bare(name)) ?? '');
    if (value) state.properties.set(bare(name), value);
    else state.properties.delete(bare(name));
    if (isColour) colour(line, id, usual, value, set);
    else typed(line, bare(name), usual, value, set);
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
