/* Whether content security policies and sandboxes let the kit work, and the exact line that they lack. */
import type { Finding } from './finding';
import { deciding, letsIn, lineWith, type Policy } from './policy';
import { harms } from './words-policy';
import type { Say } from './words';

/** What a page needs its policy to let in. */
export interface Needs {
  page: URL;
  script?: URL | undefined;
  /** Whether the script element has a nonce. */
  nonce: boolean;
  backends: readonly URL[];
  frames: readonly URL[];
}

function judgeScript(policy: Policy, { script, nonce, page }: Needs, say: Say): Finding[] {
  const rule = deciding(policy, 'script-src');
  if (!script || !rule) return [];
  const { name: directive, sources } = rule;
  const src = script.href;
  const has = (start: string): boolean => sources.some((one) => one.toLowerCase().startsWith(start));
  if (has("'nonce-") && nonce) return [say('S1', 'ok', { src })];
  // Beside 'strict-dynamic' browsers pass over hosts.
  if (has("'strict-dynamic'")) return [say('S1', 'nonce', { src, directive })];
  const part = new URL('part/x.js', script);
  if (letsIn(sources, script, page) && letsIn(sources, part, page)) return [say('S1', 'ok', { src })];
  const line = lineWith(directive === 'default-src' ? 'script-src' : directive, sources, script.origin);
  return [say('S1', 'blocked', { src, directive, line })];
}

function judgeBackends(policy: Policy, { backends, page }: Needs, say: Say): Finding[] {
  const rule = deciding(policy, 'connect-src');
  if (!rule) return [];
  return backends.map((url) => {
    const { origin } = url;
    if (letsIn(rule.sources, new URL('service.json', url), page)) return say('B1', 'ok', { origin });
    const line = lineWith('connect-src', rule.sources, origin);
    return say('B1', 'blocked', { origin, directive: rule.name, line });
  });
}

function judgeFrames(policy: Policy, { frames, page }: Needs, say: Say): Finding[] {
  const rule = deciding(policy, 'frame-src');
  if (!rule) return [];
  return frames.map((url) => {
    const { origin } = url;
    if (letsIn(rule.sources, url, page)) return say('S3', 'ok', { origin });
    const line = lineWith('frame-src', rule.sources, origin);
    return say('S3', 'blocked', { origin, directive: rule.name, line });
  });
}

function judgeTypes(policy: Policy, say: Say): Finding[] {
  const names = policy.get('trusted-types');
  if (!names) return policy.has('require-trusted-types-for') ? [say('S2', 'ok')] : [];
  if (names.some((name) => name === '*' || name === 'lit-html')) return [say('S2', 'ok')];
  return [say('S2', 'policy', { line: lineWith('trusted-types', names, 'lit-html') })];
}

const NEEDED = ['allow-scripts', 'allow-forms', 'allow-same-origin'] as const;
/** Beyond what is needed: telephone links and outside links, saving a file. */
const ALL = [...NEEDED, 'allow-popups', 'allow-downloads'];

function lacking(
  tokens: readonly string[],
): { missing: string; line: string; first: (typeof NEEDED)[number] } | undefined {
  const missing = NEEDED.filter((token) => tokens.indexOf(token) < 0);
  const [first] = missing;
  if (!first) return undefined;
  return {
    missing: missing.join(' '),
    line: [...new Set([...tokens.filter(Boolean), ...ALL])].join(' '),
    first,
  };
}

/** Of a frame's attribute `sandbox`; undefined where it has none. */
export function judgeSandbox(value: string | undefined, src: string, say: Say): Finding[] {
  const lacks = value === undefined ? undefined : lacking(value.toLowerCase().split(/\s+/));
  return lacks ? [say('P6', 'sandbox', { src, ...lacks, harm: harms[lacks.first] })] : [];
}

function judgeOwnSandbox(policy: Policy, say: Say): Finding[] {
  const tokens = policy.get('sandbox');
  const lacks = tokens && lacking(tokens);
  return lacks ? [say('S4', 'sandbox', { ...lacks, harm: harms[lacks.first] })] : [];
}

/** A page must satisfy each of its policies. */
export const judgePolicies = (policies: readonly Policy[], needs: Needs, say: Say): Finding[] =>
  policies.flatMap((policy) => [
    ...judgeScript(policy, needs, say),
    ...judgeBackends(policy, needs, say),
    ...judgeTypes(policy, say),
    ...judgeFrames(policy, needs, say),
    ...judgeOwnSandbox(policy, say),
  ]);
