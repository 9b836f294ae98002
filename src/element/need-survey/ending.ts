import { longDate } from '../part/when';
import type { FormAround } from './around';
import type { Box } from './box';
import type { Form } from './form';
import { grouped, progressOf, progressTitle } from './receipt';
import type { Progress } from './receipt';
import { sentScreen } from './sent';

/** After the last question: how far the answer has come, on screen, aloud and on every copy. */
export class Ending {
  #announced = '';

  constructor(
    private readonly around: FormAround,
    private readonly box: Box,
    /** Hands the device back, door to door. */
    private readonly handBack: () => void,
  ) {}

  get today(): string {
    return longDate(this.around.today, this.around.frame.tongue.lang);
  }

  /** What becomes of an answer is told as it happens, also to those who read by ear. */
  announce(form: Form | undefined): void {
    if (form?.place !== 'sent') {
      this.#announced = '';
      return;
    }
    const title = progressTitle(this.#progress(form), form.saved, this.box.words);
    if (this.#announced && this.#announced !== title) this.around.say(title);
    this.#announced = title;
  }

  /** Whether it was sent, as it stands on every copy. */
  mark(form: Form | undefined): string {
    const { words } = this.around.frame.tongue;
    const progress = form?.place === 'sent' ? this.#progress(form) : undefined;
    const receipt = progress?.at === 'sent' ? progress.receipt : '';
    return receipt ? words.receiptFile(grouped(receipt)) : words.notSentMark;
  }

  /** Ways to hand in a survey on paper: at the operator's, and as the survey itself says. */
  where(form: Form): string[] {
    const { around } = this;
    const place = [around.text(around.operator?.name), around.text(around.operator?.address)]
      .filter(Boolean)
      .join(' ');
    return [place && around.frame.tongue.words.hand(place), around.text(form.survey.alternative)].filter(
      Boolean,
    );
  }

  sent(form: Form): unknown {
    const { around, box, handBack, today } = this;
    const entry = around.sending.entry(form.id);
    return sentScreen(form, around, {
      progress: this.#progress(form),
      box,
      mark: this.mark(form),
      today,
      correct: entry && box.mend(entry),
      handBack,
    });
  }

  #progress(form: Form): Progress {
    const { sending } = this.around;
    const sent = sending.sent(form.id);
    const own = sending.once(form.id);
    return progressOf(
      form.saved,
      sending.entry(form.id),
      sent && own ? { ...sent, ...own, at: sent.at } : sent,
    );
  }
}
