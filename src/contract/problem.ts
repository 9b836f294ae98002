import './setup';
import * as z from 'zod/mini';
import { listOf, maybe } from './text';

/** The stable refusals that elements word themselves, as the last segment of `type`. */
export const problemTypes = [
  'full',
  'held-by-another',
  'not-open',
  'closed',
  'conflict',
  'invalid',
  'too-large',
  'unsupported-type',
  'rate-limited',
  'gone',
  'not-found',
  'not-announced',
  'unavailable',
] as const;

/** An RFC 9457 answer. */
export const Problem = z.looseObject({
  type: maybe(z.string()),
  title: maybe(z.string()),
  status: maybe(z.int()),
  detail: maybe(z.string()),
  errors: listOf(z.looseObject({ pointer: z.string(), detail: z.string() })),
});
export type Problem = z.infer<typeof Problem>;
