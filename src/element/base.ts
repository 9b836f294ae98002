import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { areaAndBelow } from '../contract/place';
import { service as serviceResource } from '../contract/resource';
import type { Operator, Service } from '../contract/service';
import type { Text } from '../contract/text';
import { AnnouncerController } from '../control/announcer';
import { ClockController } from '../control/clock';
import { emit, warnOnce } from '../control/event';
import { LocaleController } from '../control/locale';
import { NearController } from '../control/near';
import { askOne, ReadingController } from '../control/reading';
import type { Answer, Ask, Reading } from '../control/reading';
import { backendOf } from '../control/backend';
import { ThemeController } from '../control/theme';
import type { Backend } from '../source/backend';
import { Failure } from '../source/failure';
import type { LoadedOne } from '../source/read';
import { foot } from './part/foot';
import { notice } from './part/notice';
import { renderReading } from './part/reading';
import type { ReadingView } from './part/reading';
import { moment } from './part/when';
import { en, zhHans } from './part/words';
import type { PartWords } from './part/words';

/**
 * What every element of the kit does: its common attributes, the reading of the service, language, clock, theme,
 * announcements, the states with their words, and the foot with "report a problem". A tag's class adds `content()`.
 *
 * @slot - Fallback: shown before the element is defined, without script, and when nothing better can be shown.
 * @csspart root - The inner wrapper.
 * @csspart notice - A notice.
 * @csspart stale - The bar over data that could not be renewed.
 * @csspart foot - Demo note, counts of faulty records, "report a problem".
 * @cssprop [--hehuo-accent=#0b5d5b] - Colour of actions and selection.
 * @cssprop [--hehuo-on-accent=#ffffff] - Text on that colour.
 * @cssprop [--hehuo-paper=#ffffff] - Background.
 * @cssprop [--hehuo-surface=#f5f7f7] - Background of parts that are set off.
 * @cssprop [--hehuo-ink=#17211f] - Text.
 * @cssprop [--hehuo-font=inherit] - Font family; inherits from the page by default.
 * @cssprop [--hehuo-font-size=16px] - Base size in px.
 * @cssprop [--hehuo-elder-font-size=20px] - Base size in px in the elder appearance.
 * @cssprop [--hehuo-radius=10px] - Corner radius.
 * @fires {CustomEvent} hehuo-ready - First data are on screen: `{resource, count}`.
 * @fires {CustomEvent} hehuo-stale - Data could not be renewed: `{resource, reason, receivedAt}`.
 * @fires {CustomEvent} hehuo-error - Nothing could be shown: `{resource, reason, failure}`.
 * @fires {CustomEvent} hehuo-invalid - Records were set aside: `{records: [{resource, path, reason, id}]}`.
 * @fires {CustomEvent} hehuo-redacted - Personal-looking digits were blanked: `{hits: [{resource, path, kind}]}`.
 * @fires {CustomEvent} hehuo-select - The reader chose a record: `{resource, id}`.
 */
export abstract class HehuoElement extends LitElement {
  /**
   * Where the data come from: base URL of a backend that speaks the contract, or, as a property, an object with the
   * Backend interface. Without it: a child `<script type="application/json">`, else `<meta name="hehuo-backend">`.
   */
  @property() backend: string | Backend = '';
  /** Id of an area or station; includes what is below it. */
  @property() area = '';
  /** Id of a partner. */
  @property() partner = '';
  /** `standard` or `elder` (长辈版: large type, large targets, one task a screen). */
  @property() appearance: 'standard' | 'elder' = 'standard';
  /** `light`, `dark` or `auto` (follows the page's background). */
  @property() theme: 'light' | 'dark' | 'auto' = 'auto';
  /** Level of the element's heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Most records to show; 0 is no limit. */
  @property({ type: Number }) limit = 0;
  /** Keeps view and filters in the page's query string, under a prefix of the element's own. */
  @property({ type: Boolean, attribute: 'sync-url' }) syncUrl = false;
  /** Own wording for what all four elements say (failures, "try again", "report a problem"), string by string. */
  @property({ attribute: false }) commonWords: Partial<PartWords> | undefined;

