import type { CheckupOptions, Finding } from './checkup/checkup';
import { warnOnce } from './control/event';
import { tags } from './door/address';
import type { Tag } from './door/address';
import { watchFrames } from './door/frame';
import { trust } from './door/trust';
import { watchDoors } from './door/upgrade';
import { load, runCheckup } from './load/load';
import { watchElements } from './load/near';
import { originOf, ownScript } from './load/origin';
import { version } from './version';

/** The one global of the script-tag build. */
export interface HehuoGlobal {
  readonly version: string;
  /**
   * Brings the code of an element, or of all four, whether or not one is near the screen; for elements in shadow roots
   * of the page, which are not looked for. Rejects when it could not be loaded.
   */
  load(tag?: Tag): Promise<void>;
  /** Looks what is in the elements' way on this page, shows it unless told not to, in Chinese unless told otherwise, and
   * resolves to it. */
  checkup(options?: CheckupOptions): Promise<Finding[]>;
}

// The first copy on a page wins, as it does for the tags.
const page = window as unknown as { hehuo?: HehuoGlobal };

const script = ownScript();
const origin = originOf(script);

/** Few need it: it lies in a file of its own beside this one. */
const loadCheckup = (): Promise<typeof import('./checkup/checkup')> => runCheckup(origin);

/** The elements; the other doors, which become elements; frames that take the height of what is in them. */
function openDoors(): void {
  watchElements(origin);
  watchDoors();
  watchFrames();
}

// An element with id="hehuo" is on window under that name; only a copy of the kit has a version.
const first = typeof page.hehuo?.version === 'string' ? page.hehuo : undefined;

if (first) {
  warnOnce(
    `this page has hehuo.js ${first.version} already; version ${version} from ${origin.base} stays out`,
  );
} else {
  page.hehuo = Object.freeze({
    version,
    load: async (tag) => void (await Promise.all((tag ? [tag] : tags).map((one) => load(one, origin)))),
    checkup: async (options) => (await loadCheckup()).checkup(options, origin.base),
  } satisfies HehuoGlobal);
  trust(script?.src, script?.getAttribute('data-trust'));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', openDoors);
  else openDoors();
}
