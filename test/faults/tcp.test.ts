/** The proxy breaks what it says it breaks, where it says. */
import assert from 'node:assert/strict';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startTcp, type TcpFault, type TcpProxy } from '../aid/tcp';

const ID = '11111111-1111-4111-8111-111111111111';

interface Answer {
  status: number;
  text: string;
  /** Whether the answer came to its proper end. */
  whole: boolean;
}

/** A POST as a browser makes it; rejects with the connection's own error. */
function post(url: string, body: string): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers = { 'content-length': Buffer.byteLength(body) };
    const asking = request(`${url}/api/responses`, { method: 'POST', headers, agent: false }, (reply) => {
      let text = '';
      reply.on('data', (part: Buffer) => (text += String(part)));
      reply.on('error', () => undefined);
      reply.on('close', () => done({ status: reply.statusCode ?? 0, text, whole: reply.complete }));
    });
    asking.setTimeout(2000, () => asking.destroy(new Error('no answer')));
    asking.on('error', fail);
    asking.end(body);
  });
}

describe('the fault proxy', () => {
  let server: Server;
  let proxy: TcpProxy;
  /** Bodies that the server got whole. */
  let got: string[];
  /** Bodies of which a part came. */
  let begun: number;

  before(async () => {
    server = createServer((asked, reply) => {
      const parts: Buffer[] = [];
      begun += 1;
      asked.on('error', () => undefined);
      asked.on('data', (part: Buffer) => parts.push(part));
      asked.on('end', () => {
        got.push(Buffer.concat(parts).toString());
        reply.end(JSON.stringify({ id: ID, filler: 'x'.repeat(500) }));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    proxy = await startTcp((server.address() as AddressInfo).port);
  });
  after(async () => {
    await proxy.stop();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  beforeEach(() => {
    got = [];
    begun = 0;
    proxy.choose = undefined;
  });

  const suffer = (fault: TcpFault, body = 'b'.repeat(5000)): Promise<Answer> => {
    proxy.choose = () => fault;
    return post(proxy.url, body);
  };
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 50));

  it('passes on what it is not told to break', async () => {
    const answer = await suffer({ kind: 'pass' });
    assert.deepEqual([answer.status, answer.whole, got.length], [200, true, 1]);
  });

  it('resets before anything reaches the server', async () => {
    await assert.rejects(suffer({ kind: 'reset' }), /ECONNRESET/);
    await settled();
    assert.equal(begun, 0);
  });

  it('resets in the middle of the body', async () => {
    await assert.rejects(suffer({ kind: 'cut-request', share: 0.5 }), /ECONNRESET/);
    await settled();
    assert.deepEqual([begun, got.length], [1, 0]);
  });

  it('resets after the whole body, and when the answer begins', async () => {
    await assert.rejects(suffer({ kind: 'cut-wait' }), /ECONNRESET/);
    await assert.rejects(suffer({ kind: 'lose-answer' }), /ECONNRESET/);
    await settled();
    assert.equal(got.length, 2);
  });

  it('breaks an answer off, by reset and as if it were whole', async () => {
    for (const kind of ['cut-answer', 'truncate'] as const) {
      const answer = await suffer({ kind, bytes: 200 });
      assert.deepEqual([answer.status, answer.whole], [200, false]);
    }
    assert.equal(got.length, 2);
  });

  it('drips and delays, and the answer is right in the end', async () => {
    const began = Date.now();
    const slow = await suffer({ kind: 'drip', bytes: 100, ms: 20 });
    assert.ok(slow.whole && Date.now() - began > 100);
    const late = await suffer({ kind: 'latency', ms: 100 });
    assert.ok(late.whole && Date.now() - began > 300);
  });

  it('closes its half, and the server has done the work all the same', async () => {
    await assert.rejects(suffer({ kind: 'half-close' }, 'short'), /socket hang up|ECONNRESET/);
    await settled();
    assert.deepEqual(got, ['short']);
  });

  it('answers in place of the server, before and after its work', async () => {
    const head = '503 No\r\nRetry-After: 2';
    const before = await suffer({ kind: 'say', head, body: 'no' });
    assert.deepEqual([before.status, before.text, got.length], [503, 'no', 0]);
    const afterwards = await suffer({ kind: 'say-after', head, body: 'no' });
    assert.deepEqual([afterwards.status, afterwards.text, got.length], [503, 'no', 1]);
  });

  it('forges the id in an answer', async () => {
    const answer = await suffer({ kind: 'forge' });
    assert.ok(answer.whole && !answer.text.includes(ID) && answer.text.includes('00000000-'));
  });

  it('never answers', async () => {
    await assert.rejects(suffer({ kind: 'hang' }), /no answer/);
    assert.equal(begun, 0);
  });

  it('refuses connections while it is unplugged, and is at the same address afterwards', async () => {
    await proxy.unplug();
    await assert.rejects(post(proxy.url, 'x'), /ECONNREFUSED/);
    await proxy.plug();
    assert.equal((await post(proxy.url, 'x')).status, 200);
  });
});
