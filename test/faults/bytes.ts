/** Looks for words in every file under a folder, byte by byte. (Node) */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The ways in which a browser may write text: one byte a sign where it can, two bytes, and base64 at each offset. */
function forms(word: string): Buffer[] {
  const bytes = Buffer.from(word, 'utf8');
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last signs also hold bits of the neighbours.
    return Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -1), 'latin1');
  });
  return [bytes, Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16(), ...base64];
}

/** Which of the words are where: lines of word and file. Files that vanish under the reading are passed over. */
export function findBytes(folder: string, words: readonly string[]): string[] {
  const wanted = words.map((word) => ({ word, forms: forms(word) }));
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const bytes = contentOf(join(folder, name));
    if (!bytes) continue;
    for (const one of wanted)
      if (one.forms.some((form) => bytes.includes(form))) found.push(`${one.word} in ${name}`);
  }
  return found;
}

function contentOf(path: string): Buffer | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
