import * as z from 'zod/mini';
import { redactText, type RedactedKind } from './redact';

/** A record that was set aside because it does not keep to the contract. */
export interface SetAside {
  resource: string;
  /** JSON pointer into the answer, e.g. `/items/3/end`. */
  path: string;
  /** What is wrong, in a few English words for the webmaster. */
  reason: string;
  id?: string | undefined;
}

/** Stands in an answer for a record that its backend could not read itself. */
export class Unread {
  constructor(
    readonly path: readonly PropertyKey[],
    readonly reason: string,
    readonly id: string | undefined,
  ) {}
}

/** A digit run shaped like a phone or ID number that was blanked. */
export interface Redacted {
  resource: string;
  path: string;
  kind: RedactedKind;
}

/** What was found wrong while an answer crossed the border. */
export interface Findings {
  resource: string;
  setAside: SetAside[];
  redacted: Redacted[];
}

type Path = readonly PropertyKey[];

/** RFC 6901. */
export const pointer = (path: Path) =>
  path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

/** The id of a raw record, for reports. */
export function idOf(raw: unknown): string | undefined {
  try {
    const { id } = Object(raw) as { id?: unknown };
    return typeof id === 'string' ? id.slice(0, 128) : undefined;
  } catch {
    // An object of the host page whose member throws.
    return undefined;
  }
}

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const key of path) value = (Object(value) as Record<PropertyKey, unknown>)[key];
  return value;
}

const nameOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const formats: Record<string, string> = {
  datetime: 'not a time with offset (RFC 3339)',
  date: 'not a date (YYYY-MM-DD)',
};

/** What is wrong in a few English words; zod/mini brings no messages of its own. */
function reasonFor(issue: z.core.$ZodIssue, raw: unknown): string {
  const value = valueAt(raw, issue.path);
  if (value === undefined) return 'missing';
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}, got ${nameOf(value)}`;
    case 'invalid_format':
      return formats[issue.format] ?? 'wrong format';
    case 'too_small':
      return `less than ${String(issue.minimum)}`;
    case 'too_big':
      return `more than ${String(issue.maximum)}`;
    case 'invalid_value':
      return `not one of ${issue.values.map(String).join(', ')}`;
    case 'custom':
      return issue.message;
    default:
      return `of no allowed form, got ${nameOf(value)}`;
  }
}

export interface Fault {
  path: Path;
  reason: string;
}

/** The value in the schema's form, or what is wrong with it. Never throws, whatever `raw` is. */
export function parse<T>(schema: z.ZodMiniType<T>, raw: unknown): { value: T } | Fault {
  try {
    const { success, data, error } = z.safeParse(schema, raw);
    if (success) return { value: data };
    const issue = error.issues[0];
    return issue ? { path: issue.path, reason: reasonFor(issue, raw) } : { path: [], reason: 'invalid' };
  } catch {
    // Recursion without end, or a member that throws, in an object given by the host page.
    return { path: [], reason: 'nested too deep or unreadable' };
  }
}

/** Fields that hold codes and addresses, not prose: left as they are. */
const codes = /^(id|no|code|version|receipt|receiptNo|filingNo|creditCode)$|Ids?$|(^u|U)rl$|^website$/;
const MOST_NESTED = 64;

interface Walk {
  findings: Findings;
  path: PropertyKey[];
}

/**
 * A frozen copy with phone and ID numbers blanked in its texts. In a `phone` field a mobile number is taken out
 * whole (null), but for the service document, where the operator's own line is the way out for a stuck reader.
 */
export function cleaned<T>(value: T, findings: Findings, path: Path): { value: T } | Fault {
  try {
    return { value: copy(value, { findings, path: [...path] }) as T };
  } catch {
    return { path, reason: 'nested too deep or unreadable' };
  }
}

function copy(value: unknown, walk: Walk): unknown {
  if (typeof value === 'string') return cleanText(value, walk);
  if (value === null || typeof value !== 'object') return value;
  if (walk.path.length > MOST_NESTED) throw new RangeError('nested too deep');
  if (Array.isArray(value)) return Object.freeze(value.map((member, i) => step(member, i, walk)));
  const made: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (key !== '__proto__') made[key] = step((value as Record<string, unknown>)[key], key, walk);
  }
  return Object.freeze(made);
}

function step(value: unknown, key: PropertyKey, walk: Walk): unknown {
  walk.path.push(key);
  const made = copy(value, walk);
  walk.path.pop();
  return made;
}

function cleanText(text: string, { findings, path }: Walk): string | null {
  const key = path.reduceRight<string>((found, name) => found || (typeof name === 'string' ? name : ''), '');
  const dial = key === 'phone' || /^tel:/i.test(text);
  if (dial ? findings.resource === 'service' : codes.test(key)) return text;
  let hit = false;
  const cleaned = redactText(text, (kind) => {
    hit = true;
    findings.redacted.push({ resource: findings.resource, path: pointer(path), kind });
  });
  return dial && hit ? null : cleaned;
}
