import type { PostName } from '../../../src/contract';
import { canonical, hashOf } from '../canonical';
import type { Deps } from '../route/answer';
import { Refusal, type FieldError } from '../refusal';
import type { Plan } from '../store/write/accept';

/** A body that has the shape of the contract, as it came, and its hash. */
export interface Incoming<T> {
  body: T;
  hash: string;
  kind: PostName;
}

/** Days for which what has no term of its own is kept. */
export const KEPT_DAYS = 180;
const DAY_MS = 86_400_000;

/** Content that the rules refuse: 422 with the fields. */
export const wrong = (...errors: FieldError[]): Refusal =>
  new Refusal(
    422,
    'invalid',
    'The content is not right',
    errors
      .map(({ pointer, detail }) => `${pointer}: ${detail}`)
      .join('; ')
      .slice(0, 500),
    errors,
  );

type Row = Plan['row'];
type Common = { id: string; contact?: unknown; predecessor?: string | null | undefined };

/** The row of a body; `rest` says what it is about and how it stands. */
export function rowOf<T extends Common>(
  { body, hash, kind }: Incoming<T>,
  { clock }: Deps,
  rest: Partial<Row> & Pick<Row, 'status'>,
  keptDays = KEPT_DAYS,
): Row {
  const now = clock.now();
  const { contact, ...doc } = body;
  return {
    id: body.id,
    kind,
    hash,
    said: hash,
    next: null,
    position: null,
    received_at: new Date(now).toISOString(),
    only_one: null,
    predecessor: null,
    about: null,
    area_id: null,
    category: null,
    doc: canonical(doc),
    person: contact == null ? null : canonical({ contact }),
    retain_until: new Date(now + keptDays * DAY_MS).toISOString(),
    ...rest,
  };
}

/** What tells the same thing from another one, whoever sent it and when. */
export const said = (value: unknown): string => hashOf(value);

export const text = (zh: string, en: string): string => JSON.stringify({ 'zh-Hans': zh, en });
