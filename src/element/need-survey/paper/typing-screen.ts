import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { listOf } from '../../../contract/list';
import { gateAnswer, gateKey } from '../../../contract/answer';
import type { Question, Survey } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import { heading } from '../../part/heading';
import { icon } from '../../part/icon';
import { notice } from '../../part/notice';
import type { Asking } from '../field/asking';
import { questionTemplate } from '../field/field';
import type { Form } from '../form';
import { truth } from '../view';
import { gatesBehind } from './item';
import { planOf } from './plan';
import type { PaperStep } from './plan';
import { gateTitle } from './sentence';
import { sheetIdText } from './sheet';
import type { Typing } from './typing';
import { onKey } from './typing-key';

/** Asks for the number of the next sheet, and says what became of those before. */
export function numberScreen(survey: Survey, typing: Typing): TemplateResult {
  const { frame } = typing.around;
  const { words, lang } = frame.tongue;
  const begin = (event: Event) => {
    event.preventDefault();
    typing.begin();
  };
  const error = troubleText(survey, typing);
  return html`<section class="typing stack here">
    ${heading(frame.level, words.sheetType, 'title')}
    <p class="lead">${textIn(survey.title, lang)}</p>
    ${saved(typing)}
    <form class="sheet-form" novalidate @submit=${begin}>
      <label for="sheet-number">${words.typeNumber}</label>
      <p class="hint" id="sheet-hint">${words.typeNumberHint}</p>
      ${
        error
          ? html`<p class="error" id="sheet-error" role="alert">${icon('alert')}<span>${error}</span></p>`
          : nothing
      }
      <input
        type="text"
        id="sheet-number"
        class="number"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby=${error ? 'sheet-hint sheet-error' : 'sheet-hint'}
        aria-invalid=${error ? 'true' : 'false'}
        .value=${live(typing.typed)}
        @input=${(event: Event) => (typing.typed = (event.target as HTMLInputElement).value)}
      />
      <div class="actions steps">
        <button type="submit" class="primary go"><span>${words.typeBegin}</span>${icon('right')}</button>
        <button type="button" @click=${() => typing.open(survey)}>${words.typeNone}</button>
        <button type="button" class="quiet" @click=${() => typing.hooks.close()}>
          ${icon('left')}<span>${words.typeBack}</span>
        </button>
      </div>
    </form>
  </section>`;
}

function troubleText(survey: Survey, typing: Typing): string {
  const { words, lang } = typing.around.frame.tongue;
  switch (typing.trouble) {
    case 'empty':
      return words.typeEmpty;
    case 'wrong':
      return words.typeWrong;
    case 'foreign':
      return words.typeForeign(textIn(survey.title, lang));
    case 'twice':
      return `${words.typeTwice}${words.sheetStop}${words.typeTwiceBody(typing.typed)}`;
    default:
      return '';
  }
}

/** What was typed in this time: how many, where they are, and which were there already. */
function saved({ put, around }: Typing): unknown {
  if (!put.length) return nothing;
  const { words } = around.frame.tongue;
  const entries = put.map((one) => ({
    ...one,
    entry: around.sending.entry(one.id),
    sent: around.sending.sent(one.id),
  }));
  const refused = entries.filter(({ entry }) => entry?.state === 'attention');
  const twice = refused.filter(({ entry }) => entry?.failure?.type === 'conflict');
  const waiting = entries.filter(({ entry }) => entry && entry.state !== 'attention');
  const sent = entries.filter((one) => one.sent);
  const memory = waiting.some(({ entry }) => entry?.kept === 'memory');
  const lines = [
    sent.length ? words.typeSent(sent.length) : '',
    waiting.length ? words.typeWaiting(waiting.length) : '',
    refused.length > twice.length ? words.typeRefused(refused.length - twice.length) : '',
    memory ? words.typeMemory : '',
  ].filter(Boolean);
  const drop = (id: string) => void around.sending.drop(id).then(() => around.update());
  return html`${notice(
    memory ? 'warm' : 'good',
    words.typeSaved(put.length),
    html`${words.typeSavedNext}${lines.map((line) => html`<br />${line}`)}`,
  )}
  ${twice.map(({ id, sheet }) =>
    notice(
      'warm',
      words.typeTwice,
      words.typeConflict(sheetIdText(sheet)),
      html`<button type="button" @click=${() => drop(id)}>${words.typeDrop}</button>`,
    ),
  )}`;
}

