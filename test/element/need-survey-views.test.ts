import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { generate } from '../../demo/data';
import type { Need, Task } from '../../src/contract';
import { csvOf } from '../../src/element/part/csv';
import { countsCsv } from '../../src/element/need-survey/view-summary/csv';
import { guarded } from '../../src/element/need-survey/view-summary/guard';
import type { Counts } from '../../src/element/need-survey/view-summary/view';
import { countsOf } from '../../src/element/need-survey/view-summary/view';
import { summaryWords } from '../../src/element/need-survey/view-summary/words';
import {
  daysLate,
  entriesOf,
  facetNames,
  find,
  noChoice,
} from '../../src/element/need-survey/view-tasks/find';
import type { Choice } from '../../src/element/need-survey/view-tasks/find';
import { similar } from '../../src/element/need-survey/view-tasks/similar';
import { faultOf, grouped, receiptOf } from '../../src/element/need-survey/view-track/code';
import { mayDo, stepsOf } from '../../src/element/need-survey/view-track/view';
import { trackWords } from '../../src/element/need-survey/view-track/words';

const TODAY = '2026-11-23';
const { service, tasks: demoTasks, needs: demoNeeds } = generate('jiyang', '2026-11-23T09:00:00+08:00');
const { areas } = service;
const dateOf = (instant: string) => instant.slice(0, 10);

const task = (change: Partial<Task> & Pick<Task, 'id'>): Task => ({
  no: change.id,
  title: change.id,
  category: 'health',
  areaId: 'a',
  needCount: 5,
  status: 'open',
  ...change,
});

describe('a receipt as it is typed', () => {
  it('is taken in any writing: small, full-width, in groups, with the words copied along', () => {
    for (const typed of [
      'need-sub2',
      ' NEED SUB2 ',
      'ＮＥＥＤｓｕｂ２',
      '回执号：NEED—SUB2。',
      'need.sub2',
    ]) {
      assert.equal(receiptOf(typed), 'NEEDSUB2', typed);
      assert.equal(faultOf(receiptOf(typed)), undefined);
    }
    assert.equal(grouped('NEEDSUB2X'), 'NEED SUB2 X');
  });

  it('that holds a character which never occurs is pointed out by its place, before the server is asked', () => {
    for (const [typed, char] of [
      ['NEED0UB2', '0'],
      ['need oub2', 'O'],
      ['NEED1UB2', '1'],
      ['needｉub2', 'I'],
    ] as const) {
      const fault = faultOf(receiptOf(typed));
      assert.ok(fault?.kind === 'never', typed);
      assert.equal(fault.at, 5);
      assert.equal(fault.char, char);
      for (const like of fault.like) assert.match(like, /^[2-9A-HJ-NP-Z]$/);
    }
    assert.deepEqual(faultOf(receiptOf('NEEDÄUB2')), { kind: 'foreign', at: 5, char: 'Ä' });
    assert.deepEqual(faultOf('NEED2'), { kind: 'short', length: 5 });
    assert.deepEqual(faultOf(receiptOf('  —  ')), { kind: 'empty' });
  });

  it('never refuses a receipt that the contract allows, however it is grouped', () => {
    const code = fc.string({
      unit: fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ'),
      minLength: 8,
      maxLength: 64,
    });
    fc.assert(
      fc.property(code, (receipt) => {
        assert.equal(receiptOf(grouped(receipt).toLowerCase()), receipt);
        assert.equal(faultOf(receipt), undefined);
      }),
    );
  });
});

