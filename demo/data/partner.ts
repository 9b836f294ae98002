import { addDays } from '../../src/contract';
import type { Partner } from '../../src/contract';
import { agreementOf, TOURING, type Making, type Status } from './agreement';
import type { FundPlan } from './fund-plan';
import type { Places } from './area';
import type { Frame } from './frame';
import { nameMaker, type PartnerTitle } from './name';
import { both, PUBLICATION, three } from './phrase';
import { randomOf } from './random';
import { ratingOf } from './rating';
import type { Scale } from './scale';
import { merchants, socialOrgs, teams, units, type Trade } from './table/partner';

/** A partner with what the other generators need to know about it. */
export interface PartnerDraft {
  partner: Partner;
  subjects: readonly string[];
}

/** The real business: only what the publication says (domain.md §5). */
const linhan: Partner = {
  id: 'linhan-yoga',
  kind: 'merchant',
  name: '济阳区琳晗瑜伽馆',
  summary: both(
    '每周到滨湖、澄波、新元、开元社区开展低偿瑜伽培训，部分所得用于助力社区公益慈善事业。费用、时间和反哺比例未公开。',
    'Weekly low-fee yoga in the Binhu, Chengbo, Xinyuan and Kaiyuan communities; part of the proceeds helps community charity. Fee, times and share are not published.',
  ),
  tiers: ['low_fee'],
  areaIds: ['jy-jibei-binhu', 'jy-jibei-chengbo', 'jy-jibei-xinyuan', 'jy-jibei-kaiyuan'],
  status: 'active',
  agreements: [
    {
      id: 'linhan-yoga-a1',
      areaIds: ['jy-jibei-binhu', 'jy-jibei-chengbo', 'jy-jibei-xinyuan', 'jy-jibei-kaiyuan'],
      start: null,
      end: null,
      openEnded: true,
      status: 'in_force',
      share: { basis: null, bp: null },
    },
  ],
  subjects: [both('瑜伽', 'Yoga')],
  source: PUBLICATION,
  demo: false,
};

const suspendedFor = [
  '门店装修，暂停服务',
  '资质到期，换证期间暂停',
  '负责人变更，重新核验中',
  '场地调整，等待重新排期',
];
const exitedFor = ['协议到期，双方不再续签', '门店搬离本区', '服务时长未达约定，协商退出'];

/** One to three invented stations, sometimes a real one at the end. */
function stationsOf({ places, random }: Making, id: string): string[] {
  if (id === TOURING) return places.invented.slice(0, 4);
  const own = random.shuffle(places.invented).slice(0, random.int(1, 3));
  const real = random.chance(0.3) ? [random.pick([...places.real])] : [];
  return [...own, ...real];
}

const readingOf = ({ pinyin, initials }: PartnerTitle) => (pinyin && initials ? { pinyin, initials } : {});

function statusWords({ frame, random }: Making, status: Status) {
  if (status === 'suspended') {
    return { statusSince: addDays(frame.today, -random.int(3, 40)), statusReason: random.pick(suspendedFor) };
  }
  if (status === 'exited') {
    return { statusSince: addDays(frame.today, -random.int(5, 90)), statusReason: random.pick(exitedFor) };
  }
  return {
    statusSince: addDays(frame.today, status === 'active' ? -random.int(60, 700) : -random.int(1, 12)),
  };
}

function checkedBy({ frame, random }: Making, status: Status, area: string) {
  if (status === 'applied' || status === 'notice') return {};
  const old = random.chance(0.08);
  return {
    verifiedAt: addDays(frame.today, -(old ? random.int(370, 520) : random.int(2, 170))),
    verifiedBy: area,
  };
}

