import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import type { Partner } from '../../contract/partner';
import { webUrl } from '../../source/url';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import { phoneLink } from '../part/phone';
import { tierBadge } from '../part/tier';
import { longDate } from '../part/when';
import { placesOf } from './find';
import {
  areaName,
  categoryName,
  checkedView,
  contactOf,
  endingView,
  isListed,
  kindName,
  qualificationsView,
  ratingView,
  say,
  shareView,
  spaceView,
  statusView,
  termView,
  tierName,
  zoneName,
} from './view';
import type { Context, Said } from './view';

export interface DetailSetting {
  readonly c: Context;
  readonly tiers: ReadonlySet<string> | undefined;
  readonly level: number;
  /** Whether links that lead off the site are shown. */
  readonly outbound: boolean;
  readonly elder: boolean;
}

/** One record whole. Rows without data are left out, except where silence would mislead. */
export function detail(partner: Partner, s: DetailSetting): TemplateResult {
  const { c } = s;
  const summary = say(partner.summary, c);
  const contact = contactOf(partner, c);
  return html`<article class="record" part="record">
    <p class="eyebrow"><span class="chip">${kindName(partner.kind, c)}</span></p>
    ${heading(s.level, html`<span id="record-name" tabindex="-1">${say(partner.name, c)}</span>`, 'title')}
    ${tiersOf(partner, s)}
    ${contact ? html`<p class="contact">${phoneLink(contact.phone, c.words.call(contact.name), s.elder ? 'button primary' : 'button')}</p>` : nothing}
    ${warnings(partner, c)} ${summary ? html`<p class="lead">${summary}</p>` : nothing}
    <dl class="facts">
      ${services(partner, c)} ${standing(partner, c)} ${exchange(partner, c)} ${rated(partner, c)}
      ${origin(partner, s)}
    </dl>
  </article>`;
}

const row = (term: string, content: unknown): unknown =>
  content === nothing || content === ''
    ? nothing
    : html`<dt>${term}</dt>
        <dd>${content}</dd>`;

function tiersOf(partner: Partner, { c, tiers }: DetailSetting): unknown {
  const own = (partner.tiers ?? []).filter((tier) => !tiers || tiers.has(tier));
  if (!own.length && !partner.contributed) return nothing;
  return html`<p class="chips">
    ${own.map((tier) => tierBadge(tier, tierName(tier, c)))}
    ${partner.contributed ? html`<span class="chip" part="contributed">${icon('check')}${c.words.contributedLong}</span>` : nothing}
  </p>`;
}

/** Whatever a reader must know before going there. */
function warnings(partner: Partner, c: Context): unknown {
  const status = statusView(partner, c);
  const ending = isListed(partner) ? endingView(partner, c) : undefined;
  const reason = say(partner.statusReason, c);
  const since = partner.statusSince ? longDate(partner.statusSince, c.lang) : '';
  const title = status && (since ? c.words.statusSince(status.text, since) : status.text);
  const body = reason ? c.words.reason(reason) : partner.status === 'exited' ? c.words.exitedNote : nothing;
  return html`${title ? notice(status.tone === 'warm' ? 'warm' : 'info', title, body) : nothing}
  ${ending ? notice(ending.tone === 'bad' ? 'bad' : 'warm', ending.text) : nothing}`;
}

function services(partner: Partner, c: Context): TemplateResult {
  const list = (texts: readonly string[]) => texts.filter(Boolean).join(c.words.join);
  const { words: w } = c;
  const supervisor = areaName(partner.supervisingAreaId, c);
  return html`${row(w.subjects, list((partner.subjects ?? []).map((one) => say(one, c))))}
  ${row(w.services, list((partner.categories ?? []).map((one) => categoryName(one, c))))}
  ${row(w.zones, list((partner.zones ?? []).map((one) => zoneName(one, c))))}
  ${row(w.stations, list(placesOf(partner).map((id) => areaName(id, c))) || (c.service ? w.nowhere : ''))}
  ${row(w.supervisor, supervisor)}
  ${row(w.courses, partner.courseCount ? w.courseCount(partner.courseCount) : nothing)}`;
}

const said = ({ text, tone }: Said): TemplateResult =>
  html`<span class="said ${tone}"
    >${tone === 'bad' || tone === 'warm' ? icon('alert') : nothing}${text}</span
  >`;

/** Checks, papers, agreements: what one may rely on. */
function standing(partner: Partner, c: Context): TemplateResult {
  const { words: w } = c;
  const papers = qualificationsView(partner, c);
  const agreements = partner.agreements ?? [];
  return html`${row(w.section.verified, said(checkedView(partner, c)))}
  ${row(
    w.section.qualifications,
    papers.length
      ? html`<ul>
          ${papers.map(
            ({ name, issuer, valid }) =>
              html`<li>
                ${name}${issuer ? html`<span class="soft"> · ${issuer}</span>` : nothing} · ${said(valid)}
              </li>`,
          )}
        </ul>`
      : html`<span class="soft">${w.noQualifications}</span>`,
  )}
  ${row(
    w.section.agreement,
    agreements.length
      ? html`<ul>
          ${agreements.map((one) => html`<li>${termView(one, c)}</li>`)}
        </ul>`
      : html`<span class="soft">${w.noAgreement}</span>`,
  )}`;
}

/** What was given for what was received. */
function exchange(partner: Partner, c: Context): TemplateResult {
  const agreements = partner.agreements ?? [];
  const space = spaceView(partner, c);
  const shares = listOf(new Set(agreements.map((one) => shareView(one, c))));
  return html`${row(
    c.words.section.share,
    shares.length
      ? html`<ul>
          ${shares.map((one) => html`<li>${one}</li>`)}
        </ul>`
      : html`<span class="soft">${c.common.undisclosed}</span>`,
  )}
  ${
    space
      ? row(
          c.words.section.space,
          html`<p>${space.received}</p>
            ${space.given ? html`<p>${space.given}</p>` : nothing}
            ${space.part === undefined ? nothing : bar(space.part)}`,
        )
      : nothing
  }`;
}

/** A bar for a part of a whole; the words beside it say the same. */
function bar(part: number): TemplateResult {
  const width = Math.max(0, Math.min(1, part)) * 100;
  return html`<svg
    class="bar"
    viewBox="0 0 100 6"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${svg`<rect class="whole" width="100" height="6"></rect><rect class="part" width=${width} height="6"></rect>`}
  </svg>`;
}

function rated(partner: Partner, c: Context): unknown {
  const rating = ratingView(partner, c);
  if (!rating) return nothing;
  const rows = rating.spread.map(
    ({ stars, n, part }) =>
      html`<tr>
        <th scope="row">${c.words.ratingStar(stars)}</th>
        <td>${bar(part)}</td>
        <td class="number">${c.words.ratingCount(n)}</td>
      </tr>`,
  );
  return row(
    c.words.section.rating,
    html`<p>${rating.text}</p>
      ${
        rows.length
          ? html`<table class="spread">
              <tbody>
                ${rows}
              </tbody>
            </table>`
          : nothing
      }`,
  );
}

function origin(partner: Partner, { c, outbound }: DetailSetting): TemplateResult {
  const url = outbound ? webUrl(partner.website) : undefined;
  const link = url
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow external"
          >${url.replace(/^https?:\/\/|\/$/g, '')}</a
        >
        <span class="soft">${icon('link')} ${c.words.external}</span>`
    : nothing;
  return html`${row(c.words.website, link)} ${row(c.words.source, say(partner.source, c))}`;
}
