import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listSkeleton } from './session-list';
import type { Scene } from './scene';
import type { Row } from './view';

export interface AgendaView {
  /** What is to come (or the whole month), in order. */
  rows: readonly Row[];
  /** Sessions of this month that are over and not in `rows`. */
  past: number;
  /** How many of `rows` to build. */
  shown: number;
  /** A short list for an article: `limit` sessions and a way to all. */
  brief: boolean;
  /** The sessions as a list: by days, or by stations. */
  list(rows: readonly Row[]): unknown;
  loading: boolean;
  onPast(): void;
  onMore(): void;
  onAll(): void;
}

function more(scene: Scene, view: AgendaView): unknown {
  const rest = view.rows.length - view.shown;
  if (rest <= 0 && !view.brief) return nothing;
  return html`<div class="actions after no-print">
    ${
      view.brief
        ? html`<button type="button" class="quiet" data-all @click=${view.onAll}>
            ${scene.words.showAll}
          </button>`
        : html`<button type="button" data-more @click=${view.onMore}>${scene.words.showMore(rest)}</button>`
    }
  </div>`;
}

/** The sessions under their days; as many as were asked for are built. */
export function agenda(scene: Scene, view: AgendaView): TemplateResult {
  if (view.loading) return listSkeleton(4);
  return html`<div class="agenda" part="agenda">
    ${
      view.past
        ? html`<button type="button" class="quiet no-print" data-past @click=${view.onPast}>
            ${scene.words.showPast(view.past)}
          </button>`
        : nothing
    }
    ${view.list(view.rows.slice(0, view.shown))} ${more(scene, view)}
  </div>`;
}
