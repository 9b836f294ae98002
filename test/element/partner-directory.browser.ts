import { expect } from 'chai';
import type { Partner, Service } from '../../src/contract';
import { PartnerDirectory } from '../../src/element/partner-directory/partner-directory';
import { defineOnce } from '../../src/guard';
import type { Backend } from '../../src/source/backend';
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

defineOnce('partner-directory', PartnerDirectory);

const NOW = '2026-11-23T09:00:00+08:00';
const service: Service = {
  contractVersion: '1.0',
  operator: { name: { 'zh-Hans': '服务台', en: 'Desk' }, phone: '0531-0000-0001' },
  timeZone: 'Asia/Shanghai',
  areas: [
    { id: 'jy', level: 'center', name: '济阳区' },
    { id: 'jibei', level: 'institute', name: '济北街道', parentId: 'jy' },
    { id: 'anda', level: 'station', name: '安大社区', parentId: 'jibei' },
    { id: 'jiyang', level: 'institute', name: '济阳街道', parentId: 'jy' },
    { id: 'hepan', level: 'station', name: '荷畔社区', parentId: 'jiyang' },
  ],
  capabilities: { classes: ['static-read', 'read'] },
  figures: [{ key: 'partners', value: 3, qualifier: 'exact', asOf: '2026-11-20', label: '社区合伙人' }],
  serverTime: NOW,
};

const yoga: Partner = {
  id: 'yoga',
  kind: 'merchant',
  name: '琳晗瑜伽馆（示例）',
  pinyin: 'lin han yu jia guan',
  status: 'active',
  categories: ['health'],
  tiers: ['low_fee', 'market'],
  areaIds: ['anda'],
  subjects: ['瑜伽'],
  verifiedAt: '2026-11-11',
  verifiedBy: 'anda',
  website: 'https://yoga.example/',
  agreements: [{ id: 'a', status: 'in_force', openEnded: true, share: { bp: null } }],
  spaceUses: [{ partnerId: 'yoga', m2: 40, rentFen: 0, hoursOwed: 100, hoursDelivered: 25 }],
  rating: { mean: 4.6, n: 10, spread: [0, 0, 1, 2, 7] },
};
const choir: Partner = {
  id: 'choir',
  kind: 'social_org',
  name: '六弦合唱团（示例）',
  status: 'suspended',
  statusReason: '场地调整',
  categories: ['culture_leisure'],
  tiers: ['public_benefit'],
  areaIds: ['hepan'],
  summary: '每周教吉他和合唱。',
};
const bank: Partner = {
  id: 'bank',
  kind: 'co_building_unit',
  name: '示例银行',
  status: 'active',
  tiers: ['market'],
};
const team: Partner = {
  id: 'team',
  kind: 'volunteer_team',
  name: '红马甲队',
  status: 'active',
  areaIds: ['anda'],
};
const gone: Partner = { id: 'gone', kind: 'merchant', name: '已退出的店', status: 'exited' };
const everyone = [yoga, choir, bank, team, gone];

let serial = 0;
interface Fake extends Backend {
  /** What was asked, in order. */
  asked: string[];
}

/** A backend that holds these records. `fail` makes the lists fail while it is set. */
function backend(items: readonly unknown[] = everyone, state: { fail?: Failure | undefined } = {}): Fake {
  const asked: string[] = [];
  return {
    key: `fake-${(serial += 1)}`,
    keep: false,
    asked,
    async list(resource) {
      asked.push(resource);
      if (state.fail) throw state.fail;
      return { items, asOf: NOW };
    },
    async get(resource, { id }) {
      asked.push(resource);
      if (resource === 'service') return service;
      const found = items.find((one) => (one as Partner).id === id);
      if (!found) throw new Failure('not-found');
      return found;
    },
  };
}

async function show(attributes = '', from: Backend = backend(), width?: number): Promise<PartnerDirectory> {
  const element = await mount<PartnerDirectory>(
    `<partner-directory ${attributes}></partner-directory>`,
    width,
  );
  element.backend = from;
  return element;
}

const names = (element: Element) => deepAll(element, '.name').map((one) => textOf(one));
const ready = (element: Element, count: number) =>
  until(() => names(element).length === count, `${count} cards; there are ${names(element).length}`);
const search = (element: Element) => deep<HTMLInputElement>(element, 'input[type="search"]');
const said = (element: Element) => textOf(deep(element, '[role="status"]'));

