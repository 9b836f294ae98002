/**
 * The short version of `npm run faults`: the kit loses and doubles nothing under a few schedules of a fixed seed; queues
 * that are known to lose or double are found out; and nothing personal can be read in the browser's folder.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pause } from '../aid/child';
import { makeAnswer } from './answers';
import { findBytes } from './bytes';
import type { Told } from './page/page';
import type { QueueName } from './page/queue';
import { Play, type Outcome } from './play';
import { randomFrom } from './random';
import { startRig, type Rig } from './rig';
import { lineOf, scheduleOf, type Schedule, type Step } from './schedule';
import { Station } from './station';

const SEED = 20261123;
const SCHEDULES = 2;

const put: Step = { do: 'put', tab: 0, count: 3, photos: false, kind: 'responses', stays: true };
const wait: Step = { do: 'wait', ms: 800 };
const kill: Step = { do: 'kill' };

let drawn = 0;
/** A seed of its own for each schedule: the same one would give the same ids again. */
const nextSeed = (): number => SEED + (drawn += 1);

/** Every request suffers this, a few answers are given and tried more than once. */
const under = (fault: '500 before the work' | '500 after commit'): Schedule => ({
  seed: nextSeed(),
  steps: [
    { do: 'storm', share: 1, faults: [fault] },
    put,
    { do: 'tap', tab: 0 },
    wait,
    { do: 'tap', tab: 0 },
    wait,
  ],
});

