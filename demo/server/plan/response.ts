import {
  addDays,
  ATTACHMENT_COUNT,
  answerOf,
  categories,
  check,
  errorPath,
  epochOf,
  GUARDIAN,
  isAnswered,
  isMinor,
  isPersonal,
  PERSONAL,
  visible,
  wallTime,
  withConsents,
  type AnswerError,
  type AnswerValue,
  type Question,
  Survey,
  type ResponseBody,
} from '../../../src/contract';
import { canonical } from '../canonical';
import { Refusal, type FieldError } from '../refusal';
import type { Deps } from '../route/answer';
import * as read from '../store/need';
import type { Plan } from '../store/write/accept';
import { stepsOf } from '../store/write/response';
import { rowOf, said, wrong, type Incoming } from './made';

/** How long after its last day an answer still comes in that was given in time, in days. */
const GRACE_DAYS = 7;
/** By how much a device's clock may be off, in ms. */
const SKEW_MS = 3 * 3_600_000;

/** An answer to a survey, checked by the same code as on the page. Throws Refusal. */
export async function planResponse(incoming: Incoming<ResponseBody>, deps: Deps): Promise<Plan> {
  const { body } = incoming;
  const survey = await definition(body, deps);
  const { timeZone } = await deps.store.service();
  inTime(survey, body, deps.clock.now(), timeZone);
  const errors = faults(survey, body);
  if (errors.length > 0) throw wrong(...errors);
  const { doc, person } = parted(survey, body);
  const row = rowOf(
    incoming,
    deps,
    {
      said: said(sheetContent(body)),
      status: 'submitted',
      next: survey.next == null ? null : JSON.stringify(survey.next),
      about: body.surveyId,
      only_one: sheetKey(body),
      predecessor: body.predecessor ?? null,
      area_id: mapped(survey, body, 'area') ?? body.areaId ?? null,
      category: categoryOf(survey, body),
      doc,
      person,
    },
    survey.retentionDays ?? undefined,
  );
  return { row, attachments: body.attachments ?? [], ...stepsOf(body, row.received_at) };
}

async function definition({ surveyId, surveyVersion }: ResponseBody, { store }: Deps): Promise<Survey> {
  const found = await read.survey(store.db, surveyId);
  if (found === undefined) {
    const detail = 'There is no such survey any more.';
    throw new Refusal(422, 'gone', 'No such survey', detail, [{ pointer: '/surveyId', detail }]);
  }
  const survey = Survey.safeParse(JSON.parse(found)).data;
  if (!survey) throw wrong({ pointer: '/surveyId', detail: 'the definition of this survey is broken' });
  if (surveyVersion.length > 64) throw wrong({ pointer: '/surveyVersion', detail: 'at most 64 characters' });
  return survey;
}

/** Refuses what comes before the first day, or was given after the last: by the device's clock, with patience. */
function inTime(survey: Survey, { createdAt }: ResponseBody, now: number, zone: string): void {
  const day = wallTime(now, zone).date;
  if (survey.opens != null && day < survey.opens)
    throw new Refusal(409, 'not-open', 'Not open yet', `It opens on ${survey.opens}.`);
  if (survey.closes == null || day <= survey.closes) return;
  const given = wallTime(epochOf(createdAt) - SKEW_MS, zone).date;
  if (given > survey.closes || day > addDays(survey.closes, GRACE_DAYS))
    throw new Refusal(409, 'closed', 'Closed', `It closed on ${survey.closes}.`);
}

