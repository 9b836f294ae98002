import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../part/icon';
import type { Context } from './view';

/** A record in place of the list, with the way back; `back` is left out where there is no list. */
export const recordPage = (content: unknown, back: string, close: (() => void) | undefined): TemplateResult =>
  html`<div class="page">
    ${
      close
        ? html`<p class="no-print">
            <button type="button" class="back" @click=${close}>${icon('left')}<span>${back}</span></button>
          </p>`
        : nothing
    }
    ${content}
  </div>`;

/** A record in a dialog over the list. */
export const recordSheet = (content: unknown, c: Context, close: () => void): TemplateResult =>
  html`<div class="sheet">
    <p class="sheet-bar no-print">
      <button type="button" class="quiet" @click=${close}>
        ${icon('cross')}<span>${c.common.close}</span>
      </button>
    </p>
    ${content}
  </div>`;
