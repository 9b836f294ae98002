/** A small data set made by hand, with more records of some kinds than fit on a page. (Node) */
import type { Course, Entry, Partner, Session } from '../../src/contract';
import { addDays } from '../../src/contract';
import type { Dataset, Profile } from '../../demo/data/dataset';

const DAY = '2026-11-23';

/** Three levels: `c` over `i1` (over `s1`, `s2`) and `i2` (over `s3`). */
const areas = [
  { id: 'c', level: 'center', name: '中心（示例）' },
  { id: 'i1', level: 'institute', name: '一所（示例）', parentId: 'c' },
  { id: 'i2', level: 'institute', name: '二所（示例）', parentId: 'c' },
  { id: 's1', level: 'station', name: '一站（示例）', parentId: 'i1' },
  { id: 's2', level: 'station', name: '二站（示例）', parentId: 'i1' },
  { id: 's3', level: 'station', name: '三站（示例）', parentId: 'i2' },
];

const number = (n: number): string => String(n).padStart(4, '0');
const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index));

const partner = (n: number): Partner => ({
  id: `p${number(n)}`,
  kind: 'merchant',
  name: `第${n}号（示例）`,
  status: 'active',
  areaIds: n === 0 ? ['s1', 's3'] : [n % 2 ? 's2' : 's3'],
  demo: true,
});

const course = (id: string, partnerId: string): Course => ({
  id,
  title: { 'zh-Hans': '课（示例）', en: 'Class (sample)' },
  kind: 'course',
  partnerId,
  offers: [{ id: `${id}-o`, tier: 'public_benefit', amountFen: 0, unit: 'session' }],
  status: 'published',
  demo: true,
});

/** Midnight at +08:00 is still the day before in UTC: a session then belongs to the month of the service's zone. */
const session = (id: string, courseId: string, areaId: string, date: string, time = '00:30'): Session => ({
  id,
  courseId,
  areaId,
  venueId: `v-${areaId}`,
  start: `${date}T${time}:00+08:00`,
  end: `${date}T23:00:00+08:00`,
  status: 'scheduled',
  seats: { id, capacity: 20, left: 3, waitlist: 0, asOf: `${DAY}T09:00:00+08:00` },
  demo: true,
});

/** Each line moves one fen more than the one before, in and out by turns. */
function ledger(fundId: string, count: number, from = 0): Entry[] {
  let balance = 1_000_000;
  return times(count, (index) => {
    const direction = index % 2 ? 'out' : 'in';
    balance += direction === 'in' ? index : -index;
    return {
      id: `${fundId}-e${index}`,
      fundId,
      seq: index + 1 + from,
      postedOn: addDays('2026-01-01', index % 300),
      kind: direction === 'in' ? 'donation_in' : 'project_out',
      direction,
      amountFen: index,
      summary: '一笔（示例）',
      balanceAfterFen: balance,
      demo: true,
    };
  });
}

const fund = (id: string, areaId: string) => ({
  id,
  name: `基金 ${id}（示例）`,
  areaId,
  host: { name: '慈善会（示例）' },
  status: 'active',
  totals: { from: '2026-01-01', to: DAY, openingFen: 0, inFen: 0, outFen: 0, closingFen: 0 },
  asOf: `${DAY}T09:00:00+08:00`,
  demo: true,
});

/** The data set; `spoilt` adds records that no table can hold. */
export function sample(profile: Profile, now: string): Dataset {
  const data = soundSample(profile, now);
  if (profile === 'hostile') spoil(data);
  return data;
}

function soundSample(profile: Profile, now: string): Dataset {
  const sessions = [
    session('x-first', 'k1', 's1', '2026-11-01'),
    session('x-last', 'k1', 's2', '2026-11-30', '22:00'),
    session('x-mid', 'k2', 's3', DAY),
    session('x-before', 'k2', 's3', '2026-10-31', '22:00'),
  ];
  return {
    profile,
    now,
    service: {
      contractVersion: '1',
      operator: { name: '服务台（示例）' },
      timeZone: 'Asia/Shanghai',
      areas,
      capabilities: { classes: ['static-read', 'read', 'write'], write: ['responses'] },
      serverTime: now,
      demo: { note: '演示数据' },
    },
    venues: ['s1', 's2', 's3'].map((areaId) => ({
      id: `v-${areaId}`,
      areaId,
      name: '教室（示例）',
      capacity: 20,
    })),
    courses: [course('k1', 'p0000'), course('k2', 'p0001')],
    sessions,
    days: { '2026': [{ date: '2026-10-01', kind: 'rest', name: '国庆节' }] },
    partners: times(1001, partner),
    spaces: ['s1', 's3'].map((areaId) => ({
      id: `o-${areaId}`,
      areaId,
      name: '空间（示例）',
      kind: 'idle_asset',
    })),
    rules: [{ id: 'r1', type: 'admission', title: '规则（示例）', version: '1', clauses: ['一'] }],
    notices: [{ id: 'n1', type: 'call', title: '公告（示例）' }],
    surveys: [
      survey('q-all'),
      survey('q-i1', 'i1'),
      survey('q-i2', 'i2'),
      survey('q-past', undefined, '2026-11-22'),
    ],
    tasks: ['s1', 's3'].map((areaId) => ({ ...task, id: `t-${areaId}`, areaId })),
    needs: [{ receipt: 'ABCD2345', category: 'health', status: 'listed', submittedAt: now, timeline: [] }],
    funds: [fund('f1', 's1'), fund('f2', 's3')],
    entries: [...ledger('f1', 2005), ...ledger('f2', 2)],
    shares: [
      {
        id: 'h1',
        fundId: 'f1',
        partnerId: 'p0000',
        partnerName: '第0号（示例）',
        from: DAY,
        to: DAY,
        status: 'undisclosed',
      },
    ],
    disclosures: [{ id: 'd1', fundId: 'f1', type: 'quarter', dueOn: DAY }],
  };
}

const task = { no: '1', title: '事（示例）', category: 'health', needCount: 5, status: 'open' };

const survey = (id: string, areaId?: string, closes?: string) => ({
  id,
  version: '1',
  title: '问卷（示例）',
  areaId,
  closes,
  opens: '2026-01-01',
  pages: [{ name: 'a', elements: [{ type: 'text', name: 'a1', title: '一' }] }],
});

/** Ids twice, a parent that is not there, a wrong shape, more seats left than there are, a clock that is off. */
function spoil(data: Dataset): void {
  const [first] = data.sessions;
  const [line] = data.entries;
  if (!first || !line) throw new Error('the sample is empty');
  data.partners.push({ ...partner(3), name: '重复（示例）' }, { id: 'p-odd' } as Partner);
  data.sessions.push(
    { ...first, id: 'x-lost', courseId: 'nowhere' },
    { ...first, id: 'x-no-zone', end: '2026-11-01T09:00' },
  );
  data.sessions.push({
    ...first,
    id: 'x-many',
    seats: { id: 'x-many', capacity: 0, left: 9, asOf: data.now },
  });
  data.entries.push({ ...line, id: 'f1-again' }, { ...line, id: 'f1-lost', fundId: 'nowhere' });
  data.service.serverTime = '2026-11-23T09:10:00+08:00';
}
