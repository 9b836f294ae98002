/* Whether each backend on the page answers, may be read from here, and says what the contract asks for. */
import { listOf } from '../contract/list';
import { Service } from '../contract/service';
import { isCalendarAddress } from '../control/backend';
import { pointer } from '../source/check';
import { TAGS } from './element';
import type { Finding } from './finding';
import { blockedBackend, forbidden } from './violation';
import type { Say } from './words';

const LIMIT_MS = 10_000;
/** The version of the contract that the kit reads: another first number is another contract. */
const OWN = '1';

/** Base addresses of all elements on the page, without repeats. */
function addresses(): string[] {
  const given = listOf(document.querySelectorAll(TAGS.join()), backendAddress);
  return listOf(new Set(given.filter((one) => one !== undefined)));
}

/** The base address that an element reads, absolute; undefined where its data lie in the page. */
export function backendAddress(element: Element): string | undefined {
  const own = ownBackend(element);
  if (own) return typeof own === 'string' ? absoluteOf(own) : undefined;
  if (element.querySelector(INLINE)) return undefined;
  const meta = document.querySelector('meta[name="hehuo-backend"]')?.getAttribute('content');
  return meta ? absoluteOf(meta) : undefined;
}

const INLINE = ':scope > script[type="application/json"]';

/** What an element was given, in the order in which it reads it: the property, as React and Vue set it, or the attribute. */
function ownBackend(element: Element): unknown {
  const { backend } = element as { backend?: unknown };
  return backend || element.getAttribute('backend');
}

/** Two ways to write one address are one address; what is none stays as it was written. */
function absoluteOf(address: string): string {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return address;
  }
}

export interface Asked {
  /** There once the whole answer has come. */
  reply?: Response | undefined;
  body: string;
  /** It did not come within the limit. */
  late: boolean;
}

/** Asks for something within one limit, which holds for the head and for the body. Never rejects. */
export async function ask(url: string, mode: RequestMode = 'cors'): Promise<Asked> {
  const control = new AbortController();
  const asked: Asked = { body: '', late: false };
  const timer = setTimeout(() => {
    asked.late = true;
    control.abort();
  }, LIMIT_MS);
  try {
    const reply = await fetch(url, { mode, credentials: 'omit', cache: 'no-store', signal: control.signal });
    asked.body = await reply.text();
    asked.reply = reply;
  } catch {
    // Why it did not come is found out by what was asked for.
  }
  clearTimeout(timer);
  return asked;
}

/** JSON, or undefined for what is none. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Why nothing came back. */
async function unreached(url: string, late: boolean, say: Say): Promise<Finding> {
  const { origin, protocol } = new URL(url);
  if (protocol === 'http:' && location.protocol === 'https:') return say('B2', 'mixed', { origin });
  if (late) return say('B4', 'slow', { url, seconds: LIMIT_MS / 1000 });
  if (origin !== location.origin && (await ask(url, 'no-cors')).reply)
    return say('B3', 'cors', { url, page: location.origin });
  return say('B4', 'nobody', { url });
}

/** Whether an address may be read from this page: the finding when not, else the answer. */
export async function reach(url: string, say: Say): Promise<Asked | Finding> {
  let asked: Asked = { body: '', late: false };
  const heard = await forbidden(async () => (asked = await ask(url)));
  if (asked.reply) return asked;
  return blockedBackend(heard, url, say) ?? unreached(url, asked.late, say);
}

function conforms(url: string, reply: Response, body: string, say: Say): Finding {
  const { status } = reply;
  if (!reply.ok) return say('B5', status === 429 || status >= 500 ? 'fault' : 'missing', { url, status });
  const type = reply.headers.get('content-type')?.replace(/;.*/, '') || '?';
  const data = parsed(body);
  if (data === undefined) return say('B6', 'page', { url, type });
  const service = Service.safeParse(data);
  if (service.success) {
    const version = service.data.contractVersion;
    return say('B7', version.split('.')[0] === OWN ? 'ok' : 'version', { url, version, own: OWN });
  }
  const places = service.error.issues.map(({ path }) => pointer(path) || '/');
  return say('B7', 'shape', { url, places: places.slice(0, 3).join(', ') }, places);
}

/** Whether a calendar file is one and is whole; what is wrong in it the element tells. */
function isCalendar(url: string, reply: Response, text: string, say: Say): Finding {
  const { status } = reply;
  if (!reply.ok) return say('B5', status === 429 || status >= 500 ? 'fault' : 'gone', { url, status });
  const type = reply.headers.get('content-type')?.replace(/;.*/, '') || '?';
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
  const found = await reach(url, say);
  if ('code' in found) return found;
  if (!found.reply) return say('B4', 'nobody', { url });
  return (file ? isCalendar : conforms)(url, found.reply, found.body, say);
}

export async function lookAtBackends(say: Say): Promise<Finding[]> {
  const found = addresses();
  if (found.length) return Promise.all(found.map((backend) => lookAtBackend(backend, say)));
  const inline = listOf(document.querySelectorAll(TAGS.join())).some(
    (element) => ownBackend(element) || element.querySelector(INLINE),
  );
  return [say('B8', inline ? 'inline' : 'none')];
}
