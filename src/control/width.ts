import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Width = 'narrow' | 'medium' | 'wide';

/**
 * How much room the host has, by its own width and not the window's: for a `data-width` attribute that the styles
 * and the views go by. Stands in for container queries, which older browsers lack.
 */
export class WidthController implements ReactiveController {
  value: Width = 'narrow';
  #watch: ResizeObserver | undefined;

  /** Medium and wide begin at these widths in px. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly medium = 600,
    private readonly wide = 920,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#take(this.host.getBoundingClientRect().width);
    if (typeof ResizeObserver === 'undefined') return;
    this.#watch = new ResizeObserver((entries) => {
      for (const entry of entries) this.#take(entry.contentRect.width);
    });
    this.#watch.observe(this.host);
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
  }

  #take(px: number): void {
    const value = px >= this.wide ? 'wide' : px >= this.medium ? 'medium' : 'narrow';
    if (value === this.value) return;
    this.value = value;
    this.host.requestUpdate();
  }
}
