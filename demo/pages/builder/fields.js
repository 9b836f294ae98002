/* One field for an attribute, by what it takes: a choice, several words, yes or no, a month, a number, an id. */
import { calmly, make } from './page.js';
import { state } from './state.js';
import { messageLine, tell } from './told.js';
import { attributeFault, choicesOf, isFlag, isMonth } from './value.js';
import { judgeKnown, isKnown, takenFor } from './known.js';
import { wordsOf, SEVERAL } from './vocabulary.js';
import { say } from './words.js';

function option(input, value, word) {
  make(input, 'option', word, { value });
}

/** `set` is told the value, '' for none. */
function select(line, id, pairs, value, set) {
  const input = make(line, 'select', '', { id });
  option(input, '', say.usual);
  for (const [one, word] of pairs) option(input, one, word);
  input.value = value;
  input.addEventListener('change', () => set(input.value));
}

function flag(label, id, value, set) {
  const input = make(label, 'input', '', { id, type: 'checkbox' });
  label.prepend(input);
  input.checked = value !== '';
  input.addEventListener('change', () => set(input.checked ? 'true' : ''));
}

const wordsIn = (value) => value.split(/[\s,]+/).filter(Boolean);

/** Words of a vocabulary, to be ticked; none is all. */
function several(line, id, name, value, set) {
  const box = make(line, 'span', '', { id, class: 'several', role: 'group', 'aria-labelledby': `l-${id}` });
  const chosen = wordsIn(value);
  for (const [one, word] of wordsOf(name)) {
    const label = make(box, 'label', word, { for: `${id}-${one}` });
    const input = make(label, 'input', '', { type: 'checkbox', id: `${id}-${one}`, value: one });
    label.prepend(input);
    input.checked = chosen.includes(one);
    input.addEventListener('change', () =>
      set(Array.from(box.querySelectorAll('input:checked'), (tick) => tick.value).join(' ')),
    );
  }
}

function text(line, id, attribute, value, set) {
  const { name } = attribute;
  const number = attribute.type?.text === 'number';
  const type = number ? 'number' : isMonth(attribute) ? 'month' : 'text';
  const input = make(line, 'input', '', { id, type, list: `${id}-list`, spellcheck: 'false' });
  if (number) Object.assign(input, { min: '0', max: '999999', step: '1' });
  make(line, 'datalist', '', { id: `${id}-list` });
  input.value = value;
  const judge = () => {
    judgeKnown(name);
    set(input.value.trim());
  };
  const judgeLater = calmly(judge, 700);
  input.addEventListener('input', () => {
    // A number that is none reads as '': it is not the same as an empty field.
    const odd = input.validity.badInput;
    const typed = odd ? '?' : input.value.trim();
    const fault = attributeFault(attribute, typed);
    tell(id, fault);
    set(fault ? '' : typed);
    if (!fault && isKnown(name)) judgeLater();
  });
  if (!isKnown(name)) return;
  // Who types the name means the record of that name.
  input.addEventListener('change', () => {
    input.value = takenFor(name, input.value.trim());
    set(input.value);
    judge();
  });
}

/** Values that came with the address and cannot be are said, and not written. */
function takeIn(attribute, id) {
  const { name } = attribute;
  const value = state.attributes.get(name) ?? '';
  const odd = SEVERAL.includes(name)
    ? wordsIn(value).find((one) => !wordsOf(name).some(([word]) => word === one))
    : undefined;
  const fault = odd ? attributeFault({ name, type: { text: "'…'" } }, odd) : attributeFault(attribute, value);
  if (!fault) return value;
  const left = odd
    ? wordsIn(value)
        .filter((one) => wordsOf(name).some(([word]) => word === one))
        .join(' ')
    : '';
  if (left) state.attributes.set(name, left);
  else state.attributes.delete(name);
  tell(id, fault, 'note');
  return left;
}

export function field(parent, attribute, changed) {
  const { name } = attribute;
  const id = `a-${name}`;
  const line = make(parent, 'div', '', { class: 'field' });
  const isGroup = SEVERAL.includes(name);
  const label = make(line, isGroup ? 'span' : 'label', say.attributes[name] ?? name, {
    id: `l-${id}`,
    class: 'label',
    ...(!isGroup && { for: id }),
  });
  make(label, 'code', name, { class: 'hint' });
  const set = (next) => {
    if (next) state.attributes.set(name, next);
    else state.attributes.delete(name);
    changed();
  };
  const put = (next) => {
    tell(id);
    set(next);
  };
  const message = messageLine(line, id);
  const value = takeIn(attribute, id);
  const choices = choicesOf(attribute).map((one) => [one, say.values[one] ?? one]);
  if (isGroup) several(line, id, name, value, put);
  else if (choices.length) select(line, id, choices, value, put);
  else if (name === 'audience') select(line, id, wordsOf(name), value, put);
  else if (isFlag(attribute)) flag(label, id, value, set);
  else text(line, id, attribute, value, set);
  line.querySelector(`#${id}`)?.setAttribute('aria-describedby', message);
  line.append(line.querySelector(`#${message}`));
}
