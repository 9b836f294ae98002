/** Listing files. (Node) */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** All files below a folder as sorted paths with `/`, beginning with the folder as given; none if it does not exist. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : [path];
    })
    .sort();
}

/** Whether a TypeScript file, or one that it imports from its own folder, contains a word. */
export function mentions(file: string, word: string, seen = new Set<string>()): boolean {
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const beside = [...text.matchAll(/from '\.\/([^']+)'/g)].map(
    (match) => `${join(dirname(file), match[1] ?? '')}.ts`,
  );
  return text.includes(word) || beside.some((other) => mentions(other, word, seen));
}
