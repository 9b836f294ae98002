import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import { notice } from '../part/notice';
import type { FigureView, KindCount } from './figure';
import type { Context } from './view';

/** The published number with its qualifier and day, and under it how it is counted, kind by kind. */
export function figureTemplate(
  view: FigureView,
  listed: number,
  c: Context,
  printing: boolean,
  listCounted: () => void,
): TemplateResult {
  const { words: w } = c;
  const fewer =
    listed < view.countedTotal ? html`<p class="small soft">${w.figureNarrowed(listed)}</p>` : nothing;
  return html`<div class="figure" part="figure">
    <p class="headline">
      <strong class="big">${view.value}</strong> <span>${view.label}</span>
      <span class="soft small">${view.asOf}</span>
    </p>
    <p class="sums small">
      ${sums(view.counted)}
      ${
        view.beside.length
          ? html`<span class="soft beside"
              >${w.figureBeside(view.beside.map(({ label, n }) => w.times(label, n)).join(w.join))}</span
            >`
          : nothing
      }
    </p>
    ${fewer}
    <details class="how small" ?open=${printing}>
      <summary class="no-print">${w.figureHow}</summary>
      <div class="drill">
        ${view.definition ? html`<p>${view.definition}</p>` : nothing}
        ${view.source ? html`<p class="soft">${view.source}</p>` : nothing}
        <p class="no-print">
          <button type="button" class="link" @click=${listCounted}>${w.figureList(listed)}</button>
        </p>
      </div>
    </details>
    ${view.differs.length ? notice('warm', view.differs[0], view.differs[1]) : nothing}
  </div>`;
}

const sums = (kinds: readonly KindCount[]): TemplateResult[] =>
  kinds.map(({ label, n }) => html`<span class="sum">${label} <strong class="number">${n}</strong></span> `);

/** Boxes of about the size of what will be there. */
export function skeleton(elder: boolean): TemplateResult {
  const boxes = (n: number, cls: string) =>
    listOf({ length: n }, () => html`<div class="skeleton ${cls}"></div>`);
  if (elder) {
    return html`<div class="stack" aria-hidden="true">
      ${boxes(2, 'field-box')}
      <div class="choices">${boxes(12, 'choice-box')}</div>
    </div>`;
  }
  return html`<div aria-hidden="true">
    <div class="figure"><div class="skeleton line-box"></div></div>
    <div class="frame">
      <div class="skeleton field-box search"></div>
      <div class="skeleton filter-box side"></div>
      <div class="results"><div class="cards">${boxes(6, 'card-box')}</div></div>
    </div>
  </div>`;
}
