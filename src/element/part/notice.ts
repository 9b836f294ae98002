import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from './icon';
import type { IconName } from './icon';

export type Tone = 'info' | 'warm' | 'bad' | 'good';

const icons: Readonly<Record<Tone, IconName>> = { info: 'info', warm: 'alert', bad: 'alert', good: 'check' };

/** A notice: what is the matter, in bold, why, and what one can do. */
export function notice(
  tone: Tone,
  title: unknown,
  body: unknown = nothing,
  actions: unknown = nothing,
): TemplateResult {
  return html`<div class="notice ${tone}" part="notice">
    ${icon(icons[tone])}
    <div>
      <strong>${title}</strong>
      ${body === nothing || body === '' ? nothing : html`<p>${body}</p>`}
      ${actions === nothing ? nothing : html`<div class="actions no-print">${actions}</div>`}
    </div>
  </div>`;
}
