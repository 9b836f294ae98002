import type { ReactiveController, ReactiveControllerHost } from 'lit';

const ask = (event: BeforeUnloadEvent): void => {
  event.preventDefault();
  event.returnValue = true; // Chromium before 119 listens to this alone
};

/** Has the browser ask before the page is left, as long as `unfinished` says that something would be lost. */
export class LeaveGuard implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly unfinished: () => boolean,
  ) {
    host.addController(this);
    host.addEventListener('click', this.#onClick);
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  // The listener is there only while needed: with it a page cannot be kept for the way back.
  hostUpdated(): void {
    if (this.host.isConnected && this.unfinished()) window.addEventListener('beforeunload', ask);
    else this.hostDisconnected();
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', ask);
  }

  // To some browsers dialling is leaving.
  readonly #onClick = (event: Event): void => {
    const at = event.composedPath()[0];
    if (!(at instanceof Element) || !at.closest('a[href^="tel:"]')) return;
    this.hostDisconnected();
    setTimeout(() => this.hostUpdated(), 1000);
  };
}
