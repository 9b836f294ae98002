import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import type { Question, Survey } from '../../contract/need';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import { rowsOf } from './answers';
import type { RowGroup } from './answers';
import type { Asking } from './field/asking';
import { questionTemplate } from './field/field';
import type { Form, Screen } from './form';
import { textOf } from './frame';
import type { Frame } from './frame';
import { gateScreen } from './gate';

/** What a screen says besides its questions. */
export interface Aside {
  /** Where what is written is kept, in words. */
  keep: string;
  /** Above the questions: what was lost, what goes for helpers. */
  before: unknown;
  /** Below them. */
  after: unknown;
}

/** A page of questions, in the elder appearance one question; or a gate. */
export function askScreen(form: Form, asking: Asking, aside: Aside, frame: Frame): TemplateResult {
  const { tongue, act } = frame;
  const { words } = tongue;
  const { screens, index } = form.at(tongue.plain);
  const screen = screens[index];
  const step = words.step(index + 1, screens.length + 1);
  const gate = screen?.gate;
  return html`${crumb(form.survey, frame)}
    <section class="ask here">
      ${progress(index + 1, screens.length + 1, step)} ${aside.before} ${errorSummary(asking, screen, frame)}
      ${
        screen && gate !== undefined
          ? gateScreen(gate, screen, form, `${step} `, asking, frame)
          : screen
            ? questions(screen, form.survey, asking, step, frame)
            : nothing
      }
      <div class="actions steps no-print">
        ${
          gate === undefined
            ? html`<button type="button" class="primary go" @click=${act.next}>
                <span>${form.returning ? words.toCheck : words.next}</span>${icon('right')}
              </button>`
            : nothing
        }
        <button type="button" @click=${act.back}>
          ${icon('left')}<span>${index > 0 || form.returning ? words.back : words.toStart}</span>
        </button>
      </div>
      <p class="soft small keep">${aside.keep}</p>
      ${helped(frame)} ${aside.after}
    </section>`;
}

function helped({ tongue, phone }: Frame): unknown {
  if (!tongue.plain) return nothing;
  return html`<div class="helped no-print"><span>${tongue.words.help}</span>${phone()}</div>`;
}

export interface CheckView extends Aside {
  /** Whether it can be sent; else it can only be finished, for paper or phone. */
  sends: boolean;
  /** The outbox is at work: a second tap does nothing. */
  busy: boolean;
  /** That the last try to save failed. */
  failed: boolean;
}

/** All answers, each with a way to change it, before the resident sends them. */
export function checkScreen(form: Form, view: CheckView, frame: Frame): TemplateResult {
  const { tongue, act, level } = frame;
  const { words } = tongue;
  const total = form.at(tongue.plain).screens.length + 1;
  const step = words.step(total, total);
  const told = form.told.get('');
  const label = view.busy ? words.saving : view.sends ? words.send : words.finish;
  return html`${crumb(form.survey, frame)}
    <section class="ask here">
      ${progress(total, total, step)}
      ${heading(level + 1, html`<span class="unseen">${step} </span>${words.check}`, 'subtitle checking')}
      <p class="lead no-print">${form.helper ? words.helperCheck : words.checkHint}</p>
      ${told ? notice('bad', words.refusedBefore, told) : nothing} ${view.before}
      ${answerList(rowsOf(form, tongue), frame, true)} ${view.after}
      ${view.failed ? notice('bad', words.notSaved, '', frame.phone()) : nothing}
      <div class="actions steps no-print">
        <button
          type="button"
          class="primary go"
          data-send
          aria-disabled=${view.busy ? 'true' : nothing}
          @click=${act.finish}
        >
          ${icon('check')}<span>${label}</span>
        </button>
        <button type="button" @click=${act.back}>${icon('left')}<span>${words.back}</span></button>
      </div>
      <p class="soft small keep">${view.keep}</p>
      ${helped(frame)}
    </section>`;
}

