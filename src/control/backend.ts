import type { Backend } from '../source/backend';
import { Failure } from '../source/failure';
import { httpBackend } from '../source/http';
import { icsBackend, isCalendarAddress } from '../source/ics/door';
import { inlineBackend } from '../source/inline';
import { objectBackend } from '../source/object';
import { pageAddress } from '../source/url';
import { warnOnce } from './event';

const byUrl = new Map<string, Backend>();
const byObject = new WeakMap<object, Backend>();
const byScript = new WeakMap<Element, Backend>();

function fromUrl(address: string): Backend | Failure {
  let url: URL;
  try {
    url = new URL(address, pageAddress());
  } catch {
    url = new URL('about:invalid');
  }
  const calendar = isCalendarAddress(url);
  if (!/^(https?|webcals?):$/.test(url.protocol)) {
    warnOnce(`backend="${address}" is no http(s) address; give the base URL of the backend, e.g. "/api/"`);
    return new Failure('no-backend', { detail: 'backend is no http(s) address' });
  }
  const known = byUrl.get(url.href) ?? (calendar ? icsBackend : httpBackend)(url.href);
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
 * `<meta name="hehuo-backend">`; else a failure that tells the webmaster what to write.
 */
export function backendOf(element: Element, given: string | Backend): Backend | Failure {
  if (typeof given === 'object' && given !== null) {
    return remembered(byObject, given, () => objectBackend(given));
  }
  if (given) return fromUrl(given);
  const script = element.querySelector(':scope > script[type="application/json"]');
  if (script) return remembered(byScript, script, () => inlineBackend(script.textContent ?? ''));
  const meta = document.querySelector('meta[name="hehuo-backend"]')?.getAttribute('content');
  if (meta) return fromUrl(meta);
  warnOnce(
    `<${element.localName}> has no data source: add backend="https://…/api/", a child ` +
      '<script type="application/json">, or <meta name="hehuo-backend" content="…"> to the page',
  );
  return new Failure('no-backend');
}
