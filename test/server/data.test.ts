import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import * as contract from '../../src/contract';
import type { Course, Session, Text } from '../../src/contract';
import { generate, type Dataset, type Profile } from '../../demo/data';
import { holidayName } from '../../demo/data/day';
import { broken, hostileIds, special } from '../../demo/data/special';
import { cleaned, type Findings } from '../../src/source/check';

const NOW = '2026-11-23T09:00:00+08:00';
/** Days that have bitten before: month ends, holidays, a Sunday night, the year's turn, another offset. */
const HARD = [
  NOW,
  '2026-10-01T00:00:00+08:00',
  '2026-11-29T23:59:59+08:00',
  '2027-01-01T12:00:00+08:00',
  '2026-02-16T18:30:00+08:00',
  '2028-02-29T06:00:00+08:00',
  '2026-12-31T17:00:00Z',
  '2026-03-02T00:10:00+08:00',
];
const moments = fc
  .tuple(
    fc.integer({ min: contract.dayNumber('2025-08-01'), max: contract.dayNumber('2030-12-31') }),
    fc.nat(1439),
  )
  .map(([day, minute]) => {
    const two = (n: number) => String(n).padStart(2, '0');
    return `${contract.dayFromNumber(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+08:00`;
  });

/** Runs a check on the hard days and on some random ones. */
function onManyDays(profile: Profile, check: (data: Dataset) => void): void {
  for (const now of HARD) check(generate(profile, now));
  fc.assert(
    fc.property(moments, (now) => check(generate(profile, now))),
    { numRuns: 12 },
  );
}

const byId = <T extends { id: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((item) => [item.id, item]));
const count = <T>(list: readonly T[], fits: (item: T) => boolean): number => list.filter(fits).length;
const tally = <T>(list: readonly T[], key: (item: T) => string): Record<string, number> => {
  const out: Record<string, number> = {};
  for (const item of list) out[key(item)] = (out[key(item)] ?? 0) + 1;
  return out;
};
const must = <T>(value: T | undefined | null, what: string): T => {
  assert.ok(value !== undefined && value !== null, `${what} is missing`);
  return value;
};
const live = ({ status }: Session) => status !== 'cancelled' && status !== 'not_held';

const schemas = {
  venues: contract.Venue,
  courses: contract.Course,
  sessions: contract.Session,
  partners: contract.Partner,
  spaces: contract.Space,
  rules: contract.Rule,
  notices: contract.Notice,
  surveys: contract.Survey,
  tasks: contract.Task,
  needs: contract.Need,
  funds: contract.Fund,
  entries: contract.Entry,
  shares: contract.Share,
  disclosures: contract.Disclosure,
} as const;
type Noun = keyof typeof schemas;
const nouns = Object.keys(schemas) as Noun[];

