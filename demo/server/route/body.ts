import type { Context } from 'hono';
import { tooDeep } from '../canonical';
import { Refusal, type FieldError } from '../refusal';

/** Most bytes of a JSON body. */
export const MOST_JSON = 256 * 1024;

const badJson = (detail: string): Refusal => new Refusal(400, 'invalid', 'The body cannot be read', detail);

/** How far beyond the limit a body is read to its end, in bytes. */
const PATIENCE = 4 * 1024 * 1024;

/**
 * The bytes of a request. Throws Refusal 413 when there are more than `most`, 400 when they break off. What is not
 * much too large is read to its end first: a sender that is cut off while it sends never sees the refusal.
 */
export async function bytesOf(c: Context, most: number): Promise<Buffer> {
  const tooLarge = new Refusal(413, 'too-large', 'Too large', `At most ${most} bytes.`, undefined, {
    Connection: 'close',
  });
  if (Number(c.req.header('content-length') ?? 0) > most + PATIENCE) throw tooLarge;
  const reader = c.req.raw.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (; reader;) {
    const { done, value } = await reader.read().catch(() => {
      throw badJson('It broke off.');
    });
    if (done) break;
    size += value.length;
    if (size <= most) parts.push(value);
    if (size <= most + PATIENCE) continue;
    void reader.cancel().catch(() => undefined);
    break;
  }
  if (size > most) throw tooLarge;
  return Buffer.concat(parts);
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** The JSON object of a request. Throws Refusal: 415 for another type, 413, 400 for what is no JSON object in UTF-8. */
export async function jsonOf(c: Context): Promise<JsonObject> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new Refusal(415, 'unsupported-type', 'Another type is wanted', 'Send application/json.');
  const bytes = await bytesOf(c, MOST_JSON);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badJson('It is not UTF-8.');
  }
  if (tooDeep(text)) throw badJson('It nests too deep.');
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badJson('It must be a JSON object.');
  const fault = unstorable(value, '');
  if (fault) throw new Refusal(422, 'invalid', 'The content is not right', fault.detail, [fault]);
  return value as JsonObject;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badJson('It is not JSON.');
  }
}

/** A NUL, or half of a pair of surrogates: no database keeps such a text. */
function unstorable(value: unknown, pointer: string): FieldError | undefined {
  if (typeof value === 'string') {
    const odd = value.includes('\0') || Buffer.from(value).toString() !== value;
    return odd ? { pointer, detail: 'a character that no text holds' } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, one] of Object.entries(value)) {
    const place = `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    const fault = unstorable(key, place) ?? unstorable(one, place);
    if (fault) return fault;
  }
  return undefined;
}
