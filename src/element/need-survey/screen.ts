import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Question, Survey } from '../../contract/need';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import type { Asking } from './asking';
import { questionTemplate } from './field';
import type { Form, Screen } from './form';
import { textOf } from './frame';
import type { Frame } from './frame';
import { paperForm } from './paper';
import { rowsOf } from './view';
import type { RowGroup } from './view';

/** A page of questions, in the elder appearance one question. */
export function askScreen(form: Form, asking: Asking, frame: Frame): TemplateResult {
  const { tongue, act } = frame;
  const { words } = tongue;
  const { screens, index } = form.at(tongue.plain);
  const screen = screens[index];
  return html`${screen?.page.title ? crumb(form.survey, frame) : nothing}
    <section class="ask here">
      ${progress(index + 1, screens.length + 1, frame)} ${errorSummary(asking, frame)}
      ${screen ? questions(screen, form.survey, asking, frame) : nothing}
      <div class="actions steps no-print">
        <button type="button" class="primary go" @click=${act.next}>
          <span>${form.returning ? words.toCheck : words.next}</span>${icon('right')}
        </button>
        <button type="button" @click=${act.back}>
          ${icon('left')}<span>${index > 0 || form.returning ? words.back : words.toStart}</span>
        </button>
      </div>
      <p class="soft small keep">${words.notKept}</p>
      ${
        tongue.plain
          ? html`<div class="helped no-print"><span>${words.help}</span>${frame.phone()}</div>`
          : nothing
      }
    </section>`;
}

/** All answers, each with a way to change it, before the resident calls it finished. */
export function checkScreen(form: Form, frame: Frame): TemplateResult {
  const { tongue, act, level } = frame;
  const { words } = tongue;
  const { shown, screens } = form.at(tongue.plain);
  const total = screens.length + 1;
  return html`${crumb(form.survey, frame)}
    <section class="ask here">
      ${progress(total, total, frame)} ${heading(level + 1, words.check, 'subtitle checking')}
      <p class="lead no-print">${words.checkHint}</p>
      ${answerList(rowsOf(shown, tongue), frame, true)}
      <div class="actions steps no-print">
        <button type="button" class="primary go" @click=${act.finish}>
          ${icon('check')}<span>${words.finish}</span>
        </button>
        <button type="button" @click=${act.back}>${icon('left')}<span>${words.back}</span></button>
      </div>
      <p class="soft small keep">${words.notKept}</p>
    </section>`;
}

/** The end: nothing has been sent, and how to hand it in all the same. `where` are the ways to do so. */
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
      <div>
        ${heading(level + 2, words.yours, 'subtitle')}
        <p class="soft small">${words.filledOn(today)} ${words.notSentMark}</p>
      </div>
      ${answerList(rowsOf(form.shown, tongue), { ...frame, level: level + 1 }, false)}
      <div class="actions no-print">
        <button type="button" @click=${act.back}>${icon('left')}<span>${words.edit}</span></button>
        <button type="button" class="quiet" @click=${act.again}>${words.again}</button>
      </div>
    </section>`;
}

/** The survey as it will be on paper, with the way to print it. */
export function paperScreen(survey: Survey, frame: Frame): TemplateResult {
  const { act, tongue } = frame;
  return html`<div class="no-print">
      ${notice('info', tongue.words.paperHint)}
      <div class="actions bar">
        <button type="button" class="primary" @click=${act.print}>
          ${icon('print')}<span>${tongue.words.print}</span>
        </button>
        <button type="button" @click=${() => act.paper(false)}>
          ${icon('left')}<span>${tongue.words.toStart}</span>
        </button>
      </div>
    </div>
    ${paperForm(survey, frame)}`;
}

/** Title of the survey, small, above every screen after the start. */
function crumb(survey: Survey, frame: Frame): TemplateResult {
  return html`<div class="crumb">${heading(frame.level, textOf(frame, survey.title), 'small soft')}</div>`;
}

/** How far it is, in words and as a bar. */
function progress(at: number, of: number, { tongue }: Frame): TemplateResult {
  return html`<div class="progress">
    <p class="small">${tongue.words.step(at, of)}</p>
    <progress value=${at} max=${of} aria-hidden="true"></progress>
  </div>`;
}

/** What is wrong, above the questions; each line leads to its field. It takes the focus when it appears. */
function errorSummary(asking: Asking, { act }: Frame): unknown {
  if (!asking.errors.size) return nothing;
  const { words } = asking.tongue;
  return html`<div class="summary" part="errors" tabindex="-1" role="group" aria-labelledby="errors">
    <p class="strong" id="errors">${icon('alert')}<span>${words.errorTitle(asking.errors.size)}</span></p>
    <ul>
      ${Array.from(asking.errors).map(
        ([name, text]) =>
          html`<li>
            <button type="button" class="link" @click=${() => act.focus(name)}>${text}</button>
          </li>`,
      )}
    </ul>
  </div>`;
}

/** The questions of a screen under their heading. */
function questions(screen: Screen, survey: Survey, asking: Asking, frame: Frame): TemplateResult {
  const { page } = screen;
  // A page shown question by question tells its description once, with the first.
  const first = screen.questions[0] === page.elements[0];
  return html`${heading(frame.level + 1, textOf(frame, page.title) || textOf(frame, survey.title), 'subtitle page')}
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