/** Paths of what the schemas refuse. */
function refusals(data: Dataset): string[] {
  const out: string[] = [];
  const note = (
    name: string,
    result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } },
  ) => {
    if (!result.success)
      out.push(
        `${name}: ${result.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
      );
  };
  note('service', contract.Service.safeParse(data.service));
  for (const noun of nouns) {
    for (const record of data[noun]) {
      const id = 'id' in record ? record.id : 'receipt' in record ? record.receipt : '?';
      note(`${noun} ${String(id)}`, schemas[noun].safeParse(record));
    }
  }
  for (const days of Object.values(data.days))
    for (const day of days) note(`day ${day.date}`, contract.Day.safeParse(day));
  return out;
}

test('every record of tiny and jiyang is what its schema says, on any day', () => {
  for (const profile of ['tiny', 'jiyang'] as const) {
    onManyDays(profile, (data) => assert.deepEqual(refusals(data), []));
  }
});

test('two runs are equal, and neither the host’s clock nor its zone enters', () => {
  const zone = process.env.TZ;
  const first = generate('jiyang', NOW);
  process.env.TZ = 'America/Los_Angeles';
  try {
    assert.deepEqual(generate('jiyang', NOW), first);
    assert.deepEqual(generate('jiyang', '2026-11-23T01:00:00Z'), first);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('a moment without offset is refused', () => {
  assert.throws(() => generate('tiny', '2026-11-23T09:00:00'), RangeError);
});

test('jiyang holds the planned counts', () => {
  onManyDays('jiyang', (data) => {
    const counted = data.partners.filter(
      ({ kind, status }) =>
        contract.countedKinds.includes(kind) && (status === 'active' || status === 'suspended'),
    );
    assert.deepEqual(
      tally(counted, ({ kind }) => kind),
      { merchant: 92, social_org: 37, co_building_unit: 45 },
    );
    assert.equal(
      count(counted, ({ status }) => status === 'suspended'),
      5,
    );
    const today = contract.wallTime(data.now, 'Asia/Shanghai').date;
    const expiring = counted.filter(
      ({ status, agreements }) =>
        status === 'active' &&
        agreements?.some(
          ({ end }) => end && contract.daysBetween(today, end) >= 0 && contract.daysBetween(today, end) <= 60,
        ),
    );
    assert.equal(expiring.length, 9);
    const others = tally(
      data.partners.filter((p) => !counted.includes(p)),
      ({ kind, status }) => (contract.countedKinds.includes(kind) ? status : kind),
    );
    assert.deepEqual(others, {
      applied: 6,
      notice: 3,
      exited: 7,
      volunteer_team: 14,
      capable_person: 22,
      resident: 30,
    });
    assert.equal(
      count(data.venues, (venue) => venue.scene === true),
      25,
    );
    const rooms = data.venues.filter((venue) => venue.scene !== true);
    assert.equal(rooms.length, 60);
    const sizes = rooms.map(({ m2 }) => m2 ?? 0);
    assert.deepEqual([Math.min(...sizes), Math.max(...sizes)], [18, 320]);
    assert.deepEqual(
      tally(data.service.areas, ({ level }) => level),
      { center: 1, institute: 10, station: 24 },
    );
    assert.equal(data.needs.length, 420);
    assert.equal(data.tasks.length, 48);
    assert.equal(new Set(data.tasks.map(({ status }) => status)).size, contract.taskStatuses.length);
    const done = ['closed', 'rated', 'cancelled', 'returned', 'open'];
    assert.equal(
      count(data.tasks, ({ status, dueOn }) => !done.includes(status) && (dueOn ?? '') < today),
      6,
    );
    const merged = new Set(
      data.needs.filter(({ status }) => status === 'merged').map(({ taskId }) => taskId),
    );
    assert.equal(merged.size, 9);
    assert.equal(data.funds.length, 9);
    assert.ok(Math.abs(data.entries.length - 1900) < 75, `${data.entries.length} entries`);
  });
});

test('the figures are the published ones and agree with the records behind them', () => {
  const { service } = generate('jiyang', NOW);
  const figures = Object.fromEntries((service.figures ?? []).map((figure) => [figure.key, figure]));
  assert.deepEqual(
    Object.values(figures).map(({ key, value, qualifier, asOf }) => [key, value, qualifier, asOf]),
    [
      ['partners', 174, 'exact', '2026-11-23'],
      ['scenes', 25, 'exact', '2026-11-23'],
      ['projects', 20, 'at_least', null],
      ['funds', 9, 'exact', '2026-11-23'],
    ],
  );
  for (const { source, definition } of Object.values(figures)) assert.ok(source && definition);
  assert.equal(
    (figures.partners?.breakdown ?? []).reduce((sum, { value }) => sum + value, 0),
    174,
  );
});

test('the term holds 120 courses in the planned tiers and modes, about 1,300 sessions', () => {
  const data = generate('jiyang', NOW);
  const courses = data.courses.filter(({ demo }) => demo);
  assert.equal(courses.length, 120);
  assert.deepEqual(
    tally(courses, ({ offers }) => offers[0]?.tier ?? ''),
    { public_benefit: 55, low_fee: 40, market: 25 },
  );
  assert.deepEqual(
    tally(courses, ({ enrol }) => enrol?.mode ?? ''),
    { first_come: 80, lottery: 14, review: 10, walk_in: 10, offline_only: 6 },
  );
  assert.ok(Math.abs(data.sessions.length - 1300) < 40, `${data.sessions.length} sessions`);
  assert.equal(
    data.sessions.reduce((first, { start }) => (start < first ? start : first), '9').slice(0, 10) >=
      '2026-09-14',
    true,
  );
  assert.equal(
    data.sessions.every(({ start }) => start.slice(0, 10) <= '2027-01-22'),
    true,
  );
});

test('no two live sessions share a room, and each fits its venue and its course', () => {
  onManyDays('jiyang', (data) => {
    const venues = byId(data.venues);
    const courses = byId(data.courses);
    const rooms = new Map<string, Session[]>();
    for (const session of data.sessions) {
      const venue = must(venues.get(session.venueId ?? ''), `venue of ${session.id}`);
      assert.equal(session.areaId, venue.areaId);
      assert.ok(courses.has(session.courseId));
      if (session.seats)
        assert.ok(session.seats.capacity <= (venue.capacity ?? 0), `${session.id} is larger than its room`);
      if (live(session)) rooms.set(venue.id, [...(rooms.get(venue.id) ?? []), session]);
    }
    for (const list of rooms.values()) {
      list.sort((a, b) => compare(a, b));
      list.forEach((session, i) => {
        const before = list[i - 1];
        if (before)
          assert.ok(
            contract.compareInstants(before.end, session.start) <= 0,
            `${before.id} overlaps ${session.id}`,
          );
      });
    }
  });
});
const compare = (a: Session, b: Session) => contract.compareInstants(a.start, b.start);

test('seats, past states and holidays are possible ones', () => {
  onManyDays('jiyang', (data) => {
    const courses = byId(data.courses);
    for (const session of data.sessions) {
      const course = must(courses.get(session.courseId), session.courseId);
      const mode = course.enrol?.mode ?? '';
      assert.equal(
        Boolean(session.seats),
        ['first_come', 'lottery', 'review'].includes(mode),
        `seats of ${session.id}`,
      );
      const past = contract.compareInstants(session.end, data.now) <= 0;
      assert.ok(
        past ? session.status !== 'scheduled' : session.status !== 'held' && session.status !== 'not_held',
        `${session.id} is ${session.status}`,
      );
      if (session.status === 'changed')
        assert.ok(session.changedFrom?.start && session.changeReason && session.changedAt);
      if (session.status === 'cancelled') assert.ok(session.changeReason);
      if (session.changedAt)
        assert.ok(
          contract.compareInstants(session.changedAt, data.now) <= 0,
          `${session.id} changed in the future`,
        );
      assert.equal(holidayName(session.start.slice(0, 10)), undefined, `${session.id} on a holiday`);
      const seats = session.seats;
      if (!seats) continue;
      assert.equal(seats.id, session.id);
      assert.ok(seats.left + (seats.offlineLeft ?? 0) <= seats.capacity && seats.capacity > 0);
      assert.ok(contract.compareInstants(seats.asOf, data.now) <= 0);
    }
  });
});

test('enrolment opens, closes and draws in order and before the first session', () => {
  onManyDays('jiyang', (data) => {
    const first = new Map<string, string>();
    for (const session of [...data.sessions].sort(compare)) {
      const start = session.changedFrom?.start ?? session.start;
      if (!first.has(session.courseId)) first.set(session.courseId, start);
    }
    for (const { id, enrol } of data.courses) {
      const start = first.get(id);
      if (!enrol?.opensAt || !start) continue;
      const order = [enrol.opensAt, enrol.closesAt, enrol.drawAt, start].filter((at): at is string =>
        Boolean(at),
      );
      order
        .slice(1)
        .forEach((at, i) =>
          assert.ok(contract.compareInstants(order[i] ?? '', at) < 0, `${id}: ${order.join(' ')}`),
        );
      if (enrol.mode === 'lottery')
        assert.equal(Boolean(enrol.drawnAt), contract.compareInstants(enrol.drawAt ?? '', data.now) <= 0);
    }
  });
});

test('prices keep to their tier; minors’ offers beyond the limits carry a warning', () => {
  const data = generate('jiyang', NOW);
  for (const course of data.courses.filter(({ demo }) => demo)) {
    for (const offer of course.offers) {
      const each = (offer.amountFen ?? 0) / (offer.sessionsIncluded ?? 1);
      if (offer.tier === 'public_benefit') assert.equal(offer.amountFen, 0);
      if (offer.tier === 'low_fee') assert.ok(each > 0 && each <= 5000, `${course.id}: ${each}`);
      if (offer.tier === 'market') assert.ok(each >= 6000, `${course.id}: ${each}`);
      const minors = (course.ageMax ?? 99) < 18;
      if (minors && offer.unit !== 'session')
        assert.equal(Boolean(course.prepaidWarning), (offer.sessionsIncluded ?? 0) > 60);
    }
    if ((course.ageMax ?? 99) < 14) assert.equal(course.guardianRequired, true, course.id);
  }
});

test('a weekly series keeps its weekday and lists every holiday that it leaves out', () => {
  const data = generate('jiyang', NOW);
  const perCourse = new Map<string, Session[]>();
  for (const session of data.sessions)
    perCourse.set(session.courseId, [...(perCourse.get(session.courseId) ?? []), session]);
  let exceptions = 0;
  for (const course of data.courses) {
    const list = (perCourse.get(course.id) ?? []).sort(compare);
    if (list.length < 2) continue;
    const days = list.map(({ start }) => start.slice(0, 10));
    assert.equal(new Set(days.map(contract.weekday)).size, 1, course.id);
    const left = course.series?.exceptions ?? [];
    exceptions += left.length;
    for (const day of left) assert.ok(holidayName(day));
    const all = [...days, ...left].sort();
    all
      .slice(1)
      .forEach((day, i) => assert.equal(contract.daysBetween(all[i] ?? '', day), 7, `${course.id} ${day}`));
  }
  assert.ok(exceptions > 20);
});

test('the special courses show their case, on any day', () => {
  for (const profile of ['tiny', 'jiyang'] as const) {
    onManyDays(profile, (data) => {
      const courses = byId(data.courses);
      const sessions = byId(data.sessions);
      const session = (id: string) => must(sessions.get(id), id);
      const enrol = (id: string) => must(courses.get(id)?.enrol, id);
      assert.equal(
        contract.epochOf(must(enrol(special.opensSoon.course).opensAt, 'opensAt')) -
          contract.epochOf(data.now),
        180_000,
      );
      const today = contract.wallTime(data.now, 'Asia/Shanghai').date;
      assert.equal(enrol(special.drewYesterday.course).drawnAt?.slice(0, 10), contract.addDays(today, -1));
      const moved = session(special.movedToday.session);
      assert.equal(moved.status, 'changed');
      assert.equal(moved.changedAt?.slice(0, 10), today);
      assert.notEqual(moved.changedFrom?.start, moved.start);
      assert.equal(session(special.cancelled.session).status, 'cancelled');
      const full = must(session(special.fullWaitlist.session).seats, 'seats');
      assert.deepEqual([full.left, full.waitlist], [0, 17]);
      const offline = must(session(special.offlineOnlyLeft.session).seats, 'seats');
      assert.deepEqual([offline.left, offline.offlineLeft], [0, 3]);
      assert.equal(courses.get(special.guardian.course)?.guardianRequired, true);
      assert.ok(courses.get(special.prepaidLimit.course)?.prepaidWarning);
      const studio = must(courses.get(special.realStudio.course), 'the real studio');
      assert.deepEqual([studio.offers[0]?.amountFen, studio.enrol], [null, undefined]);
      for (const { session: id } of [
        special.movedToday,
        special.cancelled,
        special.fullWaitlist,
        special.offlineOnlyLeft,
        special.opensSoon,
        special.drewYesterday,
      ]) {
        assert.ok(contract.compareInstants(session(id).end, data.now) > 0, `${id} is over`);
      }
    });
  }
  const { sessions } = generate('jiyang', NOW);
  const tour = sessions.filter(({ courseId }) => courseId === special.rotating.course).sort(compare);
  tour.slice(4).forEach(({ areaId }, i) => assert.equal(areaId, tour[i]?.areaId));
  assert.equal(new Set(tour.map(({ areaId }) => areaId)).size, 4);
});

test('the nine funds add up to the fen, and every chain and month agrees with its entries', () => {
  onManyDays('jiyang', (data) => {
    const sum = (pick: (t: contract.Totals) => number) =>
      contract.sumFen(data.funds.map(({ totals }) => pick(totals)));
    assert.deepEqual(
      [sum((t) => t.openingFen), sum((t) => t.inFen), sum((t) => t.outFen), sum((t) => t.closingFen)],
      [21_240_000, 31_865_050, 25_703_120, 27_401_930],
    );
    checkLedgers(data);
    assert.ok(data.funds.every(({ months }) => months?.length === 18));
  });
  onManyDays('tiny', checkLedgers);
});

function checkLedgers(data: Dataset): void {
  for (const fund of data.funds) {
    const entries = data.entries.filter(({ fundId }) => fundId === fund.id).sort((a, b) => a.seq - b.seq);
    let balance = fund.totals.openingFen;
    let day = fund.totals.from;
    entries.forEach((entry, i) => {
      assert.equal(entry.seq, i + 1);
      balance += entry.direction === 'in' ? entry.amountFen : -entry.amountFen;
      assert.equal(entry.balanceAfterFen, balance, entry.id);
      assert.ok(balance >= 0, `${entry.id} falls to ${balance}`);
      assert.ok(
        entry.postedOn >= day && entry.postedOn <= fund.totals.to,
        `${entry.id} on ${entry.postedOn}`,
      );
      if (!entry.inKind) assert.ok(entry.amountFen > 0, `${entry.id} moves nothing`);
      day = entry.postedOn;
    });
    assert.equal(balance, fund.totals.closingFen);
    assert.equal(fund.totals.openingFen + fund.totals.inFen - fund.totals.outFen, fund.totals.closingFen);
    assert.equal(fund.entryCount, entries.length);
    let closing = fund.totals.openingFen;
    for (const { month, inFen, outFen, closingFen } of fund.months ?? []) {
      const own = entries.filter(({ postedOn }) => contract.monthOf(postedOn) === month);
      const of = (direction: string) =>
        contract.sumFen(own.filter((e) => e.direction === direction).map(({ amountFen }) => amountFen));
      assert.deepEqual([inFen, outFen], [of('in'), of('out')], `${fund.id} ${month}`);
      closing += inFen - outFen;
      assert.equal(closingFen, closing);
    }
    assert.equal(closing, balance);
  }
}

test('shares are rounded once a statement, paid by their entries, and hidden rates stay hidden', () => {
  for (const profile of ['tiny', 'jiyang'] as const) {
    onManyDays(profile, (data) => {
      const entries = byId(data.entries);
      const partners = byId(data.partners);
      for (const share of data.shares) {
        assert.ok(partners.get(share.partnerId)?.demo, `${share.id} belongs to an invented partner`);
        if (share.bp == null) {
          assert.deepEqual(
            [share.status, share.dueFen, share.baseFen, share.paidFen],
            ['undisclosed', null, null, null],
          );
          continue;
        }
        assert.equal(share.dueFen, contract.shareOf(share.baseFen ?? 0, share.bp), share.id);
        const lines = (share.entryIds ?? []).map((id) => must(entries.get(id), id));
        assert.equal(contract.sumFen(lines.map(({ amountFen }) => amountFen)), share.paidFen, share.id);
        for (const line of lines) assert.equal(line.partnerId, share.partnerId);
        if (share.status === 'paid') assert.equal(share.paidFen, share.dueFen);
        if (share.status === 'overdue') assert.ok((share.dueOn ?? '') < data.now.slice(0, 10));
      }
      const incoming = data.entries.filter(({ kind }) => kind === 'share_in').map(({ id }) => id);
      assert.deepEqual(new Set(data.shares.flatMap(({ entryIds }) => entryIds ?? [])), new Set(incoming));
    });
  }
});

test('the money cases are there', () => {
  for (const profile of ['tiny', 'jiyang'] as const) onManyDays(profile, checkCases);
});

function checkCases(data: Dataset): void {
  const today = contract.wallTime(data.now, 'Asia/Shanghai').date;
  const entries = byId(data.entries);
  const shares = byId(data.shares);
  const original = must(entries.get(special.entries.original), 'original');
  const reversal = must(entries.get(special.entries.reversal), 'reversal');
  const reposting = must(entries.get(special.entries.reposting), 'reposting');
  assert.equal(original.correctedBy, reversal.id);
  assert.deepEqual([reversal.corrects, reposting.corrects], [original.id, original.id]);
  assert.deepEqual([reversal.amountFen, reversal.direction], [original.amountFen, 'in']);
  assert.ok(reversal.correctionReason && original.seq < reversal.seq && reversal.seq < reposting.seq);
  assert.equal(entries.get(special.entries.relatedParty)?.relatedParty, true);
  const rice = must(entries.get(special.entries.rice), 'rice');
  assert.deepEqual([rice.amountFen, rice.inKind?.valuationFen], [0, 325_000]);
  assert.equal(data.funds.find(({ id }) => id === special.funds.inKind)?.inKindFen, 325_000);
  assert.equal(
    count(data.entries, ({ fundId }) => fundId === special.funds.zeroMovement),
    0,
  );
  assert.equal(byId(data.funds).get(special.funds.closing)?.status, 'closing');
  const rounding = must(shares.get(special.shares.rounding), 'rounding');
  assert.ok(((rounding.baseFen ?? 0) * (rounding.bp ?? 0)) % 10_000 >= 5_000);
  assert.equal(shares.get(special.shares.undisclosed)?.bp, null);
  assert.equal(contract.daysBetween(must(shares.get(special.shares.overdue)?.dueOn, 'due'), today), 35);
  assert.equal(shares.get(special.shares.disputed)?.status, 'disputed');
  for (const id of Object.values(special.shares)) assert.ok(shares.has(id), id);
  for (const id of Object.values(special.disclosures))
    assert.ok(
      data.disclosures.some((report) => report.id === id),
      id,
    );
  const late = must(
    data.disclosures.find(({ id }) => id === special.disclosures.late),
    'late',
  );
  assert.ok(late.status === 'late' && (late.publishedOn ?? '') > late.dueOn);
  const missing = must(
    data.disclosures.find(({ id }) => id === special.disclosures.missing),
    'missing',
  );
  assert.ok(missing.status === 'late' && !missing.publishedOn && missing.dueOn < today);
}

test('links lead somewhere, and ids are never given twice', () => {
  for (const profile of ['tiny', 'jiyang'] as const) {
    onManyDays(profile, (data) => {
      for (const noun of nouns.filter((name) => name !== 'needs')) {
        const ids = (data[noun] as readonly { id: string }[]).map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length, noun);
        for (const id of ids) assert.match(id, /^[a-z0-9-]+$/);
      }
      const has = {
        partner: byId(data.partners),
        task: byId(data.tasks),
        course: byId(data.courses),
        entry: byId(data.entries),
        fund: byId(data.funds),
        area: byId(data.service.areas),
      };
      const check = (kind: keyof typeof has, id: string | null | undefined, from: string) => {
        if (id) assert.ok(has[kind].has(id), `${from} names ${kind} ${id}`);
      };
      for (const course of data.courses) {
        check('partner', course.partnerId, course.id);
        check('task', course.basedOn?.taskId, course.id);
      }
      for (const task of data.tasks) {
        check('partner', task.partnerId, task.id);
        check('area', task.areaId, task.id);
        for (const id of task.courseIds ?? []) check('course', id, task.id);
        for (const id of task.fundEntryIds ?? []) check('entry', id, task.id);
      }
      for (const need of data.needs) check('task', need.taskId, need.receipt);
      for (const entry of data.entries) {
        check('task', entry.taskId, entry.id);
        check('partner', entry.partnerId, entry.id);
        check('entry', entry.corrects, entry.id);
        check('entry', entry.correctedBy, entry.id);
      }
      for (const share of data.shares) for (const id of share.courseIds ?? []) check('course', id, share.id);
      for (const partner of data.partners) {
        for (const id of partner.areaIds ?? []) check('area', id, partner.id);
        check('area', partner.verifiedBy, partner.id);
        for (const { share } of partner.agreements ?? []) check('fund', share?.fundId, partner.id);
      }
      for (const { uses, id } of data.spaces)
        for (const use of uses ?? []) check('partner', use.partnerId, id);
      for (const notice of data.notices)
        for (const id of notice.partnerIds ?? []) check('partner', id, notice.id);
    });
  }
});

test('a task has as many needs as it says, and receipts are sayable', () => {
  onManyDays('jiyang', (data) => {
    for (const task of data.tasks)
      assert.equal(
        count(data.needs, ({ taskId }) => taskId === task.id),
        task.needCount,
        task.id,
      );
    for (const { receipt, timeline, status, submittedAt } of data.needs) {
      assert.match(receipt, /^[2-9A-HJ-NP-Z]{8,}$/);
      assert.equal(timeline[timeline.length - 1]?.status, status);
      assert.ok(
        timeline.every(
          ({ at }) =>
            contract.compareInstants(at, data.now) <= 0 && contract.compareInstants(submittedAt, at) <= 0,
        ),
        receipt,
      );
    }
    assert.equal(new Set(data.needs.map(({ receipt }) => receipt)).size, data.needs.length);
    for (const task of data.tasks) {
      const steps = (task.timeline ?? []).map(({ at }) => at);
      steps
        .slice(1)
        .forEach((at, i) => assert.ok(contract.compareInstants(steps[i] ?? '', at) <= 0, task.id));
    }
  });
});

const zh = (text: Text | null | undefined): string => contract.textIn(text, 'zh-Hans');
const REAL_STATIONS = ['安大社区', '滨湖社区', '澄波社区', '新元社区', '开元社区', '荷畔社区'];

test('honesty: what is invented says so, and real names carry nothing invented', () => {
  for (const profile of ['tiny', 'jiyang'] as const) {
    const data = generate(profile, NOW);
    const named = [
      ...data.venues,
      ...data.spaces,
      ...data.partners,
      ...data.funds,
      ...[...data.courses, ...data.rules, ...data.notices, ...data.surveys, ...data.tasks].map(
        ({ title, ...rest }) => ({ ...rest, name: title }),
      ),
    ];
    for (const { id, name, demo } of named) {
      if (demo === true) {
        assert.match(zh(name), /（示例）$/, id);
        if (typeof name === 'object') assert.match(name.en ?? '', /\(demo\)$/, id);
      } else
        assert.ok(
          id === special.realStudio.partner || id === special.realStudio.course,
          `${id} is not marked`,
        );
    }
    for (const noun of ['sessions', 'needs', 'entries', 'shares', 'disclosures'] as const) {
      assert.ok(
        (data[noun] as readonly { demo?: boolean | null }[]).every(({ demo }) => demo === true),
        noun,
      );
    }
    for (const course of data.courses)
      for (const { displayName } of course.instructors ?? []) assert.match(zh(displayName), /（示例）$/);
    assert.match(zh(data.service.demo?.note), /演示数据/);
    assert.match(zh(data.service.operator.name), /（示例）$/);
    const real = data.service.areas.filter(({ demo }) => !demo);
    assert.deepEqual(
      real
        .filter(({ level }) => level === 'station')
        .map(({ name }) => zh(name))
        .sort(),
      [...REAL_STATIONS].sort(),
    );
    for (const area of real)
      assert.deepEqual(
        [area.phone, area.address, area.openHours],
        [undefined, undefined, undefined],
        area.id,
      );
    checkRealStations(data, new Set(real.map(({ id }) => id)));
    const studio = must(byId(data.partners).get(special.realStudio.partner), 'the real studio');
    assert.deepEqual(
      [
        studio.phone,
        studio.rating,
        studio.verifiedAt,
        studio.website,
        studio.contributed,
        studio.courseCount,
      ],
      [undefined, undefined, undefined, undefined, undefined, undefined],
    );
    assert.equal(studio.agreements?.[0]?.share?.bp, null);
  }
});

function checkRealStations(data: Dataset, real: ReadonlySet<string>): void {
  const courses = byId(data.courses);
  for (const session of data.sessions.filter(({ areaId }) => real.has(areaId))) {
    const course: Course = must(courses.get(session.courseId), session.courseId);
    assert.deepEqual(
      course.offers.map(({ amountFen }) => amountFen),
      [0],
      `${session.id} asks money at a real station`,
    );
    assert.ok(
      session.status === 'held' || session.status === 'scheduled',
      `${session.id} tells of trouble at a real station`,
    );
  }
  for (const { areaId, id } of [...data.funds, ...data.tasks, ...data.spaces])
    assert.ok(!real.has(areaId), id);
  for (const { areaId, receipt } of data.needs) assert.ok(!real.has(areaId ?? ''), receipt);
  for (const { verifiedBy, id } of data.partners) assert.ok(!real.has(verifiedBy ?? ''), id);
}

test('no phone or ID-shaped digits anywhere but in the hostile set', () => {
  const shaped = /(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/;
  for (const profile of ['tiny', 'jiyang'] as const)
    assert.doesNotMatch(JSON.stringify(generate(profile, NOW)), shaped);
  assert.match(JSON.stringify(generate('hostile', NOW)), shaped);
  const phones = new Set(JSON.stringify(generate('jiyang', NOW)).match(/0531-\d{4}-\d{4}/g));
  assert.ok([...phones].every((phone) => phone.startsWith('0531-0000-00')));
});

test('the kit blanks nothing in what it shows of tiny and jiyang', () => {
  for (const profile of ['tiny', 'jiyang'] as const) {
    const findings: Findings = { resource: profile, setAside: [], redacted: [] };
    assert.ok('value' in cleaned(generate(profile, NOW), findings, []));
    assert.deepEqual(findings.redacted, []);
  }
});

test('holidays follow the State Council’s notices, and 2027 is not announced', () => {
  const { days } = generate('tiny', NOW);
  assert.deepEqual(Object.keys(days), ['2025', '2026']);
  const of2026 = days['2026'] ?? [];
  assert.equal(
    count(of2026, ({ kind }) => kind === 'rest'),
    3 + 9 + 3 + 5 + 3 + 3 + 7,
  );
  assert.deepEqual(
    of2026.filter(({ kind }) => kind === 'make_up_work').map(({ date }) => date),
    ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  );
  // A make-up work day is a weekend by nature, or it would not make up for anything.
  for (const list of Object.values(days))
    for (const { kind, date } of list)
      if (kind === 'make_up_work') assert.ok(contract.weekday(date) > 5, date);
});

test('the surveys can be asked: logic looks backwards, what is personal says what for', () => {
  onManyDays('tiny', ({ surveys }) => {
    for (const survey of surveys) assert.deepEqual(contract.checkDefinition(survey), [], survey.id);
  });
});

test('each slip of the hostile survey is named where it is', () => {
  const surveys = byId(generate('hostile', NOW).surveys);
  const strange = must(surveys.get(hostileIds.strangeSurvey), 'hostile survey');
  const issues = contract.checkDefinition(contract.Survey.parse(strange));
  const said = (path: string) =>
    issues.filter((issue) => issue.path === `/pages/0/elements/${path}`).map(({ expected }) => expected);
  assert.match(said('0/type')[0] ?? '', /one of single/);
  assert.match(said('1/visibleIf/operator')[0] ?? '', /one of exists/);
  assert.match(said('1/visibleIf/question')[0] ?? '', /"q9" is none/);
  assert.match(said('2/visibleIf/question')[0] ?? '', /"q3" and "q4" wait for each other/);
  assert.match(said('4/visibleIf/question')[0] ?? '', /"q6" comes later/);
  assert.match(said('5/choices')[0] ?? '', /at most 500 choices/);
  assert.equal(issues.length, 6);
});

test('the long survey holds every kind of question, the short one nothing personal', () => {
  const surveys = byId(generate('tiny', NOW).surveys);
  const demand = must(surveys.get(special.surveys.demand), 'long survey');
  const wish = must(surveys.get(special.surveys.wish), 'short survey');
  const kinds = new Set<string>(demand.pages.flatMap(({ elements }) => elements.map(({ type }) => type)));
  const unused = contract.questionTypes.filter((kind) => !kinds.has(kind));
  assert.deepEqual(unused, ['consent'], 'consent is asked at the gates');
  assert.ok(contract.noticeOf(demand).items.some(({ sensitive }) => sensitive));
  assert.deepEqual(contract.noticeOf(wish).items, []);
  assert.equal(wish.pages.flatMap(({ elements }) => elements).length, 5, 'a minute long');
});

test('what the surveys promise is said: what happens next, on paper too, and from which answers a need is made', () => {
  for (const survey of generate('tiny', NOW).surveys) {
    assert.ok(survey.next && survey.alternative && survey.retentionDays, survey.id);
    const found = survey.pages.flatMap(({ elements }) => elements);
    const from = (name: unknown) =>
      must(
        found.find((one) => one.name === name),
        String(name),
      );
    const values = must(from(survey.need?.category).choices, 'categories').map(({ value }) => value);
    assert.deepEqual(
      [...values, 'other'],
      [...contract.categories],
      'a need has a category of the contract, or is other',
    );
    if (survey.need?.group)
      assert.deepEqual(
        from(survey.need.group).choices?.map(({ value }) => value),
        [...contract.targetGroups],
      );
  }
});

test('hostile records fail their schema exactly where meant, and the rest still parses', () => {
  const data = generate('hostile', NOW);
  const refused = refusals(data).map((line) => line.split(':')[0]?.split(' ')[1] ?? '');
  assert.deepEqual([...refused].sort(), [...broken].sort());
  const ids = data.sessions.map(({ id }) => id);
  assert.equal(
    count(ids, (id) => id === hostileIds.twice),
    2,
  );
  const titles = data.courses.map(({ title }) => zh(title));
  assert.ok(titles.some((title) => title.length === 3000));
  assert.ok(titles.some((title) => title.includes('\u202e')));
  assert.ok(data.partners.some(({ website }) => website?.startsWith('javascript:')));
  assert.equal(
    Math.abs(contract.epochOf(data.service.serverTime ?? '') - contract.epochOf(data.now)),
    600_000,
  );
  const fund = must(byId(data.funds).get(hostileIds.negativeFund), 'negative fund');
  assert.ok(fund.totals.closingFen < 0);
});

test('district has its size and is made in time', () => {
  // Processor time, so that a busy machine does not fail it.
  const before = process.cpuUsage();
  const data = generate('district', NOW);
  const took = process.cpuUsage(before).user / 1000;
  assert.ok(took < 10_000, `${took} ms`);
  const counted = count(
    data.partners,
    ({ kind, status }) =>
      contract.countedKinds.includes(kind) && (status === 'active' || status === 'suspended'),
  );
  assert.equal(counted, 2000);
  assert.deepEqual([data.venues.length, data.funds.length, data.tasks.length], [500, 150, 1000]);
  assert.ok(Math.abs(data.courses.length - 5000) < 10);
  assert.ok(Math.abs(data.sessions.length - 60_000) < 1000);
  const month = count(data.sessions, ({ start: at }) => at.startsWith('2026-11'));
  assert.ok(month > 4300 && month < 6000, `${month} sessions in the month`);
  assert.ok(Math.abs(data.entries.length - 36_000) < 2500);
  assert.equal(
    count(data.service.areas, ({ level }) => level === 'station'),
    150,
  );
  checkLedgers({ ...data, funds: data.funds.slice(0, 12) });
  assert.deepEqual(
    refusals({ ...data, sessions: data.sessions.slice(0, 500), entries: data.entries.slice(0, 500) }),
    [],
  );
});