  protected readonly locale = new LocaleController(this);
  protected readonly clock = new ClockController(this);
  protected readonly announcer = new AnnouncerController(this);
  readonly #near = new NearController(this, this.sends);
  readonly #theme = new ThemeController(this);
  protected readonly service = new ReadingController<LoadedOne<Service>>(
    this,
    () => this.asking((backend) => askOne(backend, serviceResource)),
    (state) => this.#onService(state),
  );
  readonly #faults = new Map<string, { setAside: number; redacted: number }>();
  readonly #readyFor = new Set<string>();
  readonly #told = new Set<string>();
  #retried = false;
  #saidIn = '';

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang' && this.hasUpdated) this.locale.refresh();
  }

  /** Reads everything again, past every cache. */
  abstract refresh(): void;

  /** Makes a backend of a calendar file's address, where the element can read one. */
  protected readonly calendarFiles?: (url: string) => Backend;

  /** Whether it sends only once its backend has been read: then it is read early where something waits to be sent. */
  protected get sends(): boolean {
    return false;
  }

  /** What the element shows inside the common frame. */
  protected abstract content(): unknown;

  /** Shared words in the reader's language, with the page's own on top. */
  protected get common(): PartWords {
    return { ...(this.locale.language === 'en' ? en : zhHans), ...this.commonWords };
  }

  protected get elder(): boolean {
    return this.appearance === 'elder';
  }

  /** The service document, once it is there. */
  protected get serviceData(): Service | undefined {
    return this.service.data?.item;
  }

  /** The ids that `area` stands for; undefined means everywhere. */
  protected get areaIds(): Set<string> | undefined {
    return this.area ? areaAndBelow(this.serviceData?.areas ?? [], this.area) : undefined;
  }

  /** The name of an area id in the reader's language; the id where the tree does not know it. */
  protected areaName(id: string): string {
    const area = this.serviceData?.areas.find((one) => one.id === id);
    return area ? this.locale.text(area.name) : id;
  }

  protected get operator(): Operator | undefined {
    return this.serviceData?.operator;
  }

  /** An ask of the element's backend, or why there is none; nothing while the element is far from the screen. */
  protected asking<T>(make: (backend: Backend) => Ask<T> | undefined): Ask<T> | Failure | undefined {
    if (!this.#near.near) return undefined;
    const backend = backendOf(this, this.backend, this.calendarFiles);
    return backend instanceof Failure ? backend : make(backend);
  }

  /** A reading that reports to the page what its data hold; for a tag's class to declare as a field. */
  protected reading<T extends Answer>(
    resource: string,
    make: (backend: Backend) => Ask<T> | undefined,
  ): ReadingController<T> {
    return new ReadingController<T>(
      this,
      () => this.asking(make),
      (state) => this.settled(resource, state),
    );
  }

  /** The switch over the states of a reading, with the common words and ways out. */
  protected renderReading<T extends Answer>(
    controller: ReadingController<T>,
    view: Pick<ReadingView<T>, 'ready' | 'skeleton' | 'empty' | 'failed'>,
  ): unknown {
    return renderReading(controller.state, {
      ...view,
      words: this.common,
      operator: this.operator,
      text: (text) => this.locale.text(text),
      operatorName: this.operator ? this.locale.text(this.operator.name) : '',
      since: (data) => moment(this.clock.wall(data.receivedAt), this.clock.today, this.locale.tag),
      retry: () => {
        this.#retried = true;
        controller.retry();
        if (this.service.state.status !== 'ready') this.service.retry();
      },
    });
  }

  /** Tells the page how a reading ended: events, and one console note for the webmaster. */
  protected settled<T extends Answer>(resource: string, state: Reading<T>): void {
    if (state.status === 'failed' || state.status === 'idle') this.#faults.delete(resource);
    if (resource !== 'service') this.#tellRetry(state);
    if (state.status === 'failed') {
      const { failure } = state;
      emit(this, 'hehuo-error', { resource, reason: failure.reason, failure });
      this.#tellWebmaster(resource, failure);
    } else if (state.status === 'stale' && state.failure) {
      const { receivedAt } = state.data;
      emit(this, 'hehuo-stale', { resource, reason: state.failure.reason, receivedAt });
    } else if ('data' in state) {
      this.#report(resource, state.data);
    }
  }

  /** One console note for each kind of failure: four requests that fail alike are one mistake. */
  #tellWebmaster(resource: string, failure: Failure): void {
    const { reason, details } = failure;
    // A missing backend has been explained where it was looked for.
    if ((reason === 'no-backend' && !details.detail) || this.#told.has(reason)) return;
    this.#told.add(reason);
    const where = details.url && resource !== 'need' ? ` ${details.url}` : ''; // a receipt is nobody's business
    warnOnce(`<${this.localName}> ${resource}: ${failure.message}${where}${cureFor(failure)}`);
  }

  /** After "try again": says how it went, and keeps focus in the element when its button goes. */
  #tellRetry(state: Reading<unknown>): void {
    if (!this.#retried) return;
    this.#retried = false;
    const failure = 'failure' in state ? state.failure : undefined;
    this.announcer.say(failure ? this.common.failure[failure.reason].title : this.common.refreshed);
    if (failure || !this.shadowRoot?.activeElement) return;
    void this.updateComplete.then(() => {
      const root = this.renderRoot.querySelector<HTMLElement>('.root');
      if (!root || this.shadowRoot?.activeElement) return;
      root.tabIndex = -1;
      root.focus({ preventScroll: true });
      root.addEventListener('blur', () => root.removeAttribute('tabindex'), { once: true });
    });
  }

  #report(resource: string, data: Answer): void {
    this.#faults.set(resource, { setAside: data.setAside.length, redacted: data.redacted.length });
    if (data.setAside.length) {
      emit(this, 'hehuo-invalid', { records: data.setAside });
      for (const { path, reason } of data.setAside.slice(0, 5)) warnOnce(`${resource}${path}: ${reason}`);
    }
    if (data.redacted.length) emit(this, 'hehuo-redacted', { hits: data.redacted });
    if (this.#readyFor.has(resource)) return;
    this.#readyFor.add(resource);
    const count = 'items' in data ? data.items.length : 1;
    void this.updateComplete.then(() => emit(this, 'hehuo-ready', { resource, count }));
  }

  #onService(state: Reading<LoadedOne<Service>>): void {
    this.settled('service', state);
    if (!('data' in state)) return;
    const { item, receivedAt } = state.data;
    // A folder of files has no clock: its serverTime is the moment when the file was written.
    const live = item.capabilities.classes.some(
      (one) => one === 'read' || one === 'seats' || one === 'write',
    );
    if (state.status === 'ready' && live && item.serverTime) this.clock.setTime(item.serverTime, receivedAt);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    // What was said in another language does not stay behind for those who read by ear.
    if (this.hasUpdated && this.#saidIn !== this.locale.tag) this.announcer.say('');
    this.#saidIn = this.locale.tag;
    const zone = this.serviceData?.timeZone; // also of last good data
    if (zone && zone !== this.clock.zone) this.clock.setZone(zone);
    if (this.appearance !== 'elder' && this.appearance !== 'standard') {
      warnOnce(`<${this.localName}> appearance="${String(this.appearance)}": use "standard" or "elder"`);
      this.appearance = 'standard';
    }
    if (this.theme !== 'light' && this.theme !== 'dark' && this.theme !== 'auto') {
      warnOnce(`<${this.localName}> theme="${String(this.theme)}": use "light", "dark" or "auto"`);
      this.theme = 'auto';
    }
    if (!(this.headingLevel >= 1 && this.headingLevel <= 6)) {
      warnOnce(`<${this.localName}> heading-level: use a number from 1 to 6`);
      this.headingLevel = 2;
    }
    if (!(this.limit >= 0)) {
      warnOnce(`<${this.localName}> limit: use a whole number, 0 for no limit`);
      this.limit = 0;
    }
  }

  protected override render(): TemplateResult {
    const theme = this.theme === 'auto' ? this.#theme.around : this.theme;
    return html`<div
      class="root"
      part="root"
      lang=${this.locale.tag}
      data-theme=${theme}
      data-appearance=${this.appearance}
      @keydown=${this.#keepKeys}
      @keypress=${this.#keepKeys}
      @keyup=${this.#keepKeys}
      @beforeinput=${this.#keepKeys}
      @copy=${this.#keepKeys}
      @cut=${this.#keepKeys}
      @paste=${this.#keepKeys}
      @selectstart=${this.#keepKeys}
      @contextmenu=${this.#keepKeys}
    >
      ${this.#unknownArea()} ${this.content()} ${this.#foot()}
      <div class="unseen" role="status" aria-live="polite" part="announcer">${this.announcer.message}</div>
    </div>`;
  }

  /** An area that the backend does not know would otherwise look like an area where nothing happens. */
  #unknownArea(): unknown {
    const { area, serviceData: service } = this;
    if (!area || !service || service.areas.some((one) => one.id === area)) return nothing;
    warnOnce(`<${this.localName}> area="${area}" is not among the areas of service.json`);
    return notice('warm', this.common.unknownArea(area));
  }

  // Pages that block keys, copying or menus cancel them while they bubble, unless they come from a field, and ours they
  // see as coming from the element: what is done in a field, and what presses a button, must not leave the element.
  readonly #keepKeys = (event: Event): void => {
    const target = event.composedPath()[0];
    if (!(target instanceof Element)) return;
    const { key } = event as Partial<KeyboardEvent>;
    const pressed = key === 'Enter' || key === ' ';
    if (
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      (pressed && /^(BUTTON|A|SUMMARY)$/.test(target.tagName))
    )
      event.stopPropagation();
  };

  #foot(): TemplateResult {
    let setAside = 0;
    let redacted = 0;
    this.#faults.forEach((fault) => {
      setAside += fault.setAside;
      redacted += fault.redacted;
    });
    const text = (value: Text | null | undefined) => this.locale.text(value);
    return foot({ words: this.common, setAside, redacted, service: this.serviceData, text });
  }
}

function cureFor({ reason, details }: Failure): string {
  if (!details.url) return '';
  if (reason === 'unreachable') return ' — check the backend attribute, CORS and the connect-src policy';
  if (reason === 'not-found') return ' — check the backend attribute and the id';
  return '';
}
