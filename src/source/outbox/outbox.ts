import { WriteId } from '../../contract/write';
import * as z from 'zod/mini';
import type { Backend } from '../backend';
import { OUTBOX } from '../kept';
import { onePerPage } from '../shared';
import { Device } from './device';
import { DraftBox, succeeds } from './draft-box';
import type { Exported, Imported, KeptWhy, Outgoing, OutboxState, Saved } from './entry';
import { free, OneSender } from './guard';
import { Intake } from './intake';
import { jsonText } from './json';
import { fresh, type Parcel, type Tomb } from './record';
import { canSeal } from './seal';
import { Sender } from './sender';
import { snapshot } from './snapshot';
import { DeviceShelf, isAddress, MemoryShelf } from './shelf';
import { exportText, importText, type Shipped } from './transfer';

/** Ms in which changes by other pages are gathered before the device is read again. */
const GATHER_MS = 300;

/**
 * What waits to be sent from this origin, what was sent, and unfinished forms: on the device and sealed where that is
 * possible, else in this page's memory. All elements of a page share one; all pages of an origin share the device.
 * Entries of a backend that is an address are sent by whichever page is open; those of a backend that is an object live
 * and die with their page.
 */
export class Outbox {
  private readonly backends = new Map<string, Backend>();
  private readonly device: Device;
  /** Forms that are not finished. */
  readonly drafts: DraftBox;
  private readonly shelf: DeviceShelf;
  private readonly memory: MemoryShelf;
  private readonly senders: { device: Sender; memory: Sender };
  private readonly intake: Intake;
  private readonly listeners = new Set<() => void>();
  private readonly states = new Map<string, OutboxState>();
  private channel: BroadcastChannel | undefined;
  private gather: ReturnType<typeof setTimeout> | undefined;
  private started = false;

  constructor(private readonly name: string = OUTBOX.database) {
    const { backends } = this;
    const changed = () => this.changed();
    const wrote = () => this.wrote();
    this.device = new Device(name);
    this.drafts = new DraftBox(this.device, {
      mayKeep: ({ key, keep }) => canSeal() && (isAddress(key) || (keep ?? true)),
      why: ({ key }) => this.why(key),
      isOver: (id) =>
        [this.memory.held, this.memory.tombs, this.shelf.held, this.shelf.tombs].some((map) => map.has(id)),
    });
    this.shelf = new DeviceShelf(this.device, { backends, changed, wrote, accepted: async () => undefined });
    const accepted = (tomb: Tomb) =>
      this.keeps(tomb.backend) ? this.shelf.accept(tomb) : this.drafts.drop(tomb.id);
    this.memory = new MemoryShelf({ backends, changed, wrote, accepted });
    this.senders = {
      device: new Sender(this.shelf, new OneSender(this.device.disk, name)),
      memory: new Sender(this.memory, free),
    };
    this.intake = new Intake({
      ...{ device: this.device, shelf: this.shelf, memory: this.memory, drafts: this.drafts, changed, wrote },
      keeps: (key) => this.keeps(key),
      why: (key) => this.why(key),
      isSending: (id) => this.senders.memory.sending === id,
      refresh: () => this.refresh(),
    });
  }

