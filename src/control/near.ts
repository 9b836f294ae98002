import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { holds } from '../source/held';

/**
 * Whether the host is on screen or within 300 px of it, or has been once: nothing is asked of a backend before.
 * Without IntersectionObserver, and in print, everything is near, and so is what has something to `send`.
 */
export class NearController implements ReactiveController {
  near = false;
  #watch: IntersectionObserver | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly sends = false,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.near) return;
    if (typeof IntersectionObserver === 'undefined') {
      this.near = true;
      return;
    }
    this.#watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#come();
      },
      { rootMargin: '300px' },
    );
    this.#watch.observe(this.host);
    window.addEventListener('beforeprint', this.#come);
    if (this.sends) void holds('entry').then((waits) => waits && this.#come());
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
    window.removeEventListener('beforeprint', this.#come);
  }

  readonly #come = (): void => {
    this.near = true;
    this.#watch?.disconnect();
    this.host.requestUpdate();
  };
}
