import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Words for screen readers. The host renders `message` in a live region that is mounted from the first render on:
 * a region that appears together with its text is not read.
 */
export class AnnouncerController implements ReactiveController {
  message = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Says the text politely; saying the same again is heard again. */
  say(text: string): void {
    clearTimeout(this.#timer);
    this.message = '';
    this.host.requestUpdate();
    this.#timer = setTimeout(() => {
      this.message = text;
      this.host.requestUpdate();
    }, 120);
  }
}
