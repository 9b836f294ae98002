import { html } from 'lit';
import { listOf } from '../../contract/list';
import { pieces } from './fold';
import { syllablesHit } from './match';
import type { Sound } from './match';

type Range = readonly [number, number];

/** A text with the matched characters marked. */
export function marked(text: string, terms: readonly string[], more: readonly Range[] = []): unknown {
  if (!terms.length) return text;
  return pieces(text, terms, more).map((piece) =>
    piece.hit ? html`<mark>${piece.text}</mark>` : piece.text,
  );
}

/** The characters of a name that a query in pinyin or initials stands for, when each has its syllable. */
export function soundedRanges(name: string, sound: Sound, terms: readonly string[]): Range[] {
  const places: Range[] = [];
  let at = 0;
  for (const sign of listOf(name)) {
    if (/^[\u2e80-\u9fff\uf900-\ufaff]|^[\ud840-\ud8bf]/.test(sign)) places.push([at, at + sign.length]);
    at += sign.length;
  }
  const { initials, syllables } = sound;
  const found: Range[] = [];
  for (const term of terms) {
    if (!/^[a-z]+$/.test(term)) continue;
    const first = initials.indexOf(term);
    const hit = first >= 0 ? ([first, first + term.length] as const) : syllablesHit(syllables, term);
    if (hit && (first >= 0 ? initials : syllables).length <= places.length)
      found.push(...places.slice(...hit));
  }
  return found;
}
