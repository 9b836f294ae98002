/* An address as a person types it: what is wrong with it, and how it would be right. */
import { fill, say } from './words.js';

const parsed = (text) => {
  try {
    return new URL(text, location.href);
  } catch {
    return undefined;
  }
};

/** A host with a dot, a port or the name of this machine, as it stands in front of a path. */
const HOST = /^(localhost|[\w-]+(\.[\w-]+)+|[\w-]+(?=:\d))(:\d{1,5})?(?=[/?#]|$)/i;
const LOCAL = /^(localhost|[\d.]+)(:|\/|$)/i;
/** As an input method for Chinese types it. */
const half = (text) =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/。/g, '.')
    .replace(/[\s\u3000]+/g, '');

function schemeLacks(text) {
  const bare = text.replace(/^\/\//, '');
  const both = [`https://${bare}`, `http://${bare}`];
  return { fault: say.noScheme, fixes: LOCAL.test(bare) ? both.reverse() : both };
}

/**
 * `fault`: it cannot be used, and why. `hint`: it can, but is hardly meant so. `fixes`: addresses that are offered instead.
 * An address within this site may be given by its path.
 */
export function judgeAddress(given) {
  const text = given.trim();
  if (!text || /^(\/(?!\/)|\.\.?\/)/.test(text)) return { fixes: [] };
  const narrow = half(text);
  if (narrow !== text && /^https?:\/\/[\w[]/i.test(narrow) && !/^https?:\/\/[\x21-\x7e]/i.test(text))
    return { fault: say.wideSigns, fixes: [narrow] };
  if (HOST.test(text) || /^\/\/[\w-]/.test(text)) return schemeLacks(text);
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1];
  if (scheme && !/^https?$/i.test(scheme))
    return { fault: fill(say.noSuchScheme, { scheme: `${scheme}:` }), fixes: [] };
  if (!/^https?:\/\/[^/\s]/i.test(text) || !parsed(text)?.hostname)
    return { fault: say.noAddress, fixes: [] };
  return { fixes: [] };
}

/** A folder of data without a slash at its end: what would be read, and the address with it. */
export function judgeFolder(text) {
  const found = judgeAddress(text);
  const url = found.fault ? undefined : parsed(text.trim());
  if (!url || url.pathname.endsWith('/')) return found;
  const read = new URL('service.json', url).href;
  const folder = new URL(url);
  folder.search = folder.hash = '';
  if (folder.pathname.endsWith('/service.json'))
    return { hint: say.noFile, fixes: [new URL('.', folder).href] };
  return { hint: fill(say.noSlash, { read }), fixes: [`${folder.href}/`] };
}

/** The same address by the other of http and https. */
export function otherScheme(text) {
  const url = parsed(text.trim());
  if (!url || url.origin === location.origin) return [];
  // Where an address has a port of its own the other scheme has it too.
  return [url.href.replace(/^http(s?):/i, (_, s) => (s ? 'http:' : 'https:'))];
}
