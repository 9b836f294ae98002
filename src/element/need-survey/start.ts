import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Survey, SurveyBrief } from '../../contract/need';
import type { Service } from '../../contract/service';
import { safeUrl } from '../../source/url';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import { textOf } from './frame';
import type { Frame } from './frame';
import { factsOf, periodOf } from './view';

/** The open surveys, each with what it takes, to pick one. */
export function surveyCards(surveys: readonly SurveyBrief[], frame: Frame): TemplateResult {
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
        <p class="small"><strong>${words.notOnlineTitle}</strong><br />${words.notOnlineStart}</p>
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

/** The notice before the first question: who asks, why, for how long, and that nothing is sent yet. */
export function startScreen(
  survey: Survey,
  service: Service | undefined,
  frame: Frame,
  choice: boolean,
): TemplateResult {
  const { tongue, phone, level, act } = frame;
  const { words } = tongue;
  const lead = textOf(frame, survey.description ?? survey.summary);
  const facts = factsOf(survey, tongue).map(
    ([term, text]) =>
      html`<dt>${term}</dt>
        <dd>${text}</dd>`,
  );
  return html`<section class="start here">
    <div class="head">
      ${heading(level, textOf(frame, survey.title), 'title')}
      ${lead ? html`<p class="lead">${lead}</p>` : nothing}
      ${tongue.plain ? html`<div class="helped no-print"><span>${words.phoneFirst}</span>${phone()}</div>` : nothing}
    </div>
    <div class="panel">
      <dl class="facts">${facts}</dl>
      ${privacy(service, frame)}
    </div>
    <div class="go-on">
      ${notice('info', words.notOnlineTitle, words.notOnlineStart)}
      <div class="actions no-print">
        <button type="button" class="primary go" part="start" @click=${act.begin}>
          <span>${words.start}</span>${icon('right')}
        </button>
        <button type="button" @click=${() => act.paper(true)}>
          ${icon('print')}<span>${words.paper}</span>
        </button>
        ${tongue.plain ? nothing : phone()}
        ${
          choice
            ? html`<button type="button" class="quiet" @click=${() => act.pick('')}>
                ${icon('list')}<span>${words.other}</span>
              </button>`
            : nothing
        }
      </div>
    </div>
  </section>`;
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
  frame: Frame,
): TemplateResult {
  return html`<section class="stack here">
    ${notice(tone, title, body, frame.phone())}
    ${
      others.length
        ? html`${heading(frame.level, frame.tongue.words.others, 'subtitle')} ${surveyCards(others, frame)}`
        : nothing
    }
  </section>`;
}
