/** What the calendar shows, finds and says, without a page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Course, EnrolPolicy, SeatCount, Session } from '../../src/contract';
import type { ReactiveController } from 'lit';
import fc from 'fast-check';
import { areaAndBelow, textIn } from '../../src/contract';
import { CalendarData } from '../../src/element/course-calendar/data';
import type { Backend } from '../../src/source/backend';
import type { LoadedSessions, Row, Scope } from '../../src/element/course-calendar/view';
import { choiceCount, noChoice, yearsOf } from '../../src/element/course-calendar/choice';
import type { Choice } from '../../src/element/course-calendar/choice';
import { find } from '../../src/element/course-calendar/find';
import type { Facet, Tests } from '../../src/element/course-calendar/find';
import { stationGroups } from '../../src/element/course-calendar/find/facet';
import { isForAge, seatState, Sieve } from '../../src/element/course-calendar/find/sieve';
import { rowsOf } from '../../src/element/course-calendar/view';
import { phaseOf } from '../../src/element/course-calendar/phase';
import { dayByKey } from '../../src/element/course-calendar/place';
import { bodyOf, faults, mostOf, noFields } from '../../src/element/course-calendar/enrol/form';
import { mayCancel, mayClaim, waitState } from '../../src/element/course-calendar/enrol/standing';
import { untilWords } from '../../src/element/course-calendar/enrol/ticking';
import { enrolWords } from '../../src/element/course-calendar/enrol/words';
import { isInside } from '../../src/element/course-calendar/inside';
import { choiceOf, formatOf, textOf } from '../../src/element/course-calendar/poster/choice';
import { foldEvenly } from '../../src/element/course-calendar/poster/fold';
import { isReachable, publicAddress } from '../../src/element/part/code';
import { eventOf } from '../../src/element/course-calendar/linked/event';
import type { Scene } from '../../src/element/course-calendar/scene';
import { resultMaker } from '../../src/element/course-calendar/results';
import {
  dayNotes,
  feeWords,
  markOf,
  offerNotes,
  seatWords,
  spokenDay,
  spokenTimes,
} from '../../src/element/course-calendar/tell';
import type { Voice } from '../../src/element/course-calendar/tell';
import { hoursOf, sideBySide, weekOf } from '../../src/element/course-calendar/week';
import { en, zhHans } from '../../src/element/course-calendar/words';
import { en as commonEn, zhHans as common } from '../../src/element/part/words';
import { at, courses, december, many, november, NOW, service } from './course-calendar.fixture';

const load = (items: readonly Session[]): LoadedSessions => ({
  items,
  included: { courses: Object.values(courses), venues: [], partners: [] },
  asOf: NOW,
  receivedAt: 0,
  partial: false,
  setAside: [],
  redacted: [],
});
const everywhere: Scope = { areaIds: undefined, partner: '', tiers: [], zone: 'Asia/Shanghai' };
const rows = (scope: Partial<Scope> = {}, items = november): Row[] =>
  rowsOf([load(items)], { ...everywhere, ...scope });
const ids = (list: readonly Row[]): string[] => list.map((row) => row.session.id);
const voice = (lang: string, today = '2026-11-23'): Voice => ({
  words: lang === 'en' ? en : zhHans,
  common: lang === 'en' ? commonEn : common,
  lang,
  today,
  zone: 'Asia/Shanghai',
  text: (text) => textIn(text, lang),
});
const zh = voice('zh-Hans');
const none = new Set<string>();

describe('course calendar: what search engines are told', () => {
  const scene = (seats?: SeatCount): Scene => ({
    ...zh,
    service: undefined,
    now: Date.parse('2026-11-23T09:00:00+08:00'),
    ...{ elder: false, width: 'wide', level: 2, days: new Map(), areas: new Map() },
    seatsOf: () => seats,
    times: () => '',
    open: () => undefined,
  });
  const told = (row: Row | undefined, seats?: SeatCount) => {
    assert.ok(row);
    return eventOf(row, scene(seats), { host: 'x.example', page: 'https://x.example/' });
  };
  const g1 = rows().find(({ session }) => session.id === 'g1');
  const count = (left: number, waitlist = 0): SeatCount => ({
    ...{ id: 'g1', capacity: 20, left, waitlist, asOf: '2026-11-23T09:00:00+08:00' },
  });

  it('calls nothing free for which materials are paid, and no undisclosed price nothing', () => {
    assert.ok(g1);
    const offer = { id: 'o', tier: 'public_benefit', amountFen: 0, unit: 'session' } as const;
    const free = (more: object) => told({ ...g1, offers: [{ ...offer, ...more }] });
    assert.equal(free({}).isAccessibleForFree, true);
    const paid = free({ materialsFen: 1200 });
    assert.equal(paid.isAccessibleForFree, false);
    assert.match(JSON.stringify(paid.offers), /材料费 12\.00 元/);
    const unknown = free({ amountFen: null });
    assert.equal(unknown.isAccessibleForFree, false);
    assert.doesNotMatch(JSON.stringify(unknown), /"price"/);
  });

  it('says of the seats what the screen says, and nothing of what is called off', () => {
    const seats = (left: number, waiting?: number) => JSON.stringify(told(g1, count(left, waiting)).offers);
    assert.match(seats(15), /InStock/);
    assert.match(seats(2, 3), /BackOrder/, 'seats that are offered to those who wait are not free');
    assert.match(seats(0, 1000), /SoldOut/);
    const gone = rows().find(({ session }) => session.id === 'gone');
    assert.equal(told(gone, count(15)).eventStatus, 'https://schema.org/EventCancelled');
    assert.doesNotMatch(JSON.stringify(told(gone, count(15))), /InStock/);
  });

  it('makes up no times that are not told, and names no teacher without consent', () => {
    assert.ok(g1);
    const day = told({ ...g1, session: { ...g1.session, timesTold: 'day' } });
    assert.deepEqual([day.startDate, day.endDate], [g1.date, undefined]);
    assert.equal(told({ ...g1, session: { ...g1.session, timesTold: 'start' } }).endDate, undefined);
    assert.match(JSON.stringify(told(g1)), /郭老师/);
    assert.doesNotMatch(JSON.stringify(told(g1)), /不愿具名者/);
  });
});

describe('course calendar: rows', () => {
  it('leaves out drafts, sorts by time, and takes a session of two months once', () => {
    assert.deepEqual(ids(rows()), ['old', 'today', 'moved', 'g1', 'gone', 'y2']);
    const both = rowsOf(
      [load([...november].reverse()), load([...december, ...november.slice(0, 3)])],
      everywhere,
    );
    assert.deepEqual(ids(both), ['old', 'today', 'moved', 'g1', 'gone', 'y2', 'd1', 'd2']);
  });

  it('puts a session on its day in the programme zone, wherever the offset of the data is from', () => {
    const [row] = rows({}, [at('z', 'chess', '2026-11-25', '19:00', { start: '2026-11-24T17:30:00Z' })]);
    assert.equal(row?.date, '2026-11-25');
    assert.equal(row?.from, '01:30');
  });

  it('hides what the tiers do not allow, down to the other offers of a course', () => {
    const allowed = rows({ tiers: ['public_benefit'] });
    assert.deepEqual(ids(allowed), ['old', 'today', 'g1', 'gone']);
    assert.deepEqual(
      allowed
        .flatMap((row) => row.offers.map((offer) => offer.tier))
        .filter((tier) => tier !== 'public_benefit'),
      [],
    );
    assert.equal(rows().find((row) => row.session.id === 'g1')?.tier, 'public_benefit');
  });

  it('narrows by area and partner even when the backend ignores the hints', () => {
    assert.deepEqual(ids(rows({ areaIds: new Set(['jiyang', 'hepan']) })), ['moved', 'y2']);
    assert.deepEqual(ids(rows({ partner: 'linhan' })), ['moved', 'y2']);
  });
});

describe('course calendar: filters', () => {
  it('counts for every option what choosing it would give', () => {
    const all = rows();
    const { counts } = find(all, noChoice, none);
    for (const brand of ['after_work', 'leisure', 'in_need']) {
      assert.equal(counts.brand.get(brand), find(all, { ...noChoice, brand }, none).rows.length, brand);
    }
    const choice = { ...noChoice, brand: 'after_work' };
    const after = find(all, choice, none).counts;
    for (const tier of ['public_benefit', 'low_fee', 'market']) {
      assert.equal(
        after.tier.get(tier) ?? 0,
        find(all, { ...choice, tiers: [tier] }, none).rows.length,
        tier,
      );
    }
    assert.equal(after.brand.get('leisure'), 2, 'other brands keep their counts');
  });

  it('gives a course for all ages to every audience', () => {
    assert.deepEqual(ids(find(rows(), { ...noChoice, audience: 'elder' }, none).rows), [
      'today',
      'moved',
      'y2',
    ]);
    assert.deepEqual(ids(find(rows(), { ...noChoice, audience: 'child' }, none).rows), ['today']);
  });

  it('finds what was called off, moved or not held, and counts the whole month where a list starts now', () => {
    const items = [...november, at('missed', 'chess', '2026-11-02', '14:00', { status: 'not_held' })];
    const choice = { ...noChoice, changed: true };
    assert.deepEqual(ids(find(rows({}, items), choice, none).rows), ['missed', 'moved', 'gone']);
    const loads = [load(items), undefined] as const;
    const question = { ...everywhere, loads, areas: service.areas, area: '', month: '2026-11' };
    const ahead = resultMaker()({
      ...question,
      from: Date.parse(NOW),
      choice: { ...noChoice, brand: 'in_need' },
    });
    assert.deepEqual([ahead.changed, ahead.found.rows.length], [1, 1]);
  });

  it('groups stations under their institutes with sums', () => {
    const groups = stationGroups(service.areas, find(rows(), noChoice, none).counts.station);
    assert.deepEqual(
      groups.map((group) => [group.institute?.id, group.count, group.stations.map(({ area }) => area.id)]),
      [
        ['jibei', 4, ['anda']],
        ['jiyang', 2, ['hepan']],
      ],
    );
  });

  it('indexes a month once: the same question gives the same objects, a filter keeps the rows', () => {
    const make = resultMaker();
    const loads = [load(many(5000)), undefined] as const;
    const tiers: string[] = [];
    const question = {
      ...everywhere,
      loads,
      tiers,
      areas: service.areas,
      area: '',
      month: '2026-11',
      from: undefined,
    };
    const first = make({ ...question, choice: noChoice });
    const second = make({ ...question, choice: noChoice });
    assert.equal(second.byDay, first.byDay);
    const filtered = make({ ...question, choice: { ...noChoice, brand: 'leisure' } });
    assert.equal(filtered.all, first.all);
    assert.equal(filtered.found.rows.length, 1667);
  });
});

describe('course calendar: every filter', () => {
  const stations = (choice: Choice): Set<string> => areaAndBelow(service.areas, choice.station);
  const tiersOf = ['public_benefit', 'low_fee', 'market'];
  const someOf = (from: readonly string[]) => fc.subarray([...from], { maxLength: 2 });
  const maybe = (from: readonly string[]) => fc.constantFrom(undefined, ...from);
  const offer = fc.record({
    tier: fc.constantFrom(...tiersOf),
    amountFen: fc.constantFrom(0, 900, null),
    materialsFen: fc.constantFrom(undefined, 0, 500),
  });
  const course = fc.record({
    brands: someOf(['after_work', 'leisure', 'in_need']),
    audiences: someOf(['child', 'elder', 'family', 'all_age', 'martians']),
    ageMin: fc.option(fc.nat(80)),
    ageMax: fc.option(fc.nat(100)),
    zone: maybe(['living_hall', 'micro_business']),
    category: maybe(['health', 'other', 'new_one']),
    activityCategory: maybe(['our_festivals', 'civility']),
    partnerId: maybe(['six', 'linhan']),
    title: fc.constantFrom('流行吉他', '公园瑜伽', '象棋角'),
    pinyin: fc.constantFrom(undefined, 'liu xing ji ta', 'gong yuan yu jia'),
    offers: fc.array(offer, { maxLength: 3 }),
    mode: fc.constantFrom('first_come', 'walk_in', 'lottery', 'offline_only'),
  });
  const made = fc.record({
    course,
    station: fc.constantFrom('anda', 'binhu', 'hepan'),
    status: fc.constantFrom('scheduled', 'cancelled', 'changed', 'not_held'),
    day: fc.integer({ min: 20, max: 28 }),
    left: fc.option(fc.nat(3)),
  });
  const choices = fc.record({
    q: fc.constantFrom('', '吉他', 'jita', 'GYYJ', '琴 吉'),
    brand: fc.constantFrom('', 'after_work', 'leisure'),
    tiers: someOf(tiersOf),
    audience: fc.constantFrom('', 'elder', 'child', 'teen'),
    age: fc.option(fc.nat(100), { nil: undefined }),
    station: fc.constantFrom('', 'anda', 'jibei'),
    zone: fc.constantFrom('', 'living_hall'),
    category: fc.constantFrom('', 'health', 'new_one'),
    activity: fc.constantFrom('', 'civility'),
    partner: fc.constantFrom('', 'six'),
    seats: fc.boolean(),
    free: fc.boolean(),
    changed: fc.boolean(),
  });
  const rowsFrom = (all: readonly (typeof made extends fc.Arbitrary<infer T> ? T : never)[]): Row[] => {
    const items = all.map(({ station, status, day, left }, index) =>
      at(`s${index}`, `c${index}`, `2026-11-${day}`, '10:00', {
        areaId: station,
        status,
        seats:
          left === null
            ? undefined
            : { id: `s${index}`, capacity: 3, left, asOf: '2026-11-23T08:00:00+08:00' },
      }),
    );
    const own = all.map(({ course: { mode, ...more }, day }, index) => ({
      ...courses.chess,
      ...more,
      id: `c${index}`,
      offers: more.offers.map((one, n) => ({ ...one, id: `o${n}`, unit: 'session' as const })),
      enrol: { mode, closesAt: `2026-11-${day}T10:00:00+08:00` },
    }));
    const page = {
      ...load(items),
      included: { courses: own, venues: [], partners: [{ id: 'six', name: '六弦琴社' }] },
    };
    return rowsOf([page as LoadedSessions], everywhere);
  };
  const testsFor = (choice: Choice, hasSeats = true): Tests =>
    new Sieve().tests({
      choice,
      now: Date.parse(NOW),
      counted: 0,
      hasSeats,
      data: { seatsOf: (row: Row) => row.session.seats ?? undefined } as unknown as CalendarData,
    });
  const idsFor = (all: readonly Row[], choice: Choice): string =>
    ids(find(all, choice, stations(choice), testsFor(choice)).rows).join();

  it('counts what one would see, for every value of every facet, under any choice', () => {
    fc.assert(
      fc.property(fc.array(made, { maxLength: 14 }), choices, (list, choice) => {
        const all = rowsFrom(list);
        const { counts } = find(all, choice, stations(choice), testsFor(choice));
        const check = (facet: Facet, value: string, then: Partial<Choice>): void => {
          const next = { ...choice, ...then };
          const seen = find(all, next, stations(next), testsFor(next)).rows.length;
          assert.equal(counts[facet].get(value) ?? 0, seen, `${facet} ${value}`);
        };
        for (const tier of tiersOf) check('tier', tier, { tiers: [tier] });
        for (const value of ['after_work', 'leisure', 'in_need']) check('brand', value, { brand: value });
        for (const value of ['child', 'elder', 'teen', 'martians']) {
          if (value !== 'martians') check('audience', value, { audience: value });
        }
        for (const value of ['anda', 'binhu', 'hepan']) check('station', value, { station: value });
        for (const value of ['living_hall', 'micro_business']) check('zone', value, { zone: value });
        for (const value of ['health', 'other', 'new_one']) check('category', value, { category: value });
        for (const value of ['our_festivals', 'civility']) check('activity', value, { activity: value });
        for (const value of ['six', 'linhan']) check('partner', value, { partner: value });
        for (const facet of ['changed', 'free', 'seats'] as const) check(facet, 'yes', { [facet]: true });
      }),
      { numRuns: 150 },
    );
  });

  it('finds what fits every single condition, no more and no less', () => {
    fc.assert(
      fc.property(fc.array(made, { maxLength: 14 }), choices, (list, choice) => {
        const all = rowsFrom(list);
        const keys = Object.keys(choice) as (keyof Choice)[];
        const each = keys.map((key) => {
          const alone = { ...noChoice, [key]: choice[key] };
          return new Set(ids(find(all, alone, stations(alone), testsFor(alone)).rows));
        });
        const both = ids(all).filter((id) => each.every((set) => set.has(id)));
        assert.equal(idsFor(all, choice), both.join());
      }),
      { numRuns: 150 },
    );
  });

  const searched = (q: string, more: Partial<Course> = {}): boolean => {
    const guitar = {
      ...courses.guitar,
      pinyin: 'liu xing ji ta',
      subject: { 'zh-Hans': '绿地乐器', en: 'Music' },
      ...more,
    };
    const page = { ...load([at('g', 'guitar', '2026-11-25', '19:00')]) };
    const partners = [{ id: 'six', name: '六弦琴社' }];
    const all = rowsOf(
      [{ ...page, included: { courses: [guitar as Course], venues: [], partners } }],
      everywhere,
    );
    const choice = { ...noChoice, q };
    return find(all, choice, none, testsFor(choice)).rows.length > 0;
  };

  it('finds by characters, pinyin, initials, full width and capitals, by partner and by a teacher who agreed', () => {
    for (const q of [
      '吉他',
      '行吉',
      'jita',
      'liuxing',
      'lxjt',
      'JITA',
      'ｊｉｔａ',
      '琴社',
      '郭老师',
      'pop',
      '绿地',
      ' 吉他 琴 ',
    ])
      assert.ok(searched(q), q);
    for (const q of ['钢琴', 'iuxing', 'tj', '不愿具名者', '吉他 钢琴']) assert.ok(!searched(q), q);
  });

  it('takes ü as v and as ü, tones or not, and finds by characters alone where there is no reading', () => {
    for (const pinyin of ['lv xing', 'lǚ xíng', 'lü xing'])
      for (const q of ['lvxing', 'lüxing', 'lx'])
        assert.ok(searched(q, { title: '旅行', pinyin }), `${pinyin} ${q}`);
    assert.ok(searched('吉', { pinyin: null }));
    assert.ok(!searched('jita', { pinyin: null }));
  });

  it('gives nothing but blanks no power to filter', () => {
    assert.ok(searched('  '));
    assert.equal(choiceCount({ ...noChoice, q: '  ' }), 0);
    assert.equal(choiceCount({ ...noChoice, q: 'a', tiers: ['x', 'y'], age: 0, seats: true }), 5);
  });

  it('judges an age by the years of the course, else by its audiences, and shuts nobody out unasked', () => {
    const fits = (age: number, more: Partial<Course>): boolean =>
      isForAge({ ...courses.chess, ...more }, age);
    assert.deepEqual(
      [15, 16, 45, 46].map((age) => fits(age, { ageMin: 16, ageMax: 45 })),
      [false, true, true, false],
    );
    assert.deepEqual(
      [54, 55, 99].map((age) => fits(age, { ageMin: 55, audiences: ['elder'] })),
      [false, true, true],
    );
    assert.deepEqual(
      [8, 70].map((age) => fits(age, { audiences: ['child'] })),
      [true, false],
    );
    assert.deepEqual(
      [8, 70].map((age) => fits(age, { audiences: ['elder', 'preschool'] })),
      [false, true],
    );
    for (const audiences of [undefined, [], ['all_age'], ['martians'], ['family']])
      assert.ok(fits(40, { audiences }));
    assert.deepEqual(['8', ' ８岁', '121', '-1', '7.5', 'x', ''].map(yearsOf), [
      8,
      8,
      ...Array<undefined>(5),
    ]);
  });

  it('never hides a session for seats that nobody counted, and never shows a full one as free', () => {
    const now = Date.parse(NOW);
    const row = rows().find(({ session }) => session.id === 'g1');
    assert.ok(row);
    const seat = (left: number, waitlist?: number): SeatCount => ({
      id: 'g1',
      capacity: 9,
      left,
      waitlist,
      asOf: NOW,
    });
    const state = (seats: SeatCount | undefined, policy: Partial<EnrolPolicy> = {}): string =>
      seatState(
        { ...row, course: { ...courses.guitar, enrol: { mode: 'first_come', ...policy } } },
        seats,
        now,
      );
    assert.deepEqual(
      [state(undefined), state(seat(2)), state(seat(0)), state(seat(2, 1))],
      ['unknown', 'some', 'none', 'none'],
    );
    assert.equal(state(seat(2), { closesAt: '2026-11-22T09:00:00+08:00' }), 'none', 'too late');
    assert.equal(
      state(seat(0), { opensAt: '2026-11-24T09:00:00+08:00' }),
      'none',
      'kept for others before it opens',
    );
    assert.equal(state(undefined, { mode: 'lottery' }), 'some', 'a draw is open to all');
    assert.equal(state(undefined, { mode: 'walk_in' }), 'some');
    const gone = rows().find(({ session }) => session.id === 'gone');
    assert.ok(gone);
    assert.equal(seatState(gone, seat(5), now), 'none', 'cancelled');
    const choice = { ...noChoice, seats: true };
    const all = rows();
    assert.equal(
      find(all, choice, none, testsFor(choice, false)).rows.length,
      all.length,
      'no counts, no filter',
    );
  });

  it('counts an institute with all below it, and a centre with all', () => {
    const counts = new Map([
      ['jy', 1],
      ['anda', 4],
      ['hepan', 2],
    ]);
    assert.deepEqual(
      stationGroups(service.areas, counts).map((group) => group.count),
      [7, 4, 2],
    );
  });

  it('keeps the list that was there when the same sessions are found', () => {
    const make = resultMaker();
    const loads = [load(november), undefined] as const;
    const fixed = { ...everywhere, loads, areas: service.areas, area: '', month: '2026-11', from: undefined };
    const question = (q: string) => {
      const choice = { ...noChoice, q };
      return { ...fixed, tiers: noTiers, choice, tests: testsFor(choice) };
    };
    const noTiers: string[] = [];
    const first = make(question('吉'));
    const second = make(question('吉他'));
    assert.equal(second.byDay, first.byDay);
    assert.notEqual(make(question('瑜')).byDay, first.byDay);
  });
});

describe('course calendar: phase of enrolment', () => {
  const now = Date.parse(NOW);
  const phase = (
    policy: Partial<EnrolPolicy> | undefined,
    seats: Partial<SeatCount> | undefined,
    more: { course?: Partial<Course>; session?: Partial<Session> } = {},
  ): string | undefined => {
    const [row] = rows({}, [at('s', 'guitar', '2026-11-25', '19:00', more.session)]);
    assert.ok(row);
    const enrol = policy && { mode: 'first_come', ...policy };
    const course: Course = { ...courses.guitar, enrol, ...more.course };
    const count = seats && { id: 's', capacity: 20, left: 10, asOf: NOW, ...seats };
    return phaseOf({ ...row, course }, count, now);
  };

  it('follows the times of the policy on the server clock', () => {
    assert.equal(phase({ opensAt: '2026-11-23T09:03:00+08:00' }, {}), 'not_open');
    assert.equal(phase({ opensAt: NOW }, {}), 'open');
    assert.equal(phase({ closesAt: NOW }, {}), 'closed');
    assert.equal(phase({ mode: 'lottery', closesAt: NOW }, {}), 'drawing');
    assert.equal(phase({ mode: 'lottery', closesAt: NOW, drawnAt: NOW }, {}), 'closed');
    assert.equal(phase({}, {}, { session: { start: NOW } }), 'running');
    assert.equal(phase({}, {}, { session: { start: '2026-11-22T09:00:00+08:00', end: NOW } }), 'ended');
  });

  it('follows the seats: few, full, waiting list, and never "free" while people wait', () => {
    assert.equal(phase({}, { left: 5 }), 'open');
    assert.equal(phase({}, { left: 4 }), 'almost_full');
    assert.equal(phase({}, { left: 0 }), 'full');
    assert.equal(phase({ waitlistMax: 10 }, { left: 0, waitlist: 3 }), 'waitlist');
    assert.equal(phase({ waitlistMax: 10 }, { left: 0, waitlist: 10 }), 'full');
    assert.equal(phase({ waitlistMax: 10 }, { left: 2, waitlist: 3 }), 'waitlist');
    assert.equal(phase({ mode: 'lottery' }, { left: 0 }), 'open');
    assert.equal(phase({}, { capacity: 0, left: 0 }), 'open');
  });

  it('says nothing where there is nothing to enrol for', () => {
    assert.equal(phase(undefined, undefined), undefined);
    assert.equal(phase({ mode: 'walk_in' }, { left: 0 }), undefined);
    assert.equal(phase({}, {}, { session: { status: 'cancelled' } }), undefined);
  });

  it('never calls a cancelled session under way or over', () => {
    const status = 'cancelled';
    const past = { start: '2026-11-22T09:00:00+08:00', end: NOW };
    for (const times of [{ start: NOW }, past]) {
      assert.equal(phase({}, {}, { session: { ...times, status } }), undefined, JSON.stringify(times));
      assert.equal(phase({}, {}, { session: times, course: { status } }), undefined, JSON.stringify(times));
    }
  });
});

describe('course calendar: seats', () => {
  const idsOf = (count: number) => many(count).map(({ id }) => id);

  /** The calendar's readings over backends that count seats, without a page. */
  function reader() {
    const controllers: ReactiveController[] = [];
    let wanted: readonly string[] = [];
    let backend: Backend | undefined;
    let drawn = 0;
    const host = {
      isConnected: true,
      updateComplete: Promise.resolve(true),
      addController: (one: ReactiveController) => void controllers.push(one),
      removeController: () => undefined,
      requestUpdate: () => void drawn++,
    };
    const data = new CalendarData(host, {
      asking: (make) => backend && make(backend),
      settled: () => undefined,
      needs: () => ({ month: '2026-11', later: false, area: '', partner: '', seats: wanted }),
    });
    const look = async (at: Backend, ids: readonly string[], done: () => boolean): Promise<void> => {
      [backend, wanted] = [at, ids];
      for (const one of controllers) one.hostUpdate?.();
      for (let turn = 0; turn < 200 && !done(); turn++) await new Promise((go) => setTimeout(go, 5));
    };
    const left = (id: string): number | undefined => {
      const [row] = rows({}, [at(id, 'guitar', '2026-11-25', '19:00')]);
      assert.ok(row);
      return data.seatsOf(row)?.left;
    };
    return { look, left, drawn: () => drawn };
  }

  /** A backend whose sessions all have `left` seats; `asked` keeps the ids of every question. */
  function counting(left: number, asked: (readonly string[])[], most = Infinity): Backend {
    return {
      key: `counting-${left}-${Math.random()}`,
      keep: false,
      get: async () => service,
      async list(resource, { ids: some }) {
        if (resource !== 'seats') return { items: [], asOf: NOW };
        const ids = some as readonly string[];
        asked.push(ids);
        if (asked.length > most) return new Promise(() => undefined);
        return { items: ids.map((id) => ({ id, capacity: 25, left, asOf: NOW })), asOf: NOW };
      },
    };
  }

  it('reads the seats of all sessions in sight, a hundred a question, and shows each answer as it comes', async () => {
    const asked: (readonly string[])[] = [];
    const ids = idsOf(230);
    const { look, left } = reader();
    await look(counting(7, asked), ids, () => left('m229') !== undefined);
    assert.deepEqual(
      asked.map((some) => some.length),
      [100, 100, 30],
    );
    assert.deepEqual(asked.flat(), ids);
    assert.deepEqual([left('m0'), left('m150'), left('m229')], [7, 7, 7]);
    const slow = reader();
    await slow.look(counting(7, [], 1), ids, () => slow.left('m99') !== undefined);
    assert.deepEqual([slow.left('m99'), slow.left('m100')], [7, undefined]);
    assert.ok(slow.drawn() > 0);
  });

  it('asks no further once something else is in sight', async () => {
    const asked: (readonly string[])[] = [];
    const { look, left } = reader();
    const backend = counting(7, asked);
    await look(backend, idsOf(500), () => asked.length > 0);
    await look(backend, ['m499'], () => left('m499') !== undefined);
    await new Promise((go) => setTimeout(go, 50));
    assert.ok(asked.length <= 3, `${asked.length} questions`);
    assert.equal(left('m300'), undefined);
  });

  it('forgets the counts of one backend when another has sessions of the same ids', async () => {
    const { look, left } = reader();
    await look(counting(3, []), ['s'], () => left('s') !== undefined);
    assert.equal(left('s'), 3);
    const asked: (readonly string[])[] = [];
    await look(counting(9, asked), [], () => false);
    assert.equal(left('s'), undefined);
    assert.equal(asked.length, 0);
  });
});

