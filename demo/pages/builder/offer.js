/* Under a field with an address: what is wrong, and buttons that put it right. */
import { at, empty, make } from './page.js';
import { fill, say } from './words.js';

/** `take` is given the address that is pressed. */
export function offer(id, { text = '', level = 'bad', fixes = [] }, take) {
  const box = empty(`${id}-offer`);
  box.dataset.level = level;
  box.hidden = !text && !fixes.length;
  if (text) make(box, 'span', text, { class: 'told', 'data-level': level });
  for (const fix of fixes) {
    const button = make(box, 'button', fill(say.take, { address: fix }), { type: 'button' });
    button.addEventListener('click', () => {
      at(id).value = fix;
      at(id).focus();
      take(fix);
    });
  }
}
