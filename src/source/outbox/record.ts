import type { Refused, Sent } from './entry';

/** What is known of an entry without opening it. Plain on the disk, so nothing personal may be in it. */
export interface Entry {
  id: string;
  name: Sent['name'];
  /** Key of the backend. */
  backend: string;
  label: string;
  shared: boolean;
  /** SHA-256 of each attachment. */
  attachments: readonly string[];
  state: 'waiting' | 'attention';
  /** Device times in ms since the epoch. */
  createdAt: number;
  /** When it was last tried. */
  triedAt: number;
  nextAt: number;
  /** What the server asked to wait for; only a person goes before it. */
  notBefore: number;
  tries: number;
  failure?: Refused | undefined;
}

/** What an entry carries. */
export interface Parcel {
  /** The body's JSON text: the same bytes at each try. */
  text: string;
  blobs: ReadonlyMap<string, Blob>;
}

/** A tombstone. */
export interface Tomb extends Sent {
  backend: string;
  /** Begin of the text's SHA-256: tells a repeat from another text under the same id. Empty on a shared device. */
  digest: string;
}

/** What leaves the device in the same write that brings an entry in. */
export interface Gone {
  draft?: string | undefined;
  replaces?: string | undefined;
}

/** An entry that cannot be read back, as it was changed or its key is gone. */
export class Damaged extends Error {}

type Given = Pick<Entry, 'id' | 'name' | 'label' | 'shared' | 'createdAt' | 'attachments'>;

/** An entry that was never tried. */
export function fresh({ id, name, label, shared, createdAt, attachments }: Given, backend: string): Entry {
  const plain = { id, name, backend, label, shared, attachments, createdAt };
  return { ...plain, state: 'waiting', triedAt: 0, nextAt: 0, notBefore: 0, tries: 0 };
}
