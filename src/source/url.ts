/**
 * A host in full-width letters or with an ideographic stop: the URL parser makes another name of it than the one that
 * filters and readers saw (`https://\uff45vil.example` leads to evil.example). In paths such letters are only letters.
 */
const wideHost = /^\s*(https?:[\\/]*|[\\/]{2})[^\\/?#]*[\u3002\uff01-\uff61]/i;

const schemes = ['https:', 'http:', 'tel:', 'mailto:'];

/**
 * The one gate for addresses out of data: https, http, tel and mailto, without credentials, without control characters
 * and without full-width letters in the host. Relative text needs a base. Returns the absolute address, or undefined
 * where it must not be followed.
 */
export function safeUrl(text: unknown, base?: string): string | undefined {
  if (typeof text !== 'string' || text.length > 4096 || hasControl(text) || wideHost.test(text))
    return undefined;
  try {
    const url = new URL(text.trim(), base);
    return schemes.includes(url.protocol) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The same gate for addresses that are fetched: https and http alone. */
export function webUrl(text: unknown, base?: string): string | undefined {
  const url = safeUrl(text, base);
  return url && /^https?:/.test(url) ? url : undefined;
}

/** The URL parser drops line breaks and tabs silently, even inside `java\nscript:`; a person never writes them. */
function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || (code > 126 && code < 160)) return true;
  }
  return false;
}

/** The address of the page, against which a relative `backend` is read; undefined outside a page. */
export function pageAddress(): string | undefined {
  if (typeof document === 'object') {
    // A form or image named baseURI may hide the property.
    const base: unknown = document.baseURI;
    if (typeof base === 'string') return base;
  }
  return typeof location === 'object' ? location.href : undefined;
}

/** Who gives out the ids of a backend: its host, or the page's where the data lie in the page. `key` names the backend. */
export function hostOf(key: string | undefined): string {
  try {
    return new URL(key ?? '').host || location.host;
  } catch {
    return location.host || 'hehuo';
  }
}
