import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../part/icon';
import type { FormAround } from './around';
import type { Box } from './box';
import type { Form } from './form';
import { receiptScreen } from './receipt';
import type { Progress } from './receipt';
import { crumb, yours } from './screen';

export interface SentView {
  progress: Progress;
  box: Box;
  /** Whether it was sent, as it stands on every copy. */
  mark: string;
  /** The day, in words. */
  today: string;
  correct: (() => void) | undefined;
  /** Hands the device back, door to door. */
  handBack: () => void;
}

/** After the answer was put into the outbox: what became of it, and what can be taken along. */
export function sentScreen(form: Form, around: FormAround, view: SentView): TemplateResult {
  const { frame, mode, sending } = around;
  const { box, progress, correct, handBack } = view;
  const visit = mode === 'visit';
  return html`${crumb(form.survey, frame)}
    <section class="stack sent here">
      ${receiptScreen(form, {
        progress,
        state: sending.state,
        words: box.words,
        frame,
        when: box.when,
        visit,
        act: { sendNow: box.sendNow, exportAll: box.exportAll, correct },
      })}
      ${visit ? handOver(around, handBack) : takeAlong(form, around, view)}
    </section>`;
}

/** Door to door nothing leads further than back to the clerk, and the answers are not shown again. */
function handOver({ frame }: FormAround, handBack: () => void): TemplateResult {
  const { act, tongue } = frame;
  return html`<div class="actions no-print">
    <button type="button" class="primary go" @click=${handBack}>
      <span>${tongue.words.done}</span>${icon('right')}
    </button>
    <button type="button" @click=${act.print}>${icon('print')}<span>${tongue.words.print}</span></button>
  </div>`;
}

function takeAlong(form: Form, { frame }: FormAround, { progress, mark, today }: SentView): TemplateResult {
  const { act, tongue } = frame;
  const { words } = tongue;
  const receipt = progress.at === 'sent' ? progress.receipt : '';
  return html`<div class="actions no-print">
      ${
        receipt
          ? html`<button type="button" @click=${() => act.track(receipt)}>
              ${icon('search')}<span>${words.trackIt}</span>
            </button>`
          : nothing
      }
      <button type="button" @click=${act.print}>${icon('print')}<span>${words.print}</span></button>
      <button type="button" @click=${act.save}>${words.save}</button>
      <button type="button" @click=${act.copy}>${words.copy}</button>
    </div>
    ${yours(form, today, mark, frame)}
    <div class="actions no-print">
      <button type="button" class="quiet" @click=${act.again}>${words.another}</button>
    </div>`;
}
