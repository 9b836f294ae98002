import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from './icon';

/** A phone number as a link that dials; nothing when there is none or it is no number. */
export function phoneLink(
  phone: string | null | undefined,
  words: string,
  cls = 'button',
): TemplateResult | typeof nothing {
  const digits = phone?.replace(/[^\d+]/g, '') ?? '';
  if (digits.length < 3) return nothing;
  return html`<a class=${cls} part="phone" href="tel:${digits}"
    >${icon('phone')}<span>${words}<span class="number"> ${phone}</span></span></a
  >`;
}
