import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders again each second, for as long as something counts down on the screen. */
export class Ticking implements ReactiveController {
  #timer: ReturnType<typeof setInterval> | undefined;
  #wanted = false;

  constructor(private readonly host: ReactiveControllerHost & { readonly isConnected: boolean }) {
    host.addController(this);
  }

  /** Asked for while rendering. */
  want(): void {
    this.#wanted = true;
  }

  hostUpdate(): void {
    this.#wanted = false;
  }

  hostUpdated(): void {
    if (this.#wanted && this.host.isConnected)
      this.#timer ??= setInterval(() => this.host.requestUpdate(), 1000);
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

const two = (n: number): string => String(n).padStart(2, '0');

/** How long until a moment: `1:02:03`, `02:03`; with days before it where there are any. */
export function untilWords(ms: number, dayWord: (n: number) => string): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const clock = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  const whole = hours || days ? `${hours}:${clock}` : clock;
  return days ? `${dayWord(days)} ${whole}` : whole;
}
