/** The tools of the end-to-end tests themselves: a proxy that did not break anything would let every test pass. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startFaulty, type Faulty } from '../aid/faulty';
import { closeBrowser, openPage, textOf } from '../aid/page';

const BODY = JSON.stringify({ items: [1, 2, 3] });
const PAGE = `<!doctype html><title>t</title><p id="host"></p><script>
  document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<b>in the shadow</b>';
  if (matchMedia('(prefers-color-scheme: dark)').matches) document.body.append('dark');
  document.body.append(' ' + navigator.language + ' ' + Intl.DateTimeFormat().resolvedOptions().timeZone);
  fetch('/api/a').catch(() => undefined);
  setTimeout(() => { throw new Error('planted'); });
</script>`;

describe('the tools of end-to-end tests', { concurrency: false }, () => {
  const received: string[] = [];
  let origin: Server;
  let faulty: Faulty;

  before(async () => {
    origin = createServer(async (request, response) => {
      let text = '';
      for await (const part of request) text += String(part);
      received.push(`${request.method} ${request.url} ${text}`.trim());
      const page = request.url === '/';
      response.writeHead(200, { 'content-type': page ? 'text/html' : 'application/json' });
      response.end(page ? PAGE : BODY);
    });
    await new Promise<void>((done) => origin.listen(0, '127.0.0.1', done));
    faulty = await startFaulty(`http://127.0.0.1:${(origin.address() as AddressInfo).port}`);
  });
  beforeEach(() => {
    faulty.set({ kind: 'pass' });
    received.length = 0;
    faulty.asked.length = 0;
  });
  after(async () => {
    await closeBrowser();
    await faulty.stop();
    origin.close();
  });

  const ask = (method = 'GET'): Promise<Response> =>
    fetch(`${faulty.url}/api/a`, { method, ...(method === 'POST' ? { body: 'x' } : {}) });

  it('passes requests on whole, and leaves what is not the API alone', async () => {
    assert.equal(await (await ask('POST')).text(), BODY);
    assert.deepEqual(received, ['POST /api/a x']);
    faulty.set({ kind: 'cut' });
    assert.equal((await fetch(`${faulty.url}/other`)).status, 200);
  });

  it('cuts before the server hears of it, and loses the answer after it did', async () => {
    faulty.queue({ kind: 'cut' }, { kind: 'lose' });
    await assert.rejects(ask('POST'));
    assert.deepEqual(received, []);
    await assert.rejects(ask('POST'));
    assert.deepEqual(received, ['POST /api/a x']);
    assert.equal((await ask()).status, 200);
    assert.deepEqual(
      faulty.asked.map((one) => one.fault),
      ['cut', 'lose', 'pass'],
    );
  });

  it('answers with a status, a web page, half of the JSON, late, or never', async () => {
    faulty.queue(
      { kind: 'status', status: 503, retryAfter: 7 },
      { kind: 'html' },
      { kind: 'truncate' },
      { kind: 'delay', ms: 300 },
    );
    const refused = await ask();
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '7']);
    assert.match(await (await ask()).text(), /^<!doctype html>/);
    assert.equal(await (await ask()).text(), BODY.slice(0, Math.floor(BODY.length / 2)));
    const began = Date.now();
    assert.equal(await (await ask()).text(), BODY);
    assert.ok(Date.now() - began >= 290);
    faulty.set({ kind: 'hang' });
    await assert.rejects(fetch(`${faulty.url}/api/a`, { signal: AbortSignal.timeout(300) }), /timeout/i);
  });

  it('breaks only the addresses that were named, and chooses per request', async () => {
    faulty.set({ kind: 'cut' }, /\/funds/);
    assert.equal((await ask()).status, 200);
    await assert.rejects(fetch(`${faulty.url}/api/funds.json`));
    faulty.choose(({ method }) => (method === 'POST' ? { kind: 'html' } : { kind: 'pass' }));
    assert.match(await (await ask('POST')).text(), /doctype/);
    faulty.choose(undefined);
  });

  it('opens a page as asked and records its faults and requests', async () => {
    const { page, faults, requests, close } = await openPage(`${faulty.url}/`, {
      dark: true,
      width: 320,
      lang: 'en',
    });
    await page.waitForNetworkIdle({ idleTime: 100 });
    assert.equal(await textOf(page, '#host'), 'in the shadow');
    assert.equal(await page.evaluate(() => innerWidth), 320);
    assert.match(await textOf(page, 'body'), /dark en Asia\/Shanghai/);
    assert.deepEqual(faults, ['error: planted']);
    assert.ok(requests.includes(`${faulty.url}/api/a`));
    await close();
  });
});
