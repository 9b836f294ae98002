import type { Survey } from '../../contract/need';
import { emit } from '../../control/event';
import type { Draft, EntryInfo } from '../../source/outbox/entry';
import { newId } from '../../source/uuid';
import type { FormAround } from './around';
import { Correcting } from './correcting';
import { copyToClipboard, saveAsFile } from './copy';
import { focusErrors, focusField, focusHeading, takeDates } from './focus';
import { Form } from './form';
import type { Relation } from './form';
import type { Actions } from './frame';
import { handIn } from './hand-in';
import { Keeper } from './keeper';
import { Support } from './support';
import type { Which } from './which';

/** The present form and all that can be done with it: written, kept, finished, sent, corrected. */
export class Filling {
  form: Form | undefined;
  onPaper = false;
  /** The outbox is at work: a second tap does nothing. */
  busy = false;
  /** The last try to put it into the outbox failed. */
  failed = false;
  /** The one who was to be helped did not want to. */
  stopped = false;
  readonly keeper: Keeper;
  readonly support: Support;
  readonly #correcting: Correcting;

  constructor(
    private readonly around: FormAround,
    private readonly which: Which,
    private readonly hooks: {
      /** The form as text, with its state, to be taken along. */
      text: (form: Form) => string;
      paper: () => void;
    },
  ) {
    this.keeper = new Keeper(around);
    this.#correcting = new Correcting(around, which);
    this.support = new Support(around, () => this.form);
  }

  // Answers begun stay on screen, whatever becomes of the service and the list meanwhile.
  get begun(): Form | undefined {
    return this.form?.place === 'start' ? undefined : this.form;
  }

  /** A form for a new person. */
  make(survey: Survey, helper: Relation | '' | undefined): Form {
    const form = new Form(survey, newId());
    form.helper = helper;
    this.failed = false;
    this.support.begin(form);
    return form;
  }

  /** The form for a definition that is about to be shown; a renewed one takes the place of one nobody began. */
  show(survey: Survey): Form {
    const { form } = this;
    // Renewed data of the same version do not throw away what was written and left at the notice.
    const same = form?.survey === survey || (form?.begun && form.survey.version === survey.version);
    if (!form || !same) {
      const helper = this.form ? this.form.helper : this.around.mode === 'behalf' ? '' : undefined;
      this.form = this.make(survey, helper);
      return this.form;
    }
    return form;
  }

  /** Puts everything away; drafts stay on the device. */
  drop(): void {
    this.which.forget();
    this.form = undefined;
    this.#correcting.drop();
    this.onPaper = false;
    this.keeper.again();
  }

  /** Puts the form away once its draft is saved. */
  async leave(): Promise<void> {
    const { form } = this;
    this.form = undefined;
    if (form) {
      this.around.sending.leave(form.id);
      // A photo may still be made smaller.
      await form.attachments.settled();
      this.keeper.save(form);
    }
    await this.around.drafts.flush();
    this.keeper.again();
    void this.around.update();
  }

  /** After every answer. */
  readonly changed = (): void => {
    if (this.form) this.keeper.save(this.form);
    void this.around.update();
  };

  /** Renders, then leads the focus to what is wrong or to the heading of where that went. */
  readonly lead = (): void => {
    void this.around.update().then(() => {
      const { errors, told, place } = this.form ?? {};
      if (errors?.length || (place === 'ask' && told?.size)) focusErrors(this.around.root);
      else focusHeading(this.around.root);
    });
  };

