import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import type { PlainDate } from '../../contract/time';
import { heading } from '../part/heading';
import { tierShape } from '../part/tier';
import { weekdayShort } from '../part/when';
import { areaNameIn } from './scene';
import type { Scene } from './scene';
import { dayGroups } from './session-list';
import { markOf, spokenDay, spokenTimes, titleOf } from './tell';
import type { Row } from './view';
import { blockTimes } from './week-view';

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

function line(row: Row, scene: Scene, stop: boolean): TemplateResult {
  const mark = markOf(row, scene);
  const [tone] = tierShape(row.tier);
  return html`<li>
    <button
      type="button"
      class="block ${tone} ${mark?.struck ? 'struck' : ''} ${row.end <= scene.now ? 'over' : ''}"
      part="session"
      data-rove
      data-id=${row.session.id}
      tabindex=${stop ? 0 : -1}
      @click=${() => scene.open(row)}
    >
      <span class="unseen">${spokenDay(row.date, scene)} ${spokenTimes(row.from, row.to, scene.lang)}</span>
      ${blockTimes(row, scene)} ${mark ? html`<span class="flag ${mark.tone}">${mark.word}</span>` : nothing}
      <span class="what">${titleOf(row, scene)}</span>
      <span class="where soft">${scene.text(row.venue?.name)}</span>
    </button>
  </li>`;
}

/** The session to which an arrow leads: on in the cell, else to the next cell that has one, in its column or row. */
function goTo(from: HTMLElement, key: string, rtl: boolean): HTMLElement | undefined {
  const of = (cell: Element): HTMLElement[] => listOf(cell.querySelectorAll<HTMLElement>('[data-rove]'));
  const cell = from.closest('td');
  const line = cell?.parentElement;
  if (!cell || !line) return undefined;
  if (key === 'Home') return of(line)[0];
  if (key === 'End') return of(line).pop();
  const upright = /Up|Down/.test(key);
  const on = key === 'ArrowDown' || key === (rtl ? 'ArrowLeft' : 'ArrowRight');
  const next = upright ? of(cell)[of(cell).indexOf(from) + (on ? 1 : -1)] : undefined;
  if (next) return next;
  const column = listOf(line.children).indexOf(cell);
  const cells = upright
    ? listOf(line.parentElement?.children ?? [], (one) => one.children[column])
    : listOf(line.children);
  const at = cells.indexOf(cell);
  const rest = on ? cells.slice(at + 1) : cells.slice(0, at).reverse();
  const there = rest.find((one) => one && of(one).length);
  return there && (upright && !on ? of(there).pop() : of(there)[0]);
}

function onKey(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const from = (event.target as Element).closest<HTMLElement>('[data-rove]');
  if (!from || !/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) return;
  event.preventDefault();
  goTo(from, event.key, getComputedStyle(from).direction === 'rtl')?.focus();
}

export interface StationView {
  days: readonly PlainDate[];
  rows: readonly Row[];
  /** Id of the session that holds the one tab stop; the first one else. */
  current: string;
  /** The focus went to a session. */
  onFocus(id: string): void;
}

/** A week with a row a station: who plans rooms, or teaches in several communities, sees them side by side. */
export function stationWeek(scene: Scene, { days, rows, current, onFocus }: StationView): TemplateResult {
  const stations = listOf(byStation(rows, scene));
  const here = rows.some(({ session }) => session.id === current);
  const first = days.flatMap((date) => stations[0]?.[1].filter((row) => row.date === date) ?? [])[0];
  const stop = here ? current : first?.session.id;
  const focus = (event: Event): void => {
    const { id } = (event.target as HTMLElement).dataset;
    if (id) onFocus(id);
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${scene.words.byStation}>
    <table class="station-week" part="grid" @keydown=${onKey} @focusin=${focus}>
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
        ${stations.map(
          ([id, own]) =>
            html`<tr>
              <th scope="row">${areaNameIn(scene, id)}</th>
              ${days.map((date) => {
                const list = own.filter((row) => row.date === date);
                return html`<td class=${date === scene.today ? 'today' : ''}>
                  ${
                    list.length
                      ? html`<ul>
                          ${list.map((row) => line(row, scene, row.session.id === stop))}
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
