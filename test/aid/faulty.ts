/** A proxy that stands between a page and the server and breaks requests on demand. (Node) */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pause } from './child';
import { forward } from './vite';

/**
 * What happens to a request:
 * - `pass`: nothing; `delay`: it is held back by `ms`, then passed on;
 * - `cut`: the connection ends without an answer, as when the network goes; nothing reaches the server;
 * - `lose`: the server gets the request and does its work, but the answer never arrives;
 * - `hang`: no answer for as long as the client waits;
 * - `status`: this status with a problem body (and Retry-After, seconds); `html`: 200 with a web page, as from a captive
 *   portal; `truncate`: the right answer, cut off in the middle of its JSON.
 */
export type Fault =
  | { kind: 'pass' | 'cut' | 'lose' | 'hang' | 'html' | 'truncate' }
  | { kind: 'delay'; ms: number }
  | { kind: 'status'; status: number; retryAfter?: number };

export interface Asked {
  method: string;
  /** Path with query. */
  url: string;
  fault: Fault['kind'];
}

export interface Faulty {
  /** Origin of the proxy, without a trailing slash. */
  url: string;
  /** Every request under /api/, in order. */
  asked: Asked[];
  /** From now on each request under /api/ (whose address matches, if a pattern is given) suffers this. */
  set(fault: Fault, only?: RegExp): void;
  /** The next requests suffer these, one each; then what `set` said holds again. */
  queue(...faults: Fault[]): void;
  /** Chooses per request; overrides `set`. For random schedules. */
  choose(choice: ((request: Asked) => Fault) | undefined): void;
  /** Hands on to another server, such as one that was started again elsewhere. */
  aim(target: string): void;
  stop(): Promise<void>;
}

interface State {
  target: string;
  fault: Fault;
  only: RegExp | undefined;
  waiting: Fault[];
  choice: ((request: Asked) => Fault) | undefined;
  asked: Asked[];
}

const PAGE =
  '<!doctype html><html><head><title>Wi-Fi</title></head><body><p>Log in to use this network.</p></body></html>';
const PASS: Fault = { kind: 'pass' };

export async function startFaulty(target: string): Promise<Faulty> {
  const state: State = { target, fault: PASS, only: undefined, waiting: [], choice: undefined, asked: [] };
  const server = createServer((request, response) => {
    serve(state, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked: state.asked,
    set: (fault, only) => Object.assign(state, { fault, only }),
    queue: (...faults) => state.waiting.push(...faults),
    choose: (choice) => (state.choice = choice),
    aim: (next) => (state.target = next),
    stop: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

function pick(state: State, method: string, url: string): Fault {
  if (!/^\/api[/-]/.test(url)) return PASS;
  const asked: Asked = { method, url, fault: 'pass' };
  const set = state.only === undefined || state.only.test(url) ? state.fault : PASS;
  const fault = state.choice?.(asked) ?? state.waiting.shift() ?? set;
  state.asked.push({ ...asked, fault: fault.kind });
  return fault;
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/';
  const fault = pick(state, request.method ?? 'GET', url);
  const target = new URL(url, state.target);
  if (fault.kind === 'hang') return;
  if (fault.kind === 'cut') return void request.socket.destroy();
  if (fault.kind === 'status') return refuse(response, fault.status, fault.retryAfter);
  if (fault.kind === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  if (fault.kind === 'lose' || fault.kind === 'truncate')
    return mangle(fault.kind, request, response, target);
  if (fault.kind === 'delay') await pause(fault.ms);
  await forward(request, response, target);
}

function refuse(response: ServerResponse, status: number, retryAfter?: number): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: 'Injected fault', status }));
}

/** Lets the server do its work in full, then loses the answer or half of it. */
async function mangle(
  kind: 'lose' | 'truncate',
  from: IncomingMessage,
  to: ServerResponse,
  target: URL,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of from) parts.push(part as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(from.headers)) {
    if (typeof value === 'string' && !/^(host|connection|content-length|accept-encoding|expect)$/.test(name))
      headers.set(name, value);
  }
  const body = parts.length > 0 ? Buffer.concat(parts) : undefined;
  const answer = await fetch(target, { method: from.method ?? 'GET', headers, ...(body ? { body } : {}) });
  const whole = Buffer.from(await answer.arrayBuffer());
  if (kind === 'lose') return void from.socket.destroy();
  // A complete HTTP message whose JSON is not: what a broken cache or proxy hands out.
  to.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
  to.end(whole.subarray(0, Math.floor(whole.length / 2)));
}
