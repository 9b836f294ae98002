import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Entry, Fund, Share } from '../../src/contract';
import { addDays, addMonths, lastDay, monthOf, shareOf } from '../../src/contract';
import { generate } from '../../demo/data';
import { Auditor } from '../../src/element/fund-tracker/audit';
import { check } from '../../src/element/fund-tracker/check';
import type { Check, Fault } from '../../src/element/fund-tracker/check';
import { bySeq, count, excess, signed, startOf, takenBack } from '../../src/element/fund-tracker/count';
import { chartOf, stepFor, summaryOf } from '../../src/element/fund-tracker/chart';
import {
  everything,
  filterLines,
  linesOf,
  pageOf,
  pageWith,
  sumLines,
} from '../../src/element/fund-tracker/ledger';
import { monthRows, periodOf } from '../../src/element/fund-tracker/period';
import { shareLines, sumShares } from '../../src/element/fund-tracker/share';
import { faultWords } from '../../src/element/fund-tracker/show-check';
import { listView } from '../../src/element/fund-tracker/view';
import { en, zhHans } from '../../src/element/fund-tracker/words';
import { account, AS_OF, FROM, TO } from './fund-tracker.fixture';
import type { Move } from './fund-tracker.fixture';

const alone = { whole: true, together: true };

const move = fc.record({
  days: fc.integer({ min: 0, max: 8 }),
  way: fc.constantFrom('in' as const, 'out' as const),
  fen: fc.integer({ min: 1, max: 5_000_000 }),
});
/** Up to 60 movements of at most 8 days stay inside the period; the opening pays for every spending. */
const accounts = fc
  .record({
    moves: fc.array(move, { minLength: 1, maxLength: 60 }),
    more: fc.nat(1_000_000),
    early: fc.nat(5),
  })
  .map(({ moves, more, early }) => {
    const spent = moves.reduce((all, { way, fen }) => all + (way === 'out' ? fen : 0), 0);
    const before = early > 2 && moves.length > early ? early : 0;
    return { ...account(moves, spent + more, before), before };
  });
const shuffled = (entries: readonly Entry[]): Entry[] =>
  entries.slice().sort((a, b) => (a.id < b.id ? 1 : -1));
const change = (entries: readonly Entry[], at: number, by: Partial<Entry>): Entry[] =>
  entries.map((entry, index) => (index === at ? { ...entry, ...by } : entry));
const names = (found: Check, seq: number): boolean =>
  found.faults.some((fault) =>
    fault.kind === 'gap' ? fault.seq <= seq && seq <= fault.to : 'seq' in fault && fault.seq === seq,
  );

