import { addDays, startOfWeek, weekday } from '../../src/contract';
import type { Course, Session } from '../../src/contract';
import type { Places } from './area';
import { enrolOf, isMinors, isWholeTerm, needsGuardian, offersOf } from './enrol';
import { cancelledDay, movedDay, type Frame } from './frame';
import { TOURING } from './agreement';
import type { PartnerDraft } from './partner';
import { both, markedBoth, three } from './phrase';
import { randomOf, type Random } from './random';
import type { Scale } from './scale';
import { festivalSeries, Occupancy, rotatingSeries, weeklySeries, type Series } from './series';
import { sessionsOf } from './session';
import { courseRows, type CourseRow } from './table/course';
import { readingOf } from './table/reading';
import { subjects } from './table/subject';
import { surnames } from './table/partner';

interface Making {
  frame: Frame;
  places: Places;
  taken: Occupancy;
  random: Random;
  partners: readonly PartnerDraft[];
  /** Active partners by subject and tier. */
  teachers: ReadonlyMap<string, PartnerDraft[]>;
}

/** A course with its sessions. */
export interface CourseDraft {
  course: Course;
  sessions: Session[];
}

function seriesOf(row: CourseRow, start: string, last: string, making: Making): Series {
  const { frame, places, taken, random } = making;
  const stations = row.station ? [row.station] : stationsFor(row, making);
  const wish = { row, start, last, stations };
  if (row.festival) return festivalSeries(wish, frame, places, taken);
  if (row.special === 'rotating') {
    return rotatingSeries({ ...wish, stations: places.invented.slice(0, 4) }, places, taken);
  }
  const day = specialDay(row, frame);
  return weeklySeries(day ? { ...wish, day } : wish, places, taken, random);
}

function specialDay(row: CourseRow, frame: Frame): number | undefined {
  if (row.special === 'moved-today') return weekday(movedDay(frame));
  if (row.special === 'cancelled') return weekday(cancelledDay(frame));
  return undefined;
}

/** Only free courses without a special case may be set at a real station (domain.md §5). */
function stationsFor(row: CourseRow, { places, random }: Making): string[] {
  const invented = random.shuffle(places.invented);
  const neutral = row.tier === 'public_benefit' && !row.special && random.chance(0.3);
  return neutral ? [random.pick([...places.real]), ...invented] : invented;
}

/** A partner of the right trade and tier that is active where the course is; none runs the station's own courses. */
function partnerFor(row: CourseRow, making: Making): PartnerDraft | undefined {
  if (row.station) return undefined;
  if (row.special === 'rotating') return making.partners.find(({ partner }) => partner.id === TOURING);
  const fits = making.teachers.get(`${row.subject} ${row.tier}`) ?? [];
  return fits.length ? making.random.pick(fits) : undefined;
}

function teachersOf(partners: readonly PartnerDraft[]): Map<string, PartnerDraft[]> {
  const out = new Map<string, PartnerDraft[]>();
  for (const draft of partners) {
    if (draft.partner.status !== 'active') continue;
    for (const subject of draft.subjects) {
      for (const tier of draft.partner.tiers ?? []) {
        const key = `${subject} ${tier}`;
        const list = out.get(key);
        if (list) list.push(draft);
        else out.set(key, [draft]);
      }
    }
  }
  return out;
}

/** A partner is active wherever it teaches. */
function widen({ partner }: PartnerDraft, series: Series): void {
  for (const { venue } of series.meetings) {
    if (!partner.areaIds?.includes(venue.areaId)) partner.areaIds?.push(venue.areaId);
  }
}

/** For courses at real stations: what of them is published and what is not. */
const publishedSubject = both(
  '课程门类见于公开报道；时间、名额为虚构（示例）',
  'The subject is from the press report; times and seats are invented (demo)',
);

function shareNoteOf(row: CourseRow, draft: PartnerDraft | undefined): Pick<Course, 'shareNote'> {
  const share = draft?.partner.agreements?.[0]?.share;
  if (!share || row.tier === 'public_benefit') return {};
  if (share.bp == null) {
    return {
      shareNote: both(
        '按约定比例反哺社区公益基金，比例未公开。',
        'A share goes to the community fund; the rate is not disclosed.',
      ),
    };
  }
  const rate = `${share.bp / 100}%`;
  return {
    shareNote: both(
      `课程收入的${rate}按季度反哺社区公益基金。`,
      `${rate} of the course income goes to the community fund each quarter.`,
    ),
  };
}

const tails: Readonly<Record<string, string>> = {
  elder: '座椅有靠背，中途可以休息。',
  child: '请监护人送到教室门口，下课签字接走。',
  family: '一名儿童须有一名家长陪同。',
  teen: '未满14周岁须监护人同意。',
};

