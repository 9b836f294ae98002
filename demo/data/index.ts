import { frameOf } from './frame';
import type { Course } from '../../src/contract';
import { makePlaces } from './area';
import { makeCourses } from './course';
import type { Dataset, Profile } from './dataset';
import { calendarDays } from './day';
import { fundPlans } from './fund-plan';
import { makeDraws } from './draw';
import { makeFunds } from './fund';
import { makeNeeds } from './need';
import { makeNotices, makeRules } from './notice';
import { makePartners } from './partner';
import { both, PUBLICATION } from './phrase';
import { scaleOf } from './scale';
import { makeService } from './service';
import { makeSpaces } from './space';
import { makeSurveys } from './survey';
import { makeTasks } from './task';
import { cutTiny } from './tiny';
import { spoil } from './hostile';

export { profiles, type Dataset, type Profile } from './dataset';

/** The real studio's weekly class: without times, price or share, for none is published; so it has no sessions. */
const linhanCourse: Course = {
  id: 'linhan-yoga-weekly',
  title: both('低偿瑜伽培训', 'Low-fee yoga'),
  subject: both('瑜伽', 'Yoga'),
  kind: 'course',
  partnerId: 'linhan-yoga',
  offers: [{ id: 'linhan-yoga-weekly-o1', tier: 'low_fee', amountFen: null, unit: 'session' }],
  series: {
    text: both(
      '每周到滨湖、澄波、新元、开元社区',
      'Weekly in the Binhu, Chengbo, Xinyuan and Kaiyuan communities',
    ),
  },
  shareNote: both(
    '部分所得用于助力社区公益慈善事业；费用、时间和反哺比例未公开。',
    'Part of the proceeds helps community charity; fee, times and share are not published.',
  ),
  status: 'published',
  source: PUBLICATION,
  demo: false,
};

/**
 * The demonstration records of a profile, laid out around `now` (RFC 3339 with offset): the same arguments always
 * give the same records. Throws RangeError when `now` is not a moment with offset.
 */
export function generate(profile: Profile, now: string): Dataset {
  const frame = frameOf(now);
  const scale = scaleOf(profile);
  const places = makePlaces(scale.moreStations, scale.rooms, scale.scenes);
  const plans = fundPlans(places, scale);
  const drafts = makePartners(frame, places, plans, scale);
  const courseDrafts = makeCourses(frame, places, drafts, scale);
  const courses = [...courseDrafts.map(({ course }) => course), linhanCourse];
  const spaces = makeSpaces(frame, places, drafts, scale);
  const money = makeFunds(frame, plans, drafts, courses, places.names, scale);
  const partners = drafts.map(({ partner }) => partner);
  const tasks = makeTasks(
    frame,
    places,
    drafts,
    courses,
    money.entries,
    new Map(plans.map(({ id, areaId }) => [id, areaId])),
    scale,
  );
  const needs = makeNeeds(frame, places, tasks, scale);
  const perPartner = new Map<string, number>();
  for (const { partnerId } of courses) {
    if (partnerId) perPartner.set(partnerId, (perPartner.get(partnerId) ?? 0) + 1);
  }
  for (const partner of partners) {
    if (partner.demo) partner.courseCount = perPartner.get(partner.id) ?? 0;
  }
  const full: Dataset = {
    profile,
    now: frame.now,
    service: makeService(frame, places, { partners, venues: places.venues, funds: money.funds.length }),
    venues: places.venues,
    courses,
    sessions: courseDrafts.flatMap(({ sessions }) => sessions),
    days: calendarDays(),
    partners,
    spaces,
    rules: makeRules(frame),
    notices: makeNotices(frame, partners),
    surveys: makeSurveys(frame),
    tasks,
    needs,
    draws: makeDraws(
      courses,
      courseDrafts.flatMap(({ sessions }) => sessions),
    ),
    ...money,
  };
  if (profile === 'tiny') return cutTiny(full, frame, places);
  if (profile === 'hostile') return spoil(cutTiny(full, frame, places), frame);
  return full;
}
