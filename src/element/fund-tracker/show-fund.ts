import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Fund } from '../../contract/fund';
import { textIn } from '../../contract/text';
import { safeUrl } from '../../source/url';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import { label } from '../part/label';
import { longDate, moment } from '../part/when';
import type { WallTime } from '../../contract/time';
import type { Period } from './period';
import { fen } from './scene';
import type { Scene } from './scene';
import { statusChip } from './show-funds';
import { fundStatusLabels } from './words';

/** Whose money it is: name, station, status, host charity, period. `asOf` is on the programme's wall clock. */
export function fundHead(
  fund: Fund,
  period: Period,
  asOf: WallTime,
  area: string,
  scene: Scene,
): TemplateResult {
  const { words, common, lang, level, today } = scene;
  const note = textIn(fund.statusNote, lang);
  return html`<header class="fundhead">
    <div class="cardhead">
      ${heading(level, html`<span tabindex="-1" data-head>${textIn(fund.name, lang)}</span>`, 'title')}
      ${statusChip(fund, scene)}
    </div>
    <p class="host">
      <span class="soft">${words.host}</span> <strong>${textIn(fund.host.name, lang)}</strong>
    </p>
    <p class="soft small meta">
      ${area ? html`<span>${icon('place')} ${area}</span>` : nothing}
      <span>${icon('calendar')} ${words.period(longDate(period.from, lang), longDate(period.to, lang))}</span>
      <span>${icon('clock')} ${common.asOf(moment(asOf, today, lang))}</span>
    </p>
    ${fund.status !== 'active' && note ? notice(fund.status === 'rectifying' ? 'bad' : 'warm', note) : nothing}
  </header>`;
}

/** What lies beside the cash, and what this page is not. */
export function aside(fund: Fund, { words }: Scene): TemplateResult {
  return html`<div class="aside small">
    ${fund.inKindFen ? html`<p>${words.inKind(fen(fund.inKindFen))}</p>` : nothing}
    <p class="soft">${words.noDonation}</p>
  </div>`;
}

const or = (value: unknown, words: string): unknown =>
  value == null || value === '' ? html`<span class="soft">${words}</span>` : value;

/** The fund's papers: host charity, licence, committee, purpose. */
export function about(fund: Fund, area: string, scene: Scene): TemplateResult {
  const { words, common, lang, level, service } = scene;
  const { host, committee } = fund;
  const none = common.undisclosed;
  const text = (value: Fund['statusNote']) => textIn(value, lang);
  const licence = host.publicFundraising == null ? null : host.publicFundraising ? words.yes : words.no;
  const people =
    committee &&
    `${words.people(committee.size)}${committee.residents == null ? '' : words.residents(committee.residents)}`;
  const rows: [string, unknown][] = [
    [words.host, text(host.name)],
    [words.creditCode, or(host.creditCode, none)],
    [words.publicFundraising, or(licence, none)],
    [words.filingNo, or(host.filingNo, none)],
    [words.station, or(area, none)],
    [words.status, label(service, 'fundStatus', fundStatusLabels, fund.status, lang)],
    [words.founded, or(fund.foundedOn && longDate(fund.foundedOn, lang), none)],
    [words.committee, or(people, none)],
    [words.supervisors, or(fund.supervisors == null ? null : words.people(fund.supervisors), none)],
    [words.cycle, or(text(fund.disclosureCycle), none)],
    [words.purpose, or((fund.purpose ?? []).map(text).join(lang.indexOf('en') === 0 ? ', ' : '、'), none)],
  ];
  const url = safeUrl(host.url);
  return html`<section class="about card" part="about">
    ${heading(level + 1, words.about)}
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${
      url
        ? html`<p>
            <a href=${url} target="_blank" rel="noopener noreferrer">${icon('link')} ${words.hostSite}</a>
            <span class="soft small">${common.openInTab}</span>
          </p>`
        : nothing
    }
  </section>`;
}

/** Boxes of the size that a fund will have. */
export function fundSkeleton(): TemplateResult {
  return html`<div class="stack" aria-hidden="true">
    <div class="skeleton bone-title"></div>
    <div class="skeleton bone-line"></div>
    <div class="skeleton bone-sum"></div>
    <div class="skeleton bone-line"></div>
    <div class="skeleton bone-chart"></div>
  </div>`;
}
