/* What is sent: a filled-in form as a body of the contract, and back again where it was refused. */
import { answerOf, consentsOf, submission, withConsents } from '../../contract/answer';
import type { Answers } from '../../contract/answer';
import type { Survey } from '../../contract/need';
import { noticeText } from '../../contract/notice';
import { textIn } from '../../contract/text';
import { instantFrom } from '../../contract/time';
import type { ResponseBody } from '../../contract/write';
import { sha256Hex } from '../../source/sha256';
import { newId } from '../../source/uuid';
import type { EntryInfo, Outgoing, Refused } from '../../source/outbox/entry';
import type { FormAround } from './around';
import { Attachments } from './field/attach';
import { Form } from './form';
import type { Relation } from './form';

const hashes = new WeakMap<Survey, Promise<string>>();

/** SHA-256 of the notice that a definition makes. */
export function noticeHash(survey: Survey): Promise<string> {
  const known = hashes.get(survey) ?? sha256Hex(new TextEncoder().encode(noticeText(survey)));
  hashes.set(survey, known);
  return known;
}

/** The community that the answers name, else the element's area, else the survey's. */
function areaOf({ survey, draft }: Form, area: string): string | undefined {
  const said = survey.need?.area ? answerOf(draft, survey.need.area) : undefined;
  return (typeof said === 'string' && said[0] !== '#' && said) || area || survey.areaId || undefined;
}

export interface Sheet {
  /** Number of the paper form that is typed in. */
  sheetId?: string | undefined;
  channel?: string | undefined;
}

/** The body of a form as it stands. */
export async function bodyOf(form: Form, around: FormAround, sheet: Sheet = {}): Promise<ResponseBody> {
  const { survey, draft, helper } = form;
  const answers = submission(survey, draft);
  const consents = consentsOf(survey, draft);
  const attachments = Array.from(form.attachments.used(answers).keys());
  const body: ResponseBody = {
    id: form.id,
    createdAt: instantFrom(form.createdAt ?? around.now()),
    channel: sheet.channel ?? (around.mode === 'visit' ? 'home_visit' : 'web'),
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
  if (sheet.sheetId) body.sheetId = sheet.sheetId;
  if (helper) body.helper = { relation: helper };
  if (form.supports.size) body.supports = Array.from(form.supports);
  if (attachments.length) body.attachments = attachments;
  return body;
}

/** What the outbox takes. The label names survey and place, no person; the number tells one from the other. */
export async function outgoingOf(form: Form, around: FormAround, sheet: Sheet = {}): Promise<Outgoing> {
  const body = await bodyOf(form, around, sheet);
  const { lang } = around.frame.tongue;
  const place = body.areaId ? around.areaName(body.areaId) : '';
  const label = [textIn(form.survey.title, lang), place, shortId(form.id)].filter(Boolean).join(' · ');
  return {
    name: 'responses',
    body,
    attachments: form.attachments.used(body.answers),
    label,
    shared: around.mode === 'visit',
    draft: form.id,
    ...(form.replaces === undefined ? {} : { replaces: form.replaces }),
  };
}

/** The number by which people tell one answer from another before it has a receipt: `3F9A-22C1`. */
export const shortId = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();

/** A refused body as a draft again: answers, and what was said at the gates. */
export const draftOf = (body: Readonly<Record<string, unknown>>): Answers =>
  withConsents((body.answers ?? {}) as Answers, body.consents as Record<string, boolean> | undefined);

/** What the backend said about single answers, by question. */
export function toldOf(failure: Refused | undefined, survey: Survey): Map<string, string> {
  const told = new Map<string, string>();
  const names = new Set<string>();
  for (const page of survey.pages) for (const { name } of page.elements) names.add(name);
  for (const { pointer, detail } of failure?.errors ?? []) {
    const name = (/^\/answers\/([^/]+)/.exec(pointer)?.[1] ?? '').replace(/#other$/, '');
    if (names.has(name) && !told.has(name)) told.set(name, detail);
  }
  return told;
}

/** A form that takes up what was refused. It was never accepted, so it goes by a new id and takes the entry's place. */
export async function formOf(
  entry: EntryInfo,
  body: Readonly<Record<string, unknown>>,
  survey: Survey,
  around: FormAround,
): Promise<Form> {
  const form = new Form(survey, newId());
  form.draft = draftOf(body);
  form.helper = (body.helper as { relation?: Relation } | undefined)?.relation;
  form.predecessor = body.predecessor as string | undefined;
  form.supports = new Set((body.supports as string[] | undefined) ?? []);
  form.attachments = new Attachments(await around.sending.attachments(entry.id));
  form.replaces = entry.id;
  form.createdAt = around.now();
  form.correct(toldOf(entry.failure, survey));
  return form;
}
