/* What the steps above have found that matters where the code is copied: it is closed, or comes with a warning. */
import { judgeAddress } from './address.js';
import { at, empty, make } from './page.js';
import { state } from './state.js';
import { faulty } from './told.js';
import { fill, say } from './words.js';

/** Level of the last check of the data; what is wrong with the kit's files is said right above. */
export const standing = { data: 'note' };

const nameAt = (id) =>
  (at(`l-${id}`) ?? document.querySelector(`label[for="${id}"]`))?.firstChild.textContent.trim() ?? id;

function lines() {
  const found = [];
  if (judgeAddress(state.backend).fault) found.push(['bad', say.gateAddress]);
  if (judgeAddress(at('kit').value).fault) found.push(['bad', say.gateKit]);
  if (found.length) return found;
  if (standing.data === 'bad') found.push(['warn', say.gateData]);
  const names = faulty().map(nameAt);
  if (names.length)
    found.push(['warn', fill(say.gateFields, { count: names.length, names: names.join(say.comma) })]);
  return found;
}

/** Shows it over the code; true when there is to be no code. */
export function showGate() {
  const all = lines();
  const text = all.map(([, line]) => line).join('\n');
  const box = at('gate');
  // A live region says itself anew whenever it is written.
  if (box.dataset.text !== text) {
    empty('gate');
    for (const [level, line] of all) make(box, 'p', line, { class: 'state', 'data-level': level });
    box.dataset.text = text;
  }
  return all.some(([level]) => level === 'bad');
}
