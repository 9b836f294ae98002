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

/** One answer: text or choice value, choice values, number, or yes/no. */
export const AnswerValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
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

export const Choice = z.looseObject({ value: z.string(), text: Text, plain: maybe(Text) });
export type Choice = z.infer<typeof Choice>;

/** A question or a note. Names follow SurveyJS where authors know them. */
export const Question = z.looseObject({
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
  /** Asked apart, with a consent of its own. */
  sensitive: maybe(z.boolean()),
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
