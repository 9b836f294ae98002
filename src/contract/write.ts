import './setup';
import * as z from 'zod/mini';
import { AnswerValue } from './need';
import { Id, listOf, maybe, open } from './text';
import { Instant } from './time';
import { channels, reportKinds, submitterRoles } from './word';

/** The id of anything written: a UUID made by the client before the first answer. */
export const WriteId = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

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
  noticeVersion: maybe(z.string()),
  /** Paper form number, where the answer was typed in from paper. */
  sheetId: maybe(z.string()),
  answers: z.record(z.string(), AnswerValue),
  /** SHA-256 of attachments, hex. */
  attachments: listOf(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
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

/** The reply to every write. It echoes the id, so that a captive portal's page is not taken for success. */
export const Receipt = z.looseObject({
  id: WriteId,
  /** At least 8 characters without 0, O, 1, I (invariant 30). */
  receipt: z.string().check(z.regex(/^[2-9A-HJ-NP-Z]{8,}$/)),
  status: z.string(),
  receivedAt: Instant,
});
export type Receipt = z.infer<typeof Receipt>;
