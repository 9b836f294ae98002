import type { ReactiveController, ReactiveControllerHost } from 'lit';

const STEP = 20;

/** The host's width in px, rounded down to steps of 20, so that the chart is drawn at its true size. */
export class BoxController implements ReactiveController {
  px = 320;
  #watch: ResizeObserver | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
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

  #take(width: number): void {
    const px = Math.max(260, Math.floor(width / STEP) * STEP);
    if (px === this.px || width === 0) return;
    this.px = px;
    this.host.requestUpdate();
  }
}
