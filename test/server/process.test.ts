/** The server as a process: its settings, its last words, its end. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { Hono } from 'hono';
import { listen, stop } from '../../demo/server/listen';
import { answering, end, freePort, pause, removeFolder, start, temporaryFolder } from '../aid/child';
import { DEMO_NOW } from '../aid/server';
import { newPlace, onPostgres, type TestPlace } from './place';
import { fakeDist } from './serve';
import { post } from './writing';

let dist: string;
before(() => {
  dist = fakeDist();
});
after(() => removeFolder(dist));

interface Run {
  child: ChildProcess;
  out(): string;
  err(): string;
  code: Promise<number | null>;
}

function serve(env: Record<string, string>, ...command: string[]): Run {
  const base = { HEHUO_DIST: dist, DEMO_PROFILE: 'tiny', DEMO_NOW, DATABASE_URL: '', LOG: '' };
  const child = start(process.execPath, ['--import', 'tsx', 'demo/server/main.ts', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...base, ...env },
  });
  const said = { out: '', err: '' };
  child.stdout?.on('data', (part: Buffer) => (said.out += String(part)));
  child.stderr?.on('data', (part: Buffer) => (said.err += String(part)));
  const code = new Promise<number | null>((done) => child.once('close', (status) => done(status)));
  return { child, out: () => said.out, err: () => said.err, code };
}

interface Running extends Run {
  url: string;
  port: number;
}

async function up(env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const run = serve({ PORT: String(port), ...env });
  const url = `http://127.0.0.1:${port}`;
  await answering(`${url}/health`, run.child, 30_000).catch((error: Error) => {
    throw new Error(`${error.message}: ${run.err()}`);
  });
  return { ...run, url, port };
}

/** The server must refuse to start, with one or two sentences that name what is wrong and what to do. */
async function refuses(env: Record<string, string>, ...words: RegExp[]): Promise<string> {
  const folder = temporaryFolder('refused');
  const run = serve({ PORT: String(await freePort()), DATA_DIR: folder, ...env });
  const code = await run.code;
  removeFolder(folder);
  const message = run.err().trim();
  assert.ok(code !== 0, 'it must end with a code that tells of failure');
  for (const word of words) assert.match(message, word);
  assert.match(message, /^hehuo: [^\n]+$/, 'one line, no stack');
  return message;
}

