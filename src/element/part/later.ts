import { html, nothing } from 'lit';
import { notice } from './notice';
import type { PartWords } from './words';

/** What the wait for a part needs of the element around it. */
export interface Waiting {
  readonly common: PartWords;
  /** Says it to those who read by ear. */
  say(text: string): void;
  /** Renders again. */
  update(): unknown;
}

/** A part of the element whose code is asked for when it is first needed, and again when it did not come. */
export class Later<T> {
  value: T | undefined;
  #asked: Promise<T | undefined> | undefined;
  #failed = false;

  constructor(
    private readonly around: Waiting,
    private readonly load: () => Promise<T>,
  ) {}

  /** Whether it has been asked for, and not in vain unless that is said on the screen. */
  get asked(): boolean {
    return this.#asked !== undefined || this.#failed;
  }

  /** Resolves to the part, or to undefined when it could not be loaded; `quiet` when nobody waits for it yet. */
  bring(quiet = false): Promise<T | undefined> {
    this.#failed = false;
    return (this.#asked ??= this.load().then(
      (value) => this.#came(value),
      () => this.#missed(quiet),
    ));
  }

  #came(value: T): T {
    this.value = value;
    void this.around.update();
    return value;
  }

  #missed(quiet: boolean): undefined {
    this.#asked = undefined;
    if (quiet) return undefined;
    this.#failed = true;
    this.around.say(this.around.common.failure.unreachable.title);
    void this.around.update();
    return undefined;
  }

  /** What stands in its place until it is there: that it is on its way, or that it did not come, with ways out. */
  waiting(leave: unknown = nothing): unknown {
    const { common } = this.around;
    if (!this.#failed)
      return html`<div aria-busy="true">
        <span class="unseen">${common.loading}</span>
        <div class="skeletons"><div class="skeleton bone block"></div></div>
      </div>`;
    const { title, body } = common.failure.unreachable;
    const again = () => {
      void this.bring();
      void this.around.update();
    };
    const retry = html`<button type="button" class="primary" @click=${again}>${common.retry}</button>`;
    return notice('bad', title, body, html`${retry} ${leave}`);
  }
}
