import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Entry, Fund, Share } from '../../contract/fund';
import {
  entries as entriesResource,
  funds as fundsResource,
  shares as sharesResource,
} from '../../contract/resource';
import { isMonth } from '../../contract/time';
import { emit, warnOnce } from '../../control/event';
import { memo } from '../../control/memo';
import { PaperController } from '../../control/paper';
import { askList } from '../../control/reading';
import { WidthController } from '../../control/width';
import type { Loaded } from '../../source/read';
import { baseSheets, sheet } from '../../style/sheet';
import { HehuoElement } from '../base';
import { notice } from '../part/notice';
import { phoneLink } from '../part/phone';
import { Auditor } from './audit';
import type { Audit } from './audit';
import { BoxController } from './box';
import { faultySeqs } from './check';
import { takenBack } from './count';
import { DeskController } from './desk';
import css from './fund-tracker.css?inline';
import { sumLines } from './ledger';
import type { Line } from './ledger';
import { monthRows, periodOf } from './period';
import type { Period } from './period';
import { fen, whole } from './scene';
import type { Scene } from './scene';
import { account } from './show-account';
import type { Screen } from './show-account';
import { fundSkeleton } from './show-fund';
import { fundList, listSkeleton } from './show-funds';
import { ledger, ledgerSkeleton } from './show-ledger';
import { shares } from './show-shares';
import { shareLines } from './share';
import { listView } from './view';
import { readWay, writeWay } from './way';
import type { Way } from './way';
import { en, zhHans } from './words';
import type { Words } from './words';

/** Most lines of one ledger that are read and checked in the page. */
const LEDGER_CAP = 40_000;

/**
 * The accounts of community funds: all funds with their sum, and of each fund the host charity, opening + income −
 * spending = balance checked in the page to the fen, months as a chart with its table, the ledger, and what partners
 * agreed to give back. It publishes accounts and takes no donations.
 *
 * @element fund-tracker
 * @attr {string} backend - Base URL of a backend; see the common attributes.
 * @attr {string} partner - Narrows the agreed shares to one partner.
 * @fires {CustomEvent} hehuo-select - A fund was opened (`{resource: 'funds', id}`) or a line of the ledger was
 *   jumped to (`{resource: 'entries', id}`).
 * @csspart equation - Opening + income − spending = balance.
 * @csspart check - The result of the check.
 * @csspart sum - The sum over all funds.
 * @csspart card - A fund in the list.
 * @csspart chart - The months: picture, legend, sentence, table.
 * @csspart about - The fund's papers.
 * @csspart ledger - The ledger with its filters.
 * @csspart shares - The agreed shares.
 */
export class FundTracker extends HehuoElement {
  static override styles = [...baseSheets, sheet(css)];

  /** Id of one fund; without it all funds of the area are listed and one can be opened. */
  @property() fund = '';
  /** What of a fund is shown first: `overview`, `ledger` or `shares`. */
  @property() view: 'overview' | 'ledger' | 'shares' = 'overview';
  /** First month of the period, `YYYY-MM`; without it the period that the fund publishes. */
  @property() from = '';
  /** Last month of the period, `YYYY-MM`. */
  @property() to = '';
  /** Single strings in place of the kit's, by their names in words.ts. */
  @property({ attribute: false }) words?: Partial<Words>;

  @state() private chosen = '';
  @state() private screen: Screen = 'overview';
  @state() private tableOpen = false;

