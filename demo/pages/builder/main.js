/*
 * The builder of embedding code. What can be set comes from the kit's own manifest, the areas from the backend's
 * service.json, what is in the way from the check-up; the state is in the address.
 */
import { judgeAddress } from './address.js';
import { checkData, showCalls, watchPage } from './checks.js';
import { judgeContrast } from './contrast.js';
import { checkKit, takeFolder } from './kit.js';
import { showKnown } from './known.js';
import { at, calmly, empty, make } from './page.js';
import { letInBackend, showPreview, watchSwitches } from './preview.js';
import { showAttributes, showChoices, showProperties } from './settings.js';
import { showCodes } from './snippets.js';
import { elements, home, remember, state } from './state.js';
import { settle, watchUndo } from './undo.js';
import { english, fill, say } from './words.js';

const judge = calmly(judgeContrast, 200);

/** After every change of a setting. */
function show() {
  remember();
  showPreview(connect);
  showCodes();
  judge();
}

function changed() {
  settle();
  show();
}

/** All that is asked of the backend. */
function ask() {
  if (!judgeAddress(state.backend).fault)
    void showChoices()
      .catch(() => undefined)
      .then(() => showKnown(showCodes));
  void checkData(takeBackend, showCodes);
}

function connect() {
  show();
  ask();
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
      settle();
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
  void checkKit(showCodes, takeKit);
}

/** The fields that depend on the element and the backend. */
function start() {
  at('backend').value = state.backend;
  showKit();
  showAttributes(changed);
  showProperties(changed);
  show();
  ask();
  void checkKit(showCodes, takeKit);
}

function takeBackend() {
  const given = at('backend').value.trim() || home.api;
  if (given === state.backend) return;
  state.backend = given;
  state.attributes.delete('area');
  letInBackend();
  start();
}

/** Takes the folder of the kit, and looks at it. */
function takeKit() {
  const found = takeFolder(takeKit);
  state.askedKit = undefined;
  at('kit-ask').hidden = true;
  showCalls();
  changed();
  if (found) void checkKit(showCodes, takeKit);
}

function watch() {
  at('backend').addEventListener('change', takeBackend);
  at('check').addEventListener('click', () => {
    takeBackend();
    letInBackend();
    start();
  });
  at('kit').addEventListener('change', takeKit);
  at('kit-check').addEventListener('click', takeKit);
  at('second').addEventListener('change', showCodes);
  at('area').addEventListener('change', () => {
    state.attributes.set('area', at('area').value);
    void showKnown(showCodes);
    changed();
  });
  at('settings').addEventListener('submit', (event) => event.preventDefault());
  watchUndo(() => {
    showTags();
    for (const button of document.querySelectorAll('[data-preview]'))
      button.setAttribute('aria-pressed', String(state.preview.has(button.dataset.preview)));
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

if (english) {
  document.title = say.title;
  at('facts').href = '/dist/facts.en.html';
  at('editors').hash = 'en';
}
showTags();
watch();
start();
document.documentElement.dataset.ready = 'true';
