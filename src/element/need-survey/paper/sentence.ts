/* Conditions and jumps as sentences that a reader of the paper can follow. */
import { GUARDIAN, NONE, PERSONAL, piped } from '../../../contract/answer';
import type { AnswerValue, Condition, Question } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import { isDate } from '../../../contract/time';
import { longDate } from '../../part/when';
import { optionsOf, shortTitle, truth } from '../view';
import type { Tongue } from '../view';
import { EITHER, valuesOf } from './item';
import type { Value } from './item';
import type { Jump, PaperStep } from './plan';

/** The paper's items by name, and the language they are said in. */
export interface Reader {
  steps: readonly PaperStep[];
  byName: ReadonlyMap<string, Named>;
  tongue: Tongue;
}

/** What a condition may name, with its number on paper: `5(2)` inside a repeat. */
interface Named {
  question?: Question;
  gate?: string;
  label: string | undefined;
}

export function readerOf(steps: readonly PaperStep[], tongue: Tongue): Reader {
  const byName = new Map<string, Named>();
  for (const { name, question, gate, number } of steps) {
    const label = number === undefined ? undefined : String(number);
    byName.set(name, { label, ...(question && { question }), ...(gate !== undefined && { gate }) });
    question?.elements?.forEach((inner, index) =>
      byName.set(inner.name, { question: inner, label: `${label}(${index + 1})` }),
    );
  }
  return { steps, byName, tongue };
}

/** The title on paper: an earlier answer in it becomes the number of its question. */
export function paperTitle(question: Question, { byName, tongue }: Reader): string {
  const text = textIn((tongue.plain && question.plain) || question.title, tongue.lang);
  return piped(text, (name) => {
    const label = byName.get(name)?.label;
    return label && tongue.words.sheetAnswerOf(label);
  });
}

/** What is asked at a gate. */
export function gateTitle({ gate, page }: Pick<PaperStep, 'gate' | 'page'>, { words, lang }: Tongue): string {
  const texts = words.sheetGate;
  if (gate === PERSONAL || gate === GUARDIAN || gate === EITHER) return texts[gate];
  const title = textIn(page.title, lang);
  return title ? texts.page(title) : texts.pageBare;
}

/** When a question inside a repeat applies, in words. */
export const onlyText = (condition: Condition, reader: Reader): string =>
  reader.tongue.words.onlyIf(bare(said(condition, reader)));

const bare = (text: string): string => text.replace(/^[（(](.*)[）)]$/, '$1');

/** The conditions of an item in words, and where to go on when they do not hold. */
export function guardText(index: number, reader: Reader): string {
  const { words } = reader.tongue;
  const step = reader.steps[index];
  if (!step) return '';
  const text = bare(said({ all: [...step.guard] }, reader));
  const passes = reader.steps.slice(index + 1, step.exit).some(({ number }) => number !== undefined);
  return words.onlyIf(text) + (passes ? words.sheetElse(goText(step.exit, reader)) : '');
}

/** The jumps after an item, a sentence each. */
export function jumpTexts(step: PaperStep, reader: Reader): string[] {
  const { words } = reader.tongue;
  return step.jumps
    .filter(({ values, blank }) => values.length > 0 || (blank && !mustAnswer(step)))
    .map((jump) => whose(jump, step, reader) + goText(jump.to, reader) + words.sheetStop);
}

/** A question marked as required is not left out. */
const mustAnswer = ({ question }: PaperStep): boolean => !!question?.isRequired;

/** Who jumps: whoever chose one of a few, or whoever did not choose one of a few. */
function whose({ values, blank }: Jump, step: PaperStep, reader: Reader): string {
  const { words } = reader.tongue;
  const must = mustAnswer(step);
  const quoted = (list: readonly Value[]) =>
    list.map((value) => valueText(value, step, reader)).join(words.sheetOr);
  const rest = (valuesOf(step) ?? []).filter((value) => values.indexOf(value) < 0);
  // "Did not choose" takes in those who left it out.
  const shorter = must ? rest.length < values.length : blank && rest.length <= values.length;
  if (rest.length && shorter) return words.sheetChoseNot(quoted(rest));
  if (!values.length) return words.sheetBlank;
  return (blank && !must ? words.sheetChoseOrBlank : words.sheetChose)(quoted(values));
}

