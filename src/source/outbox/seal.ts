import { hexOf } from '../uuid';

/** Bytes encrypted by AES-GCM, each with an initial vector of its own. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** The key of this device; its id tells whether it is still the one in store. */
export interface Key {
  id: string;
  key: CryptoKey;
}

const AES = 'AES-GCM';
const utf8 = new TextEncoder();

/** Whether something can be sealed here: browsers have WebCrypto on https and localhost alone. */
export const canSeal = (): boolean =>
  typeof isSecureContext === 'boolean' && isSecureContext && !!crypto.subtle;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A new key that no script can read out, only use. */
export async function makeKey(): Promise<Key> {
  const key = await crypto.subtle.generateKey({ name: AES, length: 256 }, false, ['encrypt', 'decrypt']);
  return { id: hexOf(random(16)), key };
}

/** Seals under a name, without which it is not opened: a record that was put in another's place is refused. */
export async function seal(
  { key }: Key,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const iv = random(12);
  const bytes = typeof content === 'string' ? utf8.encode(content) : content;
  const way = { name: AES, iv, additionalData: utf8.encode(name) };
  return { iv, data: await crypto.subtle.encrypt(way, key, bytes) };
}

/** Rejects where a byte, the name or the key is another. */
export async function unseal({ key }: Key, name: string, sealed: Sealed): Promise<ArrayBuffer> {
  const way = { name: AES, iv: sealed.iv, additionalData: utf8.encode(name) };
  return crypto.subtle.decrypt(way, key, sealed.data);
}

/** The same for what was sealed as JSON text. */
export async function unsealText(key: Key, name: string, sealed: Sealed): Promise<string> {
  return new TextDecoder().decode(await unseal(key, name, sealed));
}
