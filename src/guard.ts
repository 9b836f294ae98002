import { warnOnce } from './control/event';

/**
 * Defines a tag unless the page has it already: a second copy or version of the kit must not throw, which would stop
 * the rest of its script. The first copy wins; one console note says so.
 */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) warnOnce(`<${tag}> is already defined on this page; the first copy is kept`);
}
