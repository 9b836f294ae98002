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
import { icsBackend } from '../../source/ics/door';
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
import type { FindWords } from './find/words';
import { FindDoor } from './find-door';
import { KeepDoor } from './keep-door';
import { dayByKey, openingDay } from './place';
import type { PosterView } from './poster/poster';
import type { Scene } from './scene';
import { dialogSheet } from './sheet';
import { stage } from './stage';
import type { StageActs, WeekPart } from './stage';
import { SubscribeDoor } from './subscribe-door';
import { jumpDoor } from './jump-door';
import { printedMoment, spokenDay, spokenTimes } from './tell';
import { toolbar, views } from './toolbar';
import type { View } from './toolbar';
import { wordsOf } from './view';
import type { Row } from './view';
import { en, zhHans } from './words';
import type { Words } from './words';

const noArea: readonly Area[] = [];
/** Attributes with a choice to open on. */
const opening = ['brand', 'audience', 'zone', 'category', 'activity'] as const;
const isTier = (word: string): boolean => (allTiers as readonly string[]).includes(word);

/**
 * The programme's courses and activities: a month with lunar days, festivals and public holidays, or a list of what is
 * to come; filters by words (Chinese, pinyin, initials), brand, price, audience,
 * age, place, kind, partner and free seats; a session with price, place, seats, changes and how to
 * enrol. Large-print appearance: one day a screen.
 *
 * @element course-calendar
 * @csspart toolbar - Heading, month, choice of view.
 * @csspart filters - Brands, search, further filters.
 * @csspart search - The search field.
 * @csspart grid - The month's table.
 * @csspart cell - A day of the month.
 * @csspart agenda - The list by days.
 * @csspart day - One day of the large-print appearance.
 * @csspart poster - The sheets of the poster, and the choices above them.
 * @csspart session - A session in a list: a button.
 * @csspart detail - What is known of a session.
 * @csspart dialog - The dialog with a day or a session.
 * @csspart tier - Chip of a price tier.
 * @csspart phase - Chip of the phase of enrolment.
 */
export class CourseCalendar extends HehuoElement {
  static override styles = [...baseSheets, sheet(css)];

  /** `month`, `week` (a grid of time), `agenda` (a list of what is to come) or `poster` (the month or week for the door). */
  @property() view: View = 'month';
  /** Month to open on, `YYYY-MM`; the present one by default. */
  @property() month = '';
  /** Brand to open on, e.g. `after_work`; the reader may choose another. */
  @property() brand = '';
  /** Price tiers that may be shown at all: `public_benefit`, `low_fee`, `market`, by space or comma; empty is all. */
  @property() tiers = '';
  /** Audience to open on, e.g. `elder`; the reader may choose another. */
  @property() audience = '';
  /** Functional zone to open on, e.g. `youth_night_school`; the reader may choose another. */
  @property() zone = '';
  /** Service category to open on, e.g. `culture_leisure`; the reader may choose another. */
  @property() category = '';
  /** Category of activities to open on, e.g. `our_festivals`; the reader may choose another. */
  @property() activity = '';
  /** `station`: in the week and in lists the sessions of a station stand together. */
  @property({ attribute: 'group-by' }) groupBy: '' | 'station' = '';
  /** Own wording: any of the calendar's words, laid over those of the language. */
  @property({ attribute: false }) words: Partial<Words & FindWords> | undefined;

