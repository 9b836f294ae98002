import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Fund } from '../../contract/fund';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { label } from '../part/label';
import { notice } from '../part/notice';
import { longDate } from '../part/when';
import { equation } from './show-check';
import { fen } from './scene';
import type { Scene } from './scene';
import type { FundCard, ListView, Sum } from './view';
import { fundStatusLabels } from './words';

/** The fund's status as a chip; nothing while it simply runs. */
export function statusChip(fund: Fund, { service, lang }: Scene): TemplateResult | typeof nothing {
  if (fund.status === 'active') return nothing;
  const words = label(service, 'fundStatus', fundStatusLabels, fund.status, lang);
  const tone = fund.status === 'rectifying' ? 'bad' : fund.status === 'closing' ? 'warm' : '';
  return html`<span class="chip ${tone}" part="status">${icon(tone ? 'alert' : 'info')}${words}</span>`;
}

/** All funds: the sum first, then a card for each. */
export function fundList(view: ListView, scene: Scene, open: (id: string) => void): TemplateResult {
  const { words, level } = scene;
  return html`<div class="list stack">
    ${heading(level, html`<span tabindex="-1" data-head>${words.title}</span>`, 'title')}
    ${sumBlock(view.sum, scene)}
    <ul class="funds">
      ${repeat(
        view.cards,
        ({ fund }) => fund.id,
        (card) => fundCard(card, scene, open),
      )}
    </ul>
    ${view.hidden ? html`<p class="soft">${words.notShown(view.hidden)}</p>` : nothing}
    <p class="soft small">${words.noDonation}</p>
  </div>`;
}

function sumBlock(sum: Sum, scene: Scene): TemplateResult | typeof nothing {
  const { words, lang, level } = scene;
  if (sum.count < 2) return nothing;
  const period = sum.period;
  return html`<section class="sum" part="sum">
    ${heading(level + 1, words.allFunds(sum.count))}
    ${
      period
        ? html`<p class="soft small">
            ${words.period(longDate(period.from, lang), longDate(period.to, lang))}
          </p>`
        : nothing
    }
    ${equation(sum, scene)}
    ${
      sum.excessFen
        ? html`<div role="alert">${notice('bad', words.checkOff(fen(Math.abs(sum.excessFen))))}</div>`
        : html`<p class="sound">
            ${icon('check')}
            <span
              >${words.checkOk(fen(sum.openingFen), fen(sum.inFen), fen(sum.outFen), fen(sum.closingFen))}</span
            >
          </p>`
    }
  </section>`;
}

function fundCard(
  { fund, name, host, area, sound }: FundCard,
  scene: Scene,
  open: (id: string) => void,
): TemplateResult {
  const { words, level } = scene;
  const { totals } = fund;
  return html`<li class="card fund" part="card">
    <div class="cardhead">${heading(level + 1, name)} ${statusChip(fund, scene)}</div>
    ${area ? html`<p class="soft small">${icon('place')} ${area}</p>` : nothing}
    <p class="small"><span class="soft">${words.host}</span> ${host}</p>
    <p class="big ${totals.closingFen < 0 ? 'bad' : ''}">
      <span class="name">${words.closing}</span>
      <strong class="number">${words.yuan(fen(totals.closingFen))}</strong>
    </p>
    <dl class="mini">
      <div>
        <dt>${words.opening}</dt>
        <dd class="number">${words.yuan(fen(totals.openingFen))}</dd>
      </div>
      <div>
        <dt>${words.income}</dt>
        <dd class="number">${words.yuan(fen(totals.inFen))}</dd>
      </div>
      <div>
        <dt>${words.spending}</dt>
        <dd class="number">${words.yuan(fen(totals.outFen))}</dd>
      </div>
    </dl>
    ${sound ? nothing : html`<p><span class="chip bad">${icon('alert')}${words.checkShort}</span></p>`}
    <button type="button" class="open" data-fund=${fund.id} @click=${() => open(fund.id)}>
      <span aria-hidden="true">${words.openFund}</span>
      <span class="unseen">${words.openFundNamed(name)}</span>
    </button>
  </li>`;
}

/** Boxes of the size that the list will have. */
export function listSkeleton(): TemplateResult {
  return html`<div class="stack" aria-hidden="true">
    <div class="skeleton bone-title"></div>
    <div class="skeleton bone-sum"></div>
    <div class="funds">${[1, 2, 3].map(() => html`<div class="skeleton bone-card"></div>`)}</div>
  </div>`;
}