describe('course calendar: words', () => {
  it('says a day as people do, with weekday, nearness, lunar day and festival', () => {
    assert.equal(spokenDay('2026-11-25', zh), '后天，11月25日，周三，农历十月十七');
    assert.equal(spokenDay('2026-12-02', zh), '12月2日，下周三，农历十月廿四');
    assert.equal(spokenDay('2026-12-22', zh), '12月22日，周二，农历冬月十四，冬至');
    assert.equal(spokenDay('2026-11-24', voice('en')), 'tomorrow, 24 Nov, Tue, day 16 of lunar month 10');
  });

  it('says a holiday once, and a make-up work day as such', () => {
    const rest = { date: '2026-10-01', kind: 'rest', name: '国庆节' } as const;
    assert.deepEqual(dayNotes('2026-10-01', zh, rest), ['农历八月廿一', '国庆节放假']);
    assert.deepEqual(dayNotes('2026-10-10', zh, { date: '2026-10-10', kind: 'make_up_work' }), [
      '农历九月初一',
      '调休上班',
    ]);
    assert.deepEqual(dayNotes('2027-02-06', zh), ['农历正月初一', '春节']);
  });

  it('says times of a half day once', () => {
    assert.equal(spokenTimes('19:00', '20:30', 'zh-Hans'), '晚上7:00–8:30');
    assert.equal(spokenTimes('11:00', '13:30', 'zh-Hans'), '上午11:00–下午1:30');
    assert.equal(spokenTimes('19:00', '20:30', 'en'), '19:00–20:30');
  });

  it('keeps fee and materials apart, and an undisclosed fee is not 0', () => {
    const [market, free] = courses.guitar.offers;
    const [undisclosed] = courses.yoga.offers;
    assert.ok(market && free && undisclosed);
    assert.equal(feeWords(market, zh), '每次 120.00 元');
    assert.equal(feeWords(free, zh), '免费');
    assert.deepEqual(offerNotes(free, zh), ['含 12 次课', '材料费 12.50 元，另收', '适用：本社区居民']);
    assert.equal(feeWords(undisclosed, zh), '未公开');
    assert.equal(feeWords(undisclosed, voice('en')), 'Not disclosed');
  });

  it('names a change by what was moved: the day, the time of the day, the place', () => {
    const word = (changedFrom: Session['changedFrom']): string | undefined => {
      const [row] = rows({}, [at('c', 'chess', '2026-11-25', '14:00', { status: 'changed', changedFrom })]);
      return row && markOf(row, zh)?.word;
    };
    assert.equal(word({ start: '2026-11-24T14:00:00+08:00' }), '改期');
    assert.equal(word({ start: '2026-11-25T01:00:00Z' }), '改时间');
    assert.equal(word({ venueId: 'v2' }), '换地点');
    assert.equal(word({ venueId: 'v2', start: '2026-11-25T06:00:00Z' }), '换地点');
  });

  it('says since when seats are known', () => {
    const count = { id: 's', capacity: 25, left: 3, asOf: NOW, offlineLeft: 2 };
    assert.deepEqual(seatWords(count, 'almost_full', zh), ['余 3/25', '现场报名留 2 席', '09:00 更新']);
    const waiting = { ...count, waitlist: 4, offlineLeft: 0, asOf: '2026-11-22T20:00:00+08:00' };
    assert.deepEqual(seatWords(waiting, 'waitlist', zh), [
      '已满，可候补',
      '候补 4 人',
      '11月22日 20:00 更新',
    ]);
  });

  it('has every word in both languages', () => {
    assert.deepEqual(Object.keys(en), Object.keys(zhHans));
    assert.deepEqual(Object.keys(en.phase), Object.keys(zhHans.phase));
    assert.deepEqual(Object.keys(en.mode), Object.keys(zhHans.mode));
  });
});

