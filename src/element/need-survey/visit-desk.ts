import { html } from 'lit';
import type { Survey } from '../../contract/need';
import type { FormAround } from './around';
import type { Box } from './box';
import type { Keeper } from './keeper';
import { counter, deskScreen, handScreen, tallyOf } from './visit';
import { dayScreen } from './visit-day';
import type { VisitActions, VisitView } from './visit';

/** Where the device is: with the clerk, on its way to the resident, with the resident, on its way back, or at the day's end. */
export type Room = 'desk' | 'hand' | 'form' | 'back' | 'day';

/** Door to door: one device, resident after resident; between two of them nothing of anyone is on the screen. */
export class VisitDesk {
  room: Room = 'desk';
  #wiping = false;
  /** How many unfinished forms lie on this device, of any survey: they go with the wiping. */
  #drafts = 0;

  constructor(
    private readonly around: FormAround,
    private readonly box: Box,
    private readonly keeper: Keeper,
    private readonly hooks: {
      /** A new person: a new form, with a helper or without. */
      start: (behalf: boolean) => void;
      /** Puts the form away; its draft stays. */
      leave: () => Promise<void>;
      /** Whether there are other surveys to go to. */
      choice: () => boolean;
      /** Renders and leads the focus to the heading. */
      show: () => void;
    },
  ) {}

  /** Whether the resident's form is on screen; else one of this desk's own screens is. */
  get withResident(): boolean {
    return this.around.mode !== 'visit' || this.room === 'form';
  }

  reset(): void {
    this.room = 'desk';
    this.#wiping = false;
  }

  /** The clerk's screens and those between clerk and resident. */
  content(survey: Survey): unknown {
    const view = this.#view(survey);
    if (this.room === 'day') return dayScreen(view);
    if (this.room === 'desk') return deskScreen(view);
    return html`${handScreen(this.room === 'hand' ? 'resident' : 'clerk', view)} ${this.counter()}`;
  }

  /** How many wait, on every screen. */
  counter(): unknown {
    return counter(this.around.sending.state, this.around.frame);
  }

  #view(survey: Survey): VisitView {
    const { around, box } = this;
    const { state } = around.sending;
    return {
      survey,
      frame: around.frame,
      state,
      rows: tallyOf(state, box.isToday),
      drafts: this.keeper.found,
      unfinished: this.#drafts,
      choice: this.hooks.choice(),
      when: box.when,
      panel: box.panel(this.room === 'day'),
      delivery: box.words,
      wiping: this.#wiping,
      act: this.act,
    };
  }

  #go(room: Room): void {
    this.room = room;
    this.#wiping = false;
    this.hooks.show();
    if (room === 'day') void this.#count();
  }

  async #count(): Promise<void> {
    this.#drafts = await this.around.drafts.count();
    await this.around.update();
  }

  readonly act: VisitActions = {
    resume: (draft) => {
      this.room = 'form';
      this.around.frame.act.resume(draft);
    },
    next: (behalf) => {
      this.hooks.start(behalf);
      this.#go(behalf ? 'form' : 'hand');
    },
    taken: () => this.#go('form'),
    handBack: () => {
      // The form leaves the screen at once; its draft is saved on the way.
      this.#go('back');
      void this.hooks.leave();
    },
    returned: () => {
      this.keeper.again();
      this.#go('desk');
    },
    day: (on) => this.#go(on ? 'day' : 'desk'),
    sendNow: () => this.box.sendNow(),
    exportAll: () => this.box.exportAll(),
    importFile: (file) => this.box.importFile(file),
    wipe: (sure) => void this.#wipe(sure),
  };

  async #wipe(sure: boolean | undefined): Promise<void> {
    await this.#count();
    this.#wiping = sure === false;
    if (sure) {
      await this.around.sending.wipe();
      this.#drafts = 0;
      this.keeper.again();
      this.around.say(this.around.frame.tongue.words.wiped);
    }
    await this.around.update();
    this.around.root.querySelector<HTMLElement>('.notice button, .here h1, .here h2')?.focus();
  }
}
