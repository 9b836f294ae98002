/* Pure: a definition, answers, language and day in; exactly what is shown out. */
import { listOf } from '../../contract/list';
import { NONE, OTHER, piped } from '../../contract/answer';
import type { AnswerError } from '../../contract/answer-check';
import type { Choice, Question, Survey, SurveyBrief } from '../../contract/need';
import { areaAndBelow } from '../../contract/place';
import type { Area } from '../../contract/place';
import { textIn } from '../../contract/text';
import type { Text } from '../../contract/text';
import { isDate } from '../../contract/time';
import type { PlainDate } from '../../contract/time';
import { longDate } from '../part/when';
import type { Words } from './words';

/** What the words of a screen depend on. */
export interface Tongue {
  words: Words;
  /** BCP 47 tag in force. */
  lang: string;
  /** Elder appearance: the plain wording where there is one. */
  plain: boolean;
  areas: readonly Area[];
  /** Puts earlier answers into a title; without it, as on paper, a blank stands there. */
  pipe?: ((text: string) => string) | undefined;
}

const say = (tongue: Tongue, text: Text | null | undefined, plain?: Text | null): string =>
  textIn((tongue.plain && plain) || text, tongue.lang);

const unfilled = (text: string): string => piped(text, () => undefined);

export const titleOf = (question: Question, tongue: Tongue): string =>
  (tongue.pipe ?? unfilled)(say(tongue, question.title, question.plain));

const choiceText = (choice: Choice, tongue: Tongue): string => say(tongue, choice.text, choice.plain);

/** A title inside a sentence: without the mark or colon at its end. */
export const plainTitle = (title: string): string => unfilled(title).replace(/[？?。.：:！!\s]+$/, '');

export const shortTitle = (question: Question, tongue: Tongue): string =>
  titleOf(question, tongue).replace(/[？?。.：:！!\s]+$/, '');

/** The types of question that are answered by choosing among controls. */
export const chosenTypes: readonly string[] = ['single', 'multiple', 'yesno', 'consent', 'rating'];

export type Phase = 'early' | 'open' | 'over';

export function phaseOf(survey: Pick<SurveyBrief, 'opens' | 'closes'>, today: PlainDate): Phase {
  if (survey.opens && today < survey.opens) return 'early';
  return survey.closes && today > survey.closes ? 'over' : 'open';
}

/**
 * The open surveys that concern an area: its own, those of what is below it and of what it belongs to, and those of
 * no area. Sorted by closing day, then title.
 */
export function openSurveys(
  surveys: readonly SurveyBrief[],
  area: string,
  areas: readonly Area[],
  today: PlainDate,
  lang: string,
): SurveyBrief[] {
  const concerns = (id: string | null | undefined): boolean =>
    !id || !area || areaAndBelow(areas, area).has(id) || areaAndBelow(areas, id).has(area);
  const closing = (survey: SurveyBrief) => survey.closes ?? '9999';
  return surveys
    .filter((survey) => phaseOf(survey, today) === 'open' && concerns(survey.areaId))
    .sort((a, b) =>
      closing(a) === closing(b)
        ? textIn(a.title, lang).localeCompare(textIn(b.title, lang), lang)
        : closing(a) < closing(b)
          ? -1
          : 1,
    );
}

/** A choice as it is shown. */
export interface Option {
  value: string;
  text: string;
}

export function optionsOf(question: Question, tongue: Tongue): Option[] {
  const options = (question.choices ?? []).map((choice) => ({
    value: choice.value,
    text: choiceText(choice, tongue),
  }));
  if (question.hasOther) options.push({ value: OTHER, text: tongue.words.otherChoice });
  if (question.hasNone) options.push({ value: NONE, text: tongue.words.none });
  return options;
}

/** The steps of a rating, least first. */
export function stepsOf(question: Question): number[] {
  const [low, high] = [Number(question.min ?? 1), Number(question.max ?? 5)];
  return listOf({ length: high - low + 1 }, (_, index) => low + index);
}

