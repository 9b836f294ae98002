import { own } from '../../contract/own';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from './icon';
import type { IconName } from './icon';

const marks: Readonly<Record<string, readonly [string, IconName]>> = {
  public_benefit: ['good', 'free'],
  low_fee: ['warm', 'half'],
  market: ['cool', 'ring'],
};

/** Tone and shape of a tier, for places too small for the chip. */
export const tierShape = (tier: string): readonly [string, IconName] => own(marks, tier) ?? ['', 'info'];

/** The price tier as a chip: word, shape (full disc, half disc, ring with ¥) and colour, in this order of trust. */
export function tierBadge(tier: string, words: string): TemplateResult {
  const [tone, shape] = tierShape(tier);
  return html`<span class="chip ${tone}" part="tier" data-tier=${tier}>${icon(shape)}${words}</span>`;
}
