import './setup';
import * as z from 'zod/mini';
import { Amount } from './money';
import { Venue } from './place';
import { Id, listOf, maybe, open, Text } from './text';
import { Instant, PlainDate } from './time';
import {
  activityCategories,
  audiences,
  brands,
  categories,
  courseKinds,
  courseStatuses,
  dayKinds,
  enrolmentStatuses,
  enrolModes,
  offerUnits,
  sessionStatuses,
  targetGroups,
  tiers,
  zones,
} from './word';

/** A price: the tier belongs to the offer, not to the subject. */
export const Offer = z.looseObject({
  id: Id,
  tier: open(tiers),
  /** Course fee in fen; null is not disclosed. A public_benefit offer costs 0 (invariant 13). */
  amountFen: z.nullable(Amount),
  unit: open(offerUnits),
  sessionsIncluded: maybe(z.int()),
  /** Materials in fen, never part of the fee. */
  materialsFen: maybe(Amount),
  eligible: maybe(Text),
  validFrom: maybe(PlainDate),
  validTo: maybe(PlainDate),
  refundUntil: maybe(Instant),
  /** Whether prepaid fees of minors lie in a bank-supervised account. */
  supervisedAccount: maybe(z.boolean()),
});
export type Offer = z.infer<typeof Offer>;

/** Seats that are kept for a window, a group or a channel. */
export const Quota = z.looseObject({
  name: Text,
  seats: z.int(),
  channel: maybe(z.string()),
  group: maybe(z.string()),
});

/** How one gets in. Frozen once enrolment is open (invariant 6). */
export const EnrolPolicy = z.looseObject({
  mode: open(enrolModes),
  opensAt: maybe(Instant),
  closesAt: maybe(Instant),
  drawAt: maybe(Instant),
  drawnAt: maybe(Instant),
  confirmWithinHours: maybe(z.int()),
  maxPerPerson: maybe(z.int()),
  partyMax: maybe(z.int()),
  quotas: listOf(Quota),
  waitlistMax: maybe(z.int()),
  /** Hours before the start until which one may cancel. */
  cancelHoursBefore: maybe(z.int()),
  minToRun: maybe(z.int()),
  rules: maybe(Text),
  /** Where to go for offline_only and walk_in. */
  where: maybe(Text),
  /** Where to enrol for external. */
  url: maybe(z.string()),
});
export type EnrolPolicy = z.infer<typeof EnrolPolicy>;

export const Course = z.looseObject({
  id: Id,
  title: Text,
  /** How the Chinese title is read, for searching: syllables apart by spaces, e.g. `liu xing ji ta`; tones may be left out. */
  pinyin: maybe(z.string()),
  subject: maybe(Text),
  kind: open(courseKinds),
  category: maybe(open(categories)),
  activityCategory: maybe(open(activityCategories)),
  festivalKey: maybe(z.string()),
  zone: maybe(open(zones)),
  brands: listOf(open(brands)),
  targetGroups: listOf(open(targetGroups)),
  audiences: listOf(open(audiences)),
  ageMin: maybe(z.int()),
  ageMax: maybe(z.int()),
  guardianRequired: maybe(z.boolean()),
  partnerId: maybe(Id),
  /** A teacher's name is shown only when `consent` is true (invariant 29). */
  instructors: listOf(z.looseObject({ displayName: Text, consent: z.boolean(), qualification: maybe(Text) })),
  summary: maybe(Text),
  bring: maybe(Text),
  offers: z.array(Offer),
  enrol: maybe(EnrolPolicy),
  /** The series in words and numbers: "每周三，共 12 次，轮流在四个社区". */
  series: maybe(z.looseObject({ text: Text, sessions: maybe(z.int()), exceptions: listOf(PlainDate) })),
  basedOn: maybe(z.looseObject({ needCount: z.int(), taskId: maybe(Id) })),
  /** Plain words about the share for the community fund, or that it is not published. */
  shareNote: maybe(Text),
  status: open(courseStatuses),
  changes: listOf(z.looseObject({ at: Instant, text: Text })),
  /** Set by the backend where a minors' offer exceeds the configured prepaid limits (invariant 14). */
  prepaidWarning: maybe(Text),
  source: maybe(Text),
  demo: maybe(z.boolean()),
});
export type Course = z.infer<typeof Course>;

