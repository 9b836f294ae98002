import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../../contract/list';
import { epochOf } from '../../../contract/time';
import { safeUrl } from '../../../source/url';
import { icon } from '../../part/icon';
import { notice } from '../../part/notice';
import { phaseOf } from '../phase';
import type { Scene } from '../scene';
import { placeWords } from '../session-list';
import { dayTitle, momentWords, spokenTimes, titleOf } from '../tell';
import type { Row } from '../view';
import type { Enrol } from './enrol';
import { mostOf } from './form';
import type { EnrolForm, FieldName, Fields } from './form';
import { untilWords } from './ticking';
import type { EnrolWords } from './words';

interface View {
  row: Row;
  form: EnrolForm;
  scene: Scene;
  words: EnrolWords;
  enrol: Enrol;
  set(change: Partial<Fields>): void;
}

/** What is enrolled for, where and when: nobody should have to go back to be sure. */
export const aboutLine = (row: Row, scene: Scene): TemplateResult =>
  html`<p class="enrol-about">
    <strong>${titleOf(row, scene)}</strong>
    <span>${dayTitle(row.date, scene)} ${spokenTimes(row.from, row.to, scene.lang)}</span>
    <span class="soft">${placeWords(row, scene)}</span>
  </p>`;

const errorOf = (view: View, name: FieldName): string | undefined => view.form.errors.get(name);

function errorLine(view: View, name: FieldName): unknown {
  const error = errorOf(view, name);
  return error
    ? html`<p class="error" id="enrol-${name}-error">
        ${icon('alert')}<span><span class="unseen">${view.words.error}</span>${error}</span>
      </p>`
    : nothing;
}

function textField(
  view: View,
  name: 'callName' | 'phone',
  label: string,
  hint: string,
  more: { type: string; autocomplete: string },
): TemplateResult {
  const { form, set } = view;
  const wrong = errorOf(view, name) !== undefined;
  return html`<div class="field ${wrong ? 'wrong' : ''}">
    <label for="enrol-${name}">${label}</label>
    <p class="hint soft small" id="enrol-${name}-hint">${hint}</p>
    ${errorLine(view, name)}
    <input
      id="enrol-${name}"
      type=${more.type}
      maxlength=${name === 'phone' ? 24 : 40}
      autocomplete=${form.fields.forOther || form.fields.shared ? 'off' : more.autocomplete}
      .value=${form.fields[name]}
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby="enrol-${name}-hint${wrong ? ` enrol-${name}-error` : ''}"
      @input=${(event: Event) => set({ [name]: (event.target as HTMLInputElement).value })}
    />
  </div>`;
}

function tick(view: View, name: 'guardian' | 'shared', label: string): TemplateResult {
  const { form, set } = view;
  return html`<div class="field">
    ${name === 'guardian' ? errorLine(view, name) : nothing}
    <label class="tick"
      ><input
        id="enrol-${name}"
        type="checkbox"
        .checked=${form.fields[name]}
        aria-invalid=${name === 'guardian' && errorOf(view, name) ? 'true' : nothing}
        @change=${(event: Event) => set({ [name]: (event.target as HTMLInputElement).checked })}
      /><span>${label}</span></label
    >
  </div>`;
}

/** Two buttons: whom it is for. */
function whom({ words, form, set }: View): TemplateResult {
  const choice = (forOther: boolean, label: string) =>
    html`<button
      type="button"
      class="toggle"
      aria-pressed=${String(form.fields.forOther === forOther)}
      @click=${() => set({ forOther })}
    >
      <span>${label}</span>
    </button>`;
  return html`<div class="field" role="group" aria-labelledby="enrol-who">
    <p id="enrol-who" class="label">${words.who}</p>
    <div class="actions">${choice(false, words.self)} ${choice(true, words.other)}</div>
  </div>`;
}

function party(view: View): unknown {
  const { row, words, form, set } = view;
  const most = mostOf(row.course?.enrol);
  if (most < 2) return nothing;
  return html`<div class="field">
    <label for="enrol-party">${words.party}</label>
    <p class="hint soft small" id="enrol-party-hint">${words.partyHint(most)}</p>
    ${errorLine(view, 'party')}
    <select
      id="enrol-party"
      aria-describedby="enrol-party-hint"
      @change=${(event: Event) => set({ party: Number((event.target as HTMLSelectElement).value) })}
    >
      ${listOf({ length: most }, (_, index) => index + 1).map(
        (n) => html`<option value=${n} ?selected=${n === form.fields.party}>${n}</option>`,
      )}
    </select>
  </div>`;
}

