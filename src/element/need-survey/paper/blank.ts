/* Where the answers are written: boxes to tick, lines, boxes for digits. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../../contract/list';
import { NONE, OTHER } from '../../../contract/answer';
import { itemLimit } from '../../../contract/answer-check';
import type { Question } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import { optionsOf, stepsOf, truth } from '../view';
import type { Tongue } from '../view';
import { onlyText, paperTitle } from './sentence';
import type { Reader } from './sentence';

/** How many blocks a repeat has on paper; more go on another sheet. */
const BLOCKS = 3;

/** The key that picks the option at an index, printed before it: 1 to 9, then letters. */
export const keyAt = (index: number): string =>
  index < 9 ? String(index + 1) : String.fromCharCode(65 + ((index - 9) % 26));

const line = html`<div class="line"></div>`;
const lines = (count: number): TemplateResult[] => listOf({ length: count }, () => line);
const box = html`<span class="box" aria-hidden="true">□</span>`;

/** The room for an answer to a question. */
export function blanks(question: Question, reader: Reader): unknown {
  const { tongue } = reader;
  const { words } = tongue;
  switch (question.type) {
    case 'note':
      return nothing;
    case 'single':
    case 'multiple':
      return options(question, tongue);
    case 'yesno':
    case 'consent':
      return ticks(
        [truth(question, true, words), truth(question, false, words), ...noneOf(question, tongue)],
        true,
      );
    case 'rating':
      return ticks([...stepsOf(question).map(words.points), ...noneOf(question, tongue)], false);
    default:
      return html`${written(question, reader)}${ticks(noneOf(question, tongue), false)}`;
  }
}

const noneOf = ({ hasNone }: Question, { words }: Tongue): string[] => (hasNone ? [words.none] : []);

function ticks(texts: readonly string[], keyed: boolean): unknown {
  if (!texts.length) return nothing;
  return html`<ul class="blanks">
    ${texts.map((text, index) => html`<li>${box}${keyed ? `${keyAt(index)}. ` : ''}${text}</li>`)}
  </ul>`;
}

/** How wide a text is, in Chinese characters; Latin letters are half as wide. */
const widthOf = (text: string): number =>
  listOf(text).reduce((sum, one) => sum + (one < '\u0250' ? 0.5 : 1), 0);

function options(question: Question, tongue: Tongue): TemplateResult {
  const { words } = tongue;
  const all = optionsOf(question, tongue);
  const long = all.some(({ value, text }) => value !== NONE && widthOf(text) > 12);
  return html`<ul class="blanks ${long ? 'long' : ''}">
    ${all.map(({ value, text }, index) =>
      value === OTHER
        ? html`<li class="lined">
            ${box}<span>${`${keyAt(index)}. ${words.sheetOther}`}</span><span class="line"></span>
          </li>`
        : html`<li>${box}${`${keyAt(index)}. ${text}`}</li>`,
    )}
  </ul>`;
}

function written(question: Question, reader: Reader): unknown {
  const { words } = reader.tongue;
  switch (question.type) {
    case 'longtext':
      return lines(4);
    case 'integer':
    case 'decimal':
      return html`<div class="line short"></div>`;
    case 'date':
      return html`<p class="parts">
        ${cells(4)} ${words.year} ${cells(2)} ${words.month} ${cells(2)} ${words.day}
      </p>`;
    case 'phone':
      return html`<p class="parts">${cells(3)}<i></i>${cells(4)}<i></i>${cells(4)}</p>`;
    case 'community':
      return labelled(words.sheetCommunity);
    case 'location':
      return html`<p class="small">${words.sheetPlace}</p>
        ${line}`;
    case 'photo':
      return html`<p class="small">${words.sheetPhoto}</p>
        <p>${words.sheetPhotos}</p>`;
    case 'voice':
      return html`<p class="small">${words.sheetVoice}</p>
        ${lines(3)}`;
    case 'repeat':
      return blocks(question, reader);
    default:
      return line;
  }
}

const cells = (count: number): TemplateResult =>
  html`<span class="cells" aria-hidden="true">${listOf({ length: count }, () => html`<b></b>`)}</span>`;

const labelled = (label: string): TemplateResult =>
  html`<p class="lined"><span>${label}</span><span class="line"></span></p>`;

/** The questions of a repeat, three times, and where to write about more. */
function blocks(question: Question, reader: Reader): TemplateResult {
  const { words, lang } = reader.tongue;
  const most = itemLimit(question);
  const count = Math.min(most, Math.max(BLOCKS, typeof question.min === 'number' ? question.min : 0));
  const name = textIn(question.itemTitle, lang);
  const block = (at: number) =>
    html`<div class="member">
      <div>
        <p class="strong">${name ? words.sheetItem(at + 1, name) : words.sheetItemBare(at + 1)}</p>
        ${(question.elements ?? []).map(
          (inner, index) =>
            html`<div class="inner">
              ${inner.visibleIf ? html`<p class="only small">${onlyText(inner.visibleIf, reader)}</p>` : nothing}
              <p>${`(${index + 1}) `}${paperTitle(inner, reader)} ${innerMark(inner, reader.tongue)}</p>
              ${blanks(inner, reader)}
            </div>`,
        )}
      </div>
    </div>`;
  return html`${listOf({ length: count }, (_, at) => block(at))}
  ${most > count ? html`<p class="small more">${words.sheetMoreItems}</p>` : nothing}`;
}

const innerMark = (inner: Question, { words }: Tongue): unknown =>
  html`${inner.isRequired ? html`<span class="must">${words.required}</span>` : nothing}${
    inner.type === 'multiple' ? html`<span class="soft small">${words.sheetMany}</span>` : nothing
  }`;
