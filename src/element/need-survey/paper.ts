import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Condition, Question, Survey } from '../../contract/need';
import { textIn } from '../../contract/text';
import { heading } from '../part/heading';
import type { Frame } from './frame';
import { factsOf, hintOf, optionsOf, shortTitle, stepsOf, titleOf, truth } from './view';
import type { Tongue } from './view';

const lines: Readonly<Record<string, number>> = { longtext: 4, voice: 4, repeat: 4 };

/** The survey as a form on paper: every question with boxes or lines, and in words when to leave one out. */
export function paperForm(survey: Survey, frame: Frame): TemplateResult {
  const { tongue, level } = frame;
  let number = 0;
  const numbers = new Map<string, number>();
  const asked = new Map<string, Question>();
  const item = (question: Question) => {
    if (question.type !== 'note') numbers.set(question.name, ++number);
    asked.set(question.name, question);
    return paperQuestion(question, numbers.get(question.name), asked, numbers, tongue);
  };
  return html`<section class="paper here">
    ${heading(level, textIn(survey.title, tongue.lang), 'title')}
    <dl class="facts">
      ${factsOf(survey, tongue).map(
        ([term, text]) =>
          html`<dt>${term}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
    ${survey.pages.map(
      (page) =>
        html`${page.title ? heading(level + 1, textIn(page.title, tongue.lang), 'subtitle page') : nothing}
        ${page.visibleIf ? only(page.visibleIf, asked, numbers, tongue) : nothing} ${page.elements.map(item)}`,
    )}
    <p class="soft small">${survey.id} · ${survey.version}</p>
  </section>`;
}

function paperQuestion(
  question: Question,
  number: number | undefined,
  asked: ReadonlyMap<string, Question>,
  numbers: ReadonlyMap<string, number>,
  tongue: Tongue,
): TemplateResult {
  const hint = [textIn(question.description, tongue.lang), hintOf(question, tongue)]
    .filter(Boolean)
    .join(' ');
  return html`<div class="question">
    ${question.visibleIf ? only(question.visibleIf, asked, numbers, tongue) : nothing}
    <p class="strong">
      ${number === undefined ? '' : `${number}. `}${titleOf(question, tongue)}
      ${question.isRequired ? html`<span class="must">${tongue.words.required}</span>` : nothing}
    </p>
    ${hint ? html`<p class="soft small">${hint}</p>` : nothing} ${blanks(question, tongue)}
  </div>`;
}

function blanks(question: Question, tongue: Tongue): unknown {
  const { words } = tongue;
  const { type } = question;
  const options =
    type === 'yesno'
      ? [words.yes, words.no]
      : type === 'consent'
        ? [words.agree, words.disagree]
        : type === 'rating'
          ? stepsOf(question).map(words.points)
          : optionsOf(question, tongue).map(({ text }) => text);
  const box = (text: string, line = false) =>
    html`<li class=${line ? 'lined' : ''}><span aria-hidden="true">□ </span>${text}</li>`;
  const blank = type === 'date' ? `____ ${words.year} __ ${words.month} __ ${words.day}` : undefined;
  const choosing = type === 'single' || type === 'multiple' || type === 'rating';
  const written = !choosing && type !== 'yesno' && type !== 'consent' && type !== 'note';
  return html`${
      written && !blank
        ? Array.from({ length: lines[type] ?? 1 }, () => html`<div class="line"></div>`)
        : nothing
    }${blank ? html`<p>${blank}</p>` : nothing}
    <ul class="blanks">
      ${options.map((text) => box(text, !!question.hasOther && text === words.otherChoice))}
    </ul>`;
}

/** When a question applies, in words; a condition too rich for a sentence names its questions. */
function only(
  condition: Condition,
  asked: ReadonlyMap<string, Question>,
  numbers: ReadonlyMap<string, number>,
  tongue: Tongue,
): TemplateResult {
  return html`<p class="only small">
    ${tongue.words.onlyIf(sentence(condition, asked, numbers, tongue).replace(/^[（(](.*)[）)]$/, '$1'))}
  </p>`;
}

function sentence(
  condition: Condition,
  asked: ReadonlyMap<string, Question>,
  numbers: ReadonlyMap<string, number>,
  tongue: Tongue,
): string {
  const { words, lang } = tongue;
  const inner = (parts: Condition[], join: string) => {
    const said = parts.map((part) => sentence(part, asked, numbers, tongue));
    return said.length > 1 ? words.bracket(said.join(join)) : said.join('');
  };
  if ('all' in condition) return inner(condition.all, words.and);
  if ('any' in condition) return inner(condition.any, words.or);
  if ('not' in condition) {
    const { not } = condition;
    // "Not chosen" reads better than a negated sentence.
    if ('operator' in not && not.operator === '=') {
      return sentence({ ...not, operator: '!=' }, asked, numbers, tongue);
    }
    return words.notSo(sentence(condition.not, asked, numbers, tongue));
  }
  const question = asked.get(condition.question);
  const title = question ? shortTitle(question, tongue) : condition.question;
  const values = Array.isArray(condition.answer) ? condition.answer : [condition.answer];
  const texts = values.map((value) => {
    if (typeof value === 'boolean') return truth(question, value, words);
    const choice = question && optionsOf(question, tongue).find((one) => one.value === value);
    return choice?.text ?? String(value ?? '');
  });
  const operator =
    condition.operator === 'exists' && condition.answer === false ? 'blank' : condition.operator;
  return words.when(
    numbers.get(condition.question) ?? title,
    operator,
    texts.join(lang.indexOf('en') === 0 ? ' / ' : '、'),
  );
}