describe('the check of a fund', () => {
  it('passes any correct account, in whatever order its lines come', () => {
    fc.assert(
      fc.property(accounts, ({ fund, entries }) => {
        const found = check(fund, shuffled(entries), alone);
        assert.deepEqual(found, { faults: [], differenceFen: 0, lines: entries.length });
        assert.deepEqual(check(fund).faults, []);
      }),
    );
  });

  it('catches and names any one line whose amount, direction, balance or seq was changed', () => {
    const kinds = fc.constantFrom('amount', 'direction', 'balance', 'seq', 'removed');
    const wrong = fc.integer({ min: 1, max: 9_999 });
    fc.assert(
      fc.property(accounts, fc.nat(), kinds, wrong, ({ fund, entries, before }, pick, kind, by) => {
        // What happened before the first line of an older ledger is not published; line 1 is then taken as it is.
        const first = before ? 1 : 0;
        const at = first + (pick % (entries.length - first));
        const entry = entries[at];
        assert.ok(entry);
        const { amountFen, balanceAfterFen, seq, direction } = entry;
        const to = direction === 'in' ? 'out' : 'in';
        const broken = {
          amount: change(entries, at, { amountFen: amountFen + by }),
          direction: change(entries, at, { direction: to, kind: 'transfer' }),
          balance: change(entries, at, { balanceAfterFen: balanceAfterFen + by }),
          seq: change(entries, at, { seq: seq + (by % 2 || at === 0 ? by : -1) }),
          removed: entries.filter((one) => one !== entry),
        }[kind] as Entry[];
        const found = check(fund, shuffled(broken), alone);
        assert.ok(names(found, seq), `${kind} of ${seq}: ${JSON.stringify(found.faults)}`);
      }),
      { numRuns: 400 },
    );
  });

  it('takes one misprinted balance for one fault, and a changed amount for its exact difference', () => {
    const moves: Move[] = [1, 2, 3, 4, 5].map((days) => ({ days, way: 'in', fen: 1000 * days }));
    const { fund, entries } = account(moves, 0);
    const misprint = check(fund, change(entries, 2, { balanceAfterFen: 7_777 }), alone);
    assert.deepEqual(misprint.faults, [{ kind: 'chain', seq: 3, statedFen: 7_777, countedFen: 6_000 }]);
    assert.equal(misprint.differenceFen, 0);
    assert.equal(check(fund, change(entries, 2, { amountFen: 3_001 }), alone).differenceFen, 1);
  });

  it('catches any change of the published totals and months', () => {
    const places = fc.constantFrom('openingFen', 'inFen', 'outFen', 'closingFen' as const);
    const wrong = fc.integer({ min: 1, max: 9_999 });
    fc.assert(
      fc.property(accounts, places, wrong, fc.nat(), ({ fund, entries }, place, by, pick) => {
        const totals = { ...fund.totals, [place]: fund.totals[place as 'inFen'] + by };
        assert.ok(check({ ...fund, totals }, entries, alone).faults.length > 0, place);
        const at = pick % (fund.months?.length ?? 1);
        const part = place === 'openingFen' ? 'closingFen' : place;
        const months = fund.months?.map((row, index) =>
          index === at ? { ...row, [part]: row[part as 'inFen'] + by } : row,
        );
        const found = check({ ...fund, months }, entries, alone);
        assert.ok(found.faults.length > 0, `month ${at} ${part}`);
      }),
    );
  });

  it('does not cry wolf over a ledger that was read in part or at another moment', () => {
    fc.assert(
      fc.property(accounts, fc.nat(), ({ fund, entries }, pick) => {
        const some = entries.slice(pick % entries.length);
        assert.deepEqual(check(fund, some, { whole: false, together: true }).faults, []);
        const older = entries.slice(0, 1 + (pick % entries.length));
        assert.deepEqual(check(fund, older, { whole: true, together: false }).faults, []);
      }),
    );
  });

  it('shows a negative balance, cash for goods, a kind that goes the wrong way and one-sided corrections', () => {
    const moves: Move[] = [
      { days: 1, way: 'out', fen: 500 },
      { days: 1, way: 'in', fen: 900 },
      { days: 1, way: 'in', fen: 100 },
    ];
    const { fund, entries } = account(moves, 100);
    const kinds = (list: Entry[]) => check(fund, list, alone).faults.map(({ kind }) => kind);
    assert.deepEqual(kinds(entries), ['negative']);
    assert.ok(kinds(change(entries, 1, { kind: 'in_kind_in' })).includes('cash'));
    assert.ok(kinds(change(entries, 1, { kind: 'fee_out' })).includes('direction'));
    assert.ok(kinds(change(entries, 2, { corrects: 'e2' })).includes('link'));
    assert.ok(kinds(change(entries, 2, { correctedBy: 'e1' })).includes('link'));
    assert.ok(kinds(change(entries, 2, { corrects: 'nowhere' })).includes('link'));
    const pair = change(change(entries, 1, { correctedBy: 'e3' }), 2, { corrects: 'e2', kind: 'correction' });
    assert.deepEqual(kinds(pair), ['negative']);
  });

  const shifted = (fund: Fund, from: number, by: number): Fund['months'] =>
    fund.months?.slice(from).map((month) => ({ ...month, closingFen: month.closingFen + by }));

  it('ties months that are only the last twelve to the totals and to the lines, and names where they part', () => {
    fc.assert(
      fc.property(accounts, fc.integer({ min: 1, max: 9_999 }), ({ fund, entries }, by) => {
        const some = { ...fund, months: fund.months?.slice(-12) };
        assert.deepEqual(check(some, entries, alone).faults, []);
        assert.deepEqual(check(some).faults, []);
        const wrong = { ...fund, months: shifted(fund, -12, by) };
        const closing = { statedFen: fund.totals.closingFen, countedFen: fund.totals.closingFen + by };
        const unread: Fault = { kind: 'monthSum', of: 'closing', ...closing };
        assert.deepEqual(check(wrong).faults, [unread]);
        const [first] = wrong.months ?? [];
        assert.ok(first);
        const { month, closingFen } = first;
        const figures = { statedFen: closingFen, countedFen: closingFen - by };
        assert.deepEqual(check(wrong, entries, alone).faults, [
          unread,
          { kind: 'month', month, of: 'closing', ...figures },
        ]);
        const older = { ...wrong, months: wrong.months?.slice(0, -1) };
        assert.deepEqual(check(older).faults, [], 'months of before the end are not the totals');
        assert.equal(check(older, entries, alone).faults.length, 1);
      }),
    );
  });

  it('names a wrong month once: its balance is not blamed for what its income has been named for', () => {
    const { fund, entries } = account([{ days: 100, way: 'in', fen: 500 }], 1_000);
    const months = fund.months?.map((row, at) =>
      at < 3 ? row : { ...row, inFen: row.inFen + (at === 3 ? 7 : 0), closingFen: row.closingFen + 7 },
    );
    const kinds = check({ ...fund, months: months?.slice(0, -1) }, entries, alone).faults.map((fault) =>
      fault.kind === 'month' ? `${fault.month} ${fault.of}` : fault.kind,
    );
    assert.deepEqual(kinds, [`${fund.months?.[3]?.month} in`]);
  });

  it('finds nothing in the nine funds of the demonstration', () => {
    const data = generate('jiyang', AS_OF);
    assert.equal(data.funds.length, 9);
    for (const fund of data.funds) {
      const lines = data.entries.filter(({ fundId }) => fundId === fund.id);
      assert.equal(fund.months?.length, 18);
      assert.deepEqual(check(fund, lines, alone).faults, [], fund.id);
      assert.notDeepEqual(check({ ...fund, months: shifted(fund, -12, 100) }, lines, alone).faults, []);
    }
  });

  it('compares moments, not their texts, when it asks whether the lines are newer than the totals', () => {
    const { fund, entries } = account([{ days: 1, way: 'in', fen: 5 }], 10);
    const envelope = { included: {}, receivedAt: 0, partial: false, setAside: [], redacted: [] };
    const ready = <T>(items: readonly T[], asOf: string) =>
      ({ status: 'ready', data: { ...envelope, items, asOf } }) as const;
    const broken = { ...fund, totals: { ...fund.totals, closingFen: 1 } };
    const renew = (totalsAt: string, linesAt: string) => {
      const now = { ...broken, asOf: totalsAt };
      return new Auditor().audit(now, ready([now], totalsAt), ready(entries.slice(), linesAt)).renew;
    };
    assert.equal(renew('2026-11-23T09:00:00+08:00', '2026-11-23T01:30:00Z'), true, 'half an hour later');
    assert.equal(renew('2026-11-23T01:30:00Z', '2026-11-23T09:00:00+08:00'), false, 'half an hour earlier');
    assert.equal(renew('2026-11-23T01:00:00Z', '2026-11-23T09:00:00+08:00'), false, 'the same moment');
  });

  it('says every fault in both languages, with the line and the amounts', () => {
    const money = { statedFen: 123_456, countedFen: 654_321 };
    const faults: Fault[] = [
      { kind: 'equation', ...money },
      { kind: 'opening', ...money },
      { kind: 'in', ...money },
      { kind: 'out', ...money },
      { kind: 'closing', ...money },
      { kind: 'month', month: '2026-03', of: 'out', ...money },
      { kind: 'monthSum', of: 'in', ...money },
      { kind: 'chain', seq: 37, ...money },
    ];
    for (const [words, lang] of [
      [zhHans, 'zh-Hans'],
      [en, 'en'],
    ] as const) {
      for (const fault of faults) assert.match(faultWords(fault, { words, lang }), /1,234\.56.*|6,543\.21/);
      assert.match(faultWords({ kind: 'gap', seq: 37, to: 39 }, { words, lang }), /37.*39/);
      assert.match(
        faultWords({ kind: 'negative', seq: 37, balanceFen: -5 }, { words, lang }),
        /37.*−¥?0\.05/,
      );
      assert.match(faultWords({ kind: 'link', seq: 37, other: 41 }, { words, lang }), /37.*41/);
    }
  });
});

