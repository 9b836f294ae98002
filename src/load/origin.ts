import { listOf } from '../contract/list';
import { pageAddress } from '../source/url';

/** What the page's own script element says about where the code is and how it is to be checked. */
export interface Origin {
  /** Folder of the script, ending in a slash. */
  base: string;
  /** The script was asked for with `integrity`: then all that it brings is checked against the hashes in it. */
  checked: boolean;
  nonce: string;
}

/** The kit's own files, under which a script element is looked for where the browser does not name it. */
const OWN = /(^|\/)hehuo\.js([?#]|$)/;

/**
 * The script element of this code, as `document` itself knows it: an image of the name currentScript hides the property.
 * Where there is none, as in a module, the first of the file's name; one with `integrity` goes before, for a copy that
 * was to be checked must not bring what is not.
 */
export function ownScript(): HTMLScriptElement | undefined {
  const own: unknown = nativeOf(document, 'currentScript');
  if (own instanceof HTMLScriptElement) return own;
  const named = listOf(document.querySelectorAll('script')).filter(({ src }) => OWN.test(src));
  return named.find(({ integrity }) => integrity) ?? named[0];
}

/** A property as the prototypes have it, whatever elements of the page are named. */
function nativeOf(object: object, name: string): unknown {
  for (let at: unknown = object; at; at = Object.getPrototypeOf(at)) {
    const { get } = Object.getOwnPropertyDescriptor(at, name) ?? {};
    if (get) return get.call(object);
  }
  return undefined;
}

export const originOf = (script: HTMLScriptElement | undefined): Origin => ({
  base: new URL('.', script?.src || pageAddress()).href,
  checked: !!script?.integrity,
  nonce: script?.nonce ?? '',
});
