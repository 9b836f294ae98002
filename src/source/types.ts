import { onePerPage } from './shared';

/** What a page that enforces Trusted Types takes in the place of text. */
interface Rules {
  createHTML(text: string): unknown;
  createScriptURL(address: string): unknown;
}

interface Factory {
  createPolicy(name: string, rules: object): Rules;
}

/** The page's Trusted Types let the kit write nothing. */
export class Forbidden extends Error {}

/** The scripts that the kit may add to a page: the policy makes no other address. */
const OWN = /\/hehuo-[a-z-]+\.js$/;

const rules = {
  createHTML: (text: string) => text,
  createScriptURL(address: string): string {
    if (!OWN.test(address)) throw new TypeError('not a script of the kit');
    return address;
  },
};

/**
 * The policy of the kit, once a page: under `trusted-types lit-html` a name may be taken once, and each script of an old
 * browser has a lit of its own. It is made when the first element is loaded, never before. Undefined where the browser
 * knows no Trusted Types; throws Forbidden where the page's policy forbids ours and takes no text either.
 */
export function typesOf(factory: unknown): Rules | undefined {
  if (!isFactory(factory)) return undefined;
  try {
    return onePerPage('types', 1, () => factory.createPolicy('lit-html', rules));
  } catch {
    if (takesText()) return undefined;
    throw new Forbidden();
  }
}

/** An element of the page with the id `trustedTypes` is none. */
const isFactory = (it: unknown): it is Factory =>
  typeof (it as Partial<Factory> | null | undefined)?.createPolicy === 'function';

/** Where only the names of policies are limited, nothing is lost without ours. */
function takesText(): boolean {
  try {
    document.createElement('template').innerHTML = '<br>';
    return true;
  } catch {
    return false;
  }
}

export const pageTypes = (): Rules | undefined =>
  typesOf((window as unknown as { trustedTypes?: unknown }).trustedTypes);
