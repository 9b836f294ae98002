import type { Disk } from '../disk';

/** The answer to one request. */
export const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request failed'));
  });

/**
 * Does `work` in one transaction and resolves when that is complete: at the success of a request nothing is kept yet.
 * `work` may wait for answers of the store only. When it rejects, nothing of it is kept.
 */
export function transact<T>(
  disk: Disk,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  return disk.use(
    mode,
    (store) =>
      new Promise<T>((resolve, reject) => {
        const { transaction } = store;
        let value: { is: T } | undefined;
        let thrown: unknown;
        // Not at `error`: that comes before `transaction.error` is known.
        transaction.oncomplete = () =>
          value ? resolve(value.is) : reject(thrown ?? new Error('left early'));
        transaction.onabort = () => reject(transaction.error ?? thrown ?? new Error('aborted'));
        work(store).then(
          (is) => (value = { is }),
          (error: unknown) => {
            thrown = error;
            giveUp(transaction, () => reject(error));
          },
        );
      }),
  );
}

function giveUp(transaction: IDBTransaction, over: () => void): void {
  try {
    transaction.abort();
  } catch {
    over();
  }
}

/** The keys that begin with some words and a space. */
export const under = (words: string): IDBKeyRange => IDBKeyRange.bound(`${words} `, `${words}!`, false, true);
