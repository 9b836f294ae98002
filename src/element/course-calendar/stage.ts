import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { addDays, monthOf } from '../../contract/time';
import type { PlainDate } from '../../contract/time';
import { notice } from '../part/notice';
import { shortDate } from '../part/when';
import { guard } from 'lit/directives/guard.js';
import { agenda } from './agenda';
import { dayList, holidays } from './body';
import { choiceCount } from './choice';
import type { Desk } from './desk';
import { monthGrid } from './month-grid';
import type { Scene } from './scene';
import { dayGroups, listSkeleton } from './session-list';
import type { PosterView } from './poster/poster';
import type { Row } from './view';
import type { Later } from '../part/later';

export type WeekPart = typeof import('./week-part');
export type ElderPart = import('./elder/elder').Elder;
export type PosterPart = import('./poster/poster').Poster;

/** What the reader does on the stage. */
export interface StageActs {
  onKey(event: KeyboardEvent): void;
  onPick(date: PlainDate, id: string | undefined): void;
  onDay(date: PlainDate): void;
  onMove(steps: number): void;
  /** By key, from within the week. */
  onPage(weeks: number): void;
  /** After the next rendering the focus goes to what matches. */
  focus(selector: string): void;
  /** Where the reader is has changed: told aloud if `tell`. */
  moved(tell: boolean): void;
  update(): void;
}

export interface StageView {
  scene: Scene;
  desk: Desk;
  /** Rows of a station stand together. */
  byStation: boolean;
  printing: boolean;
  /** The code of the week and of what stands by station. */
  part: Later<WeekPart>;
  poster: Later<PosterPart>;
  elder: Later<ElderPart>;
  /** Leads to a day that one names. */
  jump: unknown;
  /** What a poster says of its sessions. */
  said(): PosterView['said'];
  acts: StageActs;
}

/** Every session that fits. This month starts today, unless what is over is on screen by the reader's wish. */
function paper({ scene, desk, byStation, part }: StageView): unknown {
  const { rows } = desk.results.found;
  const { month, date, single, split, view, choice } = desk.stay;
  const { today, lang, words } = scene;
  const list = (some: readonly Row[]): unknown =>
    byStation && part.value ? part.value.stationGroupsOf(some, scene) : dayGroups(some, scene);
  const whole =
    view === 'week' || month !== monthOf(today) || choice.changed || (view === 'agenda' && !single);
  const from = (single || split) && date < today ? date : today;
  const ahead = whole ? rows : rows.filter((row) => row.date >= from);
  if (ahead.length === rows.length || !ahead.length) return list(rows);
  return html`<p>${words.fromDay(shortDate(from, lang))}</p>
    ${list(ahead)}`;
}

function listed({ scene, desk, acts, byStation, part }: StageView): TemplateResult {
  const { all, found } = desk.results;
  const { stay } = desk;
  const { ahead, brief, month, most } = stay;
  const over = (row: Row): boolean => row.end <= scene.now && monthOf(row.date) === month;
  return agenda(scene, {
    rows: found.rows,
    past: ahead && !brief ? all.filter(over).length : 0,
    shown: most,
    brief,
    list: (rows) =>
      byStation && part.value ? part.value.stationGroupsOf(rows, scene) : dayGroups(rows, scene),
    loading: desk.loading || (byStation && !part.value),
    onPast: () => {
      stay.past = true;
      acts.focus('.session'); // the first of the new ones
      acts.moved(true);
    },
    onMore: () => {
      acts.focus(`.session[data-id="${CSS.escape(found.rows[most]?.session.id ?? '')}"]`);
      stay.more();
      acts.moved(false);
    },
    onAll: () => {
      stay.lifted = true;
      acts.focus('.agenda .session, .day-name');
      acts.moved(true);
    },
  });
}

