import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { roveOnKey } from '../../control/roving';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import { takenBack } from './count';
import type { DeskController } from './desk';
import { isFiltered, kindsOf, sumLines } from './ledger';
import type { Filter, Line, Page } from './ledger';
import { lineCard, lineRow } from './show-line';
import type { LineOptions } from './show-line';
import { fen, whole } from './scene';
import type { Scene } from './scene';

export interface LedgerOptions {
  lines: readonly Line[];
  desk: DeskController;
  /** Seqs that the check names. */
  faulty: ReadonlySet<number>;
  size: number;
  /** Older lines that `limit` keeps back. */
  hidden: number;
  /** Said under the table: partial or cut to a period. */
  note: string;
  act: LedgerActs;
}

export interface LedgerActs {
  filter(change: Partial<Filter>): void;
  clear(): void;
  turn(page: number): void;
  jump(seq: number): void;
}

/** The ledger: filters, their sum, the lines, the pages. */
export function ledger(options: LedgerOptions, scene: Scene): TemplateResult {
  const { lines, desk, size, hidden, note, act } = options;
  const { words, level, printing } = scene;
  const found = desk.found(lines);
  const page = printing ? { lines: found, index: 0, pages: 1 } : desk.pageOf(lines, size);
  return html`<section class="ledger" part="ledger">
    ${heading(level + 1, words.ledger)}
    ${lines.length ? filters(options, scene) : notice('info', words.noEntries.title, words.noEntries.body)}
    ${
      lines.length && !found.length
        ? notice('info', words.filterEmpty.title, words.filterEmpty.body, clearButton(act, scene))
        : nothing
    }
    ${found.length ? html`${foundLine(found, options, scene)} ${body(page, options, scene)}` : nothing}
    ${page.pages > 1 ? pager(page, act, scene) : nothing}
    ${note ? html`<p class="soft small">${note}</p>` : nothing}
    ${hidden ? html`<p class="soft small">${words.limited(hidden)}</p>` : nothing}
  </section>`;
}

const clearButton = (act: LedgerActs, { common }: Scene): TemplateResult =>
  html`<button type="button" @click=${() => act.clear()}>${common.clear}</button>`;

function foundLine(found: readonly Line[], { desk, act }: LedgerOptions, scene: Scene): TemplateResult {
  const { inFen, outFen } = sumLines(found);
  const { words } = scene;
  const back = takenBack(
    found.map(({ entry }) => entry),
    '',
    '9999',
  );
  const taken = (what: string, amount: number) => (amount ? words.takenBack(what, fen(amount)) : '');
  return html`<p class="found" part="found">
    <span>${words.found(whole(found.length), fen(inFen), fen(outFen))}</span>
    <span class="soft small">${taken(words.income, back.inFen)}${taken(words.spending, back.outFen)}</span>
    ${isFiltered(desk.filter) ? clearButton(act, scene) : nothing}
  </p>`;
}

function filters({ lines, desk, act }: LedgerOptions, scene: Scene): TemplateResult {
  const { words, elder } = scene;
  const { direction, kind, text } = desk.filter;
  const ways = [
    ['', words.all],
    ['in', words.income],
    ['out', words.spending],
  ] as const;
  return html`<div class="filters no-print">
    <div class="actions" role="group" aria-label=${words.directionLabel}>
      ${ways.map(
        ([way, name]) =>
          html`<button
            type="button"
            class="toggle"
            aria-pressed=${direction === way ? 'true' : 'false'}
            @click=${() => act.filter({ direction: way })}
          >
            ${direction === way ? icon('check') : nothing}<span>${name}</span>
          </button>`,
      )}
    </div>
    ${elder ? nothing : html`${kindSelect(lines, kind, act, scene)} ${search(text, act, scene)}`}
  </div>`;
}

function kindSelect(lines: readonly Line[], kind: string, act: LedgerActs, { words }: Scene): TemplateResult {
  return html`<select
    class="kinds"
    aria-label=${words.kind}
    .value=${live(kind)}
    @change=${(event: Event) => act.filter({ kind: (event.target as HTMLSelectElement).value })}
  >
    <option value="" ?selected=${kind === ''}>${words.kindAll(lines.length)}</option>
    ${kindsOf(lines).map(
      (one) =>
        html`<option value=${one.kind} ?selected=${kind === one.kind}>${one.label}（${one.count}）</option>`,
    )}
  </select>`;
}

function search(text: string, act: LedgerActs, { words }: Scene): TemplateResult {
  const take = (event: Event) => {
    if (event instanceof InputEvent && event.isComposing) return; // an unfinished syllable is no search
    act.filter({ text: (event.target as HTMLInputElement).value });
  };
  return html`<input
    type="search"
    class="search"
    aria-label=${words.search}
    placeholder=${words.search}
    autocomplete="off"
    .value=${live(text)}
    @input=${take}
    @compositionend=${take}
  />`;
}

/** Rows on a broad element, cards on a narrow one; one tab stop, arrows inside. */
function body(page: Page, { desk, faulty, act }: LedgerOptions, scene: Scene): TemplateResult {
  const first = page.lines[0]?.entry.seq ?? 0;
  const stop = page.lines.some(({ entry }) => entry.seq === desk.row) ? desk.row : first;
  const options = (line: Line): LineOptions => ({
    stop: line.entry.seq === stop,
    marked: line.entry.seq === desk.marked,
    faulty: faulty.has(line.entry.seq),
    jump: (seq) => act.jump(seq),
    stand: () => desk.stand(line.entry.seq),
  });
  const key = ({ entry }: Line) => entry.id;
  const keys = (event: KeyboardEvent) => void roveOnKey(event, 1);
  const { words, width, elder } = scene;
  if (width === 'narrow' || elder) {
    return html`<ul class="lines" @keydown=${keys}>
      ${repeat(page.lines, key, (line) => lineCard(line, options(line), scene))}
    </ul>`;
  }
  const heads = [words.seq, words.date, words.kind, words.counterparty, words.summary];
  return html`<div class="scroll">
    <table class="entries">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          ${[words.income, words.spending, words.balance].map(
            (head) => html`<th scope="col" class="number">${head}</th>`,
          )}
        </tr>
      </thead>
      <tbody @keydown=${keys}>
        ${repeat(page.lines, key, (line) => lineRow(line, options(line), scene))}
      </tbody>
    </table>
  </div>`;
}

function pager(page: Page, act: LedgerActs, { words }: Scene): TemplateResult {
  const button = (to: number, mark: 'left' | 'right', name: string) =>
    html`<button type="button" ?disabled=${to < 0 || to >= page.pages} @click=${() => act.turn(to)}>
      ${mark === 'left' ? icon(mark) : nothing}<span>${name}</span>${mark === 'right' ? icon(mark) : nothing}
    </button>`;
  return html`<nav class="pager no-print" aria-label=${words.pages}>
    ${button(page.index - 1, 'left', words.newer)}
    <span>${words.page(page.index + 1, page.pages)}</span>
    ${button(page.index + 1, 'right', words.older)}
  </nav>`;
}

/** Boxes of the size that a page of lines will have. */
export const ledgerSkeleton = (): TemplateResult =>
  html`<div class="stack" aria-hidden="true">
    <div class="skeleton bone-line"></div>
    <div class="skeleton bone-ledger"></div>
  </div>`;
