import { addDays, compareInstants, instantAt } from '../../src/contract';
import type { EnrolPolicy, Offer } from '../../src/contract';
import { dayAt, minutesFromNow, type Frame } from './frame';
import { both } from './phrase';
import type { Random } from './random';
import { startOf, type Series } from './series';
import type { CourseRow } from './table/course';
import { subjects } from './table/subject';

const lowPrices = [900, 1500, 1900, 2900, 3500, 4900];
const marketPrices = [6000, 6800, 8800, 9900, 12_800, 15_800, 18_000];
/** Published term price of a peer: 500 yuan for 12 classes (41.67 each). */
const TERM_OF_12_FEN = 50_000;

/** Whether children under 14 come alone: then a guardian consents (invariant 27). */
export const needsGuardian = ({ ages: [from = 18, to = 99], audience }: CourseRow) =>
  to < 14 || (from < 14 && audience !== 'family' && audience !== 'all_age');
/** Whether the course is for people under 18 only. */
export const isMinors = (row: CourseRow) => row.ages[1] !== undefined && row.ages[1] <= 17;
/** Enrolled once for the whole series, or for each meeting. */
export const isWholeTerm = (row: CourseRow, index: number) =>
  row.mode === 'lottery' ||
  row.mode === 'review' ||
  row.special === 'opens-soon' ||
  (!row.special && row.tier !== 'public_benefit' && index % 3 === 0);

/** What a course costs, by its tier; a second, free offer for some low-fee courses. */
export function offersOf(
  row: CourseRow,
  id: string,
  series: Series,
  wholeTerm: boolean,
  random: Random,
): Offer[] {
  const count = series.meetings.length;
  const materialsFen = subjects[row.subject]?.materialsFen;
  const base = { id: `${id}-o1`, tier: row.tier, ...(materialsFen && { materialsFen }) };
  if (row.special === 'prepaid-limit') {
    return [{ ...base, amountFen: 576_000, unit: 'term', sessionsIncluded: 72, supervisedAccount: false }];
  }
  if (row.tier === 'public_benefit') {
    return [{ ...base, amountFen: 0, unit: wholeTerm ? 'term' : 'session' }];
  }
  const each = random.pick(row.tier === 'low_fee' ? lowPrices : marketPrices);
  if (row.tier === 'market' && isMinors(row)) {
    return [{ ...base, amountFen: each * 4, unit: 'month', sessionsIncluded: 4, supervisedAccount: true }];
  }
  const first = series.meetings[0];
  if (wholeTerm && first) {
    const amountFen = row.tier === 'low_fee' && count === 12 ? TERM_OF_12_FEN : each * count;
    const refundUntil = instantAt(addDays(first.date, 7), '18:00');
    return [{ ...base, amountFen, unit: 'term', sessionsIncluded: count, refundUntil }];
  }
  const offers: Offer[] = [{ ...base, amountFen: each, unit: 'session' }];
  if (row.tier === 'low_fee' && random.chance(0.15)) {
    const eligible = both(
      '70岁及以上老人、持证残疾人',
      'People aged 70 and over, and people with a disability card',
    );
    offers.push({ id: `${id}-o2`, tier: 'public_benefit', amountFen: 0, unit: 'session', eligible });
  }
  return offers;
}

/** Opening and closing of enrolment, before the first meeting (invariant 19). */
function windowOf(row: CourseRow, first: string, wholeTerm: boolean, random: Random) {
  const lead = random.pick([14, 21, 28]);
  if (!wholeTerm) return { opensAt: instantAt(addDays(first, -lead), '09:00'), closesAt: null };
  const closes = row.mode === 'lottery' ? -6 : -1;
  return {
    opensAt: instantAt(addDays(first, closes - lead), '09:00'),
    closesAt: instantAt(addDays(first, closes), '18:00'),
  };
}

const atStation = both(
  '请到社区新时代文明实践站服务台现场登记，带身份证明即可，不需手机操作。',
  'Register at the station desk with proof of identity; no phone needed.',
);

/** How one gets into a course. */
export function enrolOf(
  row: CourseRow,
  series: Series,
  frame: Frame,
  wholeTerm: boolean,
  random: Random,
): EnrolPolicy {
  const first = series.meetings[0];
  if (!first) throw new RangeError(`no meeting of ${row.title[0]}`);
  if (row.mode === 'walk_in')
    return {
      mode: row.mode,
      where: both('直接到场，无需报名，坐满为止。', 'Just come; no enrolment, until the seats are taken.'),
    };
  const window = windowOf(row, first.date, wholeTerm, random);
  if (row.mode === 'offline_only') return { mode: row.mode, ...window, where: atStation };
  const policy: EnrolPolicy = {
    mode: row.mode,
    ...window,
    maxPerPerson: 1,
    partyMax: row.audience === 'family' ? 3 : isMinors(row) ? 2 : 1,
    waitlistMax: 20,
    cancelHoursBefore: 24,
    minToRun: Math.min(6, row.seats),
  };
  if (row.audience === 'elder')
    policy.quotas = [{ name: both('现场报名', 'At the desk'), seats: 3, channel: 'window' }];
  if (row.mode === 'review')
    policy.rules = both(
      '报名后三个工作日内电话回复，按到课意愿和基础择优录取。',
      'Answered by phone within three working days.',
    );
  return { ...policy, ...drawOf(row, first.date, frame), ...specialWindow(row, startOf(first), frame) };
}

function drawOf(row: CourseRow, first: string, frame: Frame): Partial<EnrolPolicy> {
  if (row.mode !== 'lottery') return {};
  const drawAt = instantAt(addDays(first, -5), '10:00');
  const drawn = compareInstants(drawAt, frame.now) <= 0;
  return {
    drawAt,
    ...(drawn && { drawnAt: drawAt }),
    confirmWithinHours: 48,
    rules: both(
      '公开摇号，按报名编号抽取，结果在站点公示三天。',
      'A public draw by enrolment number; the result is posted for three days.',
    ),
  };
}

function specialWindow(row: CourseRow, start: string, frame: Frame): Partial<EnrolPolicy> {
  if (row.special === 'opens-soon') {
    return {
      opensAt: minutesFromNow(frame, 3),
      closesAt: instantAt(addDays(start.slice(0, 10), -1), '18:00'),
    };
  }
  if (row.special === 'drew-yesterday') {
    const drawAt = dayAt(frame, -1, '10:00');
    return {
      opensAt: dayAt(frame, -16, '09:00'),
      closesAt: dayAt(frame, -2, '18:00'),
      drawAt,
      drawnAt: drawAt,
    };
  }
  return {};
}
