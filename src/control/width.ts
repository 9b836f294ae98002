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
    // In the next frame: what is drawn anew here changes the height, which the same round may not see again.
    this.#watch = new ResizeObserver((entries) => {
      for (const { contentRect } of entries) requestAnimationFrame(() => this.#take(contentRect.width));
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
