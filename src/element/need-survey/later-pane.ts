import { Later } from '../part/later';
import type { Around, Pane } from './pane';

/** A view whose code is loaded when it is first shown. */
export class LaterPane implements Pane {
  readonly #later: Later<Pane>;
  #argument: string | undefined;

  constructor(around: Around, load: () => Promise<Pane>) {
    this.#later = new Later(around, load);
  }

  /** Loads the code; `quiet` ahead of need, for a device that may have no network when the view is wanted. */
  async bring(quiet = false): Promise<void> {
    const pane = await this.#later.bring(quiet);
    if (pane && this.#argument !== undefined) pane.take?.(this.#argument);
    this.#argument = undefined;
  }

  content(): unknown {
    if (this.#later.value) return this.#later.value.content();
    if (!this.#later.asked) void this.bring();
    return this.#later.waiting();
  }

  retry(): void {
    if (this.#later.value) this.#later.value.retry();
    else void this.bring();
  }

  take(argument: string): void {
    if (this.#later.value) this.#later.value.take?.(argument);
    else this.#argument = argument;
  }

  forget(): void {
    this.#argument = undefined;
    this.#later.value?.forget?.();
  }
}
