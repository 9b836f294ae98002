import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isAnswered } from '../../contract/answer';
import { checkDefinition } from '../../contract/definition';
import type { DefinitionIssue } from '../../contract/definition';
import type { Survey, SurveyBrief } from '../../contract/need';
import { survey as surveyResource, surveys as surveysResource } from '../../contract/resource';
import { readAddress, writeAddress } from '../../control/address';
import { emit, warnOnce } from '../../control/event';
import { askList, askOne } from '../../control/reading';
import { WidthController } from '../../control/width';
import { baseSheets, sheet } from '../../style/sheet';
import { HehuoElement } from '../base';
import { heading } from '../part/heading';
import { notice } from '../part/notice';
import { phoneLink } from '../part/phone';
import { longDate } from '../part/when';
import { fieldId } from './asking';
import type { Asking } from './asking';
import { copyToClipboard, saveAsFile } from './copy';
import { Form, newId } from './form';
import type { Actions, Frame } from './frame';
import { LeaveGuard } from './leave';
import css from './need-survey.css?inline';
import { instead, startScreen, surveyCards } from './start';
import { askScreen, checkScreen, doneScreen, paperScreen } from './screen';
import { copyText, errorText, openSurveys, phaseOf } from './view';
import type { Tongue } from './view';
import { en, zhHans } from './words';
import type { Words } from './words';

/**
 * Asks residents what they need: a survey definition as pages, in the elder appearance one question at a time, with
 * check of what was written, a page to check all answers, and the notice first. Answers stay in memory; online
 * sending is not part of this version, and the element says so.
 *
 * Without `survey` it shows the one open survey of the area, or a choice of the open ones. `partner` has no effect.
 *
 * @element need-survey
 * @attr {string} survey - Id of a survey.
 * @csspart surveys - The list of open surveys.
 * @csspart start - The button that begins.
 * @csspart question - A question with its controls.
 * @csspart errors - The summary of what is wrong.
 * @fires {CustomEvent} hehuo-submit - The resident finished: `{resource: 'responses', id}`; nothing has been sent.
 */
export class NeedSurvey extends HehuoElement {
  static override styles = [...baseSheets, sheet(css)];

  /** Id of a survey; without it the open survey of the area, or a choice. */
  @property() survey = '';
  /** Words of your own, one by one, over those of the language. */
  @property({ attribute: false }) words: Partial<Words> | undefined;

