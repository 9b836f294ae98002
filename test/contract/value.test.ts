/** Time and money as values: the operations hold for every day and every amount, in every time zone of the machine. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as c from '../../src/contract';

const dayNumber = fc.integer({ min: -200_000, max: 200_000 });
const date = dayNumber.map(c.dayFromNumber);
/** The years that isDate and isMonth let pass: 1900 to 2999. */
const writtenDate = fc
  .integer({ min: c.dayNumber('1900-01-01'), max: c.dayNumber('2999-12-31') })
  .map(c.dayFromNumber);
const month = fc
  .tuple(fc.integer({ min: 1600, max: 2400 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, index]) => `${year}-${String(index).padStart(2, '0')}`);
const fen = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 });
const check = (property: Parameters<typeof fc.assert>[0]) =>
  fc.assert(property as fc.IProperty<unknown>, { numRuns: 500 });

describe('days', () => {
  it('count and come back: no day is lost or doubled', () => {
    check(fc.property(dayNumber, (n) => c.dayNumber(c.dayFromNumber(n)) === n));
    check(
      fc.property(
        date,
        fc.integer({ min: -5000, max: 5000 }),
        (day, n) => c.daysBetween(day, c.addDays(day, n)) === n,
      ),
    );
  });

  it('have the weekday that the proleptic Gregorian calendar gives, Monday 1', () => {
    check(fc.property(date, (day) => c.weekday(day) === (new Date(`${day}T00:00:00Z`).getUTCDay() || 7)));
    assert.equal(c.weekday('2026-11-23'), 1);
  });

  it('start weeks on Monday, at most six days back', () => {
    check(
      fc.property(date, (day) => {
        const monday = c.startOfWeek(day);
        const back = c.daysBetween(monday, day);
        return c.weekday(monday) === 1 && back >= 0 && back <= 6;
      }),
    );
  });

  it('are refused when they do not exist', () => {
    for (const bad of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '26-01-01',
      '2026-1-1',
      'today',
      '2026-11-31',
      '0026-11-23',
      '1899-12-31',
      '3000-01-01',
      '9999-12-31',
    ]) {
      assert.equal(c.isDate(bad), false, bad);
    }
    check(fc.property(writtenDate, c.isDate));
    for (const good of ['1900-01-01', '2999-12-31', '2028-02-29']) assert.ok(c.isDate(good), good);
  });
});

describe('months', () => {
  it('are covered by their weeks: every day of the month once, whole weeks, in order', () => {
    check(
      fc.property(month, (m) => {
        const days = c.weeksOf(m).flat();
        const inside = days.filter((day) => c.monthOf(day) === m);
        assert.equal(inside.length, c.daysInMonth(m));
        assert.equal(days.length % 7, 0);
        assert.equal(c.weekday(days[0] ?? ''), 1);
        days.slice(1).forEach((day, i) => assert.equal(c.daysBetween(days[i] ?? '', day), 1));
        assert.ok(days.length - inside.length <= 12, 'no empty week');
      }),
    );
  });

  it('have weeks that end, also where the year gets a fifth digit', () => {
    const weeks = c.weeksOf('9999-12');
    assert.deepEqual([weeks.length, weeks[0]?.[0], weeks[4]?.[4]], [5, '9999-11-29', '9999-12-31']);
  });

  it('are refused when they do not exist or nobody means them', () => {
    for (const bad of [
      '2026-00',
      '2026-13',
      '2026-1',
      '26-01',
      '1899-12',
      '3000-01',
      '9999-12',
      '2026-01-01',
    ])
      assert.equal(c.isMonth(bad), false, bad);
    for (const good of ['1900-01', '2026-11', '2999-12']) assert.ok(c.isMonth(good), good);
    check(fc.property(writtenDate, (day) => c.isMonth(c.monthOf(day))));
  });

  it('add up: n months on and n months back is the same month', () => {
    check(
      fc.property(
        month,
        fc.integer({ min: -3000, max: 3000 }),
        (m, n) => c.addMonths(c.addMonths(m, n), -n) === m,
      ),
    );
  });

  it('clamp a day that the target month lacks', () => {
    assert.equal(c.addMonthsToDate('2026-01-31', 1), '2026-02-28');
    assert.equal(c.addMonthsToDate('2028-01-31', 1), '2028-02-29');
    assert.equal(c.addMonthsToDate('2026-03-31', -1), '2026-02-28');
  });
});

describe('moments', () => {
  const epoch = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2090, 0) });

  it('show the same wall time in Shanghai by the short way and by the zone database', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    check(
      fc.property(epoch, (at) => {
        const { date: day, time } = c.wallTime(at, 'Asia/Shanghai');
        assert.equal(`${day} ${time}`, format.format(at));
      }),
    );
  });

  it('show the wall time of other zones, summer time included', () => {
    assert.deepEqual(c.wallTime('2026-07-01T12:00:00Z', 'America/New_York'), {
      date: '2026-07-01',
      time: '08:00',
    });
    assert.deepEqual(c.wallTime('2026-12-31T16:00:00Z', 'Asia/Shanghai'), {
      date: '2027-01-01',
      time: '00:00',
    });
  });

  it('go to text and back to the second', () => {
    check(fc.property(epoch, (at) => c.epochOf(c.instantFrom(at)) === Math.floor(at / 1000) * 1000));
  });

  it('without an offset are refused', () => {
    assert.ok(Number.isNaN(c.epochOf('2026-11-28T09:00:00')));
    assert.equal(c.Instant.safeParse('2026-11-28 09:00:00').success, false);
    assert.equal(c.Instant.safeParse('2026-11-28T09:00:00').success, false);
    assert.equal(c.Instant.safeParse('2026-11-28T09:00:00+08:00').success, true);
  });
});

