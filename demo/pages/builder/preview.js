/* The live preview: one element that follows the settings, on a light or dark page, as wide as a phone or as the column. */
import { judgeAddress } from './address.js';
import { at, make } from './page.js';
import { backendUrl, coloured, elements, home, remember, state, written } from './state.js';
import { fill, say } from './words.js';

/** Backends of other sites that a person has typed or let in: what stands in a link is anybody's. */
const letIn = new Set([new URL(home.api).origin]);
const originOf = () => new URL(backendUrl() ?? home.api).origin;
export const isLetIn = () => letIn.has(originOf());
export const letInBackend = () => letIn.add(originOf());

/** What the preview was made of; another element or backend needs a new one. */
let made = '';

function askFirst(box, again) {
  box.textContent = '';
  made = '';
  const note = make(box, 'div', '', { class: 'ask' });
  make(note, 'p', fill(say.foreign, { origin: originOf() }));
  const button = make(note, 'button', say.connect, { type: 'button', class: 'main' });
  button.addEventListener('click', () => {
    letInBackend();
    again();
  });
}

function elementIn(box) {
  const wanted = [state.tag, state.backend, state.preview.has('dark')].join(' ');
  if (wanted !== made || box.firstElementChild?.localName !== state.tag) {
    box.textContent = '';
    made = wanted;
    const element = document.createElement(state.tag);
    element.setAttribute('backend', state.backend);
    dress(element);
    box.append(element);
  }
  return box.firstElementChild;
}

/** Attributes and custom properties as they are chosen, and those of the preview's own switches. */
function dress(element) {
  const wanted = new Map([['heading-level', '3'], ...written()]);
  if (state.preview.has('elder')) wanted.set('appearance', 'elder');
  for (const { name } of elements.get(state.tag).attributes)
    if (name !== 'backend' && !wanted.has(name)) element.removeAttribute(name);
  wanted.forEach((value, name) => element.getAttribute(name) !== value && element.setAttribute(name, value));
  for (const { name } of elements.get(state.tag).cssProperties) element.style.removeProperty(name);
  coloured().forEach(([name, value]) => element.style.setProperty(name, value));
}

/** `again` is called when a person has let a foreign backend in. */
export function showPreview(again) {
  const box = at('preview');
  for (const one of ['phone', 'dark']) box.classList.toggle(one, state.preview.has(one));
  // Nothing is asked of an address that is none; what is wrong with it is said where it is typed.
  if (judgeAddress(state.backend).fault) box.textContent = '';
  else if (isLetIn()) dress(elementIn(box));
  else askFirst(box, again);
}

/** The switches over the preview. They change what is seen here, not the code. */
export function watchSwitches(again) {
  for (const button of document.querySelectorAll('[data-preview]')) {
    const { preview } = button.dataset;
    const show = () => button.setAttribute('aria-pressed', String(state.preview.has(preview)));
    show();
    button.addEventListener('click', () => {
      if (!state.preview.delete(preview)) state.preview.add(preview);
      show();
      remember();
      again();
    });
  }
}
