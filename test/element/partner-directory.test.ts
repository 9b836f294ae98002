/** What the directory shows and finds, without a page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Agreement, Area, Figure, Partner, Service } from '../../src/contract';
import type { Loaded } from '../../src/source/read';
import { zhHans as common } from '../../src/element/part/words';
import { figureView } from '../../src/element/partner-directory/figure';
import { COUNTED, facetNames, find, makeIndex, noChoice } from '../../src/element/partner-directory/find';
import type { Choice } from '../../src/element/partner-directory/find';
import { excerpt, fold, pieces } from '../../src/element/part/fold';
import { soundedRanges } from '../../src/element/part/mark';
import { directoryOf } from '../../src/element/partner-directory/scope';
import {
  checkedView,
  contactOf,
  endingView,
  mainAgreement,
  placesView,
  qualificationsView,
  ratingView,
  shareView,
  spaceView,
  statusView,
  termView,
} from '../../src/element/partner-directory/view';
import type { Context } from '../../src/element/partner-directory/view';
import { en, zhHans } from '../../src/element/partner-directory/words';

const areas: Area[] = [
  { id: 'jy', level: 'center', name: '济阳区', phone: '0531-0000-0009' },
  { id: 'jibei', level: 'institute', name: '济北街道', parentId: 'jy' },
  { id: 'anda', level: 'station', name: '安大社区', parentId: 'jibei', phone: '0531-0000-0001' },
  { id: 'binhu', level: 'station', name: '滨湖社区', parentId: 'jibei' },
  { id: 'jiyang', level: 'institute', name: '济阳街道', parentId: 'jy' },
  { id: 'hepan', level: 'station', name: '荷畔社区', parentId: 'jiyang' },
];

const service = {
  contractVersion: '1.0',
  operator: { name: '服务台', phone: '0531-0000-0002' },
  timeZone: 'Asia/Shanghai',
  areas,
  capabilities: { classes: [] },
  serverTime: '2026-11-23T09:00:00+08:00',
} satisfies Service;

const context = (more: Partial<Context> = {}): Context => ({
  words: zhHans,
  common,
  lang: 'zh-Hans',
  today: '2026-11-23',
  service,
  areas: new Map(areas.map((area) => [area.id, area])),
  ...more,
});
const c = context();

let made = 0;
const partner = (more: Partial<Partner> = {}): Partner => ({
  id: `p${(made += 1)}`,
  kind: 'merchant',
  name: `甲${made}`,
  status: 'active',
  ...more,
});
const agreement = (more: Partial<Agreement> = {}): Agreement => ({ id: 'a', status: 'in_force', ...more });
const index = (partners: Partner[]) => makeIndex(partners, areas, ({ name }) => String(name));
const choose = (more: Partial<Choice>): Choice => ({ ...noChoice, ...more });
const ids = (partners: Partner[], more: Partial<Choice>) =>
  find(index(partners), choose(more)).items.map((one) => one.partner.id);
const loaded = (items: Partner[], more: Partial<Loaded<Partner>> = {}): Loaded<Partner> => ({
  items,
  included: {},
  asOf: '2026-11-23T09:00:00+08:00',
  receivedAt: 0,
  partial: false,
  setAside: [],
  redacted: [],
  ...more,
});

describe('search', () => {
  const yoga = partner({
    id: 'yoga',
    name: '琳晗瑜伽馆',
    pinyin: 'lin han yu jia guan',
    aliases: ['琳晗工作室'],
  });
  const guitar = partner({
    id: 'guitar',
    name: '六弦社',
    subjects: ['流行吉他'],
    summary: '每周三在ＡＮＤＡ教瑜伽前的热身',
  });
  const green = partner({ id: 'green', name: '绿地花艺', pinyin: 'lǜ dì huā yì' });
  const all = [guitar, yoga, green];

  it('finds a part of a word anywhere, as Chinese readers type it', () => {
    assert.deepEqual(ids(all, { q: '行吉' }), ['guitar']);
    assert.deepEqual(ids(all, { q: '工作室' }), ['yoga']);
    assert.deepEqual(ids(all, { q: '没有' }), []);
  });
  it('puts a hit in the name before a hit in the summary', () => {
    assert.deepEqual(ids(all, { q: '瑜伽' }), ['yoga', 'guitar']);
  });
  it('takes full width and capitals for the same', () => {
    assert.deepEqual(ids(all, { q: 'anda' }), ['guitar']);
    assert.deepEqual(ids(all, { q: 'ＡnＤa' }), ['guitar']);
  });
  it('wants every word of the query, in any order', () => {
    assert.deepEqual(ids(all, { q: '瑜伽　琳' }), ['yoga']);
    assert.deepEqual(ids(all, { q: '瑜伽 花' }), []);
  });
  it('finds by syllables from their start and by initials, never from the middle of a syllable', () => {
    assert.deepEqual(ids(all, { q: 'yujia' }), ['yoga']);
    assert.deepEqual(ids(all, { q: 'yuj' }), ['yoga']);
    assert.deepEqual(ids(all, { q: 'lhyj' }), ['yoga']);
    assert.deepEqual(ids(all, { q: 'inhan' }), []);
    assert.deepEqual(ids(all, { q: 'uan' }), []);
  });
  it('finds ü typed as v and as ü', () => {
    assert.deepEqual(ids(all, { q: 'lvdi' }), ['green']);
    assert.deepEqual(ids(all, { q: 'lüdi' }), ['green']);
  });
  it('marks the characters that a syllable or an initial stands for', () => {
    const entry = index([yoga]).entries[0];
    assert.ok(entry);
    assert.deepEqual(soundedRanges('琳晗瑜伽馆', entry, ['yujia']), [
      [2, 3],
      [3, 4],
    ]);
    assert.deepEqual(soundedRanges('琳晗瑜伽馆', entry, ['lh']), [
      [0, 1],
      [1, 2],
    ]);
  });
  it('sorts names by pinyin and checks from the newest, undated last', () => {
    const names = ['周', '阿', '李'].map((name, at) =>
      partner({ id: name, name, verifiedAt: ['2026-01-01', null, '2026-05-05'][at] }),
    );
    assert.deepEqual(ids(names, {}), ['阿', '李', '周']);
    assert.deepEqual(ids(names, { sort: 'fresh' }), ['李', '周', '阿']);
  });
});

describe('marking', () => {
  it('loses and doubles no character, whatever is searched', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 4 }),
        (text, terms) => {
          const folded = terms.map(fold).filter(Boolean);
          assert.equal(
            pieces(text, folded)
              .map((piece) => piece.text)
              .join(''),
            text,
          );
        },
      ),
    );
  });
  it('marks the right characters where folding changes the length', () => {
    const hit = (text: string, term: string) =>
      pieces(text, [fold(term)])
        .filter((one) => one.hit)
        .map((one) => one.text);
    assert.deepEqual(hit('㍿社区㎡课', '社区'), ['社区']);
    assert.deepEqual(hit('İstanbul课', '课'), ['课']);
    assert.deepEqual(hit('ＹＯＧＡ课', 'yoga'), ['ＹＯＧＡ']);
  });
  it('cuts a long text so that the hit is in sight', () => {
    const text = `${'很'.repeat(200)}瑜伽课`;
    assert.match(excerpt(text, ['瑜伽']), /^…很{16}瑜伽课$/);
    assert.equal(excerpt('短文瑜伽', ['瑜伽']), '短文瑜伽');
  });
});

describe('facets', () => {
  const anything = fc.record({
    kind: fc.constantFrom('merchant', 'social_org', 'resident', 'new_kind'),
    categories: fc.subarray(['health', 'culture_leisure', 'other']),
    tiers: fc.subarray(['public_benefit', 'low_fee']),
    zones: fc.subarray(['living_hall']),
    areaIds: fc.subarray(['anda', 'binhu', 'hepan', 'unknown']),
    summary: fc.constantFrom('瑜伽', '吉他', ''),
  });
  const choices = fc.record({
    q: fc.constantFrom('', '瑜伽'),
    kind: fc.constantFrom('', 'merchant', COUNTED),
    category: fc.constantFrom('', 'health'),
    tier: fc.constantFrom('', 'low_fee'),
    area: fc.constantFrom('', 'anda', 'jibei', 'jy'),
    zone: fc.constantFrom('', 'living_hall'),
  });

  it('promises for every value exactly what choosing it gives', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), choices, (records, choice) => {
        const one = index(records.map((record) => partner(record)));
        const { counts } = find(one, choose(choice));
        for (const name of facetNames) {
          for (const value of new Set([...counts[name].keys(), ''])) {
            const then = find(one, choose({ ...choice, [name]: value })).items.length;
            assert.equal(counts[name].get(value) ?? 0, then, `${name}=${value}`);
          }
        }
      }),
    );
  });
  it('counts a partner at several stations of one street once for the street', () => {
    const { counts } = find(index([partner({ areaIds: ['anda', 'binhu'] })]), noChoice);
    assert.equal(counts.area.get('jibei'), 1);
    assert.equal(counts.area.get('jy'), 1);
  });
  it('survives an area tree that runs in a circle', () => {
    const round: Area[] = [
      { id: 'x', level: 'station', name: 'x', parentId: 'y' },
      { id: 'y', level: 'station', name: 'y', parentId: 'x' },
    ];
    assert.equal(makeIndex([partner({ areaIds: ['x'] })], round, () => '').entries.length, 1);
  });
  it('answers a keystroke over 2,000 records within 5 ms', () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      partner({
        name: `合伙人${at}`,
        summary: '为居民提供瑜伽、吉他、书法等课程。'.repeat(4),
        pinyin: 'he huo ren',
        areaIds: ['anda', 'hepan'],
      }),
    );
    const one = index(many);
    const times = Array.from({ length: 41 }, (_, at) => {
      const start = performance.now();
      find(one, choose({ q: ['书', '书法', 'huo', '1'][at % 4] ?? '' }));
      return performance.now() - start;
    }).sort((a, b) => a - b);
    assert.ok((times[20] ?? 99) < 5, `median ${times[20]} ms`);
  });
});

describe('the scope of a page', () => {
  const list = (partners: Partner[], more: Partial<Parameters<typeof directoryOf>[2]>) =>
    directoryOf(
      partners,
      areas,
      { kind: '', category: '', tiers: '', areaIds: undefined, ...more },
      ({ name }) => String(name),
    );

  it('lists active and suspended partners and no other status', () => {
    const all = ['active', 'suspended', 'exited', 'applied', 'notice', 'rejected', 'brand_new'].map(
      (status) => partner({ id: status, status }),
    );
    assert.deepEqual(
      list(all, {})
        .index.entries.map((one) => one.partner.id)
        .sort(),
      ['active', 'suspended'],
    );
  });
  it('hides a tier that the page leaves out, and who has that tier alone', () => {
    const all = [
      partner({ id: 'market', tiers: ['market'] }),
      partner({ id: 'both', tiers: ['market', 'low_fee'] }),
      partner({ id: 'unsaid' }),
    ];
    const { index: left, ever } = list(all, { tiers: 'public_benefit low_fee' });
    assert.deepEqual(left.entries.map((one) => one.partner.id).sort(), ['both', 'unsaid']);
    assert.equal(ever.tier.has('market'), false);
  });
  it('takes a misspelt value for none instead of emptying the page', () => {
    const warned: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warned.push(text);
    try {
      assert.equal(list([partner({})], { kind: 'merchnat' }).index.entries.length, 1);
    } finally {
      console.warn = warn;
    }
    assert.match(String(warned[0]), /kind="merchnat".*merchant/);
  });
  it('includes what is below an area and leaves out the rest', () => {
    const all = [
      partner({ id: 'in', areaIds: ['anda'] }),
      partner({ id: 'out', areaIds: ['hepan'] }),
      partner({ id: 'by', supervisingAreaId: 'binhu' }),
    ];
    const found = list(all, { areaIds: new Set(['jibei', 'anda', 'binhu']) });
    assert.deepEqual(found.index.entries.map((one) => one.partner.id).sort(), ['by', 'in']);
  });
});

describe('the published number', () => {
  const figure = (more: Partial<Figure> = {}): Figure => ({
    key: 'partners',
    value: 3,
    qualifier: 'exact',
    asOf: '2026-11-20',
    label: '社区合伙人',
    ...more,
  });
  const withFigure = (more?: Partial<Figure>) =>
    context({ service: { ...service, figures: [figure(more)] } });
  const three = () => [
    partner(),
    partner({ kind: 'social_org', status: 'suspended' }),
    partner({ kind: 'co_building_unit' }),
  ];
  const outside = () => [
    partner({ kind: 'volunteer_team' }),
    partner({ kind: 'resident' }),
    partner({ status: 'exited' }),
  ];

  it('counts the three kinds, active and suspended, and lists the others beside it', () => {
    const view = figureView(loaded([...three(), ...outside()]), withFigure());
    assert.equal(view?.countedTotal, 3);
    assert.deepEqual(
      view?.beside.map(({ label, n }) => `${label}${n}`),
      ['志愿团队1', '居民入伙1'],
    );
    assert.deepEqual(view?.differs, []);
  });
  it('says it when number and records disagree, and that faulty records may be why', () => {
    const fault = { resource: 'partners', path: '/items/1', reason: 'missing' };
    const view = figureView(loaded(three(), { setAside: [fault, fault] }), withFigure({ value: 5 }));
    assert.equal(view?.differs[0], '公布数 5 与目录中的 3 家不一致，相差 2 家');
    assert.match(view?.differs[1] ?? '', /2 条记录格式有误/);
  });
  it('takes “at least” at its word', () => {
    const view = figureView(loaded(three()), withFigure({ value: 2, qualifier: 'at_least' }));
    assert.equal(view?.value, '至少 2');
    assert.deepEqual(view?.differs, []);
    assert.equal(
      figureView(loaded(three()), withFigure({ value: 4, qualifier: 'at_least' }))?.differs.length,
      2,
    );
  });
  it('shows no number where none was published', () => {
    assert.equal(figureView(loaded(three()), c), undefined);
  });
});

describe('a record in words', () => {
  it('says how long ago and by whom a record was checked, and when that is too long', () => {
    const at = (verifiedAt: string) => checkedView(partner({ verifiedAt, verifiedBy: 'anda' }), c);
    assert.deepEqual(at('2026-11-11'), { text: '安大社区 11月11日（12天前）', tone: 'good' });
    assert.equal(at('2026-05-27').tone, 'good');
    assert.match(at('2026-05-26').text, /181天前，时间较久，需重新核验/);
    assert.equal(at('2026-05-26').tone, 'warm');
    assert.match(at('2025-11-11').text, /2025年11月11日/);
    assert.equal(checkedView(partner(), c).text, '未公布核验记录');
  });
  it('warns of an agreement from 60 days before its end, and after it', () => {
    const ends = (end: string | null, more: Partial<Agreement> = {}) =>
      endingView(partner({ agreements: [agreement({ end, ...more })] }), c);
    assert.equal(ends('2027-01-22')?.text, '协议将于2027年1月22日到期（还有60天）');
    assert.equal(ends('2027-01-23'), undefined);
    assert.equal(ends('2026-11-22')?.tone, 'bad');
    assert.equal(ends(null, { openEnded: true }), undefined);
    assert.equal(ends('2026-12-01', { status: 'terminated' }), undefined);
  });
  it('goes by the agreement that lasts longest', () => {
    const last = mainAgreement(
      partner({
        agreements: [
          agreement({ id: 'old', end: '2026-12-01' }),
          agreement({ id: 'new', end: '2028-12-01' }),
        ],
      }),
    );
    assert.equal(last?.id, 'new');
  });
  it('says 长期合作 for an open-ended agreement and never invents a term', () => {
    assert.equal(termView(agreement({ openEnded: true }), c), '长期合作 · 生效中');
    assert.equal(termView(agreement(), c), '未公开 · 生效中');
  });
  it('shows a share that is not disclosed as 未公开 and never as 0', () => {
    assert.equal(shareView(agreement(), c), '未公开');
    assert.equal(shareView(agreement({ share: { basis: null, bp: null } }), c), '未公开');
    assert.equal(shareView(agreement({ share: { basis: 'gross', bp: null } }), c), '课程收入 · 比例未公开');
    assert.equal(shareView(agreement({ share: { basis: 'gross', bp: 1250 } }), c), '课程收入的 12.5%');
    assert.equal(
      shareView(agreement({ share: { basis: 'fixed', fixedFen: 100_000 } }), c),
      '定额 1,000.00 元',
    );
  });
  it('says in words that a qualification has expired', () => {
    const [gone, soon, good, open] = qualificationsView(
      partner({
        qualifications: [
          { name: '甲', validTo: '2026-11-22' },
          { name: '乙', validTo: '2026-11-23' },
          { name: '丙', validTo: '2028-01-01' },
          { name: '丁' },
        ],
      }),
      c,
    );
    assert.deepEqual(gone?.valid, { text: '已于2026年11月22日过期', tone: 'bad' });
    assert.deepEqual(soon?.valid, { text: '有效期至2026年11月23日（今天）', tone: 'warm' });
    assert.equal(good?.valid.tone, '');
    assert.equal(open?.valid.text, '未注明有效期');
  });
  it('sets space received against hours delivered, and leaves unknown hours unknown', () => {
    const use = { partnerId: 'p', m2: 40.5, rentFen: 0, hoursOwed: 120, hoursDelivered: 84 };
    const full = spaceView(partner({ spaceUses: [use, { ...use, m2: 20 }] }), c);
    assert.equal(full?.received, '使用社区空间 60.5 平方米 · 免租金');
    assert.equal(full?.given, '约定服务 240 小时，已完成 168 小时（70%）');
    assert.equal(full?.part, 0.7);
    const half = spaceView(partner({ spaceUses: [{ partnerId: 'p', hoursOwed: 10 }] }), c);
    assert.equal(half?.received, '租金未公开');
    assert.equal(half?.given, '约定服务 10 小时，完成情况未公开');
    assert.equal(half?.part, undefined);
    assert.equal(spaceView(partner({ spaceUses: [{ ...use, end: '2026-01-01' }] }), c), undefined);
  });
  it('hides a rating of fewer than five', () => {
    const few = ratingView(partner({ rating: { mean: 5, n: 4, spread: [0, 0, 0, 0, 4] } }), c);
    assert.deepEqual(few, { text: '评价不足 5 人，暂不显示', spread: [] });
    const five = ratingView(partner({ rating: { mean: 4.55, n: 5, spread: [0, 0, 1, 0, 4] } }), c);
    assert.match(five?.text ?? '', /5 人评价/);
    assert.deepEqual(five?.spread.map(({ stars, n }) => [stars, n])[0], [5, 4]);
  });
  it('phones the published line, else the nearest site above that has one, else the office', () => {
    assert.deepEqual(contactOf(partner({ areaIds: ['binhu'], phone: '0531-1' }), c), {
      phone: '0531-1',
      name: '滨湖社区',
    });
    assert.deepEqual(contactOf(partner({ areaIds: ['anda'] }), c), {
      phone: '0531-0000-0001',
      name: '安大社区',
    });
    assert.deepEqual(contactOf(partner({ areaIds: ['binhu'] }), c), {
      phone: '0531-0000-0009',
      name: '济阳区',
    });
    assert.deepEqual(contactOf(partner({ areaIds: ['nowhere'] }), c), {
      phone: '0531-0000-0002',
      name: '服务台',
    });
  });
  it('shows no id to a reader where the tree does not know an area', () => {
    assert.equal(placesView(partner({ areaIds: ['st-47', 'anda'] }), c), '安大社区');
    assert.equal(placesView(partner({ areaIds: ['st-47'] }), c), '');
    assert.equal(
      placesView(partner({ areaIds: ['anda', 'binhu', 'hepan', 'jibei'] }), c),
      '安大社区、滨湖社区、荷畔社区等 4 处',
    );
  });
  it('words a status that a newer backend made up, and one named like a member of every object', () => {
    const { warn } = console;
    console.warn = () => undefined;
    try {
      assert.equal(statusView(partner({ status: 'brand_new' }), c)?.text, '其他');
      assert.equal(statusView(partner({ status: 'constructor' }), c)?.text, '其他');
    } finally {
      console.warn = warn;
    }
    assert.equal(statusView(partner({ status: 'suspended' }), c)?.text, '暂停合作');
    assert.equal(statusView(partner(), c), undefined);
  });
  it('speaks English where it is asked to', () => {
    const english = context({ words: en, lang: 'en' });
    assert.equal(checkedView(partner({ verifiedAt: '2026-11-22' }), english).text, '22 Nov (yesterday)');
  });
});
