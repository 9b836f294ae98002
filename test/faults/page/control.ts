/**
 * Queues that look right and are not. Each does what some widely used queue does; the harness has to find them out, or
 * its zeros mean nothing.
 */
import { createStore, del, get, keys, set } from 'idb-keyval';
import type { EntryInfo, Outgoing, OutboxState, Saved, Sent } from '../../../src/source/outbox/entry';
import type { Queue, QueueName } from './queue';

const TICK = 400;
/** Time in ms by which the eager control writes later than it says. */
const LATE = 300;

type Kept = Pick<Outgoing, 'name' | 'body' | 'attachments'>;

/** `kind`: takes an entry out before it sends it; sends under a new id each time; or says "saved" before it is. */
export class ControlQueue implements Queue {
  private readonly store = createStore('control', 'entries');
  private waiting: readonly string[] = [];
  private readonly done: Sent[] = [];
  private busy = false;

  constructor(
    private readonly kind: QueueName,
    private readonly changed: () => void,
  ) {
    setInterval(() => void this.send(), TICK);
  }

  async put({ name, body, attachments }: Outgoing): Promise<Saved> {
    const kept: Kept = { name, body, attachments };
    if (this.kind === 'says-saved-early')
      setTimeout(() => void set(body.id, kept, this.store), Math.random() * LATE);
    else await set(body.id, kept, this.store);
    return { kept: 'device' };
  }

  sendNow(): void {
    void this.send();
  }

  wipe(): Promise<void> {
    return Promise.resolve();
  }

  get state(): OutboxState {
    const entries = this.waiting.map((id) => this.info(id));
    return { kept: 'device', entries, sent: this.done };
  }

  private info(id: string): EntryInfo {
    return {
      id,
      name: 'responses',
      label: '',
      state: 'waiting',
      kept: 'device',
      shared: false,
      createdAt: 0,
      attachments: 0,
      tries: 0,
    };
  }

  private async send(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (const id of (await keys<string>(this.store)) ?? []) await this.sendOne(id);
      this.waiting = await keys<string>(this.store);
    } finally {
      this.busy = false;
      this.changed();
    }
  }

  private async sendOne(id: string): Promise<void> {
    const entry = await get<Kept>(id, this.store);
    if (!entry) return;
    const takes = this.kind === 'takes-out-first';
    if (takes) await del(id, this.store);
    try {
      const reply = await post(entry, this.kind === 'new-id-each-try' ? crypto.randomUUID() : id);
      if (!takes && !reply.ok) return;
      const { receipt } = Object(await reply.json().catch(() => ({}))) as { receipt?: string };
      if (!takes) await del(id, this.store);
      if (receipt) this.done.push({ id, name: entry.name, label: '', receipt, status: '', at: Date.now() });
    } catch {
      if (takes) await set(id, entry, this.store);
    }
  }
}

async function post({ name, body, attachments }: Kept, id: string): Promise<Response> {
  for (const [sha256, blob] of attachments ?? [])
    await fetch(`/api/attachments/${sha256}`, { method: 'PUT', body: blob });
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `"${id}"` };
  return fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify({ ...body, id }) });
}
