/** A small programme for the course calendar's tests: one of each thing that must not be lost. */
import type { Course, Day, SeatCount, Service, Session, Venue } from '../../src/contract';
import { addDays } from '../../src/contract';
import type { Backend } from '../../src/source/backend';
import { Failure } from '../../src/source/failure';

export const NOW = '2026-11-23T09:00:00+08:00';

export const service: Service = {
  contractVersion: '1.0',
  operator: { name: { 'zh-Hans': '服务台', en: 'Desk' }, phone: '0531-0000-0001' },
  timeZone: 'Asia/Shanghai',
  areas: [
    { id: 'jy', level: 'center', name: '济阳区' },
    { id: 'jibei', level: 'institute', name: '济北街道', parentId: 'jy' },
    { id: 'anda', level: 'station', name: '安大社区', parentId: 'jibei', phone: '0531-0000-0002' },
    { id: 'binhu', level: 'station', name: '滨湖社区', parentId: 'jibei' },
    { id: 'jiyang', level: 'institute', name: '济阳街道', parentId: 'jy' },
    { id: 'hepan', level: 'station', name: '荷畔社区', parentId: 'jiyang', address: '荷畔路 1 号' },
  ],
  capabilities: { classes: ['static-read', 'seats'] },
  serverTime: NOW,
};

const venues: Venue[] = [
  { id: 'v1', areaId: 'anda', name: '多功能厅' },
  { id: 'v2', areaId: 'hepan', name: '荷畔社区舞蹈教室' },
];

const guitar: Course = {
  id: 'guitar',
  title: { 'zh-Hans': '流行吉他', en: 'Pop guitar' },
  kind: 'course',
  status: 'published',
  brands: ['after_work'],
  audiences: ['youth'],
  ageMin: 16,
  ageMax: 45,
  partnerId: 'six',
  offers: [
    { id: 'g2', tier: 'market', amountFen: 12000, unit: 'session' },
    {
      id: 'g1',
      tier: 'public_benefit',
      amountFen: 0,
      unit: 'term',
      sessionsIncluded: 12,
      materialsFen: 1250,
      eligible: '本社区居民',
    },
  ],
  enrol: {
    mode: 'first_come',
    opensAt: '2026-11-01T09:00:00+08:00',
    closesAt: '2026-12-31T18:00:00+08:00',
    waitlistMax: 20,
  },
  instructors: [
    { displayName: '郭老师', consent: true },
    { displayName: '不愿具名者', consent: false },
  ],
  bring: '自己的琴',
  basedOn: { needCount: 23 },
};
const yoga: Course = {
  id: 'yoga',
  title: '公园瑜伽',
  kind: 'course',
  status: 'published',
  brands: ['leisure'],
  audiences: ['elder'],
  partnerId: 'linhan',
  offers: [{ id: 'y1', tier: 'low_fee', amountFen: null, unit: 'session' }],
  prepaidWarning: '一次收费超过上限',
  changes: [{ at: '2026-11-22T10:00:00+08:00', text: '地点改到荷畔社区' }],
};
const chess: Course = {
  id: 'chess',
  title: '象棋角',
  kind: 'activity',
  status: 'published',
  brands: ['in_need'],
  audiences: ['all_age'],
  offers: [{ id: 'c1', tier: 'public_benefit', amountFen: 0, unit: 'session' }],
  enrol: { mode: 'walk_in' },
};
const secret: Course = { ...chess, id: 'secret', title: '还没发布', status: 'draft' };
export const courses = { guitar, yoga, chess, secret };

/** A session of 90 minutes. */
export const at = (
  id: string,
  courseId: string,
  day: string,
  time: string,
  more: Partial<Session> = {},
): Session => ({
  id,
  courseId,
  start: `${day}T${time}:00+08:00`,
  end: `${day}T${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}:30:00+08:00`,
  areaId: 'anda',
  venueId: 'v1',
  status: 'scheduled',
  ...more,
});

