import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { formatFen } from '../../contract/money';
import type { PartWords } from './words';

/** An amount in fen as yuan and fen; null is 未公开, never 0. */
export function money(fen: number | null | undefined, words: PartWords): TemplateResult {
  return fen == null
    ? html`<span class="soft">${words.undisclosed}</span>`
    : html`<span class="number">${words.yuan(formatFen(fen))}</span>`;
}
