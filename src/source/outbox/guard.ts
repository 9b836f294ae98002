import { newId } from '../uuid';
import type { Disk } from '../disk';
import { answer, transact } from './transaction';

/** How long in ms a lease holds unless it is renewed, and how often it is. */
export const LEASE_MS = 10_000;
const RENEW_MS = 3_000;

interface Lease {
  owner: string;
  until: number;
}

/** Lets one page of the origin send at a time. */
export interface Guard {
  /**
   * Does `work` once it is this page's turn. `lost` is aborted when another page may have taken over. Resolves to the
   * ms after which it is worth asking again; 0 when the work was done. Rejects where the disk does not work.
   */
  hold(work: (lost: AbortSignal) => Promise<void>): Promise<number>;
}

/** The guard of memory entries, which no other page knows: always free. */
export const free: Guard = {
  async hold(work) {
    await work(new AbortController().signal);
    return 0;
  },
};

/**
 * By Web Locks, which the browser hands on at once when a page dies; where there are none, by a lease in the database
 * that runs out. The server's unique id is the real guard: this one spares it work.
 */
export class OneSender implements Guard {
  private readonly owner = newId();

  constructor(
    private readonly disk: Disk,
    private readonly name: string,
  ) {}

  async hold(work: (lost: AbortSignal) => Promise<void>): Promise<number> {
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) return this.lease(work);
    let begun = false;
    try {
      await locks.request(this.name, () => {
        begun = true;
        return work(new AbortController().signal);
      });
      return 0;
    } catch (error) {
      if (begun) throw error;
      // Forbidden here, in a frame without an origin of its own perhaps.
      return this.lease(work);
    }
  }

  private async lease(work: (lost: AbortSignal) => Promise<void>): Promise<number> {
    const busy = await this.take();
    if (busy) return busy;
    const lost = new AbortController();
    const renew = () =>
      void this.take().then(
        (taken) => taken && lost.abort(),
        () => lost.abort(),
      );
    const timer = setInterval(renew, RENEW_MS);
    try {
      await work(lost.signal);
    } finally {
      clearInterval(timer);
      await this.leave().catch(() => undefined);
    }
    return 0;
  }

  /** Takes or renews the lease; else the ms until it may be free. */
  private take(): Promise<number> {
    return transact(this.disk, 'readwrite', async (store) => {
      const found: Lease | undefined = await answer(store.get('lease'));
      const now = Date.now();
      const left = found && found.owner !== this.owner ? found.until - now : 0;
      // A lease that runs longer than leases do is of a clock that was set back.
      if (left > 0 && left <= LEASE_MS) return left + Math.random() * 500;
      store.put({ owner: this.owner, until: now + LEASE_MS } satisfies Lease, 'lease');
      return 0;
    });
  }

  private leave(): Promise<void> {
    return transact(this.disk, 'readwrite', async (store) => {
      const found: Lease | undefined = await answer(store.get('lease'));
      if (found?.owner === this.owner) store.delete('lease');
    });
  }
}
