/*
 * Folding: what makes two spellings the same for a search, and the way back from a folded place to the text on
 * screen, so that the matched characters can be marked.
 */
import { listOf } from '../../contract/list';

/** Full width and half width, capital and small letters alike: NFKC, then lower case. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Latin letters without tone marks; ü is v, as it is typed. */
export const plainLatin = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/u\u0308/gi, 'v')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** A piece of a text, matched or not. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

type Range = readonly [number, number];

/** Places in the text of the folded words. Folding seldom changes the length; where it does, it goes sign by sign. */
function ranges(text: string, terms: readonly string[]): Range[] {
  let folded = fold(text);
  let back: number[] | undefined;
  if (folded.length !== text.length) {
    folded = '';
    back = [];
    let at = 0;
    for (const sign of listOf(text)) {
      const part = fold(sign);
      for (let i = 0; i < part.length; i++) back.push(at);
      folded += part;
      at += sign.length;
    }
    back.push(at);
  }
  const place = (n: number) => back?.[n] ?? n;
  const found: Range[] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      const from = place(at);
      found.push([from, Math.max(place(at + term.length), from + 1)]);
    }
  }
  return found;
}

/** The text in pieces, with every occurrence of the folded words, and further ranges, as hits. */
export function pieces(text: string, terms: readonly string[], more: readonly Range[] = []): Piece[] {
  const found = ranges(text, terms).concat(more);
  if (!found.length) return [{ text, hit: false }];
  found.sort((a, b) => a[0] - b[0]);
  const out: Piece[] = [];
  let at = 0;
  for (const [from, to] of found) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    if (start > at) out.push({ text: text.slice(at, start), hit: false });
    out.push({ text: text.slice(start, to), hit: true });
    at = to;
  }
  if (at < text.length) out.push({ text: text.slice(at), hit: false });
  return out;
}

/** A long text cut so that its first hit is in sight: from at most `lead` signs before it. */
export function excerpt(text: string, terms: readonly string[], lead = 16): string {
  const first = ranges(text, terms).reduce((least, [from]) => Math.min(least, from), Number.MAX_SAFE_INTEGER);
  return first === Number.MAX_SAFE_INTEGER || first <= lead * 2 ? text : `…${text.slice(first - lead)}`;
}
