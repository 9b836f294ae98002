import type { Insertable } from 'kysely';
import {
  areaAndBelow,
  Area,
  Course,
  Day,
  Disclosure,
  Entry,
  epochOf,
  Fund,
  Need,
  Notice,
  Partner,
  Rule,
  Session,
  Share,
  Space,
  Survey,
  SurveyBrief,
  Task,
  Venue,
  wallTime,
} from '../../../src/contract';
import type { Dataset } from '../../data/dataset';
import { soldByTerm } from '../../data/lot';
import { Sorter, type Misfit } from './sound';
import type { seeded, Tables } from './table';

type Seeded = (typeof seeded)[number];
export type Rows = { [T in Seeded]: Insertable<Tables[T]>[] };

const doc = (record: unknown): string => JSON.stringify(record);
const id = (record: { id: string }): string => record.id;
const ids = (records: readonly { id: string }[]): Set<string> => new Set(records.map(id));

/** The rows of every table for a data set, and the records that no table takes, each with the reason. */
export function rowsOf(data: Dataset): { rows: Rows; misfits: Misfit[] } {
  const sorter = new Sorter();
  const parts = { ...placeRows(data, sorter), ...partnerRows(data, sorter), ...courseRows(data, sorter) };
  const rows: Rows = { ...parts, ...needRows(data, sorter), ...fundRows(data, sorter), misfit: [] };
  rows.misfit = sorter.misfits.map((misfit) => {
    const row: Partial<Misfit> & Insertable<Tables['misfit']> = { ...misfit };
    delete row.reason;
    return row;
  });
  return { rows, misfits: sorter.misfits };
}

function placeRows(data: Dataset, sorter: Sorter) {
  const areas = data.service.areas.filter((area) => Area.safeParse(area).success);
  const within = [...ids(areas)].flatMap((root) =>
    [...areaAndBelow(areas, root)].map((below) => ({ area_id: below, within_id: root })),
  );
  const days = Object.entries(data.days).flatMap(([year, all]) =>
    sorter
      .sound('days', all, { schema: Day, id: (day) => day.date, scope: () => year })
      .map((day) => ({ date: day.date, year, doc: doc(day) })),
  );
  const venues = sorter.sound('venues', data.venues, { schema: Venue, id });
  return {
    area_within: within,
    day: days,
    venue: venues.map((venue) => ({ id: venue.id, area_id: venue.areaId, doc: doc(venue) })),
  };
}

function partnerRows(data: Dataset, sorter: Sorter) {
  const partners = sorter.sound('partners', data.partners, { schema: Partner, id });
  const spaces = sorter.sound('spaces', data.spaces, { schema: Space, id });
  return {
    partner: partners.map((partner) => ({ id: partner.id, brief: doc(briefOf(partner)), doc: doc(partner) })),
    partner_area: partners.flatMap((partner) =>
      [...new Set(partner.areaIds ?? [])].map((area) => ({ partner_id: partner.id, area_id: area })),
    ),
    space: spaces.map((space) => ({ id: space.id, area_id: space.areaId, doc: doc(space) })),
    rule: sorter
      .sound('rules', data.rules, { schema: Rule, id })
      .map((rule) => ({ id: rule.id, doc: doc(rule) })),
    notice: sorter
      .sound('notices', data.notices, { schema: Notice, id })
      .map((notice) => ({ id: notice.id, doc: doc(notice) })),
  };
}

const briefOf = ({ id: own, name, demo }: Partner) => ({ id: own, name, demo });

function courseRows(data: Dataset, sorter: Sorter) {
  const zone = data.service.timeZone;
  const courses = sorter.sound('courses', data.courses, { schema: Course, id });
  const known = ids(courses);
  const sessions = sorter.sound('sessions', data.sessions, {
    schema: Session,
    id,
    fault: (session) => (known.has(session.courseId) ? seatFault(session) : `no course ${session.courseId}`),
    scope: (session) => /^\d{4}-\d{2}/.exec(session.start)?.[0],
  });
  const entry = entriesOf(courses, sessions);
  return {
    course: courses.map((course) => ({
      id: course.id,
      partner_id: course.partnerId ?? null,
      doc: doc(course),
    })),
    session: sessions.map((session) => ({
      ...sessionRow(session, zone),
      entry_id: entry.get(session.courseId) ?? session.id,
    })),
    seat: sessions.flatMap(({ id: own, seats }) =>
      seats
        ? [
            {
              session_id: own,
              capacity: seats.capacity,
              left_seats: seats.left,
              waitlist: seats.waitlist ?? null,
              offline_left: seats.offlineLeft ?? null,
              as_of: seats.asOf,
            },
          ]
        : [],
    ),
    shown_draw: (data.draws ?? [])
      .filter((draw) => sessions.some((session) => session.id === draw.id))
      .map((draw) => ({ session_id: draw.id, doc: doc(draw) })),
  };
}

