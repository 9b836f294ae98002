import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Width = 'narrow' | 'medium' | 'wide';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/**
 * Calls back with the host's width in px, now and whenever it changes, until the returned function is called.
 * What is watched is a line without height in the host, not the host: whose height changes with every step, and a height
 * that changes while it is being told is an error on the page (in WebKit at least), reported to the site's own handlers.
 */
export function watchWidth(host: Host, take: (px: number) => void): () => void {
  take(host.getBoundingClientRect().width);
  if (typeof ResizeObserver === 'undefined') return () => undefined;
  const line = document.createElement('div');
  line.style.height = '0';
  line.setAttribute('aria-hidden', 'true');
  host.renderRoot.prepend(line);
  // In the next frame: what is drawn anew may not change sizes in the same round.
  const watch = new ResizeObserver((entries) => {
    for (const { contentRect } of entries) requestAnimationFrame(() => take(contentRect.width));
  });
  watch.observe(line);
  return () => {
    watch.disconnect();
    line.remove();
  };
}

/**
 * How much room the host has, by its own width and not the window's: for a `data-width` attribute that the styles
 * and the views go by. Stands in for container queries, which older browsers lack.
 */
export class WidthController implements ReactiveController {
  value: Width = 'narrow';
  #stop: (() => void) | undefined;

  /** Medium and wide begin at these widths in px. */
  constructor(
    private readonly host: Host,
    private readonly medium = 600,
    private readonly wide = 920,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchWidth(this.host, (px) => this.#take(px));
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  #take(px: number): void {
    const value = px >= this.wide ? 'wide' : px >= this.medium ? 'medium' : 'narrow';
    if (value === this.value) return;
    this.value = value;
    this.host.requestUpdate();
  }
}
