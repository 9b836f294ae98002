/* Blocks of code with a button that copies them, also where there is no async clipboard: plain http, old browsers. */
import { make } from './page.js';
import { fill, say } from './words.js';

function select(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** True when the code is on the clipboard; else it stands selected. */
async function copied(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    select(code);
  }
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}

/** One block: title, when to use it, code, button. The button says what it has done, and a live region beside it. */
export function block(parent, id, [title, note], text) {
  const part = make(parent, 'div', '', { class: 'snippet', 'data-door': id });
  const head = make(part, 'div', '', { class: 'head' });
  make(head, 'h3', title, { id: `t-${id}` });
  const said = make(head, 'span', '', { class: 'said', role: 'status' });
  const button = make(head, 'button', say.copy, { type: 'button', 'aria-label': `${say.copy}: ${title}` });
  make(part, 'p', note, { class: 'note' });
  make(part, 'p', '', { class: 'extra' }).hidden = true;
  const code = make(
    make(part, 'pre', '', { tabindex: '0', 'aria-label': title, role: 'region' }),
    'code',
    text,
    { id: `code-${id}` },
  );
  button.addEventListener('click', async () => {
    said.textContent = '';
    const done = await copied(code);
    said.textContent = done ? fill(say.copied, { what: title }) : say.notCopied;
  });
  return code;
}
