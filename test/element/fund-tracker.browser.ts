import { expect } from 'chai';
import type { Entry, Fund, Service, Share } from '../../src/contract';
import { FundTracker } from '../../src/element/fund-tracker/fund-tracker';
import { defineOnce } from '../../src/guard';
import type { Backend, Query, ReadOptions } from '../../src/source/backend';
import { Failure } from '../../src/source/failure';
import {
  click,
  control,
  deep,
  deepAll,
  expectAccessible,
  focused,
  listen,
  mount,
  press,
  resize,
  seek,
  textOf,
  type,
  unmount,
  until,
} from '../aid/mount';
import { account, AS_OF } from './fund-tracker.fixture';
import type { Move } from './fund-tracker.fixture';

defineOnce('fund-tracker', FundTracker);

const service: Service = {
  contractVersion: '1.0',
  operator: { name: { 'zh-Hans': '服务台', en: 'Desk' }, phone: '0531-0000-0001' },
  timeZone: 'Asia/Shanghai',
  areas: [
    { id: 'jy', level: 'center', name: '济阳区' },
    { id: 'a', level: 'station', name: '槐树里社区（示例）', parentId: 'jy' },
    { id: 'b', level: 'station', name: '青禾社区（示例）', parentId: 'jy' },
  ],
  capabilities: { classes: ['static-read', 'read'] },
  serverTime: AS_OF,
};

const moves: Move[] = Array.from({ length: 130 }, (_, at) => ({
  days: at % 5,
  way: at % 3 ? 'in' : 'out',
  fen: 1_001 + at,
}));
const good = account(moves, 9_000_00);
const reason = '凭证误录，冲销后重新登记。';

/** The good account with a correction pair, a related party, a gift in kind of no cash and an attachment. */
const entries: Entry[] = good.entries.map((entry): Entry => {
  if (entry.seq === 20) return { ...entry, correctedBy: 'e120', summary: '舞台租赁' };
  if (entry.seq === 120) return { ...entry, corrects: 'e20', correctionReason: reason, kind: 'correction' };
  if (entry.seq === 125) return { ...entry, relatedParty: true, receiptNo: 'SJ-125' };
  return entry;
});
const fund: Fund = {
  ...good.fund,
  name: { 'zh-Hans': '槐树里公益基金（示例）', en: 'Huaishuli fund (demo)' },
  host: { name: '暖邻慈善协会（示例）', publicFundraising: true, filingNo: '示例备字001', creditCode: null },
  inKindFen: 325_000,
};
const other: Fund = { ...account([], 5_000_00).fund, id: 'g', name: '青禾公益基金（示例）', areaId: 'b' };

const share = (id: string, more: Partial<Share>): Share => ({
  id,
  fundId: 'f',
  partnerId: 'p1',
  partnerName: '海棠书画院（示例）',
  from: '2026-07-01',
  to: '2026-09-30',
  basis: 'gross',
  status: 'undisclosed',
  bp: null,
  baseFen: null,
  dueFen: null,
  paidFen: null,
  ...more,
});
const shareList = [
  share('s1', {}),
  share('s2', {
    partnerName: '晚缴的店（示例）',
    partnerId: 'p2',
    status: 'overdue',
    dueOn: '2026-10-19',
    baseFen: 12_345,
    bp: 1250,
    dueFen: 1543,
    paidFen: 0,
  }),
  share('s3', {
    partnerName: '已缴的店（示例）',
    status: 'paid',
    baseFen: 10_000,
    bp: 500,
    dueFen: 500,
    paidFen: 500,
    entryIds: ['e3'],
  }),
  share('s4', {
    partnerName: '核对的店（示例）',
    status: 'disputed',
    baseFen: 10_000,
    bp: 500,
    dueFen: 500,
    paidFen: 100,
  }),
];

interface World {
  funds: readonly unknown[];
  entries: readonly unknown[] | ((options: ReadOptions) => unknown);
  shares: readonly unknown[];
  asOf: { funds: string; entries: string };
  fail: Partial<Record<string, Failure>>;
  asked: string[];
}

