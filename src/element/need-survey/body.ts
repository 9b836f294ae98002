/* What is sent: a filled-in form as a body of the contract, and its answers back again. */
import { listOf } from '../../contract/list';
import { answerOf, consentsOf, submission, withConsents } from '../../contract/answer';
import type { Answers } from '../../contract/answer';
import type { Survey } from '../../contract/need';
import { noticeText } from '../../contract/notice';
import { textIn } from '../../contract/text';
import { instantFrom } from '../../contract/time';
import type { ResponseBody } from '../../contract/write';
import { sha256Hex } from '../../source/sha256';
import type { Outgoing } from '../../source/outbox/entry';
import type { FormAround } from './around';
import type { Form } from './form';
import { sheetIdText } from './paper/sheet';

const hashes = new WeakMap<Survey, Promise<string>>();

/** SHA-256 of the notice that a definition makes. */
export function noticeHash(survey: Survey): Promise<string> {
  const known = hashes.get(survey) ?? sha256Hex(new TextEncoder().encode(noticeText(survey)));
  hashes.set(survey, known);
  return known;
}

/** The community that the answers name, else the one it was asked in. */
function areaOf({ survey, draft, origin }: Form, area: string): string | undefined {
  const said = survey.need?.area ? answerOf(draft, survey.need.area) : undefined;
  const named = typeof said === 'string' && said[0] !== '#' && said;
  return named || origin.areaId || area || survey.areaId || undefined;
}

/** The body of a form as it stands. */
export async function bodyOf(form: Form, around: FormAround): Promise<ResponseBody> {
  const { survey, draft, helper, origin } = form;
  const answers = submission(survey, draft);
  const consents = consentsOf(survey, draft);
  const attachments = listOf(form.attachments.used(answers).keys());
  const body: ResponseBody = {
    id: form.id,
    createdAt: instantFrom(form.createdAt ?? around.now()),
    channel: origin.channel ?? (around.mode === 'visit' ? 'home_visit' : 'web'),
    role: helper || 'self',
    surveyId: survey.id,
    surveyVersion: survey.version,
    noticeHash: await noticeHash(survey),
    answers,
  };
  const areaId = areaOf(form, around.area);
  const version = around.service?.privacyNotice?.version;
  if (form.predecessor) body.predecessor = form.predecessor;
  if (areaId) body.areaId = areaId;
  if (version) body.noticeVersion = version;
  if (Object.keys(consents).length) body.consents = consents;
  if (origin.sheetId) body.sheetId = origin.sheetId;
  if (helper) body.helper = { relation: helper };
  if (form.supports.size) body.supports = listOf(form.supports);
  if (attachments.length) body.attachments = attachments;
  return body;
}

/** What the outbox takes. The label names survey, place and sheet, no person; the number tells one from the other. */
export async function outgoingOf(form: Form, around: FormAround): Promise<Outgoing> {
  const body = await bodyOf(form, around);
  const { lang } = around.frame.tongue;
  const place = body.areaId ? around.areaName(body.areaId) : '';
  const label = [textIn(form.survey.title, lang), place, numberOf(form, around)].filter(Boolean).join(' · ');
  return {
    name: 'responses',
    body,
    attachments: form.attachments.used(body.answers),
    label,
    shared: form.origin.shared ?? around.mode === 'visit',
    draft: form.id,
    ...(form.replaces === undefined ? {} : { replaces: form.replaces }),
  };
}

/** By which number people tell it from others: the sheet's where it came on paper. */
function numberOf({ id, origin }: Form, { frame }: FormAround): string {
  const { words } = frame.tongue;
  if (origin.sheetId) return words.typeLabel(sheetIdText(origin.sheetId));
  return origin.channel === 'paper' ? `${words.typeLabelBare} ${shortId(id)}` : shortId(id);
}

/** The number by which people tell one answer from another before it has a receipt: `3F9A-22C1`. */
export const shortId = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();

/** A refused body as a draft again: answers, and what was said at the gates. */
export const draftOf = (body: Readonly<Record<string, unknown>>): Answers =>
  withConsents((body.answers ?? {}) as Answers, body.consents as Record<string, boolean> | undefined);
