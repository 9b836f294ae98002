import { Disk } from '../disk';
import { OUTBOX } from '../kept';
import { jsonText } from './json';
import { Damaged, type Entry, type Gone, type Parcel, type Tomb } from './record';
import { makeKey, seal, type Key, type Sealed } from './seal';
import { BODY, nameOf, opened, sealBlob, unearth, unpack } from './stored';
import type { Grave, SealedBlob, Stored } from './stored';
import { answer, transact, under } from './transaction';

/** Tombstones are kept that long, and no more than so many. */
const TOMB_MS = OUTBOX.tombDays * 86_400_000;
const MOST_TOMBS = OUTBOX.mostTombs;
const SEALED = ['blob', 'draft', 'draft-blob', 'receipt'];

/** The key has been changed by another page between sealing and writing. */
class Rekeyed extends Error {}

/**
 * What the device keeps, in one object store. Plain: `entry <id>` and `tomb <id>`, which say nothing of a person.
 * Sealed: `blob <id> body`, `blob <id> <sha256>`, `receipt <id>`, `draft <id>`, `draft-blob <id> <sha256>`. And `key`,
 * which goes when nothing sealed is left. Everything rejects where the disk does not work.
 */
export class Device {
  readonly disk: Disk;

  constructor(database: string) {
    this.disk = new Disk(database, OUTBOX.store, { strict: true, limit: 8_000 });
  }

  /** The key of this device. Two pages that make one at the same time end up with the same. */
  private async key(): Promise<Key> {
    const known = await transact(this.disk, 'readonly', keyIn);
    if (known) return known;
    const made = await makeKey();
    return transact(this.disk, 'readwrite', async (store) => {
      const winner = await keyIn(store);
      if (!winner) store.put(made, 'key');
      return winner ?? made;
    });
  }

  /** Seals with `prepare`, then writes in one transaction, if the key is still the same by then; else again. */
  async write<S, T>(
    prepare: (key: Key) => Promise<S>,
    work: (store: IDBObjectStore, sealed: S) => Promise<T>,
    again = 2,
  ): Promise<T> {
    const key = await this.key();
    const sealed = await prepare(key);
    try {
      return await transact(this.disk, 'readwrite', async (store) => {
        if ((await keyIn(store))?.id !== key.id) throw new Rekeyed();
        return work(store, sealed);
      });
    } catch (error) {
      if (!again || !(error instanceof Rekeyed)) throw error;
      return this.write(prepare, work, again - 1);
    }
  }

  /** Adds an entry with all its parts, at once or not at all; false when its id is here already, waiting or sent. */
  add(entry: Entry, { text, blobs }: Parcel, { draft, replaces }: Gone): Promise<boolean> {
    const { id } = entry;
    const body = `blob ${id} ${BODY}`;
    const prepare = async (key: Key) => {
      const parts: [string, Sealed][] = [[body, await seal(key, nameOf(entry), text)]];
      for (const [sha, blob] of blobs) parts.push(await sealBlob(key, `blob ${id} ${sha}`, blob));
      return { parts, failure: await sealFailure(key, entry) };
    };
    return this.write(prepare, async (store, { parts, failure }) => {
      const known = (await answer(store.getKey(`tomb ${id}`))) ?? (await answer(store.getKey(`entry ${id}`)));
      if (known === undefined) {
        for (const [name, part] of parts) store.put(part, name);
        store.put({ ...entry, failure } satisfies Stored, `entry ${id}`);
        if (draft) removeDraft(store, draft);
        if (replaces) removeEntry(store, replaces);
      }
      return known === undefined;
    });
  }

  /** All that waits and all that was sent. */
  async load(): Promise<{ entries: Entry[]; tombs: Tomb[] }> {
    const found = await transact(this.disk, 'readonly', async (store) => ({
      key: await keyIn(store),
      names: await answer(store.getAllKeys(under('entry'))),
      entries: (await answer(store.getAll(under('entry')))) as Stored[],
      graves: (await answer(store.getAll(under('tomb')))) as Grave[],
      secretNames: await answer(store.getAllKeys(under('receipt'))),
      secrets: (await answer(store.getAll(under('receipt')))) as Sealed[],
    }));
    const { key, names, graves, secrets } = found;
    const secret = new Map(found.secretNames.map((name, at) => [String(name), secrets[at]]));
    return {
      entries: await Promise.all(
        found.entries.map((entry, at) => opened(key, String(names[at]).slice(6), entry)),
      ),
      tombs: await Promise.all(graves.map((grave) => unearth(key, grave, secret.get(`receipt ${grave.id}`)))),
    };
  }

