/*
 * The builder of embedding code. What can be set comes from the kit's own manifest, the areas from the backend's
 * service.json, what is in the way from the check-up; the state is in the address.
 */
import { checkData, showCalls, watchPage } from './checks.js';
import { codes, notes } from './codes.js';
import { judgeContrast } from './contrast.js';
import { block } from './copy.js';
import { at, calmly, empty, make, read } from './page.js';
import { letInBackend, showPreview, watchSwitches } from './preview.js';
import { showAttributes, showChoices, showProperties } from './settings.js';
import { elements, folder, forget, home, remember, state } from './state.js';
import { fill, say } from './words.js';

const hashes = await read('/dist/integrity.json').catch(() => ({}));
const rules = await read('/dist/policy.json');

/** Blocks are kept, only their text changes: a button that has the focus keeps it. */
const blocks = new Map();

function showCodes() {
  const made = codes(hashes, rules);
  for (const name of Object.keys(say.doors)) {
    const text = made[name];
    if (text && !blocks.has(name)) blocks.set(name, block(at('snippets'), name, say.doors[name], text));
    const code = blocks.get(name);
    if (!code) continue;
    code.closest('.snippet').hidden = !text;
    if (text && code.textContent !== text) code.textContent = text;
  }
  const box = empty('notes');
  for (const note of notes()) make(box, 'li', note);
  box.hidden = !box.childElementCount;
}

const judge = calmly(judgeContrast, 200);

/** After every change of a setting. */
function show() {
  remember();
  showPreview(connect);
  showCodes();
  judge();
}

function connect() {
  show();
  void showChoices();
  void checkData();
}

function showTags() {
  const box = empty('tags');
  for (const tag of elements.keys()) {
    const card = make(box, 'label', '', { class: 'card' });
    const input = make(card, 'input', '', { type: 'radio', name: 'tag', value: tag, id: `tag-${tag}` });
    input.checked = tag === state.tag;
    const words = make(card, 'span');
    make(words, 'b', say.names[tag] ?? tag);
    make(words, 'small', say.about[tag] ?? '');
    input.addEventListener('change', () => {
      state.tag = tag;
      start();
    });
  }
}

/** The kit's files on another site, which the address asks for: they are used when a person says so. */
function showKit() {
  at('kit').value = state.kit;
  showCalls();
  const box = empty('kit-ask');
  box.hidden = !state.askedKit;
  if (!state.askedKit) return;
  make(box, 'p', fill(say.foreignKit, { kit: state.askedKit }));
  const button = make(box, 'button', say.takeKit, { type: 'button' });
  button.addEventListener('click', () => {
    useKit(state.askedKit);
    at('kit').focus();
  });
}

function useKit(kit) {
  state.kit = kit;
  state.askedKit = undefined;
  showKit();
  show();
}

/** The fields that depend on the element and the backend. */
function start() {
  at('backend').value = state.backend;
  showKit();
  showAttributes(show);
  showProperties(show);
  show();
  void showChoices();
  void checkData();
}

function takeBackend() {
  const given = at('backend').value.trim() || home.api;
  if (given === state.backend) return;
  state.backend = given;
  state.attributes.delete('area');
  letInBackend();
  start();
}

function takeKit() {
  const given = folder(at('kit').value);
  at('kit').setAttribute('aria-invalid', String(!given));
  if (given) useKit(given);
}

function watch() {
  at('backend').addEventListener('change', takeBackend);
  at('check').addEventListener('click', () => {
    takeBackend();
    letInBackend();
    start();
  });
  at('kit').addEventListener('change', takeKit);
  at('area').addEventListener('change', () => {
    state.attributes.set('area', at('area').value);
    show();
  });
  at('settings').addEventListener('submit', (event) => event.preventDefault());
  at('again').addEventListener('click', () => {
    forget();
    showTags();
    for (const button of document.querySelectorAll('[data-preview]'))
      button.setAttribute('aria-pressed', 'false');
    start();
  });
  watchSwitches(show);
  watchPage();
  // The portal's switch of language: all words anew, from the state in the address.
  new MutationObserver(() => location.reload()).observe(document.documentElement, {
    attributeFilter: ['lang'],
  });
  // Its switch of appearance sets the attribute on every element: the preview goes by the settings.
  new MutationObserver(show).observe(document.documentElement, {
    attributeFilter: ['data-appearance', 'data-theme'],
  });
}

showTags();
watch();
start();
document.documentElement.dataset.ready = 'true';