/** "Go to question 8"; beyond the last question, that one has finished. */
function goText(to: number, { steps, tongue }: Reader): string {
  const next = steps.slice(to).find(({ number }) => number !== undefined);
  return next?.number === undefined ? tongue.words.sheetEnd : tongue.words.sheetGo(next.number);
}

/** An answer as it stands on the paper. */
export function valueText(
  value: unknown,
  step: Pick<Named, 'question' | 'gate'> | undefined,
  { tongue }: Reader,
): string {
  const { words, lang } = tongue;
  const question = step?.question;
  if (typeof value === 'boolean') {
    return step?.gate ? (value ? words.agree : words.disagree) : truth(question, value, words);
  }
  if (value === NONE) return words.none;
  const choice = question && optionsOf(question, tongue).find((one) => one.value === value);
  if (choice) return choice.text;
  if (question?.type === 'rating') return words.points(Number(value));
  if (question?.type === 'community') {
    const area = tongue.areas.find(({ id }) => id === value);
    if (area) return textIn(area.name, lang);
  }
  return typeof value === 'string' && isDate(value) ? longDate(value, lang) : String(value ?? '');
}

type Comparison = Extract<Condition, { question: string }>;

/** A condition in fewer words where that is possible: "A or B" for two comparisons of one question. */
function simple(condition: Condition): Condition {
  if ('all' in condition) return joined(condition.all.map(simple), 'all', '!=');
  if ('any' in condition) return joined(condition.any.map(simple), 'any', '=');
  if (!('not' in condition)) return condition;
  const inner = simple(condition.not);
  // "Not chosen" reads better than a negated sentence.
  if ('operator' in inner && inner.operator === '=') return { ...inner, operator: '!=' };
  if ('operator' in inner && inner.operator === '!=') return { ...inner, operator: '=' };
  if ('operator' in inner && inner.operator === 'exists') return { ...inner, answer: inner.answer === false };
  return { not: inner };
}

const listed = (value: AnswerValue | null | undefined): string[] =>
  (Array.isArray(value) ? value : [value]) as string[];

/** One level where a joint holds its like; comparisons of one question by `operator` become one. */
function joined(parts: Condition[], joint: 'all' | 'any', operator: string): Condition {
  const flat = parts.flatMap((part) =>
    joint === 'all' && 'all' in part ? part.all : joint === 'any' && 'any' in part ? part.any : [part],
  );
  const merged: Condition[] = [];
  for (const part of flat) {
    const like = merged.findIndex(
      (one) =>
        'operator' in one &&
        'operator' in part &&
        one.question === part.question &&
        one.operator === operator &&
        part.operator === operator,
    );
    const first = merged[like] as Comparison | undefined;
    if (first && 'operator' in part) {
      const answer = [...listed(first.answer), ...listed(part.answer)];
      merged[like] = { ...first, answer };
    } else merged.push(part);
  }
  const only = merged.length === 1 ? merged[0] : undefined;
  return only ?? (joint === 'all' ? { all: merged } : { any: merged });
}

const said = (condition: Condition, reader: Reader): string => sentence(simple(condition), reader);

function sentence(condition: Condition, reader: Reader): string {
  const { words } = reader.tongue;
  const inner = (parts: Condition[], join: string) => {
    const texts = parts.map((part) => sentence(part, reader));
    return texts.length > 1 ? words.bracket(texts.join(join)) : texts.join('');
  };
  if ('all' in condition) return inner(condition.all, words.and);
  if ('any' in condition) return inner(condition.any, words.or);
  if ('not' in condition) return words.notSo(sentence(condition.not, reader));
  return comparison(condition, reader);
}

function comparison(condition: Comparison, reader: Reader): string {
  const { words, lang } = reader.tongue;
  const step = reader.byName.get(condition.question);
  const texts = listed(condition.answer).map((value) => valueText(value, step, reader));
  const operator =
    condition.operator === 'exists' && condition.answer === false ? 'blank' : condition.operator;
  const title = step?.question ? shortTitle(step.question, reader.tongue) : condition.question;
  const join =
    operator === '=' || operator === '!=' ? words.sheetOr : lang.indexOf('en') === 0 ? ' / ' : '、';
  return words.when(step?.label ?? title, operator, texts.join(join));
}
