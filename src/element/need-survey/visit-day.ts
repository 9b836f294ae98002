import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { oldestOf } from '../part/delivery';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import type { Frame } from './frame';
import { figures } from './visit';
import type { Tally, VisitView } from './visit';

/** The end of the day: what was collected, what has arrived, what must still be done. */
export function dayScreen(view: VisitView): TemplateResult {
  const { frame, rows, state, act, delivery, when } = view;
  const { words } = frame.tongue;
  const oldest = oldestOf(state.entries);
  const onFile = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) act.importFile(file);
    input.value = '';
  };
  return html`<section class="stack visit here">
    ${heading(frame.level, words.dayTitle, 'title')} ${figures(rows, frame)}
    ${rows.length ? dayTable(rows, frame) : html`<p class="soft">${words.dayNone}</p>`}
    ${oldest === undefined ? nothing : html`<p>${delivery.count(state.entries.length, when(oldest))}</p>`}
    ${view.panel}
    <div class="actions no-print">
      ${
        oldest === undefined
          ? nothing
          : html`<button type="button" class="primary" @click=${act.sendNow}>
                ${icon('refresh')}<span>${delivery.sendNow}</span>
              </button>
              <button type="button" @click=${act.exportAll}>${delivery.exportAll}</button>`
      }
      <label class="button file"
        ><input type="file" accept="application/json,.json" @change=${onFile} /><span
          >${delivery.importFile}</span
        ></label
      >
      <button type="button" @click=${frame.act.print}>${icon('print')}<span>${words.print}</span></button>
    </div>
    ${wiping(view, oldest === undefined)}
    <div class="actions no-print">
      <button type="button" @click=${() => act.day(false)}>
        ${icon('left')}<span>${words.dayBack}</span>
      </button>
    </div>
  </section>`;
}

function wiping(
  { frame, unfinished: drafts, wiping: asked, act }: VisitView,
  allSent: boolean,
): TemplateResult {
  const { words } = frame.tongue;
  if (!allSent) return notice('warm', words.wipeNotYet, words.wipeNotYetBody);
  const buttons = asked
    ? html`<button type="button" @click=${() => act.wipe(undefined)}>${words.wipeNo}</button>
        <button type="button" class="primary" @click=${() => act.wipe(true)}>${words.wipeYes}</button>`
    : html`<button type="button" class="primary" @click=${() => act.wipe(false)}>${words.wipe}</button>`;
  const body = drafts ? words.wipeDrafts(drafts) : words.wipeBody;
  return notice('good', asked ? words.wipeSure : words.wipeReady, body, buttons);
}

function dayTable(rows: readonly Tally[], frame: Frame): TemplateResult {
  const { words } = frame.tongue;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.dayTable}>
    <table>
      <caption>
        ${words.dayTable}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.dayWhere}</th>
          <th scope="col" class="number">${words.collected}</th>
          <th scope="col" class="number">${words.delivered}</th>
          <th scope="col" class="number">${words.waitingCount}</th>
          <th scope="col" class="number">${words.stuckCount}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.label}</th>
              <td class="number">${row.collected}</td>
              <td class="number">${row.sent}</td>
              <td class="number">${row.waiting}</td>
              <td class="number">${row.attention}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
