import { listOf } from '../../contract/list';
import { newId } from '../uuid';
import type { Device } from './device';
import type { DraftBox } from './draft-box';
import type { KeptWhy, Saved } from './entry';
import { jsonText } from './json';
import { fresh, type Entry, type Gone, type Parcel } from './record';
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
  changed(): void;
  wrote(): void;
}

/** What became of taking something in, and whether its id was known before: with the same content, other, or who knows. */
export interface Intaken {
  saved: Saved;
  found: 'new' | 'same' | 'other' | 'unsure';
}

/** Lets entries in: onto the device, else into memory, and never twice. */
export class Intake {
  private persisted = false;

  constructor(private readonly house: House) {}

  /** Resolves when the entry is kept, as said, or found to be here or sent already. Never rejects. */
  async keep(entry: Entry, parcel: Parcel, gone: Gone): Promise<Intaken> {
    const { id, backend } = entry;
    const { memory } = this.house;
    const onDevice = memory.tombs.has(id) ? undefined : await this.onDevice(entry, parcel, gone);
    const kept = onDevice === undefined ? 'memory' : 'device';
    const why = kept === 'memory' ? this.house.why(backend) : undefined;
    if (onDevice) void this.lift();
    const known = onDevice === undefined ? memory.tombs.has(id) || memory.held.has(id) : !onDevice;
    if (known) {
      const found = await this.compare(entry, parcel);
      if (found === 'same' && gone.draft) await this.house.drafts.drop(gone.draft);
      return { found, saved: found === 'same' ? { kept, why } : { kept, why, other: true } };
    }
    // A draft or a refused entry that is on the device stays there until this one is there too, or sent.
    if (!onDevice) memory.held.set(id, { entry, parcel, gone });
    if (gone.replaces) memory.held.delete(gone.replaces);
    return { found: 'new', saved: { kept, why } };
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

  /** Whether what is known under an id has the same content. Of what went from a shared device nobody can tell. */
  private async compare({ id }: Entry, { text }: Parcel): Promise<Exclude<Intaken['found'], 'new'>> {
    const { device, memory, shelf } = this.house;
    if (!memory.tombs.has(id) && !memory.held.has(id)) await this.house.refresh();
    const tomb = memory.tombs.get(id) ?? shelf.tombs.get(id);
    if (tomb && !tomb.digest) return 'unsure';
    if (tomb) return tomb.digest === (await digestOf(text)) ? 'same' : 'other';
    const entry = shelf.held.get(id);
    const onDevice = entry && (await device.parcel(entry).catch(() => undefined));
    const there = onDevice?.text ?? memory.held.get(id)?.parcel.text;
    return there === undefined ? 'unsure' : there === text ? 'same' : 'other';
  }

  /** What had to stay in memory goes to the device as soon as that works again. */
  async lift(): Promise<void> {
    const { device, memory, shelf } = this.house;
    for (const [id, { entry, parcel, gone }] of listOf(memory.held)) {
      if (!this.house.keeps(entry.backend) || this.house.isSending(id)) continue;
      const there = shelf.held.has(id) || shelf.tombs.has(id);
      if (!there && device.disk.reason) continue;
      const taken = there ? false : await this.onDevice(entry, parcel, gone);
      if (taken === undefined) return;
      if (!taken) await this.meet(entry, parcel, gone);
      this.house.changed();
    }
  }

  /**
   * Something in memory has an id that the device knows, from another page: the same content is kept there as well,
   * other content goes on as an edit of that.
   */
  private async meet(entry: Entry, parcel: Parcel, gone: Gone): Promise<void> {
    const { memory } = this.house;
    const found = await this.compare(entry, parcel);
    if (this.house.isSending(entry.id) || !memory.held.delete(entry.id) || found === 'same') return;
    const id = newId();
    const text = jsonText({ ...(JSON.parse(parcel.text) as object), id, predecessor: entry.id });
    await this.keep(fresh({ ...entry, id }, entry.backend), { ...parcel, text }, gone);
  }

  /** Asks the browser, once a page, not to clear the device's storage by itself. */
  private persist(): void {
    if (this.persisted) return;
    this.persisted = true;
    const { storage } = navigator as { storage?: StorageManager };
    storage?.persist?.().catch(() => undefined);
  }
}
