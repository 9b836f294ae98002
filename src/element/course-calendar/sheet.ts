import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PlainDate } from '../../contract/time';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import type { DialogController } from './dialog';
import type { EnrolDoor } from './enrol-door';
import type { Scene } from './scene';
import { sessionDetail } from './session-detail';
import { sessionList } from './session-list';
import { dayNotes, dayTitle, titleOf } from './tell';
import type { Row } from './view';

export interface SheetView {
  dialog: DialogController;
  /** The session that is opened, if it is still there. */
  row: Row | undefined;
  date: PlainDate | undefined;
  /** Sessions of the opened day that fit the choice. */
  rows: readonly Row[];
  enrolment: EnrolDoor;
  onBack(): void;
}

function head(scene: Scene, view: SheetView, title: unknown): TemplateResult {
  const { row, date, dialog } = view;
  const enrol = row && dialog.opened?.enrol;
  const back = enrol ? scene.words.backToClass : date ? scene.words.backTo(dayTitle(date, scene)) : '';
  // From a session that is gone, not to its detail, which is gone too.
  const onBack = row ? view.onBack : (): void => dialog.show({ date });
  return html`<div class="sheet-head">
    ${
      dialog.opened?.id && back
        ? html`<button type="button" class="quiet" data-back @click=${onBack}>
            ${icon('left')}<span>${back}</span>
          </button>`
        : nothing
    }
    ${heading(scene.level + 1, html`<span id="sheet-title" tabindex="-1">${title}</span>`)}
    <button type="button" class="quiet close" data-close @click=${view.dialog.close}>
      ${icon('cross')}<span>${scene.common.close}</span>
    </button>
  </div>`;
}

function dayList(scene: Scene, date: PlainDate, rows: readonly Row[]): TemplateResult {
  const notes = dayNotes(date, scene, scene.days.get(date));
  return html`<p class="soft small">${[...notes, scene.words.found(rows.length)].join(' · ')}</p>
    ${rows.length ? sessionList(rows, scene) : html`<p class="nothing">${scene.words.emptyDay}</p>`}`;
}

/** Title and body of what is opened. */
function opened(scene: Scene, view: SheetView): readonly [title: unknown, body: unknown] | undefined {
  const { row, date, dialog } = view;
  const { words } = scene;
  if (row && dialog.opened?.enrol) {
    const title = words.enrolTitle[row.course?.enrol?.mode ?? ''] ?? words.enrol;
    return [title, view.enrolment.content(row, scene)];
  }
  if (row) return [titleOf(row, scene), sessionDetail(row, scene)];
  // Withdrawn while it was read, or out of what the tag now shows.
  if (dialog.opened?.id) return [words.lost, html`<p data-lost>${words.lostBody}</p>`];
  return date ? [dayTitle(date, scene), dayList(scene, date, view.rows)] : undefined;
}

function content(scene: Scene, view: SheetView): unknown {
  const found = opened(scene, view);
  // One template for all, so that the head keeps the focus where a session goes away beneath it.
  return found ? html`${head(scene, view, found[0])} ${found[1]}` : nothing;
}

/** The one dialog of the calendar: a day's list, or a session. */
export const dialogSheet = (scene: Scene, view: SheetView): TemplateResult =>
  html`<dialog
    part="dialog"
    aria-labelledby="sheet-title"
    @keydown=${view.dialog.onLeave}
    @cancel=${view.dialog.onLeave}
    @close=${view.dialog.onClose}
    @click=${view.dialog.onClick}
  >
    <div class="sheet">${content(scene, view)}</div>
  </dialog>`;
