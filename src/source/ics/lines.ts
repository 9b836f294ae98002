import { pace } from '../pace';
import { unreadable } from './words';

/** A file as logical lines: unfolded, each with the number of the line it begins on, from 1. */
export interface Lines {
  text: string[];
  at: number[];
}

const LF = 10;
const CR = 13;
/** Bytes that are decoded in one go. */
const PIECE = 1 << 18;

/**
 * Unfolds and decodes a file. Lines may end in CRLF, LF or CR. Folds are taken out of the bytes before they are decoded,
 * because old programs fold inside a character. A byte order mark is passed over; `charset` is what the answer's head
 * names. Text that is no UTF-8 on the whole rejects; a few broken characters are let pass.
 */
export async function linesOf(bytes: Uint8Array, charset = 'utf-8'): Promise<Lines> {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw unreadable('charset', 'UTF-16, save it as UTF-8');
  }
  const unfolded = await unfold(bytes);
  return { text: await decode(unfolded, charset), at: unfolded.at };
}

interface Unfolded {
  bytes: Uint8Array;
  at: number[];
  /** Bytes above ASCII. */
  high: number;
}

async function unfold(bytes: Uint8Array): Promise<Unfolded> {
  const breath = pace();
  const out = new Uint8Array(bytes.length + 1);
  const at = [1];
  let size = 0;
  let high = 0;
  let line = 1;
  for (let i = 0; i < bytes.length; i++) {
    if ((i & 0xffff) === 0 && breath.due()) await breath.turn();
    const byte = bytes[i] ?? 0;
    if (byte >= 0x80) high++;
    if (byte !== LF && byte !== CR) {
      out[size++] = byte;
      continue;
    }
    if (byte === CR && bytes[i + 1] === LF) i++;
    line++;
    const next = bytes[i + 1];
    if (next === 32 || next === 9) {
      i++; // a fold: the line goes on
      continue;
    }
    out[size++] = LF;
    at.push(line);
  }
  return { bytes: out.subarray(0, size), at, high };
}

async function decode({ bytes, high }: Unfolded, charset: string): Promise<string[]> {
  const breath = pace();
  const decoder = decoderFor(charset);
  const lines: string[] = [];
  let broken = 0;
  for (let from = 0; from < bytes.length;) {
    if (breath.due()) await breath.turn();
    let to = Math.min(from + PIECE, bytes.length);
    while (to < bytes.length && bytes[to - 1] !== LF) to++;
    const text = decoder.decode(bytes.subarray(from, to));
    if (text.indexOf('\ufffd') >= 0) broken += text.split('\ufffd').length - 1;
    // What follows the last line feed is the beginning of the next piece's line: pieces end at line feeds.
    const piece = text.split('\n');
    if (to < bytes.length || text.slice(-1) === '\n') piece.pop();
    for (const line of piece) lines.push(line);
    from = to;
  }
  if (broken > 2 && broken > high / 10) throw unreadable('charset', 'not UTF-8, GBK perhaps');
  return lines;
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