const hepan = { areaId: 'hepan', venueId: 'v2' };
export const november: Session[] = [
  at('old', 'guitar', '2026-11-11', '19:00', { status: 'held' }),
  at('today', 'chess', '2026-11-23', '14:00'),
  at('g1', 'guitar', '2026-11-25', '19:00'),
  at('gone', 'guitar', '2026-11-25', '20:00', { status: 'cancelled', changeReason: '老师生病' }),
  at('moved', 'yoga', '2026-11-25', '10:00', {
    ...hepan,
    status: 'changed',
    changedFrom: { start: '2026-11-24T08:00:00+08:00', end: '2026-11-24T09:30:00+08:00' },
    changeReason: '教室停电',
    changedAt: '2026-11-22T10:00:00+08:00',
  }),
  at('y2', 'yoga', '2026-11-28', '10:00', hepan),
  at('draft', 'secret', '2026-11-28', '10:00'),
];
export const december: Session[] = [
  at('d1', 'chess', '2026-12-01', '14:00'),
  at('d2', 'guitar', '2026-12-09', '19:00'),
];

const seat = (id: string, left: number, asOf: string, more: Partial<SeatCount> = {}): SeatCount => ({
  id,
  capacity: 25,
  left,
  asOf,
  ...more,
});
/** What `seats.json` says a little later than the sessions. */
export const seats = [
  seat('g1', 3, '2026-11-23T09:05:00+08:00', { offlineLeft: 2 }),
  seat('d2', 5, '2026-11-23T09:05:00+08:00', { waitlist: 4 }),
];

const days2026: Day[] = [
  { date: '2026-10-01', kind: 'rest', name: '国庆节', notice: { title: '二〇二六年放假通知' } },
  { date: '2026-10-10', kind: 'make_up_work', name: '国庆节调休上班' },
];

const envelope = (items: readonly unknown[], included?: object) => ({
  items,
  asOf: NOW,
  ...(included && { included }),
});

/** Sessions of one month with all that they need. */
export const monthPage = (sessions: readonly Session[]): unknown =>
  envelope(sessions, {
    courses: Object.values(courses),
    venues,
    partners: [
      { id: 'six', name: '六弦琴社' },
      { id: 'linhan', name: '琳晗瑜伽馆' },
    ],
  });

/** The programme with readings, zones and categories, as a district's own system gives them. */
export function sounded(months: Record<string, readonly Session[]> = {}): Backend {
  const backend = backendOf(undefined, months);
  const more: Record<string, Partial<Course>> = {
    guitar: { pinyin: 'liú xíng jí tā', zone: 'youth_night_school', category: 'culture_leisure' },
    yoga: { pinyin: 'gong yuan yu jia', zone: 'living_hall', category: 'health' },
  };
  const list: Backend['list'] = async (resource, query, options) => {
    const page = await backend.list(resource, query, options);
    if (resource !== 'sessions') return page;
    const { included, ...rest } = page as { included: { courses: Course[] } };
    const own = included.courses.map((course) => ({ ...course, ...more[course.id] }));
    return { ...rest, included: { ...included, courses: own } };
  };
  return { ...backend, list };
}

/** `count` sessions spread over November. */
export const many = (count: number): Session[] =>
  Array.from({ length: count }, (_, index) => {
    const hour = String(8 + (index % 12)).padStart(2, '0');
    const course = ['guitar', 'yoga', 'chess'][index % 3] ?? 'chess';
    return at(`m${index}`, course, addDays('2026-11-01', index % 30), `${hour}:00`);
  });

export interface Said {
  /** Resource and query of every read, in order. */
  asked: string[];
  /** Set to a Failure to let every read of sessions fail. */
  failure?: Failure | undefined;
}

/** The programme as a backend object; `months` replaces its months, `more` its service. */
export function backendOf(
  said: Said = { asked: [] },
  months: Record<string, readonly Session[]> = {},
  more: Partial<Service> = {},
): Backend {
  const all: Record<string, readonly Session[]> = { '2026-11': november, '2026-12': december, ...months };
  return {
    key: `calendar-${Math.random()}`,
    keep: false,
    async get() {
      return { ...service, ...more };
    },
    async list(resource, query) {
      said.asked.push(`${resource} ${JSON.stringify(query)}`);
      if (resource === 'sessions') {
        if (said.failure) throw said.failure;
        return monthPage(all[String(query.month)] ?? []);
      }
      if (resource === 'days') {
        if (query.year !== '2026') throw new Failure('not-announced');
        return envelope(days2026);
      }
      const ids = query.ids as readonly string[];
      return envelope(seats.filter(({ id }) => ids.includes(id)));
    },
  };
}
