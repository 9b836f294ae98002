import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import type { PlainDate } from '../../contract/time';
import { weekday } from '../../contract/time';
import { icon } from '../part/icon';
import { tierShape } from '../part/tier';
import { weekdayShort } from '../part/when';
import type { Scene } from './scene';
import { dayGroups, placeWords } from './session-list';
import { dayMark, markOf, plainTimes, restWords, spokenDay, spokenTimes, titleOf } from './tell';
import { hoursOf, sideBySide } from './week';
import type { More, Placed } from './week';
import type { Row } from './view';

export interface WeekView {
  /** Monday to Sunday. */
  days: readonly PlainDate[];
  byDay: ReadonlyMap<PlainDate, readonly Row[]>;
  /** Id of the session that holds the one tab stop; the first one else. */
  current: string;
  loading: boolean;
  onPick(date: PlainDate, id: string | undefined): void;
  /** The focus went to a session. */
  onFocus(id: string): void;
  /** A week on or back. */
  onMove(weeks: number): void;
}

/** Columns side by side: more are too narrow for a title. */
const MOST: Readonly<Record<string, number>> = { wide: 2, medium: 2, narrow: 1 };

type At = Pick<Placed, 'from' | 'to' | 'column' | 'columns'>;

/** Where something stands in the grid, for `placeSlots`: a style attribute would be against strict policies. */
const slot = ({ from, to, column, columns }: At, content: unknown): TemplateResult =>
  html`<li class="slot" data-from=${from} data-to=${to} data-column=${column} data-columns=${columns}>
    ${content}
  </li>`;

/** When it starts, and where there is room when it ends: cut off, 10:30 would read as 10. */
export function blockTimes(row: Row, scene: Scene): TemplateResult {
  const [from, rest] = plainTimes(row, scene).split('–');
  return html`<span class="at number" aria-hidden="true"
    >${icon(tierShape(row.tier)[1])}${from}${rest ? html`<span>–${rest}</span>` : nothing}</span
  >`;
}

function sessionSlot(placed: Placed, stop: string, scene: Scene): TemplateResult {
  const { row } = placed;
  const mark = markOf(row, scene);
  const [tone] = tierShape(row.tier);
  const times = spokenTimes(row.from, row.to, scene.lang);
  return slot(
    placed,
    html`<button
      type="button"
      class="block ${tone} ${mark?.struck ? 'struck' : ''} ${row.end <= scene.now ? 'over' : ''}"
      part="session"
      data-rove
      data-id=${row.session.id}
      tabindex=${row.session.id === stop ? 0 : -1}
    >
      <span class="in"
        ><span class="unseen">${spokenDay(row.date, scene)} ${times}</span>
        ${blockTimes(row, scene)}
        ${mark ? html`<span class="flag ${mark.tone}">${mark.word}</span>` : nothing}
        <span class="what">${titleOf(row, scene)}</span>
        <span class="where soft">${placeWords(row, scene)}</span></span
      >
    </button>`,
  );
}

const moreSlot = (more: More, date: PlainDate, scene: Scene): TemplateResult =>
  slot(
    more,
    html`<button type="button" class="block more" data-rove data-more=${date} tabindex="-1">
      <span class="unseen">${spokenDay(date, scene)}</span>${scene.words.moreInCell(more.rows.length)}
    </button>`,
  );

function head(date: PlainDate, scene: Scene): TemplateResult {
  const day = scene.days.get(date);
  const { label } = dayMark(date, scene, day);
  const off = restWords(day, scene) && (day?.kind === 'rest' ? scene.words.rest : scene.words.work);
  return html`<div class="week-head" aria-hidden="true">
    <span>${weekdayShort(date, scene.lang)}</span>
    <strong class="date number">${Number(date.slice(8))}</strong>
    <span class="soft small">${date === scene.today ? scene.words.today : label}</span>
    ${off ? html`<span class="off ${day?.kind === 'rest' ? 'rest' : 'work'}">${off}</span>` : nothing}
  </div>`;
}

function column(date: PlainDate, scene: Scene, view: WeekView, stop: string): TemplateResult {
  const rows = view.byDay.get(date) ?? [];
  const { placed, more } = sideBySide(rows, MOST[scene.width]);
  const said = scene.words.told(spokenDay(date, scene, scene.days.get(date)), rows.length);
  return html`<section
    class="week-day ${date === scene.today ? 'today' : ''} ${weekday(date) > 5 ? 'weekend' : ''}"
    aria-label=${view.loading ? spokenDay(date, scene) : said}
    data-date=${date}
  >
    ${head(date, scene)}
    <ol>
      ${placed.map((one) => sessionSlot(one, stop, scene))} ${more.map((one) => moreSlot(one, date, scene))}
    </ol>
  </section>`;
}

