import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../part/icon';
import type { IconName } from '../part/icon';
import type { Scene } from './scene';

export interface ActionsView {
  /** Whether the day that is shown is today. */
  today: boolean;
  phone: string | null | undefined;
  onToday(): void;
  onFind(): void;
  /** Undefined where one cannot enrol over the web. */
  onMine: (() => void) | undefined;
}

const action = (name: string, mark: IconName, word: string, press: () => void): TemplateResult =>
  html`<button type="button" data-act=${name} @click=${press}>${icon(mark)}<span>${word}</span></button>`;

/** 长辈版: what one comes for, one press each: today's classes, finding one, one's own, somebody to ask. */
export function actions({ words }: Scene, view: ActionsView): TemplateResult {
  const dial = view.phone?.replace(/[^\d+]/g, '') ?? '';
  return html`<div class="acts no-print">
    ${action('today', 'calendar', words.actToday, view.onToday)}
    ${action('find', 'search', words.actFind, view.onFind)}
    ${view.onMine ? action('mine', 'check', words.actMine, view.onMine) : nothing}
    ${
      dial.length < 3
        ? nothing
        : html`<a class="button primary" part="phone" data-act="phone" href="tel:${dial}"
            >${icon('phone')}<span>${words.actPhone}<span class="number small">${view.phone}</span></span></a
          >`
    }
  </div>`;
}
