/* Pure: what was answered, in words. */
import {
  answerOf,
  askedTypes,
  GUARDIAN,
  gateAnswer,
  gateKey,
  isAnswered,
  NONE,
  OTHER,
  otherKey,
  PERSONAL,
  pipe,
  visibleItem,
} from '../../contract/answer';
import type { Answers, Shown } from '../../contract/answer';
import type { AnswerValue, Question, Survey } from '../../contract/need';
import { textIn } from '../../contract/text';
import type { PlainDate } from '../../contract/time';
import { longDate } from '../part/when';
import { said } from './field/said';
import type { Form } from './form';
import { limitText, optionsOf, titleOf, truth } from './view';
import type { Tongue } from './view';

/** The tongue in which a form's titles carry earlier answers. */
export function tongueOf(form: Form, tongue: Tongue): Tongue {
  const { survey } = form;
  let answers: Answers | undefined;
  const word = (question: Question, value: AnswerValue): string =>
    answerText(question, { ...answers, [question.name]: value }, tongue) ?? '';
  return {
    ...tongue,
    pipe: (text) => {
      answers ??= /[{}]/.test(text) ? form.shown.answers : undefined;
      return pipe(text, survey, answers ?? {}, word);
    },
  };
}

/** An answer in words; undefined when there is none. `answers` are those that count. */
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
    case 'repeat':
      return itemsText(question, value, answers, tongue);
    case 'community': {
      const area = tongue.areas.find((one) => one.id === value);
      return area ? textIn(area.name, tongue.lang) : String(value);
    }
    default:
      return said(question, value, words, tongue.lang) ?? String(value);
  }
}

const isEnglish = ({ lang }: Tongue): boolean => lang.indexOf('en') === 0;

function chosenText(question: Question, value: AnswerValue, answers: Answers, tongue: Tongue): string {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  const english = isEnglish(tongue);
  const texts = optionsOf(question, tongue)
    .filter((option) => chosen.includes(option.value))
    .map(({ value: one, text }) => {
      const other = one === OTHER ? answerOf(answers, otherKey(question.name)) : undefined;
      return isAnswered(other) ? `${text}${english ? ': ' : '：'}${String(other)}` : text;
    });
  return texts.join(english ? '; ' : '；');
}

/** One line for each item of a repeat. */
function itemsText(repeat: Question, value: AnswerValue, answers: Answers, tongue: Tongue): string {
  const items = (Array.isArray(value) ? value : []) as Answers[];
  const lines = items.map((item, index) => {
    const shown = visibleItem(repeat, item, answers);
    const texts = shown.questions
      .map((inner) => answerText(inner, shown.answers, tongue))
      .filter((text): text is string => !!text);
    const nth = tongue.words.itemNth(index + 1, textIn(repeat.itemTitle, tongue.lang));
    return `${nth}${isEnglish(tongue) ? ': ' : '：'}${texts.join(isEnglish(tongue) ? '; ' : '；') || tongue.words.unanswered}`;
  });
  return lines.join('\n');
}

/** A line of the check page. */
export interface Row {
  /** Name of the question, or key of the gate. */
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

/** All that was asked with its answers, by page; what was said at the gates comes before what is behind them. */
export function rowsOf(form: Form, plainTongue: Tongue): RowGroup[] {
  const tongue = tongueOf(form, plainTongue);
  const shown = form.shown;
  const groups = shown.pages.map(({ page, questions, gates }) => ({
    title: textIn(page.title, tongue.lang),
    rows: [
      ...gates.map((gate) => gateRow(gate, textIn(page.title, tongue.lang), form.draft, tongue)),
      ...questions.filter(({ type }) => type !== 'note').map((question) => rowOf(question, shown, tongue)),
    ],
  }));
  return groups.filter(({ rows }) => rows.length > 0);
}

function rowOf(question: Question, shown: Shown, tongue: Tongue): Row {
  const asked = askedTypes.includes(question.type);
  const answer = asked ? answerText(question, shown.answers, tongue) : tongue.words.notAskable;
  return { name: question.name, title: titleOf(question, tongue), answer, asked };
}

function gateRow(gate: string, page: string, draft: Answers, { words }: Tongue): Row {
  const agreed = gateAnswer(draft, gate);
  const known = gate === PERSONAL || gate === GUARDIAN;
  return {
    name: gateKey(gate),
    title: known ? (words.gateRow[gate] ?? gate) : words.gateRowOf(page || gate),
    answer: agreed === undefined ? undefined : agreed ? words.agree : words.skipped,
    asked: true,
  };
}

/**
 * The filled-in survey as plain text, to hand in by hand or to keep. `today` is the day it was filled in, `mark` says
 * whether it was sent.
 */
export function copyText(form: Form, tongue: Tongue, today: PlainDate, mark: string): string {
  const { words, lang } = tongue;
  const { survey, id } = form;
  const lines = [
    textIn(survey.title, lang),
    mark,
    words.filledOn(longDate(today, lang)),
    `${survey.id} ${survey.version} ${id}`,
  ];
  for (const { title, rows } of rowsOf(form, tongue)) {
    lines.push('', ...(title ? [`【${title}】`] : []));
    for (const row of rows) {
      lines.push(row.title, `    ${(row.answer ?? words.unanswered).replace(/\n/g, '\n    ')}`);
    }
  }
  const alternative = alternativeOf(survey, lang);
  if (alternative) lines.push('', alternative);
  return lines.join('\r\n');
}

const alternativeOf = (survey: Survey, lang: string): string => textIn(survey.alternative, lang);