/** The session to which an arrow leads: within the day by time, across days to the one nearest in time. */
function goTo(root: Element, from: HTMLElement, key: string, rtl: boolean): HTMLElement | undefined {
  const days = listOf(root.querySelectorAll('.week-day'));
  const of = (day: Element | undefined): HTMLElement[] =>
    day ? listOf(day.querySelectorAll<HTMLElement>('[data-rove]')) : [];
  const start = (one: Element): number => Number(one.closest<HTMLElement>('.slot')?.dataset.from);
  const at = days.findIndex((day) => day.contains(from));
  const own = of(days[at]);
  const index = own.indexOf(from);
  if (key === 'ArrowUp') return own[index - 1];
  if (key === 'ArrowDown') return own[index + 1];
  if (key === 'Home') return own[0];
  if (key === 'End') return own[own.length - 1];
  const step = (key === 'ArrowRight') === rtl ? -1 : 1;
  for (let day = at + step; day >= 0 && day < days.length; day += step) {
    const there = of(days[day]);
    const far = (one: Element): number => Math.abs(start(one) - start(from));
    if (there.length) return there.reduce((best, one) => (far(one) < far(best) ? one : best));
  }
  return undefined;
}

function onKey(event: KeyboardEvent, view: WeekView): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const from = (event.target as Element).closest<HTMLElement>('[data-rove]');
  const root = event.currentTarget as Element;
  if (!from) return;
  const page = { PageUp: -1, PageDown: 1 }[event.key];
  if (page === undefined && !/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) return;
  event.preventDefault();
  if (page !== undefined) return view.onMove(page);
  goTo(root, from, event.key, getComputedStyle(root).direction === 'rtl')?.focus();
}

/** The week as a grid of time: one tab stop, arrows inside. In a narrow container the week as a list of its days. */
export function weekGrid(scene: Scene, view: WeekView): TemplateResult {
  const rows = view.days.flatMap((date) => view.byDay.get(date) ?? []);
  if (scene.width === 'narrow') return html`<div class="agenda">${dayGroups(rows, scene)}</div>`;
  const { first, last } = hoursOf(rows);
  const stop = rows.some(({ session }) => session.id === view.current)
    ? view.current
    : (rows[0]?.session.id ?? '');
  const pick = (event: Event): void => {
    const target = (event.target as Element).closest<HTMLElement>('[data-rove]');
    const date = target?.closest<HTMLElement>('.week-day')?.dataset.date;
    if (target && date) view.onPick(date, target.dataset.id);
  };
  const focus = (event: Event): void => {
    const { id } = (event.target as HTMLElement).dataset;
    if (id) view.onFocus(id);
  };
  return html`<p class="unseen" id="hint">${scene.words.weekHint}</p>
    <div
      class="week"
      part="grid"
      role="group"
      aria-describedby="hint"
      aria-busy=${String(view.loading)}
      data-first=${first}
      data-last=${last}
      @click=${pick}
      @keydown=${(event: KeyboardEvent) => onKey(event, view)}
      @focusin=${focus}
    >
      <div class="hours number soft" aria-hidden="true">
        ${listOf({ length: last - first }, (_, n) => html`<span><span class="small">${first + n}:00</span></span>`)}
      </div>
      ${view.days.map((date) => column(date, scene, view, stop))}
    </div>`;
}

/** Puts what a week's grid holds into its place, through the object model: after each rendering. */
export function placeSlots(root: ParentNode): void {
  const week = root.querySelector<HTMLElement>('.week');
  if (!week) return;
  const first = Number(week.dataset.first);
  week.style.setProperty('--_hours', String(Number(week.dataset.last) - first));
  week.querySelectorAll<HTMLElement>('.slot').forEach(({ dataset, style }) => {
    const { from, to, column: at, columns } = dataset;
    const share = 100 / Number(columns);
    style.setProperty('--_from', String(Number(from) / 60 - first));
    style.setProperty('--_long', String((Number(to) - Number(from)) / 60));
    style.setProperty('--_start', `${Number(at) * share}%`);
    style.setProperty('--_share', `${share}%`);
  });
}
