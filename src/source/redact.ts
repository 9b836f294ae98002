export type RedactedKind = 'mobile' | 'id-number';

/** What stands where a number was. */
export const MASK = '〔号码已隐去〕';

/** Digits, also full-width ones; between groups up to three blanks, dashes or dots. */
const d = '[0-9０-９]';
const gap = '[-－– \\u00a0\\u3000.·]{0,3}';
const groups = [
  [3, 4, 4],
  [4, 3, 4],
  [3, 3, 5],
  [5, 6],
  [7, 4],
];
const grouped = groups.map((sizes) => sizes.map((n) => `${d}{${n}}`).join(gap)).join('|');
// 4-4-3 begins like a span of years (1998-2003 100人), so its two separators must be there and the same.
const evenly = `${d}{4}(${gap.replace('0,', '1,')})${d}{4}\\3${d}{3}`;
const lead = `(?:(?:[+＋]|00)?86${gap}|0)?`;
const mobile = `${lead}(?=[1１][3-9３-９])(?:${grouped}|${evenly})`;
const idNumber = `[1-9１-９]${d}{5}${gap}${d}{8}${gap}${d}{3}[0-9０-９XxＸｘ]`;
// What stands before is matched too, for want of look-behind in older WebKit: no run begins within a number.
const candidate = new RegExp(`(^|[^0-9０-９])(?:(${idNumber})|${mobile})(?!${d})`, 'g');

const digit = /[0-9０-９]/;
const narrow = (text: string) =>
  text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[^\dX]/gi, '');

/** A region, a real day of birth since 1900: only then 18 digits are taken for an ID number. */
function looksLikeId(text: string): boolean {
  const id = narrow(text);
  const day = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  const real = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
  return /^([1-6]\d|71|8[1-3]|91)/.test(id) && /^(19|20)/.test(id.slice(6)) && real;
}

/** Whether the run stands alone: not part of a decimal fraction, of a hash or a long code. */
function standsAlone(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 32), from);
  const after = text.slice(to, to + 32);
  if (/(^|\D)0\.$/.test(before) || /^\.\d{1,2}(?!\d)/.test(after)) return false;
  const word = (/[0-9A-Za-z]*$/.exec(before)?.[0] ?? '') + (/^[0-9A-Za-z]*/.exec(after)?.[0] ?? '');
  return word.length + (to - from) < 24;
}

/**
 * The text with digit runs blanked that are shaped like a mobile number of the mainland (also with +86, separators
 * or full-width digits) or an 18-place ID number. `found` hears of each.
 */
export function redactText(text: string, found: (kind: RedactedKind) => void): string {
  if (text.length < 11 || !digit.test(text)) return text;
  const blank = (whole: string, before: string, id: string | undefined, _: unknown, at: number): string => {
    if (id !== undefined && !looksLikeId(id)) return whole;
    if (!standsAlone(text, at + before.length, at + whole.length)) return whole;
    found(id === undefined ? 'mobile' : 'id-number');
    return before + MASK;
  };
  return text.replace(candidate, blank);
}
