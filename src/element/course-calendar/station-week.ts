import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import type { PlainDate } from '../../contract/time';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { tierShape } from '../part/tier';
import { weekdayShort } from '../part/when';
import { areaNameIn } from './scene';
import type { Scene } from './scene';
import { dayGroups } from './session-list';
import { markOf, plainTimes, spokenDay, spokenTimes, titleOf } from './tell';
import type { Row } from './view';

/** Rows by station, in the order of the area tree; stations that it does not know come last. */
export function byStation(rows: readonly Row[], scene: Scene): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const list = found.get(row.session.areaId);
    if (list) list.push(row);
    else found.set(row.session.areaId, [row]);
  }
  const order = listOf(scene.areas.keys());
  const rank = (id: string): number => (order.indexOf(id) + order.length + 1) % (order.length + 1);
  return new Map(listOf(found).sort(([a], [b]) => rank(a) - rank(b)));
}

function line(row: Row, scene: Scene): TemplateResult {
  const mark = markOf(row, scene);
  const [tone, shape] = tierShape(row.tier);
  return html`<li>
    <button
      type="button"
      class="block ${tone} ${mark?.struck ? 'struck' : ''} ${row.end <= scene.now ? 'over' : ''}"
      part="session"
      data-id=${row.session.id}
      @click=${() => scene.open(row)}
    >
      <span class="unseen">${spokenDay(row.date, scene)} ${spokenTimes(row.from, row.to, scene.lang)}</span>
      <span class="at number" aria-hidden="true">${icon(shape)}${plainTimes(row, scene)}</span>
      ${mark ? html`<span class="flag ${mark.tone}">${mark.word}</span>` : nothing}
      <span class="what">${titleOf(row, scene)}</span>
      <span class="where soft">${scene.text(row.venue?.name)}</span>
    </button>
  </li>`;
}

/** A week with a row a station: who plans rooms, or teaches in several communities, sees them side by side. */
export function stationWeek(scene: Scene, days: readonly PlainDate[], rows: readonly Row[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${scene.words.byStation}>
    <table class="station-week" part="grid">
      <thead>
        <tr>
          <th scope="col">${scene.words.station}</th>
          ${days.map(
            (date) =>
              html`<th scope="col" class=${date === scene.today ? 'today' : ''}>
                ${weekdayShort(date, scene.lang)} <span class="number">${Number(date.slice(8))}</span>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${listOf(byStation(rows, scene)).map(
          ([id, own]) =>
            html`<tr>
              <th scope="row">${areaNameIn(scene, id)}</th>
              ${days.map((date) => {
                const here = own.filter((row) => row.date === date);
                return html`<td class=${date === scene.today ? 'today' : ''}>
                  ${
                    here.length
                      ? html`<ul>
                          ${here.map((row) => line(row, scene))}
                        </ul>`
                      : nothing
                  }
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Sessions under their stations, and there under their days. */
export const stationGroupsOf = (rows: readonly Row[], scene: Scene): TemplateResult =>
  html`${listOf(byStation(rows, scene)).map(
    ([id, own]) =>
      html`<section class="station-group">
        ${heading(scene.level + 1, areaNameIn(scene, id), 'subtitle station-name')}
        ${dayGroups(own, { ...scene, level: scene.level + 1 })}
      </section>`,
  )}`;