  /** Tells of every change; returns how to hear no more of it. */
  watch(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Looks what lies on the device and goes on sending. Does nothing the second time. */
  start(): void {
    if (this.started) return;
    this.started = true;
    if (typeof window !== 'object') return;
    window.addEventListener('online', this.ease);
    document.addEventListener('visibilitychange', this.ease);
    if (!canSeal()) return;
    if (typeof BroadcastChannel === 'function') {
      this.channel = new BroadcastChannel(this.name);
      this.channel.onmessage = this.heard;
    }
    void this.refresh();
  }

  /** Ends all work of this object, as closing its page would. */
  stop(): void {
    this.senders.device.stop();
    this.senders.memory.stop();
    this.channel?.close();
    clearTimeout(this.gather);
    if (typeof window !== 'object') return;
    window.removeEventListener('online', this.ease);
    document.removeEventListener('visibilitychange', this.ease);
  }

  /** What is known at this moment. The same object until something changes. */
  state(backend: Backend): OutboxState {
    const { key } = backend;
    const known = this.states.get(key) ?? this.look(key);
    this.states.set(key, known);
    return known;
  }

  /** Keeps something to be sent. Resolves when it is kept, as said; never rejects. */
  async put(backend: Backend, outgoing: Outgoing): Promise<Saved> {
    this.start();
    this.backends.set(backend.key, backend);
    const { name, body, label, shared = false, attachments, draft, replaces } = outgoing;
    const parcel = { text: jsonText(body), blobs: new Map(attachments ?? []) };
    const entry = fresh(
      { id: body.id, name, label, shared, createdAt: Date.now(), attachments: [...parcel.blobs.keys()] },
      backend.key,
    );
    const { saved } = await this.intake.keep(entry, parcel, { draft, replaces });
    this.changed();
    this.wake();
    return saved;
  }

  sendNow(): void {
    this.wake('forced');
  }

  /** What an entry carries; undefined when it is not here or cannot be read. */
  async parcel(id: string): Promise<Parcel | undefined> {
    const held = this.memory.held.get(id);
    if (held) return held.parcel;
    if (!this.shelf.held.has(id)) await this.refresh();
    const entry = this.shelf.held.get(id);
    return entry && this.device.parcel(entry).catch(() => undefined);
  }

  /** Takes an entry away. Where the device does not let it go it stays, to be seen. */
  async drop(id: string): Promise<void> {
    this.memory.held.delete(id);
    if (this.shelf.held.has(id) && (await succeeds(this.device.drop(id)))) this.shelf.note(id);
    this.wrote();
    this.changed();
  }

  async exportFile(backend: Backend): Promise<Exported> {
    this.start();
    await this.refresh();
    const shipped: Shipped[] = [];
    const { entries } = this.state(backend);
    for (const { id } of entries) {
      const entry = this.memory.held.get(id)?.entry ?? this.shelf.held.get(id);
      const parcel = await this.parcel(id);
      if (entry && parcel) shipped.push({ entry, parcel });
    }
    const file = await exportText(backend.key, shipped);
    return { file, count: shipped.length, unread: entries.length - shipped.length };
  }

  async importFile(backend: Backend, file: Blob): Promise<Imported> {
    this.start();
    this.backends.set(backend.key, backend);
    const result: Imported = { added: 0, known: 0, other: 0, bad: 0 };
    const count = { new: 'added', same: 'known', unsure: 'known', other: 'other' } as const;
    for (const one of await importText(backend.key, file)) {
      const valid = one && z.safeParse(WriteId, one.entry.id).success;
      if (!valid) result.bad++;
      else result[count[(await this.intake.keep(fresh(one.entry, backend.key), one.parcel, {})).found]]++;
    }
    this.changed();
    this.wake();
    return result;
  }

  /** Removes drafts, tombstones and receipts of a backend; what waits stays. */
  async wipe(backend: Backend): Promise<void> {
    await this.drafts.wipe(backend.key);
    await this.forget(backend);
  }

  /** Removes tombstones and receipts of a backend. */
  async forget({ key }: Backend): Promise<void> {
    for (const [id, tomb] of this.memory.tombs) if (tomb.backend === key) this.memory.tombs.delete(id);
    if (canSeal()) {
      await this.refresh();
      await succeeds(this.shelf.wipe(key));
      this.wrote();
      await this.refresh();
    }
    this.changed();
  }

  private async refresh(): Promise<void> {
    if (!canSeal()) return;
    await this.shelf.refresh().catch(() => undefined);
    await this.intake.lift();
    this.changed();
    this.wake();
  }

  private readonly ease = ({ type }: Event): void => {
    if (type !== 'online' && document.visibilityState === 'hidden') return;
    this.wake('eased');
    void this.refresh();
  };

  private readonly heard = (): void => {
    this.gather ??= setTimeout(() => {
      this.gather = undefined;
      void this.refresh();
    }, GATHER_MS);
  };

  private wake(call?: 'eased' | 'forced'): void {
    this.senders.device.wake(call);
    this.senders.memory.wake(call);
  }

  private changed(): void {
    this.states.clear();
    for (const listener of this.listeners) listener();
  }

  private readonly keeps = (key: string): boolean => canSeal() && isAddress(key);

  private why(key: string): KeptWhy | undefined {
    if (!isAddress(key)) return undefined;
    return canSeal() ? this.device.disk.reason : 'insecure';
  }

  private wrote(): void {
    this.channel?.postMessage('changed');
  }

  private look(key: string): OutboxState {
    const { shelf, memory, senders } = this;
    const sending = [senders.device.sending, senders.memory.sending];
    return snapshot(key, { shelf, memory, sending, why: this.why(key), keeps: this.keeps(key) });
  }
}

/** The one of this page, for all copies of the kit: only so do all elements see what is kept in memory alone. */
export const outbox = onePerPage('outbox', 1, () => new Outbox());
