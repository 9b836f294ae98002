import { createHash } from 'node:crypto';
import type { Course, Draw } from '../../src/contract';

/** Whether all offers of a course are for the term: then one count, and one draw, stands for all its meetings. */
export const soldByTerm = ({ offers }: Pick<Course, 'offers'>): boolean =>
  offers.length > 0 && offers.every(({ unit }) => unit === 'term');

export type DrawEntry = Draw['entries'][number];

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As the contract has it: a line each, `number seats`. */
export const listHash = (entries: readonly DrawEntry[]): string =>
  sha256(entries.map(({ number, seats }) => `${number} ${seats}`).join('\n'));

/** The numbers in the order of their ranks. */
export const ranked = (entries: readonly DrawEntry[], seed: string): DrawEntry[] =>
  entries
    .map((entry) => ({ entry, lot: sha256(`${seed}:${entry.number}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ entry }) => entry);

/** From the first rank on each wins as long as all of its seats are left. */
export function winners(ranks: readonly DrawEntry[], seats: number): number[] {
  let left = seats;
  return ranks.flatMap((entry) => {
    if (entry.seats > left) return [];
    left -= entry.seats;
    return [entry.number];
  });
}

export const seedSource = (seed: string): NonNullable<Draw['seedSource']> => ({
  'zh-Hans': `种子由服务器在报名前定好，其 SHA-256 为 ${sha256(seed)}，即日起公布；开奖后公布种子，任何人都可核对。`,
  en: `The server fixed the seed before enrolment. Its SHA-256 is ${sha256(seed)}, published from the start; the seed follows with the result, for anybody to check.`,
});