describe('under faults', { concurrency: false }, () => {
  let rig: Rig;
  before(async () => {
    rig = await startRig();
  });
  after(() => rig.stop());

  it(`nothing that was said to be saved is lost or doubled (seed ${SEED})`, async () => {
    const outcomes: Outcome[] = [];
    for (let index = 0; index < SCHEDULES; index += 1) {
      const schedule = scheduleOf(SEED, index);
      const outcome = await new Play(rig, schedule).run();
      const again = `npm run faults -- --seed ${SEED} --only ${index}`;
      assert.deepEqual(outcome.bad, [], [again, ...schedule.steps.map(lineOf)].join('\n'));
      outcomes.push(outcome);
    }
    const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((all, one) => all + of(one), 0);
    assert.ok(sum(({ verdict }) => verdict.saved) >= 5, 'answers were saved');
    assert.ok(sum(({ verdict }) => verdict.receipts) >= 5, 'receipts were shown');
    assert.ok(sum(({ faults }) => Object.keys(faults).length) >= 3, 'requests were broken');
  });

  it('the kit passes the very schedule that finds the other queues out', async () => {
    const { bad, verdict } = await new Play(rig, under('500 after commit')).run();
    assert.deepEqual(bad, []);
    assert.deepEqual([verdict.saved, verdict.rows, verdict.receipts], [3, 3, 3]);
  });

  const findsOut = async (queue: QueueName, schedule: Schedule) =>
    (await new Play(rig, schedule, { queue, drain: 5000 }).run()).verdict;

  it('a queue that takes an entry out before it sends it is found to lose', async () => {
    const { saved, lost } = await findsOut('takes-out-first', under('500 before the work'));
    assert.ok(saved === 3 && lost.length === 3, `${lost.length} of ${saved}`);
  });

  it('a queue that makes a new id for each try is found to double', async () => {
    const { doubled } = await findsOut('new-id-each-try', under('500 after commit'));
    assert.ok(doubled.length > 0);
  });

  it('a queue that says "saved" before it is so is found to lose', async () => {
    const storm: Step = { do: 'storm', share: 1, faults: ['reset before anything'] };
    const steps = [storm, ...Array.from({ length: 2 }, () => [{ ...put, count: 6 }, kill]).flat()];
    const { lost } = await findsOut('says-saved-early', { seed: nextSeed(), steps });
    assert.ok(lost.length > 0);
  });

  /** A device with tabs open, and what they told. It is thrown away afterwards. */
  async function onDevice(
    tabs: number,
    work: (station: Station, told: Told[]) => Promise<void>,
  ): Promise<void> {
    const told: Told[] = [];
    const station = new Station(`${rig.proxy.url}/faults.html`, (what) => void told.push(what));
    try {
      await station.start();
      for (let tab = 0; tab < tabs; tab += 1) assert.ok(await station.openTab());
      await work(station, told);
    } finally {
      rig.proxy.choose = undefined;
      await station.remove();
    }
  }

  const answers = (count: number, phone = '13900000000', photos = false) => {
    const random = randomFrom(nextSeed());
    const wish = { random, kind: 'responses', photos, phone, createdAt: rig.now } as const;
    return Array.from({ length: count }, () => makeAnswer(rig.surveys, wish));
  };

  /** Waits until so many different answers were told of. */
  async function heard(
    told: readonly Told[],
    what: Told['told'],
    count: number,
    limit = 10_000,
  ): Promise<void> {
    const ids = () =>
      new Set(told.filter((one) => one.told === what).map((one) => ('id' in one ? one.id : '')));
    const stop = Date.now() + limit;
    while (Date.now() < stop && ids().size < count) await pause(50);
    assert.equal(ids().size, count, `${what}: ${JSON.stringify(told)}`);
  }

  it('when the tab that sends is killed in the middle of it, another one takes over within five seconds', async () => {
    await onDevice(2, async (station, told) => {
      let posts = 0;
      rig.proxy.choose = ({ method }) => ({
        kind: method === 'POST' && (posts += 1) === 1 ? 'hang' : 'pass',
      });
      const [made] = answers(1);
      if (made) station.put(0, made.handed);
      await heard(told, 'saved', 1);
      while (posts === 0) await pause(20);
      await station.crashTab(0);
      await heard(told, 'receipt', 1, 5000);
      const rows = (await rig.rows()).filter(({ text }) => text.includes(made?.token ?? ''));
      assert.equal(rows.length, 1);
    });
  });

  it('a network that flaps a hundred times makes no burst of requests', async () => {
    await onDevice(1, async (station, told) => {
      let posts = 0;
      rig.proxy.choose = ({ method }) => {
        if (method === 'POST') posts += 1;
        return { kind: method === 'POST' ? 'reset' : 'pass' };
      };
      const [made] = answers(1);
      if (made) station.put(0, made.handed);
      await heard(told, 'saved', 1);
      const began = Date.now();
      for (let time = 0; time < 100; time += 1) {
        await station.offline(0, time % 2 === 0);
        await pause(40);
      }
      const most = 2 + (Date.now() - began) / 1000;
      assert.ok(posts >= 1 && posts <= most, `${posts} requests, at most ${most}`);
    });
  });

  it('no byte of a phone number or a name is in the profile folder, before the sending or after', async () => {
    const phone = '13912345678';
    const plain = 'plain-marker-5150';
    const made = answers(3, phone, true);
    assert.ok(
      made.every(({ handed }) => JSON.stringify(handed.body).includes(phone)),
      'the number is in the answers',
    );
    const secrets = [phone, ...made.map(({ token }) => token)];
    await onDevice(0, async (station, told) => {
      rig.proxy.choose = ({ path }) => ({ kind: path.startsWith('/api/') ? 'reset' : 'pass' });
      await station.openTab();
      await station.ask(0, mark(plain));
      for (const { handed } of made) station.put(0, handed);
      await heard(told, 'saved', 3);
      await station.close();
      assert.deepEqual(findBytes(station.profile, secrets), [], 'sealed while it waits');
      assert.notDeepEqual(
        findBytes(station.profile, [plain]),
        [],
        'what is not sealed is found in the same way',
      );
      rig.proxy.choose = undefined;
      await station.start();
      await station.openTab();
      station.tap(0);
      await heard(told, 'receipt', 3);
      await station.ask(0, 'bench.wipe()');
      await station.close();
      assert.deepEqual(findBytes(station.profile, secrets), [], 'gone when it was sent');
    });
  });
});

/** Writes a word into a database of its own, in the same text with two bytes a sign as the answers. */
const mark = (word: string): string => `new Promise((done) => {
  const open = indexedDB.open('plain');
  open.onupgradeneeded = () => open.result.createObjectStore('x');
  open.onsuccess = () => {
    const change = open.result.transaction('x', 'readwrite');
    change.objectStore('x').put('{"title":"需求","name":"${word}"}', 'one');
    change.oncomplete = () => done(true);
  };
})`;
