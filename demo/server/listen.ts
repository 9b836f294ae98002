import { createServer, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { codeOf, ConfigError } from './config';

/** How long running requests may go on after the signal to stop, in ms. */
const GRACE = 5000;

/** Rejects with a ConfigError when the port cannot be taken; found out before the data are made, which takes time. */
export async function tryPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await listening(probe, port, host);
  await new Promise((done) => probe.close(done));
}

/** Serves the app. Rejects with a ConfigError when the port cannot be taken. */
export async function listen(app: Hono, port: number, host: string): Promise<Server> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await listening(server, port, host);
  return server;
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error) => fail(portError(error, port, host)));
    server.listen(port, host, () => done());
  });
}

function portError(error: Error, port: number, host: string): ConfigError {
  const other = port === 65_535 ? port - 1 : port + 1;
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new ConfigError(
      `Port ${port} on ${host} is in use. Stop what runs there, or choose another: PORT=${other}.`,
    );
  }
  if (code === 'EACCES') {
    return new ConfigError(`Port ${port} may not be used by this user. Choose one from 1024 up: PORT=8787.`);
  }
  return new ConfigError(
    `HOST ${host} cannot be listened on (${code}). Give an address of this machine: HOST=127.0.0.1.`,
  );
}

/** Takes no new request, lets the running ones end (at most 5 s), then cuts what is left. */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  // A connection that was busy at the signal falls idle when its answer is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