describe('<partner-directory>', () => {
  before(() => resize(1280, 800));

  it('shows the demo server’s directory and comes to the published 174', async () => {
    const element = await mount<PartnerDirectory>('<partner-directory backend="/api/"></partner-directory>');
    await until(() => names(element).length >= 24 && seek(element, '.big'), 'cards and figure', 15_000);
    expect(textOf(deep(element, '.figure'))).to.match(/^174 .*商家 92 社会组织 37 共建单位 45/);
    expect(seek(element, '.figure .notice'), 'no disagreement').to.equal(undefined);
    await click(deep(element, '.how summary'));
    await click(control(element, '只看计入的 174 家'));
    await until(() => textOf(deep(element, '.tally')).includes('找到 174 家（共 240 家）'));
    await expectAccessible(element);
  });

  it('lists active and suspended partners, marks matches, says the number politely, and clears', async () => {
    const element = await show();
    await ready(element, 4);
    expect(names(element)).not.to.include('已退出的店');
    expect(textOf(element)).to.contain('暂停合作').and.to.contain('原因：场地调整');
    search(element).focus();
    await type('yujia');
    await ready(element, 1);
    expect(deepAll(element, '.name mark').map(textOf)).to.deep.equal(['瑜', '伽']);
    await until(() => said(element) === '找到 1 家', 'the announcement');
    expect(focused()).to.equal(search(element));
    await click(control(element, '清除筛选'));
    await ready(element, 4);
    expect(search(element).value).to.equal('');
  });

  it('leaves text alone while an input method composes it', async () => {
    const element = await show();
    await ready(element, 4);
    const input = search(element);
    input.dispatchEvent(new CompositionEvent('compositionstart'));
    input.value = 'ji ta';
    input.dispatchEvent(new InputEvent('input', { isComposing: true }));
    element.requestUpdate();
    await element.updateComplete;
    expect(input.value).to.equal('ji ta');
    expect(names(element).length).to.equal(4);
    input.value = '吉他';
    input.dispatchEvent(new CompositionEvent('compositionend'));
    await ready(element, 1);
    expect(names(element)).to.deep.equal(['六弦合唱团（示例）']);
    expect(textOf(deep(element, '.summary mark'))).to.equal('吉他');
  });

  it('works whole by keyboard: filter with arrows, open with Enter, close with Escape, focus comes back', async () => {
    const element = await show();
    await ready(element, 4);
    const heard = listen(element);
    deep<HTMLInputElement>(element, 'input[name="facet-kind"]:checked').focus();
    await press('ArrowDown');
    await ready(element, 1);
    expect(names(element)).to.deep.equal(['琳晗瑜伽馆（示例）']);
    deep(element, '.name').focus();
    await press('Enter');
    const dialog = deep<HTMLDialogElement>(element, 'dialog');
    await until(() => dialog.open);
    expect(heard.filter((one) => one.type === 'hehuo-select').map((one) => one.detail)).to.deep.equal([
      { resource: 'partners', id: 'yoga' },
    ]);
    const text = textOf(dialog);
    for (const part of ['长期合作', '未公开', '已完成 25 小时（25%）', '4.6 分', '外部链接', '免租金']) {
      expect(text).to.contain(part);
    }
    await expectAccessible(element);
    await press('Escape');
    await until(() => !dialog.open);
    await until(() => focused() === deep(element, '.name'), 'focus on the card');
  });

  it('shows disabled options for what would give nothing, and how many each other would give', async () => {
    const element = await show();
    await ready(element, 4);
    const face = (value: string) =>
      deep<HTMLInputElement>(element, `input[name="facet-kind"][value="${value}"]`);
    search(element).focus();
    await type('吉他');
    await ready(element, 1);
    expect(face('merchant').disabled).to.equal(true);
    expect(textOf(face('social_org').parentElement ?? face('social_org'))).to.contain('1');
  });

  it('opens a record in place of the list where there is little room, and goes back to the same card', async () => {
    const element = await show('', backend(), 340);
    await ready(element, 4);
    await click(deepAll(element, '.name')[1] ?? element);
    await until(() => seek(element, '.page'));
    expect(deep<HTMLDialogElement>(element, 'dialog').open).to.equal(false);
    expect(focused()?.id).to.equal('record-name');
    await expectAccessible(element);
    await click(control(element, '返回列表'));
    await until(() => focused()?.classList.contains('name'), 'focus on a card');
    expect(focused()).to.equal(deepAll(element, '.name')[1]);
  });

  it('shows one record by attribute without asking for the list, also one that has left', async () => {
    const from = backend();
    const element = await show('record="gone"', from);
    await until(() => textOf(element).includes('已退出的店'));
    expect(textOf(element)).to.contain('这家合伙人已不在合作中');
    expect(from.asked).not.to.include('partners');
    await click(control(element, '全部合伙人'));
    await ready(element, 4);
    expect(from.asked).to.include('partners');
    element.record = 'yoga';
    await until(() => seek(element, '.page') && textOf(element).includes('琳晗瑜伽馆'));
  });

  it('says plainly that an id is unknown', async () => {
    const element = await show('record="nobody"');
    await until(() => textOf(element).includes('没有找到这家合伙人'));
    await expectAccessible(element);
  });

  it('finds a record in the list when a folder of files has no file for it', async () => {
    const from = backend();
    const element = await show('partner="team"', {
      ...from,
      get: (resource, query, options) =>
        resource === 'partner'
          ? Promise.reject(new Failure('not-found'))
          : from.get(resource, query, options),
    });
    await until(() => textOf(element).includes('红马甲队'));
    expect(seek(element, '.back')).to.equal(undefined);
  });

  it('follows its attributes when they change', async () => {
    const element = await show();
    await ready(element, 4);
    element.setAttribute('area', 'jibei');
    await ready(element, 2);
    expect(seek(element, '.figure'), 'no district figure over one street').to.equal(undefined);
    element.removeAttribute('area');
    element.setAttribute('kind', 'volunteer_team merchant');
    await ready(element, 2);
    element.setAttribute('kind', 'nonsense');
    await ready(element, 4);
    element.setAttribute('tiers', 'public_benefit low_fee');
    await ready(element, 3);
    expect(deepAll(element, '[data-tier="market"]')).to.have.length(0);
    expect(textOf(deep(element, '.figure'))).to.contain('本页按设置只列出其中 2 家');
    element.setAttribute('limit', '1');
    await ready(element, 1);
    element.setAttribute('lang', 'en');
    await until(() => textOf(element).includes('Community partners'));
    expect(textOf(element)).to.contain('Merchant').and.not.to.contain('商家');
    element.words = { title: 'Who helps here' };
    await until(() => textOf(element).includes('Who helps here'));
  });

  it('leaves out links that lead off the site when told to, and never follows a script address', async () => {
    const element = await show('record="yoga"');
    await until(() => deepAll(element, 'a[href^="https://yoga.example"]').length === 1);
    expect(deep(element, 'a[target]').getAttribute('rel')).to.contain('noopener');
    element.setAttribute('no-outbound', '');
    await until(() => deepAll(element, 'a[target]').length === 0);
    const bad = await show('record="bad"', backend([{ ...yoga, id: 'bad', website: 'javascript:alert(1)' }]));
    await until(() => textOf(bad).includes('长期合作'));
    expect(deepAll(bad, 'a[target]')).to.have.length(0);
  });

  it('shows good records beside bad ones and does not let markup in a name through', async () => {
    const broken = { id: 'broken', kind: 'merchant', status: 'active' };
    const markup = { ...bank, id: 'markup', name: '<img src=x onerror=alert(1)>' };
    const odd = { ...team, id: 'odd', kind: 'from_the_future', tiers: ['barter'] };
    const element = await mount<PartnerDirectory>('<partner-directory></partner-directory>');
    const heard = listen(element);
    element.backend = backend([...everyone, broken, markup, odd]);
    await ready(element, 6);
    expect(names(element)).to.include('<img src=x onerror=alert(1)>');
    expect(seek(element, 'img')).to.equal(undefined);
    expect(textOf(element)).to.contain('有 1 条记录格式有误').and.to.contain('其他');
    expect(heard.some((one) => one.type === 'hehuo-invalid')).to.equal(true);
    expect(textOf(deep(element, '.figure .notice'))).to.match(/公布数 3 与目录中的 4 家不一致/);
  });

  it('has words and a way out for a failure, an empty directory and an empty search; keeps what it had', async () => {
    const state: { fail?: Failure | undefined } = { fail: new Failure('busy', { retryAfter: 5 }) };
    const element = await show('', backend(everyone, state));
    await until(() => textOf(element).includes('现在访问的人太多'));
    await expectAccessible(element);
    state.fail = undefined;
    await click(control(element, '重试'));
    await ready(element, 4);
    state.fail = new Failure('server');
    element.refresh();
    await until(() => textOf(element).includes('上次更新'));
    expect(names(element)).to.have.length(4);
    search(element).focus();
    await type('qqq');
    await until(() => textOf(element).includes('没有符合条件的合伙人'));
    await expectAccessible(element);
    unmount();
    const empty = await show('', backend([]));
    await until(() => textOf(empty).includes('目录里还没有合伙人'));
    unmount();
    const past = await show('', backend([gone]));
    await until(() => textOf(past).includes('这里还没有登记的合伙人'));
  });

  it('keeps focus and typed text while the data are renewed', async () => {
    const element = await show();
    await ready(element, 4);
    const input = search(element);
    input.focus();
    await type('吉');
    await ready(element, 1);
    element.refresh();
    await new Promise((next) => setTimeout(next, 200));
    expect(search(element)).to.equal(input);
    expect(focused()).to.equal(input);
    expect(input.value).to.equal('吉');
  });

  it('draws a first part of a long list, more on demand, and all of it on paper', async () => {
    const many = Array.from({ length: 700 }, (_, at) => ({ ...team, id: `t${at}`, name: `队伍${at}` }));
    const element = await show('', backend(many));
    await ready(element, 24);
    // What the page has below the list stays in reach: scrolling adds nothing.
    deep(element, '.further').scrollIntoView();
    await new Promise((next) => setTimeout(next, 300));
    expect(names(element)).to.have.length(24);
    await click(control(element, '显示更多'));
    await ready(element, 72);
    window.dispatchEvent(new Event('beforeprint'));
    expect(names(element)).to.have.length(700);
    expect(deep<HTMLDetailsElement>(element, '.how').open, 'how the number is counted').to.equal(true);
    window.dispatchEvent(new Event('afterprint'));
    expect(names(element)).to.have.length(72);
  });

  it('asks elders one question a screen, with the phone first, and moves focus along', async () => {
    const element = await show('appearance="elder"', backend(), 360);
    const first = await until(() => deepAll(element, '.big-choice')[0]);
    expect(names(element)).to.have.length(0);
    expect(textOf(deep(element, '.frame'))).to.match(/^打电话问?：?服务台/);
    const small = deepAll(element, '.frame button, .frame a').filter((one) => {
      const { height } = one.getBoundingClientRect();
      return height > 0 && height < 60 && !one.classList.contains('link');
    });
    expect(
      small.map((one) => textOf(one)),
      'targets under 60 px',
    ).to.deep.equal([]);
    await expectAccessible(element);
    await click(first);
    await ready(element, 1);
    expect(focused()?.className).to.contain('tally');
    await expectAccessible(element);
    await click(control(element, '重新选择'));
    await until(() => focused()?.classList.contains('big-choice'), 'focus on the first choice');
    search(element).focus();
    await type('红');
    await ready(element, 1);
    expect(focused()).to.equal(search(element));
  });

  it('keeps its state in the address only where asked, and leaves the host’s part alone', async () => {
    const before = location.href;
    try {
      history.replaceState(null, '', '?host=1&partners-kind=social_org#top');
      const element = await show('sync-url');
      await ready(element, 1);
      search(element).focus();
      await type('合');
      await until(() => new URLSearchParams(location.search).get('partners-q') === '合');
      expect(location.search).to.contain('host=1');
      expect(location.hash).to.equal('#top');
      await click(deep(element, '.name'));
      await until(() => new URLSearchParams(location.search).get('partners-record') === 'choir');
      history.replaceState(null, '', '?partners-kind=social_org');
      const other = await show();
      await ready(other, 4);
    } finally {
      history.replaceState(null, '', before);
    }
  });

  for (const width of [320, 640, 1600]) {
    it(`fits ${width} px in both appearances without sideways scrolling`, async () => {
      for (const appearance of ['standard', 'elder']) {
        unmount();
        const element = await show(`appearance="${appearance}"`, backend(), width);
        await until(() => seek(element, '.tally, .big-choice'));
        for (const one of deepAll(element, '.root *')) {
          const { right, width: wide } = one.getBoundingClientRect();
          const edge = element.getBoundingClientRect().right + 1;
          const hidden = one.closest('.unseen, dialog, option, svg') !== null;
          if (wide > 0 && !hidden) expect(right, `${one.tagName}.${one.className}`).to.be.at.most(edge);
        }
      }
    });
  }

  it('is accessible in every width, theme and language', async () => {
    for (const attributes of ['', 'theme="dark"', 'lang="en"', 'appearance="elder" theme="dark"']) {
      for (const width of [340, 760, 1100]) {
        unmount();
        const element = await show(attributes, backend(), width);
        await until(() => seek(element, '.tally, .big-choice'));
        await expectAccessible(element);
      }
    }
  });
});
