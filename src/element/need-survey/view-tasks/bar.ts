import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';

/** A bar of a share 0…1, drawn with attributes: a strict policy drops styles. */
export const bar = (part: number): TemplateResult =>
  html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="track" x="0" y="0" width="100" height="8"/><rect class="fill" x="0" y="0" width=${Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10} height="8"/>`}
  </svg>`;
