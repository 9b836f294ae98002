/** Many writes at once over two servers on one database, with cut lines, repeats and kills; then the accounts. (Node) */
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { openDatabase, type Place } from '../../demo/server/store/open';
import { answering, end, freePort, pause, removeFolder, start } from '../aid/child';
import { DEMO_NOW } from '../aid/server';
import { fakeDist } from './serve';
import { post, postAndCut, shortAnswer, type Json } from './writing';

export interface LoadOptions {
  writes: number;
  /** How often a server is killed with SIGKILL and started again. */
  kills: number;
  /** Writers at work at the same time. */
  writers: number;
  seed: number;
  place: Place;
  /** The same place as environment of the server. */
  env: Record<string, string>;
  progress?(done: number, kills: number): void;
}

export interface Accounts {
  writes: number;
  /** Ids: a sheet that is typed twice has two. */
  ids: number;
  requests: number;
  cut: number;
  repeats: number;
  kills: number;
  /** Answers of 4xx, of which there should be none. */
  refused: number;
  rows: number;
  /** Told to be received, and not there. */
  lost: number;
  /** Rows beyond one for each thing that was sent. */
  doubled: number;
  /** Ids that were told another receipt than their row has, or two of them. */
  wrong: number;
  /** Rows of things that nobody sent. */
  unexpected: number;
  seconds: number;
}

/** mulberry32: small, and the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the two servers, which may be dead at the moment. */
export class Mortal {
  #child: ChildProcess | undefined;
  url = '';

  constructor(private readonly env: Record<string, string>) {}

  async start(): Promise<void> {
    const port = this.url ? Number(new URL(this.url).port) : await freePort();
    this.url = `http://127.0.0.1:${port}`;
    const fixed = { DEMO_PROFILE: 'tiny', DEMO_NOW, DATABASE_URL: '', LOG: 'off', LIMITS: 'off' };
    const child = start(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
      stdio: 'ignore',
      env: { ...process.env, ...fixed, ...this.env, PORT: String(port) },
    });
    this.#child = child;
    await answering(`${this.url}/health`, child, 60_000);
  }

  async stop(signal: NodeJS.Signals): Promise<void> {
    if (this.#child) await end(this.#child, signal);
  }
}

/** One thing to be sent, under one id or, as a sheet that two clerks type in, under two. */
interface Thing {
  name: 'responses' | 'reports';
  bodies: Json[];
}

function thingOf(n: number, random: () => number): Thing {
  const mark = `load ${n}.`;
  const common = { createdAt: DEMO_NOW };
  const kind = random();
  if (kind < 0.15) {
    const report = { ...common, about: { resource: 'courses' }, kind: 'wrong', text: mark };
    return { name: 'reports', bodies: [{ ...report, id: randomUUID() }] };
  }
  const sheet = kind < 0.35 ? { sheetId: `sheet-${n}` } : {};
  const body = { ...common, ...shortAnswer(mark), ...sheet };
  const ids = kind < 0.35 ? [randomUUID(), randomUUID()] : [randomUUID()];
  return { name: 'responses', bodies: ids.map((id) => ({ ...body, id })) };
}

class Run {
  readonly told = new Map<string, Set<string>>();
  readonly counts = { requests: 0, cut: 0, repeats: 0, refused: 0 };
  /** The first refusals, to say what went wrong. */
  readonly refusals: string[] = [];

  constructor(
    private readonly servers: readonly Mortal[],
    private readonly random: () => number,
  ) {}

