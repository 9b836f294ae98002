/**
 * A proxy that passes bytes between a page and the server, one connection for one connection, and breaks them on
 * demand: what Toxiproxy does, with faults aimed at single requests. Answers are broken in the same way whether they
 * are of HTTP/1.1 with a known length or in chunks; requests must have a Content-Length, as those of browsers have. (Node)
 */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { Framing, type Asked } from './tcp-frame';

export type { Asked } from './tcp-frame';

/**
 * What happens to a request:
 * - `latency`: `ms` more in both directions; `hang`: nothing is passed on, and nothing comes back;
 * - `reset`: RST at once, nothing reaches the server; `cut-request`: RST after this share of the body reached it;
 * - `cut-wait`: the whole request reaches the server, RST before any answer (it may have done its work or not);
 * - `lose-answer`: RST when the answer begins, so the work is done; `cut-answer`: RST after `bytes` of it;
 * - `truncate`: the answer ends after `bytes` as if it were whole; `drip`: it comes in slices of `bytes`, `ms` apart;
 * - `half-close`: our side of the connection ends before the answer; the request still goes on to the server;
 * - `say`: the proxy answers `head` and `body` itself, as a gateway or a login page does; `say-after`: it does so
 *   when the server has done its work; `forge`: every UUID in the answer becomes another one.
 */
export type TcpFault =
  | { kind: 'pass' | 'hang' | 'reset' | 'cut-wait' | 'lose-answer' | 'half-close' | 'forge' }
  | { kind: 'latency'; ms: number }
  | { kind: 'cut-request'; share: number }
  | { kind: 'cut-answer' | 'truncate'; bytes: number }
  | { kind: 'drip'; bytes: number; ms: number }
  | { kind: 'say' | 'say-after'; head: string; body: string };

export interface TcpProxy {
  /** Origin of the proxy, without a trailing slash; the same for its whole life. */
  readonly url: string;
  /** Decides for each request. Without it all pass. */
  choose: ((asked: Asked) => TcpFault) | undefined;
  /** Called with each request that reached the server whole. */
  passed: ((asked: Asked, body: Buffer) => void) | undefined;
  /** Hands on to another port of 127.0.0.1, such as that of a server that was started again. */
  aim(port: number): void;
  /** Ends every connection by RST and refuses new ones until `plug`. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  stop(): Promise<void>;
}

const PASS: TcpFault = { kind: 'pass' };
const OTHER_ID = '00000000-0000-4000-8000-000000000000';
const ANY_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export async function startTcp(target: number): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let upstream = target;
  const open = (client: Socket): void => {
    const pair = new Pair(client, connect({ port: upstream, host: '127.0.0.1', noDelay: true }), proxy);
    pairs.add(pair);
    client.once('close', () => pairs.delete(pair));
  };
  const server = createServer({ noDelay: true }, open);
  const resetAll = (): void => pairs.forEach((pair) => pair.reset());
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const proxy: TcpProxy = {
    url: `http://127.0.0.1:${port}`,
    choose: undefined,
    passed: undefined,
    aim: (next) => void (upstream = next),
    unplug: () => close(server, resetAll),
    plug: () => (server.listening ? Promise.resolve() : listen(server, port)),
    stop: () => close(server, resetAll),
  };
  return proxy;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', fail);
      done();
    });
  });
}

function close(server: Server, resetAll: () => void): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((done) => {
    server.close(() => done());
    resetAll();
  });
}

/** RST. After an end of ours the kernel gives none: libuv refuses, and would leave the handle open and busy. */
const breakOff = (socket: Socket): void =>
  void (socket.writableEnded ? socket.destroy() : socket.resetAndDestroy());

/** A connection of the page and its twin to the server. */
class Pair {
  /** What the present request suffers. */
  private fault: TcpFault = PASS;
  /** Bytes of the present answer that came from the server. */
  private answered = 0;
  private over = false;
  /** Resolves when what drips has dripped. */
  private dripped: Promise<void> = Promise.resolve();
  private readonly framing: Framing;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly proxy: Pick<TcpProxy, 'choose' | 'passed'>,
  ) {
    this.framing = new Framing({
      begin: (asked) => this.begin(asked),
      bytes: (bytes, share) => this.request(bytes, share),
      whole: (asked, body) => this.whole(asked, body),
    });
    client.on('data', (bytes: Buffer) => this.framing.push(bytes));
    server.on('data', (bytes: Buffer) => this.answer(bytes));
    client.on('error', () => this.reset());
    server.on('error', () => this.reset());
    client.once('end', () => server.end());
    server.once('end', () => this.ended());
    client.once('close', () => server.destroy());
  }

