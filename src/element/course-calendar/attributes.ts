import { isMonth } from '../../contract/time';
import { audiences, tiers as allTiers } from '../../contract/word';
import { warnOnce } from '../../control/event';
import { views } from './toolbar';
import type { View } from './toolbar';
import { wordsOf } from './view';

export const isTier = (word: string): boolean => (allTiers as readonly string[]).includes(word);

/** Attributes that can be written wrong. */
export interface Written {
  readonly localName: string;
  view: View;
  month: string;
  audience: string;
  tiers: string;
  groupBy: '' | 'station';
}

/** Tells the webmaster what cannot be, and takes what is meant by default in its place. */
export function checkAttributes(tag: Written): void {
  const wrong = (written: string, cure: string): void => warnOnce(`<${tag.localName}> ${written}: ${cure}`);
  if (views.indexOf(tag.view) < 0) {
    wrong(`view="${String(tag.view)}"`, 'use "month", "week", "agenda" or "poster"');
    tag.view = 'month';
  }
  if (tag.groupBy !== '' && tag.groupBy !== 'station') {
    wrong(`group-by="${String(tag.groupBy)}"`, 'use "station"');
    tag.groupBy = '';
  }
  if (tag.month && !isMonth(tag.month)) {
    wrong(`month="${tag.month}"`, 'use "YYYY-MM", e.g. "2026-11"');
    tag.month = '';
  }
  if (tag.audience && !(audiences as readonly string[]).includes(tag.audience)) {
    wrong(`audience="${tag.audience}"`, `use one of ${audiences.join(', ')}`);
    tag.audience = '';
  }
  for (const word of wordsOf(tag.tiers)) {
    if (!isTier(word)) wrong(`tiers="${tag.tiers}"`, `"${word}" is none of ${allTiers.join(', ')}`);
  }
}
