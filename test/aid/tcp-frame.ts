/** Finds the requests in the bytes of a connection. (Node) */

export interface Asked {
  method: string;
  /** Path with query. */
  path: string;
  /** Bytes of the body. */
  length: number;
}

export interface FramingEvents {
  /** The head of a request has come. */
  begin(asked: Asked): void;
  /** Bytes of the request, the head first; `share` of its body (0 to 1) has come with them. */
  bytes(bytes: Buffer, share: number): void;
  /** All of it has come. */
  whole(asked: Asked, body: Buffer): void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** HTTP/1.1 requests one after the other, each with a Content-Length or without a body. */
export class Framing {
  private head = Buffer.alloc(0);
  private asked: Asked | undefined;
  private body: Buffer[] = [];
  private got = 0;

  constructor(private readonly events: FramingEvents) {}

  push(bytes: Buffer): void {
    if (this.asked) return this.pushBody(this.asked, bytes);
    this.head = Buffer.concat([this.head, bytes]);
    const end = this.head.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.head.subarray(0, end + END_OF_HEAD.length);
    const rest = this.head.subarray(head.length);
    const asked = parse(head.toString('latin1'));
    this.head = Buffer.alloc(0);
    this.asked = asked;
    this.events.begin(asked);
    this.events.bytes(head, 0);
    this.pushBody(asked, rest);
  }

  private pushBody(asked: Asked, bytes: Buffer): void {
    const part = bytes.subarray(0, asked.length - this.got);
    this.got += part.length;
    this.body.push(part);
    if (part.length > 0) this.events.bytes(part, this.got / asked.length);
    if (this.got < asked.length) return;
    const body = Buffer.concat(this.body);
    this.asked = undefined;
    this.body = [];
    this.got = 0;
    this.events.whole(asked, body);
    const rest = bytes.subarray(part.length);
    if (rest.length > 0) this.push(rest);
  }
}

function parse(head: string): Asked {
  const [method = '', path = ''] = head.split(' ', 2);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  return { method, path, length };
}
