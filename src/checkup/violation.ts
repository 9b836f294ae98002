/* What the page's policy forbade while the check-up tried it, and the line that the policy then lacks. */
import type { Finding } from './finding';
import { judgePolicies, type Needs } from './judge-policy';
import { policiesOf } from './policy';
import type { Say } from './words';

/** Ms that a violation may come after what it forbade: browsers tell of it in a task of its own. */
const AFTER_MS = 50;

/** What was forbidden while something was tried. Policies that only report forbid nothing. */
export async function forbidden(attempt: () => Promise<unknown>): Promise<SecurityPolicyViolationEvent[]> {
  const heard: SecurityPolicyViolationEvent[] = [];
  const hear = (event: SecurityPolicyViolationEvent): void => {
    if (event.disposition !== 'report') heard.push(event);
  };
  document.addEventListener('securitypolicyviolation', hear, true);
  await attempt();
  await new Promise((done) => setTimeout(done, AFTER_MS));
  document.removeEventListener('securitypolicyviolation', hear, true);
  return heard;
}

const directiveOf = ({ effectiveDirective, violatedDirective }: SecurityPolicyViolationEvent): string =>
  effectiveDirective || violatedDirective.split(' ')[0] || '';

const originOf = (address: string): string | undefined => {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
};

const NOTHING: Omit<Needs, 'page'> = { nonce: false, backends: [], frames: [] };
const judged = (policy: string, needs: Partial<Needs>, say: Say): Finding[] =>
  judgePolicies(policiesOf(policy), { ...NOTHING, page: new URL(location.href), ...needs }, say).filter(
    ({ level }) => level === 'bad',
  );

/** The policy that kept a backend from being asked, with the whole line that mends it; what else was forbidden is not meant. */
export function blockedBackend(
  heard: readonly SecurityPolicyViolationEvent[],
  url: string,
  say: Say,
): Finding | undefined {
  const { origin } = new URL(url);
  const meant = heard.filter(
    (event) => directiveOf(event) === 'connect-src' && originOf(event.blockedURI) === origin,
  );
  for (const { originalPolicy } of meant) {
    const found = judged(originalPolicy, { backends: [new URL(url)] }, say);
    const own = found.find(({ code }) => code === 'B1');
    if (own) return own;
  }
  // A policy that reads as if it let the address in: it is named, with the least that must stand there.
  return (
    meant[0] && say('B1', 'blocked', { origin, directive: 'connect-src', line: `connect-src ${origin}` })
  );
}

/** The policies that kept the kit's own code from coming or from running, each once. */
export function blockedCode(
  heard: readonly SecurityPolicyViolationEvent[],
  base: string,
  say: Say,
): Finding[] {
  const script = base ? new URL('hehuo.js', base) : undefined;
  const nonce = !!document.querySelector('script[nonce][src*="hehuo.js"]');
  const found = new Map<string, Finding>();
  for (const event of heard) {
    const directive = directiveOf(event);
    const types = directive === 'trusted-types' && event.sample.startsWith('lit-html');
    const code = directive.startsWith('script-src') && !!base && event.blockedURI.startsWith(base);
    if (!types && !code) continue;
    const own = judged(event.originalPolicy, { script, nonce }, say).filter((one) =>
      types ? one.code === 'S2' : one.code === 'S1',
    );
    // The name is listed and yet refused: it is taken.
    if (types && !own.length) own.push(say('S2', 'taken'));
    for (const one of own) found.set(`${one.code} ${one.cure}`, one);
  }
  return [...found.values()];
}