  readonly #width = new WidthController(this);
  readonly #box = new BoxController(this);
  readonly #paper = new PaperController(this);
  readonly #desk = new DeskController(this);
  readonly #funds = this.reading<Loaded<Fund>>('funds', (backend) =>
    askList(backend, fundsResource, { area: this.area }),
  );
  readonly #entries = this.reading<Loaded<Entry>>('entries', (backend) =>
    this.#mayAsk ? askList(backend, entriesResource, { id: this.chosen }, LEDGER_CAP) : undefined,
  );
  readonly #shares = this.reading<Loaded<Share>>('shares', (backend) =>
    this.#mayAsk && this.screen === 'shares'
      ? askList(backend, sharesResource, { id: this.chosen })
      : undefined,
  );
  readonly #words = memo((own: Partial<Words> | undefined, english: boolean): Words => ({
    ...(english ? en : zhHans),
    ...own,
  }));
  readonly #auditor = new Auditor();
  /** The way as it was last on screen; the address is only touched when it changes. */
  #way = '';

  override refresh(): void {
    for (const reading of [this.service, this.#funds, this.#entries, this.#shares]) reading.retry();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (['overview', 'ledger', 'shares'].indexOf(this.view) < 0) {
      warnOnce(`<fund-tracker> view="${String(this.view)}": use "overview", "ledger" or "shares"`);
      this.view = 'overview';
    }
    for (const name of ['from', 'to'] as const) {
      if (!this[name] || isMonth(this[name])) continue;
      warnOnce(`<fund-tracker> ${name}="${this[name]}": use a month, "YYYY-MM"`);
      this[name] = '';
    }
    if (!this.hasUpdated) this.#begin();
    else if (changed.has('fund')) this.#open(this.fund);
    else if (changed.has('view')) this.screen = this.view;
  }

  protected override updated(): void {
    const chosen = this.chosen === this.fund ? '' : this.chosen;
    const screen = this.screen === this.view ? '' : this.screen;
    const way: Way = { chosen, screen, filter: this.#desk.filter };
    const before = this.#way;
    this.#way = JSON.stringify(way);
    if (this.syncUrl && before && before !== this.#way) writeWay(way);
  }

  protected override content(): unknown {
    return html`<div class="wrap" data-width=${this.#width.value}>
      ${this.renderReading(this.#funds, {
        skeleton: () => (this.chosen ? fundSkeleton() : listSkeleton()),
        ready: (data) => (this.chosen ? this.#one(data) : this.#all(data)),
        empty: () => this.#nothing(),
      })}
    </div>`;
  }

  get #mayAsk(): boolean {
    const known = this.#funds.data;
    return this.chosen !== '' && (!known || known.items.some(({ id }) => id === this.chosen));
  }

  get #scene(): Scene {
    return {
      words: this.#words(this.words, this.locale.language === 'en'),
      common: this.common,
      lang: this.locale.tag,
      today: this.clock.today,
      service: this.serviceData,
      width: this.#width.value,
      elder: this.elder,
      level: this.headingLevel,
      printing: this.#paper.printing,
    };
  }

  #nothing(): TemplateResult {
    const { noFunds } = this.#scene.words;
    return html`${notice('info', noFunds.title, noFunds.body)}<slot></slot>`;
  }

  #all(data: Loaded<Fund>): TemplateResult {
    const scene = this.#scene;
    const { areaIds, limit } = this;
    const view = listView(data.items, { lang: scene.lang, areaIds, limit, service: scene.service });
    return view.sum.count ? fundList(view, scene, this.#choose) : this.#nothing();
  }

  #one(data: Loaded<Fund>): TemplateResult {
    const scene = this.#scene;
    const fund = data.items.find(({ id }) => id === this.chosen);
    if (!fund) {
      warnOnce(
        `<fund-tracker> fund="${this.chosen}" is not among the funds of the backend; use the id of one`,
      );
      const { noFund, seeAll } = scene.words;
      const out = html`<button type="button" class="primary" @click=${this.#back}>${seeAll}</button>`;
      return notice('warm', noFund.title, noFund.body, out);
    }
    const audit = this.#auditor.audit(fund, this.#funds.state, this.#entries.state);
    if (audit.renew) queueMicrotask(() => this.#funds.retry());
    const { found, reach, sorted } = audit;
    const counted = reach === 'whole' ? sorted : undefined;
    const period = periodOf(fund, counted, this.from, this.to);
    return account(
      {
        fund,
        period,
        check: found,
        reach,
        screen: this.screen,
        area: this.areaName(fund.areaId),
        asOf: this.clock.wall(fund.asOf),
        back: takenBack(counted ?? [], period.from, period.to),
        rows: monthRows(fund, counted, period),
        px: this.#box.px,
        tableOpen: this.tableOpen,
        phone: this.#phone(fund),
        inside: {
          ledger: () => this.#ledger(audit, period, scene),
          shares: () => this.#partners(scene),
        },
        act: {
          back: this.chosen === this.fund ? undefined : this.#back,
          go: this.#go,
          jump: this.#jump,
          table: () => (this.tableOpen = !this.tableOpen),
        },
      },
      scene,
    );
  }

  /** The station's line, else the operator's. */
  #phone(fund: Fund): unknown {
    const station = this.serviceData?.areas.find(({ id }) => id === fund.areaId);
    const name = station?.phone ? station.name : this.operator?.name;
    return phoneLink(station?.phone ?? this.operator?.phone, this.common.call(this.locale.text(name)));
  }

  #listed(sorted: readonly Entry[], period: Period): { lines: readonly Line[]; hidden: number } {
    const { from, to } = this.from || this.to ? period : { from: '', to: '' };
    return this.#auditor.lines(sorted, this.#scene, { from, to, limit: this.limit });
  }

  get #pageSize(): number {
    return this.elder ? 8 : this.#width.value === 'narrow' ? 20 : 50;
  }

  #ledger({ found, reach, sorted }: Audit, period: Period, scene: Scene): unknown {
    const { words } = scene;
    return this.renderReading(this.#entries, {
      skeleton: ledgerSkeleton,
      ready: () => {
        const { lines, hidden } = this.#listed(sorted ?? [], period);
        const note = [
          this.from || this.to ? words.onlyPeriod : '',
          reach === 'part' ? words.checkedPart(whole(found.lines)) : '',
        ].join('');
        const act = { filter: this.#filter, clear: this.#clear, turn: this.#turn, jump: this.#jump };
        const size = this.#pageSize;
        return ledger({ lines, hidden, desk: this.#desk, faulty: faultySeqs(found), size, note, act }, scene);
      },
    });
  }

  #partners(scene: Scene): unknown {
    const { lang, today } = scene;
    return this.renderReading(this.#shares, {
      skeleton: ledgerSkeleton,
      ready: ({ items }) => {
        const seqOf = new Map((this.#entries.data?.items ?? []).map(({ id, seq }) => [id, seq]));
        return shares(shareLines(items, { lang, today, partner: this.partner, seqOf }), scene, this.#jump);
      },
    });
  }

  /** The lines on screen, for the handlers. */
  #linesNow(): readonly Line[] {
    const fund = this.#funds.data?.items.find(({ id }) => id === this.chosen);
    if (!fund) return [];
    const { sorted, reach } = this.#auditor.audit(fund, this.#funds.state, this.#entries.state);
    if (!sorted) return [];
    return this.#listed(sorted, periodOf(fund, reach === 'whole' ? sorted : undefined, this.from, this.to))
      .lines;
  }

  /** What is shown first: by the attributes, or by the address where it is kept there. */
  #begin(): void {
    this.#open(this.fund);
    if (!this.syncUrl) return;
    const { chosen, screen, filter } = readWay();
    this.chosen = chosen || this.fund;
    this.screen = screen || this.view;
    this.#desk.set(filter);
  }

  #open(id: string): void {
    this.chosen = id;
    this.screen = this.view;
    this.tableOpen = false;
    this.#desk.clear();
  }

  readonly #choose = (id: string): void => {
    this.#open(id);
    emit(this, 'hehuo-select', { resource: 'funds', id });
    void this.#focus('[data-head]');
  };

  readonly #back = (): void => {
    const id = this.chosen;
    this.#open('');
    void this.#focus(`[data-fund="${CSS.escape(id)}"]`, '[data-head]');
  };

  readonly #go = (screen: Screen): void => {
    const from = this.screen;
    this.screen = screen;
    if (!this.elder) return;
    void this.#focus(screen === 'overview' ? `[data-screen="${from}"]` : '.back', '[data-head]');
  };

  readonly #filter = (change: Parameters<DeskController['set']>[0]): void => {
    this.#desk.set(change);
    this.#sayFound();
  };

  readonly #clear = (): void => {
    this.#desk.clear();
    this.#sayFound();
    void this.#focus('.filters button');
  };

  #sayFound(): void {
    const found = this.#desk.found(this.#linesNow());
    const { inFen, outFen } = sumLines(found);
    this.announcer.say(this.#scene.words.found(whole(found.length), fen(inFen), fen(outFen)));
  }

  readonly #turn = (page: number): void => {
    this.#desk.turn(page);
    const { index, pages } = this.#desk.pageOf(this.#linesNow(), this.#pageSize);
    this.announcer.say(this.#scene.words.page(index + 1, pages));
    void this.#focus('[data-rove][data-seq]');
  };

  readonly #jump = (seq: number): void => {
    const lines = this.#linesNow();
    this.screen = 'ledger';
    const line = lines.find(({ entry }) => entry.seq === seq);
    if (!line || !this.#desk.jump(lines, seq, this.#pageSize)) {
      this.announcer.say(this.#scene.words.noLine(seq));
      return;
    }
    emit(this, 'hehuo-select', { resource: 'entries', id: line.entry.id });
    this.announcer.say(this.#scene.words.jumped(seq));
    void this.#focus(`[data-seq="${seq}"]`);
  };

  /** Takes the focus to the first selector that finds something. */
  async #focus(...selectors: string[]): Promise<void> {
    await this.updateComplete;
    for (const selector of selectors) {
      const target = this.renderRoot.querySelector<HTMLElement>(selector);
      if (!target) continue;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: 'nearest' });
      return;
    }
  }
}
