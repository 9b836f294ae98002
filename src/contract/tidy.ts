/* How what was typed, spoken of or picked is read: one form for one answer. */
import type { AnswerValue, Question } from './need';

/** Full-width digits, signs and stops as their narrow twins: an input method in Chinese types `１２。５`. */
export const narrow = (text: string): string =>
  text
    .replace(/[０-９．－＋（）]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/。/g, '.');

/** A Chinese mobile number, or a landline with area code or without. Digits only, no country code. */
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(0(10|2\d|[3-9]\d{2}))?[2-9]\d{6,7}$/;

export const isPhone = (digits: string): boolean => MOBILE.test(digits) || LANDLINE.test(digits);

/** The digits of a phone number, without +86; what is none stays as typed. */
export function phoneOf(typed: string): string {
  const digits = narrow(typed).replace(/[\s\-–—‐.·()]/g, '');
  if (isPhone(digits)) return digits;
  const home = digits.replace(/^(\+|00)?86/, '');
  if (MOBILE.test(home)) return home;
  const landline = home.charAt(0) === '0' ? home : `0${home}`;
  return home !== digits && landline.length > 9 && LANDLINE.test(landline) ? landline : typed;
}

function numberOf(text: string): number | string {
  const plain = narrow(text).replace(/[\s,，]/g, '');
  return /^[-+]?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : text;
}

function dayOf(text: string): string {
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(narrow(text));
  if (!parts) return text.replace(/^[-\s]+$/, '');
  return `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
}

/**
 * An answer as it counts. Text is trimmed; a number that was typed becomes a number, a day `2026-2-3` becomes
 * `2026-02-03`, `+86 138 0000 0000` becomes digits, the same photo twice is one; what cannot be read stays as typed,
 * for `check` to point out. The items of a repeat are read by `visible`, since it knows what they show.
 */
export function tidy(question: Question, value: AnswerValue | undefined): AnswerValue | undefined {
  if (question.type === 'photo' && Array.isArray(value)) {
    return (value as string[]).filter((one, index, all) => all.indexOf(one as never) === index);
  }
  if (typeof value !== 'string') return value;
  const text = value.trim();
  switch (question.type) {
    case 'integer':
    case 'decimal':
    case 'rating':
      return numberOf(text);
    case 'date':
      return dayOf(text);
    case 'phone':
      return phoneOf(text);
    default:
      return text;
  }
}
