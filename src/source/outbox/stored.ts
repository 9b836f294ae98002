/* The records of the device: how they lie there, and how they are opened. */
import { bytesOf } from '../sha256';
import { jsonText } from './json';
import { Damaged, type Entry, type Parcel, type Tomb } from './record';
import { seal, unseal, unsealText, type Key, type Sealed } from './seal';

/** The place of the body's text among the blobs of an entry; all others are named by SHA-256. */
export const BODY = 'body';

export interface SealedBlob extends Sealed {
  type: string;
}
export type Stored = Omit<Entry, 'failure'> & { failure?: Sealed | undefined };
export type Grave = Omit<Tomb, 'receipt' | 'next' | 'digest'>;
type Secret = Pick<Tomb, 'receipt' | 'next' | 'digest'>;

/** The body is bound to all that decides where it goes. */
export const nameOf = ({ id, name, backend, shared }: Entry): string => jsonText([id, name, backend, shared]);

export async function sealBlob(key: Key, name: string, blob: Blob): Promise<[string, SealedBlob]> {
  const { type } = blob;
  return [name, { ...(await seal(key, `${name} ${type}`, await bytesOf(blob))), type }];
}

export async function unsealBlob(key: Key, name: string, { type, ...sealed }: SealedBlob): Promise<Blob> {
  return new Blob([await unseal(key, `${name} ${type}`, sealed)], { type });
}

/** Opens all parts of an entry. Rejects where one is missing or changed. */
export async function unpack(
  key: Key | undefined,
  entry: Entry,
  parts: ReadonlyMap<string, SealedBlob | undefined>,
): Promise<Parcel> {
  const body = parts.get(BODY);
  if (!key || !body) throw new Damaged();
  const text = await unsealText(key, nameOf(entry), body);
  const blobs = new Map<string, Blob>();
  for (const sha of entry.attachments) {
    const part = parts.get(sha);
    if (!part) throw new Damaged();
    blobs.set(sha, await unsealBlob(key, `blob ${entry.id} ${sha}`, part));
  }
  return { text, blobs };
}

/** A stored entry as it is used. One that is no entry any more can still be seen and dropped, never sent. */
export async function opened(key: Key | undefined, id: string, stored: Stored): Promise<Entry> {
  const { failure, ...plain } = Object(stored) as Stored;
  const sound = plain.id === id && typeof plain.backend === 'string' && Array.isArray(plain.attachments);
  if (!sound) return { ...wreck, id };
  if (!failure) return plain;
  const text = key && (await unsealText(key, `entry ${id}`, failure).catch(() => undefined));
  return { ...plain, failure: text ? (JSON.parse(text) as Entry['failure']) : { reason: 'damaged' } };
}

const wreck: Entry = {
  id: '',
  name: 'responses',
  backend: '',
  label: '',
  shared: false,
  attachments: [],
  state: 'attention',
  createdAt: 0,
  triedAt: 0,
  nextAt: 0,
  notBefore: 0,
  tries: 0,
  failure: { reason: 'damaged' },
};

/** A tombstone with its receipt, as far as that can be opened. */
export async function unearth(key: Key | undefined, grave: Grave, sealed: Sealed | undefined): Promise<Tomb> {
  const name = `receipt ${grave.id}`;
  const text = key && sealed && (await unsealText(key, name, sealed).catch(() => undefined));
  const secret = text ? (JSON.parse(text) as Secret) : { receipt: '', digest: '' };
  return { ...grave, ...secret };
}
