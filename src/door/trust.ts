/*
 * Whose data may be shown through a door. Links and divs are written by authors, perhaps by anyone who may comment; the
 * script is placed by the webmaster. So a door leads only to what the webmaster has let in: the page's own origin, the
 * script's, and those that the script names in `data-trust`.
 */
const trusted = new Set<string>();

const add = (address: string | null | undefined): void => {
  try {
    if (address) trusted.add(new URL(address, location.href).origin);
  } catch {
    // No address: nobody is let in.
  }
};

/** Takes in the page's origin and what a script or a meta element names: addresses, parted by spaces. */
export function trust(script: string | null | undefined, named: string | null | undefined): void {
  add(location.href);
  add(script);
  for (const one of (named ?? '').split(/\s+/)) add(one);
}

export const isTrusted = (address: string, base: string): boolean => {
  try {
    return trusted.has(new URL(address, base).origin);
  } catch {
    return false;
  }
};
