/** What the page under test offers, whichever queue is behind it. */
import type { Exported, Imported, Outgoing, OutboxState, Saved } from '../../../src/source/outbox/entry';

export interface Queue {
  put(outgoing: Outgoing): Promise<Saved>;
  /** Tries everything at once, because a person asked. */
  sendNow(): void;
  readonly state: OutboxState;
  wipe(): Promise<void>;
  exportFile?(): Promise<Exported>;
  importFile?(file: File): Promise<Imported>;
}

/** The kit's own; or one of the controls, which do on purpose what widely used queues do. */
export type QueueName = 'kit' | 'takes-out-first' | 'new-id-each-try' | 'says-saved-early';
