import { addDays, instantAt } from '../../src/contract';
import type { Course, Entry, Fund, Partner, Session, Survey, Task } from '../../src/contract';
import type { Dataset } from './dataset';
import { dayAt, minutesFromNow, type Frame } from './frame';
import { markedBoth } from './phrase';
import { hostileIds } from './special';
import { hostileTexts } from './table/hostile';

/** A record that is wrong on purpose, passed off as a right one. */
const asIf = <T>(record: Record<string, unknown>): T => record as unknown as T;

function badCourses([first]: readonly Course[]): Course[] {
  if (!first) return [];
  const copy = (id: string, change: Record<string, unknown>) => asIf<Course>({ ...first, id, ...change });
  return [
    copy(hostileIds.longTitle, { title: hostileTexts.long }),
    copy(hostileIds.bidiTitle, { title: hostileTexts.bidi }),
    copy(hostileIds.scriptTitle, { title: hostileTexts.script }),
    copy(hostileIds.unknownWords, {
      kind: 'hologram',
      zone: 'orbital_station',
      brands: ['midnight'],
      audiences: ['robots'],
      offers: [{ id: 'x-o1', tier: 'platinum', amountFen: 100, unit: 'lightyear' }],
      enrol: { mode: 'telepathy' },
    }),
    copy(hostileIds.paidPublicBenefit, {
      offers: [{ id: 'y-o1', tier: 'public_benefit', amountFen: 900, unit: 'session' }],
    }),
    copy(hostileIds.floatPrice, {
      offers: [{ id: 'z-o1', tier: 'low_fee', amountFen: 19.9, unit: 'session' }],
    }),
    asIf<Course>({ id: hostileIds.courseWithoutTitle, kind: 'course', status: 'published', demo: true }),
  ];
}

function badSessions(courseId: string, venueId: string, areaId: string, frame: Frame): Session[] {
  const day = addDays(frame.today, 1);
  const base = { courseId, venueId, areaId, status: 'scheduled', demo: true };
  const from = instantAt(day, '10:00');
  const to = instantAt(day, '11:00');
  return [
    asIf({ ...base, id: hostileIds.noOffset, start: `${day}T10:00:00`, end: `${day}T11:00:00` }),
    asIf({ ...base, id: hostileIds.endBeforeStart, start: to, end: from }),
    asIf({
      ...base,
      id: hostileIds.zeroCapacity,
      start: from,
      end: to,
      seats: { id: hostileIds.zeroCapacity, capacity: 0, left: 0, asOf: frame.now },
    }),
    asIf({
      ...base,
      id: hostileIds.overSold,
      start: from,
      end: to,
      seats: { id: hostileIds.overSold, capacity: 10, left: -3, asOf: frame.now },
    }),
    asIf({ ...base, id: hostileIds.unknownStatus, start: from, end: to, status: 'teleported' }),
    asIf({
      ...base,
      id: hostileIds.orphan,
      courseId: 'no-such-course',
      venueId: 'no-such-venue',
      start: from,
      end: to,
    }),
    asIf({ ...base, id: hostileIds.twice, start: from, end: to }),
    asIf({ ...base, id: hostileIds.twice, start: dayAt(frame, 2, '10:00'), end: dayAt(frame, 2, '11:00') }),
    asIf({ id: hostileIds.sessionWithoutTimes, courseId, areaId }),
  ];
}

function badPartners(): Partner[] {
  const base = {
    kind: 'merchant',
    status: 'active',
    tiers: ['low_fee'],
    categories: ['daily_life'],
    demo: true,
  };
  return [
    asIf({ ...base, id: hostileIds.phoneInSummary, name: hostileTexts.name, summary: hostileTexts.phones }),
    asIf({
      ...base,
      id: hostileIds.scriptName,
      name: hostileTexts.script,
      website: 'javascript:alert(document.domain)',
    }),
    asIf({ ...base, id: hostileIds.bidiName, name: hostileTexts.bidi }),
    asIf({ ...base, id: hostileIds.longName, name: hostileTexts.long }),
    asIf({
      ...base,
      id: hostileIds.unknownPartner,
      kind: 'spaceship',
      status: 'quantum',
      name: hostileTexts.name,
      categories: ['alchemy'],
    }),
    asIf({ ...base, id: hostileIds.badDate, name: hostileTexts.name, verifiedAt: '2026-02-30' }),
    asIf({ id: hostileIds.partnerWithoutName, kind: 'merchant' }),
  ];
}