  /** RST to both sides. */
  reset(): void {
    if (this.over) return;
    this.over = true;
    breakOff(this.client);
    breakOff(this.server);
  }

  private begin(asked: Asked): void {
    this.fault = this.proxy.choose?.(asked) ?? PASS;
    this.answered = 0;
    if (this.fault.kind === 'reset') this.reset();
    if (this.fault.kind === 'half-close') this.client.end();
  }

  /** Bytes of a request; `share` is how much of its body has come with them, 0 to 1. */
  private request(bytes: Buffer, share: number): void {
    const { fault } = this;
    if (fault.kind === 'hang' || fault.kind === 'say' || this.client.destroyed) return;
    if (fault.kind === 'latency') return void setTimeout(() => this.toServer(bytes), fault.ms);
    if (fault.kind !== 'cut-request') return this.toServer(bytes);
    if (share <= fault.share) return this.toServer(bytes);
    this.toServer(bytes.subarray(0, Math.floor(bytes.length * fault.share)));
    // The server's side is ended in the middle of the message, after what was written has gone out.
    setTimeout(() => this.reset(), 5);
  }

  private toServer(bytes: Buffer): void {
    if (this.server.writable) this.server.write(bytes);
  }

  private whole(asked: Asked, body: Buffer): void {
    const { fault } = this;
    if (fault.kind === 'say') this.say(fault.head, fault.body);
    if (['hang', 'say', 'reset', 'cut-request'].includes(fault.kind)) return;
    this.proxy.passed?.(asked, body);
    if (fault.kind === 'cut-wait') setTimeout(() => this.reset(), 3);
  }

  private say(head: string, body: string): void {
    const length = Buffer.byteLength(body);
    this.client.end(`HTTP/1.1 ${head}\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${body}`);
  }

  private answer(bytes: Buffer): void {
    const { fault } = this;
    const before = this.answered;
    this.answered += bytes.length;
    switch (fault.kind) {
      case 'lose-answer':
        return this.reset();
      case 'say-after':
        return before === 0 ? this.say(fault.head, fault.body) : undefined;
      case 'half-close':
      case 'cut-wait':
        return;
      case 'latency':
        return void setTimeout(() => this.toClient(bytes), fault.ms);
      case 'forge':
        return this.toClient(Buffer.from(bytes.toString('latin1').replace(ANY_ID, OTHER_ID), 'latin1'));
      case 'cut-answer':
      case 'truncate':
        return this.part(bytes, fault.bytes - before, fault.kind === 'truncate');
      case 'drip':
        this.dripped = this.dripped.then(() => this.drip(bytes, fault.bytes, fault.ms));
        return;
      default:
        return this.toClient(bytes);
    }
  }

  /** Passes on what is left of the allowance, then ends: gently, or by RST. */
  private part(bytes: Buffer, left: number, gently: boolean): void {
    if (left > 0) this.toClient(bytes.subarray(0, left));
    if (bytes.length <= left) return;
    if (gently) this.client.end();
    else setTimeout(() => this.reset(), 5);
  }

  private async drip(bytes: Buffer, slice: number, ms: number): Promise<void> {
    for (let at = 0; at < bytes.length && !this.client.destroyed; at += slice) {
      this.toClient(bytes.subarray(at, at + slice));
      await new Promise((next) => setTimeout(next, ms));
    }
  }

  private toClient(bytes: Buffer): void {
    if (this.client.writable) this.client.write(bytes);
  }

  /** The server has ended its side: so does ours, once what is held back has gone. */
  private ended(): void {
    if (this.fault.kind === 'cut-wait') return;
    const ms = this.fault.kind === 'latency' ? this.fault.ms + 5 : 0;
    void this.dripped.then(() => setTimeout(() => this.client.end(), ms));
  }
}
