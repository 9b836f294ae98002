import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** A heading at a level of the page's outline, 1 to 6; beyond that 6. */
export function heading(level: number, content: unknown, cls = 'subtitle'): TemplateResult {
  switch (Math.min(6, Math.max(1, Math.trunc(level)))) {
    case 1:
      return html`<h1 class=${cls}>${content}</h1>`;
    case 2:
      return html`<h2 class=${cls}>${content}</h2>`;
    case 3:
      return html`<h3 class=${cls}>${content}</h3>`;
    case 4:
      return html`<h4 class=${cls}>${content}</h4>`;
    case 5:
      return html`<h5 class=${cls}>${content}</h5>`;
    default:
      return html`<h6 class=${cls}>${content}</h6>`;
  }
}
