import './setup';
import * as z from 'zod/mini';
import { Id, listOf, maybe, open, Text } from './text';
import { Instant, PlainDate } from './time';
import { categories, needReasons, needStatuses, targetGroups, taskStatuses } from './word';

/** The kinds of question (design.md §4.3). */
export const questionTypes = [
  'single',
  'multiple',
  'text',
  'longtext',
  'integer',
  'decimal',
  'date',
  'yesno',
  'consent',
  'note',
  'rating',
  'phone',
  'community',
  'location',
  'photo',
  'voice',
  'repeat',
] as const;

export const operators = ['exists', '=', '!=', '>', '>=', '<', '<=', 'count'] as const;

/** An answer of one part: text or choice value, choice values, number, or yes/no. */
export const FlatAnswer = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type FlatAnswer = z.infer<typeof FlatAnswer>;

/**
 * One answer. `community` holds an area id; `location` a geo URI (RFC 5870, `geo:36.97654,117.17432;u=20`); `photo` and
 * `voice` the SHA-256 (hex) of attachments; `repeat` one record of flat answers for each item, by question name.
 */
export const AnswerValue = z.union([FlatAnswer, z.array(z.record(z.string(), FlatAnswer))]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** Logic as data: all / any / not over comparisons with an earlier question's answer. `=` is true if any answer matches. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { question: string; operator: string; answer?: AnswerValue | null | undefined };

export const Condition: z.ZodMiniType<Condition, Condition> = z.lazy(() =>
  z.union([
    z.looseObject({ all: z.array(Condition) }),
    z.looseObject({ any: z.array(Condition) }),
    z.looseObject({ not: Condition }),
    z.looseObject({ question: z.string(), operator: open(operators), answer: maybe(AnswerValue) }),
  ]),
) as z.ZodMiniType<Condition, Condition>;

/** Recorded speech by language: addresses of audio files, relative ones against the backend's base. */
const Audio = z.union([z.string(), z.record(z.string(), z.string())]);

export const Choice = z.looseObject({
  value: z.string(),
  text: Text,
  plain: maybe(Text),
  audio: maybe(Audio),
});
export type Choice = z.infer<typeof Choice>;

const question = {
  type: open(questionTypes),
  /** Unique in the survey; letters, digits, underscore. */
  name: z.string(),
  title: Text,
  /** Shorter, simpler wording for the elder appearance. */
  plain: maybe(Text),
  description: maybe(Text),
  isRequired: maybe(z.boolean()),
  visibleIf: maybe(Condition),
  choices: listOf(Choice),
  /** Offers "other, say which" as a choice with a text field. */
  hasOther: maybe(z.boolean()),
  /** Offers "don't know / rather not say". */
  hasNone: maybe(z.boolean()),
  /** Least and greatest number (integer, decimal, rating), day (date) or count of choices (multiple). */
  min: maybe(z.union([z.number(), PlainDate])),
  max: maybe(z.union([z.number(), PlainDate])),
  maxLength: maybe(z.int()),
  /** Says something about a person (`phone` always does): asked after the notice only, with its purpose. */
  personal: maybe(z.boolean()),
  /** Asked apart, with a consent of its own for the page. Sensitive is personal. */
  sensitive: maybe(z.boolean()),
  /** What the answer is for; a personal question must say it. A phrase without a stop: it follows 用于 or "for". */
  purpose: maybe(Text),
  audio: maybe(Audio),
};

/** A question or a note. Names follow SurveyJS where authors know them. */
export const Question = z.looseObject({
  ...question,
  /** What is asked of each item of a `repeat`, e.g. of each household member; never a repeat again. */
  elements: listOf(z.looseObject(question)),
  /** What one item of a `repeat` is called, "家庭成员". */
  itemTitle: maybe(Text),
});
export type Question = z.infer<typeof Question>;

export const SurveyPage = z.looseObject({
  name: z.string(),
  title: maybe(Text),
  description: maybe(Text),
  visibleIf: maybe(Condition),
  elements: z.array(Question),
});
export type SurveyPage = z.infer<typeof SurveyPage>;

/** A survey in the list of open surveys. */
export const SurveyBrief = z.looseObject({
  id: Id,
  version: z.string(),
  title: Text,
  summary: maybe(Text),
  areaId: maybe(Id),
  opens: maybe(PlainDate),
  closes: maybe(PlainDate),
  minutes: maybe(z.int()),
  anonymous: maybe(z.boolean()),
  demo: maybe(z.boolean()),
});
export type SurveyBrief = z.infer<typeof SurveyBrief>;

/** A survey definition. */
export const Survey = z.looseObject({
  ...SurveyBrief.shape,
  description: maybe(Text),
  /** Who asks, why, and how long answers are kept: the notice is made from these. */
  who: maybe(Text),
  why: maybe(Text),
  retentionDays: maybe(z.int()),
  /** Paper and phone alternative, always shown. */
  alternative: maybe(Text),
  /** On what ground personal answers are asked: the person's consent (default), or a duty in law, which needs a notice only. */
  basis: maybe(open(['consent', 'duty'])),
  /** Who is under 14: the question of the age band and its values that say so. Their personal answers need a guardian. */
  minors: maybe(z.looseObject({ question: z.string(), values: z.array(z.string()), guardian: maybe(Text) })),
  /** Names of the questions from which a need is made: category, target group, community and what is wished. */
  need: maybe(
    z.looseObject({
      category: maybe(z.string()),
      group: maybe(z.string()),
      area: maybe(z.string()),
      text: maybe(z.string()),
    }),
  ),
  /** What happens after sending, and when. */
  next: maybe(Text),
  pages: z.array(SurveyPage).check(z.minLength(1)),
});
export type Survey = z.infer<typeof Survey>;

export const TimelineStep = z.looseObject({ at: Instant, status: z.string(), note: maybe(Text) });

/** An item of the heart-warming task list (暖心事任务清单). "Overdue" is derived from dueOn, never a status. */
export const Task = z.looseObject({
  id: Id,
  no: z.string(),
  title: Text,
  category: open(categories),
  targetGroup: maybe(open(targetGroups)),
  areaId: Id,
  needCount: z.int().check(z.nonnegative()),
  status: open(taskStatuses),
  responsible: maybe(Text),
  partnerId: maybe(Id),
  partnerName: maybe(Text),
  claimedAt: maybe(Instant),
  dueOn: maybe(PlainDate),
  courseIds: listOf(Id),
  fundEntryIds: listOf(Id),
  result: maybe(Text),
  rating: maybe(z.looseObject({ n: z.int(), mean: maybe(z.number()), spread: listOf(z.int()) })),
  timeline: listOf(TimelineStep),
  demo: maybe(z.boolean()),
});
export type Task = z.infer<typeof Task>;

/** What became of one need, looked up by its receipt. No text and no person in it. */
export const Need = z.looseObject({
  receipt: z.string(),
  category: open(categories),
  areaId: maybe(Id),
  status: open(needStatuses),
  submittedAt: Instant,
  taskId: maybe(Id),
  reasonCode: maybe(open(needReasons)),
  reason: maybe(Text),
  nextStep: maybe(Text),
  timeline: z.array(TimelineStep),
  demo: maybe(z.boolean()),
});
export type Need = z.infer<typeof Need>;