describe('a period', () => {
  it('begins where the one before it ends, to the fen, from entries and from months alike', () => {
    fc.assert(
      fc.property(accounts, fc.integer({ min: 0, max: 16 }), ({ fund, entries }, at) => {
        const sorted = bySeq(entries);
        const month = addMonths(monthOf(FROM), at);
        const first = periodOf(fund, sorted, '', month);
        const second = periodOf(fund, sorted, addMonths(month, 1), '');
        assert.equal(first.closingFen, second.openingFen);
        assert.equal(excess(first) + excess(second), 0);
        assert.equal(first.inFen + second.inFen, fund.totals.inFen);
        assert.equal(second.closingFen, fund.totals.closingFen);
        const published = periodOf(fund, undefined, addMonths(month, 1), '');
        assert.deepEqual({ ...published, source: '' }, { ...second, source: '' });
        assert.equal(published.source, 'months');
      }),
    );
  });

  it('is the published one without from and to, and counts what lies before it into the opening', () => {
    const { fund, entries } = account([{ days: 3, way: 'in', fen: 5 }], 10);
    assert.equal(periodOf(fund, entries, '', '').source, 'totals');
    const counted = count(entries, startOf(fund, entries), addDays(FROM, 4), TO);
    assert.deepEqual(counted, { openingFen: 15, inFen: 0, outFen: 0, closingFen: 15 });
    assert.equal(signed({ ...(entries[0] as Entry), direction: 'out' }), -5);
  });

  it('has a row for every month, still ones too, published or counted', () => {
    fc.assert(
      fc.property(accounts, ({ fund, entries }) => {
        const period = periodOf(fund, entries, '', '');
        const rows = monthRows(fund, undefined, period);
        const counted = monthRows({ ...fund, months: null }, bySeq(entries), period);
        assert.deepEqual(counted, rows);
        assert.equal(rows.length, 18);
        assert.equal(rows[17]?.closingFen, period.closingFen);
      }),
    );
  });
});