describe('course calendar: keys', () => {
  it('moves by day, week and month, and turns round right to left', () => {
    const day = '2026-11-30';
    assert.equal(dayByKey('ArrowRight', day, false), '2026-12-01');
    assert.equal(dayByKey('ArrowRight', day, true), '2026-11-29');
    assert.equal(dayByKey('ArrowUp', day, false), '2026-11-23');
    assert.equal(dayByKey('Home', '2026-11-25', false), '2026-11-23');
    assert.equal(dayByKey('End', '2026-11-25', false), '2026-11-29');
    assert.equal(dayByKey('PageUp', '2026-12-31', false), '2026-11-30');
    assert.equal(dayByKey('x', day, false), undefined);
  });
});

describe('course calendar: week', () => {
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const timed = fc.array(
    fc.record({ from: fc.integer({ min: 0, max: 1380 }), long: fc.integer({ min: 5, max: 240 }) }),
    { maxLength: 30 },
  );
  const rowsAt = (times: readonly { from: number; long: number }[]): Row[] =>
    times.map(({ from, long }, index) => {
      const to = Math.min(1439, from + long);
      const start = Date.parse('2026-11-23T00:00:00+08:00');
      return {
        session: { id: `w${index}` },
        date: '2026-11-23',
        from: clock(from),
        to: clock(to),
        start: start + from * 60_000,
        end: start + to * 60_000,
      } as Row;
    });

  it('puts no two sessions of one time into the same place, and loses none, however many columns there are', () => {
    fc.assert(
      fc.property(timed, fc.constantFrom(1, 2, 3, Infinity), (times, most) => {
        const rows = rowsAt(times);
        const { placed, more } = sideBySide(rows, most);
        const seen = [...placed.map(({ row }) => row), ...more.flatMap((one) => one.rows)];
        assert.deepEqual(new Set(seen), new Set(rows));
        assert.equal(seen.length, rows.length);
        for (const one of [...placed, ...more]) assert.ok(one.column < one.columns && one.columns <= most);
        for (const a of placed)
          for (const b of placed)
            if (a !== b && a.column === b.column) assert.ok(a.to <= b.from || b.to <= a.from);
        for (const a of more)
          for (const b of placed)
            if (a.column === b.column && a.from < b.to && b.from < a.to)
              assert.fail('a session lies under "more"');
      }),
    );
  });

  it('shows from eight to twenty, and further where there is a session', () => {
    assert.deepEqual(hoursOf([]), { first: 8, last: 20 });
    assert.deepEqual(
      hoursOf(
        rowsAt([
          { from: 390, long: 60 },
          { from: 1290, long: 70 },
        ]),
      ),
      { first: 6, last: 23 },
    );
  });

  it('starts on Monday, also across the end of a year', () => {
    assert.deepEqual(weekOf('2027-01-01')[0], '2026-12-28');
    assert.deepEqual(weekOf('2027-01-03')[6], '2027-01-03');
  });
});