function oneDay({ scene, desk, acts, elder, jump }: StageView): unknown {
  if (!elder.value) return elder.waiting();
  const { date, choice } = desk.stay;
  const { all, byDay } = desk.results;
  const later = all.find(
    (row) => row.date > date && (byDay.has(row.date) || monthOf(row.date) !== monthOf(date)),
  );
  const rows = byDay.get(date) ?? [];
  return elder.value.dayView(scene, {
    date,
    rows,
    read: elder.value.reader.day(date, rows, scene),
    jump,
    next: later?.date,
    loading: desk.loading,
    filtered: choiceCount(choice) > 0 && all.some((row) => row.date === date),
    onDay: (to) => {
      acts.focus('.day-name'); // the button that was pressed has gone
      acts.onDay(to);
    },
    onMove: (days) => acts.onDay(addDays(date, days)),
  });
}

function month({ scene, desk, acts }: StageView): TemplateResult {
  const { date, split } = desk.stay;
  const { byDay } = desk.results;
  const { words, lang, width, today, zone, service, days } = scene;
  const { loading } = desk;
  // Whoever types draws the month anew only when other sessions are found.
  const basis = [
    byDay,
    desk.stay.month,
    date,
    split,
    loading,
    words,
    lang,
    width,
    today,
    zone,
    service,
    days,
  ];
  const grid = guard(basis, () =>
    monthGrid(scene, {
      month: desk.stay.month,
      current: date,
      selected: split ? date : undefined,
      byDay,
      loading,
      onKey: acts.onKey,
      onPick: acts.onPick,
    }),
  );
  return html`${grid} ${split && !desk.loading ? dayList(scene, date, byDay.get(date) ?? []) : nothing}`;
}

/** That the last days of a week could not be read, on screen as on paper; and the way to try again. */
function lacking({ scene, desk }: StageView): unknown {
  if (!desk.lacking) return nothing;
  const retry = (): void => desk.data.later.retry();
  const button = html`<button type="button" class="primary" data-later @click=${retry}>
    ${scene.common.retry}
  </button>`;
  return notice('bad', scene.words.missing, '', button);
}

function week({ scene, desk, acts, byStation, part }: StageView): unknown {
  const { value } = part;
  if (!value) return part.waiting();
  const { stay, results, loading, weekRead } = desk;
  // Only the grid of time says by itself that it is not whole yet.
  if (loading && (byStation || scene.width === 'narrow')) return listSkeleton(4);
  const onFocus = (id: string): void => {
    if (stay.at === id) return;
    stay.at = id;
    acts.update();
  };
  if (byStation)
    return scene.width === 'narrow'
      ? html`<div class="agenda">${value.stationGroupsOf(results.found.rows, scene)}</div>`
      : value.stationWeek(scene, { days: weekRead, rows: results.found.rows, current: stay.at, onFocus });
  return value.weekGrid(scene, {
    days: weekRead,
    byDay: results.byDay,
    current: stay.at,
    loading,
    onPick: acts.onPick,
    onFocus,
    onMove: acts.onPage,
  });
}

function posterOf({ scene, desk, poster, said, acts }: StageView): unknown {
  const { stay, data, results } = desk;
  if (!poster.value && !poster.asked) void poster.bring();
  if (!poster.value || desk.loading) return poster.waiting();
  return poster.value.content({
    scene,
    chosen: stay.poster,
    rows: results.found.rows,
    byDay: results.byDay,
    said: said(),
    missing: desk.lacking ? () => data.later.retry() : undefined,
    onChoose: (chosen) => {
      const other = /week/.test(chosen) !== /week/.test(stay.poster);
      stay.poster = chosen;
      acts.moved(other);
    },
  });
}

/** What stands below the filters: one day, the month, the week, the list; on paper every session. */
export function stage(view: StageView): unknown {
  const { scene, desk, printing } = view;
  const { single, view: shown } = desk.stay;
  const needed = view.byStation || (shown === 'week' && !single);
  if (needed && !view.part.value && !view.part.asked) void view.part.bring();
  if (scene.elder && !view.elder.value && !view.elder.asked) void view.elder.bring();
  if (shown === 'poster') return posterOf(view);
  if (printing) return html`${lacking(view)} ${paper(view)}`;
  const note = holidays(scene, desk.stay.month, desk.data.unannounced);
  if (single) return html`${oneDay(view)} ${note}`;
  if (shown === 'agenda') return listed(view);
  if (shown === 'week') return html`${lacking(view)} ${week(view)} ${note}`;
  return html`${month(view)} ${note}`;
}