/** What goes for this session before one enrols: the queue, the draw, the review, the opening, a clash. */
function beforehand({ row, form, scene, words, enrol }: View): unknown {
  const policy = row.course?.enrol;
  const seats = scene.seatsOf(row);
  const clash = enrol.clash(row);
  const opens = policy?.opensAt ? epochOf(policy.opensAt) : 0;
  const lines = [
    form.fields.waitlist ? words.queue : '',
    policy?.mode === 'lottery' && policy.drawAt ? words.lotteryHow(momentWords(policy.drawAt, scene)) : '',
    policy?.mode === 'review' ? words.reviewHow : '',
    opens > scene.now ? words.early(momentWords(policy?.opensAt ?? '', scene)) : '',
    policy?.mode === 'first_come' && seats && seats.left > 0 && !form.fields.waitlist
      ? words.fewLeft(seats.left)
      : '',
  ].filter(Boolean);
  return html`${lines.map((line) => html`<p class="soft">${line}</p>`)}
  ${clash ? notice('warm', words.clash(titleOf(clash, scene))) : nothing}`;
}

/** What is wrong, above all; it takes the focus when it appears. */
function summary({ form, words }: View): unknown {
  const wrong = listOf(form.errors);
  if (!wrong.length) return nothing;
  const to = (name: string) => (event: Event) =>
    (
      (event.target as Element).closest('.enrol')?.querySelector(`#enrol-${name}`) as HTMLElement | null
    )?.focus();
  return html`<div class="summary" tabindex="-1" role="group" aria-labelledby="enrol-errors">
    <p id="enrol-errors">${icon('alert')}<strong>${words.check(wrong.length)}</strong></p>
    <ul>
      ${wrong.map(([name, text]) => html`<li><button type="button" class="link" @click=${to(name)}>${text}</button></li>`)}
    </ul>
  </div>`;
}

function privacy({ scene, words }: View): unknown {
  const told = scene.service?.privacyNotice;
  const url = safeUrl(told?.url);
  return html`<p class="soft small">${words.use}</p>
    ${
      told
        ? html`<details class="small">
            <summary>${words.privacy}</summary>
            <p>${scene.text(told.text)}</p>
            ${url ? html`<p><a href=${url} target="_blank" rel="noopener noreferrer">${url}</a></p>` : nothing}
          </details>`
        : nothing
    }`;
}

/** The button to send, or how long until it may be pressed. */
function send({ row, form, scene, words, enrol }: View): TemplateResult {
  const policy = row.course?.enrol;
  const opens = policy?.opensAt ? epochOf(policy.opensAt) : 0;
  const early = opens > scene.now;
  if (early) enrol.ticking.want();
  const label = form.busy
    ? words.sendingForm
    : form.fields.waitlist
      ? words.sendQueue
      : (words.send[policy?.mode ?? ''] ?? words.send.first_come);
  return html`<div class="actions">
    <button
      type="button"
      class="primary go"
      data-enrol-send
      aria-disabled=${early || form.busy ? 'true' : nothing}
      @click=${() => (early ? undefined : void enrol.submit(row, scene))}
    >
      ${
        early
          ? html`${icon('clock')}<span class="number" role="timer"
                >${words.opensIn(untilWords(opens - scene.now, scene.words.days))}</span
              >`
          : html`${icon('check')}<span>${label}</span>`
      }
    </button>
  </div>`;
}

/** The form: few fields, one column, the button last. */
export function showForm(row: Row, form: EnrolForm, scene: Scene, enrol: Enrol): TemplateResult {
  const words = enrol.words(scene.lang);
  // Where no seat is left, what is filled in is for the queue from the start.
  const phase = phaseOf(row, scene.seatsOf(row), scene.now);
  if (phase === 'waitlist' && !form.fields.waitlist && !form.busy)
    form.fields = { ...form.fields, waitlist: true };
  const view: View = { row, form, scene, words, enrol, set: (change) => enrol.edit(row, change) };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox') return;
    event.preventDefault();
    void enrol.submit(row, scene);
  };
  return html`<div class="enrol stack" part="enrol" @keydown=${onKey}>
    ${aboutLine(row, scene)} ${summary(view)} ${beforehand(view)} ${whom(view)}
    ${textField(view, 'callName', words.callName, words.callNameHint, { type: 'text', autocomplete: 'name' })}
    ${textField(view, 'phone', words.phone, words.phoneHint, { type: 'tel', autocomplete: 'tel' })}
    ${party(view)} ${row.course?.guardianRequired ? tick(view, 'guardian', words.guardian) : nothing}
    ${tick(view, 'shared', words.shared)} ${privacy(view)}
    ${form.failed ? notice('bad', words.notKept) : nothing} ${send(view)}
  </div>`;
}