const world = (more: Partial<World> = {}): World => ({
  funds: [fund, other],
  entries,
  shares: shareList,
  asOf: { funds: AS_OF, entries: AS_OF },
  fail: {},
  asked: [],
  ...more,
});

let serial = 0;
/** A backend that answers what the world holds at the moment of asking. */
function backendOf(now: World): Backend {
  return {
    key: `funds-${(serial += 1)}`,
    keep: false,
    async list(resource: string, query: Query, options: ReadOptions) {
      now.asked.push(`${resource} ${query.id ?? ''}`.trim());
      const failure = now.fail[resource];
      if (failure) throw failure;
      if (resource === 'funds') return { items: now.funds, asOf: now.asOf.funds };
      if (resource === 'shares') return { items: now.shares, asOf: AS_OF };
      if (query.id !== 'f') return { items: [], asOf: now.asOf.entries };
      return typeof now.entries === 'function'
        ? now.entries(options)
        : { items: now.entries, asOf: now.asOf.entries };
    },
    async get() {
      if (now.fail.service) throw now.fail.service;
      return service;
    },
  };
}

async function show(attributes = '', now: World = world(), width?: number): Promise<FundTracker> {
  const element = await mount<FundTracker>(`<fund-tracker ${attributes}>后备</fund-tracker>`, width);
  element.backend = backendOf(now);
  await element.updateComplete;
  return element;
}

const checked = (element: Element, said: RegExp | string) =>
  until(
    () => {
      const text = textOf(deep(element, '.check'));
      return typeof said === 'string' ? text.includes(said) : said.test(text);
    },
    `the check to say ${String(said)}`,
  );
const rows = (element: Element) => deepAll(element, 'tr[data-seq], li[data-seq]');
const seqs = (element: Element) => rows(element).map((row) => Number(row.dataset.seq));
const said = (element: Element) => textOf(deep(element, '[part="announcer"]'));
const tabStops = (element: Element) => rows(element).filter((row) => row.tabIndex === 0).length;
const noSideways = (element: Element) => {
  const edge = element.getBoundingClientRect().right + 1;
  const out = deepAll(element, '*').filter(
    (one) => one.getBoundingClientRect().right > edge && !one.closest('.scroll, svg, .unseen'),
  );
  expect(out.map((one) => `${one.tagName}.${one.className}`)).to.deep.equal([]);
};