function organisation(
  making: Making,
  id: string,
  trade: Trade,
  title: PartnerTitle,
  status: Status,
): PartnerDraft {
  const { frame, random } = making;
  const areaIds = stationsOf(making, id);
  const home = areaIds[0] ?? 'jy';
  const validTo = addDays(frame.today, random.chance(0.05) ? -random.int(5, 60) : random.int(40, 1500));
  const partner: Partner = {
    id,
    kind: trade.kind,
    name: title.name,
    shortName: title.shortName,
    ...readingOf(title),
    summary: trade.summary,
    categories: [...trade.categories],
    tiers: [...trade.tiers],
    zones: trade.zone ? [trade.zone] : [],
    areaIds,
    supervisingAreaId: home,
    status,
    ...statusWords(making, status),
    qualifications: trade.qualification ? [{ name: trade.qualification, validTo }] : [],
    ...checkedBy(making, status, home),
    agreements: agreementOf(making, id, trade.kind, status, areaIds),
    ...(status === 'active' && random.chance(0.35) && { rating: ratingOf(random) }),
    ...(status === 'active' && random.chance(0.06) && { website: `https://${id}.example/` }),
    demo: true,
  };
  return { partner, subjects: trade.subjects };
}

/** Organisations of one kind in one status; trades take turns. */
function organisations(
  making: Making,
  names: ReturnType<typeof nameMaker>,
  trades: readonly Trade[],
  prefix: string,
  counts: readonly (readonly [Status, number])[],
): PartnerDraft[] {
  const out: PartnerDraft[] = [];
  for (const [status, count] of counts) {
    for (let i = 0; i < count; i += 1) {
      const trade = trades[out.length % trades.length];
      if (!trade) continue;
      const id = `${prefix}-${three(out.length + 1)}`;
      out.push(organisation(making, id, trade, names.organisation(trade), status));
    }
  }
  return out;
}

function people(
  making: Making,
  names: ReturnType<typeof nameMaker>,
  kind: 'capable_person' | 'resident',
  prefix: string,
  count: number,
): PartnerDraft[] {
  return Array.from({ length: count }, (_, i) => {
    const { title, skill } = names.person(kind);
    const areaIds = [making.random.pick(making.places.invented)];
    const partner: Partner = {
      id: `${prefix}-${three(i + 1)}`,
      kind,
      ...title,
      summary: skill[4],
      categories: [skill[3]],
      tiers: ['public_benefit'],
      areaIds,
      supervisingAreaId: areaIds[0] ?? 'jy',
      status: 'active',
      ...statusWords(making, 'active'),
      ...checkedBy(making, 'active', areaIds[0] ?? 'jy'),
      demo: true,
    };
    return { partner, subjects: skill[2] };
  });
}

/** All partners: the real one, the counted kinds in every status, and the kinds outside the count. */
export function makePartners(
  frame: Frame,
  places: Places,
  funds: readonly FundPlan[],
  scale: Scale,
): PartnerDraft[] {
  const random = randomOf('partners');
  const names = nameMaker(random);
  const making: Making = {
    frame,
    places,
    funds,
    random,
    expiring: scale.expiring,
    sharing: new Map(),
    sharingMax: scale.sharing,
  };
  const kinds = [
    { trades: merchants, prefix: 'shop', real: 1 },
    { trades: socialOrgs, prefix: 'org', real: 0 },
    { trades: units, prefix: 'unit', real: 0 },
  ] as const;
  const counted = kinds.flatMap(({ trades, prefix, real }, i) => {
    const at = (list: readonly [number, number, number]) => list[i] ?? 0;
    return organisations(making, names, trades, prefix, [
      ['active', at(scale.counted) - at(scale.suspended) - real],
      ['suspended', at(scale.suspended)],
      ['applied', at(scale.applied)],
      ['notice', at(scale.notice)],
      ['exited', at(scale.exited)],
    ]);
  });
  return [
    { partner: linhan, subjects: [] },
    ...counted,
    ...organisations(making, names, teams, 'team', [['active', scale.teams]]),
    ...people(making, names, 'capable_person', 'capable', scale.capable),
    ...people(making, names, 'resident', 'resident', scale.residents),
  ];
}
