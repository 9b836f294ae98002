import { listOf } from '../../contract/list';
import type { Receipt } from '../../contract/write';
import type { Backend } from '../backend';
import { httpBackend } from '../http';
import { sha256Hex } from '../sha256';
import type { Device } from './device';
import { Damaged, type Entry, type Gone, type Parcel, type Tomb } from './record';
import { tellOnce } from './once';
import type { Lane } from './sender';

/** Parcels that are held in memory beside the device. */
const MOST_RECENT = 10;

/** What both shelves share with the outbox. */
export interface Keeper {
  /** Backends that were used on this page, by key. */
  backends: ReadonlyMap<string, Backend>;
  /** Something is no longer as it was. */
  changed(): void;
  /** Something on the device is no longer as it was, for other pages. */
  wrote(): void;
  /** Something was accepted. */
  accepted(tomb: Tomb): Promise<void>;
}

/** An address can be asked by any page; an object is known to its own page only. */
export const isAddress = (key: string): boolean => /^https?:/.test(key);

const backendFor = (key: string, keeper: Keeper): Backend | undefined =>
  keeper.backends.get(key) ?? (isAddress(key) ? httpBackend(key) : undefined);

export const digestOf = async (text: string): Promise<string> =>
  (await sha256Hex(new TextEncoder().encode(text))).slice(0, 16);

async function tombOf(entry: Entry, reply: Receipt, text: string): Promise<Tomb> {
  const { id, name, backend, label, shared } = entry;
  const { status, receipt, next } = reply;
  const grave = { id, name, backend, label, status, at: Date.now() };
  if (shared) tellOnce(id, reply);
  if (shared) return { ...grave, receipt: '', digest: '' };
  return { ...grave, receipt, next, digest: await digestOf(text) };
}

/** What is kept in this page alone, gone when it closes. */
export class MemoryShelf implements Lane {
  readonly held = new Map<string, { entry: Entry; parcel: Parcel; gone: Gone }>();
  readonly tombs = new Map<string, Tomb>();

  constructor(private readonly keeper: Keeper) {}

  refresh = (): Promise<void> => Promise.resolve();
  entries = (): readonly Entry[] => listOf(this.held.values(), ({ entry }) => entry);
  backend = ({ backend }: Entry): Backend | undefined => backendFor(backend, this.keeper);
  parcel = ({ id }: Entry): Promise<Parcel | undefined> => Promise.resolve(this.held.get(id)?.parcel);
  changed = (): void => this.keeper.changed();

  async mark(entry: Entry): Promise<void> {
    const held = this.held.get(entry.id);
    if (held) held.entry = entry;
  }

  async settle(entry: Entry, receipt: Receipt, text: string): Promise<void> {
    const tomb = await tombOf(entry, receipt, text);
    this.held.delete(entry.id);
    this.tombs.set(entry.id, tomb);
    await this.keeper.accepted(tomb);
  }
}

/** What the device keeps, as far as this page knows. */
export class DeviceShelf implements Lane {
  readonly held = new Map<string, Entry>();
  readonly tombs = new Map<string, Tomb>();
  /** What this page has just put: should the device fail now, it can be sent all the same. */
  private readonly recent = new Map<string, Parcel>();
  /** Accepted, but the device did not take the tombstone yet. */
  private readonly unburied = new Map<string, Tomb>();
  /** Counts changes by this page, which a reading that began before does not know. */
  private changes = 0;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly device: Device,
    private readonly keeper: Keeper,
  ) {}

  entries = (): readonly Entry[] => listOf(this.held.values());
  backend = ({ backend }: Entry): Backend | undefined => backendFor(backend, this.keeper);
  changed = (): void => this.keeper.changed();

  /** Reads what is on the device, once for all who ask meanwhile. Rejects when it does not work. */
  refresh = (): Promise<void> => {
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  };

  private async read(): Promise<void> {
    for (const tomb of this.unburied.values()) await this.bury(tomb);
    const before = this.changes;
    const { entries, tombs } = await this.device.load();
    if (before !== this.changes) return this.read();
    const known = new Map(this.held);
    this.held.clear();
    for (const entry of entries) {
      const mine = known.get(entry.id);
      // What could not be written is still known to this page.
      if (!this.unburied.has(entry.id))
        this.held.set(entry.id, mine && mine.triedAt > entry.triedAt ? mine : entry);
    }
    for (const id of this.recent.keys()) if (!this.held.has(id)) this.recent.delete(id);
    this.tombs.clear();
    for (const tomb of [...tombs, ...this.unburied.values()]) this.tombs.set(tomb.id, tomb);
    this.keeper.changed();
    await this.device.bury(tombs).catch(() => undefined);
  }

  /** Puts something into the snapshot that has just been written, or takes it out. */
  note(id: string, entry?: Entry, parcel?: Parcel): void {
    this.changes++;
    if (entry) this.held.set(id, entry);
    else this.held.delete(id);
    if (!entry) this.recent.delete(id);
    if (parcel) this.recent.set(id, parcel);
    for (const old of this.recent.keys()) {
      if (this.recent.size <= MOST_RECENT) break;
      this.recent.delete(old);
    }
  }

  async parcel(entry: Entry): Promise<Parcel | undefined> {
    const recent = this.recent.get(entry.id);
    const parcel = await this.device.parcel(entry).catch((error: unknown) => {
      if (recent && !(error instanceof Damaged)) return recent;
      throw error;
    });
    if (!parcel) this.note(entry.id);
    return parcel;
  }

  async mark(entry: Entry): Promise<void> {
    this.note(entry.id, entry);
    await this.device.mark(entry).catch(() => undefined);
    this.changes++;
    this.keeper.wrote();
  }

  async settle(entry: Entry, receipt: Receipt, text: string): Promise<void> {
    await this.accept(await tombOf(entry, receipt, text));
  }

  /** Something was accepted, from this shelf or from memory. */
  async accept(tomb: Tomb): Promise<void> {
    this.unburied.set(tomb.id, tomb);
    this.note(tomb.id);
    this.tombs.set(tomb.id, tomb);
    await this.bury(tomb);
    this.changes++;
    this.keeper.changed();
    this.keeper.wrote();
  }

  /** Takes the tombstones of a backend away. */
  wipe(key: string): Promise<void> {
    for (const [id, { backend }] of this.unburied) if (backend === key) this.unburied.delete(id);
    return this.device.bury(listOf(this.tombs.values()), key);
  }

  private async bury(tomb: Tomb): Promise<void> {
    const done = await this.device.settle(tomb).then(
      () => true,
      () => false,
    );
    if (done) this.unburied.delete(tomb.id);
  }
}
