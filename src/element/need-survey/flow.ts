/* The screens from the first question to the receipt, whose code comes while the notice is read. */
import { nothing } from 'lit';
import { dress } from '../../style/sheet';
import { copyText } from './answers';
import type { FormAround } from './around';
import { askingOf } from './asking-of';
import type { Box } from './box';
import { Ending } from './ending';
import { Attachments } from './field/attach';
import fieldCss from './field/field.css?inline';
import { FieldRoom } from './field/room';
import type { Filling } from './filling';
import type { Form } from './form';
import { helperScreen } from './helper';
import { lostNote } from './lost-note';
import { askScreen, checkScreen, doneScreen } from './screen';
import type { Aside, CheckView } from './screen';
import taskCss from './view-tasks/tasks.css?inline';

/** What the screens need of the pane that they stand in. */
export interface FlowParts {
  readonly filling: Filling;
  readonly box: Box;
  /** Hands the device back, door to door. */
  handBack(): void;
}

export class Flow {
  readonly #ending: Ending;
  readonly #room: FieldRoom;
  readonly #nobody = new Attachments();

  constructor(
    private readonly around: FormAround,
    private readonly parts: FlowParts,
  ) {
    dress(around.element, fieldCss, taskCss);
    this.#ending = new Ending(around, parts.box, () => parts.handBack());
    this.#room = new FieldRoom(around.element, {
      attachments: () => parts.filling.form?.attachments ?? this.#nobody,
      say: (text) => around.say(text),
      root: () => around.root,
      backend: () => around.backend,
    });
  }

  get #sends(): boolean {
    return this.around.can('responses');
  }

  /** A form as text to take along, with the mark whether it was sent. */
  text(form: Form, today = this.around.today, mark = this.#ending.mark(form)): string {
    return copyText(form, this.around.frame.tongue, today, mark);
  }

  /** Tells those who read by ear what becomes of an answer. */
  announce(form: Form | undefined): void {
    this.#ending.announce(form);
  }

  content(form: Form): unknown {
    const { around, parts } = this;
    const { frame } = around;
    switch (form.place) {
      case 'helper':
        return helperScreen(form, form.helper ?? '', frame);
      case 'check':
        return checkScreen(form, this.#checkView(form), frame);
      case 'done':
        return doneScreen(form, this.#ending.where(form), this.#ending.today, frame);
      case 'sent':
        return this.#ending.sent(form);
      default: {
        const asking = askingOf(form, around, this.#room, parts.filling.changed);
        return askScreen(form, asking, this.#aside(form), frame);
      }
    }
  }

  #aside(form: Form): Aside {
    return {
      keep: this.#kept(),
      before: lostNote(form.lost, form.survey, this.around.frame),
      after: nothing,
    };
  }

  #checkView(form: Form): CheckView {
    const { busy, failed, support } = this.parts.filling;
    const after = this.#sends ? support.offer() : nothing;
    return { ...this.#aside(form), after, sends: this.#sends, busy, failed };
  }

  /** Where what is written is kept: said only as far as it is true. */
  #kept(): string {
    const { drafts, frame, mode } = this.around;
    const { words } = frame.tongue;
    if (drafts.kept === undefined) return '';
    if (drafts.kept === 'memory')
      return `${words.notKept}${this.parts.box.words.why[drafts.why ?? 'unopened']}`;
    return mode === 'visit' ? words.keptHereVisit : words.keptHere;
  }
}
