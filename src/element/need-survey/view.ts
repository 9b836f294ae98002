/* Pure: a definition, answers, language and day in; exactly what is shown out. */
import { answerOf, askedTypes, isAnswered, NONE, OTHER, otherKey } from '../../contract/answer';
import type { Answers, Shown } from '../../contract/answer';
import type { AnswerError } from '../../contract/answer-check';
import type { AnswerValue, Choice, Question, Survey, SurveyBrief } from '../../contract/need';
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
}

const say = (tongue: Tongue, text: Text | null | undefined, plain?: Text | null): string =>
  textIn((tongue.plain && plain) || text, tongue.lang);

export const titleOf = (question: Question, tongue: Tongue): string =>
  say(tongue, question.title, question.plain);

const choiceText = (choice: Choice, tongue: Tongue): string => say(tongue, choice.text, choice.plain);

/** A title inside a sentence: without the mark or colon at its end. */
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
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

/** What is chosen, after one box was ticked or cleared: "don't know" and the rest exclude each other. */
export function toggled(chosen: readonly string[], value: string, on: boolean): string[] {
  const rest = chosen.filter((one) => one !== value && (one === NONE) === (value === NONE));
  return on ? [...rest, value] : chosen.filter((one) => one !== value);
}

const limitText = (limit: number | string, lang: string): string =>
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

/** The sentence for an error: in the summary and beside the field alike. */
export function errorText(error: AnswerError, question: Question, tongue: Tongue): string {
  const { words, lang } = tongue;
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

/** An answer in words; undefined when there is none. */
export function answerText(question: Question, answers: Answers, tongue: Tongue): string | undefined {
  const value = answerOf(answers, question.name);
  if (!isAnswered(value)) return undefined;
  const { words } = tongue;
  if (value === NONE) return words.none;
  switch (question.type) {
    case 'single':
    case 'multiple':
      return chosenText(question, value, answers, tongue);
    case 'yesno':
    case 'consent':
      return truth(question, value === true, words);
    case 'rating':
      return words.points(Number(value));
    case 'date':
      return limitText(String(value), tongue.lang);
    case 'community': {
      const area = tongue.areas.find((one) => one.id === value);
      return area ? textIn(area.name, tongue.lang) : String(value);
    }
    default:
      return String(value);
  }
}

function chosenText(question: Question, value: AnswerValue, answers: Answers, tongue: Tongue): string {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  const english = tongue.lang.indexOf('en') === 0;
  const texts = optionsOf(question, tongue)
    .filter((option) => chosen.includes(option.value))
    .map(({ value: one, text }) => {
      const other = one === OTHER ? answerOf(answers, otherKey(question.name)) : undefined;
      return isAnswered(other) ? `${text}${english ? ': ' : '：'}${String(other)}` : text;
    });
  return texts.join(english ? '; ' : '；');
}

/** A line of the check page. */
export interface Row {
  name: string;
  title: string;
  /** Undefined when not answered. */
  answer: string | undefined;
  /** Whether it can be answered here. */
  asked: boolean;
}

export interface RowGroup {
  title: string;
  rows: Row[];
}

/** All that was asked with its answers, by page. */
export function rowsOf(shown: Shown, tongue: Tongue): RowGroup[] {
  const groups = shown.pages.map(({ page, questions }) => ({
    title: textIn(page.title, tongue.lang),
    rows: questions
      .filter(({ type }) => type !== 'note')
      .map((question) => ({
        name: question.name,
        title: titleOf(question, tongue),
        answer: askedTypes.includes(question.type)
          ? answerText(question, shown.answers, tongue)
          : tongue.words.notAskable,
        asked: askedTypes.includes(question.type),
      })),
  }));
  return groups.filter(({ rows }) => rows.length > 0);
}

/** The filled-in survey as plain text, to hand in by hand. `today` is the day it was filled in. */
export function copyText(survey: Survey, id: string, shown: Shown, tongue: Tongue, today: PlainDate): string {
  const { words, lang } = tongue;
  const lines = [
    textIn(survey.title, lang),
    words.notSentMark,
    words.filledOn(longDate(today, lang)),
    `${survey.id} ${survey.version} ${id}`,
  ];
  for (const { title, rows } of rowsOf(shown, tongue)) {
    lines.push('', ...(title ? [`【${title}】`] : []));
    for (const row of rows) lines.push(row.title, `    ${row.answer ?? words.unanswered}`);
  }
  const alternative = textIn(survey.alternative, lang);
  if (alternative) lines.push('', alternative);
  return lines.join('\r\n');
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
