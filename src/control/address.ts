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

/** Writes the state; empty values leave the address. Frames that may not touch history are left alone. */
export function writeAddress(prefix: string, state: Readonly<Record<string, string | undefined>>): void {
  const params = new URLSearchParams(location.search);
  for (const key of Object.keys(state)) {
    const value = state[key];
    if (value) params.set(`${prefix}-${key}`, value);
    else params.delete(`${prefix}-${key}`);
  }
  const query = params.toString();
  try {
    history.replaceState(history.state, '', `${location.pathname}${query && `?${query}`}${location.hash}`);
  } catch {
    // A sandboxed or throttled history is no reason to stop.
  }
}
