/* "Start again" can be taken back, until something else is changed. */
import { at, make } from './page.js';
import { forget, state } from './state.js';
import { say } from './words.js';

const copyOf = (one) => ({
  ...one,
  attributes: new Map(one.attributes),
  properties: new Map(one.properties),
  preview: new Set(one.preview),
});

/** The offer goes when it would take back more than the starting again. */
export function settle() {
  at('undo').textContent = '';
}

/** `show` puts all on the page anew. */
export function watchUndo(show) {
  at('again').addEventListener('click', () => {
    const kept = copyOf(state);
    forget();
    show();
    settle();
    make(at('undo'), 'span', say.again);
    const back = make(at('undo'), 'button', say.undo, { type: 'button' });
    back.addEventListener('click', () => {
      Object.assign(state, kept);
      show();
      settle();
      at('again').focus();
    });
  });
}
