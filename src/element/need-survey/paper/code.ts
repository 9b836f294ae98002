/* The square code on a sheet of paper: which survey, which version, which sheet. Nothing about a person. */
import { generate, correction } from 'lean-qr/nano';
import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../../contract/list';
import { sheetIdOf } from './sheet';

/** What the code of a sheet says. */
export interface Sheet {
  survey: string;
  version: string;
  sheet: string;
}

const KEY = 'need-survey-sheet';
/** Query names that may hold somebody's session; they never go on paper. */
const secret = /(auth|code|jsession|key|pass|phpsessid|secret|session|sid|sign|ticket|token|user)/i;
const LONGEST = 260;

/** What the code of a sheet holds: the page's own address where it has one, else a text of our own. */
export function sheetAddress(sheet: Sheet, page: string): string {
  const value = [sheet.sheet, sheet.version, sheet.survey].map(escaped).join('~');
  const url = publicAddress(page);
  if (url) {
    url.searchParams.set(KEY, value);
    if (url.href.length <= LONGEST) return url.href;
  }
  return `hehuo:sheet?${KEY}=${encodeURIComponent(value)}`;
}

/** In an address, and without the sign that parts one from the next. */
const escaped = (text: string): string => encodeURIComponent(text).replace(/~/g, '%7E');

/** The page's address without fragment, credentials and whatever in its query may be a person's. */
function publicAddress(page: string): URL | undefined {
  let url: URL;
  try {
    url = new URL(page);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.hash = url.username = url.password = '';
  const names = listOf(url.searchParams.keys());
  for (const name of names) {
    const long = (url.searchParams.get(name) ?? '').length > 40;
    if (long || secret.test(name) || name.indexOf('need-survey-') === 0) url.searchParams.delete(name);
  }
  return url;
}

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

/** White margin that scanners need, in modules. */
const QUIET = 4;

/** The code as an image with the quiet zone around it; `label` says what it is to those who cannot see it. */
export function sheetCode(text: string, label: string): TemplateResult {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * QUIET;
  return html`<svg
    class="code"
    viewBox="0 0 ${side} ${side}"
    role="img"
    aria-label=${label}
    data-text=${text}
  >
    ${svg`<rect width=${side} height=${side} fill="#fff"/><path d=${pathOf(code)} fill="#000" shape-rendering="crispEdges"/>`}
  </svg>`;
}

/** One bar for each run of dark modules in a row. */
function pathOf(code: { size: number; get(x: number, y: number): boolean }): string {
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const start = x;
      while (code.get(x + 1, y)) x++;
      path += `M${start + QUIET} ${y + QUIET}h${x - start + 1}v1h-${x - start + 1}z`;
    }
  }
  return path;
}
