import './setup';
import * as z from 'zod/mini';

/** Text as a backend sends it: one string, or a map from language tag to string. */
export const Text = z.union([z.string(), z.record(z.string(), z.string())]);
export type Text = z.infer<typeof Text>;

/** An opaque id: stable, never reused, at most 128 characters. */
export const Id = z.string().check(z.minLength(1), z.maxLength(128));

/** A field that a backend may leave out or send as null; both mean "nothing said". */
// @__NO_SIDE_EFFECTS__
export function maybe<T extends z.ZodMiniType>(schema: T) {
  return z.optional(z.nullable(schema));
}

/** A list that a backend may leave out. */
// @__NO_SIDE_EFFECTS__
export function listOf<T extends z.ZodMiniType>(schema: T) {
  return maybe(z.array(schema));
}

/** A known word, or a word of a later version: unknown values survive and are shown by label or as 其他. */
export type Open<T extends string> = T | (string & {});

/** An enumeration that stays open, so that a newer backend never empties an older page. */
// @__NO_SIDE_EFFECTS__
export function open<const T extends readonly [string, ...string[]]>(words: T) {
  return z.union([z.enum(words), z.string()]) as unknown as z.ZodMiniType<Open<T[number]>, Open<T[number]>>;
}

/**
 * The text in the reader's language: exact tag, then the same language, then the first there is.
 * `zh` finds `zh-Hans`; an unknown language falls back to Chinese before anything else.
 */
export function textIn(text: Text | null | undefined, lang: string): string {
  if (text == null) return '';
  if (typeof text === 'string') return text;
  const exact = text[lang];
  if (exact !== undefined) return exact;
  const base = lang.split('-')[0] ?? lang;
  const keys = Object.keys(text);
  const near = keys.find((key) => key.split('-')[0] === base) ?? keys.find((key) => key.startsWith('zh'));
  return text[near ?? keys[0] ?? ''] ?? '';
}
