import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Text } from '../../contract/text';
import type { WriteName } from '../../contract/word';
import { backendOf } from '../../control/backend';
import { DraftController } from '../../control/draft';
import { readAddress, writeAddress } from '../../control/address';
import { warnOnce } from '../../control/event';
import { SendingController } from '../../control/sending';
import { WidthController } from '../../control/width';
import type { Backend } from '../../source/backend';
import { Failure } from '../../source/failure';
import { baseSheets, sheet } from '../../style/sheet';
import { HehuoElement } from '../base';
import { phoneLink } from '../part/phone';
import { moment } from '../part/when';
import { aroundOf } from './around';
import type { FormAround, Mode } from './around';
import { focusHeading } from './focus';
import { FormPane } from './form-pane';
import type { Frame } from './frame';
import { LaterPane } from './later-pane';
import { LeaveGuard } from './leave';
import flowCss from './flow.css?inline';
import css from './need-survey.css?inline';
import type { Pane, ViewName } from './pane';
import type { Tongue } from './view';
import { en, zhHans } from './words';
import type { Words } from './words';

const views: readonly ViewName[] = ['form', 'track', 'tasks', 'summary'];
/** Time in ms after which the other views' code is loaded. */
const AHEAD = 5000;
const modes: readonly Mode[] = ['self', 'behalf', 'visit'];

/**
 * Asks residents what they need, and shows what became of it. The form: a survey definition as pages, in the elder
 * appearance one question at a time, the notice first, consent before personal questions, a page to check all
 * answers, and a receipt. Answers are kept on the device until the backend has accepted them. Further views: what
 * became of one need (by receipt), the list of tasks, and counts.
 *
 * Without `survey` it shows the one open survey of the area, or a choice of the open ones.
 *
 * @element need-survey
 * @attr {string} survey - Id of a survey.
 * @attr {string} view - `form` (default), `track`, `tasks` or `summary`.
 * @attr {string} mode - `self` (default), `behalf` (someone helps) or `visit` (door to door, one device for many).
 * @attr {boolean} no-nav - Hides the row that leads to the other views.
 * @csspart nav - The row that leads to the other views.
 * @csspart surveys - The list of open surveys.
 * @csspart start - The button that begins.
 * @csspart question - A question with its controls.
 * @csspart errors - The summary of what is wrong.
 * @csspart receipt - The receipt of what was accepted.
 * @csspart track - What became of one need.
 * @csspart need - One need that was found: state, way, what its holder may do.
 * @csspart tasks - The task list.
 * @csspart filters - The filters of the task list.
 * @csspart list - The tasks, as a table or as cards.
 * @csspart offer - Similar tasks, before sending.
 * @csspart summary - The counts.
 * @fires {CustomEvent} hehuo-submit - An answer is kept on the device and on its way: `{resource: 'responses', id}`.
 * @fires {CustomEvent} hehuo-sent - The backend has accepted it: `{name, id}`.
 */
export class NeedSurvey extends HehuoElement {
  // Those of what is loaded later come with it.
  static override styles = [...baseSheets, sheet(css), sheet(flowCss)];

  /** Id of a survey; without it the open survey of the area, or a choice. */
  @property() survey = '';
  /** What is shown: the form, one need by its receipt, the task list, or counts. */
  @property() view: ViewName = 'form';
  /** Who fills in: the resident (`self`), someone for a resident (`behalf`), or resident after resident (`visit`). */
  @property() mode: Mode = 'self';
  /** Hides the row that leads to the other views. */
  @property({ type: Boolean, attribute: 'no-nav' }) noNav = false;
  /** Words of your own, one by one, over those of the language. */
  @property({ attribute: false }) words: Partial<Words> | undefined;

