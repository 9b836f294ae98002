import * as z from 'zod/mini';
import { Receipt } from '../../contract/write';
import type { Backend } from '../backend';
import { toFailure, type Failure } from '../failure';
import type { Refused } from './entry';
import type { Entry, Parcel } from './record';

/** A try that did not end in a receipt. */
export interface Setback {
  failure: Refused;
  /** Seconds that the server asked to wait. */
  wait?: number | undefined;
}

/** How often attachments that the server says it lacks are sent again in one try. */
const ROUNDS = 3;

/**
 * Tries once to hand an entry in: its attachments, unless the server is known to hold them, then its body. Success is a
 * receipt that names the entry's own id, and nothing else. Never rejects.
 */
export async function deliver(
  backend: Backend,
  entry: Entry,
  { text, blobs }: Parcel,
  held: Set<string>,
  signal: AbortSignal,
): Promise<Receipt | Setback> {
  const { id } = entry;
  if (!backend.write) return { failure: { reason: 'refused', detail: 'this backend takes nothing' } };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const [sha256, bytes] of blobs) {
        if (held.has(sha256)) continue;
        await backend.write('attachments', { sha256, bytes }, { id, signal });
        held.add(sha256);
      }
      const reply = z.safeParse(Receipt, await backend.write(entry.name, { text }, { id, signal }));
      if (!reply.success) return { failure: { reason: 'foreign', detail: 'no receipt' } };
      if (reply.data.id !== id) return { failure: { reason: 'foreign', detail: 'a receipt for another id' } };
      const { attachments } = reply.data;
      const missing = attachments ? entry.attachments.filter((sha) => !attachments.includes(sha)) : [];
      if (!missing.length) return reply.data;
      for (const sha of missing) held.delete(sha);
    }
    return { failure: { reason: 'server', detail: 'attachments do not arrive' } };
  } catch (error) {
    return setback(toFailure(error));
  }
}

/** Refusals that time alone may mend. */
const PASSING = [408, 425, 429];

/** A clock that is a little fast presses a little early: so many seconds are waited for. */
const EARLY = 10;

/** What a failure means for the entry. */
export function setback({ reason, details }: Failure): Setback {
  const { status, problem: type, detail, errors, retryAfter: wait } = details;
  const said = { status, type, detail, errors };
  if (reason === 'wrong-shape') return { failure: { reason: 'foreign', ...said } };
  if (status === undefined) {
    const final = reason === 'no-backend' || reason === 'refused' || reason === 'not-found';
    const passing = reason === 'busy' || reason === 'server';
    return { failure: { reason: final ? 'refused' : passing ? 'server' : 'offline', ...said }, wait };
  }
  const early = type === 'not-open' && wait !== undefined && wait <= EARLY;
  const passing = early || PASSING.includes(status) || (status >= 500 && status !== 501);
  return { failure: { reason: passing ? 'server' : 'refused', ...said }, wait };
}
