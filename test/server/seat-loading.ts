/** Many who want a seat in the same second, over two servers on one database; then the accounts. (Node) */
import { randomUUID } from 'node:crypto';
import { openDatabase, type Database, type Place } from '../../demo/server/store/open';
import { pause, removeFolder } from '../aid/child';
import { DEMO_NOW } from '../aid/server';
import { Mortal } from './loading';
import { accountsOf, rowsIn } from './seating';
import { fakeDist } from './serve';
import { followup, post, type Answer, type Json } from './writing';

export interface SeatLoadOptions {
  requests: number;
  seats: number;
  place: Place;
  /** The same place as environment of the server. */
  env: Record<string, string>;
}

export interface SeatFigures {
  requests: number;
  accepted: number;
  /** Told that it is full. */
  refused: number;
  waitlisted: number;
  /** Requests that were sent again, under the same id, after a broken line or a 5xx. */
  repeats: number;
  /** Neither: of which there should be none. */
  failed: number;
  /** Seats that were given back at once, each by two devices. */
  cancelled: number;
  /** Offers to the queue after that: as many as were given back. */
  offered: number;
  oversold: number;
  /** Rows beyond one for each accepted request, and receipts that two were told. */
  doubled: number;
  p50: number;
  p95: number;
  seconds: number;
}

/** A session of the tiny demonstration with enrolment first come and a queue for 20; it is open for weeks. */
const SESSION = 'offer-open';
const QUEUE = 20;

async function emptied(db: Database, seats: number): Promise<void> {
  await db
    .updateTable('seat')
    .set({ capacity: seats, left_seats: seats, offline_left: 0, waitlist: 0 })
    .where('session_id', '=', SESSION)
    .execute();
}

interface Came {
  answer: Answer | undefined;
  repeats: number;
  ms: number;
}

/** Asks as a device does: again, under the same id, when the line breaks or the server is too busy. */
async function ask(url: string, body: Json): Promise<Came> {
  const began = performance.now();
  for (let repeats = 0; ; repeats += 1) {
    const answer = await post({ url }, 'enrolments', body).catch(() => undefined);
    if ((answer && answer.status < 500) || repeats === 5)
      return { answer, repeats, ms: performance.now() - began };
    await pause(200 + Math.random() * 800);
  }
}

const wish = (n: number): Json => ({
  ...{ id: randomUUID(), createdAt: DEMO_NOW, sessionId: SESSION, partySize: 1 },
  ...{ waitlist: n % 2 === 0, contact: { phone: String(13_000_000_000 + n) } },
});

const share = (sorted: readonly number[], part: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);

/** Everybody at once; then a third of the seats is given back, by two devices each, and must go to the queue once. */
export async function loadSeats(options: SeatLoadOptions): Promise<SeatFigures> {
  const { requests, seats, place, env } = options;
  const dist = fakeDist();
  const servers = [0, 1].map(() => new Mortal({ HEHUO_DIST: dist, ...env }));
  for (const server of servers) await server.start();
  const urls = servers.map((server) => server.url);
  const url = (n: number) => urls[n % 2] ?? '';
  const db = await openDatabase(place);
  try {
    await emptied(db, seats);
    const began = performance.now();
    const came = await Promise.all(Array.from({ length: requests }, (_, n) => ask(url(n), wish(n))));
    const seconds = (performance.now() - began) / 1000;
    const having = (status: string) => came.filter(({ answer }) => answer?.body.status === status);
    const accepted = having('confirmed');
    const back = accepted.slice(0, Math.min(Math.floor(seats / 3), QUEUE));
    const gave = await Promise.all(
      back.flatMap(({ answer }) =>
        [0, 1].map((n) =>
          post({ url: url(n) }, 'followups', followup(String(answer?.body.receipt), 'withdraw')),
        ),
      ),
    );
    const refused = came.filter(({ answer }) => answer?.body.type?.endsWith('/full'));
    const waitlisted = having('waitlisted');
    const times = came.map(({ ms }) => ms).sort((a, b) => a - b);
    return {
      ...{ requests, accepted: accepted.length, refused: refused.length, waitlisted: waitlisted.length },
      repeats: came.reduce((sum, one) => sum + one.repeats, 0),
      failed: requests - accepted.length - refused.length - waitlisted.length,
      cancelled: gave.filter((answer) => answer.status === 201).length,
      ...(await account(db, [...accepted, ...waitlisted], seats)),
      ...{ p50: share(times, 0.5), p95: share(times, 0.95), seconds: Math.round(seconds * 10) / 10 },
    };
  } finally {
    await db.destroy();
    for (const server of servers) await server.stop('SIGTERM');
    removeFolder(dist);
  }
}

async function account(
  db: Database,
  told: readonly Came[],
  seats: number,
): Promise<Pick<SeatFigures, 'offered' | 'oversold' | 'doubled'>> {
  const rows = await rowsIn(db, SESSION);
  const { oversold } = await accountsOf(db, SESSION, { left: seats, window: 0 });
  const receipts = new Set(told.map(({ answer }) => answer?.body.receipt));
  return {
    offered: rows.filter((row) => row.status === 'offered').length,
    oversold,
    doubled: rows.length - told.length + (told.length - receipts.size),
  };
}