function words(row: CourseRow, series: Series, suffix: string, random: Random) {
  const subject = subjects[row.subject];
  if (!subject) throw new RangeError(`no subject ${row.subject}`);
  const [zh, en] = series.title ?? row.title;
  const summary = subject.summary[/提高|实训|班$|实操|拉花/.test(zh) ? 1 : 0] + (tails[row.audience] ?? '');
  const activityCategory = row.festival
    ? 'our_festivals'
    : row.subject === 'homework' || (row.tier === 'public_benefit' && isMinors(row))
      ? 'minors_culture_sport'
      : /志愿者培训/.test(zh)
        ? 'volunteer_training'
        : undefined;
  const pinyin = readingOf(zh);
  const [surname] = random.pick(surnames);
  const teacher = {
    displayName: markedBoth(`${surname}老师`, 'Teacher'),
    consent: random.chance(0.7),
    ...(subject.qualification && { qualification: subject.qualification }),
  };
  const service = ['clinic', 'repair', 'law', 'smartphone', 'homework'].includes(row.subject);
  const kind = row.festival
    ? 'activity'
    : service
      ? row.subject === 'law'
        ? 'consult'
        : 'service'
      : 'course';
  return {
    title: markedBoth(zh + suffix, en + (suffix && `, class ${suffix.replace(/\D/g, '')}`)),
    ...(pinyin && { pinyin }),
    subject: both(...subject.name),
    kind,
    category: subject.category,
    ...(activityCategory && { activityCategory }),
    ...(series.festivalKey && { festivalKey: series.festivalKey }),
    ...(subject.zone && { zone: subject.zone }),
    summary,
    ...(subject.bring && { bring: subject.bring }),
    instructors: row.festival ? [] : [teacher],
  };
}

const groups: Readonly<Record<string, readonly string[]>> = {
  elder: ['elderly'],
  child: ['children'],
  teen: ['children'],
  preschool: ['children'],
  family: ['children', 'public'],
};

const prepaidWarning = both(
  '预付提醒：本课程一次收取72课时费用，超过未成年人校外培训一次收费不超过60课时或3个月的规定，请谨慎缴费。',
  'Prepaid for 72 classes at once: more than the limit of 60 classes or three months for minors.',
);

interface Place {
  id: string;
  /** Monday of the first week, and the last day of the term. */
  start: string;
  last: string;
  index: number;
  /** Tells classes of one name apart. */
  suffix: string;
}

function makeCourse(
  row: CourseRow,
  { id, start, last: termEnd, index, suffix }: Place,
  making: Making,
): CourseDraft {
  const { frame, random } = making;
  const series = seriesOf(row, start, termEnd, making);
  const wholeTerm = isWholeTerm(row, index);
  const partner = partnerFor(row, making);
  if (partner) widen(partner, series);
  const last = series.meetings[series.meetings.length - 1];
  const over = last !== undefined && last.date < frame.today;
  const course: Course = {
    id,
    ...words(row, series, suffix, random),
    brands: [row.brand],
    targetGroups: [...(groups[row.audience] ?? (row.subject === 'heart' ? ['emotional'] : ['public']))],
    audiences: [row.audience],
    ...(row.ages[0] !== undefined && { ageMin: row.ages[0] }),
    ...(row.ages[1] !== undefined && { ageMax: row.ages[1] }),
    ...(needsGuardian(row) && { guardianRequired: true }),
    ...(partner && { partnerId: partner.partner.id }),
    offers: offersOf(row, id, series, wholeTerm, random),
    enrol: enrolOf(row, series, frame, wholeTerm, random),
    series: { text: series.text, sessions: series.meetings.length, exceptions: series.exceptions },
    ...shareNoteOf(row, partner),
    status: over ? 'finished' : 'published',
    ...(row.special === 'prepaid-limit' && { prepaidWarning }),
    ...(row.station && { source: publishedSubject }),
    demo: true,
  };
  return { course, sessions: sessionsOf(course, row, series, wholeTerm, making) };
}

/** Courses of the table, then as many more as the profile wants, spread over the year around now. */
export function makeCourses(
  frame: Frame,
  places: Places,
  partners: readonly PartnerDraft[],
  scale: Scale,
): CourseDraft[] {
  const making: Making = {
    frame,
    places,
    taken: new Occupancy(),
    random: randomOf('courses'),
    partners,
    teachers: teachersOf(partners),
  };
  const out: CourseDraft[] = [];
  // The special cases and the fixed stations choose their rooms first.
  const order = courseRows.map((row, i) => ({ row, i })).sort((a, b) => rank(a.row) - rank(b.row));
  for (const { row, i } of order) {
    const id = row.special ? `course-${row.special}` : `course-${three(i + 1)}`;
    const start = addDays(frame.termStart, 7 * (row.week - 1));
    out.push(makeCourse(row, { id, start, last: frame.termEnd, index: i, suffix: '' }, making));
  }
  const plain = courseRows.filter((row) => !row.special && !row.station && !row.festival);
  for (let i = 0; i < scale.moreCourses; i += 1) {
    const row = plain[i % plain.length];
    if (!row) break;
    const start = addDays(startOfWeek(frame.today), 7 * making.random.int(-30, 21));
    const suffix = `（${Math.floor(i / plain.length) + 2}班）`;
    const last = addDays(start, 180);
    out.push(
      makeCourse({ ...row, sessions: 12 }, { id: `course-m${i + 1}`, start, last, index: i, suffix }, making),
    );
  }
  return out;
}

const rank = (row: CourseRow): number => (row.special ? 0 : row.station || row.festival ? 1 : 2);
