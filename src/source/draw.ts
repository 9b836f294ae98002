import type { Draw } from '../contract/course';
import { sha256Hex } from './sha256';

/** What comes out when the draw is repeated here from its list and its seed. */
export interface Redrawn {
  /** SHA-256 of the list as it is. */
  listHash: string;
  /** SHA-256 of the seed; undefined before the draw. */
  seedHash: string | undefined;
  /** The numbers in the order of their ranks; empty before the draw. */
  ranks: readonly number[];
  /** Those that win. */
  won: readonly number[];
}

const hashOf = (text: string): Promise<string> => sha256Hex(new TextEncoder().encode(text));

/** The list as its hash is taken of: a line each, `number seats`, joined by a line feed. */
export const listText = ({ entries }: Draw): string =>
  entries.map(({ number, seats }) => `${number} ${seats}`).join('\n');

/** Repeats a draw by the rule of the contract (`Draw`): nothing of the result is taken on trust. */
export async function drawAgain(draw: Draw): Promise<Redrawn> {
  const { entries, seed, seats } = draw;
  const listHash = await hashOf(listText(draw));
  if (seed == null) return { listHash, seedHash: undefined, ranks: [], won: [] };
  const lots = await Promise.all(
    entries.map(async (entry) => ({ entry, lot: await hashOf(`${seed}:${entry.number}`) })),
  );
  lots.sort((a, b) => (a.lot < b.lot ? -1 : 1));
  let left = seats;
  const won = lots.flatMap(({ entry }) => {
    if (entry.seats > left) return [];
    left -= entry.seats;
    return [entry.number];
  });
  return { listHash, seedHash: await hashOf(seed), ranks: lots.map(({ entry }) => entry.number), won };
}

/** What does not hold of a published draw. */
export type DrawFault = 'list' | 'seed' | 'won' | 'twice' | 'changed';

/** What this device saw before: the list's hash once that was closed, and the promised hash of the seed. */
export interface SeenBefore {
  listHash?: string | undefined;
  seedHash?: string | undefined;
}

export function faultsOf(draw: Draw, again: Redrawn, before: SeenBefore = {}): DrawFault[] {
  const faults: DrawFault[] = [];
  if (again.listHash !== draw.listHash) faults.push('list');
  if (before.listHash && before.listHash !== draw.listHash) faults.push('changed');
  const promised = before.seedHash ?? draw.seedHash;
  const other = draw.seedHash && draw.seedHash !== promised;
  if (promised && (other || (again.seedHash && again.seedHash !== promised))) faults.push('seed');
  if (new Set(draw.entries.map(({ number }) => number)).size < draw.entries.length) faults.push('twice');
  if (draw.seed != null && String(again.won) !== String(draw.won ?? [])) faults.push('won');
  return faults;
}
