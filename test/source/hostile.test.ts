/** Answers as a hostile, broken or newer backend sends them: made from our own schemas, mutated, 10,000 of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as contract from '../../src/contract/resource';
import { formatFen, sumFen } from '../../src/contract/money';
import { Failure, readList, readOne, type Backend } from '../../src/source';
import { answerOf, HARD_TEXTS, resources, type Resource } from '../aid/made';

const settings = () => ({ signal: new AbortController().signal, fresh: true });
const giving = (answer: unknown): Backend => ({
  key: 'made',
  keep: false,
  list: async () => answer,
  get: async () => answer,
});
const read = (resource: Resource, answer: unknown) =>
  'one' in resource
    ? readOne(giving(answer), resource, { id: 'id-1' }, settings())
    : readList(giving(answer), resource, {}, settings());

/** Answers in all; HEHUO_FUZZ asks for more. */
const RUNS = Number(process.env.HEHUO_FUZZ ?? 10_000);

describe('made answers', () => {
  test(`${RUNS} of all resources, mutated: frozen data or a Failure, nothing thrown, no prototype touched`, async () => {
    let shown = 0;
    const each = Math.ceil(RUNS / resources.length);
    const hold = (resource: Resource) =>
      fc.assert(
        fc.asyncProperty(answerOf(resource, 4), async (answer) => {
          const loaded = await read(resource, answer).catch((error: unknown) => {
            assert.ok(error instanceof Failure, String(error));
            return undefined;
          });
          if (!loaded) return;
          assert.ok(Object.isFrozen(loaded));
          shown += 'items' in loaded ? loaded.items.length : 1;
        }),
        { numRuns: each },
      );
    await Promise.all(resources.map(hold));
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.ok(
      shown > RUNS / 2,
      `only ${shown} records got through: the answers are too wild to tell anything`,
    );
  });

  test('without a mutation nothing is set aside but what the schemas themselves forbid', async () => {
    for (const resource of resources) {
      let good = 0;
      await fc.assert(
        fc.asyncProperty(answerOf(resource, 0), async (answer) => {
          const loaded = await read(resource, answer).catch(() => undefined);
          if (loaded) good += 1;
        }),
        { numRuns: 50 },
      );
      assert.ok(good >= 25, `${resource.name}: ${good} of 50`);
    }
  });

  test('of a later version are shown: fields that we do not know, words that we do not know', async () => {
    const partner = {
      id: 'p',
      kind: 'cloud',
      name: '店',
      status: 'dreaming',
      hologram: { a: [1] },
      tiers: ['platinum'],
    };
    const answer = { items: [partner], asOf: '2026-11-23T09:00:00+08:00', cursor: 'x', version: 9 };
    const { items, setAside } = await readList(giving(answer), contract.partners, {}, settings());
    assert.equal(items.length, 1);
    assert.deepEqual(setAside, []);
  });

  test('a million records, 10,000 levels, 2^53 + 1 fen: kept to the cap, or set aside, and sums stay exact', async () => {
    const entry = (more: object) => ({
      id: 'e',
      fundId: 'f',
      seq: 1,
      postedOn: '2026-11-01',
      kind: 'donation_in',
      direction: 'in',
      amountFen: 1,
      balanceAfterFen: 1,
      summary: 'x',
      ...more,
    });
    const asOf = '2026-11-23T09:00:00+08:00';
    const of = (items: unknown[]) =>
      readList(giving({ items, asOf }), contract.entries, { id: 'f' }, settings());
    const wrong = [2 ** 53, 2 ** 53 + 1, NaN, Infinity, 1.5, '100', '1e3', null, -1];
    const read = await of(wrong.map((amountFen, index) => entry({ id: `e${index}`, amountFen })));
    assert.deepEqual(read.items, []);
    assert.equal(read.setAside.length, wrong.length);
    const same = entry({});
    const many = await of(
      Array.from({ length: 1_000_000 }, (_, index) => (index < 3000 ? entry({ id: `e${index}` }) : same)),
    );
    assert.equal(many.items.length, 2000);
    assert.equal(many.partial, true);
    assert.throws(() => sumFen([2 ** 53 - 1, 1]), RangeError);
    assert.equal(formatFen(2 ** 53 - 1), '90,071,992,547,409.91');
  });

  test('emoji, rare ideographs, bidi marks and half characters come through as they are', async () => {
    const items = HARD_TEXTS.map((name, index) => ({
      id: `p${index}`,
      kind: 'merchant',
      name,
      status: 'active',
    }));
    const answer = { items, asOf: '2026-11-23T09:00:00+08:00' };
    const loaded = await readList(giving(answer), contract.partners, {}, settings());
    assert.deepEqual(
      loaded.items.map(({ name }) => name),
      HARD_TEXTS,
    );
  });
});
