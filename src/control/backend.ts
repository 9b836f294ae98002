import type { Backend } from '../source/backend';
import { Failure } from '../source/failure';
import { httpBackend } from '../source/http';
import { inlineBackend } from '../source/inline';
import { objectBackend } from '../source/object';
import { pageAddress } from '../source/url';
import { warnOnce } from './event';

type MakeBackend = (url: string) => Backend;

const byUrl = new Map<string, Backend>();
const byObject = new WeakMap<object, Backend>();
const byScript = new WeakMap<Element, Backend>();

/** Addresses of iCalendar files: by their scheme, their name, or what the query asks for. */
export const isCalendarAddress = ({ protocol, pathname, search }: URL): boolean =>
  protocol.startsWith('webcal') || /\.ic(s|al)$/i.test(pathname) || /[?&=.]ic(s|al)(&|$)/i.test(search);

function fromUrl(address: string, files: MakeBackend | undefined): Backend | Failure {
  let url: URL;
  try {
    url = new URL(address, pageAddress());
  } catch {
    url = new URL('about:invalid');
  }
  if (!/^(https?|webcals?):$/.test(url.protocol)) {
    warnOnce(`backend="${address}" is no http(s) address; give the base URL of the backend, e.g. "/api/"`);
    return new Failure('no-backend', { detail: 'backend is no http(s) address' });
  }
  const make = isCalendarAddress(url) ? files : httpBackend;
  if (!make) {
    warnOnce(`backend="${address}" is a calendar file, which only <course-calendar> reads`);
    return new Failure('no-backend', { detail: 'backend is a calendar file' });
  }
  const known = byUrl.get(url.href) ?? make(url.href);
  byUrl.set(url.href, known);
  return known;
}

function remembered<K extends object>(map: WeakMap<K, Backend>, key: K, make: () => Backend): Backend {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/**
 * The backend of an element: the property's object, the attribute's address, the child script's data, the page's
 * `<meta name="hehuo-backend">`; else a failure that tells the webmaster what to write. `files` reads calendar files, for
 * the element that can.
 */
export function backendOf(element: Element, given: string | Backend, files?: MakeBackend): Backend | Failure {
  if (typeof given === 'object' && given !== null) {
    return remembered(byObject, given, () => objectBackend(given));
  }
  if (given) return fromUrl(given, files);
  const script = element.querySelector(':scope > script[type="application/json"]');
  if (script) return remembered(byScript, script, () => inlineBackend(script.textContent ?? ''));
  const meta = document.querySelector('meta[name="hehuo-backend"]')?.getAttribute('content');
  if (meta) return fromUrl(meta, files);
  warnOnce(
    `<${element.localName}> has no data source: add backend="https://…/api/", a child ` +
      '<script type="application/json">, or <meta name="hehuo-backend" content="…"> to the page',
  );
  return new Failure('no-backend');
}
