/* Pure: what was typed as a receipt, and why it cannot be one. */
import { listOf } from '../../../contract/list';

/** Fewest characters of a receipt (domain.md, invariant 30). */
export const LEAST = 8;
const MOST = 64;

/** Why what was typed is no receipt. Positions count from 1, without blanks and dashes. */
export type CodeFault =
  | { readonly kind: 'empty' | 'long' }
  | { readonly kind: 'short'; readonly length: number }
  /** 0, O, 1, I never occur; `like` are the characters that they are often read for. */
  | { readonly kind: 'never'; readonly at: number; readonly char: string; readonly like: readonly string[] }
  | { readonly kind: 'foreign'; readonly at: number; readonly char: string };

const lookalikes: Readonly<Record<string, readonly string[]>> = {
  '0': ['Q', 'D'],
  O: ['Q', 'D'],
  '1': ['7', 'L'],
  I: ['J', 'L'],
};

/**
 * A receipt as the backend knows it: capitals, without blanks, dashes and the words that were copied along
 * (`回执号：need-sub2` is NEEDSUB2); full-width characters as their narrow twins.
 */
export const receiptOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015\u2212\-_.·•,:;/|"'“”‘’()<>[\]「」。、\u3400-\u9fff]+/g, '')
    .toUpperCase();

/** What is wrong with a receipt; undefined when it may be one. */
export function faultOf(code: string): CodeFault | undefined {
  if (!code) return { kind: 'empty' };
  const chars = listOf(code);
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? '';
    const like = Object.prototype.hasOwnProperty.call(lookalikes, char) ? lookalikes[char] : undefined;
    if (like) return { kind: 'never', at: at + 1, char, like };
    if (!/^[2-9A-Z]$/.test(char)) return { kind: 'foreign', at: at + 1, char };
  }
  if (chars.length < LEAST) return { kind: 'short', length: chars.length };
  return chars.length > MOST ? { kind: 'long' } : undefined;
}

/** In groups of four, as people read it out. */
export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');
