import { OUTBOX } from './kept';

/** What the outbox keeps of an answer: one that waits to be sent, or the mark of one that was. */
type Kind = 'entry' | 'tomb';

/**
 * Whether an outbox of this device holds any of some kinds, looked up without the outbox's own code: nothing is made or
 * changed. False also in a browser that does not list its databases, and on a page that may keep nothing.
 */
export async function holds(...kinds: Kind[]): Promise<boolean> {
  try {
    for (const { name } of await indexedDB.databases())
      if (name?.startsWith(OUTBOX.database) && (await count(name, kinds))) return true;
  } catch {
    // as said
  }
  return false;
}

function count(name: string, kinds: readonly Kind[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(new Error('not opened'));
    // Deleted meanwhile: an empty one of that name would be in the outbox's way.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => {
      const base = opening.result;
      let found = 0;
      try {
        const asking = base.transaction(OUTBOX.store, 'readonly');
        const store = asking.objectStore(OUTBOX.store);
        for (const kind of kinds) {
          const counting = store.count(IDBKeyRange.bound(`${kind} `, `${kind}!`));
          counting.onsuccess = () => (found += counting.result);
        }
        asking.oncomplete = asking.onabort = () => resolve(found);
      } catch {
        resolve(0);
      }
      // Ends when what was asked has been answered.
      base.close();
    };
  });
}
