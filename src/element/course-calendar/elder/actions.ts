import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../../part/icon';
import type { IconName } from '../../part/icon';
import type { Scene } from '../scene';
import { elderWords } from './words';

export interface ActionsView {
  phone: string | null | undefined;
  onToday(): void;
  onFind(): void;
  /** Undefined where one cannot enrol over the web. */
  onMine: (() => void) | undefined;
}

const action = (name: string, mark: IconName, word: string, press: () => void): TemplateResult =>
  html`<button type="button" data-act=${name} ?data-find=${name === 'find'} @click=${press}>
    ${icon(mark)}<span>${word}</span>
  </button>`;

/** 长辈版: what one comes for, one press each: today's classes, finding one, one's own, somebody to ask. */
export function actions({ lang }: Scene, view: ActionsView): TemplateResult {
  const words = elderWords(lang);
  const dial = view.phone?.replace(/[^\d+]/g, '') ?? '';
  return html`<div class="acts no-print">
    ${action('today', 'calendar', words.today, view.onToday)}
    ${action('find', 'search', words.find, view.onFind)}
    ${view.onMine ? action('mine', 'person', words.mine, view.onMine) : nothing}
    ${
      dial.length < 3
        ? nothing
        : html`<a class="button primary" part="phone" data-act="phone" href="tel:${dial}"
            >${icon('phone')}<span>${words.phone}<span class="number small">${view.phone}</span></span></a
          >`
    }
  </div>`;
}