  /** What an entry carries; undefined when it has gone, in another page perhaps. Rejects with Damaged. */
  async parcel(entry: Entry): Promise<Parcel | undefined> {
    const { id } = entry;
    const found = await transact(this.disk, 'readonly', async (store) => ({
      entry: await answer(store.getKey(`entry ${id}`)),
      key: await keyIn(store),
      names: await answer(store.getAllKeys(under(`blob ${id}`))),
      parts: (await answer(store.getAll(under(`blob ${id}`)))) as SealedBlob[],
    }));
    if (found.entry === undefined) return undefined;
    const parts = new Map(
      found.names.map((name, at) => [String(name).slice(id.length + 6), found.parts[at]]),
    );
    try {
      return await unpack(found.key, entry, parts);
    } catch {
      throw new Damaged();
    }
  }

  /** Keeps what became of a try, if the entry is still there. */
  mark(entry: Entry): Promise<void> {
    const { id } = entry;
    return this.write(
      (key) => sealFailure(key, entry),
      async (store, sealed) => {
        if ((await answer(store.getKey(`entry ${id}`))) === undefined) return;
        store.put({ ...entry, failure: sealed } satisfies Stored, `entry ${id}`);
      },
    );
  }

  /** The entry goes and its tombstone comes, in one write. */
  settle({ receipt, next, digest, ...grave }: Tomb): Promise<void> {
    const { id } = grave;
    const secret = jsonText({ receipt, next, digest });
    return this.write(
      async (key) => (receipt ? seal(key, `receipt ${id}`, secret) : undefined),
      async (store, sealed) => {
        removeEntry(store, id);
        removeDraft(store, id);
        store.put(grave satisfies Grave, `tomb ${id}`);
        if (sealed) store.put(sealed, `receipt ${id}`);
        await leaveKey(store);
      },
    );
  }

  /** Removes records and, with the last sealed one, the key. */
  remove(work: (store: IDBObjectStore) => Promise<unknown>): Promise<void> {
    return transact(this.disk, 'readwrite', async (store) => {
      await work(store);
      await leaveKey(store);
    });
  }

  drop(id: string): Promise<void> {
    return this.remove(async (store) => removeEntry(store, id));
  }

  /** Tombstones of a backend, or without one those that are too old or too many. */
  bury(tombs: readonly Tomb[], backend?: string): Promise<void> {
    const old = Date.now() - TOMB_MS;
    const newest = tombs.slice().sort((a, b) => b.at - a.at);
    const gone = newest.filter((tomb, at) =>
      backend === undefined ? tomb.at < old || at >= MOST_TOMBS : tomb.backend === backend,
    );
    if (!gone.length) return Promise.resolve();
    return this.remove(async (store) => {
      for (const { id } of gone) for (const what of ['tomb', 'receipt']) store.delete(`${what} ${id}`);
    });
  }
}

const sealFailure = async (key: Key, { id, failure }: Entry): Promise<Sealed | undefined> =>
  failure && seal(key, `entry ${id}`, jsonText(failure));

const keyIn = (store: IDBObjectStore): Promise<Key | undefined> => answer(store.get('key'));

function removeEntry(store: IDBObjectStore, id: string): void {
  store.delete(`entry ${id}`);
  store.delete(under(`blob ${id}`));
}

export function removeDraft(store: IDBObjectStore, id: string): void {
  store.delete(`draft ${id}`);
  store.delete(under(`draft-blob ${id}`));
}

async function leaveKey(store: IDBObjectStore): Promise<void> {
  for (const what of SEALED) if (await answer(store.count(under(what)))) return;
  store.delete('key');
}