  #do(action: (form: Form) => void): void {
    if (!this.form) return;
    action(this.form);
    this.keeper.save(this.form);
    this.lead();
  }

  get #text(): string {
    return this.form ? this.hooks.text(this.form) : '';
  }

  /** Checks, keeps, and only then says so. However often it is tapped, it is put in once. */
  async #finish(): Promise<void> {
    const { around, form } = this;
    if (!form || this.busy) return;
    takeDates(around.root, form);
    if (!form.ready(around.elder)) {
      this.lead();
      return;
    }
    if (around.can('responses')) {
      this.busy = true;
      this.failed = false;
      void around.update();
      // A photo may still be made smaller: without it the answers are not complete.
      await form.attachments.settled();
      if (this.#misses(form)) return;
      this.failed = !(await handIn(form, around, this.keeper));
      this.busy = false;
      if (this.failed) {
        around.say(around.frame.tongue.words.notSaved);
        void around.update();
        return;
      }
      form.close('sent');
    } else form.close('done');
    emit(around.element, 'hehuo-submit', { resource: 'responses', id: form.id });
    if (this.form === form) this.lead();
  }

  /** Leads to the questions whose photo or recording is not there any more: without it they are not answered. */
  #misses(form: Form): boolean {
    const { around } = this;
    const { lacking } = form;
    if (!lacking.length) return false;
    const told = around.frame.tongue.words.attachmentGone;
    form.correct(new Map(lacking.map((name) => [name, told])), around.elder);
    this.busy = false;
    this.lead();
    return true;
  }

  async #resume(draft: Draft): Promise<void> {
    const survey = this.form?.survey ?? this.which.definition.data?.item;
    if (!survey) return;
    this.keeper.reads(survey);
    this.form = await this.keeper.open(draft, survey);
    this.keeper.save(this.form);
    this.lead();
  }

  /** Takes a refused entry up again. */
  correct(entry: EntryInfo): void {
    this.#correcting.start(entry);
    this.form = undefined;
    void this.adopt();
  }

  /** Once the definition of the entry to correct is there. */
  async adopt(): Promise<void> {
    const form = await this.#correcting.form();
    if (!form) return;
    this.form = form;
    this.keeper.reads(form.survey);
    this.lead();
  }

  async #copy(): Promise<void> {
    const { words } = this.around.frame.tongue;
    const copied = await copyToClipboard(this.#text, this.around.element.renderRoot);
    this.around.say(copied ? words.copied : words.notCopied);
  }

  readonly act: Actions = {
    pick: (id) => {
      this.drop();
      this.which.pick(id);
      this.lead();
    },
    begin: () => {
      this.stopped = false;
      this.#do((form) => {
        this.keeper.reads(form.survey);
        form.createdAt ??= this.around.now();
        form.begin();
      });
    },
    paper: (on) => {
      this.onPaper = on;
      if (on) this.hooks.paper();
      else this.lead();
    },
    next: () => {
      takeDates(this.around.root, this.form);
      this.#do((form) => form.next(this.around.elder));
    },
    back: () => this.#do((form) => form.back(this.around.elder)),
    decide: (gate, agreed) => this.#do((form) => form.decide(gate, agreed, this.around.elder)),
    change: (name) => {
      this.form?.change(name);
      void this.around.update().then(() => focusField(this.around.root, name, this.form));
    },
    finish: () => void this.#finish(),
    again: () =>
      this.#do((form) => {
        this.form = this.make(form.survey, this.around.mode === 'behalf' ? '' : undefined);
        this.keeper.again();
      }),
    print: () => window.print(),
    save: () => {
      saveAsFile(this.#text, `${this.around.text(this.form?.survey.title)}_${this.around.today}`);
      this.around.say(this.around.frame.tongue.words.saved);
    },
    copy: () => void this.#copy(),
    focus: (name) => focusField(this.around.root, name, this.form),
    behalf: (on) => this.#set((form) => (form.helper = on ? '' : undefined)),
    relate: (relation) => this.#set((form) => (form.helper = relation)),
    helped: (agreed) => {
      this.stopped = !agreed;
      this.#do((form) => (agreed ? form.begin() : (this.form = this.make(form.survey, ''))));
    },
    resume: (draft) => void this.#resume(draft),
    discard: (draft) => {
      this.keeper.drop(draft.id);
      this.lead();
    },
    support: (task) => this.support.toggle(task),
    seen: () => {
      this.#set((form) => (form.lost = []));
      this.lead();
    },
    track: (receipt) => this.around.open('track', receipt),
  };

  #set(change: (form: Form) => void): void {
    if (this.form) change(this.form);
    void this.around.update();
  }
}
