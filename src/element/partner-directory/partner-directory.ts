import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Partner } from '../../contract/partner';
import { emit } from '../../control/event';
import { WidthController } from '../../control/width';
import type { Loaded, LoadedOne } from '../../source/read';
import { baseSheets, sheet } from '../../style/sheet';
import { HehuoElement } from '../base';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { termsOf } from '../part/match';
import { notice } from '../part/notice';
import { phoneLink } from '../part/phone';
import { searchField } from '../part/search';
import { askPartner, askPartners } from './ask';
import { ChoiceController } from './choice';
import { detail } from './detail';
import { figureView } from './figure';
import { filters } from './filter';
import type { FilterSetting } from './filter';
import { COUNTED } from './find';
import type { FacetName, Found } from './find';
import { GrowController } from './grow';
import { figureTemplate, skeleton } from './head';
import { elderHome, officePhone, results } from './list';
import css from './partner-directory.css?inline';
import { recordPage, recordSheet } from './record';
import { directoryOf, Finder, tiersOf } from './scope';
import type { Directory } from './scope';
import { say } from './view';
import type { Context } from './view';
import { en, zhHans } from './words';
import type { Words } from './words';

/** Cards drawn at first, so that a keystroke is drawn at once, and added at a time. */
const FIRST = 24;
const STEP = 48;
const ELDER_STEP = 10;

/** The record on view: over the list, or in its place. */
interface Opened {
  readonly id: string;
  readonly how: 'dialog' | 'page';
  /** The record as it was in the list, so that a renewal cannot take it from under a reader. */
  readonly partner: Partner | undefined;
}

/**
 * The directory of community partners: search, facets with counts, and each record whole, with the published number
 * of partners and how it is counted. Lists partners that are active or suspended; all others are found by id alone.
 *
 * @element partner-directory
 * @csspart search - The search field.
 * @csspart filters - All filters; each is a `facet`.
 * @csspart facet - One filter.
 * @csspart figure - The published number and how it is counted.
 * @csspart count - How many were found.
 * @csspart list - The list of cards.
 * @csspart card - One partner in the list.
 * @csspart record - One partner whole.
 * @csspart tier - A price tier.
 * @csspart status - A status other than active.
 * @csspart contributed - The mark of having given back.
 */
export class PartnerDirectory extends HehuoElement {
  static override styles = [...baseSheets, sheet(css)];

  /** Kinds to list, apart by spaces: merchant social_org co_building_unit volunteer_team capable_person resident. */
  @property() kind = '';
  /** Service categories to list: elder_child_care culture_leisure health daily_life employment other. */
  @property() category = '';
  /** Price tiers to show: public_benefit low_fee market. Partners that have other tiers only are not listed. */
  @property() tiers = '';
  /** Id of a record to show instead of the list, whatever its status; the reader can go on to the list. */
  @property() record = '';
  /** Leaves out links that lead off the site. */
  @property({ type: Boolean, attribute: 'no-outbound' }) noOutbound = false;
  /** Words to use instead of the kit's, one by one. */
  @property({ attribute: false }) words: Partial<Words> | undefined;

  @state() private opened: Opened | undefined;
  /** In elder appearance: the reader asked for the whole list. */
  @state() private everyone = false;

