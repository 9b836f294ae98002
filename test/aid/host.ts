/** A web server that holds a host page, before the kit's own server: one origin for both, as most sites have it. (Node) */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the host answers itself: text, bytes, or a bare status; undefined leaves it to the kit's server. */
export type Answer = string | Buffer | number | undefined;

export interface Host {
  port: number;
  /** `http://127.0.0.1:PORT`. */
  origin: string;
  /** Asked for each path, query included. */
  answer: (path: string) => Answer;
  /** Sent with what the host answers itself. */
  headers: Record<string, string>;
  /** Changes what the kit's server answers as JSON. */
  change?: ((path: string, answer: unknown) => unknown) | undefined;
  stop(): void;
}

function typeOf(path: string): string {
  const kind = /\.(js|css)(\?|$)/.exec(path)?.[1];
  return kind === 'js' ? 'text/javascript' : kind === 'css' ? 'text/css' : 'text/html; charset=utf-8';
}

async function pass(
  to: string,
  request: IncomingMessage,
  response: ServerResponse,
  change: Host['change'],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = 'GET', headers, url = '/' } = request;
  const { host: _host, connection: _connection, 'content-length': _length, ...rest } = headers;
  const body = method === 'GET' || method === 'HEAD' ? undefined : Buffer.concat(chunks);
  const from = await fetch(to + url, {
    method,
    headers: rest as Record<string, string>,
    ...(body && { body }),
  });
  const kept = [...from.headers].filter(
    ([name]) => !/^(content-(encoding|length)|transfer-encoding|connection)$/.test(name),
  );
  let bytes = Buffer.from(await from.arrayBuffer());
  if (change && bytes.length && /json/.test(from.headers.get('content-type') ?? ''))
    bytes = Buffer.from(JSON.stringify(change(url, JSON.parse(String(bytes)))));
  response.writeHead(from.status, Object.fromEntries(kept)).end(bytes);
}

/** Starts a host before the server at `to`. */
export async function startHost(to: string): Promise<Host> {
  const reply = (request: IncomingMessage, response: ServerResponse): unknown => {
    const path = request.url ?? '/';
    const own = host.answer(path);
    if (typeof own === 'number') return response.writeHead(own).end();
    if (own !== undefined)
      return response.writeHead(200, { 'Content-Type': typeOf(path), ...host.headers }).end(own);
    return pass(to, request, response, host.change).catch(() => response.destroy());
  };
  const server: Server = createServer((request, response) => void reply(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const host: Host = {
    port,
    origin: `http://127.0.0.1:${port}`,
    answer: () => undefined,
    headers: {},
    stop: () => void (server.close(), server.closeAllConnections()),
  };
  return host;
}
