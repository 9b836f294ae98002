import type { MiddlewareHandler } from 'hono';

export type Level = 'info' | 'warn' | 'error';
/** Writes one line of JSON. No value in it may tell who someone is. */
export type Log = (level: Level, message: string, fields?: Readonly<Record<string, unknown>>) => void;

export const silent: Log = () => undefined;

/** One JSON line on stdout for each event. */
export const toStdout: Log = (level, message, fields) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
};

/**
 * A receipt opens a resident's need or enrolment: it stays out of the log however its address is spelt, as do the names of
 * attachments and every query value.
 */
export const plainPath = (path: string): string => {
  const [, noun] = /^\/api\/(needs|enrolments|attachments)/i.exec(path) ?? [];
  return noun === undefined ? path.slice(0, 200) : `/api/${noun.toLowerCase()}/*`;
};

/** A line for each request: method, path without query, status, milliseconds, bytes sent. */
export function requestLog(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const began = performance.now();
    await next();
    log(c.res.status >= 500 ? 'error' : 'info', 'request', {
      method: c.req.method,
      path: plainPath(c.req.path),
      status: c.res.status,
      ms: Math.round((performance.now() - began) * 10) / 10,
      bytes: Number(c.res.headers.get('content-length') ?? 0),
    });
  };
}
