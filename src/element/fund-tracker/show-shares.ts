import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Share } from '../../contract/fund';
import { formatRate } from '../../contract/money';
import { textIn } from '../../contract/text';
import { own } from '../../contract/own';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import type { IconName } from '../part/icon';
import { label } from '../part/label';
import { money } from '../part/money';
import { notice } from '../part/notice';
import { longDate } from '../part/when';
import { fen } from './scene';
import type { Scene } from './scene';
import { sumShares } from './share';
import type { ShareLine } from './share';
import { shareBasisLabels, shareStatusLabels } from './words';

const tones: Readonly<Record<string, readonly [string, IconName]>> = {
  paid: ['good', 'check'],
  overdue: ['bad', 'alert'],
  disputed: ['warm', 'info'],
  part_paid: ['cool', 'half'],
  due: ['cool', 'clock'],
};

/** What partners agreed, owe and paid. */
export function shares(
  lines: readonly ShareLine[],
  scene: Scene,
  jump: (seq: number) => void,
): TemplateResult {
  const { words, level, width, elder } = scene;
  const top = heading(level + 1, words.shares);
  if (!lines.length) {
    return html`<section class="shares">
      ${top}${notice('info', words.noShares.title, words.noShares.body)}
    </section>`;
  }
  const { dueFen, paidFen, unpaid, undisclosed, silent } = sumShares(lines);
  const parts = unpaid.map(([status, amount]) => [statusName(status, scene), fen(amount)] as const);
  return html`<section class="shares" part="shares">
    ${top}
    <p class="found">
      <span>${words.shareSum(fen(dueFen), fen(paidFen), fen(dueFen - paidFen), parts)}</span>
      ${undisclosed ? html`<span class="soft">${words.undisclosedSome(undisclosed, silent)}</span>` : nothing}
    </p>
    ${
      width === 'narrow' || elder
        ? html`<ul class="lines">
            ${lines.map((line) => shareCard(line, scene, jump))}
          </ul>`
        : shareTable(lines, scene, jump)
    }
  </section>`;
}

const statusName = (status: string, { service, lang }: Scene): string =>
  label(service, 'shareStatus', shareStatusLabels, status, lang);

const period = ({ from, to }: Share, { words, lang }: Scene): string =>
  words.period(longDate(from, lang), longDate(to, lang));

/** base × rate, each 未公开 where it is not disclosed. */
function formula({ share, byRate }: ShareLine, { words, common }: Scene): TemplateResult {
  if (!byRate) return html`<span class="soft">${words.noRate}</span>`;
  if (share.baseFen == null && share.bp == null) return money(null, common);
  const rate =
    share.bp == null
      ? html`<span class="soft">${common.undisclosed}</span>`
      : html`<span class="number">${formatRate(share.bp)}</span>`;
  return html`${money(share.baseFen, common)} × ${rate}`;
}

function basis({ share }: ShareLine, { service, lang, common }: Scene): TemplateResult | string {
  return share.basis
    ? label(service, 'shareBasis', shareBasisLabels, share.basis, lang)
    : html`<span class="soft">${common.undisclosed}</span>`;
}

function state(line: ShareLine, scene: Scene, jump: (seq: number) => void): TemplateResult {
  const { words, lang } = scene;
  const { share, overdueDays, expectedFen, seqs } = line;
  const [tone, mark] = own(tones, overdueDays ? 'overdue' : share.status) ?? ['', 'info'];
  const note = textIn(share.statusNote, lang);
  const open = ['due', 'part_paid', 'accruing'].indexOf(share.status) >= 0;
  return html`<p class="chips">
      <span class="chip ${tone}">${icon(mark)}${statusName(share.status, scene)}</span>
    </p>
    ${
      share.dueOn && overdueDays
        ? html`<p class="small">${words.overdue(share.dueOn, overdueDays)}</p>`
        : share.dueOn && open
          ? html`<p class="soft small">${words.dueOn(longDate(share.dueOn, lang))}</p>`
          : nothing
    }
    ${note ? html`<p class="small">${note}</p>` : nothing}
    ${
      expectedFen === undefined
        ? nothing
        : html`<p class="chips">
            <span class="chip bad">${icon('alert')}${words.expected(fen(expectedFen))}</span>
          </p>`
    }
    ${
      seqs.length
        ? html`<p class="small">
            ${seqs.map(
              (seq) =>
                html`<button type="button" class="link" @click=${() => jump(seq)}>${words.nth(seq)}</button
                  ><span class="on-paper">${words.nth(seq)}</span> `,
            )}
          </p>`
        : nothing
    }`;
}

function shareTable(lines: readonly ShareLine[], scene: Scene, jump: (seq: number) => void): TemplateResult {
  const { words, common } = scene;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.shares}>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.partner}</th>
          <th scope="col">${words.basis}</th>
          <th scope="col" class="number">${words.formula}</th>
          <th scope="col" class="number">${words.due}</th>
          <th scope="col" class="number">${words.paid}</th>
          <th scope="col">${words.state}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <th scope="row">
                ${line.partner}
                <p class="soft small">${period(line.share, scene)}</p>
              </th>
              <td>${basis(line, scene)}</td>
              <td class="number">${formula(line, scene)}</td>
              <td class="number">${money(line.share.dueFen, common)}</td>
              <td class="number">${money(line.share.paidFen, common)}</td>
              <td>${state(line, scene, jump)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function shareCard(line: ShareLine, scene: Scene, jump: (seq: number) => void): TemplateResult {
  const { words, common } = scene;
  return html`<li class="card line">
    <p><strong>${line.partner}</strong></p>
    <p class="soft small">${period(line.share, scene)}</p>
    <dl class="facts">
      <dt>${words.basis}</dt>
      <dd>${basis(line, scene)}</dd>
      <dt>${words.formula}</dt>
      <dd>${formula(line, scene)}</dd>
      <dt>${words.due}</dt>
      <dd>${money(line.share.dueFen, common)}</dd>
      <dt>${words.paid}</dt>
      <dd>${money(line.share.paidFen, common)}</dd>
      <dt>${words.state}</dt>
      <dd>${state(line, scene, jump)}</dd>
    </dl>
  </li>`;
}
