import { hexOf } from './uuid';

/**
 * SHA-256 in lower-case hex. On plain http, where browsers have no WebCrypto, it is counted in script: the 40 lines
 * below weigh a fifth of a library's, and every page loads them.
 */
export async function sha256Hex(content: Blob | Uint8Array): Promise<string> {
  const bytes = content instanceof Uint8Array ? content.slice() : await bytesOf(content);
  const subtle = typeof crypto === 'object' ? crypto.subtle : undefined;
  // In an insecure page the name is there in some browsers, but undefined.
  return hexOf(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : digest(bytes));
}

/** The bytes of a blob. Rejects where the file behind it has gone. */
export async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(blob).arrayBuffer());
}

/** The first 32 bits of the fractional part of a root of each of the first primes. */
function roots(count: number, power: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) found.push(((n ** power % 1) * 2 ** 32) | 0);
  }
  return found;
}

const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by));

/** FIPS 180-4, §6.2. */
export function digest(bytes: Uint8Array): Uint8Array {
  const padded = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(padded.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  padded.setUint32(padded.byteLength - 4, bytes.length << 3);
  const hash = new Int32Array(roots(8, 1 / 2));
  const constants = roots(64, 1 / 3);
  const words = new Int32Array(64);
  for (let at = 0; at < padded.byteLength; at += 64) block(padded, at, hash, words, constants);
  const out = new DataView(new ArrayBuffer(32));
  hash.forEach((word, at) => out.setInt32(at * 4, word));
  return new Uint8Array(out.buffer);
}

function block(data: DataView, at: number, hash: Int32Array, w: Int32Array, k: readonly number[]): void {
  const word = (t: number) => w[t] ?? 0;
  for (let t = 0; t < 64; t++) {
    const [x, y] = [word(t - 15), word(t - 2)];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[t] = t < 16 ? data.getInt32(at + t * 4) : word(t - 16) + s0 + word(t - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let t = 0; t < 64; t++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (k[t] ?? 0) + word(t)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => (hash[i] = (hash[i] ?? 0) + value));
}