describe('the ledger', () => {
  const kindOf = (kind: string) => (kind === 'donation_in' ? '捐赠' : '困难帮扶');
  const { entries } = account(
    Array.from({ length: 45 }, (_, at) => ({ days: 1, way: at % 3 ? 'in' : 'out', fen: 100 * (at + 1) })),
    1_000_000,
  );
  const lines = linesOf(entries, 'zh-Hans', kindOf, zhHans);

  it('lists every line once over its pages, newest first, and finds the page of a line', () => {
    const seen = [0, 1, 2, 3, 4].flatMap((page) =>
      pageOf(lines, page, 10).lines.map(({ entry }) => entry.seq),
    );
    assert.deepEqual(
      seen,
      Array.from({ length: 45 }, (_, at) => 45 - at),
    );
    assert.equal(pageOf(lines, 99, 10).index, 4);
    for (const { entry } of lines) {
      const page = pageWith(lines, entry.seq, 10) ?? -1;
      assert.ok(pageOf(lines, page, 10).lines.some((line) => line.entry === entry));
    }
    assert.equal(pageWith(lines, 46, 10), undefined);
  });

  it('filters by direction, kind and words, and adds up exactly what is left', () => {
    const outs = filterLines(lines, { ...everything, direction: 'out' });
    assert.equal(outs.length, 15);
    assert.deepEqual(sumLines(outs), {
      inFen: 0,
      outFen: outs.reduce((all, { entry }) => all + entry.amountFen, 0),
    });
    assert.equal(filterLines(lines, { ...everything, kind: 'donation_in' }).length, 30);
    const one = filterLines(lines, { ...everything, text: ' 帮扶　ＬＩＮＥ  2026' });
    assert.equal(one.length, 0);
    assert.deepEqual(
      filterLines(lines, { ...everything, text: '#43 捐赠' }).length,
      filterLines(lines, { ...everything, text: '捐赠 ４３．００' }).length,
    );
    assert.equal(filterLines(lines, everything), lines);
  });

  it('finds the whole of a correction by any of its lines, and by the words of its marks', () => {
    const [wrong, , back, again, other] = entries as [Entry, Entry, Entry, Entry, Entry];
    const ledger = linesOf(
      [
        { ...wrong, summary: '舞台租赁', correctedBy: back.id },
        { ...back, summary: '撤回', kind: 'correction', corrects: wrong.id },
        { ...again, summary: '舞台租金', corrects: wrong.id, correctionReason: '录错' },
        { ...other, summary: '棉被', inKind: { description: '棉被' }, relatedParty: true },
      ],
      'zh-Hans',
      kindOf,
      zhHans,
    );
    const found = (text: string, more = {}) =>
      filterLines(ledger, { ...everything, text, ...more }).map(({ entry }) => entry.seq);
    for (const text of [
      '更正',
      '冲销',
      'Correction',
      '舞台租金',
      '撤回',
      '录错',
      '更正第 1 笔',
      '被第 3 笔更正',
    ]) {
      assert.deepEqual(found(text), [4, 3, 1], text);
    }
    for (const text of ['实物', '物资', '关联方', 'in kind', '棉被'])
      assert.deepEqual(found(text), [5], text);
    assert.deepEqual(
      filterLines(lines, { ...everything, text: '困难帮扶' }),
      filterLines(lines, { ...everything, kind: 'aid_out' }),
    );
    assert.deepEqual(
      found('更正', { direction: 'out' }),
      [1, 3, 4].filter((seq) => entries[seq - 1]?.direction === 'out').reverse(),
    );
  });

  it('keeps corrections of a correction together, and comes to an end where links run in a ring', () => {
    const [a, b, c, d, e] = entries as [Entry, Entry, Entry, Entry, Entry];
    const chain = linesOf(
      [
        { ...a, correctedBy: b.id },
        { ...b, corrects: a.id },
        { ...c, corrects: a.id, correctedBy: d.id },
        { ...d, corrects: c.id },
        { ...e, corrects: e.id, correctedBy: e.id },
      ],
      'zh-Hans',
      kindOf,
      zhHans,
    );
    assert.deepEqual(
      chain.map(({ group }) => group),
      [e.id, a.id, a.id, a.id, a.id],
    );
  });

  it('counts what corrections took back in a period, apart from what came anew', () => {
    const made = account(
      [
        { days: 1, way: 'out', fen: 500 },
        { days: 1, way: 'in', fen: 500 },
        { days: 60, way: 'in', fen: 70 },
      ],
      1_000,
    ).entries.map((entry): Entry => ({ ...entry, kind: entry.seq > 1 ? 'correction' : 'aid_out' }));
    assert.deepEqual(takenBack(made, FROM, addDays(FROM, 30)), { inFen: 500, outFen: 0 });
    assert.deepEqual(takenBack(made, FROM, TO), { inFen: 570, outFen: 0 });
  });

  it('links a correction both ways by number, and keeps an unloaded end as unknown', () => {
    const first = { ...(entries[0] as Entry), correctedBy: 'e3' };
    const third = { ...(entries[2] as Entry), corrects: 'e1' };
    const lost = { ...(entries[1] as Entry), corrects: 'elsewhere' };
    const [c, b, a] = linesOf([first, lost, third], 'zh-Hans', kindOf, zhHans);
    assert.deepEqual([a?.correctedBy?.seq, b?.corrects?.seq, c?.corrects?.seq], [3, undefined, 1]);
  });
});

