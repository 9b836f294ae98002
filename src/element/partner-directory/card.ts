import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { phoneLink } from '../part/phone';
import { tierBadge } from '../part/tier';
import { excerpt, pieces } from '../part/fold';
import type { Entry } from './find';
import { marked, soundedRanges } from '../part/mark';
import {
  categoryName,
  checkedView,
  contactOf,
  endingView,
  kindName,
  placesView,
  say,
  statusView,
  tierName,
} from './view';
import type { Context } from './view';

/** What a card needs beside its record. */
export interface CardSetting {
  readonly c: Context;
  readonly terms: readonly string[];
  /** Price tiers that may be shown; undefined shows all. */
  readonly tiers: ReadonlySet<string> | undefined;
  readonly elder: boolean;
  readonly level: number;
  open(id: string): void;
}

/** One partner in the list. */
export function card(entry: Entry, s: CardSetting): TemplateResult {
  const { partner } = entry;
  const { c, terms } = s;
  const name = say(partner.name, c);
  const title = html`<button
    type="button"
    class="name"
    data-id=${partner.id}
    @click=${() => s.open(partner.id)}
  >
    ${marked(name, terms, soundedRanges(name, entry, terms))}
  </button>`;
  return html`<li class="card partner" part="card">
    <div class="top">
      <p class="eyebrow">
        <span class="chip">${kindName(partner.kind, c)}</span>
        <span class="soft small"
          >${(partner.categories ?? []).map((one) => categoryName(one, c)).join(c.words.join)}</span
        >
      </p>
      ${heading(s.level, title, 'subtitle')} ${about(entry, s)}
    </div>
    ${s.elder ? phone(entry, s) : nothing} ${badges(entry, s)} ${foot(entry, s)}
  </li>`;
}

/** Other names where the query met one, subjects, and two lines of the summary. */
function about({ partner }: Entry, { c, terms }: CardSetting): TemplateResult {
  const others = [partner.shortName, ...(partner.aliases ?? [])].map((one) => say(one, c)).filter(Boolean);
  const met = others.filter((one) => pieces(one, terms).some(({ hit }) => hit));
  const subjects = (partner.subjects ?? []).map((one) => say(one, c)).filter(Boolean);
  const summary = say(partner.summary, c);
  return html`${met.length ? html`<p class="small">${marked(c.words.alias(met.join(c.words.join)), terms)}</p>` : nothing}
  ${subjects.length ? html`<p class="subjects">${marked(subjects.join(' · '), terms)}</p>` : nothing}
  ${summary ? html`<p class="summary soft small">${marked(excerpt(summary, terms), terms)}</p>` : nothing}`;
}

function badges({ partner }: Entry, { c, tiers }: CardSetting): unknown {
  const own = (partner.tiers ?? []).filter((tier) => !tiers || tiers.has(tier));
  const status = statusView(partner, c);
  const ending = status ? undefined : endingView(partner, c);
  if (!own.length && !status && !ending && !partner.contributed) return nothing;
  return html`<p class="chips">
    ${own.map((tier) => tierBadge(tier, tierName(tier, c)))}
    ${partner.contributed ? html`<span class="chip" part="contributed">${icon('check')}${c.words.contributed}</span>` : nothing}
    ${status ? html`<span class="chip ${status.tone}" part="status">${icon('alert')}${status.text}</span>` : nothing}
    ${ending ? html`<span class="chip ${ending.tone}">${icon('clock')}${c.words.ending}</span>` : nothing}
  </p>`;
}

/** Why suspended, when the agreement ends, where it is, when it was checked. */
function foot({ partner }: Entry, { c }: CardSetting): TemplateResult {
  const reason = partner.status === 'suspended' ? say(partner.statusReason, c) : '';
  const ending = partner.status === 'active' ? endingView(partner, c) : undefined;
  const places = placesView(partner, c);
  const checked = checkedView(partner, c);
  return html`<div class="lines small soft">
    ${reason ? html`<p>${icon('info')}<span>${c.words.reason(reason)}</span></p>` : nothing}
    ${ending ? html`<p class=${ending.tone}>${icon('clock')}<span>${ending.text}</span></p>` : nothing}
    <p>${icon('place')}<span>${places}</span></p>
    <p class=${checked.tone}>
      ${icon(checked.tone === 'warm' ? 'alert' : 'check')}<span
        >${partner.verifiedAt ? c.words.checkedLine(checked.text) : checked.text}</span
      >
    </p>
  </div>`;
}

function phone({ partner }: Entry, { c }: CardSetting): unknown {
  const contact = contactOf(partner, c);
  return contact ? phoneLink(contact.phone, c.words.call(contact.name), 'button phone no-print') : nothing;
}
