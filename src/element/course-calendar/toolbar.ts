import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PlainMonth } from '../../contract/time';
import { monthOf } from '../../contract/time';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { phoneLink } from '../part/phone';
import { monthTitle } from '../part/when';
import type { Scene } from './scene';

export type View = 'month' | 'agenda';

export interface ToolbarView {
  title: string;
  month: PlainMonth;
  view: View;
  /** Nothing to move in: a short list of the next sessions, or one day a screen. */
  still: boolean;
  /** Whose phone stands first, where it does. */
  line: { number: string | null | undefined; name: string } | undefined;
  onMove(months: number): void;
  onToday(): void;
  onView(view: View): void;
}

const views: readonly View[] = ['month', 'agenda'];

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
          ${icon(one === 'month' ? 'calendar' : 'list')}<span>${scene.words[one]}</span>
        </button>`,
    )}
  </div>`;
}

function monthMoves(scene: Scene, view: ToolbarView): TemplateResult {
  const { words } = scene;
  return html`<div class="moves">
    <button
      type="button"
      class="step"
      data-move="-1"
      aria-label=${words.previousMonth}
      title=${words.previousMonth}
      @click=${() => view.onMove(-1)}
    >
      ${icon('left')}
    </button>
    <strong class="now-month" aria-live="off">${monthTitle(view.month, scene.lang)}</strong>
    <button
      type="button"
      class="step"
      data-move="1"
      aria-label=${words.nextMonth}
      title=${words.nextMonth}
      @click=${() => view.onMove(1)}
    >
      ${icon('right')}
    </button>
    ${
      view.month === monthOf(scene.today)
        ? nothing
        : html`<button type="button" class="quiet" data-today @click=${view.onToday}>
            ${words.backToToday}
          </button>`
    }
  </div>`;
}

/** Heading, month, and the choice of view; in the large-print appearance the phone instead. */
export function toolbar(scene: Scene, view: ToolbarView): TemplateResult {
  const title = heading(scene.level, view.title, 'title');
  const { line } = view;
  return html`<div class="bar" part="toolbar">
    ${title}
    ${
      view.still
        ? nothing
        : html`<div class="tools no-print">${monthMoves(scene, view)} ${viewToggle(scene, view)}</div>`
    }
    ${line ? phoneLink(line.number, scene.words.callToEnrol(line.name), 'button primary wide') : nothing}
    <p class="only-print">${monthTitle(view.month, scene.lang)}</p>
  </div>`;
}
