import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const squeeze = promisify(gzip);
/** Bytes under which compressing costs more than it saves. */
const SMALL = 1024;

export interface Body {
  content: string | Buffer;
  type: string;
  cache: string;
  /** Whether the content is worth compressing; default true. */
  text?: boolean;
}

/**
 * Answers with a whole body: its hash as a weak ETag (the same for the plain and the compressed form), 304 when the
 * reader has it already, gzip where the reader takes it.
 */
export async function reply(c: Context, { content, type, cache, text = true }: Body): Promise<Response> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const tag = `W/"${createHash('sha1').update(bytes).digest('base64url')}"`;
  const headers: Record<string, string> = { 'Cache-Control': cache, Vary: 'Accept-Encoding' };
  const stored = !cache.includes('no-store');
  if (stored) headers.ETag = tag;
  if (stored && matches(c.req.header('if-none-match'), tag))
    return new Response(null, { status: 304, headers });
  headers['Content-Type'] = type;
  let sent: Buffer = bytes;
  if (text && bytes.length > SMALL && takesGzip(c.req.header('accept-encoding'))) {
    sent = await squeeze(bytes, { level: 5 });
    headers['Content-Encoding'] = 'gzip';
  }
  headers['Content-Length'] = String(sent.length);
  return new Response(new Uint8Array(sent.buffer, sent.byteOffset, sent.length) as Uint8Array<ArrayBuffer>, {
    headers,
  });
}

/** Weak comparison (RFC 9110 §8.8.3.2). */
function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const opaque = (text: string): string => text.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((one) => opaque(one) === opaque(tag));
}

const takesGzip = (header = ''): boolean =>
  header.split(',').some((one) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one));
