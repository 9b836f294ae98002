/** A draw repeated in the page: the rule of the contract, and every way in which a published one may not hold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generate } from '../../demo/data';
import { listHash, ranked, sha256, winners } from '../../demo/data/lot';
import type { Draw } from '../../src/contract';
import { drawAgain, faultsOf } from '../../src/source/draw';
import type { SeenBefore } from '../../src/source/draw';

const entries = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 60 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc.record({ number: fc.constant(number), seats: fc.integer({ min: 1, max: 3 }) }),
      ),
    ),
  );

const drawOf = (list: Draw['entries'], seats: number, seed: string): Draw => ({
  id: 's1',
  drawAt: '2026-11-22T10:00:00+08:00',
  seats,
  entries: list,
  listHash: listHash(list),
  seedHash: sha256(seed),
  seed,
  won: winners(ranked(list, seed), seats),
});

test('what the backend draws comes out again in the page, whatever the list, and never more seats than there are', async () => {
  await fc.assert(
    fc.asyncProperty(entries, fc.integer({ min: 0, max: 80 }), fc.string(), async (list, seats, seed) => {
      const draw = drawOf(list, seats, seed);
      const again = await drawAgain(draw);
      assert.deepEqual(faultsOf(draw, again), []);
      assert.equal(new Set(again.ranks).size, list.length);
      const given = list
        .filter(({ number }) => again.won.includes(number))
        .reduce((sum, one) => sum + one.seats, 0);
      assert.ok(given <= seats);
    }),
    { numRuns: 200 },
  );
});

test('an altered list, seed, result or number is found, each by its name', async () => {
  const list = Array.from({ length: 40 }, (_, n) => ({ number: n + 1, seats: 1 }));
  const draw = drawOf(list, 12, 'seed');
  const faults = async (change: Partial<Draw>, before?: SeenBefore) =>
    faultsOf({ ...draw, ...change }, await drawAgain({ ...draw, ...change }), before).join();
  const [first, second, ...rest] = draw.won ?? [];
  assert.equal(await faults({ won: [second ?? 0, first ?? 0, ...rest] }), 'won');
  assert.equal(await faults({ won: null }), 'won');
  assert.match(await faults({ entries: list.slice(1) }), /^list/);
  assert.match(await faults({ seed: 'other' }), /^seed/);
  assert.match(await faults({ entries: [...list, { number: 1, seats: 1 }] }), /twice/);
  assert.equal(await faults({}, { listHash: 'f'.repeat(64) }), 'changed');
  assert.equal(await faults({}, { listHash: draw.listHash }), '');
  const { seedHash } = await drawAgain(draw);
  assert.equal(
    await faults({}, { seedHash: 'f'.repeat(64) }),
    'seed',
    'another seed than was promised first',
  );
  assert.equal(await faults({}, { seedHash }), '');
  assert.equal(await faults({ seed: null, won: null }), '', 'before the draw there is nothing to win');
});

test('every draw of the demonstration holds', async () => {
  const { draws = [], sessions } = generate('jiyang', '2026-11-23T09:00:00+08:00');
  assert.ok(
    draws.some(({ id }) => id === 'drew-yesterday'),
    'the draw of yesterday is there',
  );
  for (const draw of draws) {
    assert.deepEqual(faultsOf(draw, await drawAgain(draw)), [], draw.id);
    assert.ok(sessions.some(({ id }) => id === draw.id));
  }
});