describe('money', () => {
  const base = fc.integer({ min: 0, max: 9_000_000_000_000 });
  const rate = fc.integer({ min: 0, max: 10_000 });

  it('shares are exact and rounded half up, also where base × rate leaves the safe integers', () => {
    check(
      fc.property(base, rate, (amount, bp) => {
        const exact = (BigInt(amount) * BigInt(bp) * 2n + 10_000n) / 20_000n;
        assert.equal(BigInt(c.shareOf(amount, bp)), exact);
      }),
    );
    assert.equal(c.shareOf(5, 1_000), 1, '0.5 fen goes up');
    assert.equal(c.shareOf(4, 1_000), 0);
  });

  it('is written with two decimals and read back without loss', () => {
    check(fc.property(fen, (amount) => Math.round(Number(c.plainFen(amount)) * 100) === amount));
    assert.equal(c.formatFen(123_456_789), '1,234,567.89');
    assert.equal(c.formatFen(-5), '−0.05');
    assert.equal(c.formatFen(0), '0.00');
    assert.equal(c.formatRate(1250), '12.5%');
    assert.equal(c.formatRate(0), '0%');
  });

  it('sums are exact or refused, never silently wrong', () => {
    assert.throws(() => c.sumFen([Number.MAX_SAFE_INTEGER, 1]), RangeError);
    check(
      fc.property(
        fc.array(fen, { maxLength: 200 }),
        (all) => BigInt(c.sumFen(all)) === all.reduce((t, n) => t + BigInt(n), 0n),
      ),
    );
  });

  it('floats and unsafe integers are no amounts', () => {
    for (const bad of [0.1, 1e20, Number.NaN, '5', 2 ** 53])
      assert.equal(c.Fen.safeParse(bad).success, false, String(bad));
    assert.equal(c.Amount.safeParse(-1).success, false);
  });
});

describe('areas', () => {
  const tree = ['a', 'b', 'c', 'd'].map((id, i, all) => ({
    id,
    level: 'station',
    name: id,
    parentId: all[i - 1] ?? null,
  }));

  it('include what is below, in any order of the list, and survive a cycle', () => {
    assert.deepEqual([...c.areaAndBelow([...tree].reverse(), 'b')].sort(), ['b', 'c', 'd']);
    assert.deepEqual(
      [...c.areaAndBelow([{ id: 'x', level: 'station', name: 'x', parentId: 'x' }], 'x')],
      ['x'],
    );
    assert.deepEqual([...c.areaAndBelow(tree, 'nowhere')], ['nowhere']);
  });
});

describe('shapes', () => {
  const offer = { id: 'o', tier: 'low_fee', amountFen: 3500, unit: 'session' };

  it('accept fields and values of a later version', () => {
    const later = c.Offer.parse({ ...offer, tier: 'pay_what_you_can', colour: 'red' });
    assert.equal(later.tier, 'pay_what_you_can');
    assert.equal((later as Record<string, unknown>).colour, 'red');
  });

  it('tell not disclosed (null) from missing where it matters', () => {
    assert.equal(c.Offer.safeParse({ ...offer, amountFen: null }).success, true);
    const { amountFen: _, ...without } = offer;
    assert.equal(c.Offer.safeParse(without).success, false);
  });

  it('refuse a session that ends before it starts, and a receipt with look-alike letters', () => {
    const session = {
      id: 's',
      courseId: 'c',
      areaId: 'a',
      status: 'scheduled',
      start: '2026-11-28T09:00:00+08:00',
    };
    assert.equal(c.Session.safeParse({ ...session, end: '2026-11-28T10:00:00+08:00' }).success, true);
    assert.equal(c.Session.safeParse({ ...session, end: '2026-11-28T08:00:00+08:00' }).success, false);
    const receipt = {
      id: '0f8fad5b-d9cb-469f-a165-70867728950e',
      status: 'received',
      receivedAt: '2026-11-28T09:00:00Z',
    };
    assert.equal(c.Receipt.safeParse({ ...receipt, receipt: 'AB23CD45' }).success, true);
    for (const bad of ['AB0CD45X', 'ABOCD45X', 'AB1CD45X', 'ABICD45X', 'AB23']) {
      assert.equal(c.Receipt.safeParse({ ...receipt, receipt: bad }).success, false, bad);
    }
  });

  it('find the reader’s language, then the nearest, then any', () => {
    const text = { 'zh-Hans': '课程', en: 'Course' };
    assert.equal(c.textIn(text, 'en-GB'), 'Course');
    assert.equal(c.textIn(text, 'zh'), '课程');
    assert.equal(c.textIn(text, 'fr'), '课程');
    assert.equal(c.textIn({ de: 'Kurs' }, 'fr'), 'Kurs');
    assert.equal(c.textIn(null, 'fr'), '');
  });
});