  /** The survey that the resident picked from the list. */
  #picked = '';
  #form: Form | undefined;
  #paper = false;
  #checked: { item: Survey; issues: DefinitionIssue[] } | undefined;
  #lang = '';
  readonly #width = new WidthController(this);
  readonly #list = this.reading('surveys', (backend) =>
    this.#needsList ? askList(backend, surveysResource, { area: this.area }) : undefined,
  );
  readonly #definition = this.reading('survey', (backend) => {
    const id = this.#id;
    return id ? askOne(backend, surveyResource, { id }) : undefined;
  });

  constructor() {
    super();
    new LeaveGuard(this, () => {
      const { place, draft } = this.#form ?? {};
      return place !== 'done' && Object.values(draft ?? {}).some(isAnswered);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.syncUrl) this.#picked = readAddress('survey').id ?? '';
  }

  override refresh(): void {
    this.service.retry();
    this.#list.retry();
    this.#definition.retry();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('survey')) this.#drop();
    // Other data, or a choice among other surveys: what was begun belongs to the old ones.
    if (this.hasUpdated && (changed.has('backend') || (changed.has('area') && !this.survey)))
      this.#form = undefined;
    this.#checkDefinition(this.#definition.data?.item);
    // What was said in another language does not stay behind for those who read by ear.
    if (this.hasUpdated && this.#lang !== this.locale.tag) this.announcer.say('');
    this.#lang = this.locale.tag;
  }

  // ---- What is asked for

  /** Whether the service has answered or failed: before that neither today nor the area tree is known. */
  get #settled(): boolean {
    const { status } = this.service.state;
    return status !== 'idle' && status !== 'loading';
  }

  get #open(): SurveyBrief[] {
    const items = this.#list.data?.items ?? [];
    const areas = this.serviceData?.areas ?? [];
    return openSurveys(items, this.area, areas, this.clock.today, this.locale.tag);
  }

  /** Answers begun stay on screen, whatever becomes of the service and the list meanwhile. */
  get #begun(): Form | undefined {
    return this.#form?.place === 'start' ? undefined : this.#form;
  }

  /** The survey to show: asked for, picked, or the only open one; empty when there is a choice or none. */
  get #id(): string {
    const named = this.survey || this.#picked || this.#begun?.survey.id || '';
    if (named || !this.#settled) return named;
    const open = this.#open;
    return open.length === 1 ? (open[0]?.id ?? '') : '';
  }

  // A named survey that is there and open needs no list.
  get #needsList(): boolean {
    const { state, data } = this.#definition;
    if (!this.survey) return true;
    if (state.status === 'failed' && state.failure.reason !== 'no-backend') return true;
    return !!data && this.#settled && phaseOf(data.item, this.clock.today) !== 'open';
  }

  #drop(): void {
    this.#picked = '';
    this.#form = undefined;
    this.#paper = false;
  }

  #checkDefinition(item: Survey | undefined): void {
    if (!item || this.#checked?.item === item) return;
    const issues = checkDefinition(item);
    this.#checked = { item, issues };
    if (!issues.length) return;
    const records = issues.map(({ path, expected }) => ({
      resource: 'survey',
      path,
      reason: expected,
      id: item.id,
    }));
    emit(this, 'hehuo-invalid', { records });
    for (const { path, expected } of issues.slice(0, 10)) {
      warnOnce(`survey "${item.id}" at ${path}: expected ${expected}`);
    }
  }

  // ---- Language and frame

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
    return {
      tongue: this.#tongue,
      level: this.headingLevel,
      act: this.#act,
      phone: (cls) => this.#phone(cls),
    };
  }

  #phone(cls?: string): unknown {
    const { operator } = this;
    return operator
      ? phoneLink(operator.phone, this.common.call(this.locale.text(operator.name)), cls)
      : nothing;
  }

  // ---- Render

  protected override content(): unknown {
    return html`<div class="survey-root" data-width=${this.#width.value} @keydown=${this.#onKey}>
      ${this.#view()}
    </div>`;
  }

  #view(): unknown {
    const id = this.#id;
    if (this.#begun) return this.#formView(this.#begun);
    if (!id) {
      return this.renderReading(this.#list, {
        skeleton: () => this.#skeleton(),
        ready: () => (this.#settled ? this.#choice() : this.#waiting()),
      });
    }
    return this.renderReading(this.#definition, {
      skeleton: () => this.#skeleton(),
      ready: ({ item }) => (this.#settled ? this.#surveyView(item) : this.#waiting()),
      failed: ({ reason }) => {
        const { words } = this.#tongue;
        if (reason === 'not-found') return this.#instead('info', words.unknownTitle, words.unknownBody);
        if (reason === 'wrong-shape') return this.#instead('bad', words.brokenTitle, words.brokenBody);
        return undefined;
      },
    });
  }

  #waiting(): unknown {
    return html`<div aria-busy="true">
      <span class="unseen">${this.common.loading}</span>${this.#skeleton()}
    </div>`;
  }

  #skeleton(): unknown {
    return html`<div class="skeletons">
      <div class="skeleton bone title"></div>
      <div class="skeleton bone"></div>
      <div class="skeleton bone block"></div>
      <div class="skeleton bone button"></div>
    </div>`;
  }

  #choice(): unknown {
    const { words } = this.#tongue;
    const open = this.#open;
    if (!open.length) return notice('info', words.noneTitle, words.noneBody, this.#phone());
    return html`<section class="here">
      ${heading(this.headingLevel, words.choose, 'title')}
      ${surveyCards(this.limit > 0 ? open.slice(0, this.limit) : open, this.#frame)}
    </section>`;
  }

  #instead(tone: 'info' | 'bad', title: string, body: string): TemplateResult {
    const others = this.#settled ? this.#open.filter(({ id }) => id !== this.#id) : [];
    return instead(tone, title, body, others, this.#frame);
  }

  #surveyView(item: Survey): unknown {
    const { words, lang } = this.#tongue;
    if (this.#checked?.issues.length) return this.#instead('bad', words.brokenTitle, words.brokenBody);
    const title = this.locale.text(item.title);
    const phase = phaseOf(item, this.clock.today);
    if (phase === 'early') {
      return this.#instead(
        'info',
        words.earlyTitle(title),
        words.earlyBody(longDate(item.opens ?? '', lang)),
      );
    }
    if (phase === 'over') {
      return this.#instead('info', words.overTitle(title), words.overBody(longDate(item.closes ?? '', lang)));
    }
    // A renewed definition takes the place of one that nobody has begun to answer.
    if (!this.#form || this.#form.survey !== item) this.#form = new Form(item, newId());
    if (this.#paper) return paperScreen(item, this.#frame);
    return startScreen(item, this.serviceData, this.#frame, !this.survey && this.#open.length > 1);
  }

  #formView(form: Form): unknown {
    if (form.place === 'check') return checkScreen(form, this.#frame);
    if (form.place === 'ask') return askScreen(form, this.#asking(form), this.#frame);
    return doneScreen(form, this.#where(form), longDate(this.clock.today, this.locale.tag), this.#frame);
  }

  /** Ways to hand in a survey on paper: at the operator's, and as the survey itself says. */
  #where(form: Form): string[] {
    const alternative = this.locale.text(form.survey.alternative);
    const { name, address } = this.operator ?? {};
    const place = [this.locale.text(name), this.locale.text(address)].filter(Boolean).join(' ');
    return [place && this.#tongue.words.hand(place), alternative].filter(Boolean);
  }

  #asking(form: Form): Asking {
    const tongue = this.#tongue;
    const errors = new Map<string, string>();
    for (const { elements } of form.survey.pages) {
      for (const question of elements) {
        const error = form.errors.find(({ name }) => name === question.name);
        if (error) errors.set(error.name, errorText(error, question, tongue));
      }
    }
    const set: Asking['set'] = (name, value) => {
      form.set(name, value);
      this.requestUpdate();
    };
    return {
      tongue,
      get draft() {
        return form.draft;
      },
      errors,
      area: this.area,
      set,
      phone: () => this.#phone(),
    };
  }

  // ---- Handlers

  readonly #act: Actions = {
    pick: (id) => this.#pick(id),
    begin: () => this.#do((form) => form.begin()),
    paper: (on) => this.#do(() => (this.#paper = on)),
    next: () => {
      this.#takeDates();
      this.#do((form) => form.next(this.elder));
    },
    back: () => this.#do((form) => form.back(this.elder)),
    change: (name) => {
      this.#form?.change(name);
      this.requestUpdate();
      void this.updateComplete.then(() => this.#focusField(name));
    },
    finish: () => {
      this.#do((form) => form.finish(this.elder));
      if (this.#form?.place === 'done')
        emit(this, 'hehuo-submit', { resource: 'responses', id: this.#form.id });
    },
    again: () => this.#do((form) => (this.#form = new Form(form.survey, newId()))),
    print: () => window.print(),
    save: () => {
      const name = `${this.locale.text(this.#form?.survey.title)}_${this.clock.today}`;
      saveAsFile(this.#copyText(), name);
      this.announcer.say(this.#tongue.words.saved);
    },
    copy: () => void this.#copy(),
    focus: (name) => this.#focusField(name),
  };

  /** Does something with the form, then leads the focus to where that went. */
  #do(action: (form: Form) => void): void {
    if (!this.#form) return;
    action(this.#form);
    this.requestUpdate();
    void (this.#form.errors.length ? this.#focusErrors() : this.#focusHeading());
  }

  #pick(id: string): void {
    this.#drop();
    this.#picked = id;
    if (this.syncUrl) writeAddress('survey', { id });
    if (id) emit(this, 'hehuo-select', { resource: 'surveys', id });
    this.requestUpdate();
    void this.#focusHeading();
  }

  #copyText(): string {
    const form = this.#form;
    return form ? copyText(form.survey, form.id, form.shown, this.#tongue, this.clock.today) : '';
  }

  async #copy(): Promise<void> {
    const { words } = this.#tongue;
    const copied = await copyToClipboard(this.#copyText(), this.renderRoot);
    this.announcer.say(copied ? words.copied : words.notCopied);
  }

  // Enter in a one-line field goes on, as in any form, but never the Enter that ends an input method's word.
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    const target = event.composedPath()[0];
    if (!(target instanceof HTMLInputElement) || (target.type !== 'text' && target.type !== 'date')) return;
    event.preventDefault();
    this.#act.next();
  };

  // A date field half filled in says nothing by itself; it must not pass for "not answered".
  #takeDates(): void {
    this.renderRoot.querySelectorAll<HTMLInputElement>('input[data-date]').forEach((input) => {
      const name = input.dataset.date ?? '';
      if (input.validity.badInput) this.#form?.set(name, '?');
      else if (this.#form?.draft[name] === '?') this.#form.set(name, input.value || undefined);
    });
  }

  #focusField(name: string): void {
    const other = !!this.#form?.errors.some((error) => error.name === name && error.code === 'other');
    const selector = other ? `[data-other="${name}"]` : `#${fieldId(name)}`;
    const control = this.renderRoot.querySelector<HTMLElement>(selector);
    control?.focus();
    control?.closest('.question')?.scrollIntoView({ block: 'nearest' });
  }

  async #focusErrors(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.summary')?.focus();
  }

  async #focusHeading(): Promise<void> {
    await this.updateComplete;
    const found = this.renderRoot.querySelector<HTMLElement>(
      '.here h1,.here h2,.here h3,.here h4,.here h5,.here h6',
    );
    if (!found) return;
    found.tabIndex = -1;
    found.focus();
    const step = this.renderRoot.querySelector('.progress p');
    this.announcer.say([step?.textContent, found.textContent].filter(Boolean).join(' '));
  }
}
