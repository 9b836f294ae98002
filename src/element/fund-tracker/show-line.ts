import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Entry } from '../../contract/fund';
import { textIn } from '../../contract/text';
import { safeUrl } from '../../source/url';
import { icon } from '../part/icon';
import { longDate } from '../part/when';
import type { Line, Link } from './ledger';
import { fen } from './scene';
import type { Scene } from './scene';

export interface LineOptions {
  /** Whether the row takes the tab stop. */
  stop: boolean;
  /** Whether the reader was brought here. */
  marked: boolean;
  /** Whether the check names it. */
  faulty: boolean;
  jump(seq: number): void;
  stand(): void;
}

/** The other end of a correction as a button; as plain words on paper and where it was not loaded. */
function link(to: Link, said: (n: number) => string, unknown: string, options: LineOptions): TemplateResult {
  const { seq } = to;
  if (seq === undefined) return html`<span>${unknown}</span>`;
  return html`<button
      type="button"
      class="link"
      tabindex=${options.stop ? 0 : -1}
      @click=${() => options.jump(seq)}
    >
      ${said(seq)}</button
    ><span class="on-paper">${said(seq)}</span>`;
}

function goods({ inKind }: Entry, { words, lang }: Scene): TemplateResult | typeof nothing {
  if (!inKind) return nothing;
  const value = inKind.valuationFen == null ? words.noValue : words.goodsValue(fen(inKind.valuationFen));
  return html`<p>${words.goods(textIn(inKind.description, lang), value)}</p>`;
}

/** Marks: related party, what the check found. */
function marks({ entry }: Line, { faulty }: LineOptions, { words }: Scene): TemplateResult | typeof nothing {
  const negative = entry.balanceAfterFen < 0;
  if (!entry.relatedParty && !faulty && !negative) return nothing;
  const chip = (tone: string, said: string) =>
    html`<span class="chip ${tone}">${icon(tone === 'bad' ? 'alert' : 'people')}${said}</span>`;
  return html`<p class="chips">
    ${entry.relatedParty ? chip('warm', words.related) : nothing}
    ${faulty ? chip('bad', words.faulty) : nothing} ${negative ? chip('bad', words.negative) : nothing}
  </p>`;
}

/** Everything that is said of a line beside its figures. */
function details(line: Line, options: LineOptions, scene: Scene): TemplateResult {
  const { words, lang } = scene;
  const { entry, corrects, correctedBy } = line;
  const reason = textIn(entry.correctionReason, lang) || words.noReason;
  const occurred = entry.occurredOn && entry.occurredOn !== entry.postedOn ? entry.occurredOn : '';
  const small = [
    textIn(entry.useCategory, lang),
    entry.receiptNo ? words.receipt(entry.receiptNo) : '',
    occurred ? words.occurred(longDate(occurred, lang)) : '',
  ].filter(Boolean);
  return html`<p class=${correctedBy ? 'undone' : ''}>${line.summary}</p>
    ${goods(entry, scene)}
    ${
      correctedBy
        ? html`<p class="fix">${link(correctedBy, words.correctedBy, words.correctedUnknown, options)}</p>`
        : nothing
    }
    ${
      corrects
        ? html`<p class="fix">
            ${link(corrects, words.corrects, words.correctsUnknown, options)}：${reason}
          </p>`
        : nothing
    }
    ${small.length ? html`<p class="soft small">${small.join(' · ')}</p>` : nothing}
    ${(entry.attachments ?? []).map((file) => attachment(file, options, scene))}
    ${marks(line, options, scene)}`;
}

function attachment(
  file: NonNullable<Entry['attachments']>[number],
  { stop }: LineOptions,
  { words, lang }: Scene,
): TemplateResult {
  const url = safeUrl(file.url);
  const said = words.attachment(textIn(file.name, lang));
  return html`<p class="small">
    ${
      url
        ? html`<a href=${url} target="_blank" rel="noopener noreferrer" tabindex=${stop ? 0 : -1}>${said}</a>`
        : said
    }
  </p>`;
}

const cls = ({ marked, faulty }: LineOptions): string =>
  `${marked ? 'marked' : ''} ${faulty ? 'faulty' : ''}`;

/** A correction takes back what never was: neither income nor spending, and in the tone of neither. */
const takesBack = ({ kind }: Entry): boolean => kind === 'correction';

/** Cash of the line in the column of its direction; nothing where none moved. */
function cash({ entry, kind }: Line, way: 'in' | 'out'): TemplateResult {
  const { direction, amountFen } = entry;
  const amount = direction === way && amountFen ? fen(amountFen) : '';
  const back = takesBack(entry);
  return html`<td class="number ${back ? 'neutral' : way}">
    ${amount} ${back && amount ? html`<span class="soft small">${kind}</span>` : nothing}
  </td>`;
}

/** A line as a table row. */
export function lineRow(line: Line, options: LineOptions, scene: Scene): TemplateResult {
  const { entry } = line;
  return html`<tr
    data-rove
    data-seq=${entry.seq}
    class=${cls(options)}
    tabindex=${options.stop ? 0 : -1}
    @focusin=${options.stand}
  >
    <th scope="row" class="number">${entry.seq}</th>
    <td class="number date">${entry.postedOn}</td>
    <td class="kind">${line.kind}</td>
    <td>${line.counterparty || html`<span class="soft">—</span>`}</td>
    <td class="what">${details(line, options, scene)}</td>
    ${cash(line, 'in')} ${cash(line, 'out')}
    <td class="number ${entry.balanceAfterFen < 0 ? 'bad' : ''}">${fen(entry.balanceAfterFen)}</td>
  </tr>`;
}

/** A line as a card: the amount first, with its sign and its word. */
export function lineCard(line: Line, options: LineOptions, scene: Scene): TemplateResult {
  const { entry } = line;
  const { words, lang } = scene;
  const back = takesBack(entry);
  const incoming = entry.direction === 'in';
  const amount = `${entry.amountFen ? (incoming ? '+' : '−') : ''}${words.yuan(fen(entry.amountFen))}`;
  return html`<li
    data-rove
    data-seq=${entry.seq}
    class="card line ${cls(options)}"
    tabindex=${options.stop ? 0 : -1}
    @focusin=${options.stand}
  >
    <p class="linehead">
      <span class="kind">${back ? '' : `${incoming ? words.income : words.spending} · `}${line.kind}</span>
      <strong class="number ${back ? 'neutral' : incoming ? 'in' : 'out'}">${amount}</strong>
    </p>
    <p class="soft small">${words.nth(entry.seq)} · ${longDate(entry.postedOn, lang)}</p>
    ${line.counterparty ? html`<p>${line.counterparty}</p>` : nothing} ${details(line, options, scene)}
    <p class="after small">
      <span class="soft">${words.balance}</span>
      <span class="number ${entry.balanceAfterFen < 0 ? 'bad' : ''}"
        >${words.yuan(fen(entry.balanceAfterFen))}</span
      >
    </p>
  </li>`;
}
