import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../../contract/list';
import { gateKey, GUARDIAN, isSensitive } from '../../../contract/answer';
import type { Condition, Survey, SurveyPage } from '../../../contract/need';
import { noticeOf } from '../../../contract/notice';
import { textIn } from '../../../contract/text';
import { squareCode } from '../../part/code';
import { heading } from '../../part/heading';
import type { Frame } from '../frame';
import { factsOf, hintOf } from '../view';
import { blanks } from './blank';
import { sheetAddress } from './code';
import { EITHER } from './item';
import { planOf } from './plan';
import type { PaperStep } from './plan';
import { gateTitle, guardText, jumpTexts, paperTitle, readerOf } from './sentence';
import type { Reader } from './sentence';
import { sheetIdText } from './sheet';

/** What all copies of a survey's paper have in common. */
export interface Paper {
  survey: Survey;
  frame: Frame;
  reader: Reader;
}

export const paperOf = (survey: Survey, frame: Frame): Paper => ({
  survey,
  frame,
  reader: readerOf(planOf(survey), frame.tongue),
});

/**
 * One sheet: the notice, every question with boxes or lines, and in words where to go on. `id` is its number, `page`
 * the address that its code leads to.
 */
export function paperSheet(paper: Paper, id: string, page: string): TemplateResult {
  const { survey, frame, reader } = paper;
  const { words, lang } = frame.tongue;
  const title = textIn(survey.title, lang);
  let last: SurveyPage | undefined;
  const items = reader.steps.map((step, index) => {
    const first = step.page !== last;
    last = step.page;
    return html`${first ? pageHead(step, paper) : nothing}${stepBlock(step, index, paper)}`;
  });
  return html`<section class="paper" lang=${lang} data-sheet=${id}>
    <div>
      <div class="top">
        <div>
          ${heading(frame.level + 1, title, 'title')}
          <p>${words.sheetHow}</p>
        </div>
        ${tag(survey, id, page, paper)}
      </div>
      ${facts(paper)} ${items}
      <div class="desk">
        <p class="small">${words.sheetDesk}</p>
        <p>${words.sheetDeskLine}</p>
      </div>
      <p class="soft small">
        ${survey.id} · ${survey.version} · <span class="number">${sheetIdText(id)}</span>
      </p>
    </div>
  </section>`;
}

/** The square code with the number that it holds. */
function tag(survey: Survey, id: string, page: string, { frame }: Paper): TemplateResult {
  const { words } = frame.tongue;
  const text = sheetAddress({ survey: survey.id, version: survey.version, sheet: id }, page);
  return html`<div class="tag">
    ${squareCode(text, words.sheetCode(sheetIdText(id)))}
    <p class="small">${words.sheetNo}</p>
    <p class="number strong">${sheetIdText(id)}</p>
    <p class="soft small">${words.sheetScan}</p>
  </div>`;
}

/** What is asked about persons, by what it is for: `第 15、19 题，用于安排上门探访`. */
function personal({ survey, reader }: Paper): string[] {
  const { words, lang } = reader.tongue;
  const byPurpose = new Map<string, string[]>();
  for (const { name, purpose } of noticeOf(survey).items) {
    const text = textIn(purpose, lang);
    byPurpose.set(text, [...(byPurpose.get(text) ?? []), reader.byName.get(name)?.label ?? '']);
  }
  return listOf(byPurpose, ([purpose, labels]) =>
    words.sheetPersonalOf(labels.join(lang.indexOf('en') === 0 ? ', ' : '、'), purpose),
  );
}

/** The notice: who asks, why, for how long, and what is asked about persons. */
function facts(paper: Paper): TemplateResult {
  const { tongue } = paper.frame;
  const asked = personal(paper);
  const row = (term: string, texts: readonly string[]) =>
    html`<dt>${term}</dt>
      <dd>${texts.map((text) => html`<p>${text}</p>`)}</dd>`;
  return html`<dl class="facts">
    ${factsOf(paper.survey, tongue).map(([term, text]) => row(term, [text]))}
    ${asked.length ? row(tongue.words.sheetPersonal, asked) : nothing}
  </dl>`;
}