describe('agreed shares', () => {
  const base: Share = {
    id: 's',
    fundId: 'f',
    partnerId: 'p',
    partnerName: 'P',
    from: '2026-07-01',
    to: '2026-09-30',
    status: 'overdue',
    basis: 'gross',
    baseFen: 123_45,
    bp: 1250,
    dueFen: shareOf(12_345, 1250),
    paidFen: 0,
    dueOn: '2026-10-19',
  };
  const options = { lang: 'zh', today: '2026-11-23', partner: '', seqOf: new Map([['e4', 4]]) };
  const first = (share: Share) => shareLines([share], options)[0];

  it('counts the days overdue only for what is still owed', () => {
    assert.equal(first(base)?.overdueDays, 35);
    assert.equal(first({ ...base, status: 'part_paid', paidFen: 1 })?.overdueDays, 35);
    assert.equal(first({ ...base, paidFen: base.dueFen })?.overdueDays, 0);
    for (const status of ['disputed', 'waived', 'paid', 'accruing']) {
      assert.equal(first({ ...base, status })?.overdueDays, 0, status);
    }
    assert.equal(first({ ...base, dueOn: '2026-11-23' })?.overdueDays, 0);
  });

  it('holds due against base × rate to the fen, and never makes nothing of what is undisclosed', () => {
    assert.equal(first(base)?.expectedFen, undefined);
    assert.equal(first({ ...base, dueFen: (base.dueFen ?? 0) - 1 })?.expectedFen, base.dueFen);
    const hidden = { ...base, bp: null, baseFen: null, dueFen: null, paidFen: null };
    assert.equal(first(hidden)?.expectedFen, undefined);
    assert.equal(first(hidden)?.byRate, true);
    assert.equal(first({ ...hidden, basis: 'fixed' })?.byRate, false);
    const lines = shareLines([base, { ...hidden, id: 'h' }], options);
    assert.deepEqual(sumShares(lines), {
      dueFen: base.dueFen,
      paidFen: 0,
      unpaid: [['overdue', base.dueFen]],
      undisclosed: 1,
      silent: ['P'],
    });
    assert.equal(shareLines([base], { ...options, partner: 'other' }).length, 0);
    assert.deepEqual(first({ ...base, entryIds: ['e4', 'gone'] })?.seqs, [4]);
  });
});

