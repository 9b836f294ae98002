import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import type { PlainDate } from '../../contract/time';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { tierLabels } from '../part/label';
import { tierBadge } from '../part/tier';
import { relativeDay } from '../part/when';
import { phaseOf } from './phase';
import type { Phase } from './phase';
import { areaNameIn, labelIn } from './scene';
import type { Scene } from './scene';
import {
  comma,
  dayNotes,
  dayTitle,
  feeWords,
  markOf,
  materialWords,
  seatWords,
  semicolon,
  spokenDay,
  titleOf,
} from './tell';
import { byDay } from './view';
import type { Row } from './view';

const tones: Partial<Record<Phase, string>> = {
  open: 'good',
  running: 'good',
  almost_full: 'warm',
  waitlist: 'warm',
  full: 'bad',
  not_open: 'cool',
  drawing: 'cool',
};

/** The phase of enrolment as a chip; nothing where it says nothing. */
export const phaseChip = (phase: Phase | undefined, scene: Scene): unknown =>
  phase
    ? html`<span class="chip ${tones[phase] ?? ''}" part="phase">${scene.words.phase[phase]}</span>`
    : nothing;

export const tierMark = (row: Row, scene: Scene): unknown =>
  row.tier ? tierBadge(row.tier, labelIn(scene, 'tier', tierLabels, row.tier)) : nothing;

/** 澄波 of 澄波社区实践站（示例）: what a room's own name may repeat. */
const stem = (name: string): string =>
  name.replace(/[（(][^）)]*[）)]$/, '').replace(/(新时代文明)?实践[站所]$/, '');

/** Station, then room; the room alone where its name says the station already. */
export function placeWords(row: Row, scene: Scene): string {
  const station = areaNameIn(scene, row.session.areaId);
  const room = scene.text(row.venue?.name);
  const said = stem(station) !== '' && room.indexOf(stem(station)) >= 0;
  return (said ? [room] : [station, room]).filter(Boolean).join(' · ');
}

function priceLine(row: Row, scene: Scene): unknown {
  const offer = row.offers[0];
  if (!offer) return nothing;
  return html`<span class="fee"
    >${[feeWords(offer, scene), materialWords(offer, scene)].filter(Boolean).join(semicolon(scene))}</span
  >`;
}

/** Whether free seats still mean anything. */
export const seatsCount = (phase: Phase | undefined): boolean =>
  phase !== 'closed' && phase !== 'running' && phase !== 'ended';

function seatLine(row: Row, phase: Phase | undefined, scene: Scene): unknown {
  const seats = scene.seatsOf(row);
  if (!seats?.capacity || !seatsCount(phase)) return nothing;
  const [first, ...rest] = seatWords(seats, phase, scene);
  // The chip beside it has said "full" or "waiting list" already.
  const said = phase === 'full' || phase === 'waitlist';
  return html`<span class="seats"
    >${said ? nothing : html`<b>${first}</b>`}${rest.map((note) => html`<span class="soft">${note}</span>`)}</span
  >`;
}

/** Whether one can still get in, and how many can. */
function stateLine(row: Row, phase: Phase | undefined, scene: Scene): unknown {
  const walkIn = !phase && row.course?.enrol?.mode === 'walk_in';
  const chip = walkIn ? html`<span class="soft">${scene.words.mode.walk_in}</span>` : phaseChip(phase, scene);
  const seats = seatLine(row, phase, scene);
  return chip === nothing && seats === nothing ? nothing : html`<span class="state">${chip}${seats}</span>`;
}

/**
 * One session as a button that opens its detail. Read aloud it begins with the day, then the time. The columns are in a
 * box of their own: a button is no grid before Chromium 83.
 */
export function sessionRow(row: Row, scene: Scene): TemplateResult {
  const mark = markOf(row, scene);
  const phase = mark?.struck ? undefined : phaseOf(row, scene.seatsOf(row), scene.now);
  const over = row.end <= scene.now || mark?.struck;
  const times = scene.times(row);
  return html`<button
    type="button"
    class=${classMap({ session: true, over: Boolean(over), struck: Boolean(mark?.struck) })}
    part="session"
    data-id=${row.session.id}
    @click=${() => scene.open(row)}
  >
    <span class="unseen">${[spokenDay(row.date, scene), times, ''].join(comma(scene))}</span>
    <span class="columns">
      <span class="time number" aria-hidden="true"
        >${scene.elder ? times : html`<b>${row.from || times}</b><span class="soft">${row.to}</span>`}</span
      >
      <span class="about">
        <span class="name"
          ><span class="what">${scene.title?.(row) ?? titleOf(row, scene)}</span>${
            mark ? html`<span class="chip ${mark.tone}">${mark.word}</span>` : nothing
          }</span
        >
        <span class="place soft">${icon('place')}<span>${placeWords(row, scene)}</span></span>
        <span class="marks">${tierMark(row, scene)}${priceLine(row, scene)}</span>
      </span>
      ${mark?.struck ? nothing : stateLine(row, phase, scene)} ${icon('right')}
    </span>
  </button>`;
}

export const sessionList = (rows: readonly Row[], scene: Scene): TemplateResult =>
  html`<ul class="sessions">
    ${repeat(
      rows,
      (row) => row.session.id,
      (row) => html`<li>${sessionRow(row, scene)}</li>`,
    )}
  </ul>`;

/** Date, nearness and what the calendar says of a day: the head of a group. */
export function dayHead(date: PlainDate, scene: Scene, count?: number): TemplateResult {
  const near = relativeDay(date, scene.today, scene.lang);
  return html`<div class="day-head">
    ${heading(
      scene.level + 1,
      html`<span class="number">${dayTitle(date, scene)}</span>${
          near ? html` <span class="chip ${date === scene.today ? 'good' : ''}">${near}</span>` : nothing
        }`,
    )}
    <p class="soft small">
      ${dayNotes(date, scene, scene.days.get(date)).join(' · ')}${
        count === undefined ? nothing : html` · ${scene.words.found(count)}`
      }
    </p>
  </div>`;
}

/** Sessions under their days. */
export const dayGroups = (rows: readonly Row[], scene: Scene): TemplateResult =>
  html`${repeat(
    listOf(byDay(rows)),
    ([date]) => date,
    ([date, list]) =>
      html`<section class="day" data-day=${date}>
        ${dayHead(date, scene)} ${sessionList(list, scene)}
      </section>`,
  )}`;

/** Skeleton of a list: the size of `n` sessions. */
export const listSkeleton = (n: number): TemplateResult =>
  html`<div class="sessions" aria-hidden="true">
    ${listOf({ length: n }, () => html`<div class="session skeleton"></div>`)}
  </div>`;
