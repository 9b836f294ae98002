import type { Failure } from '../source/failure';
import type { Redacted, SetAside } from '../source/read';
import { onePerPage } from '../source/shared';

/** What the elements tell the host page; all bubble and cross shadow roots. */
export interface HehuoEvents {
  /** First data are on screen. */
  'hehuo-ready': { resource: string; count: number };
  /** Last good data are shown because they could not be renewed. */
  'hehuo-stale': { resource: string; reason: string; receivedAt: number };
  /** Nothing could be shown. */
  'hehuo-error': { resource: string; reason: string; failure: Failure };
  /** Records were set aside: path and reason of each. */
  'hehuo-invalid': { records: readonly SetAside[] };
  /** Digits shaped like a phone or ID number were blanked. */
  'hehuo-redacted': { hits: readonly Redacted[] };
  /** The reader chose a record. */
  'hehuo-select': { resource: string; id: string };
  /** The reader finished a form. Whether it is sent, kept or handed in on paper, `hehuo-sent` and the screen tell. */
  'hehuo-submit': { resource: string; id: string };
  /** The backend has accepted what this element sent: the write's name and its id. No receipt, which opens a need. */
  'hehuo-sent': { name: string; id: string };
}

declare global {
  interface HTMLElementEventMap extends HehuoEventMap {}
}

type HehuoEventMap = { [K in keyof HehuoEvents]: CustomEvent<HehuoEvents[K]> };

/** Tells the host page. */
export function emit<K extends keyof HehuoEvents>(from: Element, name: K, detail: HehuoEvents[K]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

const warned = onePerPage('notes', 1, () => new Set<string>());

/** Says a webmaster's mistake in the console, once a page, with the cure. */
export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`[hehuo] ${message}`);
}
