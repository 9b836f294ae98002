import type { Partner, Session } from '../../src/contract';
import type { Places } from './area';
import type { Dataset } from './dataset';
import type { Frame } from './frame';
import { needReceipts } from './need';
import { makeService } from './service';
import { special } from './special';

/** The sessions that show the special cases, and one session before the first of them. */
function specialSessions(sessions: readonly Session[]): Session[] {
  const courseIds = new Set(
    sessions.filter(({ id }) => !id.startsWith('course-')).map(({ courseId }) => courseId),
  );
  const held = sessions.find(
    ({ courseId, status }) => courseId === special.rotating.course && status === 'held',
  );
  const rotation = sessions.filter(({ courseId }) => courseId === special.rotating.course);
  const next = rotation.findIndex(({ id }) => id === special.rotating.session);
  return sessions.filter(
    (session) =>
      courseIds.has(session.courseId) &&
      (!session.id.startsWith('course-') || session === held || rotation.indexOf(session) - next === 1),
  );
}

/** The partners that the other records name, and the first of every kind and state. */
function cutPartners(partners: readonly Partner[], named: ReadonlySet<string>): Partner[] {
  const seen = new Set<string>();
  return partners.filter(({ id, kind, status }) => {
    const counted = status === 'active' ? kind : status;
    const first = !seen.has(counted);
    seen.add(counted);
    return first || named.has(id);
  });
}

const firstOfEach = <T>(list: readonly T[], key: (item: T) => string): T[] => {
  const seen = new Set<string>();
  return list.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
};

const keep = (ids: readonly string[] | null | undefined, known: ReadonlySet<string>): string[] =>
  (ids ?? []).filter((id) => known.has(id));
const idsOf = (list: readonly { id: string }[]): Set<string> => new Set(list.map(({ id }) => id));

/** Ids of the partners that the kept records name. */
function namedPartners(
  part: Pick<Dataset, 'courses' | 'shares' | 'entries' | 'tasks' | 'spaces' | 'notices'>,
): Set<string> {
  const { courses, shares, entries, tasks, spaces, notices } = part;
  const single = [...courses, ...shares, ...entries, ...tasks].map(({ partnerId }) => partnerId ?? '');
  const uses = spaces.flatMap(({ uses: list }) => (list ?? []).map(({ partnerId }) => partnerId));
  return new Set([...single, ...uses, ...notices.flatMap(({ partnerIds }) => partnerIds ?? [])]);
}

/** Tasks of every state and those behind the kept needs; links to records that are left out are dropped. */
function cutTasks(
  full: Dataset,
  taskIds: ReadonlySet<string>,
  courseIds: ReadonlySet<string>,
): Dataset['tasks'] {
  const first = idsOf(firstOfEach(full.tasks, ({ status }) => status));
  return full.tasks
    .filter(({ id }) => first.has(id) || taskIds.has(id))
    .map((task) => ({ ...task, courseIds: keep(task.courseIds, courseIds) }));
}

/** Cuts the tiny profile out of a full one: every special case once, and what it refers to. */
export function cutTiny(full: Dataset, frame: Frame, places: Places): Dataset {
  const sessions = specialSessions(full.sessions);
  const courseIds = new Set([...sessions.map(({ courseId }) => courseId), special.realStudio.course]);
  const receipts = new Set(Object.values(needReceipts));
  const needs = full.needs.filter(({ receipt }) => receipts.has(receipt));
  const tasks = cutTasks(full, new Set(needs.map(({ taskId }) => taskId ?? '')), courseIds);
  const taskIds = idsOf(tasks);
  const courses = full.courses
    .filter(({ id }) => courseIds.has(id))
    .map((course) => (taskIds.has(course.basedOn?.taskId ?? '') ? course : { ...course, basedOn: null }));
  const entries = full.entries.map((entry) =>
    taskIds.has(entry.taskId ?? '') ? entry : { ...entry, taskId: null },
  );
  const shares = full.shares.map((share) => ({ ...share, courseIds: keep(share.courseIds, courseIds) }));
  const spaces = full.spaces.slice(0, 3);
  const notices = full.notices.slice(0, 3);
  const named = namedPartners({ courses, shares, entries, tasks, spaces, notices });
  const partners = cutPartners(full.partners, named).map((partner) =>
    partner.demo
      ? { ...partner, courseCount: courses.filter(({ partnerId }) => partnerId === partner.id).length }
      : partner,
  );
  const venueIds = new Set(sessions.map(({ venueId }) => venueId));
  const venues = full.venues.filter(({ id }) => venueIds.has(id));
  return {
    ...full,
    service: makeService(frame, places, { partners, venues, funds: full.funds.length }),
    venues,
    courses,
    sessions,
    partners,
    spaces,
    notices,
    tasks,
    needs,
    entries,
    shares,
    disclosures: full.disclosures.filter(
      ({ id, fundId }) => id.startsWith('disclosure-') || fundId === special.funds.correction,
    ),
  };
}
