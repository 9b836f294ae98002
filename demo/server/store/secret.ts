import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from './open';

const known = new WeakMap<Database, Promise<string>>();

/** A secret of this database that is never sent: made once, the same for every process. */
export function secretOf(db: Database): Promise<string> {
  let secret = known.get(db);
  if (!secret) {
    known.set(db, (secret = read(db)));
    // A failure is not kept.
    secret.catch(() => known.delete(db));
  }
  return secret;
}

async function read(db: Database): Promise<string> {
  await db
    .insertInto('meta')
    .values({ key: 'secret', value: randomBytes(32).toString('hex') })
    .onConflict((c) => c.column('key').doNothing())
    .execute();
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'secret')
    .executeTakeFirstOrThrow();
  return row.value;
}

/**
 * What tells a telephone number again in one session, and is no number itself; null for what is none. Spaces, full-width
 * digits and the country's code do not make another number of it.
 */
export function personKey(
  secret: string,
  sessionId: string,
  phone: string | null | undefined,
): string | null {
  const digits = (phone ?? '').normalize('NFKC').replace(/\D/g, '');
  const plain = digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (plain.length < 5) return null;
  return createHmac('sha256', secret).update(`person ${sessionId} ${plain}`).digest('hex');
}
