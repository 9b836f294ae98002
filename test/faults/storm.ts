/** What can befall a request on its way, by name, so that a schedule can say which and a table can count them. */
import type { TcpFault } from '../aid/tcp';
import { below, pick, type Random } from './random';

const PORTAL =
  '<!doctype html><html><head><title>Wi-Fi</title></head><body><form action="/login">Log in to use this network.</form></body></html>';

const problem = (status: number): string =>
  JSON.stringify({ type: 'about:blank', title: 'Injected fault', status });

/** An answer of a gateway in between; `more` holds further header lines. */
function refusal(kind: 'say' | 'say-after', status: number, more: readonly string[] = []): TcpFault {
  const type = 'Content-Type: application/problem+json';
  return { kind, head: [`${status} Injected`, type, ...more].join('\r\n'), body: problem(status) };
}

const html = (kind: 'say' | 'say-after'): TcpFault => ({
  kind,
  head: '200 OK\r\nContent-Type: text/html; charset=utf-8',
  body: PORTAL,
});

const json = (kind: 'say' | 'say-after', body: string): TcpFault => ({
  kind,
  head: '200 OK\r\nContent-Type: application/json',
  body,
});

/** Retry-After as seconds, as a date, as nonsense; short, because a schedule lasts for seconds. */
function retryAfter(random: Random): string {
  const date = new Date(Date.now() + 1000 + below(random, 2000)).toUTCString();
  return `Retry-After: ${pick(random, ['0', '1', '2', date, 'soon', '-5', '1e9', ''])}`;
}

/** Each draws the details of one fault. */
const makers = {
  'latency up to 1.5 s': (random) => ({ kind: 'latency', ms: below(random, 1500) }),
  'no answer at all': () => ({ kind: 'hang' }),
  'reset before anything': () => ({ kind: 'reset' }),
  'reset in mid body': (random) => ({ kind: 'cut-request', share: random() * 0.9 }),
  'reset after the whole body': () => ({ kind: 'cut-wait' }),
  'reset after commit': () => ({ kind: 'lose-answer' }),
  'reset in mid answer': (random) => ({ kind: 'cut-answer', bytes: 20 + below(random, 400) }),
  'answer truncated': (random) => ({ kind: 'truncate', bytes: 20 + below(random, 400) }),
  'answer in slow drips': (random) => ({ kind: 'drip', bytes: 8 + below(random, 60), ms: below(random, 40) }),
  'half-closed': () => ({ kind: 'half-close' }),
  '500 before the work': () => refusal('say', 500),
  '500 after commit': () => refusal('say-after', 500),
  '502, 504 of a gateway': (random) => refusal(pick(random, ['say', 'say-after']), pick(random, [502, 504])),
  '503 with Retry-After': (random) => refusal('say', 503, [retryAfter(random)]),
  '429 with Retry-After': (random) => refusal('say', 429, [retryAfter(random)]),
  '408, 425': (random) => refusal('say', pick(random, [408, 425])),
  '403 of a firewall': () => refusal('say', 403),
  '200 with a login page': (random) => html(pick(random, ['say', 'say-after'])),
  '200 with other JSON': (random) =>
    json(pick(random, ['say', 'say-after']), pick(random, ['', '{}', '[]', 'null', '{"ok":true}'])),
  'another id echoed': () => ({ kind: 'forge' }),
} satisfies Record<string, (random: Random) => TcpFault>;

export type FaultName = keyof typeof makers;

export const faultNames = Object.keys(makers) as FaultName[];

export const makeFault = (name: FaultName, random: Random): TcpFault => makers[name](random);