  readonly #width = new WidthController(this);
  readonly #choice = new ChoiceController(
    this,
    () => this.syncUrl,
    () => this.#onChoice(),
  );
  readonly #grow = new GrowController(
    this,
    () => (this.elder ? ELDER_STEP : FIRST),
    () => (this.elder ? ELDER_STEP : STEP),
    () => this.performUpdate(),
  );
  readonly #list = this.reading<Loaded<Partner>>('partners', (backend) =>
    this.#listWanted ? askPartners(backend, this.area) : undefined,
  );
  readonly #record = this.reading<LoadedOne<Partner>>('partner', (backend) =>
    this.opened && !this.#known(this.opened) ? askPartner(backend, this.opened.id) : undefined,
  );
  // A page that shows one record asks for that alone, until the reader wants the list.
  #listWanted = false;
  readonly #finder = new Finder();
  #sayTimer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#sayTimer);
  }

  override refresh(): void {
    this.service.retry();
    this.#list.retry();
    if (this.opened) this.#record.retry();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const id = this.partner || this.record;
    if (changed.has('record') || changed.has('partner')) this.opened = id ? this.#page(id) : undefined;
    if (changed.has('syncUrl') && this.syncUrl) {
      const named = this.#choice.read();
      if (named && !id) this.opened = this.#page(named);
    }
    if (this.opened?.how !== 'page') this.#listWanted = true;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    const wanted = this.opened?.how === 'dialog';
    if (dialog && wanted && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('#record-name')?.focus(); // the record first, its close button next
    }
    if (dialog?.open && !wanted) dialog.close();
  }

  protected override content(): TemplateResult {
    const { opened } = this;
    const c = this.#context();
    return html`<div class="directory" data-width=${this.#width.value}>
      ${
        opened?.how === 'page'
          ? this.#recordPage(opened, c)
          : html`${heading(this.headingLevel, c.words.title, 'title')} ${this.#directory(c)}`
      }
      <dialog aria-labelledby="record-name" @close=${this.#close} @click=${this.#onBackdrop}>
        ${opened?.how === 'dialog' ? this.#sheet(opened, c) : nothing}
      </dialog>
    </div>`;
  }

  #directory(c: Context): unknown {
    return this.renderReading(this.#list, {
      skeleton: () => skeleton(this.elder),
      ready: (loaded) => this.#ready(loaded, c),
      empty: () => this.#empty(c.words.empty, c.words.emptyBody, c),
    });
  }

  #ready(loaded: Loaded<Partner>, c: Context): TemplateResult {
    const { status } = this.service.state;
    // Which stations an area holds is only known with the tree.
    if (this.area && (status === 'idle' || status === 'loading')) return skeleton(this.elder);
    const directory = this.#directoryOf(loaded);
    if (!directory.index.entries.length) return this.#empty(c.words.emptyHere, c.words.emptyHereBody, c);
    const found = this.#finder.find(directory, this.#choice.value);
    const filter = this.#filter(c, directory, found);
    const { value, typing, clearSearch } = this.#choice;
    const home = this.elder && !this.#choice.any && !this.everyone;
    const figure = this.#figure(loaded, directory, c);
    return html`${this.elder ? nothing : figure}
      <div class="frame">
        ${home ? officePhone(c) : nothing}
        ${searchField({ words: c.words, q: value.q, typing, clear: clearSearch })}
        ${
          home
            ? html`${elderHome(filter, this.#step)} ${figure}`
            : html`${this.elder ? this.#restart(c) : nothing}
              ${filters(this.#width.value, this.elder, filter)} ${this.#results(c, directory, found, filter)}`
        }
      </div>
      ${loaded.partial ? notice('info', this.common.partial) : nothing}`;
  }

  #restart(c: Context): TemplateResult {
    return html`<p class="no-print">
      <button type="button" @click=${this.#clear}>${icon('left')}<span>${c.words.restart}</span></button>
    </p>`;
  }

  #figure(loaded: Loaded<Partner>, directory: Directory, c: Context): unknown {
    // A figure for the whole programme says nothing about one area.
    if (this.area) return nothing;
    const view = figureView(loaded, c);
    const listed = directory.ever.kind.get(COUNTED) ?? 0;
    if (!view) return nothing;
    return figureTemplate(view, listed, c, this.#grow.printing, () => this.#choice.set('kind', COUNTED));
  }

  #results(c: Context, directory: Directory, { items }: Found, filter: FilterSetting): TemplateResult {
    const most = this.limit ? Math.min(this.limit, items.length) : items.length;
    const cards = {
      c,
      terms: termsOf(this.#choice.value.q),
      tiers: directory.tiers,
      elder: this.elder,
      level: this.headingLevel + 1,
      open: this.#open,
    };
    return results({
      c,
      items,
      all: directory.index.entries.length,
      most,
      shown: this.#grow.shown(most),
      card: cards,
      filter,
      filtered: this.#choice.any,
      clear: this.#clear,
      more: this.#grow.more,
    });
  }

  #empty(title: string, body: string, c: Context): TemplateResult {
    const { operator } = this;
    return notice('info', title, body, phoneLink(operator?.phone, this.common.call(say(operator?.name, c))));
  }

  #recordPage(opened: Opened, c: Context): TemplateResult {
    const { words: w } = c;
    const known = this.#known(opened);
    const show = (partner: Partner) => this.#detail(partner, c, this.headingLevel);
    const all = html`<button type="button" @click=${this.#showAll}>${w.allPartners}</button>`;
    const missing = notice('info', w.noRecord, w.noRecordBody, this.partner ? all : nothing);
    const content = known
      ? show(known)
      : this.renderReading(this.#record, {
          skeleton: () => skeleton(this.elder),
          ready: ({ item }) => show(item),
          failed: ({ reason }) => (reason === 'not-found' ? missing : undefined),
        });
    return recordPage(
      content,
      this.#listWanted ? w.back : w.allPartners,
      this.partner ? undefined : this.#close,
    );
  }

  #sheet(opened: Opened, c: Context): unknown {
    const partner = this.#known(opened);
    return recordSheet(partner ? this.#detail(partner, c, this.headingLevel + 1) : nothing, c, this.#close);
  }

  #detail(partner: Partner, c: Context, level: number): TemplateResult {
    const tiers = tiersOf(this.tiers, [partner]);
    return detail(partner, { c, tiers, level, outbound: !this.noOutbound, elder: this.elder });
  }

  #context(): Context {
    const areas = this.serviceData?.areas ?? [];
    return {
      words: { ...(this.locale.language === 'en' ? en : zhHans), ...this.words },
      common: this.common,
      lang: this.locale.tag,
      today: this.clock.today,
      service: this.serviceData,
      areas: new Map(areas.map((area) => [area.id, area])),
    };
  }

  #directoryOf(loaded: Loaded<Partner>): Directory {
    const { kind, category, tiers, area, serviceData } = this;
    const key = [loaded.items, serviceData, this.locale.tag, kind, category, tiers, area];
    return this.#finder.directory(key, () => {
      const scope = { kind, category, tiers, areaIds: this.areaIds };
      return directoryOf(loaded.items, serviceData?.areas ?? [], scope, ({ name }) => this.locale.text(name));
    });
  }

  #filter(c: Context, { ever }: Directory, { counts }: Found): FilterSetting {
    return { c, choice: this.#choice.value, now: counts, ever, within: this.areaIds, set: this.#choice.set };
  }

  /** The record as far as the list has it. */
  #known({ id, partner }: Opened): Partner | undefined {
    return this.#list.data?.items.find((one) => one.id === id) ?? partner;
  }

  #page(id: string): Opened {
    return { id, how: 'page', partner: undefined };
  }

  readonly #showAll = (): void => {
    this.partner = '';
    this.#close();
    this.#focus('.tally');
  };

  // What was pressed is gone after these two: focus goes to where the answer is.
  readonly #clear = (): void => {
    this.everyone = false;
    this.#choice.clear();
    this.#focus(this.elder ? '.big-choice' : '.tally');
  };

  readonly #step = (name?: FacetName, value = ''): void => {
    this.everyone = true;
    if (name) this.#choice.set(name, value);
    this.#focus('.tally');
  };

  /** After the reader changed a condition: from the top, and the number found is said once typing rests. */
  #onChoice(): void {
    this.#grow.reset();
    clearTimeout(this.#sayTimer);
    this.#sayTimer = setTimeout(() => {
      const found = this.#finder.found?.items.length;
      const { words } = this.#context();
      if (found !== undefined) this.announcer.say(found ? words.found(found) : words.none);
    }, 500);
  }

  readonly #open = (id: string): void => {
    const how = this.elder || this.#width.value === 'narrow' ? 'page' : 'dialog';
    this.opened = { id, how, partner: this.#list.data?.items.find((one) => one.id === id) };
    this.#choice.write(id);
    emit(this, 'hehuo-select', { resource: 'partners', id });
    if (how === 'page') this.#focus('#record-name');
  };

  readonly #close = (): void => {
    const { opened } = this;
    if (!opened) return;
    this.opened = undefined;
    this.#choice.write();
    this.#focus(`[data-id="${CSS.escape(opened.id)}"]`, 'input[type="search"]');
  };

  /** Moves focus to the first that is there, once the page shows the new state. */
  #focus(...selectors: string[]): void {
    void this.updateComplete.then(() => {
      for (const selector of selectors) {
        const found = this.renderRoot.querySelector<HTMLElement>(selector);
        if (found) return found.focus();
      }
    });
  }

  readonly #onBackdrop = (event: Event): void => {
    if (event.target === event.currentTarget) this.#close();
  };
}
