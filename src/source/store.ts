import { get } from 'idb-keyval';
import { Disk, type DiskTrouble } from './disk';
import { LAST_GOOD } from './kept';

/** Answers kept, in memory and on disk. */
const MOST = LAST_GOOD.most;
const LONGEST_MS = LAST_GOOD.days * 86_400_000;
/** The key of the record that tells the age of all others, so that pruning need not read them. */
const AGES = ' ages';

export interface Stored {
  value: unknown;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Version of the kit's stored form: others are passed over. */
  version: number;
}

type Ages = Readonly<Record<string, number>>;

const memory = new Map<string, Stored>();
const disk = new Disk(LAST_GOOD.database, LAST_GOOD.store);

/** Where last good answers lie, for the page's check-up: on disk, or in memory only and why. */
export const storage: { readonly mode: 'disk' | 'memory'; readonly reason: DiskTrouble | undefined } = disk;

const isStored = (found: unknown): found is Stored =>
  typeof found === 'object' &&
  found !== null &&
  'value' in found &&
  typeof (found as Stored).receivedAt === 'number';

const outlived = (receivedAt: number) => Date.now() - receivedAt > LONGEST_MS;

/** The last good answer under the key, from memory or disk; undefined if there is none. Never rejects. */
export async function recall(key: string): Promise<Stored | undefined> {
  const found: unknown = memory.get(key) ?? (await get<unknown>(key, disk.use).catch(() => undefined));
  return isStored(found) && !outlived(found.receivedAt) ? found : undefined;
}

/** Keeps an answer, in memory at once and on disk when the page is idle. Never throws. */
export function remember(key: string, stored: Stored, onDisk: boolean): void {
  memory.delete(key);
  memory.set(key, stored);
  for (const old of memory.keys()) {
    if (memory.size <= MOST) break;
    memory.delete(old);
  }
  if (onDisk) whenIdle(() => void write(key, stored));
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 2_000 });
  else setTimeout(work, 100);
}

async function write(key: string, stored: Stored): Promise<void> {
  try {
    await put(key, stored, MOST);
  } catch (error) {
    // No room: half of the answers go, then once more. A second refusal is told by `storage.reason`.
    const full = (error as DOMException | null)?.name === 'QuotaExceededError';
    if (full)
      await drop(MOST / 2)
        .then(() => put(key, stored, MOST / 2))
        .catch(() => undefined);
  }
}

const put = (key: string, stored: Stored, most: number) =>
  disk.use('readwrite', (store) => {
    store.put(stored, key);
    return prune(store, most, { [key]: stored.receivedAt });
  });

const drop = (most: number) => disk.use('readwrite', (store) => prune(store, most, {}));

/** Takes out what is too old or too much, in the transaction of `store`; resolves when that is complete. */
function prune(store: IDBObjectStore, most: number, added: Ages): Promise<void> {
  const { transaction } = store;
  let thrown: unknown;
  const request: IDBRequest<Ages | undefined> = store.get(AGES);
  request.onsuccess = () => {
    const ages = Object.entries({ ...request.result, ...added }).sort(([, a], [, b]) => b - a);
    const kept = ages.filter(([, at], i) => i < most && !outlived(at));
    try {
      for (const entry of ages) if (!kept.includes(entry)) store.delete(entry[0]);
      store.put(Object.fromEntries(kept), AGES);
    } catch (error) {
      // Left alone it would be an error of the page, not of the caller.
      thrown = error;
      transaction.abort();
    }
  };
  // Not at `error`: that comes before `transaction.error` is known.
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(thrown ?? transaction.error);
  });
}
