/* What else a page loads with the kit: the script and the frame on an https page, the style with the colours under a policy. */
import { digest } from '../source/sha256';
import type { Finding } from './finding';
import type { Mark } from './markup';
import { deciding, lineWith, type Policy } from './policy';
import type { Say } from './words';

/** Scripts and frames by plain http, which browsers keep out of an https page. */
export function judgeMixed(urls: readonly (URL | undefined)[], say: Say): Finding[] {
  const plain = urls.flatMap((url) => (url?.protocol === 'http:' ? [url.href] : []));
  return [...new Set(plain)].map((src) => say('S6', 'mixed', { src }));
}

/** A style as a policy names it: its very text, line ends as the parser makes them. */
function sourceOf(text: string): string {
  const bytes = digest(new TextEncoder().encode(text.replace(/\r\n?/g, '\n')));
  return `'sha256-${btoa(String.fromCharCode(...bytes))}'`;
}

/** Whether sources let a style element in: by nonce, by its hash, or all of them where neither is named. */
function lets(sources: readonly string[], hash: string, nonce: string | undefined): boolean {
  if (sources.includes(hash) || (nonce && sources.includes(`'nonce-${nonce}'`))) return true;
  const named = sources.some((one) => /^'(nonce|sha\d+)-/i.test(one));
  return !named && sources.some((one) => one.toLowerCase() === "'unsafe-inline'");
}

const COLOURS = /--hehuo-[a-z-]+\s*:/;

/** Style elements with the kit's colours that a policy keeps out. `planned` is the text of one that is to come. */
export function judgeStyles(
  policies: readonly Policy[],
  marks: readonly Mark[],
  planned: string | undefined,
  say: Say,
): Finding[] {
  const styles = marks
    .filter(({ name, text }) => name === 'style' && COLOURS.test(text))
    .map(({ text, attributes }) => ({ text, nonce: attributes.get('nonce') }));
  if (!styles.length && planned) styles.push({ text: planned, nonce: undefined });
  return policies.flatMap((policy) => {
    const rule = deciding(policy, 'style-src');
    if (!rule) return [];
    return styles.map(({ text, nonce }) => {
      const hash = sourceOf(text);
      if (lets(rule.sources, hash, nonce)) return say('S5', 'ok');
      return say('S5', 'blocked', { directive: rule.name, line: lineWith('style-src', rule.sources, hash) });
    });
  });
}
