/* A page as its webmaster pastes it: source, policy, address. What would be in the way there, before it is online. */
import { doorOf } from '../door/address';
import { misspelt, nearMisses, TAGS } from './element';
import type { Finding } from './finding';
import { judgeMixed, judgeStyles } from './loads';
import { marksOf, quirksOf, type Mark } from './markup';
import { judgePage, KIT } from './page';
import { judgePolicies, judgeSandbox, type Needs } from './judge-policy';
import { onlyReports, policiesOf } from './policy';
import type { Say } from './words';

export interface Pasted {
  /** The page's source, or a part of it. */
  html?: string;
  /** Its content security policy, as a header, a `<meta>` or the bare directives. */
  policy?: string;
  /** The page's own address. */
  address?: string;
  /** What is to be put on the page, judged where the source does not have it yet. */
  planned?: { script?: string; backend?: string; frame?: string; style?: string };
}

/** More than any page; a longer text is cut. */
const MOST = 2_000_000;
/** Stands for the page's own site where its address is not known. */
const NOWHERE = 'https://invalid/';

const urlOf = (text: string | undefined, base: URL): URL | undefined => {
  try {
    return text ? new URL(text, base) : undefined;
  } catch {
    return undefined;
  }
};

/** What of the kit stands in a source. */
interface Parts {
  marks: readonly Mark[];
  page: URL;
  base: URL;
  scripts: readonly Mark[];
  elements: readonly Mark[];
  divs: readonly Mark[];
  links: readonly URL[];
  frames: readonly Mark[];
}

const attribute = (mark: Mark | undefined, name: string): string | undefined => mark?.attributes.get(name);

function partsOf(html: string, address: string | undefined): Parts {
  const marks = marksOf(html.slice(0, MOST));
  const named = (name: string): Mark[] => marks.filter((mark) => mark.name === name);
  const page = urlOf(address?.trim(), new URL(NOWHERE)) ?? new URL(NOWHERE);
  const base = urlOf(attribute(named('base')[0], 'href'), page) ?? page;
  const leads = (mark: Mark, name: string): URL | undefined => {
    const url = urlOf(attribute(mark, name), base);
    return url && doorOf(url) ? url : undefined;
  };
  return {
    ...{ marks, page, base },
    scripts: named('script').filter((mark) => KIT.test(attribute(mark, 'src') ?? '')),
    elements: marks.filter(({ name }) => TAGS.indexOf(name) >= 0),
    divs: marks.filter(
      ({ attributes }) => attributes.has('data-hehuo') && attributes.get('data-hehuo') !== 'link',
    ),
    links: named('a').flatMap((mark) => leads(mark, 'href') ?? []),
    frames: named('iframe').filter((mark) => leads(mark, 'src')),
  };
}

function elementFindings(
  { marks, elements, divs, links, frames, scripts, page, base }: Parts,
  say: Say,
): Finding[] {
  const names = [
    ...elements.map(({ name }) => `<${name}>`),
    ...divs.map((div) => `data-hehuo="${attribute(div, 'data-hehuo') ?? ''}"`),
    ...links.map(({ pathname }) => `<a href="…${pathname}">`),
    ...frames.map((frame) => `<iframe src="${attribute(frame, 'src') ?? ''}">`),
  ];
  const found = [
    names.length
      ? say('E1', 'written', { count: names.length, names: names.slice(0, 6).join(', ') })
      : say('E1', 'none'),
  ];
  if ((elements.length || divs.length) && !scripts.length) found.push(say('E3', 'script'));
  for (const script of scripts) {
    const src = attribute(script, 'src') ?? '';
    const foreign = urlOf(src, base)?.origin !== page.origin;
    const refused = foreign && script.attributes.has('integrity') && !script.attributes.has('crossorigin');
    found.push(say('E3', refused ? 'crossorigin' : 'ok', { src }));
  }
  found.push(
    ...nearMisses(
      marks.map(({ name }) => name),
      say,
    ),
  );
  for (const div of divs) found.push(...misspelt(attribute(div, 'data-hehuo') ?? '', say));
  return found;
}

/** Origins that links and divs lead to and that nobody has let in. */
function doorFindings({ divs, links, scripts, page, base }: Parts, say: Say): Finding[] {
  if (!scripts.length) return [];
  const named = scripts.flatMap((one) => [
    attribute(one, 'src'),
    ...(attribute(one, 'data-trust') ?? '').split(/\s+/),
  ]);
  const trusted = [page.origin, ...named.map((one) => urlOf(one, base)?.origin)];
  const leads = [
    ...divs.map((div) => urlOf(attribute(div, 'data-backend'), base)),
    ...links.flatMap((link) => [link, urlOf(link.searchParams.get('backend') ?? undefined, link)]),
  ];
  const foreign = leads.flatMap((url) => (url && trusted.indexOf(url.origin) < 0 ? [url.origin] : []));
  return [...new Set(foreign)].map((origin) => say('E5', 'foreign', { origin }));
}

