import type { LitElement, ReactiveController } from 'lit';
import { watchWidth } from '../../control/width';

const STEP = 20;

/** The host's width in px, rounded down to steps of 20, so that the chart is drawn at its true size. */
export class BoxController implements ReactiveController {
  px = 320;
  #stop: (() => void) | undefined;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchWidth(this.host, (width) => this.#take(width));
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  #take(width: number): void {
    const px = Math.max(260, Math.floor(width / STEP) * STEP);
    if (px === this.px || width === 0) return;
    this.px = px;
    this.host.requestUpdate();
  }
}
