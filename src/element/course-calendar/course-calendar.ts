import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Area } from '../../contract/place';
import { addDays, addMonths, isMonth, monthOf, wallTime } from '../../contract/time';
import type { PlainDate } from '../../contract/time';
import { audiences, tiers as allTiers } from '../../contract/word';
import { backendOf } from '../../control/backend';
import { emit, warnOnce } from '../../control/event';
import { memo } from '../../control/memo';
import { WidthController } from '../../control/width';
import type { Backend } from '../../source/backend';
import { Failure } from '../../source/failure';
import { baseSheets, dress, sheet } from '../../style/sheet';
import { HehuoElement } from '../base';
import { Later } from '../part/later';
import { monthTitle, spanTitle } from '../part/when';
import { lineOf, notices } from './body';
import css from './course-calendar.css?inline';
import { Desk } from './desk';
import type { Facts } from './desk';
import { EnrolDoor } from './enrol-door';
import type { EnrolAround } from './enrol/enrol';
import { DialogController } from './dialog';
import type { Opened } from './dialog';
import { filterBar, filterWords } from './filter-bar';
import { KeepDoor } from './keep-door';
import { dayByKey, openingDay } from './place';
import type { Scene } from './scene';
import { dialogSheet } from './sheet';
import { stage } from './stage';
import type { StageActs, WeekPart } from './stage';
import { spokenDay } from './tell';
import { toolbar, views } from './toolbar';
import type { View } from './toolbar';
import { noChoice, wordsOf } from './view';
import type { Choice, Row } from './view';
import { en, zhHans } from './words';
import type { Words } from './words';

const noArea: readonly Area[] = [];
const isTier = (word: string): boolean => (allTiers as readonly string[]).includes(word);

/**
 * The programme's courses and activities: a month with lunar days, festivals and public holidays, or a list of what is
 * to come; filters by brand, price tier, audience and station; a session with price, place, seats, changes and how to
 * enrol. Large-print appearance: one day a screen.
 *
 * @element course-calendar
 * @csspart toolbar - Heading, month, choice of view.
 * @csspart filters - Brands, tiers, audience, station.
 * @csspart grid - The month's table.
 * @csspart cell - A day of the month.
 * @csspart agenda - The list by days.
 * @csspart day - One day of the large-print appearance.
 * @csspart session - A session in a list: a button.
 * @csspart detail - What is known of a session.
 * @csspart dialog - The dialog with a day or a session.
 * @csspart tier - Chip of a price tier.
 * @csspart phase - Chip of the phase of enrolment.
 */
export class CourseCalendar extends HehuoElement {
  static override styles = [...baseSheets, sheet(css)];

  /** `month`, `week` (a grid of time) or `agenda` (a list of what is to come). */
  @property() view: View = 'month';
  /** Month to open on, `YYYY-MM`; the present one by default. */
  @property() month = '';
  /** Brand to open on, e.g. `after_work`; the reader may choose another. */
  @property() brand = '';
  /** Price tiers that may be shown at all: `public_benefit`, `low_fee`, `market`, by space or comma; empty is all. */
  @property() tiers = '';
  /** Audience to open on, e.g. `elder`; the reader may choose another. */
  @property() audience = '';
  /** `station`: in the week and in lists the sessions of a station stand together. */
  @property({ attribute: 'group-by' }) groupBy: '' | 'station' = '';
  /** Own wording: any of the calendar's words, laid over those of the language. */
  @property({ attribute: false }) words: Partial<Words> | undefined;

