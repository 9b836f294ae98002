import type { ReactiveControllerHost } from 'lit';
import { Later } from '../part/later';
import type { Waiting } from '../part/later';
import type { Linked, Told } from './linked/linked';

/** How long a page is left to itself first, ms: a reader is served before a search engine. */
const AFTER = 2_000;

/** The way to what search engines read. Its code comes when the page has been still for a while. */
export class LinkedDoor {
  readonly #later: Later<Linked>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was told last: only another list or language is told anew. */
  #last: readonly unknown[] = [];

  constructor(
    private readonly around: Waiting & { readonly element: Element & ReactiveControllerHost },
    /** What is shown; undefined while that is on its way, null where there is nothing. */
    private readonly told: () => Told | undefined | null,
  ) {
    const { element } = around;
    this.#later = new Later(around, async () => new (await import('./linked/linked')).Linked(element));
    element.addController({ hostConnected: () => this.look(), hostDisconnected: () => this.#release() });
  }

  /** After each update. */
  look(): void {
    if (!this.around.element.isConnected) return;
    if (this.#timer === undefined) this.#timer = setTimeout(() => void this.#write(), AFTER);
  }

  async #write(): Promise<void> {
    const told = this.told();
    const part = told && (this.#later.value ?? (await this.#later.bring(true)));
    const waiting = this.#timer;
    this.#timer = undefined;
    if (told === null) return this.#forget();
    if (!told || !part || waiting === undefined) return;
    const { rows, scene, key, counted } = told;
    const now = [rows, scene.lang, key, counted, scene.service, location.href];
    if (now.every((one, at) => one === this.#last[at])) return;
    this.#last = now;
    part.write(told);
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#forget();
  }

  #forget(): void {
    this.#last = [];
    this.#later.value?.release();
  }
}
