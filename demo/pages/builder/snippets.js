/* Step 4: the blocks of code, each with what has to be known about it. */
import { codes, notes, styleOf } from './codes.js';
import { block } from './copy.js';
import { showGate } from './gate.js';
import { at, empty, make, read } from './page.js';
import { state } from './state.js';
import { fill, say } from './words.js';

const hashes = await read('/dist/integrity.json').catch(() => ({}));
const rules = await read('/dist/policy.json');

/** Blocks are kept, only their text changes: a button that has the focus keeps it. */
const blocks = new Map();
/** The last style and its source for a policy. */
let hashed = { css: '', source: '' };

/** What a policy must name to let a `<style>` of exactly this text in; '' where the browser cannot count it. */
async function sourceOf(text) {
  if (!text || !window.crypto?.subtle) return '';
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `'sha256-${btoa(String.fromCharCode(...bytes))}'`;
}

function blockOf(name) {
  if (!blocks.has(name)) {
    const [title, note] = say.doors[name];
    blocks.set(name, block(at('snippets'), name, [title, note], ''));
  }
  return blocks.get(name);
}

/** Under a block's title, beyond what it always says. */
function extrasOf(name, made, second) {
  const withScript = name === 'tag' || name === 'div';
  const all = [];
  if (withScript) all.push(second ? say.noScript : say.inScript);
  if (withScript && made.style) all.push(say.styleWarn);
  return all.join(' ');
}

function showBlock(name, made, second) {
  const text = made[name] ?? '';
  const code = blockOf(name);
  const part = code.closest('.snippet');
  part.hidden = !text;
  if (!text) return;
  if (code.textContent !== text) code.textContent = text;
  const [, note] = say.doors[name];
  part.querySelector('.note').textContent = fill(note, { origin: made.origin });
  const extra = part.querySelector('.extra');
  extra.textContent = extrasOf(name, made, second);
  extra.hidden = !extra.textContent;
  extra.dataset.level = made.style ? 'warn' : 'note';
}

/** All of step 4 anew, from the state. */
export function showCodes() {
  const closed = showGate();
  at('snippets').hidden = closed;
  at('notes').hidden = true;
  if (closed) return;
  const css = styleOf(state.tag);
  const second = at('second').checked;
  const made = codes(hashes, rules, { second, styleSource: hashed.css === css ? hashed.source : '' });
  for (const name of Object.keys(say.doors)) showBlock(name, made, second);
  const box = empty('notes');
  for (const note of notes()) make(box, 'li', note);
  box.hidden = !box.childElementCount;
  if (hashed.css === css) return;
  void sourceOf(css && `\n${css}\n`).then((source) => {
    hashed = { css, source };
    showCodes();
  });
}