const step = (name: string): string => name.replace(/~/g, '~0').replace(/\//g, '~1');

/** What is wrong with the answers. Of another version than the present one it is the version that is wrong. */
function faults(survey: Survey, body: ResponseBody): FieldError[] {
  const draft = withConsents(body.answers, body.consents);
  const errors = [
    ...unasked(survey, body),
    ...check(survey, draft).map((error) => ({
      pointer: `/answers/${errorPath(error).split('/').map(step).join('/')}`,
      detail: wordOf(error),
    })),
    ...unnamed(survey, body),
    ...tooMany(body),
    ...unagreed(survey, body),
  ];
  if (errors.length === 0 || body.surveyVersion === survey.version) return errors;
  return [
    {
      pointer: '/surveyVersion',
      detail: `version ${survey.version} is asked now, and the answers do not fit it`,
    },
    ...errors,
  ];
}

/** Most attachments of an answer, and most tasks that it supports. */
const MOST = { attachments: ATTACHMENT_COUNT, supports: 60 } as const;

const tooMany = (body: ResponseBody): FieldError[] =>
  (['attachments', 'supports'] as const)
    .filter((key) => (body[key]?.length ?? 0) > MOST[key])
    .map((key) => ({ pointer: `/${key}`, detail: `at most ${MOST[key]}` }));

/** A name or a phone number is as personal as any answer: it comes with the consent, or not at all. */
function unagreed(survey: Survey, { answers, consents, contact }: ResponseBody): FieldError[] {
  if (!contact?.callName && !contact?.phone) return [];
  const minor = isMinor(survey, visible(survey, withConsents(answers, consents)).answers);
  if (!minor && survey.basis === 'duty') return [];
  const gate = minor ? GUARDIAN : PERSONAL;
  if (consents?.[gate] === true) return [];
  return [{ pointer: '/contact', detail: `only with the consent "${gate}"` }];
}

const wordOf = ({ code, limit }: AnswerError): string =>
  limit === undefined ? code : `${code}, the limit is ${limit}`;

/** Answers to what was not asked: unknown names, hidden questions, and what is behind a consent that was not given. */
function unasked(survey: Survey, { answers, consents }: ResponseBody): FieldError[] {
  const shown = visible(survey, withConsents(answers, consents));
  return Object.keys(answers).flatMap((name) => {
    const own = name.replace(/#other$/, '');
    const counted = answerOf(shown.answers, name);
    if (counted !== undefined) return unaskedInside(name, answers[name], counted);
    if (shown.names.has(own) && !isAnswered(answers[name])) return [];
    const pointer = `/answers/${step(name)}`;
    const known = questionsOf(survey).some((question) => question.name === own);
    if (!known) return [{ pointer, detail: 'no question has this name' }];
    return [{ pointer, detail: 'this is not asked, given the other answers and consents' }];
  });
}

/** The same inside the items of a repeat: what does not count there was hidden, or has an unknown name. */
function unaskedInside(name: string, given: unknown, counted: unknown): FieldError[] {
  if (!Array.isArray(given) || !Array.isArray(counted) || given.length !== counted.length) return [];
  return given.flatMap((item: unknown, at) =>
    Object.entries(Object(item) as Record<string, AnswerValue>).flatMap(([inner, value]) => {
      if (typeof item !== 'object' || !isAnswered(value)) return [];
      if (Object.hasOwn(Object(counted[at]) as object, inner)) return [];
      const pointer = `/answers/${step(name)}/${at}/${step(inner)}`;
      return [{ pointer, detail: 'this is not asked, given the other answers and consents' }];
    }),
  );
}

const questionsOf = (survey: Survey): Question[] => survey.pages.flatMap((page) => page.elements);

/** Attachments that an answer names and the list `attachments` does not. */
function unnamed(survey: Survey, { answers, attachments }: ResponseBody): FieldError[] {
  const listed = new Set(attachments ?? []);
  const missing = attachmentsIn(questionsOf(survey), answers).filter((sha256) => !listed.has(sha256));
  if (missing.length === 0) return [];
  return [{ pointer: '/attachments', detail: `must name ${missing.join(', ')}, which the answers name` }];
}

function attachmentsIn(questions: readonly Question[], answers: Readonly<Record<string, unknown>>): string[] {
  return questions.flatMap((question) => {
    const value = Object.hasOwn(answers, question.name) ? answers[question.name] : undefined;
    if (!Array.isArray(value)) return [];
    if (question.type === 'photo' || question.type === 'voice')
      return value.filter((one): one is string => typeof one === 'string');
    if (question.type !== 'repeat') return [];
    return value.flatMap((item) =>
      typeof item === 'object' && item !== null
        ? attachmentsIn((question.elements ?? []) as Question[], item as Record<string, unknown>)
        : [],
    );
  });
}

/** The body in two: what was wished, and what tells who wished it. */
function parted(survey: Survey, body: ResponseBody): { doc: string; person: string | null } {
  const { contact, answers, helper, ...rest } = body;
  const personal = new Set(
    questionsOf(survey)
      .filter(isPersonal)
      .map((question) => question.name),
  );
  const mine: Record<string, unknown> = {};
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(answers))
    (personal.has(name.replace(/#other$/, '')) ? mine : plain)[name] = value;
  const some = contact != null || helper != null || Object.keys(mine).length > 0;
  return {
    doc: canonical({ ...rest, answers: plain }),
    person: some ? canonical({ contact, helper, answers: mine }) : null,
  };
}

/** Without the version: a sheet is one sheet, whichever definition was there when it was typed in. */
const sheetKey = ({ surveyId, sheetId }: ResponseBody): string | null =>
  sheetId == null || sheetId.trim() === '' ? null : JSON.stringify(['sheet', surveyId, sheetId.trim()]);

/** What stands on the sheet, and not who typed it in, when and under which version. */
function sheetContent(body: ResponseBody): unknown {
  const { surveyId, sheetId, areaId, consents, supports, answers, attachments, contact } = body;
  return { surveyId, sheetId, areaId, consents, supports, answers, attachments, contact };
}

/** The answer to the question from which a part of the need is made. */
function mapped(survey: Survey, { answers }: ResponseBody, part: 'category' | 'area'): string | undefined {
  const name = survey.need?.[part];
  const value = name == null ? undefined : answerOf(answers, name);
  const first = Array.isArray(value) ? (value as unknown[])[0] : value;
  return typeof first === 'string' && first !== '' && !first.startsWith('#') ? first : undefined;
}

function categoryOf(survey: Survey, body: ResponseBody): string {
  const found = mapped(survey, body, 'category');
  return categories.find((one) => one === found) ?? 'other';
}