describe('course calendar: enrolment', () => {
  const { guitar } = courses;

  it('asks for a name and a number that can be dialled, and for the guardian where one must agree', () => {
    const wrong = (fields: Partial<typeof noFields>, course: Course = guitar) => [
      ...faults({ ...noFields, ...fields }, course).values(),
    ];
    assert.deepEqual(wrong({}), ['noName', 'noPhone']);
    assert.deepEqual(wrong({ callName: '王', phone: '12345' }), ['badPhone']);
    assert.deepEqual(wrong({ callName: '王', phone: '１３８ 0000-0001 2' }), ['badPhone']);
    assert.deepEqual(wrong({ callName: '王', phone: '+86 138 0000 0001' }), []);
    assert.deepEqual(
      wrong({ callName: '王', phone: '0531-88880000' }, { ...guitar, guardianRequired: true }),
      ['noGuardian'],
    );
  });

  it('takes a wrong limit of the party for one person, and never more than twenty', () => {
    assert.equal(mostOf({ mode: 'first_come', partyMax: 0 }), 1);
    assert.equal(mostOf({ mode: 'first_come', partyMax: 300 }), 20);
    assert.equal(mostOf(undefined), 1);
    const alone: Course = { ...guitar, enrol: { mode: 'first_come', partyMax: 1 } };
    const { partySize } = bodyOf({ ...noFields, party: 4 }, alone, '2026-11-23T09:00:00+08:00', undefined);
    assert.equal(partySize, 1, 'four were chosen for another class');
  });

  it('never calls what waits enrolled, and offers no step whose time is over', () => {
    const entry = { state: 'waiting', tries: 2, kept: 'device' } as never;
    assert.equal(waitState(entry, undefined), 'device');
    assert.equal(waitState({ state: 'attention', kept: 'device' } as never, undefined), 'refused');
    const now = Date.parse(NOW);
    const item = { cancelUntil: '2026-11-23T08:00:00+08:00', claimBy: '2026-11-23T08:00:00+08:00' } as never;
    assert.equal(mayCancel({ state: 'confirmed', receipt: 'ABCDEFGH', item }, now), false);
    assert.equal(mayClaim({ state: 'offered', receipt: 'ABCDEFGH', item }, now), false);
    assert.equal(mayCancel({ state: 'device', receipt: '' }, now), false);
  });

  it('counts down in hours, minutes and seconds, with days before them', () => {
    const words = (ms: number) => untilWords(ms, (n) => `${n} 天`);
    assert.equal(words(61_000), '01:01');
    assert.equal(words(1), '00:01');
    assert.equal(words(3_661_000), '1:01:01');
    assert.equal(words(90_061_000), '1 天 1:01:01');
    assert.equal(words(-5), '00:00');
  });

  it('has every word in both languages', () => {
    const [zhWords, enWords] = [enrolWords('zh-Hans'), enrolWords('en')];
    assert.deepEqual(Object.keys(enWords), Object.keys(zhWords));
    for (const name of ['state', 'wrong', 'send', 'refusal', 'titleOf'] as const)
      assert.deepEqual(Object.keys(enWords[name]), Object.keys(zhWords[name]), name);
  });

  it('knows the browsers inside other programs, which take no files', () => {
    assert.ok(isInside('Mozilla/5.0 (Linux; Android 12) MicroMessenger/8.0.57'));
    assert.ok(!isInside('Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1'));
  });
});

