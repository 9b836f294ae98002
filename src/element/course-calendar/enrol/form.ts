import type { Course, EnrolPolicy } from '../../../contract/course';
import { phoneOf, isPhone } from '../../../contract/tidy';
import type { Saved } from '../../../source/outbox/entry';

/** The fields that are asked for. */
export interface Fields {
  /** For a relative or neighbour: they are called by this name, and the phone may be the helper's. */
  readonly forOther: boolean;
  readonly callName: string;
  readonly phone: string;
  readonly party: number;
  /** A guardian agrees. */
  readonly guardian: boolean;
  /** To queue where no seat is left. */
  readonly waitlist: boolean;
  /** The device is used by others: no receipt stays on it. */
  readonly shared: boolean;
}
export type FieldName = 'callName' | 'phone' | 'guardian' | 'party';

/** One enrolment while it is filled in. */
export interface EnrolForm {
  /** Permanent id of what is sent. */
  id: string;
  fields: Fields;
  /** What is wrong, by field: a word of `EnrolWords.wrong`, or what the backend said. */
  errors: ReadonlyMap<FieldName, string>;
  /** Id of a refused one that this takes the place of. */
  replaces?: string | undefined;
  busy: boolean;
  /** What became of putting it into the outbox. */
  saved?: Saved | undefined;
  /** Not even memory took it. */
  failed: boolean;
  /** Somebody is at it: it stands before what became of an earlier one. */
  open: boolean;
}

export const noFields: Fields = {
  forOther: false,
  callName: '',
  phone: '',
  party: 1,
  guardian: false,
  waitlist: false,
  shared: false,
};

export const newForm = (id: string, fields: Partial<Fields> = {}): EnrolForm => ({
  id,
  fields: { ...noFields, ...fields },
  errors: new Map(),
  busy: false,
  failed: false,
  open: false,
});

/** The most that may come on one enrolment. */
export const mostOf = (policy: EnrolPolicy | null | undefined): number =>
  Math.max(1, Math.min(20, policy?.partyMax ?? policy?.maxPerPerson ?? 1));

export type Wrong = 'noName' | 'noPhone' | 'badPhone' | 'noGuardian';

/** What is wrong with the fields, in the order in which they stand. */
export function faults(fields: Fields, course: Course | undefined): Map<FieldName, Wrong> {
  const found = new Map<FieldName, Wrong>();
  if (!fields.callName.trim()) found.set('callName', 'noName');
  const phone = phoneOf(fields.phone.trim());
  if (!phone) found.set('phone', 'noPhone');
  else if (!isPhone(phone)) found.set('phone', 'badPhone');
  if (course?.guardianRequired && !fields.guardian) found.set('guardian', 'noGuardian');
  return found;
}

/** What the body says of the fields. */
export function bodyOf(
  fields: Fields,
  course: Course | undefined,
  now: string,
  noticeVersion: string | undefined,
): Record<string, unknown> {
  return {
    partySize: Math.min(fields.party, mostOf(course?.enrol)),
    onBehalf: fields.forOther,
    role: fields.forOther ? 'family' : 'self',
    ...(fields.waitlist && { waitlist: true }),
    ...(noticeVersion && { noticeVersion }),
    ...(course?.guardianRequired && {
      guardianConsent: { at: now, noticeVersion: noticeVersion ?? '' },
    }),
    contact: { callName: fields.callName.trim().slice(0, 40), phone: phoneOf(fields.phone.trim()) },
  };
}

/** The fields of a body that was refused, to be corrected. */
export function fieldsOf(body: Readonly<Record<string, unknown>>): Partial<Fields> {
  const contact = (body.contact ?? {}) as { callName?: string; phone?: string };
  return {
    forOther: body.onBehalf === true,
    callName: contact.callName ?? '',
    phone: contact.phone ?? '',
    party: typeof body.partySize === 'number' ? body.partySize : 1,
    guardian: Boolean(body.guardianConsent),
    waitlist: body.waitlist === true,
  };
}
