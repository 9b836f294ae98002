/** The candidates as pages, over HTTP with gzip, and the answers that they ask for. (Node) */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { monthAnswer, service } from './made';

const HERE = 'test/bench';
const OUT = '.tmp/bench';
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html',
};

export const candidates = ['floor', 'hehuo', 'fullcalendar', 'schedule-x', 'event-calendar'] as const;
export type Candidate = (typeof candidates)[number];

/** Installs the peers, once, and bundles each candidate as an app would. */
export async function prepare(): Promise<void> {
  if (!existsSync(join(HERE, 'node_modules'))) execFileSync('npm', ['ci'], { cwd: HERE, stdio: 'inherit' });
  for (const name of candidates) {
    await build({
      configFile: false,
      logLevel: 'error',
      root: HERE,
      build: {
        outDir: join(process.cwd(), OUT, name),
        emptyOutDir: true,
        minify: true,
        rolldownOptions: {
          input: join(process.cwd(), HERE, 'candidate', `${name}.js`),
          output: { entryFileNames: 'main.js', assetFileNames: 'main[extname]' },
        },
      },
    });
  }
}

const pageOf = (name: string): string => {
  const css = existsSync(join(OUT, name, 'main.css'))
    ? `<link rel="stylesheet" href="/${name}/main.css">`
    : '';
  const ours = '<course-calendar backend="/api/" month="2026-11"></course-calendar>';
  const body =
    name === 'hehuo' ? `${ours}<script src="/kit/hehuo.js" defer></script>` : '<div id="place"></div>';
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">
    <style>body{margin:0;width:1100px;font:16px sans-serif}table{width:100%;table-layout:fixed}td{height:110px;vertical-align:top}p{margin:0;overflow:hidden;white-space:nowrap}</style>
    ${css}${body}<script type="module" src="/${name}/main.js"></script>`;
};

export interface Bench {
  url: string;
  /** Sessions a month in what is answered from now on. */
  count: number;
  stop(): void;
}

export async function serve(): Promise<Bench> {
  const packed = new Map<string, Buffer>();
  const zip = (key: string, make: () => string | Buffer): Buffer => {
    const found = packed.get(key) ?? gzipSync(make());
    packed.set(key, found);
    return found;
  };
  const bench: Bench = { url: '', count: 100, stop: () => server.close() };
  const answer = (path: string): Buffer | undefined => {
    const month = /^\/api\/sessions\/(\d{4}-\d\d)\.json$/.exec(path)?.[1];
    if (month) return zip(`${month} ${bench.count}`, () => monthAnswer(month, bench.count));
    if (path === '/api/service.json') return zip(path, () => JSON.stringify(service));
    const page = /^\/([\w-]+)\.html$/.exec(path)?.[1];
    if (page) return zip(path, () => pageOf(page));
    const file = path.startsWith('/kit/') ? join('dist', path.slice(5)) : join(OUT, path);
    return existsSync(file) ? zip(path, () => readFileSync(file)) : undefined;
  };
  const server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const body = answer(path);
    if (!body) return void reply.writeHead(404, { 'Content-Type': 'text/plain' }).end();
    const type = `${TYPES[extname(path)] ?? 'text/plain'}; charset=utf-8`;
    reply
      .writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip', 'Cache-Control': 'no-store' })
      .end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  bench.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return bench;
}
