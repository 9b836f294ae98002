/**
 * State in the page's address, opt-in by `sync-url`: query parameters with a prefix of their own. The host's hash and
 * its other parameters are never touched, and no history entry is made.
 */
export function readAddress(prefix: string): Record<string, string> {
  const found: Record<string, string> = {};
  new URLSearchParams(location.search).forEach((value, key) => {
    if (key.indexOf(`${prefix}-`) === 0) found[key.slice(prefix.length + 1)] = value;
  });
  return found;
}

/**
 * Writes the state; empty values leave the address. The other parameters stay byte for byte: on a GBK page their
 * escapes are no UTF-8, and decoding would destroy them. Frames that may not touch history are left alone.
 */
export function writeAddress(prefix: string, state: Readonly<Record<string, string | undefined>>): void {
  const own = Object.keys(state).map((key) => `${prefix}-${key}`);
  const kept = location.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && own.indexOf(nameIn(pair)) < 0);
  for (const key of Object.keys(state)) {
    const value = state[key];
    if (value) kept.push(`${prefix}-${key}=${encodeURIComponent(value)}`);
  }
  const query = kept.join('&');
  if (query === location.search.slice(1)) return;
  try {
    // Absolute, because a relative address would be resolved against <base href>.
    const address = `${location.origin}${location.pathname}${query && `?${query}`}${location.hash}`;
    history.replaceState(history.state, '', address);
  } catch {
    // A sandboxed or throttled history is no reason to stop.
  }
}

const nameIn = (pair: string): string => pair.split('=')[0] ?? '';
