import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { Sha256 } from '../../../src/contract';
import { mediaType, MOST_BYTES } from '../media';
import { wrong } from '../plan/made';
import { Refusal } from '../refusal';
import * as store from '../store/attachment';
import { addressOf } from './address';
import type { Deps } from './answer';
import { bytesOf } from './body';

function nameOf(c: Context): string {
  const name = c.req.param('sha256') ?? '';
  if (Sha256.safeParse(name).success) return name;
  throw wrong({
    pointer: '/sha256',
    detail: 'the address must end in the SHA-256 of the content, in lower-case hex',
  });
}

/** Keeps a photo or a sound under its hash: 201, or 200 when it was here already. */
export async function put(c: Context, { store: { db }, clock, limits, proxies }: Deps): Promise<Response> {
  limits.write(addressOf(c, proxies));
  const sha256 = nameOf(c);
  const bytes = await bytesOf(c, MOST_BYTES);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw wrong({ pointer: '/sha256', detail: 'the content has another SHA-256: it was damaged on the way' });
  const type = mediaType(bytes);
  if (type === undefined)
    throw new Refusal(
      415,
      'unsupported-type',
      'Not a photo or a sound',
      'JPEG, PNG, WebP; audio as WebM, Ogg, MP4 or WAV.',
    );
  const fresh = await store.keep(db, { sha256, type, bytes, at: new Date(clock.now()).toISOString() });
  return c.json({ sha256, type, size: bytes.length }, fresh ? 201 : 200, { 'Cache-Control': 'no-store' });
}

/** Says whether it is here. The content itself is given to nobody: it may show a person. */
export async function head(c: Context, { store: { db } }: Deps): Promise<Response> {
  const held = await store.isHeld(db, nameOf(c));
  return c.body(null, held ? 200 : 404, { 'Cache-Control': 'no-store' });
}
