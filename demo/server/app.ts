import { join } from 'node:path';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { file } from './file';
import { Lanes } from './lane';
import { Limits } from './limit';
import { requestLog, silent, type Log } from './log';
import { problemOf, Refusal } from './refusal';
import type { Deps } from './route/answer';
import { apiRoutes } from './route/api';
import { embed } from './route/embed';

export interface AppOptions extends Partial<Deps> {
  store: Deps['store'];
  clock: Deps['clock'];
  /** The folder with the built kit; `demo/` in it holds the demonstration pages. */
  dist: string;
  log?: Log;
}

/** The policy under which every demonstration page runs: the kit must hold under it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** The builder tries backends of any address; what runs there is its own all the same. */
const TRYING = POLICY.replace("connect-src 'self'", "connect-src 'self' http: https:");

const NO_PAGE = `<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>没有这一页</title>
<h1>没有这一页</h1>
<p>这个地址没有内容。<a href="/">返回首页</a></p>
<p lang="en">There is nothing at this address. <a href="/">Start page</a></p>
</html>
`;

/** The whole server as a function from request to response: the contract under /api, the kit and the pages. */
export function createApp(options: AppOptions): Hono {
  const { store, clock, dist, log = silent, proxies = 0 } = options;
  const { limits = new Limits(), lanes = new Lanes() } = options;
  const app = new Hono();
  app.use('*', requestLog(log));
  app.use('*', guard);
  app.onError((error) => failed(error, log));
  app.route('/api', apiRoutes({ store, clock, limits, lanes, proxies }));
  app.get('/health', () => health(store, log));
  app.get('/:name{hehuo[a-z-]*\\.js}', (c) => kitFile(c, dist, c.req.param('name')));
  app.get('/part/*', (c) => kitFile(c, dist, rawPath(c).slice(1)));
  app.get('/dist/*', (c) => kitFile(c, dist, rawPath(c).slice('/dist/'.length)));
  app.get('/embed/*', async (c) =>
    page(await embed(c, { store, dist, name: rawPath(c).slice('/embed/'.length) })),
  );
  app.get('*', async (c) => {
    const path = rawPath(c);
    const found = await file(c, join(dist, 'demo'), path.slice(1));
    return page(found, path === '/builder.html' ? TRYING : POLICY);
  });
  app.notFound(() => problemOf(new Refusal(405, undefined, 'Only GET and HEAD are answered here')));
  return app;
}

/** What every answer says to browsers. */
const guard: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('X-Content-Type-Options', 'nosniff');
  c.res.headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
};

/** The path as it came, not decoded: `file` decodes it once. */
const rawPath = (c: Context): string => new URL(c.req.url).pathname;

async function health(store: Deps['store'], log: Log): Promise<Response> {
  try {
    await store.ping();
  } catch (error) {
    log('error', 'the database does not answer', { error: nameOf(error) });
    return problemOf(new Refusal(503, 'unavailable', 'The database does not answer'));
  }
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}

/** A file of the kit, for pages of any origin; the server itself lies there too and is not given out. */
async function kitFile(c: Context, dist: string, path: string): Promise<Response> {
  const own = /^\/*server(\/|$)/i.test(decodedOrEmpty(path));
  const found = own ? undefined : await file(c, dist, path);
  if (!found) throw new Refusal(404, 'not-found', 'Not found', 'The kit has no such file.');
  found.headers.set('Access-Control-Allow-Origin', '*');
  found.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  return found;
}

function decodedOrEmpty(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

/** Every page comes under the policy; where there is none, it says so. */
function page(found: Response | undefined, policy = POLICY): Response {
  const answer =
    found ?? new Response(NO_PAGE, { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  answer.headers.set('Content-Security-Policy', policy);
  return answer;
}

/** Every error as a problem document; what went wrong inside goes to the log only, and without its values. */
function failed(error: Error, log: Log): Response {
  if (error instanceof Refusal) return problemOf(error);
  if (isAway(error)) {
    log('error', 'the database does not answer', { error: nameOf(error) });
    const later = { 'Retry-After': '5' };
    return problemOf(
      new Refusal(503, 'unavailable', 'The database does not answer', undefined, undefined, later),
    );
  }
  log('error', 'fault', { error: nameOf(error), at: error.stack?.split('\n').slice(1, 4).join(' ').trim() });
  return problemOf(new Refusal(500, undefined, 'Something went wrong on the server'));
}

/** The database cannot be reached, is starting or stopping, or has no connection left: that passes. */
const isAway = (error: unknown): boolean =>
  /^(ECONN\w+|EPIPE|ETIMEDOUT|08\w{3}|53300|57P0[123]|SQLITE_BUSY)$/.test(
    error instanceof Error && 'code' in error ? String(error.code) : '',
  ) ||
  (error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message));

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