describe('the sum of agreed shares', () => {
  it('explains the gap between due and paid to the fen, and counts nothing of what is half disclosed', () => {
    const of = (
      status: string,
      dueFen: number | null,
      paidFen: number | null,
      dueOn = '2026-12-01',
    ): Share => ({
      ...{ id: status, fundId: 'f', partnerId: status, partnerName: status, from: FROM, to: TO },
      ...{ status, dueFen, paidFen, dueOn },
    });
    const list = [
      of('accruing', 30, 0),
      of('disputed', 100, 1),
      of('part_paid', 1_000, 400, '2026-11-22'),
      of('waived', 7, 0),
      of('paid', 9, 9),
      of('undisclosed', null, 5_000),
    ];
    const lines = shareLines(list, { lang: 'zh', today: '2026-11-23', partner: '', seqOf: new Map() });
    const { dueFen, paidFen, unpaid, silent } = sumShares(lines);
    assert.deepEqual([dueFen, paidFen, silent], [1_146, 410, ['undisclosed']]);
    assert.deepEqual(unpaid.slice(0, 2), [
      ['overdue', 600],
      ['disputed', 99],
    ]);
    assert.equal(
      unpaid.reduce((all, [, amount]) => all + amount, 0),
      dueFen - paidFen,
    );
  });
});

