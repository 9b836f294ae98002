import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Task } from '../../../contract/need';
import { daysBetween } from '../../../contract/time';
import { own } from '../../../contract/own';
import { heading } from '../../part/heading';
import { icon } from '../../part/icon';
import { shortDate } from '../../part/when';
import type { IconName } from '../../part/icon';
import { isSettled } from './find';
import type { Entry } from './find';
import { say, statusName, valueName } from './scene';
import type { TaskScene } from './scene';
import { details, supportButton } from './show-task';

/** Days before the due date from which that is said. */
const SOON = 7;

const tones: Readonly<Record<string, readonly [string, IconName]>> = {
  open: ['warm', 'flag'],
  dispatched: ['cool', 'right'],
  claimed: ['cool', 'person'],
  in_progress: ['cool', 'people'],
  delivered: ['cool', 'clock'],
  closed: ['good', 'check'],
  rated: ['good', 'check'],
  returned: ['warm', 'left'],
  cancelled: ['', 'cross'],
};

export function statusChip(status: string, { around }: TaskScene): TemplateResult {
  const [tone, mark] = own(tones, status) ?? ['', 'info'];
  return html`<span class="chip ${tone}" data-status=${status}
    >${icon(mark)}${statusName(status, around.frame.tongue.lang)}</span
  >`;
}

/** The due date, and in words how late or how near it is. */
function due({ task, late }: Entry, { around, words }: TaskScene): TemplateResult {
  if (!task.dueOn) return html`<span class="soft">${words.dueNone}</span>`;
  const left = daysBetween(around.today, task.dueOn);
  const near = !late && !isSettled(task) && left >= 0 && left <= SOON;
  const year = task.dueOn.slice(0, 4) === around.today.slice(0, 4) ? '' : `${task.dueOn.slice(0, 4)} `;
  return html`<span class="number">${year}${shortDate(task.dueOn, around.frame.tongue.lang)}</span>
    ${late ? html`<span class="chip bad">${icon('alert')}${words.late(late)}</span>` : nothing}
    ${near ? html`<span class="soft small number">${words.soon(left)}</span>` : nothing}`;
}

function partner(task: Task, scene: TaskScene): unknown {
  const { words, acts } = scene;
  const { partnerId } = task;
  const name = say(scene, task.partnerName) || partnerId || '';
  if (!name) return html`<span class="soft">${words.nobody}</span>`;
  if (!partnerId) return name;
  return html`<button type="button" class="link" @click=${() => acts.partner(partnerId)}>${name}</button>`;
}

/** For whom and what kind, in one line. */
const kinds = ({ category, targetGroup }: Task, { around }: TaskScene): string =>
  [valueName('category', category, around), targetGroup ? valueName('group', targetGroup, around) : '']
    .filter(Boolean)
    .join(' · ');

function unfold(task: Task, scene: TaskScene): TemplateResult {
  const { words, state, acts } = scene;
  const open = state.open === task.id;
  return html`<button
    type="button"
    class="unfold no-print"
    aria-expanded=${open ? 'true' : 'false'}
    aria-label=${open ? nothing : words.detailsOf(say(scene, task.title))}
    @click=${() => acts.toggle(task.id)}
  >
    ${icon('down')}<span>${open ? words.hide : words.details}</span>
  </button>`;
}

function row(entry: Entry, scene: TaskScene): TemplateResult {
  const { around, words, state } = scene;
  const { task } = entry;
  const unit = say(scene, task.responsible);
  const place = around.areaName(task.areaId);
  // "甲社区实践站" says the community already.
  const within = unit.indexOf(place.replace(/[（(].*$/, '')) === 0;
  return html`<tr data-task=${task.id} data-open=${state.open === task.id ? 'true' : 'false'}>
      <td class="number no">${task.no}</td>
      <th scope="row">
        <span class="what">${say(scene, task.title)}</span>
        <span class="soft small">${kinds(task, scene)}</span>
      </th>
      <td>
        ${within ? unit : place}
        ${unit && !within ? html`<span class="soft small under">${unit}</span>` : nothing}
      </td>
      <td class="number">${words.people(task.needCount)}</td>
      <td>${statusChip(task.status, scene)}</td>
      <td>${partner(task, scene)}</td>
      <td>${due(entry, scene)}</td>
      <td class="no-print">${unfold(task, scene)}</td>
    </tr>
    ${
      state.open === task.id
        ? html`<tr class="unfolded">
            <td colspan="8">${details(task, scene)}</td>
          </tr>`
        : nothing
    }`;
}

/** Wide: one line a task, details under it. */
export function taskTable(entries: readonly Entry[], scene: TaskScene): TemplateResult {
  const { words } = scene;
  return html`<div class="scroll">
    <table class="list" part="list">
      <caption class="unseen">
        ${words.title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.no}</th>
          <th scope="col">${words.task}</th>
          <th scope="col">${words.place} / ${words.unit}</th>
          <th scope="col" class="number">${words.needs}</th>
          <th scope="col">${words.status}</th>
          <th scope="col">${words.partner}</th>
          <th scope="col">${words.due}</th>
          <th scope="col" class="no-print"><span class="unseen">${words.details}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          entries,
          ({ task }) => task.id,
          (entry) => row(entry, scene),
        )}
      </tbody>
    </table>
  </div>`;
}

function card(entry: Entry, scene: TaskScene): TemplateResult {
  const { around, words, state } = scene;
  const { task } = entry;
  const unit = say(scene, task.responsible);
  const facts: (readonly [string, unknown])[] = [
    [words.place, around.areaName(task.areaId)],
    [words.needs, words.people(task.needCount)],
    [words.unit, unit],
    [words.partner, partner(task, scene)],
    [words.due, due(entry, scene)],
  ];
  return html`<li
    class="card task"
    data-task=${task.id}
    data-open=${state.open === task.id ? 'true' : 'false'}
  >
    <p class="line">${statusChip(task.status, scene)}<span class="soft small number">${task.no}</span></p>
    ${heading(around.frame.level + 1, say(scene, task.title), 'what')}
    <p class="soft small">${kinds(task, scene)}</p>
    <dl class="facts">
      ${facts
        .filter(([, text]) => text)
        .map(
          ([term, text]) =>
            html`<dt>${term}</dt>
              <dd>${text}</dd>`,
        )}
    </dl>
    <div class="actions no-print">
      ${state.open === task.id ? nothing : supportButton(task, scene)} ${unfold(task, scene)}
    </div>
    ${state.open === task.id ? details(task, scene) : nothing}
  </li>`;
}

/** Narrow: a card a task. */
export function taskCards(entries: readonly Entry[], scene: TaskScene): TemplateResult {
  return html`<ul class="tasks-cards" part="list">
    ${repeat(
      entries,
      ({ task }) => task.id,
      (entry) => card(entry, scene),
    )}
  </ul>`;
}