/** The heading of a page. */
function pageHead({ page }: PaperStep, { frame }: Paper): unknown {
  const { lang } = frame.tongue;
  const description = textIn(page.description, lang);
  if (!page.title && !description) return html`<hr />`;
  return html`<div class="chapter">
    ${page.title ? heading(frame.level + 2, textIn(page.title, lang), 'subtitle page') : nothing}
    ${description ? html`<p class="small">${description}</p>` : nothing}
  </div>`;
}

function stepBlock(step: PaperStep, index: number, paper: Paper): TemplateResult {
  const { reader } = paper;
  const { question } = step;
  const apart = question && isSensitive(question) ? 'apart' : '';
  // A long block of a repeat or a long list may be split; everything else stays whole.
  const long = question?.type === 'repeat' || (question?.choices?.length ?? 0) > 14;
  // The frame stands inside: space above it, which a page break would take from a margin, stays.
  return html`<div class="question ${long ? 'long' : ''}" data-name=${step.name}>
    <div class="${apart} ${step.gate ? 'gate' : ''}">
      ${step.guard.length ? html`<p class="only">${guardText(index, reader)}</p>` : nothing}
      ${step.gate ? gate(step, paper) : asked(step, reader)}
      ${step.gate || !question ? nothing : blanks(question, reader)}
      ${jumpTexts(step, reader).map(
        (text) => html`<p class="jump"><span aria-hidden="true">➔ </span>${text}</p>`,
      )}
    </div>
  </div>`;
}

function asked({ question, number }: PaperStep, reader: Reader): unknown {
  if (!question) return nothing;
  const { tongue } = reader;
  const hint = [textIn(question.description, tongue.lang), hintOf(question, tongue)]
    .filter(Boolean)
    .join(' ');
  return html`<p class="strong">
      ${number === undefined ? '' : `${number}. `}${paperTitle(question, reader)}
      ${question.isRequired ? html`<span class="must">${tongue.words.required}</span>` : nothing}
    </p>
    ${hint ? html`<p class="soft small">${hint}</p>` : nothing}`;
}

/** Whether the questions behind it may be asked: two boxes alike, and what a no means. */
function gate(step: PaperStep, { survey, frame, reader }: Paper): TemplateResult {
  const { words, lang } = frame.tongue;
  const about = step.gate === GUARDIAN || step.gate === EITHER ? textIn(survey.minors?.guardian, lang) : '';
  return html`<p class="strong">${step.number}. ${gateTitle(step, frame.tongue)}</p>
    ${about ? html`<p class="small">${about}</p>` : nothing}
    <p class="soft small">${words.sheetGateFor(behind(step, reader))}${words.sheetGateHint}</p>
    <ul class="blanks pair">
      <li><span class="box" aria-hidden="true">□</span>${`1. ${words.agree}`}</li>
      <li><span class="box" aria-hidden="true">□</span>${`2. ${words.disagree}`}</li>
    </ul>`;
}

const names = (condition: Condition, name: string): boolean => {
  if ('not' in condition) return names(condition.not, name);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
  return parts
    ? parts.some((part) => names(part, name))
    : 'question' in condition && condition.question === name;
};

/** Numbers of the questions behind a gate: `8–10、12`. */
function behind({ gate: own }: PaperStep, { steps, tongue }: Reader): string {
  const key = gateKey(own ?? '');
  const runs: [number, number][] = [];
  for (const { number, question, conditions } of steps) {
    if (number === undefined || !question || !conditions.some((one) => names(one, key))) continue;
    const last = runs[runs.length - 1];
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const texts = runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return texts.join(tongue.lang.indexOf('en') === 0 ? ', ' : '、');
}
