/* A content security policy as text: what it allows, and the line that it lacks. */

/** Directives and their sources, of one policy. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Where a directive that is missing is looked for instead. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'style-src': ['style-src-elem', 'style-src', 'default-src'],
};

/** A header that only reports, up to the next header: it keeps nothing out. */
const REPORT_ONLY =
  /^[ \t]*(add_header[ \t]+)?content-security-policy-report-only\b[^]*?(?=^[ \t]*(?:add_header[ \t]+)?content-security-policy\b|(?![^]))/gim;

/** Whether a text has such a header. */
export const onlyReports = (text: string): boolean =>
  /^[ \t]*(add_header[ \t]+)?content-security-policy-report-only\b/im.test(text);

/**
 * The policies in a text as people copy it: with or without the header's name, one a line or parted by commas, as a
 * `<meta>` too. A comma parts two policies, and a page must satisfy each.
 */
export function policiesOf(text: string): Policy[] {
  const bare = text
    .slice(0, 100_000)
    .replace(
      /<meta\b[^>]*?\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>/gi,
      (_, a?: string, b?: string) => a ?? b ?? '',
    )
    .replace(REPORT_ONLY, ',')
    .replace(/^[ \t]*(add_header[ \t]+)?content-security-policy[ \t]*[: \t][ \t]*/gim, ',')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/["”“]/g, ' ');
  return bare
    .split(',')
    .map(policyOf)
    .filter(({ size }) => size > 0);
}

function policyOf(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const part of text.split(/[;\n]/)) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    // The first of a name counts, as in browsers.
    if (/^[a-z][a-z-]+$/i.test(name) && !policy.has(name.toLowerCase()))
      policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

/** The directive of a policy that decides for a kind, with its sources; undefined where nothing does. */
export function deciding(
  policy: Policy,
  kind: string,
): { name: string; sources: readonly string[] } | undefined {
  for (const name of INSTEAD[kind] ?? [kind]) {
    const sources = policy.get(name);
    if (sources) return { name, sources };
  }
  return undefined;
}

const portOf = ({ protocol, port }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/** Whether one source expression lets an address in; `page` is what 'self' means, undefined when unknown. */
function matches(source: string, url: URL, page: URL | undefined): boolean {
  if (source === '*') return /^https?:$/.test(url.protocol);
  if (/^'self'$/i.test(source)) return !!page && page.host === url.host && safer(page.protocol, url.protocol);
  const scheme = /^([a-z][a-z0-9+.-]*):$/i.exec(source)?.[1];
  if (scheme) return safer(`${scheme.toLowerCase()}:`, url.protocol);
  const host = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^/:*']+)(?::(\d+|\*))?(\/[^?#]*)?$/i.exec(source);
  if (!host) return false;
  const [, protocol = page?.protocol.slice(0, -1) ?? 'http', name = '', port, path = ''] = host;
  if (!safer(`${protocol.toLowerCase()}:`, url.protocol)) return false;
  if (!hostFits(name.toLowerCase(), url.hostname)) return false;
  const usual = portOf(new URL(`${url.protocol}//x`));
  if (port !== '*' && portOf(url) !== (port ?? usual)) return false;
  return path === '' || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path);
}

/** A policy that names http lets https in too, not the other way round. */
const safer = (named: string, asked: string): boolean =>
  named === asked || (named === 'http:' && asked === 'https:');

const hostFits = (pattern: string, host: string): boolean =>
  pattern === '*' || (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host);

/** Whether sources let an address in. */
export const letsIn = (sources: readonly string[], url: URL, page: URL | undefined): boolean =>
  sources.some((source) => matches(source, url, page));

/** The sources with one more: 'none' goes when anything else stands beside it. */
export const lineWith = (name: string, sources: readonly string[], more: string): string =>
  [name, ...sources.filter((one) => one.toLowerCase() !== "'none'"), more].join(' ');