it('writes the sign of English money before the currency', () => {
  assert.deepEqual([en.yuan('−0.05'), en.yuan('1,234.00')], ['−¥0.05', '¥1,234.00']);
  assert.equal(en.fault.negativeTotal('−4.00'), 'The balance is negative: −¥4.00. The data are wrong.');
});

describe('all funds', () => {
  it('adds up every fund of the area, also those that the limit hides, and keeps the period only if all share it', () => {
    const made = [1, 2, 3].map((n) => ({
      ...account([{ days: 1, way: 'in', fen: n }], 100).fund,
      id: `f${n}`,
      areaId: n === 3 ? 'b' : 'a',
    }));
    const options = { lang: 'zh-Hans', areaIds: undefined, limit: 0, service: undefined };
    const all = listView(made, { ...options, limit: 1 });
    assert.deepEqual([all.cards.length, all.hidden, all.sum.count, all.sum.inFen], [1, 2, 3, 6]);
    assert.deepEqual([all.sum.openingFen, all.sum.closingFen, all.sum.excessFen], [300, 306, 0]);
    assert.deepEqual(all.sum.period, { from: FROM, to: TO });
    assert.equal(listView(made, { ...options, areaIds: new Set(['a']) }).sum.inFen, 3);
    const [one, two] = made as [Fund, Fund];
    const other = { ...two, totals: { ...two.totals, to: lastDay('2026-10'), closingFen: 1 } };
    const mixed = listView([one, other], options);
    assert.equal(mixed.sum.period, undefined);
    assert.equal(mixed.sum.excessFen, 101);
    assert.deepEqual(mixed.cards.map(({ sound }) => sound).sort(), [false, true]);
  });
});

describe('the chart', () => {
  const rows = fc
    .array(fc.record({ inFen: fc.nat(9_999_999_999), outFen: fc.nat(9_999_999_999) }), {
      minLength: 1,
      maxLength: 70,
    })
    .map((list) => {
      let closingFen = 0;
      return list.map((row, at) => {
        closingFen += row.inFen - row.outFen;
        return { ...row, closingFen, month: addMonths('2024-01', at) };
      });
    });

  it('stays inside its box with named months that do not overlap, for any months and any width', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 260, max: 1600 }),
        fc.constantFrom(11.5, 16),
        (list, width, font) => {
          const chart = chartOf(list, 0, width, font);
          for (const bar of chart.bars) {
            const values = [bar.x, bar.width, bar.up, bar.down];
            assert.ok(
              values.every((n) => Number.isFinite(n) && n >= 0),
              JSON.stringify(bar),
            );
            assert.ok(bar.x >= chart.left - 2 && bar.x + bar.width <= chart.right + 2);
            assert.ok(chart.zero - bar.up >= chart.flowTop - 0.2);
            assert.ok(chart.zero + bar.down <= chart.labelsTop + 0.2);
          }
          chart.months.forEach(({ x }, at) => {
            const next = chart.months[at + 1]?.x;
            assert.ok(x + font <= width && (next === undefined || next - x >= font * 1.6), `${x} ${next}`);
          });
          assert.ok(!/NaN|undefined/.test(chart.balance));
          assert.equal(chart.months[chart.months.length - 1]?.month, list[list.length - 1]?.month);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('draws still months as nothing, and cuts scales at 1, 2 and 5', () => {
    const still = [{ month: '2026-01', inFen: 0, outFen: 0, closingFen: 0 }];
    const bar = chartOf(still, 0, 320, 12).bars[0];
    assert.deepEqual([bar?.up, bar?.down, bar?.hatch], [0, 0, '']);
    assert.deepEqual(
      [100, 300, 700, 1_500, 4_000, 60_000_00].map((span) => stepFor(span, 3)),
      [100, 100, 500, 500, 2_000, 20_000_00],
    );
    assert.equal(summaryOf([]), undefined);
  });
});

it('has the same words in both languages', () => {
  const shape = (value: object): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' ? shape(inner as object).map((below) => `${key}.${below}`) : [key],
    );
  assert.deepEqual(shape(en).sort(), shape(zhHans).sort());
});
