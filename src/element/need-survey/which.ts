import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { checkDefinition } from '../../contract/definition';
import type { DefinitionIssue } from '../../contract/definition';
import type { Survey, SurveyBrief } from '../../contract/need';
import { survey as surveyResource, surveys as surveysResource } from '../../contract/resource';
import { readAddress, writeAddress } from '../../control/address';
import { emit, warnOnce } from '../../control/event';
import { askList, askOne } from '../../control/reading';
import type { ReadingController } from '../../control/reading';
import type { Loaded, LoadedOne } from '../../source/read';
import { heading } from '../part/heading';
import { notice } from '../part/notice';
import { longDate } from '../part/when';
import type { FormAround } from './around';
import { instead, surveyCards } from './start';
import { openSurveys, phaseOf } from './view';

type Brieves = Loaded<SurveyBrief, Record<string, never>>;

/** Which survey is shown: the one asked for, the only open one, or a choice; and what is said in place of one. */
export class Which {
  readonly list: ReadingController<Brieves>;
  readonly definition: ReadingController<LoadedOne<Survey>>;
  #picked = '';
  #insisted = '';
  #addressRead = false;
  #checked: { item: Survey; issues: DefinitionIssue[] } | undefined;

  constructor(
    private readonly around: FormAround,
    /** The survey that is being answered: it stays, whatever becomes of service and list meanwhile. */
    private readonly begun: () => string | undefined,
  ) {
    this.list = around.reading('surveys', (backend) =>
      around.shows('form') && this.#needsList
        ? askList(backend, surveysResource, { area: around.area })
        : undefined,
    );
    this.definition = around.reading('survey', (backend) => {
      const { id } = this;
      return id ? askOne(backend, surveyResource, { id }) : undefined;
    });
  }

  retry(): void {
    this.list.retry();
    this.definition.retry();
  }

  pick(id: string): void {
    this.#picked = id;
    if (this.around.syncUrl) writeAddress('survey', { id });
    if (id) emit(this.around.element, 'hehuo-select', { resource: 'surveys', id });
  }

  /** Goes to the survey of a refused answer, whatever survey the page asked for. */
  insist(id: string): void {
    this.#insisted = id;
  }

  forget(): void {
    this.#picked = '';
    this.#insisted = '';
  }

  get open(): SurveyBrief[] {
    const { area, service, today, frame } = this.around;
    return openSurveys(this.list.data?.items ?? [], area, service?.areas ?? [], today, frame.tongue.lang);
  }

  /** The survey to show: asked for, picked, or the only open one; empty when there is a choice or none. */
  get id(): string {
    if (this.around.syncUrl && !this.#addressRead) this.#picked = readAddress('survey').id ?? '';
    this.#addressRead = true;
    const named = this.#insisted || this.around.survey || this.#picked || this.begun() || '';
    if (named || !this.around.settled) return named;
    const { open } = this;
    return open.length === 1 ? (open[0]?.id ?? '') : '';
  }

  /** Whether there are others to go back to. */
  get choice(): boolean {
    return !this.around.survey && this.open.length > 1;
  }

  // A named survey that is there and open needs no list.
  get #needsList(): boolean {
    const { state, data } = this.definition;
    if (!this.around.survey) return true;
    if (state.status === 'failed' && state.failure.reason !== 'no-backend') return true;
    return !!data && this.around.settled && phaseOf(data.item, this.around.today) !== 'open';
  }

  /** Checks a definition that came: the author reads every mistake in the console. */
  check(): void {
    const item = this.definition.data?.item;
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
    emit(this.around.element, 'hehuo-invalid', { records });
    for (const { path, expected } of issues.slice(0, 10)) {
      warnOnce(`survey "${item.id}" at ${path}: expected ${expected}`);
    }
  }

  /** The choice, the words of a failure, or what `ready` makes of the survey; `gone` stands in for an unknown one. */
  content(ready: (item: Survey) => unknown, gone: () => unknown): unknown {
    const { around } = this;
    if (!this.id) {
      return around.renderReading(this.list, {
        skeleton: () => this.#skeleton(),
        ready: () => (around.settled ? this.#choice() : this.#waiting()),
      });
    }
    return around.renderReading(this.definition, {
      skeleton: () => this.#skeleton(),
      ready: ({ item }) => (around.settled ? this.#survey(item, ready) : this.#waiting()),
      failed: ({ reason }) => {
        const { words } = around.frame.tongue;
        if (reason === 'not-found')
          return html`${this.#instead('info', words.unknownTitle, words.unknownBody)}${gone()}`;
        if (reason === 'wrong-shape') return this.#instead('bad', words.brokenTitle, words.brokenBody);
        return undefined;
      },
    });
  }

  #survey(item: Survey, ready: (item: Survey) => unknown): unknown {
    const { around } = this;
    const { words, lang } = around.frame.tongue;
    if (this.#checked?.issues.length) return this.#instead('bad', words.brokenTitle, words.brokenBody);
    const title = around.text(item.title);
    const phase = phaseOf(item, around.today);
    if (phase === 'early') {
      const body = words.earlyBody(longDate(item.opens ?? '', lang));
      return this.#instead('info', words.earlyTitle(title), body);
    }
    if (phase === 'over') {
      const body = words.overBody(longDate(item.closes ?? '', lang));
      return this.#instead('info', words.overTitle(title), body);
    }
    return ready(item);
  }

  #choice(): unknown {
    const { frame, limit } = this.around;
    const { words } = frame.tongue;
    const { open } = this;
    if (!open.length) return notice('info', words.noneTitle, words.noneBody, frame.phone());
    const sends = this.around.can('responses');
    return html`<section class="here">
      ${heading(frame.level, words.choose, 'title')}
      ${surveyCards(limit > 0 ? open.slice(0, limit) : open, sends, frame)}
    </section>`;
  }

  #instead(tone: 'info' | 'bad', title: string, body: string): TemplateResult {
    const { around } = this;
    const others = around.settled ? this.open.filter(({ id }) => id !== this.id) : [];
    return instead(tone, title, body, others, around.can('responses'), around.frame);
  }

  #waiting(): unknown {
    return html`<div aria-busy="true">
      <span class="unseen">${this.around.common.loading}</span>${this.#skeleton()}
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
}
