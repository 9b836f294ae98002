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

const START = /<!--[\s\S]*?(?:-->|$)|<([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
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

export function marksOf(html: string): Mark[] {
  const marks: Mark[] = [];
  const start = new RegExp(START);
  for (let match = start.exec(html); match; match = start.exec(html)) {
    const name = match[1]?.toLowerCase();
    if (!name) continue;
    let text = '';
    if (RAW.test(name)) {
      const rest = html.slice(start.lastIndex);
      const end = rest.search(new RegExp(`</${name}\\b`, 'i'));
      text = end < 0 ? rest : rest.slice(0, end);
      start.lastIndex += text.length;
    }
    marks.push({ name, attributes: attributesOf(match[2] ?? ''), text });
  }
  return marks;
}

/** Whether a whole page is quirky: its first thing is no doctype. undefined for a part of a page. */
export const quirksOf = (html: string): boolean | undefined =>
  /<(html|head|body)\b/i.test(html) ? !/^\s*(<!--[\s\S]*?-->\s*)*<!doctype\s+html/i.test(html) : undefined;