  readonly #width = new WidthController(this, 560, 900);
  readonly #dialog = new DialogController(this);
  readonly #desk: Desk = new Desk(
    this,
    {
      asking: (make) => this.asking(make),
      settled: (resource, state) => this.settled(resource, state),
    },
    () => this.#facts,
  );
  readonly #around = this.#enrolAround();
  readonly #enrol = new EnrolDoor(this.#around, () => this.#mayEnrol);
  readonly #weekPart = new Later<WeekPart>(this.#around, async () => {
    const part = await import('./week-part');
    dress(this, part.css);
    return part;
  });
  readonly #keep = new KeepDoor(this.#around, () => this.#backend?.key);
  readonly #stay = this.#desk.stay;
  readonly #data = this.#desk.data;
  #rtl = false;
  #printing = false;
  // What the next update owes: focus to what matches, a result to announce.
  #focus: string | undefined;
  #tell: (() => string) | undefined;
  #sought: { id: string; lost: () => void } | undefined;

  readonly #areaMap = memo((areas: readonly Area[]) => new Map(areas.map((area) => [area.id, area])));
  readonly #allowed = memo((list: string) => wordsOf(list).filter(isTier));
  readonly #wordsIn = memo((english: boolean, own: Partial<Words> | undefined): Words => ({
    ...(english ? en : zhHans),
    ...own,
  }));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#rtl = getComputedStyle(this).direction === 'rtl';
    window.addEventListener('beforeprint', this.#onPrint);
    window.addEventListener('afterprint', this.#onPrinted);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#onPrint);
    window.removeEventListener('afterprint', this.#onPrinted);
  }

  protected override get sends(): boolean {
    return true;
  }

  override refresh(): void {
    this.service.retry();
    this.#data.refresh();
  }

  get #areas(): readonly Area[] {
    return this.serviceData?.areas ?? noArea;
  }

  get #facts(): Facts {
    const { status } = this.service.state;
    return {
      month: this.month,
      view: this.view,
      limit: this.limit,
      elder: this.elder,
      narrow: this.#width.value === 'narrow',
      today: this.clock.today,
      now: this.clock.now(),
      zone: this.clock.zone,
      areas: this.#areas,
      area: this.area,
      partner: this.partner,
      tiers: this.#allowed(this.tiers),
      hasSeats: this.serviceData?.capabilities.classes.includes('seats') ?? false,
      treeBusy: status === 'idle' || status === 'loading',
    };
  }

  // Attributes

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#checkAttributes();
    const stay = this.#stay;
    if (changed.has('month')) stay.reopen();
    if (changed.has('view')) stay.review();
    if (changed.has('brand') || changed.has('audience')) {
      stay.choose({ brand: this.brand, audience: this.audience });
    }
    if (changed.has('syncUrl') && this.syncUrl) stay.read(isTier);
    this.#desk.decide(this.#dialog.opened);
  }

  #checkAttributes(): void {
    const wrong = (written: string, cure: string): void =>
      warnOnce(`<${this.localName}> ${written}: ${cure}`);
    if (views.indexOf(this.view) < 0) {
      wrong(`view="${String(this.view)}"`, 'use "month", "week" or "agenda"');
      this.view = 'month';
    }
    if (this.groupBy !== '' && this.groupBy !== 'station') {
      wrong(`group-by="${String(this.groupBy)}"`, 'use "station"');
      this.groupBy = '';
    }
    if (this.month && !isMonth(this.month)) {
      wrong(`month="${this.month}"`, 'use "YYYY-MM", e.g. "2026-11"');
      this.month = '';
    }
    if (this.audience && !(audiences as readonly string[]).includes(this.audience)) {
      wrong(`audience="${this.audience}"`, `use one of ${audiences.join(', ')}`);
      this.audience = '';
    }
    for (const word of wordsOf(this.tiers)) {
      if (!isTier(word)) wrong(`tiers="${this.tiers}"`, `"${word}" is none of ${allTiers.join(', ')}`);
    }
  }

  protected override updated(): void {
    this.#enrol.look();
    this.#weekPart.value?.placeSlots(this.renderRoot);
    const focus = this.#focus;
    this.#focus = undefined;
    if (focus) this.renderRoot.querySelector<HTMLElement>(focus)?.focus();
    this.#openSought();
    const tell = this.#tell;
    if (!tell || this.#desk.loading) return;
    this.#tell = undefined;
    // Not inside the update that it speaks of.
    void this.updateComplete.then(() => this.announcer.say(tell()));
  }

  // What the reader does

  /** After a change of where the reader is: shows it, keeps the address, announces it once it is there. */
  #moved(tell?: () => string): void {
    if (tell) this.#tell = tell;
    if (this.syncUrl) this.#stay.write();
    this.requestUpdate();
  }

  /** The month or the week that is shown, in words. */
  #span({ lang }: Scene): string {
    const { month, view, single, week } = this.#stay;
    return view === 'week' && !single
      ? spanTitle(week[0] ?? '', week[6] ?? '', lang)
      : monthTitle(month, lang);
  }

  readonly #tellSpan = (): string => {
    const scene = this.#scene;
    return scene.words.told(this.#span(scene), this.#desk.results.found.rows.length);
  };

  readonly #tellDay = (): string => {
    const scene = this.#scene;
    const { date } = this.#stay;
    const count = this.#desk.results.byDay.get(date)?.length ?? 0;
    return scene.words.told(spokenDay(date, scene, scene.days.get(date)), count);
  };

  readonly #onMove = (steps: number): void => {
    const { view, single, date, month } = this.#stay;
    const week = view === 'week' && !single;
    this.#stay.go(week ? addDays(date, 7 * steps) : openingDay(addMonths(month, steps), this.clock.today));
    this.#moved(this.#tellSpan);
  };

  readonly #onToday = (): void => {
    this.#stay.go(this.clock.today);
    this.#focus = '[data-move="1"]'; // the button that was pressed has gone
    this.#moved(this.#tellSpan);
  };

  readonly #onDay = (date: PlainDate): void => {
    this.#stay.go(date);
    this.#moved(this.#tellDay);
  };

  readonly #onView = (view: View): void => {
    this.#stay.view = view;
    this.#moved(this.#tellSpan);
  };

  readonly #onChoice = (change: Partial<Choice>): void => {
    this.#stay.choose(change);
    this.#moved(() => this.#scene.words.found(this.#desk.results.found.rows.length));
  };

  readonly #onClear = (): void => {
    this.#onChoice(noChoice);
    this.#focus = '.filters summary, .filters [tabindex="0"]';
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const from = (event.target as Element).closest<HTMLElement>('td')?.dataset.date ?? this.#stay.date;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#onPick(from, undefined);
      if (this.#stay.split) this.#focus = '.day-list .session';
      return;
    }
    const date = dayByKey(event.key, from, this.#rtl);
    if (!date) return;
    event.preventDefault();
    const otherMonth = monthOf(date) !== this.#stay.month;
    this.#stay.go(date);
    this.#focus = `td[data-date="${date}"]`;
    this.#moved(otherMonth ? this.#tellSpan : undefined);
  };

  readonly #onPick = (date: PlainDate, id: string | undefined): void => {
    this.#stay.go(date);
    if (this.#stay.split) return this.#moved(this.#tellDay);
    this.#moved();
    this.#show({ date, id });
  };

  #show(opened: Opened): void {
    this.#dialog.show(opened);
    this.#enrol.prepare(this.#rowOf(opened.id));
    if (opened.id && !opened.enrol) emit(this, 'hehuo-select', { resource: 'sessions', id: opened.id });
  }

  /** Opens what was asked for in another month, once that month is read. */
  #openSought(): void {
    const sought = this.#sought;
    if (!sought || this.#desk.loading) return;
    this.#sought = undefined;
    if (this.#rowOf(sought.id)) this.#show({ id: sought.id, enrol: true });
    else sought.lost();
  }

  #rowOf(id: string | undefined): Row | undefined {
    return id ? this.#desk.results.all.find((row) => row.session.id === id) : undefined;
  }

  // Enrolment, and taking a session along

  get #backend(): Backend | undefined {
    const found = backendOf(this, this.backend);
    return found instanceof Failure ? undefined : found;
  }

  get #mayEnrol(): boolean {
    const names = this.serviceData?.capabilities.write ?? [];
    return names.indexOf('enrolments') >= 0 && !!this.#backend?.write;
  }

  #enrolAround(): EnrolAround {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const calendar = this;
    return {
      element: calendar,
      get common() {
        return calendar.common;
      },
      get backend() {
        return calendar.#backend;
      },
      get rows() {
        return calendar.#desk.results.all;
      },
      say: (text) => calendar.announcer.say(text),
      update: () => calendar.requestUpdate(),
      open: (row, enrol) =>
        calendar.#show({ date: calendar.#dialog.opened?.date, id: row.session.id, enrol }),
      goTo: (id, start, lost) => {
        calendar.#sought = { id, lost };
        calendar.#stay.go(wallTime(start, calendar.clock.zone).date);
        calendar.#moved(calendar.#tellSpan);
      },
    };
  }

  readonly #onPrint = (): void => {
    this.#printing = true;
    this.requestUpdate();
    this.performUpdate(); // paper does not wait for the next microtask
  };

  readonly #onPrinted = (): void => {
    this.#printing = false;
    this.requestUpdate();
  };

  // Render

  get #scene(): Scene {
    const { tag, language } = this.locale;
    return {
      words: this.#wordsIn(language === 'en', this.words),
      common: this.common,
      lang: tag,
      today: this.clock.today,
      zone: this.clock.zone,
      text: (text) => this.locale.text(text),
      service: this.serviceData,
      now: this.clock.now(),
      elder: this.elder,
      width: this.#width.value,
      level: this.headingLevel,
      days: this.#data.days,
      areas: this.#areaMap(this.#areas),
      seatsOf: this.#data.seatsOf,
      enrol: (row, phase) => this.#enrol.offer(row, phase, this.#scene),
      keep: (row) => this.#keep.button(row, this.#scene),
      open: (row) => this.#show({ ...this.#dialog.opened, id: row.session.id }),
    };
  }

  protected override content(): TemplateResult {
    const scene = this.#scene;
    const { brief, view } = this.#stay;
    return html`<div
        class=${this.#rtl ? 'calendar rtl' : 'calendar'}
        data-width=${this.#width.value}
        data-view=${view}
        ?data-open=${Boolean(this.#dialog.opened)}
      >
        ${this.#toolbar(scene)} ${this.#enrol.mine(scene)} ${brief ? nothing : this.#filters(scene)}
        ${this.renderReading(this.#data.month, { skeleton: () => nothing, ready: () => this.#notices(scene) })}
        ${
          this.#data.month.state.status === 'failed'
            ? nothing
            : stage({
                scene,
                desk: this.#desk,
                byStation: this.groupBy === 'station',
                printing: this.#printing,
                part: this.#weekPart,
                acts: this.#acts,
              })
        }
      </div>
      ${this.#sheet(scene)}`;
  }

  #toolbar(scene: Scene): TemplateResult {
    const area = scene.areas.get(this.area);
    const partner = this.partner ? this.#desk.results.all[0]?.partner : undefined;
    const name = scene.text(partner?.name ?? area?.name);
    const { month, view, brief, single, week } = this.#stay;
    return toolbar(scene, {
      title: name ? scene.words.titleOf(name) : scene.words.title,
      span: this.#span(scene),
      here: view === 'week' ? week.includes(scene.today) : month === monthOf(scene.today),
      view,
      still: brief || single,
      line: single ? lineOf(scene, this.area) : undefined,
      onMove: this.#onMove,
      onToday: this.#onToday,
      onView: this.#onView,
    });
  }

  #filters(scene: Scene): TemplateResult {
    const stay = this.#stay;
    const { found, changed } = this.#desk.results;
    const written = filterWords(scene, stay.choice);
    const { known } = this.#desk;
    const leaf = this.#areas.length > 0 && !this.#areas.some((one) => one.parentId === this.area);
    return html`${filterBar(scene, {
      choice: stay.choice,
      counts: known ? found.counts : undefined,
      found: known ? found.rows.length : undefined,
      foundWords: this.#foundWords(scene),
      changed,
      allowed: this.#allowed(this.tiers),
      areas: this.#areas,
      oneStation: Boolean(this.area) && leaf,
      open: stay.filtersOpen,
      onChange: this.#onChoice,
      onClear: this.#onClear,
      onToggle: (open) => {
        stay.filtersOpen = open;
        this.requestUpdate();
      },
      onResults: () => {
        stay.filtersOpen = false;
        this.#focus = '.day-name';
        this.requestUpdate();
      },
    })}
    ${written ? html`<p class="only-print">${scene.words.filters}：${written}</p>` : nothing}`;
  }

  /** One day a screen says of what the number is: of the month, not of the day. */
  #foundWords({ words, lang, today }: Scene): string {
    const { month, single } = this.#stay;
    const n = this.#desk.results.found.rows.length;
    if (!single) return words.found(n);
    return month === monthOf(today) ? words.foundMonth(n) : words.told(monthTitle(month, lang), n);
  }

  #notices(scene: Scene): unknown {
    // One day a screen says it for the day.
    if (this.#desk.loading || this.#stay.single) return nothing;
    const { state } = this.#data.month;
    return notices(scene, {
      results: this.#desk.results,
      month: this.#stay.month,
      ahead: this.#stay.ahead,
      area: this.area,
      partial: 'data' in state && state.data.partial,
      onClear: this.#onClear,
    });
  }

  get #acts(): StageActs {
    return {
      onKey: this.#onKey,
      onPick: this.#onPick,
      onDay: this.#onDay,
      onMove: this.#onMove,
      focus: (selector) => (this.#focus = selector),
      moved: (tell) => this.#moved(tell ? this.#tellSpan : undefined),
      update: () => this.requestUpdate(),
    };
  }

  #sheet(scene: Scene): TemplateResult {
    const { opened } = this.#dialog;
    const { byDay } = this.#desk.results;
    return dialogSheet(scene, {
      dialog: this.#dialog,
      row: this.#rowOf(opened?.id),
      date: opened?.date,
      enrolment: this.#enrol,
      rows: byDay.get(opened?.date ?? '') ?? [],
      onBack: () => this.#dialog.show(opened?.enrol ? { ...opened, enrol: false } : { date: opened?.date }),
    });
  }
}
