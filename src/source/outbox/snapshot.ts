import { listOf } from '../../contract/list';
import type { DeviceShelf, MemoryShelf } from './shelf';
import type { EntryInfo, Kept, KeptWhy, OutboxState, Sent } from './entry';
import type { Entry, Tomb } from './record';

interface Seen {
  shelf: DeviceShelf;
  memory: MemoryShelf;
  /** Ids of what is being sent now. */
  sending: readonly (string | undefined)[];
  why: KeptWhy | undefined;
  /** Whether the device is meant to keep things of this backend. */
  keeps: boolean;
}

/** What the outbox holds for one backend, as elements see it. */
export function snapshot(key: string, { shelf, memory, sending, why, keeps }: Seen): OutboxState {
  // A wreck has lost the name of its backend: everybody may see it, or nobody could drop it.
  const mine = ({ backend }: { backend: string }) => backend === key || backend === '';
  const infos = (entries: readonly Entry[], kept: Kept) =>
    entries.filter(mine).map((entry) => info(entry, kept, sending.includes(entry.id)));
  const entries = infos(shelf.entries(), 'device').concat(infos(memory.entries(), 'memory'));
  const tombs = new Map([...memory.tombs, ...shelf.tombs]);
  return {
    kept: keeps && !why ? 'device' : 'memory',
    why,
    entries: entries.sort((a, b) => a.createdAt - b.createdAt),
    sent: listOf(tombs.values())
      .filter(mine)
      .sort((a, b) => b.at - a.at)
      .map(sentOf),
  };
}

function sentOf({ id, name, label, receipt, status, at, next }: Tomb): Sent {
  return { id, name, label, receipt, status, at, next };
}

function info(entry: Entry, kept: Kept, sending: boolean): EntryInfo {
  const { id, name, label, shared, createdAt, tries, failure } = entry;
  return {
    id,
    name,
    label,
    state: sending ? 'sending' : entry.state,
    kept,
    shared,
    createdAt,
    attachments: entry.attachments.length,
    tries,
    nextAt: entry.state === 'waiting' && tries > 0 ? entry.nextAt : undefined,
    failure,
  };
}