describe('a setting that cannot be used', { concurrency: 2 }, () => {
  test('PORT that is no port', async () => {
    await refuses({ PORT: '80a' }, /PORT is "80a"/, /PORT=8787/);
    await refuses({ PORT: '70000' }, /PORT is "70000"/);
  });

  test('PORT in use names the port and another', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    await refuses({ PORT: String(port) }, new RegExp(`Port ${port} .*in use`), /PORT=\d+/);
    other.close();
  });

  test('HOST that is not of this machine', async () => {
    await refuses({ HOST: '203.0.113.9' }, /HOST 203\.0\.113\.9/, /HOST=127\.0\.0\.1/);
  });

  test('DATA_DIR that cannot be written', async () => {
    const folder = temporaryFolder('file');
    writeFileSync(join(folder, 'file'), '');
    await refuses({ DATA_DIR: join(folder, 'file') }, /data folder .*file.* cannot be written/, /DATA_DIR=/);
  });

  test('a data file that is none', async () => {
    const folder = temporaryFolder('broken');
    mkdirSync(join(folder, 'tiny'));
    writeFileSync(join(folder, 'tiny/hehuo.db'), 'not a database, '.repeat(1000));
    await refuses({ DATA_DIR: folder }, /cannot be opened/, /another DATA_DIR/);
  });

  test('DATABASE_URL that answers nobody, without its password', async () => {
    const port = await freePort();
    const message = await refuses(
      { DATABASE_URL: `postgres://user:hunter2@127.0.0.1:${port}/data` },
      new RegExp(`127\\.0\\.0\\.1:${port}/data`),
      /DATABASE_URL/,
    );
    assert.ok(!message.includes('hunter2'));
    const odd = await refuses(
      { DATABASE_URL: 'mysql://user:hunter2@db/data' },
      /DATABASE_URL/,
      /postgres:\/\//,
    );
    assert.ok(!odd.includes('hunter2'));
  });

  test('DEMO_PROFILE and DEMO_NOW', async () => {
    await refuses({ DEMO_PROFILE: 'huge' }, /DEMO_PROFILE is "huge"/, /tiny, jiyang, district, hostile/);
    await refuses({ DEMO_NOW: '2026-11-23T09:00:00' }, /DEMO_NOW/, /\+08:00/);
    await refuses({ DEMO_NOW: 'tomorrow' }, /DEMO_NOW is "tomorrow"/);
  });

  test('limits and proxies', async () => {
    await refuses({ LIMITS: 'none' }, /LIMITS is "none"/, /LIMITS=off/);
    await refuses({ LIMIT_WRITES: '0' }, /LIMIT_WRITES is "0"/, /LIMIT_WRITES=\d+/);
    await refuses({ LIMIT_SURVEY: '-1' }, /LIMIT_SURVEY/);
    await refuses({ LIMIT_LOOKUPS: 'many' }, /LIMIT_LOOKUPS/);
    await refuses({ TRUST_PROXY: 'yes' }, /TRUST_PROXY is "yes"/, /TRUST_PROXY=1/);
  });

  test('a kit that is not built', async () => {
    await refuses({ HEHUO_DIST: temporaryFolder('empty') }, /not built/, /npm run build/);
  });
});

describe(
  'a database that does not exist or refuses',
  { skip: !onPostgres && 'runs on PostgreSQL only; the second Node run has it' },
  () => {
    test('is named, with the cure', async () => {
      const url = new URL(process.env.TEST_DATABASE_URL ?? 'postgres://x');
      url.pathname = '/hehuo_no_such';
      await refuses({ DATABASE_URL: url.href }, /hehuo_no_such does not exist/, /Create it/);
    });
  },
);

describe('the end of a server', () => {
  /** A server whose answers take `ms`, with `count` requests under way over connections that stay open. */
  async function busy(ms: number, count: number) {
    const app = new Hono();
    let begun = 0;
    app.get('/', async (c) => {
      begun += 1;
      await pause(ms);
      return c.text('x'.repeat(100_000));
    });
    const server = await listen(app, 0, '127.0.0.1');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const answers = Array.from({ length: count }, () => fetch(url).then((reply) => reply.text()));
    while (begun < count) await pause(5);
    return { server, url, answers };
  }

  test('lets every request that has begun come to its end, and takes no other', async () => {
    const { server, url, answers } = await busy(400, 20);
    const began = Date.now();
    const over = stop(server);
    await assert.rejects(fetch(url));
    assert.deepEqual(
      (await Promise.all(answers)).map((text) => text.length),
      Array(20).fill(100_000),
    );
    await over;
    assert.ok(Date.now() - began < 1500, 'it does not wait for idle connections');
  });

  test('cuts what takes longer than five seconds', async () => {
    const { server, answers } = await busy(7000, 1);
    const cut = assert.rejects(answers[0] ?? Promise.resolve());
    const began = Date.now();
    await stop(server);
    await cut;
    assert.ok(Date.now() - began > 4500 && Date.now() - began < 6500);
  });
});

