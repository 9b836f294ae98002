import type { Query } from './backend';
import { Failure } from './failure';

/** Percent-encodes all but the unreserved characters of RFC 3986, as RFC 6570 asks. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function valueOf(query: Query, name: string): string | undefined {
  const value = query[name];
  if (value == null || value === '') return undefined;
  if (typeof value !== 'object') return encode(String(value));
  return value.length ? value.map(encode).join(',') : undefined;
}

function segment(query: Query, name: string): string {
  const value = valueOf(query, name);
  // A missing value would address another resource, and so would a dot segment.
  if (value === undefined || /^\.{1,2}$/.test(value))
    throw new Failure('refused', { detail: `no usable {${name}}` });
  return value;
}

function hints(query: Query, operator: string, names: string): string {
  const pairs = names.split(',').flatMap((name) => {
    const value = valueOf(query, name.trim());
    return value === undefined ? [] : [`${name.trim()}=${value}`];
  });
  return pairs.length ? operator + pairs.join('&') : '';
}

/**
 * Expands a URI template: RFC 6570 level 1 `{name}`, and `{?a,b}` and `{&a,b}` for the query string. Query names that
 * have no value are left out; lists are joined by commas. Throws Failure `refused` where a `{name}` has no value.
 */
export function expand(template: string, query: Query): string {
  try {
    return template.replace(/\{([?&]?)([^{}]*)\}/g, (_, operator: string, names: string) =>
      operator ? hints(query, operator, names) : segment(query, names.trim()),
    );
  } catch (error) {
    // encodeURIComponent throws on half a surrogate pair.
    throw error instanceof Failure ? error : new Failure('refused', { detail: 'text that is not Unicode' });
  }
}
