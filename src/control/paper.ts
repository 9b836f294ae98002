import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the page is being printed. */
export class PaperController implements ReactiveController {
  printing = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#turn);
    window.addEventListener('afterprint', this.#turn);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#turn);
    window.removeEventListener('afterprint', this.#turn);
  }

  readonly #turn = ({ type }: Event): void => {
    this.printing = type === 'beforeprint';
    this.host.requestUpdate();
  };
}