describe('a running server', () => {
  let place: TestPlace;
  before(async () => {
    place = await newPlace();
  });
  after(() => place.remove());

  test('says where it is and how to stop it, one line, then a line of JSON for each request', async () => {
    const server = await up(place.env);
    await fetch(`${server.url}/api/tasks.json?area=private`);
    await end(server.child);
    const lines = server.out().trim().split('\n');
    const address = lines.filter((line) => line.includes(`${server.url}/`));
    assert.equal(address.length, 1);
    assert.match(address[0] ?? '', /Ctrl\+C/);
    const logged = lines
      .filter((line) => !address.includes(line))
      .map((line) => JSON.parse(line) as { path?: string });
    assert.ok(logged.some((line) => line.path === '/api/tasks.json'));
    assert.ok(!server.out().includes('private'));
    assert.equal(server.err(), '');
  });

  test('LOG=off leaves the address only', async () => {
    const server = await up({ ...place.env, LOG: 'off' });
    await end(server.child);
    assert.equal(server.out().trim().split('\n').length, 1);
  });

  test('keeps its data over a kill -9, and several may share the data', async () => {
    const first = await up(place.env);
    const tag = async (server: Running) => (await fetch(`${server.url}/api/funds.json`)).headers.get('etag');
    const before = await tag(first);
    await end(first.child, 'SIGKILL');
    const both = await Promise.all([up(place.env), up(place.env)]);
    for (const server of both) {
      assert.match(server.out(), /kept the data/);
      assert.equal(await tag(server), before);
    }
    await Promise.all(both.map((server) => end(server.child)));
  });

  test('retain erases what is kept no longer, says how much, and leaves the rest to the next time', async () => {
    const server = await up(place.env);
    const common = { createdAt: DEMO_NOW, about: { resource: 'courses' }, kind: 'wrong', text: 'x' };
    const id = '00000000-0000-4000-8000-000000000001';
    assert.equal((await post(server, 'reports', { ...common, id })).status, 201);
    const retain = async (now: string) => {
      const run = serve({ ...place.env, DEMO_NOW: now }, 'retain');
      assert.equal(await run.code, 0, run.err());
      return run.out().trim();
    };
    assert.equal(await retain('2027-05-01T09:00:00+08:00'), 'Erased: nothing; attachments 0.');
    assert.equal(await retain('2027-06-01T09:00:00+08:00'), 'Erased: reports 1; attachments 0.');
    assert.equal(await retain('2027-06-01T09:00:00+08:00'), 'Erased: nothing; attachments 0.');
    assert.equal((await post(server, 'reports', { ...common, id })).status, 200, 'also beside a server');
    await end(server.child);
    const odd = serve(place.env, 'erase');
    assert.notEqual(await odd.code, 0);
    assert.match(odd.err(), /^hehuo: There is no command "erase"/);
  });

  test('two that start at once on nothing fill it once', async () => {
    const fresh = await newPlace();
    const both = await Promise.all([up(fresh.env), up(fresh.env)]);
    assert.deepEqual(both.map((server) => /"seeded"/.test(server.out())).sort(), [false, true]);
    await Promise.all(both.map((server) => end(server.child)));
    await fresh.remove();
  });

  test('told to stop under load, it ends well and in time, and every whole answer was right', async () => {
    const server = await up(place.env);
    let good = 0;
    let told = false;
    const ask = async (): Promise<void> => {
      for (;;) {
        try {
          const reply = await fetch(`${server.url}/api/sessions/2026-11.json`);
          await reply.json();
          assert.equal(reply.status, 200);
          good += 1;
        } catch (error) {
          if (error instanceof assert.AssertionError || !told) throw error;
          return;
        }
      }
    };
    const askers = Array.from({ length: 8 }, ask);
    await pause(500);
    const began = Date.now();
    told = true;
    server.child.kill('SIGTERM');
    assert.equal(await server.code, 0);
    assert.ok(Date.now() - began < 5000, 'within the grace time');
    await Promise.all(askers);
    assert.ok(good > 20, `only ${good} answers`);
  });

  test('a reader who never finishes does not hold up the end for more than the grace time', async () => {
    const server = await up(place.env);
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET /api/funds.json HTTP/1.1\r\nHost: x\r\n');
    await pause(200);
    const began = Date.now();
    server.child.kill('SIGINT');
    assert.equal(await server.code, 0);
    assert.ok(Date.now() - began < 7000);
    socket.destroy();
  });
});