/** What is chosen, after one box was ticked or cleared: "don't know" and the rest exclude each other. */
export function toggled(chosen: readonly string[], value: string, on: boolean): string[] {
  const rest = chosen.filter((one) => one !== value && (one === NONE) === (value === NONE));
  return on ? [...rest, value] : chosen.filter((one) => one !== value);
}

export const limitText = (limit: number | string, lang: string): string =>
  typeof limit === 'string' && isDate(limit) ? longDate(limit, lang) : String(limit);

/** What can be said before the answer: how many to choose, between what. Empty when there is nothing to say. */
export function hintOf(question: Question, { words, lang }: Tongue): string {
  const { type, min, max } = question;
  if (type === 'rating') return words.scale(Number(min ?? 1), Number(max ?? 5));
  if (type === 'multiple') {
    if (min != null && max != null) return words.range(Number(min), Number(max));
    if (max != null) return words.atMost(Number(max));
    return min != null && Number(min) > 1 ? words.atLeast(Number(min)) : words.many;
  }
  const dated = type === 'date';
  if (!dated && type !== 'integer' && type !== 'decimal') return '';
  if (min != null && max != null) return words.amid(limitText(min, lang), limitText(max, lang));
  if (min != null && min !== 0) return (dated ? words.notBefore : words.notUnder)(limitText(min, lang));
  return max != null ? (dated ? words.notAfter : words.notOver)(limitText(max, lang)) : '';
}

/** The sentence for an error: in the summary and beside the field alike. Inside a repeat it says which item. */
export function errorText(error: AnswerError, question: Question, tongue: Tongue): string {
  const { words, lang } = tongue;
  const { inner, item = 0, ...rest } = error;
  if (inner !== undefined) {
    const asked = question.elements?.find(({ name }) => name === inner);
    const nth = words.itemNth(item + 1, textIn(question.itemTitle, lang));
    return asked ? words.inItem(nth, errorText({ ...rest, name: inner }, asked as Question, tongue)) : nth;
  }
  const title = shortTitle(question, tongue);
  if (error.code === 'required' && chosenTypes.includes(question.type)) return words.pleaseChoose(title);
  const colon = lang.indexOf('en') === 0 ? ': ' : '：';
  const sentence = words.errorOf[error.code](limitText(error.limit ?? '', lang));
  return `${title}${colon}${sentence}`;
}

/** Yes or no; of a consent, agreed or not. */
export function truth(question: Question | undefined, value: boolean, words: Words): string {
  if (question?.type === 'consent') return value ? words.agree : words.disagree;
  return value ? words.yes : words.no;
}

/** When a survey can be filled in, in words; undefined when it does not say. */
export function periodOf(survey: SurveyBrief, { words, lang }: Tongue): string | undefined {
  const { opens, closes } = survey;
  if (opens && closes) return words.between(longDate(opens, lang), longDate(closes, lang));
  if (closes) return words.until(longDate(closes, lang));
  return opens ? words.from(longDate(opens, lang)) : undefined;
}

/** The facts of the notice, before the first question: term and text. */
export function factsOf(survey: Survey, tongue: Tongue): (readonly [string, string])[] {
  const { words, lang } = tongue;
  const days = survey.retentionDays;
  const facts: (readonly [string, string | null | undefined])[] = [
    [words.who, textIn(survey.who, lang)],
    [words.why, textIn(survey.why, lang)],
    [words.keep, days == null ? '' : words.keepDays(days)],
    [words.anonymity, survey.anonymous == null ? '' : survey.anonymous ? words.anonymous : words.named],
    [words.minutes, survey.minutes == null ? '' : words.minutesOf(survey.minutes)],
    [words.period, periodOf(survey, tongue)],
    [words.alternative, textIn(survey.alternative, lang)],
  ];
  return facts.filter((fact): fact is readonly [string, string] => !!fact[1]);
}