/** Of every course that is sold by the term: its first session, whose seats stand for all of them. */
function entriesOf(courses: readonly Course[], sessions: readonly Session[]): Map<string, string> {
  const terms = ids(courses.filter(soldByTerm));
  const inOrder = [...sessions].sort((a, b) => epochOf(a.start) - epochOf(b.start));
  const first = new Map<string, string>();
  for (const session of inOrder) {
    if (terms.has(session.courseId) && !first.has(session.courseId)) first.set(session.courseId, session.id);
  }
  return first;
}

function seatFault({ seats, id: own }: Session): string | undefined {
  if (!seats) return undefined;
  if (seats.id !== own) return `seats of ${seats.id}`;
  return seats.left > seats.capacity ? 'more seats left than there are' : undefined;
}

function sessionRow(whole: Session, zone: string): Omit<Insertable<Tables['session']>, 'entry_id'> {
  const session = { ...whole };
  delete session.seats;
  return {
    id: session.id,
    course_id: session.courseId,
    area_id: session.areaId,
    venue_id: session.venueId ?? null,
    month: wallTime(session.start, zone).date.slice(0, 7),
    start_utc: utc(session.start),
    end_utc: utc(session.end),
    doc: doc(session),
  };
}

/** A moment as UTC text of one length, so that text order is time order. */
const utc = (instant: string): string => new Date(epochOf(instant)).toISOString();

function needRows(data: Dataset, sorter: Sorter) {
  const surveys = sorter.sound('surveys', data.surveys, { schema: Survey, id });
  const tasks = sorter.sound('tasks', data.tasks, { schema: Task, id });
  const needs = sorter.sound('needs', data.needs, { schema: Need, id: (need) => need.receipt });
  return {
    survey: surveys.map((survey) => ({
      id: survey.id,
      area_id: survey.areaId ?? null,
      opens: survey.opens ?? null,
      closes: survey.closes ?? null,
      brief: doc(surveyBrief(survey)),
      doc: doc(survey),
    })),
    task: tasks.map((task) => ({ id: task.id, area_id: task.areaId, doc: doc(task) })),
    need: needs.map((need) => ({ receipt: need.receipt, doc: doc(need) })),
  };
}

function surveyBrief(survey: Survey): Partial<Survey> {
  const brief: Partial<Survey> = {};
  for (const key of Object.keys(SurveyBrief.shape)) if (key in survey) brief[key] = survey[key];
  return brief;
}

function fundRows(data: Dataset, sorter: Sorter) {
  const funds = sorter.sound('funds', data.funds, { schema: Fund, id });
  const known = ids(funds);
  const fault = ({ fundId }: { fundId: string }) => (known.has(fundId) ? undefined : `no fund ${fundId}`);
  const scope = ({ fundId }: { fundId: string }) => fundId;
  const seqs = new Set<string>();
  const entryFault = (entry: Entry) => {
    const place = JSON.stringify([entry.fundId, entry.seq]);
    const twice = seqs.has(place) ? `${place} is there twice` : undefined;
    seqs.add(place);
    return fault(entry) ?? twice;
  };
  const shares = sorter.sound('shares', data.shares, { schema: Share, id, fault, scope });
  const reports = sorter.sound('disclosures', data.disclosures, { schema: Disclosure, id, fault, scope });
  const lines = sorter.sound('entries', data.entries, { schema: Entry, id, fault: entryFault, scope });
  const underFund = (record: { id: string; fundId: string }) => ({
    id: record.id,
    fund_id: record.fundId,
    doc: doc(record),
  });
  return {
    fund: funds.map((fund) => ({ id: fund.id, area_id: fund.areaId, doc: doc(fund) })),
    entry: lines.map((entry) => ({
      ...underFund(entry),
      seq: entry.seq,
      direction: entry.direction,
      amount_fen: entry.amountFen,
      balance_after_fen: entry.balanceAfterFen,
    })),
    share: shares.map(underFund),
    disclosure: reports.map(underFund),
  };
}