function badMoney([first]: readonly Fund[], [line]: readonly Entry[]): { funds: Fund[]; entries: Entry[] } {
  if (!first || !line) return { funds: [], entries: [] };
  const totals = { ...first.totals, openingFen: 0, inFen: 0, outFen: 50_000, closingFen: -50_000 };
  const fund = {
    ...first,
    id: hostileIds.negativeFund,
    name: markedBoth('余额为负的基金', 'Fund below zero'),
    totals,
    months: [],
  };
  const entry = (seq: number, change: Record<string, unknown>) =>
    asIf<Entry>({ ...line, fundId: fund.id, id: `${fund.id}-e${seq}`, seq, ...change });
  return {
    funds: [
      fund,
      asIf<Fund>({ id: hostileIds.fundWithoutHost, name: hostileTexts.name, areaId: 'jy', status: 'active' }),
    ],
    entries: [
      entry(1, { direction: 'out', kind: 'aid_out', amountFen: 50_000, balanceAfterFen: -50_000 }),
      // Neither the chain nor the number is right: 4 follows 1, and the balance is another.
      entry(4, { direction: 'in', kind: 'donation_in', amountFen: 100, balanceAfterFen: 9_999_999 }),
      entry(5, {
        kind: 'gold_rush',
        direction: 'in',
        amountFen: 0,
        balanceAfterFen: 9_999_999,
        summary: hostileTexts.formula,
      }),
      entry(6, { direction: 'sideways', amountFen: -1 }),
    ],
  };
}

const badTasks = (): Task[] => [
  asIf({
    id: hostileIds.unknownTask,
    no: 'X-1',
    title: hostileTexts.phones,
    category: 'magic',
    areaId: 'jy-nowhere',
    needCount: 3,
    status: 'evaporated',
    demo: true,
  }),
  asIf({
    id: hostileIds.taskWithoutCount,
    no: 'X-2',
    title: hostileTexts.name,
    category: 'other',
    areaId: 'jy',
    status: 'open',
  }),
];

const badSurveys = ([first]: readonly Survey[]): Survey[] => [
  asIf({
    ...first,
    id: hostileIds.strangeSurvey,
    title: hostileTexts.script,
    minors: null,
    need: null,
    pages: [
      {
        name: 'p1',
        elements: [
          { type: 'hologram', name: 'q1', title: hostileTexts.bidi },
          {
            type: 'text',
            name: 'q2',
            title: hostileTexts.name,
            visibleIf: { question: 'q9', operator: 'resembles', answer: 1 },
          },
          // One waits for the other, a third for what comes later, and nobody can read so many choices.
          {
            type: 'text',
            name: 'q3',
            title: hostileTexts.name,
            visibleIf: { question: 'q4', operator: 'exists' },
          },
          {
            type: 'text',
            name: 'q4',
            title: hostileTexts.name,
            visibleIf: { question: 'q3', operator: 'exists' },
          },
          {
            type: 'text',
            name: 'q5',
            title: hostileTexts.name,
            visibleIf: { question: 'q6', operator: 'exists' },
          },
          {
            type: 'single',
            name: 'q6',
            title: hostileTexts.script,
            choices: Array.from({ length: 10_000 }, (_, i) => ({ value: `c${i}`, text: `${i}` })),
          },
        ],
      },
    ],
  }),
];

/** Adds the hostile set (domain.md §5) to a small data set and puts the server's clock ten minutes ahead. */
export function spoil(data: Dataset, frame: Frame): Dataset {
  const session = data.sessions[0];
  const { funds, entries } = badMoney(data.funds, data.entries);
  return {
    ...data,
    profile: 'hostile',
    service: { ...data.service, serverTime: minutesFromNow(frame, 10) },
    venues: [
      ...data.venues,
      asIf({
        id: hostileIds.venueWithoutRoom,
        areaId: 'jy-nowhere',
        name: hostileTexts.script,
        capacity: 0,
        demo: true,
      }),
    ],
    courses: [...data.courses, ...badCourses(data.courses)],
    sessions: [
      ...data.sessions,
      ...badSessions(session?.courseId ?? '', session?.venueId ?? '', session?.areaId ?? '', frame),
      ...badCourses(data.courses)
        .slice(0, 6)
        .map((course, i) => ({
          id: `hostile-session-${i + 1}`,
          courseId: course.id,
          start: dayAt(frame, 1, `1${i}:00`),
          end: dayAt(frame, 1, `1${i}:50`),
          areaId: session?.areaId ?? '',
          status: 'scheduled' as const,
          demo: true,
        })),
    ],
    partners: [...data.partners, ...badPartners()],
    tasks: [...data.tasks, ...badTasks()],
    surveys: [...data.surveys, ...badSurveys(data.surveys)],
    funds: [...data.funds, ...funds],
    entries: [...data.entries, ...entries],
  };
}
