/** Reads what was written straight from the server's database, past the server. (Node) */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import pg from 'pg';
import type { Row } from './ledger';

const WRITTEN = 'select id, receipt, hash, doc, person from written';
const HELD = `select l.written_id as id, a.sha256, a.content from written_attachment l
  join attachment a on a.sha256 = l.sha256`;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Every accepted answer in a PostgreSQL database. Attachments count only if their bytes hash to their name. */
export async function readPostgres(url: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const written = await client.query(WRITTEN);
    const held = await client.query(HELD);
    return rowsOf(written.rows as Rows, held.rows as Rows);
  } finally {
    await client.end();
  }
}

/** The same from the data folder of a server, read only. */
export async function readFolder(dataDir: string): Promise<Row[]> {
  const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  const file = names.find((name) => name.endsWith('hehuo.db'));
  if (file === undefined) throw new Error(`no database under ${dataDir}`);
  const client = createClient({ url: `file:${join(dataDir, file)}` });
  try {
    await client.execute('pragma query_only = on');
    const written = await client.execute(WRITTEN);
    const held = await client.execute(HELD);
    return rowsOf(written.rows, held.rows);
  } finally {
    client.close();
  }
}

function rowsOf(written: Rows, held: Rows): Row[] {
  const attachments = new Map<string, string[]>();
  for (const { id, sha256, content } of held) {
    if (!isSound(String(sha256), String(content))) continue;
    attachments.set(String(id), [...(attachments.get(String(id)) ?? []), String(sha256)]);
  }
  return written.map((row) => ({
    id: String(row.id),
    receipt: String(row.receipt ?? ''),
    hash: String(row.hash),
    text: `${String(row.doc ?? '')} ${String(row.person ?? '')}`,
    attachments: attachments.get(String(row.id)) ?? [],
  }));
}

const isSound = (sha256: string, base64: string): boolean =>
  createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex') === sha256;
