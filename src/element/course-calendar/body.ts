import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import { monthOf, yearOf } from '../../contract/time';
import type { PlainDate, PlainMonth } from '../../contract/time';
import { warnOnce } from '../../control/event';
import { notice } from '../part/notice';
import { phoneLink } from '../part/phone';
import { monthTitle } from '../part/when';
import type { Results } from './results';
import type { Scene } from './scene';
import { dayHead, sessionList } from './session-list';
import type { Row } from './view';

/** Whom to phone: the area's own line, else the operator's. */
export function lineOf(scene: Scene, areaId: string): { number: string | null | undefined; name: string } {
  const area = scene.areas.get(areaId);
  const operator = scene.service?.operator;
  return area?.phone
    ? { number: area.phone, name: scene.text(area.name) }
    : { number: operator?.phone, name: scene.text(operator?.name) };
}

export interface NoticesView {
  results: Results;
  /** Whether days of the week could not be read. */
  lacking: boolean;
  month: PlainMonth;
  ahead: boolean;
  area: string;
  partner: string;
  /** Whether the backend knows no such partner. */
  nobody: boolean;
  /** Whether the backend has more than was read. */
  partial: boolean;
  onClear(): void;
}

/** What is to be said over the calendar: nothing there, nothing that fits, not everything read. */
export function notices(scene: Scene, view: NoticesView): TemplateResult {
  const { words } = scene;
  const { range, found } = view.results;
  const partial = view.partial ? notice('info', scene.common.partial) : nothing;
  // Of what was not read nobody knows that it is empty; the week says itself what it lacks.
  if (view.lacking) return html`${partial}`;
  return html`${partial} ${range.length ? nothing : empty(scene, view)}
  ${
    range.length && !found.rows.length
      ? notice(
          'info',
          words.emptyFilter,
          words.emptyFilterBody,
          html`<button type="button" class="primary" @click=${view.onClear}>${scene.common.clear}</button>`,
        )
      : nothing
  }`;
}

function empty(scene: Scene, view: NoticesView): TemplateResult {
  const { words, common } = scene;
  if (view.nobody) {
    warnOnce(`<course-calendar> partner="${view.partner}" is not among the partners of the backend`);
    return notice('warm', common.unknownPartner(view.partner));
  }
  // That there is no such station is said already; nothing follows from it for the timetable.
  if (view.area && scene.areas.size && !scene.areas.has(view.area)) return html``;
  const title = view.ahead ? words.emptyAhead : words.emptyMonth(monthTitle(view.month, scene.lang));
  const { number, name } = lineOf(scene, view.area);
  return notice('info', title, words.emptyMonthBody, phoneLink(number, words.callToEnrol(name)));
}

/** The list of one day below the month, in a narrow container. */
export function dayList(scene: Scene, date: PlainDate, rows: readonly Row[]): TemplateResult {
  return html`<section class="day-list">
    ${dayHead(date, scene, rows.length)}
    ${rows.length ? sessionList(rows, scene) : html`<p class="nothing soft">${scene.words.emptyDay}</p>`}
  </section>`;
}

/** The notice that the month's public holidays come from, or that the year's are not announced. */
export function holidays(scene: Scene, month: PlainMonth, unannounced: boolean): unknown {
  if (unannounced) return html`<p class="soft small">${scene.words.notAnnounced(yearOf(month))}</p>`;
  const found = listOf(scene.days.values()).find((day) => monthOf(day.date) === month && day.notice);
  const title = scene.text(found?.notice?.title);
  return title ? html`<p class="soft small">${scene.words.notice(title)}</p>` : nothing;
}