  readonly #width = new WidthController(this);
  readonly #backend = (): Backend | undefined => {
    const found = backendOf(this, this.backend);
    return found instanceof Failure ? undefined : found;
  };
  readonly #around = this.#surroundings();
  readonly #form = new FormPane(this.#around);
  readonly #ahead: LaterPane[] = [];
  readonly #panes: Readonly<Record<ViewName, Pane>> = {
    form: this.#form,
    track: this.#later(async () => new (await import('./view-track/pane')).TrackPane(this.#around)),
    tasks: this.#later(async () => new (await import('./view-tasks/pane')).TasksPane(this.#around)),
    summary: this.#later(async () => new (await import('./view-summary/pane')).SummaryPane(this.#around)),
  };

  constructor() {
    super();
    new LeaveGuard(this, () => this.#form.unfinished);
  }

  #later(load: () => Promise<Pane>): LaterPane {
    const pane = new LaterPane(this.#around, load);
    this.#ahead.push(pane);
    return pane;
  }

  // The views come when the first one stands: a device in the field may have no network when they are wanted.
  protected override firstUpdated(): void {
    if (this.noNav) return;
    setTimeout(() => this.isConnected && this.#ahead.forEach((pane) => void pane.bring(true)), AHEAD);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const named = this.syncUrl ? (readAddress('survey').view ?? '') : '';
    if (views.some((view) => view === named)) this.view = named as ViewName;
  }

  override refresh(): void {
    this.service.retry();
    this.#panes[this.view].retry();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#checkAttributes();
    const left = changed.get('view');
    // Door to door, the next one at the screen is another person.
    if (left && this.mode === 'visit') this.#panes[left]?.forget?.();
    this.#form.prepare({
      first: !this.hasUpdated,
      survey: changed.has('survey'),
      // A named survey is not chosen by area.
      source: changed.has('backend') || (changed.has('area') && !this.survey),
      mode: changed.has('mode'),
    });
  }

  #checkAttributes(): void {
    if (views.indexOf(this.view) < 0) {
      warnOnce(`<need-survey> view="${String(this.view)}": use "form", "track", "tasks" or "summary"`);
      this.view = 'form';
    }
    if (modes.indexOf(this.mode) < 0) {
      warnOnce(`<need-survey> mode="${String(this.mode)}": use "self", "behalf" or "visit"`);
      this.mode = 'self';
    }
  }

  // ---- What the views see

  get #tongue(): Tongue {
    const base = this.locale.language === 'en' ? en : zhHans;
    return {
      words: this.words ? { ...base, ...this.words } : base,
      lang: this.locale.tag,
      plain: this.elder,
      areas: this.serviceData?.areas ?? [],
    };
  }

  get #frame(): Frame {
    const { operator } = this;
    return {
      tongue: this.#tongue,
      level: this.headingLevel,
      act: this.#form.act,
      phone: (cls) =>
        operator
          ? phoneLink(operator.phone, this.common.call(this.locale.text(operator.name)), cls)
          : nothing,
    };
  }

  #can(name: string): boolean {
    const { serviceData: service } = this;
    return !!service?.capabilities.write?.some((one) => one === name) && !!this.#backend()?.write;
  }

  #open(view: ViewName, argument?: string): void {
    this.view = view;
    if (argument !== undefined) this.#panes[view].take?.(argument);
    if (this.syncUrl) writeAddress('survey', { view: view === 'form' ? '' : view });
    void this.updateComplete.then(() => focusHeading(this.renderRoot));
  }

  /** The element as its views see it. */
  #surroundings(): FormAround {
    const fixed = {
      element: this,
      sending: new SendingController(this, this.#backend),
      drafts: new DraftController(this, this.#backend),
      shows: (view: ViewName) => this.view === view,
      can: (name: WriteName) => this.#can(name),
      areaName: (id: string) => this.areaName(id),
      now: () => this.clock.now(),
      text: (text: Text | null | undefined) => this.locale.text(text),
      wall: (instant: string | number) => this.clock.wall(instant),
      moment: (instant: string | number) =>
        moment(this.clock.wall(instant), this.clock.today, this.locale.tag),
      reading: this.reading.bind(this),
      renderReading: this.renderReading.bind(this),
      say: (text: string) => this.announcer.say(text),
      update: () => {
        this.requestUpdate();
        return this.updateComplete;
      },
      open: (view: ViewName, argument?: string) => this.#open(view, argument),
    };
    return aroundOf(fixed, {
      root: () => this.renderRoot,
      frame: () => this.#frame,
      common: () => this.common,
      backend: this.#backend,
      service: () => this.serviceData,
      operator: () => this.operator,
      area: () => this.area,
      areaIds: () => this.areaIds,
      partner: () => this.partner,
      limit: () => this.limit,
      today: () => this.clock.today,
      width: () => this.#width.value,
      syncUrl: () => this.syncUrl,
      survey: () => this.survey,
      mode: () => this.mode,
      elder: () => this.elder,
      settled: () => this.service.state.status !== 'idle' && this.service.state.status !== 'loading',
    });
  }

  // ---- Render

  protected override content(): unknown {
    return html`<div class="survey-root" data-width=${this.#width.value} data-view=${this.view}>
      ${this.noNav || this.#form.closed ? nothing : this.#nav()} ${this.#panes[this.view].content()}
    </div>`;
  }

  #nav(): unknown {
    const { words } = this.#tongue;
    return html`<nav class="views no-print" part="nav" aria-label=${words.views}>
      ${views.map(
        (view) =>
          html`<button
            type="button"
            class="quiet toggle"
            data-view=${view}
            aria-current=${this.view === view ? 'page' : 'false'}
            @click=${() => this.#open(view)}
          >
            ${words.viewOf[view]}
          </button>`,
      )}
    </nav>`;
  }
}
