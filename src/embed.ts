import './define';
import type { Finding } from './checkup/finding';
import { watchFrames } from './door/frame';
import { trust } from './door/trust';
import { watchDoors } from './door/upgrade';
import { version } from './version';

/** The one global of the script-tag build. */
export interface HehuoGlobal {
  readonly version: string;
  /** Looks what is in the elements' way on this page, shows it unless told not to, and resolves to it. */
  checkup(options?: { show?: boolean }): Promise<Finding[]>;
}

// The first copy on a page wins, as it does for the tags.
const page = window as unknown as { hehuo?: HehuoGlobal };
const script = document.currentScript as HTMLScriptElement | null;
const base = script?.src ?? location.href;

/** Few need it: it lies in a file of its own beside this one. */
const loadCheckup = (): Promise<typeof import('./checkup/checkup')> =>
  import(/* @vite-ignore */ new URL('hehuo-checkup.js', base).href) as never;

/** The other doors: links and divs that become elements, frames that take the height of what is in them. */
function openDoors(): void {
  watchDoors();
  watchFrames();
}

if (!page.hehuo) {
  page.hehuo = Object.freeze({
    version,
    checkup: async (options) => (await loadCheckup()).checkup(options),
  } satisfies HehuoGlobal);
  trust(script?.src, script?.getAttribute('data-trust'));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', openDoors);
  else openDoors();
}
