import { warnOnce } from './control/event';
import { onePerPage } from './source/shared';
import { version } from './version';

/** Which version of the kit defined which tag. */
const versions = onePerPage('versions', 1, () => new Map<string, string>());

/** One console note for all four tags, whichever copy writes it. */
function noteOther(tag: string): void {
  const first = versions.get(tag);
  const whose =
    first === version ? `two copies of hehuo ${version}` : `hehuo ${[first, version].sort().join(' and ')}`;
  warnOnce(
    first
      ? `this page has ${whose}; of each element the first is kept`
      : `<${tag}> is defined by other code on this page; that of hehuo ${version} stays out`,
  );
}

/** Whether the page has the tag. When it has it of another version the console is told. */
export function isDefined(tag: string): boolean {
  if (!customElements.get(tag)) return false;
  if (versions.get(tag) !== version) noteOther(tag);
  return true;
}

/**
 * Defines a tag unless the page has it already: a second copy or version of the kit must not throw, which would stop
 * the rest of its script. The first copy wins; one console note says so.
 */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (known) {
    if (known !== element) noteOther(tag);
    return;
  }
  customElements.define(tag, element);
  versions.set(tag, version);
}
