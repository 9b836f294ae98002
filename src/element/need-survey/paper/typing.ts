import { check } from '../../../contract/answer-check';
import type { Survey } from '../../../contract/need';
import { emit } from '../../../control/event';
import { newId } from '../../../source/uuid';
import { askingOf } from '../asking-of';
import type { FormAround } from '../around';
import { outgoingOf } from '../body';
import { Attachments } from '../field/attach';
import { FieldRoom } from '../field/room';
import { Form } from '../form';
import type { PaperHooks } from './pane';
import { readSheet } from './code';
import { focusIn } from './focus';
import { sheetIdOf, sheetIdText } from './sheet';
import { formScreen, numberScreen } from './typing-screen';

/** What is wrong with a number, or what must be said of it. */
export type Trouble = 'empty' | 'wrong' | 'foreign' | 'twice';

/**
 * Typing in what came back on paper: the sheet's number, then its answers as they stand there, then the next sheet. A
 * sheet counts once: it is known by its number on this device, and the backend knows it too.
 */
export class Typing {
  /** The sheet at hand; undefined while its number is asked for. Without a number: `sheet` is empty. */
  form: Form | undefined;
  sheet = '';
  /** The number as typed so far. */
  typed = '';
  trouble: Trouble | undefined;
  /** Version that the sheet was printed from, where that is not today's. */
  printed = '';
  saving = false;
  /** Whether it was asked to leave a sheet that is half typed in. */
  leaving = false;
  /** What was put aside in this sitting: ids of responses with the numbers of their sheets, newest last. */
  readonly put: { id: string; sheet: string }[] = [];
  readonly room: FieldRoom;
  #attachments = new Attachments();

  constructor(
    readonly around: FormAround,
    readonly hooks: PaperHooks,
  ) {
    this.room = new FieldRoom(around.element, {
      attachments: () => this.#attachments,
      say: (text) => around.say(text),
      root: () => around.root,
      backend: () => around.backend,
    });
  }

  get unfinished(): boolean {
    return !!this.form?.begun;
  }

  content(): unknown {
    const survey = this.hooks.survey();
    if (!survey) return undefined;
    if (!this.form) return numberScreen(survey, this);
    const asking = askingOf(this.form, this.around, this.room, () => void this.around.update());
    asking.shared = true;
    asking.silent = true;
    return formScreen(this.form, asking, this);
  }

  /** Forgets the sheet at hand and asks for a number; `sheet` is one already scanned. */
  start(sheet: string): void {
    this.form = undefined;
    this.trouble = undefined;
    this.leaving = false;
    this.sheet = this.printed = '';
    this.typed = sheet;
    this.#attachments = new Attachments();
  }

  /** Takes the number that was typed or scanned and goes to the answers, unless something is wrong with it. */
  begin(): void {
    const survey = this.hooks.survey();
    if (!survey) return;
    const scanned = readSheet(this.typed);
    const sheet = scanned?.sheet ?? sheetIdOf(this.typed);
    this.trouble = !this.typed.trim()
      ? 'empty'
      : !sheet
        ? 'wrong'
        : scanned && scanned.survey !== survey.id
          ? 'foreign'
          : this.#known(sheet)
            ? 'twice'
            : undefined;
    this.typed = sheet ? sheetIdText(sheet) : this.typed;
    if (this.trouble || !sheet) {
      void this.focus('#sheet-number');
      return;
    }
    this.printed = scanned && scanned.version !== survey.version ? scanned.version : '';
    this.open(survey, sheet);
  }

  /** A sheet without a number, or a photocopy of one that was typed in: it is one of its own. */
  open(survey: Survey, sheet = ''): void {
    this.form = new Form(survey, newId());
    this.form.helper = 'worker';
    this.sheet = sheet;
    this.trouble = undefined;
    void this.focus('.numbered');
  }

  // The outbox outlives the page: its labels tell which sheets were typed in on this device before.
  #known(sheet: string): boolean {
    const { entries, sent } = this.around.sending.state;
    const text = sheetIdText(sheet);
    return (
      this.put.some((one) => one.sheet === sheet) ||
      [...entries, ...sent].some(({ label }) => label.indexOf(text) >= 0)
    );
  }

  /** Checks the sheet and puts it into the outbox; only then the next one is asked for. */
  async save(): Promise<void> {
    const { form, sheet, around } = this;
    if (!form || this.saving) return;
    form.errors = check(form.survey, form.draft);
    if (form.errors.length) {
      void this.focus('.summary');
      return;
    }
    this.saving = true;
    void around.update();
    form.origin = { channel: 'paper', sheetId: sheet || undefined };
    const put = await outgoingOf(form, around)
      .then((outgoing) => around.sending.put(outgoing))
      .catch(() => undefined);
    this.saving = false;
    if (!put) {
      around.say(around.frame.tongue.words.notSaved);
      await around.update();
      return;
    }
    this.put.push({ id: form.id, sheet });
    emit(around.element, 'hehuo-submit', { resource: 'responses', id: form.id });
    this.start('');
    around.say(around.frame.tongue.words.typeSaved(this.put.length));
    void this.focus('#sheet-number');
  }

  /** Leaves the sheet; asks first when something was typed in. */
  cancel(): void {
    if (this.unfinished && !this.leaving) {
      this.leaving = true;
      void this.focus('.leaving');
      return;
    }
    this.start('');
    void this.focus('#sheet-number');
  }

  /** Goes on with the sheet after all. */
  stay(): void {
    this.leaving = false;
    void this.focus('.save');
  }

  /** Leads the focus to what a selector finds, or to the first control in it. */
  async focus(selector: string): Promise<void> {
    await this.around.update();
    const found = this.around.root.querySelector<HTMLElement>(selector);
    focusIn(found);
  }
}
