/*
 * The tables. Portable SQL only: text ids, times as UTC text, money as bigint fen, and each record's document as
 * opaque JSON text beside the columns that are filtered, sorted or constrained by.
 */

import type { enrolmentStatuses, PostName } from '../../../src/contract';

/** A record's JSON text, served as it stands. */
type Doc = string;
/** A whole number as the driver gives it: PostgreSQL sends bigint as text. Read it through `whole`. */
export type Whole = number | string | bigint;

export interface Tables {
  /** Applied migrations. */
  hehuo_migration: { id: string; at: string };
  /** `seed`: what the read tables hold and since when; `service`: the capability document. */
  meta: { key: string; value: string };
  /** The area tree, spread out: every area with itself and everything above it. */
  area_within: { area_id: string; within_id: string };
  venue: { id: string; area_id: string; doc: Doc };
  partner: { id: string; brief: Doc; doc: Doc };
  partner_area: { partner_id: string; area_id: string };
  course: { id: string; partner_id: string | null; doc: Doc };
  session: {
    id: string;
    course_id: string;
    area_id: string;
    venue_id: string | null;
    /** The month in the service's zone in which the session starts. */
    month: string;
    start_utc: string;
    end_utc: string;
    /** The session whose seats are counted: its own, or the first of a course that is sold by the term. */
    entry_id: string | null;
    doc: Doc;
  };
  seat: {
    session_id: string;
    capacity: number;
    left_seats: number;
    waitlist: number | null;
    offline_left: number | null;
    as_of: string;
  };
  day: { date: string; year: string; doc: Doc };
  space: { id: string; area_id: string; doc: Doc };
  rule: { id: string; doc: Doc };
  notice: { id: string; doc: Doc };
  survey: {
    id: string;
    area_id: string | null;
    opens: string | null;
    closes: string | null;
    brief: Doc;
    doc: Doc;
  };
  task: { id: string; area_id: string; doc: Doc };
  need: { receipt: string; doc: Doc };
  fund: { id: string; area_id: string; doc: Doc };
  entry: {
    id: string;
    fund_id: string;
    seq: number;
    direction: 'in' | 'out';
    amount_fen: Whole;
    balance_after_fen: Whole;
    doc: Doc;
  };
  share: { id: string; fund_id: string; doc: Doc };
  disclosure: { id: string; fund_id: string; doc: Doc };
  /**
   * Records that the tables above must refuse (wrong shape, an id twice, a parent that does not exist). Only the
   * profile `hostile` has any: they are served as they are, after the sound ones.
   */
  misfit: { noun: string; position: number; own_id: string; scope: string; doc: Doc };
  written: Written;
  /** A second id under which the same thing came in: a paper sheet typed twice, a task claimed twice. */
  alias: { id: string; kind: string; hash: string; written_id: string };
  /** Bytes of photos and speech, by content. A PUT may come before the answer that names it. */
  attachment: { sha256: string; type: string; size: number; received_at: string; content: string };
  written_attachment: { written_id: string; sha256: string };
  /** "I need that too": counted in the task's need count. */
  support: { task_id: string; written_id: string };
  /** What became of a need after it came in; also of the needs of the demonstration data. */
  need_event: { receipt: string; seq: number; at: string; status: string };
  enrolled: Enrolled;
  draw: DrawRow;
  /** Draws of the demonstration data, as they are shown. */
  shown_draw: { session_id: string; doc: Doc };
}

/** An enrolment as it stands now; `written` has how it came in. Never filled or emptied by seeding. */
export interface Enrolled {
  /** Of `written`. */
  id: string;
  /** The session whose seats are counted. */
  session_id: string;
  seats: number;
  /** 1 when it came in at the window, whose quota it may use. */
  at_window: number;
  /** How many of the seats that it holds are of the window's quota. */
  from_window: number;
  status: (typeof enrolmentStatuses)[number];
  /** Order in the queue, or rank in the draw; the least is first. Unique in a session. */
  turn: number | null;
  /** Number in the draw; unique in a session, and null once it is off the list. */
  number: number | null;
  /** UTC: until when a seat that was offered or drawn is kept. */
  claim_by: string | null;
  /** Tells the same telephone number again without holding it; null when there is none, and once erased. */
  person_key: string | null;
  updated_at: string;
}

/** The list of a draw, frozen when enrolment has closed, and what came of it. */
export interface DrawRow {
  session_id: string;
  /** The entries of the contract, in the order of their numbers. */
  entries: Doc;
  list_hash: string;
  frozen_at: string;
  /** Null until it is drawn, like all that follows. */
  drawn_at: string | null;
  seed: string | null;
  seats: number | null;
  /** Numbers, in the order of their ranks. */
  won: Doc | null;
}

/** Everything that was sent and accepted, one row an id. Never filled or emptied by seeding. */
export interface Written {
  id: string;
  kind: PostName;
  /** Of the whole body: the same id with another hash is a conflict. */
  hash: string;
  /** Of what it says, without ids and times: tells the same sheet from another. */
  said: string;
  /** Unique; null for follow-ups, which answer with the receipt that they are about. */
  receipt: string | null;
  /** As told in the reply; what became of it since is in `need_event` or `enrolled`. */
  status: string;
  /** Text (of the contract) in JSON, as told in the reply. */
  next: string | null;
  /** Place in the queue, as told in the reply. */
  position: number | null;
  received_at: string;
  /** Unique: one sheet of a survey, one claim of a partner on a task. */
  only_one: string | null;
  /** Unique: the id that this one replaces, whether or not that is here already. */
  predecessor: string | null;
  /** The survey, session, task, receipt or resource that it is about. */
  about: string | null;
  area_id: string | null;
  category: string | null;
  /** The body without what tells who it is; null once erased. */
  doc: Doc | null;
  /** Contact and personal answers; null where there are none, and once erased. */
  person: Doc | null;
  /** When doc, person and attachments are erased. */
  retain_until: string;
  erased_at: string | null;
}

/** Every table that seeding fills, children after their parents. */
export const seeded = [
  'area_within',
  'venue',
  'partner',
  'partner_area',
  'course',
  'session',
  'seat',
  'shown_draw',
  'day',
  'space',
  'rule',
  'notice',
  'survey',
  'task',
  'need',
  'fund',
  'entry',
  'share',
  'disclosure',
  'misfit',
] as const satisfies readonly (keyof Tables)[];

/** A whole number from any driver as a safe integer. Throws RangeError past 2^53, where fen would stop being exact. */
export function whole(value: Whole | null | undefined): number {
  const number = Number(value ?? 0);
  if (!Number.isSafeInteger(number)) throw new RangeError('a number in the database is not a safe integer');
  return number;
}
