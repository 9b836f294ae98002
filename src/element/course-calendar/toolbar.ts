import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import type { Scene } from './scene';

export type View = 'month' | 'week' | 'agenda' | 'poster';

export interface ToolbarView {
  title: string;
  /** The month or week that is shown, in words. */
  span: string;
  /** Whether today is in it. */
  here: boolean;
  view: View;
  /** Whether it is a week. */
  weekly: boolean;
  /** Nothing to move in: a short list of the next sessions, or one day a screen. */
  still: boolean;
  /** Leads to a day that one names. */
  jump: unknown;
  /** The large ways of the large-print appearance, in place of the others. */
  acts: unknown;
  onMove(months: number): void;
  onToday(): void;
  onView(view: View): void;
}

export const views: readonly View[] = ['month', 'week', 'agenda', 'poster'];
const icons = { month: 'calendar', week: 'week', agenda: 'list', poster: 'print' } as const;

function viewToggle(scene: Scene, view: ToolbarView): TemplateResult {
  return html`<div class="views" role="group" aria-label=${scene.words.viewAs}>
    ${views.map(
      (one) =>
        html`<button
          type="button"
          class="toggle"
          data-view=${one}
          aria-pressed=${String(one === view.view)}
          @click=${() => view.onView(one)}
        >
          ${icon(icons[one])}<span>${scene.words[one]}</span>
        </button>`,
    )}
  </div>`;
}

function monthMoves(scene: Scene, view: ToolbarView): TemplateResult {
  const { words } = scene;
  const [before, after] = view.weekly
    ? [words.previousWeek, words.nextWeek]
    : [words.previousMonth, words.nextMonth];
  return html`<div class="moves">
    <button
      type="button"
      class="step"
      data-move="-1"
      aria-label=${before}
      title=${before}
      @click=${() => view.onMove(-1)}
    >
      ${icon('left')}
    </button>
    <strong class="now-month" aria-live="off">${view.span}</strong>
    <button
      type="button"
      class="step"
      data-move="1"
      aria-label=${after}
      title=${after}
      @click=${() => view.onMove(1)}
    >
      ${icon('right')}
    </button>
    ${
      view.here
        ? nothing
        : html`<button type="button" class="quiet" data-today @click=${view.onToday}>
            ${words.backToToday}
          </button>`
    }
    ${view.jump}
  </div>`;
}

/** Heading, month, and the choice of view; in the large-print appearance four large ways instead. */
export function toolbar(scene: Scene, view: ToolbarView): TemplateResult {
  const title = heading(scene.level, view.title, 'title');
  return html`<div class="bar" part="toolbar">
    ${title}
    ${
      view.still
        ? nothing
        : html`<div class="tools no-print">${monthMoves(scene, view)} ${viewToggle(scene, view)}</div>`
    }
    ${view.acts}
    <p class="only-print">${view.span}</p>
  </div>`;
}