describe('what became of a need', () => {
  const need = (status: string, ...steps: readonly (readonly [string, string])[]): Need => ({
    receipt: 'NEEDSUB2',
    category: 'health',
    status,
    submittedAt: '2026-10-01T09:00:00+08:00',
    timeline: steps.map(([at, one]) => ({ at: `${at}T09:00:00+08:00`, status: one })),
  });
  const telling = { words: trackWords('zh-Hans'), lang: 'zh-Hans', moment: (at: string) => at };

  it('tells one step as "now" for every need of the demonstration data, and no step still to come before a past one', () => {
    for (const one of demoNeeds) {
      const steps = stepsOf(one, telling);
      assert.equal(steps.filter(({ state }) => state === 'now').length, 1, one.receipt);
      const states = steps.map(({ state }) => state);
      assert.deepEqual(
        states,
        states.slice().sort((a, b) => order.indexOf(a) - order.indexOf(b)),
      );
      assert.ok(steps.every(({ name }) => name));
    }
  });
  const order = ['past', 'now', 'next'];

  it('shows the present state even when the timeline lacks it, and a state of a later version', () => {
    const steps = stepsOf(need('listed', ['2026-10-02', 'reviewing'], ['2026-10-01', 'submitted']), telling);
    assert.deepEqual(
      steps.slice(0, 3).map(({ name }) => name),
      ['已提交', '审核中', '已入清单'],
    );
    assert.equal(stepsOf(need('teleported'), telling)[0]?.name, '办理中');
    assert.deepEqual(
      stepsOf(need('rejected', ['2026-10-01', 'submitted'], ['2026-10-03', 'rejected']), telling).map(
        ({ state }) => state,
      ),
      ['past', 'now'],
    );
  });

  it('offers "not solved" to the 30th day after it was settled and not one day longer', () => {
    const settled = need('resolved', ['2026-10-01', 'submitted'], ['2026-10-24', 'resolved']);
    assert.deepEqual(mayDo(settled, '2026-11-23', dateOf), ['solved', 'not_solved', 'withdraw']);
    assert.deepEqual(mayDo(settled, '2026-11-24', dateOf), ['solved', 'withdraw']);
    assert.deepEqual(mayDo(need('reopened', ['2026-11-20', 'resolved']), TODAY, dateOf), ['withdraw']);
    assert.deepEqual(mayDo(need('withdrawn'), TODAY, dateOf), []);
  });
});

describe('the task list', () => {
  const entries = entriesOf(demoTasks, undefined, areas, TODAY);

  it('calls late what is past its day and still worked on: the six of the demonstration data', () => {
    assert.equal(find(entries, { ...noChoice, late: true }).items.length, 6);
    assert.equal(daysLate(task({ id: 'x', dueOn: '2026-11-20' }), TODAY), 3);
    assert.equal(daysLate(task({ id: 'x', dueOn: TODAY }), TODAY), 0);
    assert.equal(daysLate(task({ id: 'x', dueOn: '2026-11-20', status: 'closed' }), TODAY), 0);
  });

  it('counts for every choice exactly what choosing it then gives', () => {
    const some = fc.record({
      category: fc.constantFrom('', 'health', 'daily_life'),
      group: fc.constantFrom('', 'elderly', 'public'),
      area: fc.constantFrom('', ...demoTasks.slice(0, 3).map(({ areaId }) => areaId)),
      status: fc.constantFrom('', 'open', 'closed'),
      late: fc.boolean(),
      q: fc.constantFrom('', '课', '示例', '不会有的字'),
      sort: fc.constantFrom('due' as const, 'need' as const, 'no' as const),
    });
    fc.assert(
      fc.property(some, (choice: Choice) => {
        const { counts, late } = find(entries, choice);
        for (const name of facetNames) {
          counts[name].forEach((n, value) => {
            assert.equal(find(entries, { ...choice, [name]: value }).items.length, n, `${name} ${value}`);
          });
        }
        assert.equal(find(entries, { ...choice, late: true }).items.length, late);
      }),
      { numRuns: 60 },
    );
  });

  it('finds by Chinese substring in title, unit, partner, community and number, full-width or not', () => {
    const one = demoTasks[0];
    assert.ok(one);
    const full = one.no.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    for (const q of [one.no.toLowerCase(), full, '实践站']) {
      assert.ok(
        find(entries, { ...noChoice, q }).items.some(({ task: { id } }) => id === one.id),
        q,
      );
    }
  });

  it('puts the most urgent first and what is done last, or the most needed first', () => {
    const due = find(entries, noChoice).items.map(({ task: one }) => one);
    const firstDone = due.findIndex(({ status }) =>
      ['closed', 'rated', 'cancelled', 'delivered'].includes(status),
    );
    const open = due.slice(0, firstDone).map(({ dueOn }) => dueOn ?? '9999');
    assert.deepEqual(open, open.slice().sort());
    assert.ok(
      due.slice(firstDone).every(({ status }) => !['open', 'claimed', 'in_progress'].includes(status)),
    );
    const wanted = find(entries, { ...noChoice, sort: 'need' }).items.map(({ task: one }) => one.needCount);
    assert.deepEqual(
      wanted,
      wanted.slice().sort((a, b) => b - a),
    );
  });

  it('offers before sending only what is of the kind, near, and still worked on; three at most', () => {
    const tree = [
      { id: 'c', level: 'center' as const, name: 'c' },
      { id: 's', level: 'institute' as const, name: 's', parentId: 'c' },
      { id: 'a', level: 'station' as const, name: 'a', parentId: 's' },
      { id: 'b', level: 'station' as const, name: 'b', parentId: 's' },
    ];
    const list = [
      task({ id: 'street', areaId: 's', needCount: 90 }),
      task({ id: 'here' }),
      task({ id: 'more', needCount: 9 }),
      task({ id: 'neighbour', areaId: 'b' }),
      task({ id: 'done', status: 'closed' }),
      task({ id: 'returned', status: 'returned' }),
      task({ id: 'other', category: 'daily_life' }),
      task({ id: 'least', needCount: 1 }),
    ];
    const ids = (category: string, areaId: string) =>
      similar(list, { category, areaId, areas: tree }).map(({ id }) => id);
    assert.deepEqual(ids('health', 'a'), ['more', 'here', 'least']);
    assert.deepEqual(ids('health', 'b'), ['neighbour', 'street']);
    assert.deepEqual(ids('', 'a'), []);
    assert.deepEqual(ids('health', ''), []);
  });
});