  #any(): Mortal {
    return this.servers[Math.floor(this.random() * this.servers.length)] as Mortal;
  }

  /** Sends once; true when a receipt came. */
  async #once(server: Mortal, name: string, body: Json): Promise<boolean> {
    this.counts.requests += 1;
    const reply = await post(server, name, body).catch(() => undefined);
    if (!reply || reply.status >= 500) return false;
    if (reply.status >= 300) {
      this.counts.refused += 1;
      if (this.refusals.length < 5) this.refusals.push(`${reply.status} ${reply.text}`);
      return reply.status !== 429;
    }
    if (reply.body.id !== body.id) return false;
    const receipts = this.told.get(body.id) ?? new Set();
    this.told.set(body.id, receipts.add(String(reply.body.receipt)));
    return true;
  }

  /** Sends as a device does that knows nothing of what became of its last try, until a receipt comes. */
  async deliver(name: string, body: Json): Promise<void> {
    for (;;) {
      const fate = this.random();
      if (fate < 0.2) {
        this.counts.cut += 1;
        await postAndCut(this.#any(), name, body, Math.floor(this.random() * 30));
        continue;
      }
      if (fate < 0.3) {
        this.counts.repeats += 1;
        const got = await Promise.all(this.servers.map((server) => this.#once(server, name, body)));
        if (got.some(Boolean)) return;
      } else if (await this.#once(this.#any(), name, body)) break;
      await pause(20 + this.random() * 150);
    }
    if (this.random() < 0.2) {
      this.counts.repeats += 1;
      await this.#once(this.#any(), name, body);
    }
  }
}

/** Sends all, kills servers in between, and counts what lies in the database in the end. */
export async function load(options: LoadOptions): Promise<Accounts> {
  const began = Date.now();
  const { writes, kills, writers, seed, progress } = options;
  const random = randomOf(seed);
  const dist = fakeDist();
  const servers = [0, 1].map(() => new Mortal({ HEHUO_DIST: dist, ...options.env }));
  for (const server of servers) await server.start();
  const run = new Run(servers, random);
  const things = Array.from({ length: writes }, (_, n) => thingOf(n, random));
  let taken = 0;
  let done = 0;
  let killed = 0;
  /** Half a share of the writes goes on beside a restart; the rest waits for it, so that every kill falls among writes. */
  const waits = (): boolean => killed < kills && done >= ((killed + 1.5) * writes) / (kills + 1);
  const writer = async (): Promise<void> => {
    for (let thing = things[taken++]; thing; thing = things[taken++]) {
      const { name, bodies } = thing;
      while (waits()) await pause(20);
      await Promise.all(bodies.map((body) => run.deliver(name, body)));
      done += 1;
      if (done % 250 === 0) progress?.(done, killed);
    }
  };
  const killer = async (): Promise<void> => {
    while (killed < kills && done < writes) {
      await pause(10 + random() * 40);
      if (done < ((killed + 1) * writes) / (kills + 1)) continue;
      const victim = servers[killed % 2] as Mortal;
      killed += 1;
      await victim.stop('SIGKILL');
      await victim.start();
    }
  };
  try {
    await Promise.all([killer(), ...Array.from({ length: writers }, writer)]);
    if (run.refusals.length > 0) console.error(run.refusals.join('\n'));
    const accounts = await account(options.place, things, run.told);
    return { writes, ...run.counts, kills: killed, ...accounts, seconds: (Date.now() - began) / 1000 };
  } finally {
    for (const server of servers) await server.stop('SIGTERM');
    removeFolder(dist);
  }
}

type Counted = Pick<Accounts, 'ids' | 'rows' | 'lost' | 'doubled' | 'wrong' | 'unexpected'>;

async function account(
  place: Place,
  things: readonly Thing[],
  told: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Counted> {
  const db = await openDatabase(place);
  const rows = await db.selectFrom('written').select(['id', 'receipt', 'doc']).execute();
  const aliases = await db
    .selectFrom('alias')
    .innerJoin('written', 'written.id', 'alias.written_id')
    .select(['alias.id', 'receipt'])
    .execute();
  await db.destroy();
  const receipts = new Map([...rows, ...aliases].map((row) => [row.id, row.receipt]));
  const ids = things.flatMap((thing) => thing.bodies.map((body) => body.id));
  const sent = new Set(ids);
  const marks = rows.map((row) => /load \d+\./.exec(row.doc ?? '')?.[0] ?? row.id);
  return {
    ids: sent.size,
    rows: rows.length,
    lost: ids.filter((id) => !receipts.has(id) || !told.has(id)).length,
    doubled: marks.length - new Set(marks).size,
    wrong: [...told].filter(([id, all]) => all.size !== 1 || !all.has(receipts.get(id) ?? '')).length,
    unexpected: rows.filter((row) => !sent.has(row.id)).length,
  };
}