/** Addresses of the data that the source gives. */
function backendsOf({ marks, elements, divs, base }: Parts): { urls: URL[]; odd: string[]; none: boolean } {
  const meta = marks.find((mark) => attribute(mark, 'name') === 'hehuo-backend');
  const usual = attribute(meta, 'content');
  const inline = (mark: Mark): boolean =>
    attribute(marks[marks.indexOf(mark) + 1], 'type') === 'application/json';
  const given = [
    ...elements.filter((mark) => !inline(mark)).map((mark) => attribute(mark, 'backend') || usual),
    ...divs.map((mark) => attribute(mark, 'data-backend') || usual),
  ];
  const texts = [...new Set(given.filter((one): one is string => !!one))];
  const urls = texts.flatMap((text) => urlOf(text, base) ?? []);
  return {
    urls: urls.filter(({ protocol }) => /^https?:$/.test(protocol)),
    odd: texts.filter((text) => !/^https?:$/.test(urlOf(text, base)?.protocol ?? '')),
    none: given.some((one) => !one),
  };
}

const LIBRARY = /(prototype|mootools)[^/]*\.js/i;

function pageFindings(parts: Parts, html: string, address: string | undefined, say: Say): Finding[] {
  const { marks, scripts, page } = parts;
  const type = marks.find((mark) => /^content-type$/i.test(attribute(mark, 'http-equiv') ?? ''));
  const meta = marks.find((mark) => mark.name === 'meta' && mark.attributes.has('charset'));
  const charset =
    attribute(meta, 'charset') ?? /charset=([\w-]+)/i.exec(attribute(type, 'content') ?? '')?.[1];
  const secure = address?.trim()
    ? page.protocol === 'https:' || /^(localhost|127\.|\[::1\])/.test(page.hostname)
    : undefined;
  const found = judgePage({ charset, quirks: quirksOf(html), secure, scripts: scripts.length }, say);
  for (const script of scripts) {
    const own = attribute(script, 'charset');
    if (own) found.push(say('P1', 'script', { charset: own }));
  }
  const libraries = marks.flatMap((mark) =>
    mark.name === 'script' ? (LIBRARY.exec(attribute(mark, 'src') ?? '')?.[0] ?? []) : [],
  );
  if (libraries.length) found.push(say('P4', 'library', { what: libraries.join(', ') }));
  return found;
}

/** Whether the policies let in what stands in the source, or what is planned. */
function needsOf(parts: Parts, backends: readonly URL[], planned: Pasted['planned'] = {}): Needs {
  const { base, scripts, frames, page } = parts;
  const script = scripts[0];
  const one = (url: URL | undefined): URL[] => (url ? [url] : []);
  const framed = frames.flatMap((frame) => one(urlOf(attribute(frame, 'src'), base)));
  return {
    page,
    script: script ? urlOf(attribute(script, 'src'), base) : urlOf(planned.script, base),
    nonce: !!script?.attributes.has('nonce'),
    backends: backends.length ? backends : one(urlOf(planned.backend, base)),
    frames: framed.length ? framed : one(urlOf(planned.frame, base)),
  };
}

/** Everything that can be said of what was pasted; nothing is fetched. */
export function judgePasted({ html = '', policy = '', address, planned }: Pasted, say: Say): Finding[] {
  const parts = partsOf(html, address);
  const { urls, odd, none } = backendsOf(parts);
  const found: Finding[] = [];
  if (html.trim()) found.push(...elementFindings(parts, say), ...doorFindings(parts, say));
  if (none) found.push(say('B8', 'none'));
  for (const backend of odd) found.push(say('B4', 'address', { backend }));
  const needs = needsOf(parts, urls, planned);
  if (parts.page.protocol === 'https:' && address) {
    for (const { origin, protocol } of needs.backends)
      if (protocol === 'http:') found.push(say('B2', 'mixed', { origin }));
    found.push(...judgeMixed([needs.script, ...needs.frames], say));
  }
  const metas = parts.marks.filter((mark) =>
    /^content-security-policy$/i.test(attribute(mark, 'http-equiv') ?? ''),
  );
  const policies = [policy, ...metas.map((mark) => attribute(mark, 'content') ?? '')].flatMap(policiesOf);
  found.push(...judgePolicies(policies, needs, say));
  found.push(...judgeStyles(policies, parts.marks, planned?.style, say));
  if (onlyReports(policy)) found.push(say('S1', 'report'));
  for (const frame of parts.frames)
    found.push(...judgeSandbox(attribute(frame, 'sandbox'), attribute(frame, 'src') ?? '', say));
  if (html.trim() || address?.trim()) found.push(...pageFindings(parts, html, address, say));
  return found;
}