describe('course calendar: poster', () => {
  it('puts every session on paper once and in order, over no edge, and no head at the foot of a column', () => {
    const day = fc.record({
      head: fc.integer({ min: 5, max: 20 }),
      items: fc.array(fc.integer({ min: 5, max: 70 }), { minLength: 1, maxLength: 40 }),
    });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 31 }), fc.integer({ min: 1, max: 3 }), (made, columns) => {
        const days = made.map((one, at) => ({ ...one, date: `d${at}` }));
        const room = (page: number): number => (page ? 120 : 100);
        const pages = foldEvenly(days, columns, room);
        const laid = pages.flat(2).flatMap(({ date, from, to }) => {
          assert.ok(to > from, 'a head with nothing under it');
          return Array.from({ length: to - from }, (_, n) => `${date} ${from + n}`);
        });
        assert.deepEqual(
          laid,
          days.flatMap(({ date, items }) => items.map((_, n) => `${date} ${n}`)),
        );
        pages.forEach((page, at) => {
          assert.ok(page.length <= columns);
          for (const column of page) {
            const high = column.reduce((sum, { date, from, to }) => {
              const found = days.find((one) => one.date === date);
              return sum + (found?.items ?? []).slice(from, to).reduce((a, b) => a + b, found?.head ?? 0);
            }, 0);
            assert.ok(high <= room(at), `${high} on ${room(at)}`);
          }
        });
      }),
    );
  });

  it('reads back from the address what was chosen, and keeps to what is sensible of anything else', () => {
    for (const text of ['', 'a3', 'a3-landscape-week-26', 'week', '16'])
      assert.equal(textOf(choiceOf(text)), text);
    assert.equal(textOf(choiceOf('A0-upright-year-99')), '');
    assert.equal(formatOf({ paper: 'A4', turn: 'portrait' }, 16).columns, 1);
    assert.equal(formatOf({ paper: 'A3', turn: 'landscape' }, 16).columns, 3);
  });

  it('has no code that leads to this computer, this office, or into somebody’s session', () => {
    const no = [
      'http://localhost:8787/',
      'http://127.0.0.1/',
      'http://[::1]/',
      'http://oa/',
      'http://192.168.1.9/',
    ];
    for (const url of no) assert.ok(!isReachable(new URL(url)), url);
    for (const url of ['https://www.jiyang.gov.cn/a', 'http://8.8.8.8/'])
      assert.ok(isReachable(new URL(url)), url);
    const own = publicAddress(
      'https://a.cn/c?course-station=anda&course-view=poster&sid=9&user=w#me',
      /^course-view$/,
    );
    assert.equal(own?.href, 'https://a.cn/c?course-station=anda');
    assert.equal(publicAddress('file:///C:/kb.html', /^$/), undefined);
  });
});