/** The sheet at hand, in the order and with the numbers of the paper. What the paper skips is not there. */
export function formScreen(form: Form, asking: Asking, typing: Typing): TemplateResult {
  const { frame } = typing.around;
  const { words } = frame.tongue;
  const title = typing.sheet ? words.typeTitle(sheetIdText(typing.sheet)) : words.typeTitleBare;
  const { names, pages } = form.shown;
  const gates = new Set(pages.flatMap((page) => page.gates));
  const shown = planOf(form.survey)
    .map((step) => ({ step, gate: gatesBehind(step.gate ?? '').find((one) => gates.has(one)) }))
    .filter(({ step, gate }) => step.number !== undefined && (step.gate ? gate : names.has(step.name)));
  return html`<section class="typing here" @keydown=${(event: KeyboardEvent) => onKey(event, typing)}>
    ${heading(frame.level, title, 'title')}
    <p class="lead">${words.typeKeys}</p>
    ${typing.printed ? notice('warm', words.typeOld(typing.printed, form.survey.version)) : nothing}
    ${problems(asking, typing)}
    <div class="entries">
      ${shown.map(
        ({ step, gate }) =>
          html`<div class="numbered" data-step=${step.name}>
            <span class="no">${step.number}</span>
            <div>${gate ? gateField(step, gate, form, typing) : field(step.question, asking)}</div>
          </div>`,
      )}
    </div>
    ${foot(typing)}
  </section>`;
}

/** Photos and recordings stay with the paper; everything else has its own field. */
function field(question: Question | undefined, asking: Asking): unknown {
  const { words } = asking.tongue;
  if (!question) return nothing;
  if (question.type === 'photo' || question.type === 'voice') {
    return html`<div class="question" data-name=${question.name}>
      <p class="asked">${textIn(question.title, asking.tongue.lang)}</p>
      <p class="hint">${question.type === 'photo' ? words.typePhotoNo : words.typeVoiceNo}</p>
    </div>`;
  }
  return questionTemplate(question, asking);
}

/** A gate as it stands on the paper, for whichever of its gates this person is asked. */
function gateField(step: PaperStep, gate: string, form: Form, { around }: Typing): TemplateResult {
  const { tongue } = around.frame;
  const said = gateAnswer(form.draft, gate);
  const choose = (agreed: boolean) => {
    form.set(gateKey(gate), agreed);
    void around.update();
  };
  return html`<div class="question">
    <fieldset role="radiogroup">
      <legend class="asked">${gateTitle(step, tongue)}</legend>
      <div class="options pair">
        ${[true, false].map(
          (agreed) =>
            html`<label class="option" data-on=${String(said === agreed)}>
              <input
                type="radio"
                name=${gateKey(gate)}
                .checked=${live(said === agreed)}
                @change=${() => choose(agreed)}
              /><span class="mark"></span
              ><span class="text"
                >${truth({ type: 'consent', name: '', title: '' }, agreed, tongue.words)}</span
              ></label
            >`,
        )}
      </div>
    </fieldset>
  </div>`;
}

/** What is wrong; each line leads to its question. Required questions left blank are for a call, not for guessing. */
function problems(asking: Asking, typing: Typing): unknown {
  const { words } = asking.tongue;
  const { errors } = asking;
  if (!errors.size) return nothing;
  return html`<div class="summary" tabindex="-1" role="group" aria-labelledby="typing-errors">
    <p class="strong" id="typing-errors">${icon('alert')}<span>${words.errorTitle(errors.size)}</span></p>
    <ul>
      ${listOf(errors).map(
        ([name, text]) =>
          html`<li>
            <button
              type="button"
              class="link"
              @click=${() => void typing.focus(`[data-step="${name.split('/')[0] ?? ''}"]`)}
            >
              ${text}
            </button>
          </li>`,
      )}
    </ul>
    <p class="small">${words.typeMissing}</p>
  </div>`;
}

function foot(typing: Typing): TemplateResult {
  const { words } = typing.around.frame.tongue;
  if (typing.leaving) {
    return html`<div class="leaving" tabindex="-1">
      ${notice(
        'warm',
        words.typeLostTitle,
        words.typeLost,
        html`<button type="button" @click=${() => typing.stay()}>${words.typeStay}</button
          ><button type="button" @click=${() => typing.cancel()}>${words.typeLeave}</button>`,
      )}
    </div>`;
  }
  return html`<div class="actions steps">
    <button
      type="button"
      class="primary go save"
      aria-disabled=${String(typing.saving)}
      @click=${() => void typing.save()}
    >
      ${icon('check')}<span>${typing.saving ? words.typeSaving : words.typeSend}</span>
    </button>
    <button type="button" @click=${() => typing.cancel()}>${words.typeCancel}</button>
  </div>`;
}
