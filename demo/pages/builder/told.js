/* What is said at a field: a fault to mend, or a word on the value. Faults are counted, for the place where the code is copied. */
import { at, make } from './page.js';

/** By the field's id: the faults that stand. */
const faults = new Map();

/** The field's line for messages, which its input names in `aria-describedby`. */
export function messageLine(parent, id) {
  make(parent, 'span', '', { id: `m-${id}`, class: 'told', role: 'status' });
  return `m-${id}`;
}

/** Says it at the field; '' says nothing. `bad` counts as a fault, `note` does not. */
export function tell(id, text = '', level = 'bad') {
  const line = at(`m-${id}`);
  if (!line) return;
  if (line.textContent !== text) line.textContent = text;
  line.dataset.level = level;
  const input = at(id);
  const bad = text !== '' && level === 'bad';
  if (bad) faults.set(id, text);
  else faults.delete(id);
  if (bad) input?.setAttribute('aria-invalid', 'true');
  else input?.removeAttribute('aria-invalid');
}

/** The ids of the fields that have a fault and are there. */
export const faulty = () => Array.from(faults.keys()).filter((id) => at(id));

/** The fields are made anew. */
export function untell(prefix) {
  for (const id of Array.from(faults.keys())) if (id.startsWith(prefix)) faults.delete(id);
}
