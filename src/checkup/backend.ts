/* Whether each backend on the page answers, may be read from here, and says what the contract asks for. */
import { listOf } from '../contract/list';
import { Service } from '../contract/service';
import { isCalendarAddress } from '../control/backend';
import { pointer } from '../source/check';
import { TAGS } from './element';
import type { Finding } from './finding';
import type { Say } from './words';

const LIMIT_MS = 10_000;
/** The version of the contract that the kit reads: another first number is another contract. */
const OWN = '1';

/** Base addresses of all elements on the page, without repeats. */
function addresses(): string[] {
  const meta = document.querySelector('meta[name="hehuo-backend"]')?.getAttribute('content');
  const given = listOf(document.querySelectorAll(TAGS.join()), (element) =>
    element.querySelector(':scope > script[type="application/json"]')
      ? undefined
      : (element.getAttribute('backend') ?? meta),
  );
  const absolute = given.filter((one): one is string => !!one).map(absoluteOf);
  return listOf(new Set(absolute));
}

/** Two ways to write one address are one address; what is none stays as it was written. */
function absoluteOf(address: string): string {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return address;
  }
}

/** The directive of the page's policy that an attempt broke, if it did. */
async function blockedBy(attempt: () => Promise<unknown>): Promise<string | undefined> {
  let directive: string | undefined;
  const hear = (event: SecurityPolicyViolationEvent): void => {
    directive = event.effectiveDirective || event.violatedDirective;
  };
  document.addEventListener('securitypolicyviolation', hear);
  await attempt();
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', hear);
  return directive;
}

interface Asked {
  reply?: Response | undefined;
  late: boolean;
}

async function ask(url: string, mode: RequestMode): Promise<Asked> {
  const control = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    control.abort();
  }, LIMIT_MS);
  const reply = await fetch(url, {
    mode,
    credentials: 'omit',
    cache: 'no-store',
    signal: control.signal,
  }).catch(() => undefined);
  clearTimeout(timer);
  return { reply, late };
}

/** Why nothing came back. */
async function unreached(
  url: string,
  directive: string | undefined,
  late: boolean,
  say: Say,
): Promise<Finding> {
  const { origin, protocol } = new URL(url);
  if (directive) return say('B1', 'blocked', { origin, directive, line: `${directive} ${origin}` });
  if (protocol === 'http:' && location.protocol === 'https:') return say('B2', 'mixed', { origin });
  if (late) return say('B4', 'slow', { url, seconds: LIMIT_MS / 1000 });
  if (origin !== location.origin && (await ask(url, 'no-cors')).reply)
    return say('B3', 'cors', { url, page: location.origin });
  return say('B4', 'nobody', { url });
}

/** Whether an address may be read from this page: the finding when not, else the answer. */
export async function reach(url: string, say: Say): Promise<Response | Finding> {
  let asked: Asked = { late: false };
  const directive = await blockedBy(async () => (asked = await ask(url, 'cors')));
  return asked.reply ?? unreached(url, directive, asked.late, say);
}

async function conforms(url: string, reply: Response, say: Say): Promise<Finding> {
  const { status } = reply;
  if (!reply.ok) return say('B5', status === 429 || status >= 500 ? 'fault' : 'missing', { url, status });
  const type = reply.headers.get('content-type')?.replace(/;.*/, '') || '?';
  const data: unknown = await reply.json().catch(() => undefined);
  if (data === undefined) return say('B6', 'page', { url, type });
  const parsed = Service.safeParse(data);
  if (parsed.success) {
    const version = parsed.data.contractVersion;
    return say('B7', version.split('.')[0] === OWN ? 'ok' : 'version', { url, version, own: OWN });
  }
  const places = parsed.error.issues.map(({ path }) => pointer(path) || '/');
  return say('B7', 'shape', { url, places: places.slice(0, 3).join(', ') }, places);
}

/** Whether a calendar file is one and is whole; what is wrong in it the element tells. */
async function isCalendar(url: string, reply: Response, say: Say): Promise<Finding> {
  const { status } = reply;
  if (!reply.ok) return say('B5', status === 429 || status >= 500 ? 'fault' : 'gone', { url, status });
  const type = reply.headers.get('content-type')?.replace(/;.*/, '') || '?';
  const text = await reply.text().catch(() => '');
  if (!/^\ufeff?\s*BEGIN:VCALENDAR/i.test(text)) return say('B6', 'noCalendar', { url, type });
  if (!/END:VCALENDAR\s*$/i.test(text)) return say('B6', 'cut', { url });
  if (text.indexOf('\ufffd') >= 0) return say('B6', 'charset', { url });
  const count = (text.match(/^BEGIN:VEVENT/gim) ?? []).length;
  return say('B7', 'calendar', { url, count });
}

/** The address of a calendar file, absolute, where `backend` is one. */
export function calendarAddress(backend: string): string | undefined {
  try {
    const url = new URL(backend, document.baseURI);
    return isCalendarAddress(url) ? url.href.replace(/^webcals?:/, 'https:') : undefined;
  } catch {
    return undefined;
  }
}

/** The folder at a base address, absolute: as the elements read it. */
export function serviceAddress(backend: string): string | undefined {
  try {
    return new URL('service.json', new URL(backend, document.baseURI)).href;
  } catch {
    return undefined;
  }
}

export async function lookAtBackend(backend: string, say: Say): Promise<Finding> {
  const file = calendarAddress(backend);
  const url = file ?? serviceAddress(backend);
  if (!url || !/^https?:/.test(url)) return say('B4', 'address', { backend });
  const reply = await reach(url, say);
  return reply instanceof Response ? (file ? isCalendar : conforms)(url, reply, say) : reply;
}

export async function lookAtBackends(say: Say): Promise<Finding[]> {
  const found = addresses();
  if (found.length) return Promise.all(found.map((backend) => lookAtBackend(backend, say)));
  const inline = document.querySelector(TAGS.map((tag) => `${tag} > script[type="application/json"]`).join());
  return [say('B8', inline ? 'inline' : 'none')];
}
