import { listOf } from '../../../contract/list';
import { answerOf } from '../../../contract/answer';
import type { Answers } from '../../../contract/answer';
import type { Question } from '../../../contract/need';
import { sha256Hex } from '../../../source/sha256';

/** Most bytes of all attachments of one answer. */
export const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

/** There is no room for it: what is attached already comes near `ATTACHMENT_LIMIT`. */
export class NoRoom extends Error {}

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** The photos and recordings of one filling-in, by the SHA-256 (hex) of their bytes. Held in memory. */
export class Attachments {
  readonly #blobs = new Map<string, Blob>();
  readonly #coming = new Set<Promise<unknown>>();

  /** `kept` are those of a draft; `answers` are the present ones, which may name one attachment twice. */
  constructor(
    kept: ReadonlyMap<string, Blob> = new Map(),
    private readonly answers: () => unknown = () => undefined,
  ) {
    kept.forEach((blob, sha) => this.#blobs.set(sha, blob));
  }

  /** All of them; follows later changes. */
  get all(): ReadonlyMap<string, Blob> {
    return this.#blobs;
  }

  /** Bytes of all of them. */
  get size(): number {
    let sum = 0;
    this.#blobs.forEach((blob) => (sum += blob.size));
    return sum;
  }

  /**
   * Takes it in and resolves to its name. The same bytes are one attachment. `instead` names one that is dropped next,
   * and whose room it may have. Rejects with `NoRoom`.
   */
  async add(blob: Blob, instead?: string): Promise<string> {
    const sha = await sha256Hex(blob);
    this.put(sha, blob, instead);
    return sha;
  }

  /** Something is on its way into the answers: a photo that is being made smaller. */
  await(work: Promise<unknown>): void {
    const done: Promise<unknown> = work.then(
      () => this.#coming.delete(done),
      () => this.#coming.delete(done),
    );
    this.#coming.add(done);
  }

  /** Resolves when nothing is on its way any more: before that the answers are not complete. */
  async settled(): Promise<void> {
    while (this.#coming.size) await Promise.all(listOf(this.#coming));
  }

  /** Takes in what was once named. Throws `NoRoom`. */
  put(sha: string, blob: Blob, instead = ''): void {
    if (this.#blobs.has(sha)) return;
    const freed = this.#blobs.get(instead)?.size ?? 0;
    if (this.size - freed + blob.size > ATTACHMENT_LIMIT) throw new NoRoom();
    this.#blobs.set(sha, blob);
  }

  get(sha: string): Blob | undefined {
    return this.#blobs.get(sha);
  }

  /** Lets it go, unless an answer still names it. */
  drop(sha: string): void {
    if (!this.used(this.answers()).has(sha)) this.#blobs.delete(sha);
  }

  /** Those questions whose answer names something that is not here: a damaged draft has lost it. */
  lacking(questions: readonly Question[], answers: Answers): string[] {
    return questions.filter((one) => this.#lacks(one, answerOf(answers, one.name))).map(({ name }) => name);
  }

  #lacks({ type, elements }: Question, value: unknown): boolean {
    if (!Array.isArray(value)) return false;
    if (type === 'repeat')
      return value.some(
        (item) => this.lacking((elements ?? []) as Question[], Object(item) as Answers).length > 0,
      );
    const names = type === 'photo' || type === 'voice';
    return names && value.some((one) => isHash(one) && !this.#blobs.has(one));
  }

  /**
   * Those that answers name, in their order: what is sent and what is kept with a draft. Searches lists and the items
   * of a repeat.
   */
  used(answers: unknown): Map<string, Blob> {
    const found = new Map<string, Blob>();
    const search = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(search);
      else if (typeof value === 'object' && value !== null)
        Object.keys(value).forEach((key) => search((value as Record<string, unknown>)[key]));
      else if (isHash(value)) {
        const blob = this.#blobs.get(value);
        if (blob) found.set(value, blob);
      }
    };
    search(answers);
    return found;
  }
}
