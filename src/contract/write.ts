import './setup';
import * as z from 'zod/mini';
import { AnswerValue } from './need';
import { Id, listOf, maybe, open, Text } from './text';
import { Instant } from './time';
import { channels, followupActions, reportKinds, submitterRoles } from './word';

/** The id of anything written: a UUID made by the client before the first answer. */
export const WriteId = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** SHA-256, lower-case hex: the name of an attachment. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A receipt: at least 8 characters without 0, O, 1, I (invariant 30). */
export const ReceiptCode = z.string().check(z.regex(/^[2-9A-HJ-NP-Z]{8,64}$/));

/** A phone number and a call name, kept apart from everything public. */
export const Contact = z.looseObject({
  callName: maybe(z.string().check(z.maxLength(40))),
  phone: maybe(z.string().check(z.maxLength(20))),
});

const common = {
  id: WriteId,
  /** The id that this one replaces, after an edit. */
  predecessor: maybe(WriteId),
  createdAt: Instant,
  channel: maybe(open(channels)),
  role: maybe(open(submitterRoles)),
};

export const ResponseBody = z.looseObject({
  ...common,
  surveyId: Id,
  surveyVersion: z.string(),
  areaId: maybe(Id),
  /** The notice that was shown: version of the service's, and SHA-256 of the survey's own as `noticeOf` makes it. */
  noticeVersion: maybe(z.string()),
  noticeHash: maybe(Sha256),
  /**
   * What was agreed to and what was refused, by gate: `personal`, `guardian`, or the name of a page with sensitive
   * questions. A gate that was never shown is left out.
   */
  consents: maybe(z.record(z.string(), z.boolean())),
  /** Paper form number, where the answer was typed in from paper: one sheet of a survey is one response. */
  sheetId: maybe(z.string().check(z.maxLength(64))),
  /** Who helped, where another person typed: what they are to the one who answers. */
  helper: maybe(z.looseObject({ relation: z.string().check(z.maxLength(40)) })),
  /** Tasks of the list that the sender supports ("我也需要") instead of asking anew. */
  supports: listOf(Id),
  answers: z.record(z.string(), AnswerValue),
  attachments: listOf(Sha256),
  contact: maybe(Contact),
});
export type ResponseBody = z.infer<typeof ResponseBody>;

export const EnrolmentBody = z.looseObject({
  ...common,
  sessionId: Id,
  courseId: maybe(Id),
  partySize: z.int().check(z.minimum(1), z.maximum(20)),
  ageBand: maybe(z.string()),
  onBehalf: maybe(z.boolean()),
  /** Whether to queue where no seat is left; else the answer to that is `full`. */
  waitlist: maybe(z.boolean()),
  /** Version of the privacy notice that was shown. */
  noticeVersion: maybe(z.string()),
  guardianConsent: maybe(z.looseObject({ at: Instant, noticeVersion: z.string() })),
  contact: Contact,
});
export type EnrolmentBody = z.infer<typeof EnrolmentBody>;

export const ApplicationBody = z.looseObject({
  ...common,
  kind: z.string(),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  services: z.string().check(z.maxLength(2000)),
  weeklyHours: maybe(z.int()),
  areaIds: listOf(Id),
  minor: maybe(z.boolean()),
  contact: Contact,
});
export type ApplicationBody = z.infer<typeof ApplicationBody>;

/** A problem with what is shown. */
export const ReportBody = z.looseObject({
  ...common,
  about: z.looseObject({ resource: z.string(), id: maybe(Id) }),
  kind: open(reportKinds),
  text: z.string().check(z.maxLength(2000)),
  contact: maybe(Contact),
});
export type ReportBody = z.infer<typeof ReportBody>;

/** A partner taking a task. */
export const ClaimBody = z.looseObject({ ...common, taskId: Id, partnerId: Id, note: maybe(z.string()) });
export type ClaimBody = z.infer<typeof ClaimBody>;

/** What the holder of a receipt wants done. */
export const FollowupBody = z.looseObject({
  ...common,
  receipt: ReceiptCode,
  action: open(followupActions),
  note: maybe(z.string().check(z.maxLength(500))),
});
export type FollowupBody = z.infer<typeof FollowupBody>;

/** The body that each write name takes by POST. */
export const bodies = {
  responses: ResponseBody,
  enrolments: EnrolmentBody,
  applications: ApplicationBody,
  reports: ReportBody,
  claims: ClaimBody,
  followups: FollowupBody,
} as const;
export type PostName = keyof typeof bodies;

/** The reply to every write. It echoes the id, so that a captive portal's page is not taken for success. */
export const Receipt = z.looseObject({
  id: WriteId,
  receipt: ReceiptCode,
  status: z.string(),
  receivedAt: Instant,
  /** What happens next, and when. */
  next: maybe(Text),
  /** Of an enrolment that queues: its place, from 1. */
  position: maybe(z.int()),
  /** Attachments of the body that the server holds; one that is not among them must be sent (again). */
  attachments: listOf(Sha256),
});
export type Receipt = z.infer<typeof Receipt>;