/** The end where nothing can be sent: how to hand it in all the same. `where` are the ways to do so. */
export function doneScreen(
  form: Form,
  where: readonly string[],
  today: string,
  frame: Frame,
): TemplateResult {
  const { tongue, act, level } = frame;
  const { words } = tongue;
  // Who fills in the elder appearance is most likely helped by a call; others, or without a number, by paper.
  const call = tongue.plain ? frame.phone('button primary') : nothing;
  return html`${crumb(form.survey, frame)}
    <section class="stack done here">
      ${heading(level + 1, words.doneTitle, 'title')}
      ${notice('warm', words.doneKept, html`${words.doneBody}${where.map((line) => html`<br />${line}`)}`, tongue.plain ? nothing : frame.phone())}
      <div class="actions no-print">
        ${call}
        <button type="button" class=${call === nothing ? 'primary' : ''} @click=${act.print}>
          ${icon('print')}<span>${words.print}</span>
        </button>
        <button type="button" @click=${act.save}>${words.save}</button>
        <button type="button" @click=${act.copy}>${words.copy}</button>
      </div>
      ${yours(form, today, words.notSentMark, frame)}
      <div class="actions no-print">
        <button type="button" @click=${act.back}>${icon('left')}<span>${words.edit}</span></button>
        <button type="button" class="quiet" @click=${act.again}>${words.again}</button>
      </div>
    </section>`;
}

/** The answers once more, to read, to print. */
export function yours(form: Form, today: string, mark: string, frame: Frame): TemplateResult {
  const { words } = frame.tongue;
  return html`<div>
      ${heading(frame.level + 2, words.yours, 'subtitle')}
      <p class="soft small">${words.filledOn(today)} ${mark}</p>
    </div>
    ${answerList(rowsOf(form, frame.tongue), { ...frame, level: frame.level + 1 }, false)}`;
}

/** Title of the survey, small, above every screen after the start. */
export function crumb(survey: Survey, frame: Frame): TemplateResult {
  return html`<div class="crumb">${heading(frame.level, textOf(frame, survey.title), 'small soft')}</div>`;
}

/** How far it is, in words and as a bar. The words are in the heading too, which takes the focus. */
function progress(at: number, of: number, step: string): TemplateResult {
  return html`<div class="progress" aria-hidden="true">
    <p class="small">${step}</p>
    <progress value=${at} max=${of}></progress>
  </div>`;
}

/** What is wrong, above the questions; each line leads to its field. It takes the focus when it appears. */
function errorSummary(asking: Asking, screen: Screen | undefined, { act }: Frame): unknown {
  const shown = listOf(asking.errors).filter(([path]) =>
    screen?.questions.some(({ name }) => name === path.replace(/\/.*$/, '')),
  );
  if (!shown.length) return nothing;
  const { words } = asking.tongue;
  return html`<div class="summary" part="errors" tabindex="-1" role="group" aria-labelledby="errors">
    <p class="strong" id="errors">
      ${icon('alert')}<span><span class="unseen">${words.error}</span>${words.errorTitle(shown.length)}</span>
    </p>
    <ul>
      ${shown.map(
        ([name, text]) =>
          html`<li>
            <button type="button" class="link" @click=${() => act.focus(name)}>${text}</button>
          </li>`,
      )}
    </ul>
  </div>`;
}

/** The questions of a screen under their heading. */
function questions(
  screen: Screen,
  survey: Survey,
  asking: Asking,
  step: string,
  frame: Frame,
): TemplateResult {
  const { page } = screen;
  // A page shown question by question tells its description once, with the first.
  const first = screen.questions[0] === page.elements[0];
  const title = textOf(frame, page.title) || textOf(frame, survey.title);
  return html`${heading(frame.level + 1, html`<span class="unseen">${step} </span>${title}`, 'subtitle page')}
  ${page.description && first ? html`<p class="lead">${textOf(frame, page.description)}</p>` : nothing}
  ${screen.questions.map((question: Question) => questionTemplate(question, asking))}`;
}

/** The answers by page; with `change`, each with a way to do so. */
function answerList(groups: readonly RowGroup[], frame: Frame, change: boolean): TemplateResult {
  const { words } = frame.tongue;
  return html`${groups.map(
    ({ title, rows }) =>
      html`<section class="answers">
        ${title ? heading(frame.level + 2, title, 'strong') : nothing}
        <dl>
          ${rows.map(
            (row) =>
              html`<div class="answer">
                <dt>${row.title}</dt>
                <dd class=${row.answer === undefined ? 'soft' : ''}>${row.answer ?? words.unanswered}</dd>
                ${
                  change && row.asked
                    ? html`<dd class="change no-print">
                        <button
                          type="button"
                          class="link"
                          aria-label=${words.changeOf(row.title)}
                          data-change=${row.name}
                          @click=${() => frame.act.change(row.name)}
                        >
                          ${words.change}
                        </button>
                      </dd>`
                    : nothing
                }
              </div>`,
          )}
        </dl>
      </section>`,
  )}`;
}
