import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../../contract/list';
import { answerOf, visibleItem } from '../../../contract/answer';
import type { Answers } from '../../../contract/answer';
import { itemLimit } from '../../../contract/answer-check';
import type { AnswerValue, FlatAnswer, Question } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import { icon } from '../../part/icon';
import { fieldId } from './id';
import type { Asking } from './asking';
import { leastItems } from './hint';
import { forgetUndo, offerUndo, undoLine } from './undo';

type Item = Readonly<Record<string, AnswerValue | undefined>>;

/** Renders one inner question; given by the caller, since that renders repeats too. */
export type RenderQuestion = (question: Question, asking: Asking) => TemplateResult;

/** The items as they are, with as many empty ones as the question asks for. */
function itemsOf(question: Question, draft: Answers): readonly Item[] {
  const value = answerOf(draft, question.name);
  const items = Array.isArray(value)
    ? (value as unknown[]).filter((one): one is Item => typeof one === 'object' && one !== null)
    : [];
  const missing = Math.max(0, leastItems(question) - items.length);
  return [...items, ...listOf({ length: missing }, () => ({}))];
}

/** Writes the items back: without what is unanswered, which no JSON has. */
function write(question: Question, items: readonly Item[], { set }: Asking): void {
  const plain = items.map((item) => {
    const record: Record<string, FlatAnswer> = {};
    for (const key of Object.keys(item)) {
      const value = item[key];
      if (value !== undefined) record[key] = value as FlatAnswer;
    }
    return record;
  });
  set(question.name, plain.length ? plain : undefined);
}

/** Where an inner question is: `members/0/age`. */
const pathOf = (question: Question, index: number, inner: string): string =>
  `${question.name}/${index}/${inner}`;

/** What an inner question sees: its own item's answers under paths, and what it sets put into that item. */
function inside(question: Question, index: number, asking: Asking): Asking {
  const prefix = pathOf(question, index, '');
  return {
    ...asking,
    get answers() {
      return asking.answers;
    },
    get draft() {
      const item = itemsOf(question, asking.draft)[index] ?? {};
      const draft: Record<string, AnswerValue | undefined> = {};
      for (const key of Object.keys(item)) draft[prefix + key] = item[key];
      return draft;
    },
    set: (name, value) => {
      const items = itemsOf(question, asking.draft).slice();
      items[index] = { ...items[index], [name.slice(prefix.length)]: value };
      write(question, items, asking);
    },
  };
}

const nameOf = (question: Question, index: number, { tongue }: Asking): string =>
  tongue.words.itemNth(index + 1, textIn(question.itemTitle, tongue.lang));

function add(question: Question, asking: Asking): void {
  const { draft, room, tongue } = asking;
  const items = itemsOf(question, draft);
  forgetUndo(question.name, asking);
  write(question, [...items, {}], asking);
  room.say(tongue.words.itemAdded(nameOf(question, items.length, asking)));
  void room.focus(`#${itemId(question, items.length)}`);
}

function remove(question: Question, index: number, asking: Asking): void {
  const items = itemsOf(question, asking.draft);
  const gone = items[index];
  write(
    question,
    items.filter((_, at) => at !== index),
    asking,
  );
  offerUndo(question.name, asking, nameOf(question, index, asking), () => {
    const now = itemsOf(question, asking.draft).slice();
    if (gone) now.splice(index, 0, gone);
    write(question, now.slice(0, itemLimit(question)), asking);
  });
}

const itemId = (question: Question, index: number): string => `${fieldId(question.name)}-item-${index}`;

/** The same questions for each of several: members of the household, places, things. */
export function repeatField(question: Question, asking: Asking, render: RenderQuestion): TemplateResult {
  const { tongue, draft } = asking;
  const { words, lang } = tongue;
  const items = itemsOf(question, draft);
  const most = itemLimit(question);
  const title = textIn(question.itemTitle, lang);
  return html`<div class="repeated" id=${fieldId(question.name)} tabindex="-1">
      ${items.map((item, index) => itemBox(question, item, index, items.length, asking, render))}
    </div>
    ${undoLine(question.name, asking)}
    ${
      items.length < most
        ? html`<div class="actions no-print">
            <button type="button" data-add=${question.name} @click=${() => add(question, asking)}>
              ${icon('plus')}<span>${words.itemAdd(title)}</span>
            </button>
          </div>`
        : html`<p class="small soft">${words.itemsFull(most)}</p>`
    }`;
}

function itemBox(
  question: Question,
  item: Item,
  index: number,
  count: number,
  asking: Asking,
  render: RenderQuestion,
): TemplateResult {
  const { words } = asking.tongue;
  const name = nameOf(question, index, asking);
  const inner = inside(question, index, asking);
  const { questions } = visibleItem(question, item as Answers, asking.answers);
  return html`<fieldset class="item card">
    <legend class="strong"><span id=${itemId(question, index)} tabindex="-1">${name}</span></legend>
    ${questions.map((one) => render({ ...one, name: pathOf(question, index, one.name) }, inner))}
    ${
      count > leastItems(question)
        ? html`<div class="actions no-print">
            <button
              type="button"
              aria-label=${words.removeOf(name)}
              @click=${() => remove(question, index, asking)}
            >
              ${icon('cross')}<span>${words.remove}</span>
            </button>
          </div>`
        : nothing
    }
  </fieldset>`;
}
