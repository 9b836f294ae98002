/**
 * Why data stay in memory: not tried yet, no IndexedDB here, forbidden (a sandboxed frame, private mode), no answer
 * in time, full, or broken in some other way.
 */
export type DiskTrouble = 'unopened' | 'absent' | 'forbidden' | 'slow' | 'full' | 'broken';

/** Time limit in ms for opening and, unless told otherwise, for each transaction. */
const LIMIT = 2_000;

export interface DiskOptions {
  /** Waits, where the browser can, until data lie on the disk itself and not in the system's buffers. */
  strict?: boolean;
  /** Time limit in ms for a transaction. */
  limit?: number;
}

class Trouble extends Error {
  constructor(override readonly name: 'Slow' | 'Absent') {
    super(name);
  }
}

const troubles: Readonly<Record<string, DiskTrouble>> = {
  Slow: 'slow',
  Absent: 'absent',
  SecurityError: 'forbidden',
  NotAllowedError: 'forbidden',
  QuotaExceededError: 'full',
};

/**
 * One object store of one database. idb-keyval's own createStore waits for ever where `open` never answers (Safari),
 * keeps a connection that was closed under it and blocks the deletion of the database from another tab; `use` has
 * the same form, so that idb-keyval's functions work on it, and does none of these. It rejects, but never hangs.
 */
export class Disk {
  private handle: Promise<IDBDatabase> | undefined;
  /** Whether an `open` is overdue; then nobody waits for it any more, but its late answer is welcome. */
  private overdue = false;
  private state: DiskTrouble | undefined = 'unopened';

  constructor(
    private readonly database: string,
    private readonly store: string,
    private readonly options: DiskOptions = {},
  ) {}

  /** `disk` while the last use went well, else `memory`. */
  get mode(): 'disk' | 'memory' {
    return this.state ? 'memory' : 'disk';
  }

  /** Why not on disk. */
  get reason(): DiskTrouble | undefined {
    return this.state;
  }

  /** Runs `work` in a transaction. Rejects with what went wrong, at the latest after twice the time limit. */
  readonly use = async <T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => T | PromiseLike<T>,
  ): Promise<T> => {
    try {
      const value = await this.attempt(mode, work, true);
      this.state = undefined;
      return value;
    } catch (error) {
      const name = String((Object(error) as { name?: unknown }).name);
      this.state = troubles[name] ?? 'broken';
      throw error;
    }
  };

  private async attempt<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => T | PromiseLike<T>,
    again: boolean,
  ): Promise<T> {
    const db = await this.connection();
    let transaction: IDBTransaction;
    try {
      // Browsers that do not know the third argument pass over it.
      transaction = db.transaction(this.store, mode, this.options.strict ? { durability: 'strict' } : {});
    } catch (error) {
      if (!again || (error as DOMException).name !== 'InvalidStateError') throw error;
      // Browsers close connections under us, some without saying so: one reopening mends it.
      this.handle = undefined;
      return this.attempt(mode, work, false);
    }
    return within(Promise.resolve(work(transaction.objectStore(this.store))), this.options.limit);
  }

  private async connection(): Promise<IDBDatabase> {
    if (this.overdue) throw new Trouble('Slow');
    const handle = (this.handle ??= this.open());
    try {
      return await within(handle);
    } catch (error) {
      if (error instanceof Trouble && error.name === 'Slow' && this.handle === handle) this.expect(handle);
      else if (this.handle === handle) this.handle = undefined;
      throw error;
    }
  }

  private expect(handle: Promise<IDBDatabase>): void {
    this.overdue = true;
    const over = () => (this.overdue = false);
    handle.then(over, () => {
      over();
      if (this.handle === handle) this.handle = undefined;
    });
  }

  private open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      if (typeof indexedDB === 'undefined') throw new Trouble('Absent');
      // In a sandboxed frame this throws, in some browsers already the name above: then the promise rejects.
      const request = indexedDB.open(this.database);
      request.onupgradeneeded = () => request.result.createObjectStore(this.store);
      request.onerror = () => reject(request.error ?? new Error('open failed'));
      request.onsuccess = () => {
        const db = request.result;
        const forget = () => (this.handle = undefined);
        db.onclose = forget;
        db.onversionchange = () => {
          db.close();
          forget();
        };
        resolve(db);
      };
    });
  }
}

function within<T>(work: Promise<T>, limit = LIMIT): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Trouble('Slow')), limit);
    work.then(resolve, reject).then(() => clearTimeout(timer));
  });
}
