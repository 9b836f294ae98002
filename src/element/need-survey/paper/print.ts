import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Survey } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import { lastingAddress } from '../../part/code';
import { heading } from '../../part/heading';
import { icon } from '../../part/icon';
import type { FormAround } from '../around';
import { paperOf, paperSheet } from './form';
import { MOST_COPIES } from './sheet';

/** What the controls above the paper do. */
export interface PrintActions {
  count: (copies: number) => void;
  print: () => void;
  /** Undefined where nothing can be sent. */
  type: (() => void) | undefined;
  close: () => void;
}

/** The paper as it will be printed, how many copies, and the way to type filled ones in. */
export function printScreen(
  survey: Survey,
  ids: readonly string[],
  around: FormAround,
  actions: PrintActions,
): TemplateResult {
  const { frame } = around;
  const paper = paperOf(survey, frame);
  const page = lastingAddress();
  return html`<section class="printing here">
    <div class="no-print">
      ${heading(frame.level, textIn(survey.title, frame.tongue.lang), 'title')}
      ${bar(ids.length, around, actions)}
    </div>
    ${ids.map((id) => paperSheet(paper, id, page))}
  </section>`;
}

function bar(copies: number, { frame }: FormAround, actions: PrintActions): TemplateResult {
  const { words } = frame.tongue;
  const onCount = (event: Event) => actions.count(Number((event.target as HTMLInputElement).value));
  return html`<p class="lead">${words.sheetLookHint}</p>
    <div class="copies">
      <label for="copies">${words.sheetCopies}</label>
      <input
        id="copies"
        type="number"
        inputmode="numeric"
        min="1"
        max=${MOST_COPIES}
        step="1"
        autocomplete="off"
        aria-describedby="copies-hint"
        .value=${live(String(copies))}
        @change=${onCount}
      />
      <p class="hint" id="copies-hint">${words.sheetCopiesHint(MOST_COPIES)}</p>
    </div>
    <div class="actions bar">
      <button type="button" class="primary" @click=${actions.print}>
        ${icon('print')}<span>${words.sheetPrint(copies)}</span>
      </button>
      <button type="button" @click=${actions.close}>${icon('left')}<span>${words.toStart}</span></button>
    </div>
    ${
      actions.type
        ? html`<div class="helped">
            <span>${words.sheetTypeHint}</span>
            <button type="button" data-type @click=${actions.type}>
              ${icon('list')}<span>${words.sheetType}</span>
            </button>
          </div>`
        : nothing
    }`;
}