  protected override readonly calendarFiles = icsBackend;
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
  readonly #elder = new Later(
    this.#around,
    async () => new (await import('./elder/elder')).Elder(this.#around),
  );
  readonly #go = new Later(this.#around, async () => new (await import('./go/go')).Go(this.#around));
  readonly #poster = new Later(
    this.#around,
    async () => new (await import('./poster/poster')).Poster(this.#around),
  );
  readonly #find = new FindDoor(this.#around, {
    desk: this.#desk,
    scene: () => this.#scene,
    led: () => this.#stay.single && this.#elder.value !== undefined,
    focus: (selector) => (this.#focus = selector),
    moved: (tell) => this.#moved(tell),
  });
  readonly #keep = new KeepDoor(this.#around, () => this.#backend?.key);
  readonly #subscribe = new SubscribeDoor(this.#around);
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
    if (opening.some((name) => changed.has(name))) {
      const { brand, audience, zone, category, activity } = this;
      stay.choose({ brand, audience, zone, category, activity });
    }
    if (changed.has('syncUrl') && this.syncUrl) stay.read(isTier);
    this.#find.prepare();
    this.#desk.decide(this.#dialog.opened);
  }

  #checkAttributes(): void {
    const wrong = (written: string, cure: string): void =>
      warnOnce(`<${this.localName}> ${written}: ${cure}`);
    if (views.indexOf(this.view) < 0) {
      wrong(`view="${String(this.view)}"`, 'use "month", "week", "agenda" or "poster"');
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
    this.#heedFingers();
    const focus = this.#focus;
    this.#focus = undefined;
    // The first selector of the list that matches, wherever it stands.
    for (const one of focus?.split(', ') ?? []) {
      const found = this.renderRoot.querySelector<HTMLElement>(one);
      found?.focus();
      if (found) break;
    }
    this.#openSought();
    const tell = this.#tell;
    if (!tell || this.#desk.loading) return;
    this.#tell = undefined;
    // Not inside the update that it speaks of.
    void this.updateComplete.then(() => this.announcer.say(tell()));
  }

  /** Where there is touch, the stage heeds swipes: days in the large-print appearance, else weeks or months. */
  #heedFingers(): void {
    if (this.#desk.loading || !navigator.maxTouchPoints) return;
    if (!this.#go.asked) void this.#go.bring(true);
    this.#go.value?.heed(this.renderRoot.querySelector<HTMLElement>('.stage'), (steps) => {
      const { single, date } = this.#stay;
      if (single) this.#onDay(addDays(date, steps));
      else this.#onMove(steps);
    });
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
    const { month, weekly, week } = this.#stay;
    return weekly ? spanTitle(week[0] ?? '', week[6] ?? '', lang) : monthTitle(month, lang);
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
    const { weekly, date, month } = this.#stay;
    this.#stay.go(weekly ? addDays(date, 7 * steps) : openingDay(addMonths(month, steps), this.clock.today));
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
    const found = backendOf(this, this.backend, this.calendarFiles);
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
      times: ({ from, to }) =>
        ((this.elder && this.#elder.value?.saidTimes) || spokenTimes)(from, to, this.locale.tag),
      read: (row) => this.elder && this.#elder.value?.reader.session(row, this.#scene),
      enrol: (row, phase) => this.#enrol.offer(row, phase, this.#scene),
      keep: (row) => this.#keep.button(row, this.#scene),
      title: (row) => this.#find.title(row),
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
        ${this.#toolbar(scene)} ${this.#enrol.mine(scene)} ${this.#find.bar(scene)}
        ${this.renderReading(this.#data.month, { skeleton: () => nothing, ready: () => this.#notices(scene) })}
        ${
          this.#data.month.state.status === 'failed' || this.#find.alone
            ? nothing
            : html`<div
                class="stage"
                data-sideways=${String(!brief && view !== 'poster' && view !== 'agenda')}
              >
                ${stage({
                  scene,
                  desk: this.#desk,
                  byStation: this.groupBy === 'station',
                  printing: this.#printing,
                  part: this.#weekPart,
                  poster: this.#poster,
                  elder: this.#elder,
                  jump: this.#jump(scene),
                  said: () => this.#said(scene),
                  acts: this.#acts,
                })}
              </div>`
        }
        ${this.#subscribing(scene)}
      </div>
      ${this.#sheet(scene)}`;
  }

  #subscribing(scene: Scene): unknown {
    const { area, partner } = this;
    const partnerName = partner ? scene.text(this.#desk.results.all[0]?.partner?.name) : '';
    return this.#subscribe.content(scene, {
      ...{ area, partner, partnerName, choice: this.#stay.choice },
      chosen: (without) => this.#find.chosenWords(scene, without),
      tiers: this.#allowed(this.tiers),
      key: this.#backend?.key,
    });
  }

  #title(scene: Scene): string {
    const area = scene.areas.get(this.area);
    const partner = this.partner ? this.#desk.results.all[0]?.partner : undefined;
    const name = scene.text(partner?.name ?? area?.name);
    return name ? scene.words.titleOf(name) : scene.words.title;
  }

  #said(scene: Scene): PosterView['said'] {
    const { data } = this.#data.month;
    return {
      title: this.#title(scene),
      span: this.#span(scene),
      filters: this.#find.chosenWords(scene),
      phone: lineOf(scene, this.area),
      asOf: data ? printedMoment(data.asOf, scene) : '',
      partial: data?.partial ?? false,
    };
  }

  #toolbar(scene: Scene): TemplateResult {
    const { month, view, brief, single, week, weekly } = this.#stay;
    return toolbar(scene, {
      title: this.#title(scene),
      span: this.#span(scene),
      weekly,
      here: weekly ? week.includes(scene.today) : month === monthOf(scene.today),
      view,
      still: brief || single,
      jump: this.#jump(scene),
      acts: single ? this.#actions(scene) : nothing,
      onMove: this.#onMove,
      onToday: this.#onToday,
      onView: this.#onView,
    });
  }

  #jump(scene: Scene): unknown {
    return jumpDoor(scene, this.#go, {
      date: this.#stay.date,
      onDate: (date) => {
        const { single, view } = this.#stay;
        this.#stay.go(date);
        this.#focus = single ? '.day-name' : view === 'month' ? `td[data-date="${date}"]` : '.jump summary';
        this.#moved(single ? this.#tellDay : this.#tellSpan);
      },
    });
  }

  #actions(scene: Scene): unknown {
    return this.#elder.value?.actions(scene, {
      phone: lineOf(scene, this.area).number,
      onToday: () => {
        this.#focus = '.day-name';
        this.#onDay(scene.today);
      },
      onFind: () => {
        if (!this.#find.open) this.#find.toggle();
      },
      onMine: this.#enrol.open ? () => void this.#enrol.showMine() : undefined,
    });
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
      partner: this.partner,
      nobody: this.#data.nobody,
      partial: 'data' in state && state.data.partial,
      onClear: this.#find.clear,
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
