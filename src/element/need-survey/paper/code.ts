/* The square code on a sheet of paper: which survey, which version, which sheet. Nothing about a person. */
import { publicAddress } from '../../part/code';
import { sheetIdOf } from './sheet';

/** What the code of a sheet says. */
export interface Sheet {
  survey: string;
  version: string;
  sheet: string;
}

const KEY = 'need-survey-sheet';
const LONGEST = 260;

/** What the code of a sheet holds: the page's own address where it has one, else a text of our own. */
export function sheetAddress(sheet: Sheet, page: string): string {
  const value = [sheet.sheet, sheet.version, sheet.survey].map(escaped).join('~');
  const url = publicAddress(page, /^need-survey-/);
  if (url) {
    url.searchParams.set(KEY, value);
    if (url.href.length <= LONGEST) return url.href;
  }
  return `hehuo:sheet?${KEY}=${encodeURIComponent(value)}`;
}

/** In an address, and without the sign that parts one from the next. */
const escaped = (text: string): string => encodeURIComponent(text).replace(/~/g, '%7E');

/** What a scanner or a page's address says of a sheet; undefined when it is not one of ours, or damaged. */
export function readSheet(text: string): Sheet | undefined {
  const found = /[?&]need-survey-sheet=([^&#\s]+)/.exec(text);
  if (!found) return undefined;
  try {
    const [id, version, survey] = decodeURIComponent(found[1] ?? '')
      .split('~')
      .map(decodeURIComponent);
    const sheet = sheetIdOf(id ?? '');
    return sheet && version !== undefined && survey ? { survey, version, sheet } : undefined;
  } catch {
    return undefined;
  }
}
