import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Need } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import type { Failure } from '../../../source/failure';
import type { Sent } from '../../../source/outbox/entry';
import { heading } from '../../part/heading';
import { icon } from '../../part/icon';
import { categoryLabels, label } from '../../part/label';
import { notice } from '../../part/notice';
import type { Intent } from '../intent/intent';
import { grouped, LEAST } from './code';
import type { CodeFault } from './code';
import type { TrackScene } from './scene';
import { doings } from './show-doing';
import { reasonText, statusWords, stepsOf } from './view';
import type { Step } from './view';
import type { TrackWords } from './words';

function faultText(fault: CodeFault, words: TrackWords): string {
  switch (fault.kind) {
    case 'never':
      return words.never(fault.at, fault.char, fault.like);
    case 'foreign':
      return words.foreign(fault.at, fault.char);
    case 'short':
      return words.short(fault.length, LEAST);
    default:
      return words[fault.kind];
  }
}

/** The field for the receipt. Browsers are told to keep nothing of it. */
export function finder({ around, words, acts, state }: TrackScene): TemplateResult {
  const { fault, asked } = state;
  const submit = (event: Event) => {
    event.preventDefault();
    acts.look(state.typed);
  };
  const enter = (event: KeyboardEvent) => event.key === 'Enter' && event.stopPropagation();
  return html`${heading(around.frame.level, words.title, 'title')}
    <p class="lead">${words.intro}</p>
    <form
      class="finder no-print ${fault ? 'wrong' : ''}"
      autocomplete="off"
      @submit=${submit}
      @keydown=${enter}
    >
      <label for="receipt">${words.label}</label>
      <p id="receipt-hint" class="hint">${words.hint}</p>
      ${
        fault
          ? html`<p id="receipt-fault" class="error">
              ${icon('alert')}<span>${faultText(fault, words)}</span>
            </p>`
          : nothing
      }
      <div class="row">
        <input
          id="receipt"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="200"
          aria-describedby=${fault ? 'receipt-fault receipt-hint' : 'receipt-hint'}
          aria-invalid=${fault ? 'true' : 'false'}
          .value=${live(state.typed)}
          @input=${(event: Event) => acts.type((event.target as HTMLInputElement).value)}
        />
        <button type="submit" class="primary">${icon('search')}<span>${words.look}</span></button>
        ${
          asked
            ? html`<button type="button" class="quiet" @click=${acts.another}>${words.another}</button>`
            : nothing
        }
      </div>
    </form>`;
}

/** Forms that wait in the outbox have no receipt yet: said, so that nobody looks for one. */
export function waitingView({ around, words, acts }: TrackScene): unknown {
  const waiting = around.sending.state.entries.filter(({ name }) => name === 'responses').length;
  if (!waiting) return nothing;
  const button = html`<button type="button" @click=${acts.sendNow}>${words.waitingNow}</button>`;
  return notice('warm', words.waiting(waiting), nothing, button);
}

/** The receipts that this device keeps, to choose from. */
export function keptReceipts(sent: readonly Sent[], { around, words, acts, state }: TrackScene): unknown {
  const kept = sent.filter(({ name, receipt }) => name === 'responses' && receipt);
  if (!kept.length) return nothing;
  return html`<div class="kept no-print">
    ${heading(around.frame.level + 1, words.kept)}
    <p class="hint">${words.keptNote}</p>
    <ul>
      ${kept.slice(0, 20).map(
        (one) =>
          html`<li>
            <button type="button" @click=${() => acts.look(one.receipt)}>
              <strong class="number">${grouped(one.receipt)}</strong>
              <span class="soft small">${one.label} · ${around.moment(one.at)}</span>
            </button>
          </li>`,
      )}
    </ul>
    ${
      state.open === 'forget'
        ? html`<div class="confirm" role="group" tabindex="-1" aria-label=${words.forgetSure}>
            <p>${words.forgetSure}</p>
            <div class="actions">
              <button type="button" @click=${() => acts.open('')}>${words.cancel}</button>
              <button type="button" @click=${acts.forget}>${words.forgetYes}</button>
            </div>
          </div>`
        : html`<div class="actions">
            <button type="button" class="quiet" @click=${() => acts.open('forget')}>${words.forget}</button>
          </div>`
    }
  </div>`;
}

