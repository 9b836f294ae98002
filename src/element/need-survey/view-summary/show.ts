import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { heading } from '../../part/heading';
import { bar } from '../view-tasks/bar';
import type { Guarded, Shown, Total } from './guard';
import type { Counts, Line } from './view';
import type { SummaryWords } from './words';

/** What the templates go by. */
export interface SummaryScene {
  words: SummaryWords;
  level: number;
  /** Little room, or the elder appearance: one list a category instead of the broad table. */
  tight: boolean;
}

/** A whole number with thousands separators. */
const whole = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

export const shownText = (cell: Shown, words: SummaryWords): string =>
  cell === 'few' ? words.few : whole(cell);
export const totalText = ({ n, exact }: Total, words: SummaryWords): string =>
  exact ? whole(n) : words.least(whole(n));

const cellView = (cell: Shown, words: SummaryWords): TemplateResult =>
  html`<td class="number ${cell === 0 || cell === 'few' ? 'soft' : ''}">${shownText(cell, words)}</td>`;

/** The table of categories and groups, with the totals that may be told. */
function broad({ rows, columns, total }: Guarded, words: SummaryWords): TemplateResult {
  const most = Math.max(1, ...rows.map((row) => row.total.n));
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${words.people}>
    <table class="people">
      <caption class="unseen">
        ${words.people}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.category}</th>
          ${columns.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
          <th scope="col" class="number">${words.total}</th>
          <th class="bars" aria-hidden="true"></th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.name}</th>
              ${row.cells.map((cell) => cellView(cell, words))}
              <td class="number strong">${totalText(row.total, words)}</td>
              <td class="bars" aria-hidden="true">${bar(row.total.n / most)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.total}</th>
          ${columns.map((column) => html`<td class="number">${totalText(column.total, words)}</td>`)}
          <td class="number strong">${totalText(total, words)}</td>
          <td class="bars" aria-hidden="true"></td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}

/** The same, one small table a category. */
function stacked({ rows, columns, total }: Guarded, { words, level }: SummaryScene): TemplateResult {
  const most = Math.max(1, ...rows.map((row) => row.total.n));
  return html`${rows.map(
      (row) =>
        html`<div class="one">
          ${heading(level + 2, row.name, 'strong')}
          <table>
            <caption class="unseen">
              ${row.name}
            </caption>
            <tbody>
              ${row.cells.map((cell, at) =>
                cell === 0
                  ? nothing
                  : html`<tr>
                      <th scope="row">${columns[at]?.name}</th>
                      ${cellView(cell, words)}
                    </tr>`,
              )}
              <tr>
                <th scope="row" class="strong">${words.total}</th>
                <td class="number strong">${totalText(row.total, words)}</td>
              </tr>
            </tbody>
          </table>
          ${bar(row.total.n / most)}
        </div>`,
    )}
    <p class="grand">${words.total} <strong class="number">${totalText(total, words)}</strong></p>`;
}

function lineTable(
  title: string,
  first: string,
  lines: readonly Line[],
  ends: boolean,
  scene: SummaryScene,
): TemplateResult {
  const { words, level } = scene;
  const most = Math.max(1, ...lines.map(({ n }) => n));
  const sum = (of: 'n' | 'done' | 'late') => lines.reduce((all, line) => all + line[of], 0);
  const cells = (n: number, finished: number, late: number) =>
    html`<td class="number strong">${whole(n)}</td>
      ${
        ends
          ? html`<td class="number">${whole(finished)}</td>
              <td class="number">${whole(late)}</td>`
          : nothing
      }`;
  return html`<section>
    ${heading(level + 1, title)}
    <table class="lines">
      <caption class="unseen">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${first}</th>
          <th class="bars" aria-hidden="true"></th>
          <th scope="col" class="number">${words.tasks}</th>
          ${
            ends
              ? html`<th scope="col" class="number">${words.done}</th>
                  <th scope="col" class="number">${words.late}</th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <th scope="row">${line.name}</th>
              <td class="bars" aria-hidden="true">${bar(line.n / most)}</td>
              ${cells(line.n, line.done, line.late)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.total}</th>
          <td class="bars" aria-hidden="true"></td>
          ${cells(sum('n'), sum('done'), sum('late'))}
        </tr>
      </tfoot>
    </table>
  </section>`;
}

/** All counts: people by category and group, tasks by state and by station. */
export function countsView({ people, states, stations }: Counts, scene: SummaryScene): TemplateResult {
  const { words, level, tight } = scene;
  return html`<section>
      ${heading(level + 1, words.people)}
      <p class="soft small">${words.peopleNote}</p>
      ${tight ? stacked(people, scene) : broad(people, words)}
    </section>
    <div class="pair">
      ${lineTable(words.states, words.state, states, false, scene)}
      ${lineTable(words.stations, words.station, stations, true, scene)}
    </div>
    <p class="soft small">${words.tasksNote}</p>`;
}