/** Seat counts of one session. `left` is the server's word with `asOf`; a client never counts it down. */
export const SeatCount = z.looseObject({
  /** The session's id. */
  id: Id,
  capacity: z.int().check(z.nonnegative()),
  left: z.int().check(z.nonnegative()),
  waitlist: maybe(z.int().check(z.nonnegative())),
  /** Seats that are kept for registration at the window. */
  offlineLeft: maybe(z.int().check(z.nonnegative())),
  asOf: Instant,
});
export type SeatCount = z.infer<typeof SeatCount>;

export const Session = z
  .looseObject({
    id: Id,
    courseId: Id,
    start: Instant,
    end: Instant,
    venueId: maybe(Id),
    /** The station that holds the session. */
    areaId: Id,
    status: open(sessionStatuses),
    changedFrom: maybe(z.looseObject({ start: maybe(Instant), end: maybe(Instant), venueId: maybe(Id) })),
    changeReason: maybe(Text),
    changedAt: maybe(Instant),
    /** `start`: no end is told; `day`: no times at all. What is not told only says where to put the session. */
    timesTold: maybe(open(['start', 'day'])),
    seats: maybe(SeatCount),
    note: maybe(Text),
    demo: maybe(z.boolean()),
  })
  .check(
    z.refine((s) => Date.parse(s.end) > Date.parse(s.start), {
      path: ['end'],
      error: 'end must be later than start',
    }),
  );
export type Session = z.infer<typeof Session>;

/** A partner in short, as sessions and entries need it. */
export const PartnerName = z.looseObject({ id: Id, name: Text, demo: maybe(z.boolean()) });
export type PartnerName = z.infer<typeof PartnerName>;

/** What a page of sessions brings along, so that one request draws a month. */
export const sessionIncluded = { courses: Course, venues: Venue, partners: PartnerName };

/** A special day of the public calendar: a holiday, a make-up work day, or a day with a label of its own. */
export const Day = z.looseObject({
  date: PlainDate,
  kind: open(dayKinds),
  name: maybe(Text),
  festivalKey: maybe(z.string()),
  lunar: maybe(Text),
  /** The notice that the day comes from. */
  notice: maybe(z.looseObject({ title: Text, url: maybe(z.string()) })),
});
export type Day = z.infer<typeof Day>;

/** What became of one enrolment, looked up by its receipt. No person in it. */
export const Enrolment = z.looseObject({
  receipt: z.string(),
  sessionId: Id,
  courseId: maybe(Id),
  /** When the session starts: where a calendar finds it. */
  start: maybe(Instant),
  status: open(enrolmentStatuses),
  partySize: z.int().check(z.minimum(1)),
  /** Place in the queue, from 1; the server's word. */
  position: maybe(z.int()),
  /** Until when a seat that was offered from the queue, or drawn, is kept. */
  claimBy: maybe(Instant),
  /** Until when it may be taken back. */
  cancelUntil: maybe(Instant),
  /** Number in the draw. */
  number: maybe(z.int()),
  updatedAt: Instant,
  demo: maybe(z.boolean()),
});
export type Enrolment = z.infer<typeof Enrolment>;

/**
 * A draw that anybody can repeat. The list, and with it its hash, stands before the seed is known: the entries in order
 * of their numbers, a line each, `number seats`, joined by a line feed. Their ranks are the order of
 * SHA-256(`seed:number`) in hex; from the first on each wins as long as all of its seats are left.
 */
export const Draw = z.looseObject({
  /** The session's id. */
  id: Id,
  drawAt: Instant,
  seats: z.int().check(z.nonnegative()),
  entries: z.array(z.looseObject({ number: z.int(), seats: z.int().check(z.minimum(1)) })),
  /** SHA-256 of the list, lower-case hex. */
  listHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Where the seed comes from, announced beforehand. */
  seedSource: maybe(Text),
  /** SHA-256 of the seed, lower-case hex, told beforehand where the seed is one that somebody holds. */
  seedHash: maybe(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  /** Null until it is drawn. */
  seed: maybe(z.string()),
  drawnAt: maybe(Instant),
  /** Numbers that won, in the order of their ranks. */
  won: listOf(z.int()),
  demo: maybe(z.boolean()),
});
export type Draw = z.infer<typeof Draw>;
