import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * How much of a long list is drawn: a first step, more when the reader asks, all of it on paper. Scrolling adds nothing:
 * what the page has below the list must be in reach.
 */
export class GrowController implements ReactiveController {
  #steps = 1;
  #printing = false;

  /** `first` and `step` are how many records the first step and a further one hold; `flush` renders at once. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly first: () => number,
    private readonly step: () => number,
    private readonly flush: () => void,
  ) {
    host.addController(this);
  }

  /** Whether the page is being put on paper. */
  get printing(): boolean {
    return this.#printing;
  }

  /** How many of at most `most` records to draw. */
  shown(most: number): number {
    return this.#printing ? most : Math.min(most, this.first() + (this.#steps - 1) * this.step());
  }

  reset(): void {
    this.#steps = 1;
  }

  readonly more = (): void => {
    this.#steps += 1;
    this.host.requestUpdate();
  };

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#print);
    window.addEventListener('afterprint', this.#print);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
  }

  readonly #print = (event: Event): void => {
    this.#printing = event.type === 'beforeprint';
    this.host.requestUpdate();
    this.flush();
  };
}
