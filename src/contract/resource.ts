import './setup';
import * as z from 'zod/mini';
import { Day, Draw, Enrolment, SeatCount, Session, sessionIncluded } from './course';
import { Disclosure, Entry, Fund, Share } from './fund';
import { Need, Survey, SurveyBrief, Task } from './need';
import { Notice, Partner, Rule, Space } from './partner';
import { Service } from './service';
import { maybe } from './text';
import { Instant } from './time';

type Schema<T> = z.ZodMiniType<T>;

/** A resource that answers with an envelope of records. */
export interface ListResource<T, I extends Record<string, unknown> = Record<string, never>> {
  readonly name: string;
  /** Default address under the base: RFC 6570 level 1 plus {?query}. */
  readonly path: string;
  readonly item: Schema<T>;
  /** Schemas of what comes along in `included`, by key. */
  readonly included?: { readonly [K in keyof I]: Schema<I[K]> };
  /** What the address means, for OpenAPI. */
  readonly about: string;
}

/** A resource that answers with one record. */
export interface OneResource<T> {
  readonly name: string;
  readonly path: string;
  readonly one: Schema<T>;
  readonly about: string;
}

/** The envelope of a list; records in it are checked one by one, so that a bad one never hides the rest. */
export const Envelope = z.looseObject({
  items: z.array(z.unknown()),
  /** Address of the next page; missing or null means complete. */
  next: maybe(z.string()),
  total: maybe(z.int()),
  asOf: Instant,
  included: maybe(z.record(z.string(), z.array(z.unknown()))),
});
export type Envelope = z.infer<typeof Envelope>;

const list = <T, I extends Record<string, unknown> = Record<string, never>>(
  name: string,
  path: string,
  item: Schema<T>,
  about: string,
  included?: { readonly [K in keyof I]: Schema<I[K]> },
): ListResource<T, I> => (included ? { name, path, item, about, included } : { name, path, item, about });

const one = <T>(name: string, path: string, schema: Schema<T>, about: string): OneResource<T> => ({
  name,
  path,
  one: schema,
  about,
});

export type SessionIncluded = { [K in keyof typeof sessionIncluded]: z.infer<(typeof sessionIncluded)[K]> };

export const service = /* @__PURE__ */ one('service', 'service.json', Service, 'Capability document');
export const sessions = /* @__PURE__ */ list<Session, SessionIncluded>(
  'sessions',
  'sessions/{month}.json{?area,partner}',
  Session,
  'Sessions that start in a month, with the courses, venues and partner names that they need',
  sessionIncluded,
);
export const seats = /* @__PURE__ */ list(
  'seats',
  'seats.json{?ids}',
  SeatCount,
  'Seat counts, up to 100 ids, never cached',
);
export const days = /* @__PURE__ */ list(
  'days',
  'days/{year}.json',
  Day,
  'Holidays and make-up work days; 404 = not announced yet',
);
export const enrolment = /* @__PURE__ */ one(
  'enrolment',
  'enrolments/{receipt}.json',
  Enrolment,
  'What became of one enrolment',
);
export const draw = /* @__PURE__ */ one(
  'draw',
  'draws/{id}.json',
  Draw,
  'The draw of a session: list, seed and result, to be repeated by anybody',
);
export const partners = /* @__PURE__ */ list(
  'partners',
  'partners.json{?area}',
  Partner,
  'Directory records',
);
export const partner = /* @__PURE__ */ one('partner', 'partners/{id}.json', Partner, 'One directory record');
export const spaces = /* @__PURE__ */ list(
  'spaces',
  'spaces.json{?area}',
  Space,
  'Spaces on offer and in use',
);
export const rules = /* @__PURE__ */ list('rules', 'rules.json', Rule, 'Admission, operating and exit rules');
export const notices = /* @__PURE__ */ list('notices', 'notices.json', Notice, 'Public notices');
export const surveys = /* @__PURE__ */ list(
  'surveys',
  'surveys.json{?area}',
  SurveyBrief,
  'The open surveys',
);
export const survey = /* @__PURE__ */ one('survey', 'surveys/{id}.json', Survey, 'A survey definition');
export const tasks = /* @__PURE__ */ list('tasks', 'tasks.json{?area}', Task, 'The heart-warming task list');
export const need = /* @__PURE__ */ one('need', 'needs/{receipt}.json', Need, 'What became of one need');
export const funds = /* @__PURE__ */ list(
  'funds',
  'funds.json{?area}',
  Fund,
  'Funds with host charity and totals',
);
export const entries = /* @__PURE__ */ list(
  'entries',
  'funds/{id}/entries.json',
  Entry,
  'The ledger of a fund by seq',
);
export const shares = /* @__PURE__ */ list(
  'shares',
  'funds/{id}/shares.json',
  Share,
  'Agreed, due and paid by partner and period',
);
export const disclosures = /* @__PURE__ */ list(
  'disclosures',
  'funds/{id}/disclosures.json',
  Disclosure,
  'Due and published reports',
);
