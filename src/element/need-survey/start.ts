import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Survey, SurveyBrief } from '../../contract/need';
import type { Service } from '../../contract/service';
import { noticeOf } from '../../contract/notice';
import { safeUrl } from '../../source/url';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import { textOf } from './frame';
import type { Frame } from './frame';
import { itemList } from './notice-items';
import { factsOf, periodOf } from './view';

/** The open surveys, each with what it takes, to pick one. */
export function surveyCards(surveys: readonly SurveyBrief[], sends: boolean, frame: Frame): TemplateResult {
  const { words } = frame.tongue;
  return html`<ul class="cards" part="surveys">
    ${surveys.map((survey) => {
      const title = textOf(frame, survey.title);
      const facts = [
        survey.minutes == null ? '' : words.minutesOf(survey.minutes),
        survey.anonymous ? words.anonymous : '',
        periodOf(survey, frame.tongue) ?? '',
      ].filter(Boolean);
      return html`<li class="card survey">
        ${heading(frame.level + 1, title)}
        ${survey.summary ? html`<p>${textOf(frame, survey.summary)}</p>` : nothing}
        ${facts.length ? html`<p class="soft small">${facts.join(' · ')}</p>` : nothing}
        ${
          sends
            ? nothing
            : html`<p class="small"><strong>${words.notOnlineTitle}</strong><br />${words.notOnlineStart}</p>`
        }
        <div class="actions no-print">
          <button
            type="button"
            class="primary"
            aria-label=${words.pick(title)}
            @click=${() => frame.act.pick(survey.id)}
          >
            <span>${words.start}</span>${icon('right')}
          </button>
        </div>
      </li>`;
    })}
  </ul>`;
}

/** What the start says besides the survey's own notice. */
export interface StartView {
  service: Service | undefined;
  /** Whether there are other surveys to go back to. */
  choice: boolean;
  /** Whether answers can be sent. */
  sends: boolean;
  /** Above all: what was begun earlier, what was just stopped. */
  before: unknown;
  /** Whether there is room to list what is asked about persons; on paper there always is. */
  open: boolean;
  /** Whether going on with what was begun is offered above: then that comes first. */
  offered: boolean;
  /** Below all: what waits to be sent. */
  after: unknown;
  /** Whether it is filled in for somebody else; undefined where that is settled. */
  behalf: boolean | undefined;
}

/** The notice before the first question: who asks, why, for how long, and what is asked about persons. */
export function startScreen(survey: Survey, view: StartView, frame: Frame): TemplateResult {
  const { tongue, phone, level } = frame;
  const { words } = tongue;
  const lead = textOf(frame, survey.description ?? survey.summary);
  return html`<section class="start here">
    <div class="head">
      ${heading(level, textOf(frame, survey.title), 'title')}
      ${lead ? html`<p class="lead">${lead}</p>` : nothing} ${view.before}
      ${tongue.plain ? html`<div class="helped no-print"><span>${words.phoneFirst}</span>${phone()}</div>` : nothing}
    </div>
    <div class="panel">
      <dl class="facts">
        ${factsOf(survey, tongue).map(
          ([term, text]) =>
            html`<dt>${term}</dt>
              <dd>${text}</dd>`,
        )}
      </dl>
      ${personal(survey, view.open, frame)} ${privacy(view.service, frame)}
    </div>
    <div class="go-on">
      ${view.sends ? nothing : notice('info', words.notOnlineTitle, words.notOnlineStart)}
      ${startActions(view, frame)} ${view.after}
    </div>
  </section>`;
}

function startActions(view: StartView, frame: Frame): TemplateResult {
  const { tongue, act, phone } = frame;
  const { words } = tongue;
  return html`${view.behalf ? html`<p class="soft">${words.behalfOn}</p>` : nothing}
    <div class="actions no-print">
      <button type="button" class="${view.offered ? '' : 'primary'} go" part="start" @click=${act.begin}>
        <span>${words.start}</span>${icon('right')}
      </button>
      <button type="button" @click=${() => act.paper(true)}>
        ${icon('print')}<span>${words.paper}</span>
      </button>
      ${tongue.plain ? nothing : phone()}
      ${
        view.behalf === undefined
          ? nothing
          : html`<button type="button" class="quiet" @click=${() => act.behalf(!view.behalf)}>
              ${icon('people')}<span>${view.behalf ? words.behalfOff : words.behalf}</span>
            </button>`
      }
      ${
        view.choice
          ? html`<button type="button" class="quiet" @click=${() => act.pick('')}>
              ${icon('list')}<span>${words.other}</span>
            </button>`
          : nothing
      }
    </div>`;
}

/** Every personal question with what it is for; to be printed and kept. */
function personal(survey: Survey, open: boolean, frame: Frame): unknown {
  const { words } = frame.tongue;
  const { items, basis } = noticeOf(survey);
  if (!items.length) return nothing;
  return html`<details class="personal" ?open=${open}>
    <summary>${words.personal(items.length)}</summary>
    <p class="small soft">${basis === 'duty' ? words.personalDuty : words.personalLead}</p>
    ${itemList(items, frame)}
    <button type="button" class="link no-print" @click=${frame.act.print}>${words.printNotice}</button>
  </details>`;
}

function privacy(service: Service | undefined, frame: Frame): unknown {
  const told = service?.privacyNotice;
  if (!told) return nothing;
  const { words } = frame.tongue;
  const url = safeUrl(told.url);
  return html`<details class="privacy">
    <summary>${words.privacy}</summary>
    <p>${textOf(frame, told.text)}</p>
    ${
      url
        ? html`<p><a href=${url} target="_blank" rel="noopener noreferrer">${words.privacyMore}</a></p>`
        : nothing
    }
  </details>`;
}

/** Words in place of a survey that cannot be filled in, and the open ones as a way out. */
export function instead(
  tone: 'info' | 'bad',
  title: string,
  body: string,
  others: readonly SurveyBrief[],
  sends: boolean,
  frame: Frame,
): TemplateResult {
  return html`<section class="stack here">
    ${notice(tone, title, body, frame.phone())}
    ${
      others.length
        ? html`${heading(frame.level, frame.tongue.words.others, 'subtitle')}
          ${surveyCards(others, sends, frame)}`
        : nothing
    }
  </section>`;
}
