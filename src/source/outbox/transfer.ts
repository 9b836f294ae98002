import { listOf } from '../../contract/list';
import { bodies, type PostName } from '../../contract/write';
import { bytesOf, sha256Hex } from '../sha256';
import { jsonText } from './json';
import type { Entry, Parcel } from './record';

const KIND = 'hehuo-outbox';
const VERSION = 1;

export interface Shipped {
  entry: Pick<Entry, 'id' | 'name' | 'label' | 'shared' | 'createdAt' | 'attachments'>;
  parcel: Parcel;
}

/**
 * Entries as a file: JSON, `{kind, version, backend, at, entries: [{id, name, label, shared, createdAt, text,
 * attachments: {sha256: data URL}}]}`. It is not encrypted: who makes it must keep it safe.
 */
export async function exportText(backend: string, shipped: readonly Shipped[]): Promise<Blob> {
  const head = jsonText({ kind: KIND, version: VERSION, backend, at: new Date().toISOString() }).slice(0, -1);
  const parts: BlobPart[] = [`${head},"entries":[`];
  for (const { entry, parcel } of shipped) {
    const attachments: Record<string, string> = {};
    for (const [sha, blob] of parcel.blobs) attachments[sha] = await dataUrl(blob);
    const { id, name, label, shared, createdAt } = entry;
    const text = jsonText({ id, name, label, shared, createdAt, text: parcel.text, attachments });
    parts.push(parts.length > 1 ? ',\n' : '\n', text);
  }
  parts.push('\n]}\n');
  return new Blob(parts, { type: 'application/json' });
}

async function dataUrl(blob: Blob): Promise<string> {
  const bytes = await bytesOf(blob);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return `data:${blob.type};base64,${btoa(binary)}`;
}

/** What lies in an export file for this backend; undefined stands for each entry that cannot be used. */
export async function importText(backend: string, file: Blob): Promise<(Shipped | undefined)[]> {
  try {
    const given = JSON.parse(await new Response(file).text()) as Record<string, unknown>;
    const { kind, version, entries } = given;
    if (kind !== KIND || version !== VERSION || !Array.isArray(entries)) return [undefined];
    if (given.backend !== backend) return entries.map(() => undefined);
    return await Promise.all(entries.map((entry) => readOne(entry).catch(() => undefined)));
  } catch {
    return [undefined];
  }
}

async function readOne(given: unknown): Promise<Shipped | undefined> {
  const { id, name, label, shared, createdAt, text, attachments } = Object(given) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof text !== 'string') return undefined;
  const isPost = Object.prototype.hasOwnProperty.call(bodies, name);
  if (!isPost || (JSON.parse(text) as { id?: unknown }).id !== id) return undefined;
  const blobs = new Map<string, Blob>();
  for (const [sha, url] of Object.entries(Object(attachments) as Record<string, unknown>)) {
    const blob = blobOf(String(url));
    if ((await sha256Hex(blob)) !== sha) return undefined;
    blobs.set(sha, blob);
  }
  const entry = {
    id,
    name: name as PostName,
    label: typeof label === 'string' ? label : '',
    shared: shared === true,
    // A time that no device can have had would break every list that tells it.
    createdAt: Math.min(Math.max(0, Number(createdAt) || Date.now()), Date.now()),
    attachments: listOf(blobs.keys()),
  };
  return { entry, parcel: { text, blobs } };
}

/** Not by fetch: a strict policy has no data: in connect-src. */
function blobOf(url: string): Blob {
  const found = /^data:([^,]*);base64,([\w+/=]*)$/.exec(url);
  if (!found) throw new Error('no data URL');
  const bytes = Uint8Array.from(atob(found[2] ?? ''), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: found[1] ?? '' });
}
