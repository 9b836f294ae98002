import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Need } from '../../../contract/need';
import { heading } from '../../part/heading';
import { icon } from '../../part/icon';
import { longDate } from '../../part/when';
import type { Intent } from '../intent/intent';
import { intentView } from '../intent/show';
import type { TrackScene } from './scene';
import { lastDayAgain, mayDo, MOST_NOTE } from './view';

/** What the holder of a receipt may do, and what became of what was asked for. */
export function doings(need: Need, asked: readonly Intent[], scene: TrackScene): unknown {
  const { around, words, acts } = scene;
  const dateOf = (instant: string) => around.wall(instant).date;
  if (!around.can('followups')) {
    return html`<p class="soft small no-print">${words.noFollowups}</p>`;
  }
  const busy = asked.some(({ entry }) => entry && entry.state !== 'attention');
  const able = mayDo(need, around.today, dateOf);
  const until = lastDayAgain(need, dateOf);
  return html`<div class="doings no-print">
    ${asked.map((one) => intentView(one, words.actionOf[String(one.body.action)] ?? '', around, acts))}
    ${until && !busy ? solving(able.indexOf('not_solved') >= 0, able.indexOf('solved') >= 0, until, scene) : nothing}
    ${able.indexOf('withdraw') >= 0 && !busy ? withdrawing(scene) : nothing}
  </div>`;
}

function solving(open: boolean, confirm: boolean, until: string, scene: TrackScene): TemplateResult {
  const { around, words, acts, state } = scene;
  const day = longDate(until, around.frame.tongue.lang);
  if (!open) return html`<p class="soft">${words.solvedOver(day)}</p>`;
  return html`<div class="solving">
    ${heading(around.frame.level + 2, words.solvedTitle, 'strong')}
    <p class="soft small">${words.solvedUntil(day)}</p>
    ${
      state.open === 'not_solved'
        ? again(scene)
        : html`<div class="actions">
            ${
              confirm
                ? html`<button type="button" @click=${() => acts.ask('solved')}>
                    ${icon('check')}<span>${words.solved}</span>
                  </button>`
                : nothing
            }
            <button type="button" @click=${() => acts.open('not_solved')}>${words.notSolved}</button>
          </div>`
    }
  </div>`;
}

function again({ words, acts, state }: TrackScene): TemplateResult {
  const left = MOST_NOTE - state.note.trim().length;
  return html`<div class="confirm" role="group" tabindex="-1" aria-label=${words.notSolved}>
    <label for="again-note">${words.noteLabel}</label>
    <p id="again-hint" class="hint">${words.noteHint}</p>
    <textarea
      id="again-note"
      rows="3"
      autocomplete="off"
      aria-describedby="again-hint again-count"
      aria-invalid=${left < 0 ? 'true' : 'false'}
      .value=${live(state.note)}
      @input=${(event: Event) => acts.note((event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <p id="again-count" class="count ${left < 0 ? 'over' : ''}">
      ${left < 0 ? words.over(-left) : words.left(left)}
    </p>
    <div class="actions">
      <button
        type="button"
        class="primary"
        aria-disabled=${left < 0 ? 'true' : nothing}
        @click=${() => left >= 0 && acts.ask('not_solved')}
      >
        ${words.askAgain}
      </button>
      <button type="button" @click=${() => acts.open('')}>${words.cancel}</button>
    </div>
  </div>`;
}

/** Says what goes and what stays before it is done. */
function withdrawing({ words, acts, state }: TrackScene): TemplateResult {
  if (state.open !== 'withdraw') {
    return html`<button type="button" class="quiet withdraw" @click=${() => acts.open('withdraw')}>
      ${words.withdraw}
    </button>`;
  }
  return html`<div class="confirm" role="group" tabindex="-1" aria-labelledby="withdraw-title">
    <p id="withdraw-title"><strong>${words.withdrawTitle}</strong></p>
    <p>${words.withdrawGoes}</p>
    <p>${words.withdrawStays}</p>
    <div class="actions">
      <button type="button" @click=${() => acts.ask('withdraw')}>${words.withdrawYes}</button>
      <button type="button" @click=${() => acts.open('')}>${words.withdrawNo}</button>
    </div>
  </div>`;
}