export const skeleton = (): TemplateResult =>
  html`<div class="skeletons">
    <div class="skeleton bone title"></div>
    <div class="skeleton bone"></div>
    <div class="skeleton bone block"></div>
  </div>`;

/** Own words where a look-up fails in a way of its own; undefined leaves the common ones. */
export function failureView(failure: Failure, scene: TrackScene): TemplateResult | undefined {
  const { around, words, state } = scene;
  const phone = around.frame.phone();
  const { reason, details } = failure;
  if (details.problem === 'gone') return notice('info', words.goneTitle, words.goneBody, phone);
  if (reason === 'not-found' || (reason === 'refused' && details.problem !== 'rate-limited')) {
    return notice('warm', words.unknownTitle, words.unknownBody(grouped(state.asked)), phone);
  }
  const again = html`<button type="button" @click=${() => scene.acts.look(state.asked)}>
      ${around.common.retry}
    </button>
    ${phone}`;
  if (details.problem === 'rate-limited' || details.status === 429) {
    return notice('warm', words.limitedTitle, words.limitedBody(details.retryAfter), again);
  }
  return reason === 'offline' ? notice('warm', words.offlineTitle, words.offlineBody, again) : undefined;
}

function stepView({ name, when, note, state }: Step, words: TrackWords): TemplateResult {
  const marks = { past: icon('check'), now: icon('right'), next: nothing };
  return html`<li data-state=${state} aria-current=${state === 'now' ? 'step' : 'false'}>
    <span class="mark" aria-hidden="true">${marks[state]}</span>
    <div>
      <strong>${name}</strong>
      ${state === 'now' ? html`<span class="chip cool">${words.now}</span>` : nothing}
      ${state === 'next' ? html`<span class="soft small">${words.later}</span>` : nothing}
      ${when ? html`<span class="soft small number">${when}</span>` : nothing}
      ${note ? html`<p class="small">${note}</p>` : nothing}
    </div>
  </li>`;
}

function facts(need: Need, { around, words }: TrackScene): TemplateResult {
  const { frame, service } = around;
  const { lang } = frame.tongue;
  const rows: (readonly [string, string])[] = [
    [words.label, grouped(need.receipt)],
    [words.category, label(service, 'category', categoryLabels, need.category, lang)],
    [words.place, need.areaId ? around.areaName(need.areaId) : ''],
    [words.sent, around.moment(need.submittedAt)],
  ];
  return html`<dl class="facts">
    ${rows
      .filter(([, text]) => text)
      .map(
        ([term, text]) =>
          html`<dt>${term}</dt>
            <dd>${text}</dd>`,
      )}
  </dl>`;
}

/** One need: how it stands, why, what comes next, its way, and what its holder may do. */
export function needView(need: Need, asked: readonly Intent[], scene: TrackScene): TemplateResult {
  const { around, words, acts } = scene;
  const { lang } = around.frame.tongue;
  const [name, means] = statusWords(need.status, words);
  const reason = reasonText(need, words, lang);
  const next = textIn(need.nextStep, lang);
  const { taskId } = need;
  const task = need.status === 'merged' ? words.task.merged : words.task.other;
  return html`<div class="need" part="need" data-status=${need.status}>
    <div class="state card">
      ${heading(around.frame.level + 1, name, 'subtitle standing')} ${means ? html`<p>${means}</p>` : nothing}
      ${reason ? html`<p class="why"><strong>${words.reason}</strong> ${reason}</p>` : nothing}
      ${next ? html`<p class="why"><strong>${words.next}</strong> ${next}</p>` : nothing}
      <div class="actions no-print">
        ${
          taskId
            ? html`<button type="button" @click=${() => acts.task(taskId)}>
                ${icon('list')}<span>${task}</span>
              </button>`
            : nothing
        }
        ${around.frame.phone()}
      </div>
    </div>
    ${facts(need, scene)}
    <div class="way">
      ${heading(around.frame.level + 2, words.course, 'strong')}
      <ol class="course">
        ${stepsOf(need, { words, lang, moment: (at) => around.moment(at) }).map((step) => stepView(step, words))}
      </ol>
    </div>
    ${doings(need, asked, scene)}
  </div>`;
}
