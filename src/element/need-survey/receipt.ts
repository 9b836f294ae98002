import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Text } from '../../contract/text';
import type { EntryInfo, OutboxState, Saved, Sent } from '../../source/outbox/entry';
import { ageWarning, oldestOf, refusalText } from '../part/delivery';
import type { DeliveryWords } from '../part/delivery-words';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { shortId } from './body';
import type { Form } from './form';
import { textOf } from './frame';
import type { Frame } from './frame';

/** How far one answer has come. */
export type Progress =
  | { at: 'sent'; receipt: string; next: Text | null | undefined }
  | { at: 'sending' | 'device' | 'memory'; entry: EntryInfo | undefined }
  | { at: 'attention'; entry: EntryInfo };

/** From what the outbox knows of it. An entry not tried yet is on its way; what was put aside and is not there waits. */
export function progressOf(
  saved: Saved | undefined,
  entry: EntryInfo | undefined,
  sent: Sent | undefined,
): Progress {
  if (sent) return { at: 'sent', receipt: sent.receipt, next: sent.next };
  if (entry?.state === 'attention') return { at: 'attention', entry };
  if (entry && (entry.state === 'sending' || (!entry.tries && !entry.failure && navigator.onLine)))
    return { at: 'sending', entry };
  return { at: (entry?.kept ?? saved?.kept) === 'device' ? 'device' : 'memory', entry };
}

/** The heading of the receipt screen: said aloud each time it changes. */
export function progressTitle(progress: Progress, kept: Saved | undefined, words: DeliveryWords): string {
  if (progress.at === 'sending') return kept?.kept === 'device' ? words.sendingDevice : words.sendingMemory;
  return words[progress.at];
}

export interface ReceiptView {
  progress: Progress;
  state: OutboxState;
  words: DeliveryWords;
  frame: Frame;
  when: (ms: number) => string;
  /** Door to door: no further ways from here than handing the device back. */
  visit: boolean;
  act: {
    sendNow: () => void;
    correct: (() => void) | undefined;
    exportAll: () => void;
  };
}

/** `ABCD EFGH`: read out and copied by hand in groups of four. */
export const grouped = (receipt: string): string => receipt.replace(/(.{4})(?=.)/g, '$1 ');

/** What became of the answer that was just given: live, in plain words, and with what to do. */
export function receiptScreen(form: Form, view: ReceiptView): TemplateResult {
  const { progress, frame, words } = view;
  const title = progressTitle(progress, form.saved, words);
  const tone = { sent: 'good', sending: 'info', device: 'info', memory: 'warm', attention: 'bad' } as const;
  const mark = {
    sent: 'check',
    sending: 'clock',
    device: 'clock',
    memory: 'alert',
    attention: 'alert',
  } as const;
  return html`<div class="outcome ${tone[progress.at]}" part="receipt" data-state=${progress.at}>
      <div class="verdict">${icon(mark[progress.at])}${heading(frame.level + 1, title, 'title')}</div>
      ${progress.at === 'sent' ? received(form, progress, view) : waits(form, progress, view)}
    </div>
    ${nextSteps(form, progress, frame)}`;
}

function received(form: Form, { receipt }: { receipt: string }, { frame, visit }: ReceiptView): unknown {
  const { words } = frame.tongue;
  if (!receipt) return html`<p>${words.numberOnly(shortId(form.id))}</p>`;
  return html`<p class="soft small" id="receipt-label">${words.receipt}</p>
    <p class="code" aria-labelledby="receipt-label" data-receipt=${receipt}>${grouped(receipt)}</p>
    <p>${visit ? words.receiptOnce : words.receiptUse}</p>`;
}

function waits(form: Form, progress: Exclude<Progress, { at: 'sent' }>, view: ReceiptView): unknown {
  const { words, state, act } = view;
  const { entry } = progress;
  const oldest = oldestOf(state.entries);
  const why = entry ? refusalText(entry, words) : '';
  const whyMemory = progress.at === 'memory' ? words.why[form.saved?.why ?? 'unopened'] : '';
  const body = { sending: '', device: words.deviceBody, memory: words.memoryBody, attention: '' }[
    progress.at
  ];
  return html`${why ? html`<p><strong>${why}</strong></p>` : nothing}
    ${whyMemory ? html`<p>${whyMemory}</p>` : nothing} ${body ? html`<p>${body}</p>` : nothing}
    ${
      progress.at === 'device' && oldest !== undefined
        ? html`<p class="soft small">${words.count(state.entries.length, view.when(oldest))}</p>`
        : nothing
    }
    <p class="soft small">${view.frame.tongue.words.numberOnly(shortId(form.id))}</p>
    ${
      progress.at === 'sending'
        ? nothing
        : html`<div class="actions no-print">
            ${
              progress.at === 'attention'
                ? act.correct
                  ? html`<button type="button" class="primary" @click=${act.correct}>
                      ${words.correct}
                    </button>`
                  : nothing
                : html`<button type="button" class="primary" @click=${act.sendNow}>
                    ${icon('refresh')}<span>${words.sendNow}</span>
                  </button>`
            }
            ${
              progress.at === 'device'
                ? nothing
                : html`<button type="button" class="quiet" @click=${act.exportAll}>
                    ${words.exportAll}
                  </button>`
            }
          </div>`
    }
    ${ageWarning(state.entries, words, Date.now())}`;
}

/** What happens next and when, and whom to phone. */
function nextSteps(form: Form, progress: Progress, frame: Frame): unknown {
  const { words } = frame.tongue;
  const told = progress.at === 'sent' ? textOf(frame, progress.next) : '';
  const next = told || textOf(frame, form.survey.next);
  const alternative = textOf(frame, form.survey.alternative);
  const phone = frame.phone();
  return html`<div class="after">
    ${
      next && progress.at !== 'attention'
        ? html`${heading(frame.level + 2, words.whatNext, 'strong')}
            <p>${next}</p>`
        : nothing
    }
    ${
      phone === nothing && !alternative
        ? nothing
        : html`<p class="soft">${words.questions} ${progress.at === 'sent' ? '' : alternative}</p>
            <div class="actions no-print">${phone}</div>`
    }
  </div>`;
}
