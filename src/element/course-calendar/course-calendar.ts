import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Area } from '../../contract/place';
import { monthOf, wallTime } from '../../contract/time';
import { backendOf } from '../../control/backend';
import { emit } from '../../control/event';
import { memo } from '../../control/memo';
import { WidthController } from '../../control/width';
import type { Backend } from '../../source/backend';
import { Failure } from '../../source/failure';
import { icsBackend } from '../../source/ics/door';
import { baseSheets, dress, sheet } from '../../style/sheet';
import { HehuoElement } from '../base';
import { Later } from '../part/later';
import { checkAttributes, isTier } from './attributes';
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
import { LinkedDoor } from './linked-door';
import type { Told } from './linked/linked';
import { Moves } from './moves';
import type { PosterView } from './poster/poster';
import type { Scene } from './scene';
import { dialogSheet } from './sheet';
import { stage } from './stage';
import type { WeekPart } from './stage';
import { SubscribeDoor } from './subscribe-door';
import { jumpDoor } from './jump-door';
import { printedMoment, spokenTimes } from './tell';
import { toolbar } from './toolbar';
import type { View } from './toolbar';
import { wordsOf } from './view';
import type { Row } from './view';
import { en, zhHans } from './words';
import type { Words } from './words';

const noArea: readonly Area[] = [];
/** Attributes with a choice to open on. */
const opening = ['brand', 'audience', 'zone', 'category', 'activity'] as const;

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
    focus: (selector) => this.#moves.focus(selector),
    moved: (tell) => this.#moves.went(tell),
  });
  readonly #moves: Moves = this.#makeMoves();
  readonly #keep = new KeepDoor(this.#around, () => this.#backend?.key);
  readonly #subscribe = new SubscribeDoor(this.#around);
  readonly #linked = new LinkedDoor(this.#around, () => this.#told);
  readonly #stay = this.#desk.stay;
  readonly #data = this.#desk.data;
  #rtl = false;
  #printing = false;
  /** A session of another month, to be opened once that is read. */
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
    checkAttributes(this);
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

  protected override updated(): void {
    this.#enrol.look();
    this.#linked.look();
    this.#weekPart.value?.placeSlots(this.renderRoot);
    this.#heedFingers();
    this.#moves.settle(this.updateComplete);
    this.#openSought();
  }

  /** Where there is touch, the stage heeds swipes: days in the large-print appearance, else weeks or months. */
  #heedFingers(): void {
    if (this.#desk.loading || !navigator.maxTouchPoints) return;
    if (!this.#go.asked) void this.#go.bring(true);
    this.#go.value?.heed(this.renderRoot.querySelector<HTMLElement>('.stage'), this.#moves.onSwipe);
  }

  // What the reader opens

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

  /** What search engines may read. */
  get #told(): Told | undefined | null {
    const { known, loading, results, data } = this.#desk;
    if (!known) return loading ? undefined : null;
    const { rows } = results.found;
    const { brief, most } = this.#stay;
    return {
      scene: this.#scene,
      rows: brief ? rows.slice(0, most) : rows,
      key: this.#backend?.key,
      counted: data.counted,
    };
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
        calendar.#moves.moved(true);
      },
    };
  }

  #makeMoves(): Moves {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const calendar = this;
    return new Moves({
      desk: this.#desk,
      get root() {
        return calendar.renderRoot;
      },
      scene: () => this.#scene,
      rightToLeft: () => this.#rtl,
      keep: () => {
        if (this.syncUrl) this.#stay.write();
      },
      show: (date, id) => this.#show({ date, id }),
      say: (text) => this.announcer.say(text),
      update: () => this.requestUpdate(),
    });
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
      read: (row) => (this.elder ? this.#elder.value?.reader.session(row, this.#scene) : undefined),
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
                  acts: this.#moves,
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
      span: this.#moves.span(scene),
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
      span: this.#moves.span(scene),
      weekly,
      here: weekly ? week.includes(scene.today) : month === monthOf(scene.today),
      view,
      still: brief || single,
      jump: this.#jump(scene),
      acts: single ? this.#actions(scene) : nothing,
      onMove: this.#moves.onMove,
      onToday: this.#moves.onToday,
      onView: this.#moves.onView,
    });
  }

  #jump(scene: Scene): unknown {
    return jumpDoor(scene, this.#go, { date: this.#stay.date, onDate: this.#moves.onJump });
  }

  #actions(scene: Scene): unknown {
    return this.#elder.value?.actions(scene, {
      phone: lineOf(scene, this.area).number,
      onToday: this.#moves.onToday,
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
      lacking: this.#desk.lacking,
      month: this.#stay.month,
      ahead: this.#stay.ahead,
      area: this.area,
      partner: this.partner,
      nobody: this.#data.nobody,
      partial: 'data' in state && state.data.partial,
      onClear: this.#find.clear,
    });
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
