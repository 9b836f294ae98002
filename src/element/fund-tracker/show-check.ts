import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../part/icon';
import { monthTitle } from '../part/when';
import type { Check, Fault } from './check';
import { excess } from './count';
import type { Figures } from './count';
import { fen, whole } from './scene';
import type { Scene } from './scene';

/** How far the check has come: every line, the first lines, not yet, not at all, or with lines of another moment. */
export type Reach = 'whole' | 'part' | 'checking' | 'unread' | 'stale';

const SHOWN = 8;

/** The fault in words. */
export function faultWords(fault: Fault, { words, lang }: Pick<Scene, 'words' | 'lang'>): string {
  const say = words.fault;
  const of = (what: 'in' | 'out' | 'closing') =>
    what === 'in' ? words.income : what === 'out' ? words.spending : words.closing;
  switch (fault.kind) {
    case 'count':
      return say.count(fault.stated, fault.counted);
    case 'month':
      return say.month(
        monthTitle(fault.month, lang),
        of(fault.of),
        fen(fault.statedFen),
        fen(fault.countedFen),
      );
    case 'monthSum':
      return say.monthSum(of(fault.of), fen(fault.statedFen), fen(fault.countedFen));
    case 'gap':
      return say.gap(fault.seq, fault.to);
    case 'twice':
      return say.twice(fault.seq);
    case 'chain':
      return say.chain(fault.seq, fen(fault.statedFen), fen(fault.countedFen));
    case 'negative': {
      const balance = fen(fault.balanceFen);
      return fault.seq === undefined ? say.negativeTotal(balance) : say.negative(fault.seq, balance);
    }
    case 'cash':
      return say.cash(fault.seq, fen(fault.amountFen));
    case 'direction':
      return say.direction(fault.seq);
    case 'link':
      return say.link(fault.seq, fault.other);
    default:
      return say[fault.kind](fen(fault.statedFen), fen(fault.countedFen));
  }
}

/** Opening + in − out = closing, as a sum that one reads like a sentence. */
export function equation(figures: Figures, { words }: Scene): TemplateResult {
  const term = (name: string, amount: number, cls: string) =>
    html`<div class="term ${cls}">
      <span class="name">${name}</span>
      <strong class="number">${words.yuan(fen(amount))}</strong>
    </div>`;
  const sign = (mark: string, said: string) =>
    html`<div class="sign"><span aria-hidden="true">${mark}</span><span class="unseen">${said}</span></div>`;
  return html`<div class="equation" part="equation">
    ${term(words.opening, figures.openingFen, 'opening')} ${sign('+', words.plus)}
    ${term(words.income, figures.inFen, 'in')} ${sign('−', words.minus)}
    ${term(words.spending, figures.outFen, 'out')} ${sign('=', words.equals)}
    ${term(words.closing, figures.closingFen, figures.closingFen < 0 ? 'closing bad' : 'closing')}
  </div>`;
}

function headline(check: Check, figures: Figures, { words }: Scene): string {
  const difference = check.differenceFen || excess(figures);
  if (difference) return words.checkOff(fen(Math.abs(difference)));
  if (check.faults.length) return words.checkFaults(check.faults.length);
  const { openingFen, inFen, outFen, closingFen } = figures;
  return words.checkOk(fen(openingFen), fen(inFen), fen(outFen), fen(closingFen));
}

function reachWords(reach: Reach, check: Check, sound: boolean, { words }: Scene): string {
  if (reach === 'checking') return words.checking;
  if (reach === 'unread') return words.checkedTotals;
  if (reach === 'stale') return words.checkedStale;
  const lines = whole(check.lines);
  if (reach === 'part') return words.checkedPart(lines);
  if (!check.lines) return words.noEntries.title;
  return sound ? words.checkedLines(lines) : words.checkedBroken(lines);
}

/** The result of the check in words and with a mark; what does not agree is named, with a way to the line. */
export function checkNotice(
  check: Check,
  figures: Figures,
  reach: Reach,
  scene: Scene,
  jump: (seq: number) => void,
): TemplateResult {
  const sound = check.faults.length === 0 && excess(figures) === 0;
  const rest = check.faults.length - SHOWN;
  const said = html`<strong class="number wrap">${headline(check, figures, scene)}</strong>
    <p class="small">${reachWords(reach, check, sound, scene)}</p>`;
  if (sound)
    return html`<div class="notice check good" part="check">
      ${icon('check')}
      <div>${said}</div>
    </div>`;
  // A node of its own: an alert is heard when it comes, not when an old node turns into one.
  return html`<div class="notice check bad" part="check" role="alert">
    ${icon('alert')}
    <div>
      ${said}
      <ul class="faults small">
        ${check.faults.slice(0, SHOWN).map((fault) => faultItem(fault, scene, jump))}
        ${rest > 0 ? html`<li>${scene.words.moreFaults(rest)}</li>` : nothing}
      </ul>
    </div>
  </div>`;
}

function faultItem(fault: Fault, scene: Scene, jump: (seq: number) => void): TemplateResult {
  const seq = 'seq' in fault && fault.kind !== 'gap' ? fault.seq : undefined;
  return html`<li>
    ${faultWords(fault, scene)}
    ${
      seq === undefined
        ? nothing
        : html`<button type="button" class="link" @click=${() => jump(seq)}>
            ${scene.words.seeLine(seq)}
          </button>`
    }
  </li>`;
}
