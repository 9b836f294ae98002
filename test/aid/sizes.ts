/**
 * Bytes of what a page loads, gzip level 9, as a table: the loader, what each element needs at first, what it asks for
 * later, and the self-contained scripts. (Node)
 *
 *   node --import tsx test/aid/sizes.ts [folder, default dist]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

interface Made {
  files: [name: string, hash: string][];
  parts: Record<string, { entry: number; now: number[]; later: number[] }>;
}

/** What an element weighs, in bytes of gzip. */
export interface Weight {
  tag: string;
  /** The element's own file and what it alone needs at first. */
  own: number;
  /** With the loader and what the elements share: all that a page with this element alone fetches to show it. */
  first: number;
  later: number;
  /** The script that holds all of it, for old browsers. */
  whole: number;
}

export interface Sizes {
  loader: number;
  base: number;
  /** A page with all four, to show them. */
  all: number;
  elements: Weight[];
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

export function sizesOf(dist: string): Sizes {
  const weigh = (name: string): number => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length;
  const { files, parts } = JSON.parse(readFileSync(join(dist, 'part/index.json'), 'utf8')) as Made;
  const bytes = files.map(([name]) => weigh(`part/${name}`));
  const of = (indices: Iterable<number>): number => sum(Array.from(indices, (index) => bytes[index] ?? 0));
  const loader = weigh('hehuo.js');
  const shared = files.findIndex(([name]) => name.startsWith('base-'));
  const base = bytes[shared] ?? 0;
  const first = Object.values(parts).map(({ entry, now }) => new Set([entry, ...now]));
  const elements = Object.entries(parts).map(([tag, { entry, now, later }]) => {
    const needed = of(new Set([entry, ...now]));
    return {
      tag,
      own: needed - base,
      first: loader + needed,
      later: of(later),
      whole: weigh(`hehuo-${tag}.js`),
    };
  });
  return { loader, base, all: loader + of(new Set(first.flatMap((set) => [...set]))), elements };
}

export function tableOf({ loader, base, all, elements }: Sizes): string {
  const kb = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(8);
  const rows = elements.map(
    ({ tag, own, first, later, whole }) => `${tag.padEnd(18)}${[own, first, later, whole].map(kb).join('')}`,
  );
  return [
    'KB gzip                own   first   later   whole',
    ...rows,
    `loader ${kb(loader).trim()}, shared ${kb(base).trim()}, first of all four ${kb(all).trim()}`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(tableOf(sizesOf(process.argv[2] ?? 'dist')));
