/*
 * The start tags in a page's source, in order. A parser of the browser would need a Trusted Types policy, would fetch
 * pictures, and repairs what is to be looked at; to see tags and attributes this is enough.
 */
export interface Mark {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Text up to the end tag, of `script` and `style` alone. */
  text: string;
}

const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** What stands in these is text, whatever it looks like. */
const RAW = /^(script|style|textarea|title|template|noscript|xmp)$/;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  apos: "'",
  '#39': "'",
};
const decoded = (text: string): string =>
  text.replace(/&(amp|quot|lt|gt|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? '');

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, decoded(double ?? single ?? bare ?? '').trim());
  }
  return found;
}

/** Where a start tag ends: at the `>` that stands in no quotes; at the end of the text when there is none. */
function endOf(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at++) {
    const char = html.charAt(at);
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '>') return at;
    else if ((char === '"' || char === "'") && /=\s*$/.test(html.slice(Math.max(from, at - 9), at)))
      quote = char;
  }
  return html.length;
}

/** Where the text of a raw element ends: before its end tag. */
function rawEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\b`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** Each step starts after the last one's end, so that the work grows with the text alone. */
export function marksOf(html: string): Mark[] {
  const marks: Mark[] = [];
  const next = /<!--|<([a-z][^\s/>]*)/gi;
  for (let match = next.exec(html); match; match = next.exec(html)) {
    const name = match[1]?.toLowerCase();
    if (!name) {
      const end = html.indexOf('-->', match.index);
      next.lastIndex = end < 0 ? html.length : end + 3;
      continue;
    }
    const end = endOf(html, next.lastIndex);
    if (end === html.length) break;
    const attributes = attributesOf(html.slice(next.lastIndex, end));
    const stop = RAW.test(name) ? rawEnd(html, name, end + 1) : end + 1;
    next.lastIndex = stop;
    marks.push({ name, attributes, text: html.slice(end + 1, stop) });
  }
  return marks;
}

/** Whether a whole page is quirky: its first thing is no doctype. undefined for a part of a page. */
export const quirksOf = (html: string): boolean | undefined =>
  /<(html|head|body)\b/i.test(html)
    ? !/^<!doctype\s+html/i.test(html.slice(afterComments(html)).slice(0, 100))
    : undefined;

/** Where the first thing stands that is neither white space nor a comment. */
function afterComments(html: string): number {
  let at = 0;
  for (;;) {
    while (at < html.length && !html.charAt(at).trim()) at += 1;
    if (!html.startsWith('<!--', at)) return at;
    const end = html.indexOf('-->', at + 4);
    if (end < 0) return html.length;
    at = end + 3;
  }
}
