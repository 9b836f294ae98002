/* What an attribute or a custom property may be, and what is said when a value is not that. */
import { fill, say } from './words.js';

/** Names in quotes of an alternative: `'' | 'station'` is the one choice `station`, beside the usual. */
export const choicesOf = ({ name, type }) => {
  if (name === 'lang') return ['zh-Hans', 'en'];
  if (name === 'heading-level') return ['1', '2', '3', '4', '5', '6'];
  return (type?.text ?? '')
    .split('|')
    .map((one) => /^\s*'([^']+)'\s*$/.exec(one)?.[1])
    .filter(Boolean);
};
export const isFlag = ({ type }) => type?.text === 'boolean';
/** What is a month, by the way in which the manifest describes it. */
export const isMonth = ({ description }) =>
  /YYYY-MM/.test(description ?? '') || /month of the period/.test(description ?? '');

/** What is wrong with an attribute's value by itself; '' when nothing is. Whether an id exists the backend knows. */
export function attributeFault(attribute, value) {
  const choices = choicesOf(attribute);
  if (!value || isFlag(attribute)) return '';
  if (choices.length) return choices.includes(value) ? '' : fill(say.noChoice, { value });
  if (attribute.type?.text === 'number') return /^\d{1,6}$/.test(value) ? '' : say.noNumber;
  if (isMonth(attribute)) return /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? '' : say.noMonth;
  return '';
}

const LENGTH = /^(\d{1,4}(?:\.\d{1,3})?|\.\d{1,3})(px|em|rem|pt|%)?$/i;
const LEAST = { 'font-size': 12, 'elder-font-size': 20 };

function lengthOf(name, text) {
  const [, number, unit] = LENGTH.exec(text) ?? [];
  if (!number || !CSS.supports('font-size', `${number}${unit ?? 'px'}`)) return { fault: say.noLength };
  const least = LEAST[name];
  // What is nothing, or too small to read, is a slip of the hand.
  if (least && (!unit || /px/i.test(unit)) && Number(number) < least)
    return { fault: fill(say.tooSmall, { least }) };
  const value = `${number}${unit?.toLowerCase() ?? 'px'}`;
  return unit ? { value } : { value, note: fill(say.pxAdded, { value }) };
}

/** Names of fonts: letters of any script, digits, spaces, commas, a pair of quotes; nothing that ends a declaration. */
function fontOf(text) {
  const plain = text.replace(/[“”"]/g, "'");
  const named = /^[\p{L}\p{N} _.,'-]{1,120}$/u.test(plain) && CSS.supports('font-family', plain);
  return named ? { value: plain } : { fault: say.noFont };
}

/** A custom property's value as it is written, with a note where it was amended, or the fault. */
export function propertyOf(name, text) {
  if (!text) return { value: '' };
  if (name === 'font') return fontOf(text);
  if (/size|radius/.test(name)) return lengthOf(name, text);
  return /^#[\da-f]{6}$/i.test(text) ? { value: text } : { fault: say.noColour };
}
