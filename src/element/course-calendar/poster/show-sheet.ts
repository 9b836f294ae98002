import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PlainDate } from '../../../contract/time';
import { wallTime } from '../../../contract/time';
import { squareCode } from '../../part/code';
import { heading } from '../../part/heading';
import { tierLabels } from '../../part/label';
import { tierBadge } from '../../part/tier';
import { labelIn } from '../scene';
import type { Scene } from '../scene';
import { placeWords } from '../session-list';
import { comma, dayNotes, dayTitle, feeWords, markOf, materialWords, spokenTimes, titleOf } from '../tell';
import type { Row } from '../view';
import type { Folded, Piece } from './fold';
import { posterWords } from './words';

/** What a poster says beside its sessions. */
export interface Said {
  title: string;
  /** The month or the week. */
  span: string;
  /** The chosen filters in words; empty where none is. */
  filters: string;
  count: number;
  phone: { number: string | null | undefined; name: string };
  /** Since when the data are known, in words. */
  asOf: string;
  /** Whether the backend has more than was read. */
  partial: boolean;
  /** The address of the square code; undefined where there is none worth a code. */
  address: string | undefined;
}

/** What was moved and why, in full: nobody can press on paper. */
function changeNote(row: Row, scene: Scene): unknown {
  const mark = markOf(row, scene);
  if (!mark) return nothing;
  const { changedFrom, changeReason } = row.session;
  const was = changedFrom?.start && !mark.struck ? wallTime(changedFrom.start, scene.zone) : undefined;
  const old = was ? `${scene.words.wasAt} ${dayTitle(was.date, scene)} ${was.time}` : '';
  const reason = scene.text(changeReason);
  const parts = [old, reason && scene.words.reason(reason)].filter(Boolean);
  return html`<span class="p-change"
    ><b>${mark.word}</b>${parts.length ? html` ${parts.join(comma(scene))}` : nothing}</span
  >`;
}

/** 9.00 元 is 9 元 on a wall. */
const round = (money: string): string => money.replace(/\.00(?!\d)/g, '');

const costs = (row: Row, scene: Scene): unknown =>
  row.offers.map(
    (offer) =>
      html`<span class="p-cost"
        >${tierBadge(offer.tier, labelIn(scene, 'tier', tierLabels, offer.tier))}
        <span
          >${[feeWords(offer, scene), materialWords(offer, scene)].filter(Boolean).map(round).join(comma(scene))}</span
        ></span
      >`,
  );

/** One session, never cut. */
function session(row: Row, scene: Scene): TemplateResult {
  const mark = markOf(row, scene);
  const [start = '', end = ''] = spokenTimes(row.from, row.to, scene.lang).split('–');
  return html`<li class="p-item ${mark?.struck ? 'p-off' : ''}" data-poster=${row.session.id}>
    <span class="p-time"
      ><span>${start}</span><span class="p-until">${posterWords(scene.lang).until(end)}</span></span
    >
    <span class="p-what">${titleOf(row, scene)}</span>
    <span class="p-more">
      ${changeNote(row, scene)}
      <span class="p-where">${placeWords(row, scene)}</span>
      ${costs(row, scene)}
    </span>
  </li>`;
}

function dayHead(date: PlainDate, scene: Scene, goesOn: boolean): TemplateResult {
  const notes = dayNotes(date, scene, scene.days.get(date));
  return html`<div class="p-day" data-head>
    ${heading(scene.level + 2, html`${dayTitle(date, scene)}${goesOn ? posterWords(scene.lang).goesOn : ''}`, 'p-date')}
    <span class="p-notes">${notes.join(' · ')}</span>
  </div>`;
}

/** First sheet: what it is about, and the square code. */
function firstHead(said: Said, scene: Scene): TemplateResult {
  const words = posterWords(scene.lang);
  return html`<div class="p-head" data-first>
    <div class="p-titles">
      ${heading(scene.level + 1, said.title, 'p-title')}
      <p class="p-span">${said.span}<span class="p-count">${words.count(said.count)}</span></p>
      ${said.filters ? html`<p class="p-filters">${words.filters(said.filters)}</p>` : nothing}
      ${said.partial ? html`<p class="p-filters"><b>${words.partial}</b></p>` : nothing}
    </div>
    ${
      said.address
        ? html`<div class="p-code">
            ${squareCode(said.address, words.code(said.address))}<span>${words.scan}</span>
          </div>`
        : nothing
    }
  </div>`;
}

/** Further sheets hang or lie apart from the first: they say what they are, too. */
const laterHead = (said: Said): TemplateResult =>
  html`<p class="p-later" data-later><b>${said.title}</b><span>${said.span}</span></p>`;

function foot(said: Said, scene: Scene, at: number, count: number): TemplateResult {
  const words = posterWords(scene.lang);
  const { number, name } = said.phone;
  return html`<div class="p-foot" data-foot>
    ${number ? html`<p class="p-phone">${words.phone}${scene.lang.indexOf('en') === 0 ? ': ' : '：'}${name} <b>${number}</b></p>` : nothing}
    <p class="p-fine"><span>${words.asOf(said.asOf)}</span><span>${words.sheetOf(at, count)}</span></p>
  </div>`;
}

const piece = (
  { date, from, to, goesOn }: Piece,
  byDay: ReadonlyMap<PlainDate, readonly Row[]>,
  scene: Scene,
): TemplateResult =>
  html`<section>
    ${dayHead(date, scene, goesOn)}
    <ul>
      ${(byDay.get(date) ?? []).slice(from, to).map((row) => session(row, scene))}
    </ul>
  </section>`;

/** The sheets, as they will be printed. */
export const sheets = (
  folded: Folded,
  byDay: ReadonlyMap<PlainDate, readonly Row[]>,
  said: Said,
  scene: Scene,
): TemplateResult[] =>
  folded.map((page, at) => {
    const words = posterWords(scene.lang);
    return html`<li class="p-frame" aria-label=${words.sheetOf(at + 1, folded.length)}>
      <div class="p-sheet">
        <div class="p-in">
          ${at ? laterHead(said) : firstHead(said, scene)}
          <div class="p-columns">
            ${page.map(
              (column) => html`<div class="p-column">${column.map((one) => piece(one, byDay, scene))}</div>`,
            )}
            ${said.count ? nothing : html`<p class="p-none">${scene.words.none}</p>`}
          </div>
          ${foot(said, scene, at + 1, folded.length)}
        </div>
      </div>
    </li>`;
  });

/** The same parts one below the other, to be measured: out of sight and reach. Heads as if each day went on. */
export const measuring = (
  byDay: ReadonlyMap<PlainDate, readonly Row[]>,
  said: Said,
  scene: Scene,
): TemplateResult =>
  html`<div class="p-measure" aria-hidden="true">
    <div class="p-in">${firstHead(said, scene)} ${laterHead(said)} ${foot(said, scene, 88, 88)}</div>
    <div class="p-column">
      ${[...byDay.keys()].map(
        (date) =>
          html`<section data-date=${date}>
            ${dayHead(date, scene, true)}
            <ul>
              ${(byDay.get(date) ?? []).map((row) => session(row, scene))}
            </ul>
          </section>`,
      )}
    </div>
  </div>`;
