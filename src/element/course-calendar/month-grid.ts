import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { listOf } from '../../contract/list';
import type { PlainDate, PlainMonth } from '../../contract/time';
import { monthOf, weekday, weeksOf } from '../../contract/time';
import { languageOf } from '../../control/locale';
import { icon } from '../part/icon';
import { tierShape } from '../part/tier';
import { monthTitle, weekdayHeads, weekdayShort } from '../part/when';
import type { Scene } from './scene';
import { comma, dayMark, markOf, restWords, spokenDay, titleOf } from './tell';
import type { Row } from './view';

export interface MonthView {
  month: PlainMonth;
  /** The day that holds the grid's one tab stop. */
  current: PlainDate;
  /** The day whose list stands below, in a narrow container. */
  selected: PlainDate | undefined;
  byDay: ReadonlyMap<PlainDate, readonly Row[]>;
  loading: boolean;
  onKey(event: KeyboardEvent): void;
  onPick(date: PlainDate, id: string | undefined): void;
}

const IN_CELL = 3;

/** One line of a cell: shape of the tier, time, title; struck and named when it does not take place as planned. */
function cellLine(row: Row, scene: Scene): TemplateResult {
  const mark = markOf(row, scene);
  const [tone, shape] = tierShape(row.tier);
  return html`<span class="line ${tone} ${mark?.struck ? 'struck' : ''}" data-id=${row.session.id}
    >${icon(shape)}<span class="at number">${row.from}</span
    >${mark ? html`<span class="flag ${mark.tone}">${mark.word}</span>` : nothing}<span class="what"
      >${titleOf(row, scene)}</span
    ></span
  >`;
}

/** How many are cancelled, moved or not held, by the word for it. */
function marksOf(rows: readonly Row[], scene: Scene): Map<string, number> {
  const marks = new Map<string, number>();
  for (const row of rows) {
    const mark = markOf(row, scene);
    if (mark) marks.set(mark.word, (marks.get(mark.word) ?? 0) + 1);
  }
  return marks;
}

/** 11月30日，周一，11 节课，取消 1: what is seen in the cell is heard, too. */
const spokenCell = (date: PlainDate, rows: readonly Row[], scene: Scene): string =>
  [
    scene.words.told(spokenDay(date, scene, scene.days.get(date)), rows.length),
    ...listOf(marksOf(rows, scene), ([word, n]) => `${word} ${n}`),
  ].join(comma(scene));

/** 还有 11 节 改期 1: what will not take place as planned is never hidden behind a number. */
function moreLine(rows: readonly Row[], scene: Scene): unknown {
  if (!rows.length) return nothing;
  const marks = marksOf(rows, scene);
  return html`<span class="more"
    >${scene.words.moreInCell(rows.length)}${listOf(marks).map(
      // The space goes where the line breaks, so that what wraps begins at the edge.
      ([word, n]) => html` <span class="flag warm">${word} ${n}</span>`,
    )}</span
  >`;
}

function cellLines(rows: readonly Row[], scene: Scene): unknown {
  if (!rows.length) return nothing;
  if (scene.width === 'narrow') {
    const marked = marksOf(rows, scene).size > 0;
    return html`<span class="count number ${marked ? 'marked' : ''}">${rows.length}</span>`;
  }
  const shown = rows.length > IN_CELL + 1 ? IN_CELL : rows.length;
  return html`${rows.slice(0, shown).map((row) => cellLine(row, scene))} ${moreLine(rows.slice(shown), scene)}`;
}

/** The line beside or under the number. Long English names have no room in a narrow cell. */
function cellTop(date: PlainDate, scene: Scene): TemplateResult {
  const day = scene.days.get(date);
  const { label, kind } = dayMark(date, scene, day);
  const today = date === scene.today;
  const narrow = scene.width === 'narrow';
  const tight = narrow && languageOf(scene.lang) === 'en';
  const rest = day?.kind === 'rest';
  const off = restWords(day, scene) && (rest ? scene.words.rest : scene.words.work);
  const badge = html`<span class="off ${rest ? 'rest' : 'work'}">${off}</span>`;
  const said = today && narrow ? scene.words.today : tight ? off : label;
  return html`<span class="top"
    ><span class="date number">${Number(date.slice(8))}</span>${
      today && !narrow ? html`<span class="now">${scene.words.today}</span>` : nothing
    }${off && !tight ? badge : nothing}<span class="mark ${kind}">${said}</span></span
  >`;
}

function cell(date: PlainDate, scene: Scene, view: MonthView): TemplateResult {
  if (monthOf(date) !== view.month) {
    return html`<td role="gridcell" class="outside" aria-hidden="true">
      <span class="inside">${cellTop(date, scene)}</span>
    </td>`;
  }
  const day = scene.days.get(date);
  const rows = view.byDay.get(date) ?? [];
  const today = date === scene.today;
  return html`<td
    role="gridcell"
    part="cell"
    class=${classMap({ today, past: date < scene.today, weekend: weekday(date) > 5, selected: date === view.selected })}
    data-date=${date}
    tabindex=${date === view.current ? 0 : -1}
    aria-selected=${view.selected ? String(date === view.selected) : nothing}
    aria-current=${today ? 'date' : nothing}
  >
    <span class="unseen">${view.loading ? spokenDay(date, scene, day) : spokenCell(date, rows, scene)}</span>
    <span aria-hidden="true" class="inside">
      ${cellTop(date, scene)}
      ${view.loading ? html`<span class="line skeleton"></span>` : cellLines(rows, scene)}
    </span>
  </td>`;
}

/** The month as a grid: one tab stop, arrows inside, Enter for the day's list. */
export function monthGrid(scene: Scene, view: MonthView): TemplateResult {
  const pick = (event: Event): void => {
    const target = event.target as Element;
    const date = target.closest<HTMLElement>('td[data-date]')?.dataset.date;
    if (date) view.onPick(date, target.closest<HTMLElement>('[data-id]')?.dataset.id);
  };
  const weeks = weeksOf(view.month);
  const heads = weekdayHeads(scene.lang);
  return html`<p class="unseen" id="hint">${scene.words.dayHint}</p>
    <table
      role="grid"
      part="grid"
      class="month"
      aria-label=${monthTitle(view.month, scene.lang)}
      aria-describedby="hint"
      aria-busy=${view.loading ? 'true' : 'false'}
      @click=${pick}
      @keydown=${view.onKey}
    >
      <thead>
        <tr>
          ${(weeks[0] ?? []).map(
            (date, index) =>
              html`<th scope="col" abbr=${weekdayShort(date, scene.lang)} class=${index > 4 ? 'weekend' : ''}>
                ${heads[index]}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week) =>
            html`<tr>
              ${week.map((date) => cell(date, scene, view))}
            </tr>`,
        )}
      </tbody>
    </table>`;
}
