import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Task } from '../../../contract/need';
import { compareInstants } from '../../../contract/time';
import { icon } from '../../part/icon';
import { intentView } from '../intent/show';
import { bar } from './bar';
import { isFree, isRunning } from './find';
import { say, statusName } from './scene';
import type { TaskScene } from './scene';

/** Fewest ratings of which a mean is shown (domain.md, invariant 28). */
const LEAST_RATINGS = 5;
export const MOST_NOTE = 200;

/** The verdict: how many, the mean and the spread; under five only how many. */
function verdict({ rating }: Task, { words }: TaskScene): unknown {
  if (!rating || rating.n < 1) return nothing;
  if (rating.n < LEAST_RATINGS || rating.mean == null) return html`<p>${words.few(rating.n)}</p>`;
  const counts = rating.spread?.length === 5 ? rating.spread : [];
  const rows = counts.map((n, at) => ({ stars: at + 1, n })).reverse();
  return html`<p>${words.mean(rating.mean.toFixed(1), rating.n)}</p>
    ${
      rows.length
        ? html`<table class="spread">
            <caption class="unseen">
              ${words.spread}
            </caption>
            <tbody>
              ${rows.map(
                ({ stars, n }) =>
                  html`<tr>
                    <th scope="row">${words.stars(stars)}</th>
                    <td>${bar(n / rating.n)}</td>
                    <td class="number">${words.people(n)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : nothing
    }`;
}

function course(task: Task, scene: TaskScene): unknown {
  const steps = (task.timeline ?? []).slice().sort((a, b) => compareInstants(a.at, b.at));
  if (!steps.length) return nothing;
  const { around } = scene;
  return html`<ol class="steps-of">
    ${steps.map(({ at, status, note }) => {
      const name = statusName(status, around.frame.tongue.lang);
      const said = say(scene, note);
      return html`<li>
        <span class="soft small number">${around.moment(at)}</span> ${name}
        ${said && said !== name ? html`<span class="soft small">${said}</span>` : nothing}
      </li>`;
    })}
  </ol>`;
}

/** What is known of a task beyond its line, and what one can do about it. */
export function details(task: Task, scene: TaskScene): TemplateResult {
  const { words } = scene;
  const [courses, funds] = [task.courseIds?.length ?? 0, task.fundEntryIds?.length ?? 0];
  const facts: (readonly [string, unknown])[] = [
    [words.result, say(scene, task.result)],
    [words.verdict, verdict(task, scene)],
    [words.courses, courses ? words.coursesOf(courses) : ''],
    [words.funds, funds ? words.fundsOf(funds) : ''],
    [words.course, course(task, scene)],
  ];
  return html`<div class="details" tabindex="-1">
    <dl class="facts">
      ${facts
        .filter(([, text]) => text && text !== nothing)
        .map(
          ([term, text]) =>
            html`<dt>${term}</dt>
              <dd>${text}</dd>`,
        )}
    </dl>
    <div class="actions no-print">${supportButton(task, scene)} ${claimButton(task, scene)}</div>
    ${claiming(task, scene)}
  </div>`;
}

/** "Me too": opens the form with this task supported, instead of doubling it. */
export function supportButton(task: Task, scene: TaskScene): unknown {
  const { around, words, acts } = scene;
  if (!isRunning(task) || !around.can('responses')) return nothing;
  return html`<button
    type="button"
    aria-label=${words.meTooFor(say(scene, task.title))}
    @click=${() => acts.support(task.id)}
  >
    ${icon('person')}<span>${words.meToo}</span>
  </button>`;
}

const mayClaim = ({ around }: TaskScene): boolean => !!around.partner && around.can('claims');

function claimButton(task: Task, scene: TaskScene): unknown {
  const { words, state, acts } = scene;
  const sent = scene.claims(task.id).length > 0;
  if (!mayClaim(scene) || !isFree(task) || sent || state.claiming) return nothing;
  return html`<button
    type="button"
    class="primary"
    aria-label=${words.claimFor(say(scene, task.title))}
    @click=${() => acts.claiming(true)}
  >
    ${words.claim}
  </button>`;
}

/** Where a claim is: who holds the task, what was sent, the note being written. */
function claiming(task: Task, scene: TaskScene): unknown {
  if (!mayClaim(scene)) return nothing;
  const { around, words, state, acts } = scene;
  const sent = scene.claims(task.id);
  if (task.partnerId && !sent.length) {
    const ours = task.partnerId === around.partner;
    return html`<p class="soft">
      ${ours ? words.heldByUs : words.heldByOther(say(scene, task.partnerName))}
    </p>`;
  }
  return html`<div class="claims">
    ${sent.map(
      (one) =>
        html`${intentView(one, words.claim, around, acts)}
        ${one.entry ? nothing : html`<p class="soft small">${words.claimDone}</p>`}`,
    )}
    ${state.claiming && isFree(task) ? claimForm(task, scene) : nothing}
  </div>`;
}

function claimForm(task: Task, { words, state, acts }: TaskScene): TemplateResult {
  const left = MOST_NOTE - state.note.trim().length;
  return html`<div class="confirm" role="group" tabindex="-1" aria-label=${words.claim}>
    <p>${words.claimAbout}</p>
    <label for="claim-note">${words.claimNote}</label>
    <p id="claim-hint" class="hint">${words.claimHint}</p>
    <textarea
      id="claim-note"
      rows="2"
      autocomplete="off"
      aria-describedby="claim-hint claim-count"
      aria-invalid=${left < 0 ? 'true' : 'false'}
      .value=${live(state.note)}
      @input=${(event: Event) => acts.note((event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <p id="claim-count" class="count ${left < 0 ? 'over' : ''}">
      ${left < 0 ? words.over(-left) : words.left(left)}
    </p>
    <div class="actions">
      <button
        type="button"
        class="primary"
        aria-disabled=${left < 0 ? 'true' : nothing}
        @click=${() => left >= 0 && acts.claim(task)}
      >
        ${words.claimYes}
      </button>
      <button type="button" @click=${() => acts.claiming(false)}>${words.claimNo}</button>
    </div>
  </div>`;
}
