import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { listOf } from '../../contract/list';

/** What the dialog shows: a day's list, or a session, perhaps reached from a day's list. */
export interface Opened {
  date?: string | undefined;
  id?: string | undefined;
  /** Of the session its enrolment is shown: the form, or what became of it. */
  enrol?: boolean | undefined;
}

/** Keeps the one dialog in step with what is opened, and gives the focus back to where it came from. */
export class DialogController implements ReactiveController {
  opened: Opened | undefined;
  #from: HTMLElement | undefined;
  #shown: Opened | undefined;
  /** Whether the session was opened from a day's list in the dialog. */
  #deeper = false;
  /** Id of the session from which the reader comes back to the day's list. */
  #back: string | undefined;

  constructor(private readonly host: ReactiveControllerHost & { readonly shadowRoot: ShadowRoot | null }) {
    host.addController(this);
  }

  show(opened: Opened): void {
    if (!this.opened)
      this.#from = (this.host.shadowRoot?.activeElement ?? undefined) as HTMLElement | undefined;
    this.#deeper = Boolean(this.opened && opened.id);
    this.#back = opened.id ? undefined : this.opened?.id;
    this.opened = opened;
    this.host.requestUpdate();
  }

  readonly close = (): void => this.#element?.close();

  /** Escape and the device's way back lead from a session to the day's list that it was opened from. */
  readonly onLeave = (event: Event): void => {
    const other = event.type === 'keydown' && (event as KeyboardEvent).key !== 'Escape';
    const { date, id, enrol } = this.opened ?? {};
    if (other || !(enrol || (this.#deeper && date))) return;
    event.preventDefault();
    this.show(enrol ? { date, id } : { date });
  };

  /** For the dialog's `close` event: Escape and the close button alike. */
  readonly onClose = (): void => {
    // The event comes late: of a dialog that left the page, or is open again at its new place, nobody closed it.
    const element = this.#element;
    if (!element?.isConnected || element.open) return;
    this.opened = this.#shown = undefined;
    this.host.requestUpdate();
    if (this.#from?.isConnected) this.#from.focus();
    this.#from = undefined;
  };

  /** Closes on a click beside the dialog. */
  readonly onClick = (event: MouseEvent): void => {
    if (event.target === this.#element) this.close();
  };

  /** Back in the page, what was opened opens again. */
  hostConnected(): void {
    if (this.opened) this.host.requestUpdate();
  }

  /** Out of the page a dialog is no modal one any more, but would stay open: without backdrop, amid the page. */
  hostDisconnected(): void {
    this.#shown = undefined;
    this.close();
  }

  hostUpdated(): void {
    const element = this.#element;
    if (!element?.isConnected || !this.opened || this.opened === this.#shown) return;
    this.#shown = this.opened;
    if (!element.open) element.showModal();
    // Back in the list one goes on from where one was.
    const back = listOf(element.querySelectorAll<HTMLElement>('.session')).find(
      ({ dataset }) => this.#back && dataset.id === this.#back,
    );
    if (back) return back.focus();
    element.scrollTop = 0;
    // The heading takes the focus, so that what has opened is read from its top.
    element.querySelector<HTMLElement>('#sheet-title')?.focus();
  }

  get #element(): HTMLDialogElement | undefined {
    return this.host.shadowRoot?.querySelector('dialog') ?? undefined;
  }
}
