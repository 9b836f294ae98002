import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Receipt } from '../contract/write';
import type { Backend } from '../source/backend';
import { Failure } from '../source/failure';
import type {
  EntryInfo,
  Exported,
  Imported,
  Outgoing,
  OutboxState,
  Saved,
  Sent,
} from '../source/outbox/entry';
import { awaitOnce, leaveOnce, toldOnce } from '../source/outbox/once';
import { outbox } from '../source/outbox/outbox';
import { emit } from './event';

const nothing: OutboxState = { kept: 'memory', entries: [], sent: [] };

/** What an element puts into the outbox and sees of it. The outbox itself is one for all elements of the page. */
export class SendingController implements ReactiveController {
  #unwatch: (() => void) | undefined;
  /** Ids that this element put and whose receipt has not come yet. */
  readonly #mine = new Set<string>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly backend: () => Backend | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unwatch ??= outbox.watch(this.#changed);
    outbox.start();
    this.#changed();
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  /** After a rendering, of which there is one for many changes. */
  hostUpdated(): void {
    if (!this.#mine.size) return;
    for (const { id, name } of this.state.sent) {
      if (this.#mine.delete(id) && this.host instanceof Element) emit(this.host, 'hehuo-sent', { name, id });
    }
  }

  /** What waits and what was sent, for the element's backend; the host renders again when it changes. */
  get state(): OutboxState {
    const backend = this.backend();
    return backend ? outbox.state(backend) : nothing;
  }

  /**
   * Resolves when the entry is kept; only then may the page say so. Memory is the last resort, so it rejects only where
   * the element has no backend at all.
   */
  async put(outgoing: Outgoing): Promise<Saved> {
    const backend = this.backend();
    if (!backend) throw new Failure('no-backend');
    const { id } = outgoing.body;
    this.#mine.add(id);
    if (outgoing.shared) awaitOnce(id);
    const saved = await outbox.put(backend, outgoing);
    if (saved.other) this.#mine.delete(id);
    return saved;
  }

  entry(id: string): EntryInfo | undefined {
    return this.state.entries.find((entry) => entry.id === id);
  }

  sent(id: string): Sent | undefined {
    return this.state.sent.find((sent) => sent.id === id);
  }

  /** The receipt of something shared, for the person who still waits for it before the screen. */
  once(id: string): Receipt | undefined {
    return toldOnce(id);
  }

  /** That person has left the screen: the receipt is nowhere any more. */
  leave(id: string): void {
    leaveOnce(id);
  }

  /** Tries everything that waits at once, because a person asked. */
  sendNow(): void {
    outbox.sendNow();
  }

  /** The body as it was put, to print, to correct; undefined when it has gone or cannot be read back. */
  async body(id: string): Promise<Record<string, unknown> | undefined> {
    const parcel = await outbox.parcel(id);
    return parcel && (JSON.parse(parcel.text) as Record<string, unknown>);
  }

  async attachments(id: string): Promise<ReadonlyMap<string, Blob>> {
    return (await outbox.parcel(id))?.blobs ?? new Map<string, Blob>();
  }

  /** Takes an entry away because a person decided so. */
  drop(id: string): Promise<void> {
    return outbox.drop(id);
  }

  /** All that waits, as a file that any other device with the element can read in. It is not encrypted. */
  exportFile(): Promise<Exported> {
    const backend = this.backend();
    return backend ? outbox.exportFile(backend) : Promise.resolve({ file: new Blob(), count: 0, unread: 0 });
  }

  importFile(file: Blob): Promise<Imported> {
    const backend = this.backend();
    return backend
      ? outbox.importFile(backend, file)
      : Promise.resolve({ added: 0, known: 0, other: 0, bad: 1 });
  }

  /** Removes every receipt and trace of what was sent; drafts and what still waits stay. */
  async forget(): Promise<void> {
    const backend = this.backend();
    if (backend) await outbox.forget(backend);
  }

  /** Removes every draft and every trace of what was sent; keeps what still waits. */
  async wipe(): Promise<void> {
    const backend = this.backend();
    if (backend) await outbox.wipe(backend);
  }

  readonly #changed = (): void => this.host.requestUpdate();
}
