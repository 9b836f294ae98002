import { html, nothing } from 'lit';
import type { Survey } from '../../contract/need';
import { PaperController } from '../../control/paper';
import { icon } from '../part/icon';
import type { FormAround } from './around';
import { Box } from './box';
import { saveAsFile } from './copy';
import { Filling } from './filling';
import type { Flow, FlowParts } from './flow';
import type { Form } from './form';
import type { Actions } from './frame';
import type { Pane } from './pane';
import { Later } from '../part/later';
import type { PaperPane } from './paper/pane';
import { resumeOffer } from './resume';
import { startScreen } from './start';
import { VisitDesk } from './visit-desk';
import { Which } from './which';

/** What changed on the element before this rendering. */
interface Changed {
  first: boolean;
  survey: boolean;
  source: boolean;
  mode: boolean;
}

/** The form, from the choice of a survey to the receipt. */
export class FormPane implements Pane {
  readonly #which: Which;
  readonly #filling: Filling;
  readonly #box: Box;
  readonly #desk: VisitDesk;
  readonly #flow: Later<Flow>;
  #awaited = false;
  readonly #paper: Later<PaperPane>;
  readonly #print: PaperController;

  constructor(private readonly around: FormAround) {
    const survey = (): Survey | undefined => this.#which.definition.data?.item;
    this.#which = new Which(around, () => this.#filling.begun?.survey.id);
    this.#filling = new Filling(around, this.#which, {
      text: (form) => this.#flow.value?.text(form) ?? '',
      paper: () => void this.#paper.bring().then((paper) => this.#filling.onPaper && paper?.print()),
    });
    this.#box = new Box(
      around,
      () => this.#form?.survey ?? survey(),
      async (form, day) =>
        (await this.#flow.bring(true))?.text(form, day, around.frame.tongue.words.notSentMark),
      (entry) => this.#filling.correct(entry),
    );
    this.#desk = new VisitDesk(around, this.#box, this.#filling.keeper, {
      start: (behalf) => {
        const item = survey();
        if (item) this.#filling.form = this.#filling.make(item, behalf ? 'worker' : undefined);
      },
      leave: () => this.#filling.leave(),
      choice: () => this.#which.choice,
      show: this.#filling.lead,
    });
    this.#flow = new Later(around, async () => new (await import('./flow')).Flow(around, this.#parts));
    const close = (): void => this.act.paper(false);
    this.#paper = new Later(
      around,
      async () => new (await import('./paper/pane')).PaperPane(around, { survey, close }),
    );
    this.#print = new PaperController(around.element);
  }

  get #parts(): FlowParts {
    return { filling: this.#filling, box: this.#box, handBack: this.#desk.act.handBack };
  }

  get act(): Actions {
    return this.#filling.act;
  }

  get #form(): Form | undefined {
    return this.#filling.form;
  }

  get #sends(): boolean {
    return this.around.can('responses');
  }

  /** Whether leaving the page now would lose something. */
  get unfinished(): boolean {
    const { sending, drafts } = this.around;
    if (this.#paper.value?.unfinished) return true;
    if (sending.state.entries.some((entry) => entry.kept === 'memory')) return true;
    const form = this.#form;
    if (!form?.begun || form.place === 'done' || form.place === 'sent') return false;
    return drafts.kept !== 'device';
  }

  /** Whether the way to other views is shut: a device that goes from hand to hand shows nothing else. */
  get closed(): boolean {
    return this.around.mode === 'visit';
  }

  retry(): void {
    this.#which.retry();
  }

  /** Tasks that the resident wants to support, from the list. */
  take(argument: string): void {
    this.#filling.support.preset(argument);
  }

  /** Before each rendering. */
  prepare({ first, survey, source, mode }: Changed): void {
    const filling = this.#filling;
    if (!first && (survey || mode)) filling.drop();
    if (!first && mode) this.#desk.reset();
    // Other data, or a choice among other surveys: what was not begun belongs to the old ones.
    if (!first && source) filling.form = undefined;
    this.#which.check();
    filling.keeper.look(this.#which.id);
    void filling.adopt();
    this.#flow.value?.announce(this.#form);
  }

  // ---- Render

  content(): unknown {
    const slip = this.#box.slip();
    return html`<div class="form-pane" @keydown=${this.#onKey}>${slip ?? this.#view()}</div>`;
  }

  #view(): unknown {
    const desk = this.#desk;
    if (!desk.withResident)
      return this.#which.content(
        (item) => desk.content(item),
        () => nothing,
      );
    const { begun } = this.#filling;
    const main = begun
      ? this.#formView(begun)
      : this.#which.content(
          (item) => this.#startView(item),
          () => this.#gone(),
        );
    return this.around.mode === 'visit' ? html`${main} ${this.#visitFoot()}` : main;
  }

  /** With the resident: the way back to the clerk, and how many wait. */
  #visitFoot(): unknown {
    const { words } = this.around.frame.tongue;
    return html`<div class="visit-foot no-print">
      ${
        this.#form?.place === 'sent'
          ? nothing
          : html`<button type="button" class="quiet" @click=${this.#desk.act.handBack}>
              ${icon('left')}<span>${words.visitStop}</span>
            </button>`
      }
      ${this.#desk.counter()}
    </div>`;
  }

  #startView(item: Survey): unknown {
    const { around } = this;
    const form = this.#filling.show(item);
    // What comes after the notice is brought while that is read.
    void this.#flow.bring(true);
    if (this.#filling.onPaper) return this.#paperView();
    const offered = around.mode === 'visit' ? undefined : this.#filling.keeper.found[0];
    const { words } = around.frame.tongue;
    const stopped = this.#filling.stopped ? html`<p role="status">${words.helperStopped}</p>` : nothing;
    return startScreen(
      item,
      {
        service: around.service,
        offered: !!offered,
        open: around.width === 'wide' || this.#print.printing,
        choice: this.#which.choice && around.mode !== 'visit',
        sends: this.#sends,
        before: html`${stopped}${
          offered ? resumeOffer(offered, item, this.#box.when(offered.at), around.frame) : nothing
        }`,
        after: around.mode === 'visit' ? nothing : this.#box.panel(),
        behalf: around.mode === 'self' ? form.helper !== undefined : undefined,
      },
      around.frame,
    );
  }

  #paperView(): unknown {
    const { words } = this.around.frame.tongue;
    const close = () => this.act.paper(false);
    const leave = html`<button type="button" @click=${close}>${words.toStart}</button>`;
    return this.#paper.value?.content() ?? this.#paper.waiting(leave);
  }

  // A survey that is no longer there: what was written for it can still be taken along.
  #gone(): unknown {
    const { found } = this.#filling.keeper;
    if (!found.length || this.around.mode === 'visit') return nothing;
    const { words } = this.around.frame.tongue;
    const text = () =>
      saveAsFile(found.map(({ answers }) => JSON.stringify(answers, null, 2)).join('\n\n'), this.#which.id);
    return html`<div class="resume">
      <p>${words.goneDraft(found.length)}</p>
      <div class="actions"><button type="button" @click=${text}>${words.save}</button></div>
    </div>`;
  }

  #formView(form: Form): unknown {
    const flow = this.#flow;
    if (flow.value) return flow.value.content(form);
    if (!this.#awaited) void this.#bringFlow();
    const { words } = this.around.frame.tongue;
    const leave = () => void this.#filling.leave();
    return flow.waiting(html`<button type="button" @click=${leave}>${words.toStart}</button>`);
  }

  /** The first screen takes the focus as soon as it is there. */
  async #bringFlow(): Promise<void> {
    this.#awaited = true;
    // One that was asked for ahead of need may have failed in silence.
    const came = (await this.#flow.bring(true)) ?? (await this.#flow.bring());
    this.#awaited = !came;
    if (came) this.#filling.lead();
  }

  // Enter in a one-line field goes on, as in any form, but never the Enter that ends an input method's word.
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const target = event.composedPath()[0];
    if (this.#form?.place !== 'ask' || this.#filling.onPaper) return;
    if (!(target instanceof HTMLInputElement) || !/^(text|date|tel)$/.test(target.type)) return;
    event.preventDefault();
    this.act.next();
  };
}
