// Host pages patch JSON, some of them after us: the native one is taken at load.
const { stringify } = JSON;

/**
 * JSON text of plain data, the same whatever the host page did to Array.prototype.toJSON or Object.prototype: members
 * are read from the object itself, `toJSON` is nobody's business. Members that are undefined or functions are left
 * out; in arrays they are null, and so is a number that is none.
 */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return stringify(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return 'null';
  return Array.isArray(value) ? listText(value) : objectText(value as Record<string, unknown>);
}

function listText(list: readonly unknown[]): string {
  let text = '';
  for (let at = 0; at < list.length; at++) text += (at ? ',' : '') + jsonText(list[at]);
  return `[${text}]`;
}

function objectText(object: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const name of Object.keys(object)) {
    const member = object[name];
    if (member === undefined || typeof member === 'function' || typeof member === 'symbol') continue;
    text += `${text && ','}${stringify(name)}:${jsonText(member)}`;
  }
  return `{${text}}`;
}
