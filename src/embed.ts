import './define';
import { watchFrames } from './door/frame';
import { trust } from './door/trust';
import { watchDoors } from './door/upgrade';
import { version } from './version';

// The one global of the script-tag build. The first copy on a page wins, as it does for the tags.
const page = window as unknown as { hehuo?: { readonly version: string } };
const script = document.currentScript as HTMLScriptElement | null;

/** The other doors: links and divs that become elements, frames that take the height of what is in them. */
function openDoors(): void {
  watchDoors();
  watchFrames();
}

if (!page.hehuo) {
  page.hehuo = Object.freeze({ version });
  trust(script?.src, script?.getAttribute('data-trust'));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', openDoors);
  else openDoors();
}
