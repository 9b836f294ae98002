import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Steps that are added while the reader scrolls; from then on the button alone adds, so that the foot can be reached. */
const UNASKED_STEPS = 4;

/** How much of a long list is drawn: a first step, more towards the end of it, all of it on paper. */
export class GrowController implements ReactiveController {
  #steps = 1;
  #printing = false;
  #watch: IntersectionObserver | undefined;
  #watched: Element | undefined;

  /**
   * `first` and `step` are how many records the first step and a further one hold, `alone` whether scrolling adds
   * some, `flush` renders at once.
   */
  constructor(
    private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    private readonly first: () => number,
    private readonly step: () => number,
    private readonly alone: () => boolean,
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
    if (typeof IntersectionObserver === 'undefined') return;
    this.#watch = new IntersectionObserver(this.#near, { rootMargin: '800px' });
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
    this.#watch?.disconnect();
    this.#watched = undefined;
  }

  hostUpdated(): void {
    const end = this.host.renderRoot.querySelector('.further') ?? undefined;
    // Watching anew tells again where the end is, even when it has not left the screen.
    if (this.#watched) this.#watch?.unobserve(this.#watched);
    this.#watched = end;
    if (end && this.alone() && this.#steps < UNASKED_STEPS) this.#watch?.observe(end);
  }

  readonly #near = (entries: IntersectionObserverEntry[]): void => {
    if (entries.some((entry) => entry.isIntersecting)) this.more();
  };

  readonly #print = (event: Event): void => {
    this.#printing = event.type === 'beforeprint';
    this.host.requestUpdate();
    this.flush();
  };
}
