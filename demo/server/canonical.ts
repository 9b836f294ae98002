import { createHash } from 'node:crypto';

/** Most levels of lists and objects in a body; the contract needs six. */
const DEEPEST = 32;

/** Whether a JSON text nests deeper than any body may; read off the text, so that a bomb is never parsed. */
export function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at];
    if (quoted) {
      if (one === '\\') at += 1;
      else if (one === '"') quoted = false;
    } else if (one === '"') quoted = true;
    else if (one === '[' || one === '{') {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (one === ']' || one === '}') depth -= 1;
  }
  return false;
}

/** JSON text of a JSON value with the keys of every object in order: the same content gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`;
}

/** SHA-256 (hex) of the content, whatever the order of its keys and its white space. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');