describe('<fund-tracker>', () => {
  before(() => resize(1280, 900));

  it('sums the nine funds of the demo server to the fen, each with its host charity, and opens one and comes back by keyboard', async () => {
    const element = await mount<FundTracker>('<fund-tracker backend="/api/"></fund-tracker>');
    await until(() => deepAll(element, '.fund').length === 9, 'nine cards', 15_000);
    expect(textOf(deep(element, '.sum'))).to.contain(
      '核对无误：212,400.00 + 318,650.50 − 257,031.20 = 274,019.30',
    );
    for (const card of deepAll(element, '.fund'))
      expect(textOf(card)).to.match(/依托慈善组织 \S+协会（示例）/);
    expect(textOf(element)).to.contain('清算中').and.contain('整改中').and.contain('不接受捐款');
    await expectAccessible(element);
    const heard = listen(element);
    const button = control(element, '看账目：槐树里');
    button.focus();
    await press('Enter');
    await checked(element, /已在本页逐笔核对 \d+ 笔明细：/);
    expect(focused()?.hasAttribute('data-head'), 'focus on the heading').to.equal(true);
    expect(heard.some((one) => one.type === 'hehuo-select')).to.equal(true);
    control(element, '返回全部基金').focus();
    await press('Enter');
    await until(() => focused()?.textContent?.includes('看账目：槐树里'), 'focus back on its card');
  });

  it('finds every demo account sound, line by line', async () => {
    for (const id of [
      'fund-02',
      'fund-03',
      'fund-04',
      'fund-05',
      'fund-06',
      'fund-07',
      'fund-08',
      'fund-09',
    ]) {
      const element = await mount<FundTracker>(`<fund-tracker backend="/api/" fund="${id}"></fund-tracker>`);
      await until(() => /已在本页|还没有收支/.test(textOf(deep(element, '.check.good'))), id, 15_000);
      unmount();
    }
  });

  it('draws the months with a sentence and a table that agrees with the equation', async () => {
    const element = await show('fund="f"');
    await checked(element, '已在本页逐笔核对 130 笔明细');
    const picture = deep(element, 'svg[role="img"]');
    expect(deep(element, `#${picture.getAttribute('aria-labelledby')}`).textContent).to.match(
      /共 18 个月：.*收入最多/,
    );
    expect(deepAll(element, 'svg.picture rect.in').length).to.equal(18);
    const table = deep(element, '#chart-table');
    expect(getComputedStyle(table).display).to.equal('none');
    await click(control(element, '看数据表'));
    expect(getComputedStyle(table).display).to.equal('block');
    expect(table.querySelectorAll('tbody tr').length).to.equal(18);
    const amounts = textOf(deep(element, '.equation')).match(/[\d,]+\.\d\d/g);
    expect(textOf(deep(table, 'tfoot')).match(/[\d,]+\.\d\d/g)).to.deep.equal(amounts?.slice(1));
    expect(textOf(deep(element, '.about'))).to.match(
      /统一社会信用代码 未公开 公开募捐资格 有 备案编号 示例备字001/,
    );
    expect(textOf(element)).to.contain('另收物资折价 3,250.00 元，单独登记，不计入现金结余');
    await expectAccessible(element);
  });

  it('names what was tampered with, as an alert, and leads to the line', async () => {
    const broken = entries.map((entry) =>
      entry.seq === 41 ? { ...entry, amountFen: entry.amountFen + 500 } : entry,
    );
    const element = await show('fund="f"', world({ entries: broken }));
    await checked(element, '账目不符，相差 5.00 元');
    const alert = deep(element, '.check[role="alert"]');
    expect(textOf(alert)).to.match(/第 41 笔：按上一笔余额应为/);
    await expectAccessible(element);
    await click(control(alert, '看第 41 笔'));
    await until(() => (focused() as HTMLElement)?.dataset.seq === '41', 'focus on line 41');
    expect(textOf(focused() as Element)).to.contain('对不上');
    unmount();
    const gone = await show('fund="f"', world({ entries: entries.filter(({ seq }) => seq !== 77) }));
    await checked(gone, '缺第 77 笔');
  });

  it('shows a negative balance as an error in list and ledger', async () => {
    const poor = account([{ days: 1, way: 'out', fen: 500 }], 100);
    const element = await show('', world({ funds: [poor.fund], entries: poor.entries }));
    await until(() => textOf(element).includes('账目不符'), 'a mark on the card');
    await click(control(element, '看账目'));
    await checked(element, '结余为负：−4.00 元');
    await click(control(element, '明细'));
    await until(() => textOf(element).includes('余额为负'), 'a mark on the line');
  });

  it('shows the good of the hostile backend, sets the bad aside and never passes its account', async () => {
    const element = await mount<FundTracker>('<fund-tracker backend="/api-hostile/"></fund-tracker>');
    await until(() => deepAll(element, '.fund').length > 1, 'cards', 15_000);
    expect(deepAll(element, '.fund .chip.bad').some((chip) => textOf(chip).includes('账目不符'))).to.equal(
      true,
    );
    expect(deepAll(element, 'script').length).to.equal(0);
    await expectAccessible(element);
    const bad = deepAll(element, '.fund').find((card) => textOf(card).includes('账目不符')) as HTMLElement;
    await click(deep(bad, 'button'));
    await until(
      () => seek(element, '.check[role="alert"]') && !textOf(element).includes('正在逐笔'),
      'an alert',
      10_000,
    );
    expect(textOf(deep(element, '.check'))).to.match(/第 \d+ 笔/);
  });

  it('has one tab stop in the ledger, arrows inside, and pages that take the focus along', async () => {
    const element = await show('fund="f" view="ledger"');
    await until(() => rows(element).length === 50, '50 rows');
    expect(seqs(element)[0]).to.equal(130);
    expect(tabStops(element)).to.equal(1);
    rows(element)[0]?.focus();
    await press('ArrowDown');
    await press('ArrowDown');
    expect((focused() as HTMLElement).dataset.seq).to.equal('128');
    await press('End');
    expect((focused() as HTMLElement).dataset.seq).to.equal('81');
    expect(tabStops(element)).to.equal(1);
    await expectAccessible(element);
    control(element, '较早的').focus();
    await press('Enter');
    await until(() => (focused() as HTMLElement).dataset.seq === '80', 'focus on the next page');
    await until(() => said(element).includes('第 2 页，共 3 页'), 'the page announced');
  });

  it('filters by direction, kind and words, with the sum of what is left, and finds the way back from nothing', async () => {
    const element = await show('fund="f" view="ledger"');
    await until(() => rows(element).length === 50, 'rows');
    await click(control(element, /^\s*支出\s*$/));
    await until(
      () => textOf(deep(element, '.found')).startsWith('44 笔：收入 0.00 元，支出'),
      'the sum of spending',
    );
    expect(deepAll(element, 'td.in').every((cell) => textOf(cell) === '')).to.equal(true);
    await until(() => said(element).startsWith('44 笔'), 'announced');
    await click(control(element, /^\s*全部\s*$/));
    deep<HTMLInputElement>(element, 'input[type="search"]').focus();
    await type('sj-125');
    await until(() => seqs(element).join() === '125', 'the one with this receipt');
    expect(textOf(element)).to.contain('关联方');
    await type('不存在');
    await until(() => textOf(element).includes('没有符合条件的明细'), 'words for nothing');
    await click(control(element, '清除筛选'));
    await until(() => rows(element).length === 50, 'all rows again');
    const select = deep<HTMLSelectElement>(element, 'select');
    select.value = 'correction';
    select.dispatchEvent(new Event('change'));
    await until(() => seqs(element).join() === '120', 'the correction');
  });

  it('links a correction both ways with its reason, and jumps out of a filter that hides the other end', async () => {
    const element = await show('fund="f" view="ledger"');
    await until(() => rows(element).length === 50, 'rows');
    deep<HTMLInputElement>(element, 'input[type="search"]').focus();
    await type('更正');
    await until(() => seqs(element).join() === '120,20', 'the correction with what it corrects');
    expect(textOf(element)).to.contain(reason);
    await click(control(element, '更正第 20 笔'));
    await until(() => (focused() as HTMLElement).dataset.seq === '20', 'focus on the corrected line');
    expect(deep<HTMLInputElement>(element, 'input[type="search"]').value, 'both ends are there').to.equal(
      '更正',
    );
    const select = deep<HTMLSelectElement>(element, 'select');
    select.value = 'correction';
    select.dispatchEvent(new Event('change'));
    await until(() => seqs(element).join() === '120', 'the other end hidden by its kind');
    await click(control(element, '更正第 20 笔'));
    await until(() => (focused() as HTMLElement).dataset.seq === '20', 'focus on the hidden line');
    expect(deep<HTMLInputElement>(element, 'input[type="search"]').value).to.equal('');
    await click(control(element, '被第 120 笔更正'));
    await until(() => (focused() as HTMLElement).dataset.seq === '120', 'focus back on the correction');
  });

  it('shows a correction of the demo whole, in no tone of income, and says in the overview what it took back', async () => {
    const element = await mount<FundTracker>('<fund-tracker backend="/api/" fund="fund-01"></fund-tracker>');
    await checked(element, '已在本页逐笔核对');
    expect(textOf(deep(element, '.figures'))).to.contain('收入：其中更正冲回 1,230.00 元，不是新的收入。');
    expect(textOf(deep(element, '.figures'))).to.not.contain('支出：其中');
    await click(control(element, '明细'));
    deep<HTMLInputElement>(element, 'input[type="search"]').focus();
    await type('更正');
    await until(() => rows(element).length === 3, 'original, reversal and new posting');
    const back = rows(element).find((row) => textOf(row).includes('冲销：')) as HTMLTableRowElement;
    const [inCell, outCell, balance] = [5, 6, 7].map((at) => back.cells[at] as HTMLElement) as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ];
    expect([textOf(inCell), textOf(outCell)]).to.deep.equal(['1,230.00 更正', '']);
    expect(getComputedStyle(inCell).color).to.equal(getComputedStyle(balance).color);
    expect(textOf(deep(element, '.found'))).to.contain('其中更正冲回 1,230.00 元');
    await expectAccessible(element);
    element.style.width = '360px';
    await until(() => seek(element, 'li.line'), 'cards');
    const card = deepAll(element, 'li.line').find((one) => textOf(one).includes('冲销：')) as HTMLElement;
    expect(textOf(deep(card, '.linehead'))).to.equal('更正 +1,230.00 元');
    unmount();
    const sound = await mount<FundTracker>('<fund-tracker backend="/api/" fund="fund-02"></fund-tracker>');
    await checked(sound, '已在本页逐笔核对');
    expect(textOf(sound)).to.not.contain('冲回');
  });

  it('shows undisclosed rates as 未公开 and never as nothing, and counts the days overdue', async () => {
    const element = await show('fund="f" view="shares"');
    await until(() => textOf(element).includes('逾期 35 天'), 'the overdue share');
    const cells = (name: string) => {
      const row = deepAll(element, 'tbody tr').find((one) =>
        textOf(one).includes(name),
      ) as HTMLTableRowElement;
      return [...row.cells].slice(1).map((cell) => textOf(cell));
    };
    expect(cells('海棠书画院')).to.deep.equal(['课程收入', '未公开', '未公开', '未公开', '未公开']);
    expect(cells('晚缴的店').slice(1, 4)).to.deep.equal(['123.45 元 × 12.5%', '15.43 元', '0.00 元']);
    expect(textOf(element))
      .to.contain('已公开的应缴 25.43 元 − 已缴 6.00 元 = 未缴 19.43 元，其中逾期 15.43 元、核对中 4.00 元')
      .and.contain('1 份未公开金额（海棠书画院（示例）），不在合计内')
      .and.contain('应于 2026-10-19 缴清，已逾期 35 天');
    await expectAccessible(element);
    await click(control(element, '第 3 笔'));
    await until(() => (focused() as HTMLElement).dataset.seq === '3', 'the line that paid it');
    element.view = 'overview';
    await element.updateComplete;
    element.partner = 'p2';
    element.view = 'shares';
    await until(() => deepAll(element, '.shares tbody tr').length === 1, 'one partner only');
  });

  it('reacts to every attribute, speaks English, and says a webmaster’s mistake once with the cure', async () => {
    const warn = console.warn;
    const notes: string[] = [];
    console.warn = (note: string) => notes.push(note);
    const element = await show('area="b"');
    await until(() => deepAll(element, '.fund').length === 1, 'the funds of one area');
    element.setAttribute('area', '');
    await until(() => deepAll(element, '.fund').length === 2, 'all funds');
    element.setAttribute('fund', 'f');
    await checked(element, '核对无误');
    element.setAttribute('from', '2025-07');
    element.setAttribute('to', '2025-08');
    await until(() => textOf(element).includes('2025年7月1日至2025年8月31日'), 'the period');
    await until(() => textOf(element).includes('由明细重新计算'), 'counted from the entries');
    expect(deepAll(element, 'svg.picture rect.in').length).to.equal(2);
    element.setAttribute('lang', 'en');
    await until(() => textOf(element).includes('Host charity'), 'English');
    expect(textOf(element)).to.match(/Checked: [\d,.]+ \+ [\d,.]+ − [\d,.]+ = [\d,.]+/);
    element.words = { closing: 'What is left' };
    await until(() => textOf(element).includes('What is left'), 'one word replaced');
    element.setAttribute('view', 'nonsense');
    element.setAttribute('to', '2025-13');
    await until(() => notes.length >= 2, 'console notes');
    console.warn = warn;
    expect(notes.join())
      .to.match(/view="nonsense": use "overview"/)
      .and.match(/to="2025-13": use a month/);
    element.setAttribute('fund', 'missing');
    await until(() => textOf(element).includes('was not found'), 'words for an unknown fund');
    await click(control(element, 'See all funds'));
    await until(() => deepAll(element, '.fund').length === 2, 'the way out');
  });

  it('is cards without sideways scrolling at 320 px, and one task a screen with large targets for elders', async () => {
    for (const view of ['overview', 'ledger', 'shares']) {
      const element = await show(`fund="f" view="${view}" lang="en"`, world(), 320);
      await checked(element, 'All 130 entries');
      if (view !== 'overview') await until(() => seek(element, '.line'), 'cards');
      expect(seek(element, '.entries')).to.equal(undefined);
      noSideways(element);
      unmount();
    }
    const element = await show('fund="f" appearance="elder"', world(), 360);
    await checked(element, '已在本页');
    expect(seek(element, '[role="tablist"]')).to.equal(undefined);
    expect(seek(element, 'svg.picture')).to.equal(undefined);
    expect(deep<HTMLAnchorElement>(element, '.elder-buttons a').href).to.equal('tel:053100000001');
    for (const one of deepAll(element, '.elder-buttons > *')) expect(one.offsetHeight).to.be.at.least(60);
    for (const [name, inside] of [
      ['看收支图', 'svg.picture'],
      ['看明细', '.line'],
      ['看约定反哺', '.shares .line'],
      ['看基金情况', '.about'],
    ] as const) {
      control(element, name).focus();
      await press('Enter');
      await until(() => seek(element, inside), name);
      expect(seek(element, '.equation'), 'one task a screen').to.equal(undefined);
      noSideways(element);
      await expectAccessible(element);
      await until(() => focused()?.textContent?.includes('返回账目首页'), 'focus on the way back');
      await press('Enter');
      await until(() => focused()?.textContent?.includes(name), 'focus back on the button');
    }
  });

  it('puts every line and the chart’s table on paper', async () => {
    const element = await show('fund="f" view="ledger"');
    await until(() => rows(element).length === 50, 'a page');
    window.dispatchEvent(new Event('beforeprint'));
    await until(() => rows(element).length === 130, 'every line');
    window.dispatchEvent(new Event('afterprint'));
    await until(() => rows(element).length === 50, 'a page again');
  });

  it('says each state in its own words: loading, none, busy with retry, ledger unreadable', async () => {
    const now = world({ fail: { funds: new Failure('busy', { retryAfter: 9 }) } });
    const element = await show('', now);
    await until(() => textOf(element).includes('现在访问的人太多'), 'busy');
    expect(textOf(element)).to.contain('请在 9 秒后再试').and.contain('后备');
    await expectAccessible(element);
    now.fail = {};
    await click(control(element, '重试'));
    await until(() => deepAll(element, '.fund').length === 2, 'the funds after the retry');
    unmount();

    const none = await show('', world({ funds: [] }));
    await until(() => textOf(none).includes('还没有公开的基金'), 'none');
    unmount();

    const unread = await show('fund="f" view="ledger"', world({ fail: { entries: new Failure('server') } }));
    await checked(unread, '暂时读不到明细，只核对了公布的合计');
    await until(() => textOf(unread).includes('服务出了故障'), 'why');
    expect(seek(unread, '.equation'), 'the totals stay').to.not.equal(undefined);
    unmount();

    const slow = await show('fund="f"', world({ entries: () => new Promise(() => undefined) }));
    await checked(slow, '正在逐笔核对明细');
    unmount();

    const waiting = await mount<FundTracker>('<fund-tracker></fund-tracker>');
    waiting.backend = { ...backendOf(world()), list: () => new Promise(() => undefined) };
    await until(() => seek(waiting, '.skeleton'), 'a skeleton');
    expect(waiting.offsetHeight, 'of about the final size').to.be.at.least(400);
  });

  it('reads the totals anew before it raises an alarm over a ledger that is newer than they are', async () => {
    const older = account(moves.slice(0, 120), 9_000_00).fund;
    const now = world({ entries: good.entries });
    let reads = 0;
    const cached = { ...older, asOf: '2026-11-23T08:00:00+08:00' };
    Object.defineProperty(now, 'funds', { get: () => [reads++ ? good.fund : cached] });
    const alarms: string[] = [];
    const element = await show('fund="f"', now);
    const watch = setInterval(() => {
      const alert = seek(element, '.check[role="alert"]');
      if (alert) alarms.push(textOf(alert));
    }, 5);
    await checked(element, '已在本页逐笔核对 130 笔明细');
    clearInterval(watch);
    expect(reads).to.equal(2);
    expect(alarms).to.deep.equal([]);
  });

  it('says how far it has checked when a ledger is longer than it reads, and stays fluent over 40,000 lines', async () => {
    const long = Array.from({ length: 41_000 }, (_, at): Entry => ({
      id: `n${at + 1}`,
      fundId: 'f',
      seq: at + 1,
      postedOn: '2026-01-05',
      kind: 'donation_in',
      direction: 'in',
      amountFen: 100,
      summary: '居民随手捐',
      balanceAfterFen: (at + 1) * 100,
    }));
    const totals = { ...fund.totals, openingFen: 0, inFen: 4_100_000, outFen: 0, closingFen: 4_100_000 };
    const pages = ({ next }: ReadOptions) => {
      const from = Number(next ?? 0);
      const more = from + 4_000 < long.length ? { next: String(from + 4_000) } : {};
      return { items: long.slice(from, from + 4_000), asOf: AS_OF, ...more };
    };
    const now = world({ funds: [{ ...fund, totals, months: null, entryCount: 41_000 }], entries: pages });
    const element = await show('fund="f" view="ledger"', now);
    await until(
      () => textOf(deep(element, '.check')).includes('仅核对了前 40,000 笔明细'),
      'the reach',
      15_000,
    );
    expect(deep(element, '.check').classList.contains('good'), textOf(deep(element, '.check'))).to.equal(
      true,
    );
    expect(rows(element).length).to.equal(50);
    const began = performance.now();
    element.shadowRoot?.querySelector<HTMLButtonElement>('.pager button:last-child')?.click();
    await element.updateComplete;
    expect(performance.now() - began, 'ms to turn a page').to.be.below(250);
  });

  it('keeps its way in the address under its own names and leaves the others alone', async () => {
    history.replaceState(null, '', '?keep=1#here');
    const element = await show('sync-url');
    await until(() => deepAll(element, '.fund').length === 2, 'cards');
    await click(control(element, '看账目：槐树里'));
    await checked(element, '核对无误');
    await click(control(element, '明细'));
    await click(control(element, /^\s*收入\s*$/));
    await until(() => location.search.includes('fund-way=in'), location.search);
    expect(location.search).to.contain('keep=1').and.contain('fund-id=f').and.contain('fund-view=ledger');
    expect(location.hash).to.equal('#here');
    unmount();
    const again = await show('sync-url');
    await until(() => rows(again).length === 50, 'the same ledger');
    expect(deepAll(again, 'td.out').every((cell) => textOf(cell) === '')).to.equal(true);
    history.replaceState(null, '', location.pathname);
  });

  it('writes the address when the reader has gone somewhere, not whenever it draws', async () => {
    history.replaceState(null, '', '?fund-id=f&fund-view=bogus');
    const element = await show('sync-url');
    await checked(element, '核对无误');
    expect(location.search, 'as it came').to.equal('?fund-id=f&fund-view=bogus');
    // The host page goes elsewhere while the element stands.
    history.replaceState(null, '', '?page=2');
    element.headingLevel = 3;
    await element.updateComplete;
    expect(location.search).to.equal('?page=2');
    await click(control(element, '明细'));
    await until(() => location.search === '?page=2&fund-id=f&fund-view=ledger', location.search);
    element.fund = 'f';
    await until(() => location.search === '?page=2', 'an address without what the tag now says itself');
    history.replaceState(null, '', location.pathname);
  });

  it('takes a month that no calendar has for a mistake in the tag', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    const element = await show('fund="f" from="9999-11" to="9999-12"').finally(() => (console.warn = warn));
    await checked(element, '核对无误');
    expect([element.from, element.to]).to.deep.equal(['', '']);
    expect(warnings.filter((text) => /from="9999-11"|to="9999-12"/.test(text))).to.have.length(2);
  });
});
