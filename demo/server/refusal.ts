import type { problemTypes } from '../../src/contract';

/** Where the stable problem types live: the last segment is what elements know. */
export const PROBLEMS = 'https://hehuo.example/problems/';

export interface FieldError {
  /** JSON pointer to the value, or `#query/name` style place in the address. */
  pointer: string;
  detail: string;
}

/** A request that is answered with a problem document (RFC 9457). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** undefined is `about:blank`: the status says it all. */
    readonly type: (typeof problemTypes)[number] | undefined,
    readonly title: string,
    readonly detail?: string,
    readonly errors?: readonly FieldError[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(title);
  }
}

export const notFound = (detail: string): Refusal => new Refusal(404, 'not-found', 'Not found', detail);

export const invalid = (name: string, detail: string): Refusal =>
  new Refusal(400, 'invalid', 'The address is not right', detail, [{ pointer: `/${name}`, detail }]);

/** The problem document. Shows nothing of what went wrong inside. */
export function problemOf(refusal: Refusal): Response {
  const { status, type, title, detail, errors } = refusal;
  const body = JSON.stringify({
    type: type ? PROBLEMS + type : 'about:blank',
    title,
    status,
    detail,
    errors,
  });
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
      ...refusal.headers,
    },
  });
}
