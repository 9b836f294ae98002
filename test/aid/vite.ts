/**
 * What stands in front of the web test runner's own server: the reference backend under `/api/` (and `/api-<profile>/`),
 * then Vite, so that tests run through the same one transform pipeline as the build. (Node)
 */
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type ViteDevServer } from 'vite';
import type { Engine } from './engines';
import { PROFILES, type Profile, type Servers } from './server';

type Next = () => Promise<unknown>;
/** The little of Koa's context that is used here. */
interface Context {
  path: string;
  req: IncomingMessage;
  res: ServerResponse;
  respond?: boolean;
  status: number;
}
type Middleware = (context: Context, next: Next) => Promise<unknown>;

/** Every lit entry is bundled ahead: a directive served raw beside a bundled lit would bring a second lit. */
function litEntries(): string[] {
  const manifest: unknown = JSON.parse(readFileSync('node_modules/lit/package.json', 'utf8'));
  const { exports } = manifest as { exports: Record<string, unknown> };
  const names = Object.keys(exports).filter((name) =>
    /^\.(\/(decorators|directives?|directive-helpers|.*async-directive|html|static-html)\b.*)?$/.test(name),
  );
  return names.map((name) => `lit${name.slice(1)}`);
}

export function startVite(): Promise<ViteDevServer> {
  return createServer({
    configFile: false,
    root: process.cwd(),
    cacheDir: 'node_modules/.vite/test',
    logLevel: 'warn',
    define: { __HEHUO_VERSION__: '"0.0.0-test"' },
    // As the build has it for pages.
    resolve: { alias: { 'zod/mini': `${process.cwd()}/src/contract/lean.ts` } },
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null, forwardConsole: false },
    // Nothing is found on the way: a dependency that is bundled late reloads the page in the middle of a test.
    optimizeDeps: {
      noDiscovery: true,
      include: [...litEntries(), 'idb-keyval', 'chai', 'axe-core', 'fast-check'],
      exclude: ['@web/test-runner-commands'],
    },
    plugins: [
      {
        name: 'leave-to-the-runner',
        resolveId: (id) => (id.startsWith('/__web-') ? { id, external: true } : undefined),
      },
    ],
  });
}

/** The runner serves its own page, its websocket module, the test framework and its commands; all else is Vite's. */
const runnersOwn = (path: string): boolean =>
  path === '/' || path.startsWith('/__web-') || path.startsWith('/node_modules/@web/');

export function viteInFront(vite: ViteDevServer): Middleware {
  return async (context, next) => {
    if (runnersOwn(context.path)) return next();
    context.respond = false;
    // A bare ServerResponse has 404 under Koa; Vite leaves the status of what it serves alone.
    context.res.statusCode = 200;
    const passed = await new Promise<boolean>((done, fail) => {
      context.res.once('close', () => done(false));
      vite.middlewares(context.req, context.res, (error?: unknown) =>
        error ? fail(error as Error) : done(true),
      );
    });
    if (!passed) return;
    context.respond = true;
    context.status = 404;
    return next();
  };
}

const API = new RegExp(`^/api(?:-(${PROFILES.join('|')}))?(?=/)`);

/** Each engine has servers of its own: they run the same tests at the same time. */
function engineOf({ headers }: IncomingMessage): Engine {
  const agent = headers['user-agent'] ?? '';
  return agent.includes('Firefox') ? 'firefox' : agent.includes('Chrome') ? 'chromium' : 'webkit';
}

/** `/api/...` goes to the demo server of the usual profile, `/api-tiny/...` to that of `tiny`, and so on. */
export function backendInFront(servers: Servers, usual: Profile): Middleware {
  return async (context, next) => {
    const match = API.exec(context.path);
    if (!match) return next();
    context.respond = false;
    try {
      const server = await servers.get((match[1] as Profile | undefined) ?? usual, engineOf(context.req));
      const path = (context.req.url ?? '/').replace(API, '/api');
      await forward(context.req, context.res, new URL(path, server.url));
    } catch (error) {
      context.res.writeHead(502, { 'content-type': 'text/plain' }).end(String(error));
    }
  };
}

/** Hands a request on as it is and its answer back as it is. Rejects when the target cannot be reached. */
export function forward(from: IncomingMessage, to: ServerResponse, target: URL): Promise<void> {
  return new Promise((done, fail) => {
    const headers = { ...from.headers, host: target.host };
    const onward = request(target, { method: from.method, headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
      answer.once('error', () => to.destroy());
    });
    onward.once('error', fail);
    to.once('close', () => {
      onward.destroy();
      done();
    });
    from.pipe(onward);
  });
}
