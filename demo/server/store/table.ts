/*
 * The tables. Portable SQL only: text ids, times as UTC text, money as bigint fen, and each record's document as
 * opaque JSON text beside the columns that are filtered, sorted or constrained by.
 */

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