describe('the summary', () => {
  const words = summaryWords('zh-Hans');
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.record({
        counts: fc.array(
          fc.array(fc.integer({ min: 0, max: 12 }), { minLength: columns, maxLength: columns }),
          {
            minLength: rows,
            maxLength: rows,
          },
        ),
        others: fc.array(fc.integer({ min: 1, max: 4 }), {
          minLength: rows * columns,
          maxLength: rows * columns,
        }),
      }),
    );
  const published = (counts: readonly (readonly number[])[]): string => {
    const rows = counts.map((_, at) => `r${at}`);
    const columns = (counts[0] ?? []).map((_, at) => `c${at}`);
    const people = guarded(
      rows,
      columns,
      (row, column) => counts[Number(row.slice(1))]?.[Number(column.slice(1))] ?? 0,
    );
    const all: Counts = { people, states: [], stations: [], tasks: 0 };
    return JSON.stringify(people) + countsCsv(all, words, []);
  };

  it('gives nothing away: whatever the hidden counts are, all that is published is the same', () => {
    fc.assert(
      fc.property(matrix, ({ counts, others }) => {
        let at = 0;
        const changed = counts.map((row) =>
          row.map((n) => {
            const other = others[at++] ?? 1;
            return n > 0 && n < 5 ? other : n;
          }),
        );
        assert.equal(published(changed), published(counts));
      }),
    );
  });

  it('tells totals that are true: exact where nothing is hidden, else never more than the real one', () => {
    fc.assert(
      fc.property(matrix, ({ counts }) => {
        const rows = counts.map((_, at) => String(at));
        const table = guarded(
          rows,
          (counts[0] ?? []).map((_, at) => String(at)),
          (r, c) => counts[Number(r)]?.[Number(c)] ?? 0,
        );
        table.rows.forEach(({ total }, at) => {
          const real = (counts[at] ?? []).reduce((sum, n) => sum + n, 0);
          assert.ok(total.exact ? total.n === real : total.n <= real);
        });
        const real = counts.reduce((sum, row) => sum + row.reduce((all, n) => all + n, 0), 0);
        assert.ok(table.total.exact ? table.total.n === real : table.total.n <= real);
      }),
    );
  });

  it('counts every task once by state and by station, and people without the cancelled tasks', () => {
    const names = {
      category: (value: string) => value,
      group: (value: string | null | undefined) => value ?? '-',
      area: (id: string) => id,
      status: (value: string) => value,
    };
    const counts = countsOf(
      [...demoTasks, task({ id: 'odd', category: 'new', status: 'cancelled' })],
      names,
      TODAY,
    );
    const sum = (list: readonly { n: number }[]) => list.reduce((all, { n }) => all + n, 0);
    assert.equal(sum(counts.states), demoTasks.length + 1);
    assert.equal(sum(counts.stations), demoTasks.length + 1);
    assert.ok(!counts.people.rows.some(({ name }) => name === 'new'));
  });

  it('exports what Excel opens in Chinese and runs nothing of', () => {
    const text = csvOf([['=1+1', '＝1', ' @x', '"', 'a,b', -3], ['甲']]);
    assert.equal(text, '\ufeff"\'=1+1","\'＝1","\' @x","""","a,b",-3\r\n"甲"\r\n');
  });
});
