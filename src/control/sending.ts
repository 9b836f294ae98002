import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Backend } from '../source/backend';
import type { EntryInfo, Imported, Outgoing, OutboxState, Saved, Sent } from '../source/outbox/entry';

/** What an element puts into the outbox and sees of it. The outbox itself is one for all elements of the page. */
export class SendingController implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly backend: () => Backend | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** What waits and what was sent, for the element's backend; the host renders again when it changes. */
  get state(): OutboxState {
    return { kept: 'memory', entries: [], sent: [] };
  }

  /** Resolves when the entry is kept; only then may the page say so. Never rejects: memory is the last resort. */
  put(_outgoing: Outgoing): Promise<Saved> {
    void [this.host, this.backend];
    return Promise.resolve({ kept: 'memory' });
  }

  entry(_id: string): EntryInfo | undefined {
    return undefined;
  }

  sent(_id: string): Sent | undefined {
    return undefined;
  }

  /** Tries everything that waits at once, because a person asked. */
  sendNow(): void {}

  /** The body as it was put, to print, to correct. */
  body(_id: string): Promise<Record<string, unknown> | undefined> {
    return Promise.resolve(undefined);
  }

  attachments(_id: string): Promise<ReadonlyMap<string, Blob>> {
    return Promise.resolve(new Map());
  }

  /** Takes an entry away because a person decided so. */
  drop(_id: string): Promise<void> {
    return Promise.resolve();
  }

  /** All that waits, as a file that any other device with the element can read in. */
  exportFile(): Promise<Blob> {
    return Promise.resolve(new Blob());
  }

  importFile(_file: Blob): Promise<Imported> {
    return Promise.resolve({ added: 0, known: 0, bad: 0 });
  }

  /** Removes every draft and every trace of what was sent; keeps what still waits. */
  wipe(): Promise<void> {
    return Promise.resolve();
  }
}
