import type { Device } from './device';
import type { DraftBox } from './draft-box';
import type { KeptWhy, Saved } from './entry';
import type { Entry, Gone, Parcel } from './record';
import { digestOf, type DeviceShelf, type MemoryShelf } from './shelf';

/** What the intake works with. */
interface House {
  device: Device;
  shelf: DeviceShelf;
  memory: MemoryShelf;
  drafts: DraftBox;
  /** Whether entries of this backend may lie on the device. */
  keeps(key: string): boolean;
  why(key: string): KeptWhy | undefined;
  /** Whether an entry in memory is on its way. */
  isSending(id: string): boolean;
  refresh(): Promise<void>;
  text(id: string): Promise<string | undefined>;
  changed(): void;
  wrote(): void;
}

/** Lets entries in: onto the device, else into memory, and never twice. */
export class Intake {
  private persisted = false;

  constructor(private readonly house: House) {}

  /** Resolves when the entry is kept, as said. Not `added`: it is here or sent already. Never rejects. */
  async keep(entry: Entry, parcel: Parcel, gone: Gone): Promise<{ saved: Saved; added: boolean }> {
    const { id, backend } = entry;
    const { memory } = this.house;
    const onDevice = memory.tombs.has(id) ? undefined : await this.onDevice(entry, parcel, gone);
    const kept = onDevice === undefined ? 'memory' : 'device';
    const why = kept === 'memory' ? this.house.why(backend) : undefined;
    if (onDevice) void this.lift();
    const known = onDevice === undefined ? memory.tombs.has(id) || memory.held.has(id) : !onDevice;
    if (known) {
      const same = await this.isSame(entry, parcel, gone);
      return { added: false, saved: same ? { kept, why } : { kept, why, other: true } };
    }
    // A draft or a refused entry that is on the device stays there until this one is there too, or sent.
    if (!onDevice) memory.held.set(id, { entry, parcel, gone });
    if (gone.replaces) memory.held.delete(gone.replaces);
    return { added: true, saved: { kept, why } };
  }

  /** Whether the device took it; false when it knew it already, undefined when the device is not to be had. */
  private async onDevice(entry: Entry, parcel: Parcel, gone: Gone): Promise<boolean | undefined> {
    if (!this.house.keeps(entry.backend)) return undefined;
    this.persist();
    const taken = await this.house.device.add(entry, parcel, gone).catch(() => undefined);
    if (taken) this.moved(entry, parcel, gone);
    return taken;
  }

  private moved(entry: Entry, parcel: Parcel, { draft, replaces }: Gone): void {
    const { memory, shelf, drafts } = this.house;
    memory.held.delete(entry.id);
    shelf.note(entry.id, entry, parcel);
    if (replaces) shelf.note(replaces);
    if (draft) drafts.forget(draft);
    this.house.wrote();
  }

  /** The same content under a known id is as good as new: then its draft goes too. Other content is left alone. */
  private async isSame({ id }: Entry, { text }: Parcel, { draft }: Gone): Promise<boolean> {
    const { memory, shelf, drafts } = this.house;
    if (!memory.tombs.has(id) && !memory.held.has(id)) await this.house.refresh();
    const tomb = memory.tombs.get(id) ?? shelf.tombs.get(id);
    const same = tomb
      ? !tomb.digest || tomb.digest === (await digestOf(text))
      : ((await this.house.text(id)) ?? text) === text;
    if (same && draft) await drafts.drop(draft);
    return same;
  }

  /** What had to stay in memory goes to the device as soon as that works again. */
  async lift(): Promise<void> {
    const { memory } = this.house;
    for (const [id, { entry, parcel, gone }] of Array.from(memory.held)) {
      if (!this.house.keeps(entry.backend) || this.house.isSending(id)) continue;
      const taken = await this.onDevice(entry, parcel, gone);
      if (taken === undefined) return;
      if (!taken) memory.held.delete(id);
      this.house.changed();
    }
  }

  /** Asks the browser, once a page, not to clear the device's storage by itself. */
  private persist(): void {
    if (this.persisted) return;
    this.persisted = true;
    const { storage } = navigator as { storage?: StorageManager };
    storage?.persist?.().catch(() => undefined);
  }
}
