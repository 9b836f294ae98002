import type { Course, Session } from '../../contract/course';
import type { Area, Venue } from '../../contract/place';
import type { Text } from '../../contract/text';
import { epochOf } from '../../contract/time';
import { safeUrl } from '../url';
import type { CalendarEvent } from './file';

/** A session with what it names. */
export interface Meeting {
  session: Session;
  course: Course | undefined;
  venue: Venue | undefined;
  /** The station that holds it. */
  station: Area | undefined;
}

/** Under what a session is kept in people's calendars. */
export interface Keeping {
  /** Who gives the ids out: a host name. */
  host: string;
  /** When the file is made, RFC 3339. */
  now: string;
  /** The reader's language. */
  text(text: Text | null | undefined): string;
  /** What stands for a name that was not given. */
  unnamed: string;
}

const MINUTE = 60_000;
/** Minutes are counted from here, so that a sequence stays small. */
const COUNTED_FROM = Date.UTC(2026, 0, 1);

/** Grows with the moment of the last change; 0 where nothing was changed. */
const sequenceOf = ({ changedAt }: Session): number =>
  changedAt ? Math.max(1, Math.floor((epochOf(changedAt) - COUNTED_FROM) / MINUTE)) : 0;

/** A word of a later contract tells less than both times, too: as elsewhere, the end is then left out. */
const toldOf = ({ timesTold }: Session): CalendarEvent['told'] =>
  timesTold ? (timesTold === 'day' ? 'day' : 'start') : undefined;

/** A session as an entry of a calendar. */
export function sessionEvent({ session, course, venue, station }: Meeting, keeping: Keeping): CalendarEvent {
  const { text, host, now, unnamed } = keeping;
  const cancelled =
    session.status === 'cancelled' || session.status === 'not_held' || course?.status === 'cancelled';
  const place = [text(station?.name), text(venue?.name), text(venue?.address) || text(station?.address)];
  const about = [text(session.changeReason), text(course?.summary), text(session.note), station?.phone];
  return {
    uid: `${session.id}@${host}`,
    sequence: sequenceOf(session),
    stamp: session.changedAt ?? now,
    start: session.start,
    end: session.end,
    told: toldOf(session),
    title: text(course?.title) || unnamed,
    place: place.filter(Boolean).join(' '),
    about: about.filter(Boolean).join('\n'),
    url: course?.enrol?.mode === 'external' ? safeUrl(course.enrol.url) : undefined,
    cancelled,
  };
}
