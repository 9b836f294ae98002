/*
 * Matching: how a record's words answer to what a reader types, whatever the record is. Chinese characters anywhere in
 * the text; Latin letters as pinyin, whole syllables from their start, or as initials. A record without a reading is
 * found by its characters alone.
 */
import type { Text } from '../../contract/text';
import { fold, plainLatin } from './fold';

/** How a name is read. */
export interface Sound {
  /** Without tones, ü as v. */
  readonly syllables: readonly string[];
  readonly initials: string;
}

/** What is searched, folded; parts are apart by line breaks. */
export interface SoughtText {
  /** Everything that is searched. */
  readonly hay: string;
  /** The names alone. */
  readonly names: string;
}

export type Sought = Sound & SoughtText;

/** Every language's wording of a text: a reader may search in either. */
export const wordings = (text: Text | null | undefined): string[] =>
  text == null ? [] : typeof text === 'string' ? [text] : Object.keys(text).map((key) => text[key] ?? '');

export const allWordings = (texts: readonly Text[] | null | undefined): string[] =>
  (texts ?? []).reduce<string[]>((found, text) => found.concat(wordings(text)), []);

export function soughtText(names: readonly string[], rest: readonly string[]): SoughtText {
  const folded = fold(names.join('\n'));
  return { names: folded, hay: `${folded}\n${fold(rest.join('\n'))}` };
}

/** The reading that a record gives of itself: syllables apart by spaces, with or without tones. */
export function soundOf(pinyin: string | null | undefined, initials?: string | null): Sound {
  const syllables = plainLatin(pinyin ?? '')
    .split(/[\s']+/)
    .filter(Boolean);
  return {
    syllables,
    initials: plainLatin(initials ?? '') || syllables.map((one) => one.charAt(0)).join(''),
  };
}

/** The words of a query; all of them must be found. */
export const termsOf = (q: string): string[] => fold(q).split(/\s+/).filter(Boolean);

/** Where a Latin word meets whole syllables from their start: index of the first and after the last, else undefined. */
export function syllablesHit(
  syllables: readonly string[],
  term: string,
): readonly [number, number] | undefined {
  for (let from = 0; from < syllables.length; from++) {
    let rest = term;
    for (let to = from; to < syllables.length; to++) {
      const one = syllables[to] ?? '';
      if (one.indexOf(rest) === 0) return [from, to + 1];
      if (rest.indexOf(one) !== 0) break;
      rest = rest.slice(one.length);
    }
  }
  return undefined;
}

function latinHit(sound: Sound, term: string): boolean {
  if (!/^[a-zü']+$/.test(term)) return false;
  const plain = plainLatin(term).replace(/'/g, '');
  return sound.initials.indexOf(plain) >= 0 || syllablesHit(sound.syllables, plain) !== undefined;
}

/** 0 no hit, 1 somewhere in the record, 2 in the name (shown first). */
export function hit(sought: Sought, terms: readonly string[]): 0 | 1 | 2 {
  let best: 1 | 2 = 2;
  for (const term of terms) {
    if (sought.names.indexOf(term) >= 0) continue;
    if (sought.hay.indexOf(term) >= 0) best = 1;
    else if (!latinHit(sought, term)) return 0;
  }
  return best;
}
