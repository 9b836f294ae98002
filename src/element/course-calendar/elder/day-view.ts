import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PlainDate } from '../../../contract/time';
import { heading } from '../../part/heading';
import { icon } from '../../part/icon';
import { notice } from '../../part/notice';
import { relativeDay } from '../../part/when';
import type { Scene } from '../scene';
import { listSkeleton, sessionList } from '../session-list';
import { comma, dayNotes, dayTitle } from '../tell';
import type { Row } from '../view';

export interface DayView {
  date: PlainDate;
  rows: readonly Row[];
  /** The next day after this one that has sessions, as far as is known. */
  next: PlainDate | undefined;
  loading: boolean;
  filtered: boolean;
  /** Reads it aloud; nothing where that cannot be. */
  read: unknown;
  /** Leads to a day that one names. */
  jump: unknown;
  onDay(date: PlainDate): void;
  onMove(days: number): void;
}

function nothingToday(scene: Scene, view: DayView): TemplateResult {
  const { words } = scene;
  const { next } = view;
  return notice(
    'info',
    view.filtered ? words.emptyDayFiltered : words.emptyDay,
    nothing,
    next
      ? html`<button type="button" class="primary" data-next @click=${() => view.onDay(next)}>
          ${words.nextWith(dayTitle(next, scene))}
        </button>`
      : nothing,
  );
}

function dayContent(scene: Scene, view: DayView): unknown {
  if (view.loading) return listSkeleton(2);
  return view.rows.length ? sessionList(view.rows, scene) : nothingToday(scene, view);
}

/** 长辈版: one day a screen, two large ways to move. */
export function dayView(scene: Scene, view: DayView): TemplateResult {
  const { words } = scene;
  const near = relativeDay(view.date, scene.today, scene.lang);
  const notes = dayNotes(view.date, scene, scene.days.get(view.date));
  return html`<div class="elder-day" part="day">
    <div class="day-card">
      ${heading(
        scene.level + 1,
        html`<span class="day-name" tabindex="-1"
          >${near ? html`<span class="near">${near}</span> ` : nothing}<span class="number"
            >${dayTitle(view.date, scene)}</span
          ></span
        >`,
      )}
      <p>${notes.join(comma(scene))}</p>
      <div class="day-moves no-print">
        <button type="button" data-move="-1" @click=${() => view.onMove(-1)}>
          ${icon('left')}<span>${words.previousDay}</span>
        </button>
        <button type="button" data-move="1" @click=${() => view.onMove(1)}>
          <span>${words.nextDay}</span>${icon('right')}
        </button>
        ${
          view.date === scene.today
            ? nothing
            : html`<button type="button" class="quiet" data-today @click=${() => view.onDay(scene.today)}>
                ${words.backToToday}
              </button>`
        }
      </div>
      ${view.jump} ${view.loading ? nothing : view.read}
    </div>
    ${dayContent(scene, view)}
  </div>`;
}
