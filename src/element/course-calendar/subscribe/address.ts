import { Failure } from '../../../source/failure';
import { expand } from '../../../source/template';
import { pageAddress, webUrl } from '../../../source/url';

/** What narrows the calendar now, by the names that the address may know; empty is everything. */
export type Narrowing = Readonly<Record<string, string>>;

export interface Address {
  /** Absolute, https or http. */
  url: string;
  /** What narrows the calendar but cannot be said in the address. */
  unsaid: string[];
}

const namesIn = (template: string): string[] =>
  (template.match(/\{[^{}]*\}/g) ?? []).flatMap((one) => one.replace(/[{}?&\s]/g, '').split(','));

/**
 * The address of the calendar to subscribe to: `link` is the backend's template, `key` names the backend and is its base
 * where that is a web address. Undefined where the two make no address that can be followed.
 */
export function addressOf(link: string, narrowing: Narrowing, key: string | undefined): Address | undefined {
  const base = key && /^https?:/.test(key) ? key : pageAddress();
  const known = namesIn(link);
  const asked = Object.keys(narrowing).filter((name) => name !== 'lang' && narrowing[name]);
  const unsaid = asked.filter((name) => known.indexOf(name) < 0);
  try {
    const url = webUrl(expand(link, narrowing), base);
    return url === undefined ? undefined : { url, unsaid };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The same address for programs that open calendars, which know it by this scheme. */
export const webcal = (url: string): string => url.replace(/^https?:/, 'webcal:');
