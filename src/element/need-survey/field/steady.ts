import { noChange } from 'lit';
import { Directive, directive, PartType } from 'lit/directive.js';
import type { ElementPart, PartInfo, PropertyPart } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

const composing = new WeakSet<Element>();

class SteadyDirective extends Directive {
  #minded: Element | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.PROPERTY) throw new Error('steady() is for .value=');
  }

  override render(value: string): unknown {
    return value;
  }

  override update(part: PropertyPart | ElementPart, [value]: [string]): unknown {
    const field = part.element as HTMLInputElement;
    if (this.#minded !== field) {
      this.#minded = field;
      field.addEventListener('compositionstart', () => composing.add(field));
      field.addEventListener('compositionend', () => composing.delete(field));
    }
    if (composing.has(field) || field.value === value) return noChange;
    setCommittedValue(part as PropertyPart);
    return value;
  }
}

/**
 * The value of a text field: what the person sees is compared, not what was rendered last, and nothing is written into
 * a field while an input method composes in it, which would swallow the word that is being written.
 */
export const steady = directive(SteadyDirective);
