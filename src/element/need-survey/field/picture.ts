/* A photo made fit to send: upright, no side over 1600 px, about 400 KB of JPEG, and nothing but the picture in it. */
import { listOf } from '../../../contract/list';
import type { FieldWords } from './words';

export type PhotoTrouble = keyof FieldWords['photoTrouble'];

export class PictureFault extends Error {
  constructor(readonly trouble: PhotoTrouble) {
    super(trouble);
  }
}

const LONGEST = 1600;
const MOST_BYTES = 400 * 1024;
const QUALITIES = [0.8, 0.7, 0.6, 0.5, 0.4];
/** How far into the file the EXIF block can begin. */
const HEAD = 256 * 1024;

type Kind = 'jpeg' | 'heic' | 'other' | 'none';

/** What the first bytes say it is. A name or a type can lie, and phones often give none. */
export function kindOf(head: Uint8Array): Kind {
  const text = (from: number, to: number) => String.fromCharCode(...listOf(head.subarray(from, to)));
  if (head[0] === 0xff && head[1] === 0xd8) return 'jpeg';
  if (text(4, 8) === 'ftyp') {
    const brand = text(8, 12);
    if (/^(hei|hev|mif1|msf1)/.test(brand)) return 'heic';
    return /^avi[fs]/.test(brand) ? 'other' : 'none';
  }
  const known = text(1, 4) === 'PNG' || text(0, 3) === 'GIF' || text(0, 2) === 'BM';
  return known || (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') ? 'other' : 'none';
}

/** Where a JPEG's EXIF says how it is to be turned (1 to 8), and in which byte order. */
export interface Turn {
  at: number;
  little: boolean;
  value: number;
}

/** The turn that a JPEG asks for; undefined where it asks for none. */
export function turnOf(head: Uint8Array): Turn | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (marker === 0xda || length < 2) return undefined;
    if (marker === 0xe1 && at + 18 <= view.byteLength && view.getUint32(at + 4) === 0x45786966) {
      return turnInExif(view, at + 10, Math.min(view.byteLength, at + 2 + length));
    }
    at += 2 + length;
  }
  return undefined;
}

function turnInExif(view: DataView, start: number, end: number): Turn | undefined {
  const little = view.getUint16(start) === 0x4949;
  const first = start + view.getUint32(start + 4, little);
  if (first + 2 > end) return undefined;
  const count = view.getUint16(first, little);
  for (let index = 0; index < count; index++) {
    const at = first + 2 + index * 12;
    if (at + 12 > end) return undefined;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? { at: at + 8, little, value } : undefined;
  }
  return undefined;
}

/**
 * The same file with "upright" written where it asked to be turned; `head` is its beginning. Browsers differ in whether
 * they turn a picture that script decodes; so none has anything to turn, and we turn it ourselves.
 */
export function untold(file: Blob, head: Uint8Array, turn: Turn): Blob {
  const start = head.slice();
  start.set(turn.little ? [1, 0] : [0, 1], turn.at);
  return new Blob([start, file.slice(head.length)], { type: 'image/jpeg' });
}

interface Decoded {
  source: CanvasImageSource;
  width: number;
  height: number;
  close: () => void;
}

async function decode(file: Blob, kind: Kind): Promise<Decoded> {
  try {
    if (typeof createImageBitmap !== 'function') return await decodeByElement(file);
    const source = await createImageBitmap(file);
    return { source, width: source.width, height: source.height, close: () => source.close() };
  } catch (error) {
    if (kind === 'heic') throw new PictureFault('heic');
    const memory = error instanceof RangeError || (error as DOMException).name === 'QuotaExceededError';
    throw new PictureFault(memory ? 'huge' : 'unreadable');
  }
}

/** For browsers that decode pictures in an `img` alone. */
function decodeByElement(file: Blob): Promise<Decoded> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  const close = () => URL.revokeObjectURL(url);
  return new Promise((done, fail) => {
    image.onload = () =>
      done({ source: image, width: image.naturalWidth, height: image.naturalHeight, close });
    image.onerror = () => {
      close();
      fail(new Error('not decoded'));
    };
    image.src = url;
  });
}

/** The matrix that sets upright a picture of this width and height, for EXIF turns 1 to 8. */
function matrixFor(
  turn: number,
  width: number,
  height: number,
): [number, number, number, number, number, number] {
  switch (turn) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}

function draw({ source, width, height }: Decoded, turn: number, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = turn >= 5 ? [h, w] : [w, h];
  const context = canvas.getContext('2d');
  if (!context) throw new PictureFault('huge');
  // What is transparent becomes white instead of black: JPEG has no transparency.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.setTransform(...matrixFor(turn, w, h));
  context.drawImage(source, 0, 0, w, h);
  return canvas;
}

const encode = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));

/** Less quality, then fewer pixels, until it is small enough. */
async function encodeSmall(picture: Decoded, turn: number): Promise<Blob> {
  let smallest: Blob | undefined;
  for (const longest of [LONGEST, 1280, 1024, 800]) {
    const canvas = draw(picture, turn, longest);
    for (const quality of QUALITIES) {
      const blob = await encode(canvas, quality);
      if (!blob || blob.type !== 'image/jpeg' || !blob.size) throw new PictureFault('failed');
      smallest = blob;
      if (blob.size <= MOST_BYTES) return blob;
    }
  }
  if (!smallest) throw new PictureFault('failed');
  return smallest;
}

/** A photo as it is sent. Rejects with a `PictureFault`. Nothing of the file but its pixels is in it. */
export async function shrink(file: Blob): Promise<Blob> {
  if (!file.size) throw new PictureFault('empty');
  const head = await bytesOf(file.slice(0, HEAD));
  const kind = kindOf(head);
  if (kind === 'none') throw new PictureFault('not-image');
  const turn = kind === 'jpeg' ? safeTurn(head) : undefined;
  const picture = await decode(turn ? untold(file, head, turn) : file, kind);
  try {
    return await encodeSmall(picture, turn?.value ?? 1);
  } finally {
    picture.close();
  }
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await new Response(blob).arrayBuffer());
  } catch {
    // The file behind it has gone or may not be read.
    throw new PictureFault('unreadable');
  }
}

/** A broken EXIF block asks for nothing. */
function safeTurn(head: Uint8Array): Turn | undefined {
  try {
    return turnOf(head);
  } catch {
    return undefined;
  }
}
