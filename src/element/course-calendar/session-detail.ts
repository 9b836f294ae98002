import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { safeUrl } from '../../source/url';
import { wallTime } from '../../contract/time';
import { own } from '../../contract/own';
import { icon } from '../part/icon';
import { audienceLabels } from '../part/label';
import { notice } from '../part/notice';
import { phoneLink } from '../part/phone';
import {
  comma,
  dayTitle,
  enrolNotes,
  feeWords,
  markOf,
  momentWords,
  offerNotes,
  seatWords,
  spokenDay,
  spokenTimes,
} from './tell';
import { phaseOf } from './phase';
import type { Phase } from './phase';
import { labelIn } from './scene';
import type { Scene } from './scene';
import { phaseChip, placeWords, seatsCount } from './session-list';
import { tierBadge } from '../part/tier';
import { tierLabels } from '../part/label';
import type { Row } from './view';

const fact = (term: string, content: unknown): unknown =>
  html`<dt>${term}</dt>
    <dd>${content}</dd>`;
const text = (term: string, content: string): unknown => (content ? fact(term, content) : nothing);
const notes = (list: readonly string[]): unknown =>
  list.map((note) => html`<span class="soft note">${note}</span>`);

/** What changed: the old time struck, the new one beside it, the reason and when it was said. */
function change(row: Row, scene: Scene): unknown {
  const { session } = row;
  const mark = markOf(row, scene);
  if (!mark) return nothing;
  const old = session.changedFrom?.start ? wallTime(session.changedFrom.start, scene.zone) : undefined;
  const oldEnd = session.changedFrom?.end ? wallTime(session.changedFrom.end, scene.zone).time : undefined;
  const reason = scene.text(session.changeReason);
  const body = html`${
    old && !mark.struck
      ? html`<span class="note"
            >${scene.words.wasAt}
            <s
              >${dayTitle(old.date, scene)} ${row.from && spokenTimes(old.time, oldEnd ?? '', scene.lang)}</s
            ></span
          ><span class="note"
            >${scene.words.nowAt} <b>${dayTitle(row.date, scene)} ${scene.times(row)}</b></span
          >`
      : nothing
  }
  ${reason ? html`<span class="note">${scene.words.reason(reason)}</span>` : nothing}
  ${
    session.changedAt
      ? html`<span class="note soft">${scene.words.toldAt(momentWords(session.changedAt, scene))}</span>`
      : nothing
  }`;
  const long =
    session.status === 'not_held'
      ? mark.word
      : mark.struck
        ? scene.words.cancelledLong
        : scene.words.changedLong;
  return notice(mark.struck ? 'bad' : 'warm', long, body);
}

function price(row: Row, scene: Scene): unknown {
  if (!row.offers.length) return text(scene.words.price, scene.common.undisclosed);
  return fact(
    scene.words.price,
    row.offers.map(
      (offer) =>
        html`<div class="offer">
          ${tierBadge(offer.tier, labelIn(scene, 'tier', tierLabels, offer.tier))}
          <b class="number">${feeWords(offer, scene)}</b>${notes(offerNotes(offer, scene))}
        </div>`,
    ),
  );
}

function seats(row: Row, phase: Phase | undefined, scene: Scene): unknown {
  const count = scene.seatsOf(row);
  if (!count?.capacity || !seatsCount(phase)) return nothing;
  const [first, ...rest] = seatWords(count, phase, scene);
  return fact(scene.words.seats, html`<b>${first}</b>${notes(rest)}`);
}

function enrol(row: Row, phase: Phase | undefined, scene: Scene): unknown {
  const policy = row.course?.enrol;
  if (!policy || phase === 'ended') return nothing;
  const mode = own(scene.words.mode, policy.mode) ?? '';
  return fact(
    scene.words.enrol,
    html`${mode} ${phaseChip(phase, scene)}${notes(enrolNotes(row, phase, scene))}`,
  );
}

function audience(row: Row, scene: Scene): string {
  const { course } = row;
  const groups = (course?.audiences ?? []).map((one) => labelIn(scene, 'audience', audienceLabels, one));
  return [
    ...groups,
    scene.words.ages(course?.ageMin ?? undefined, course?.ageMax ?? undefined),
    course?.guardianRequired ? scene.words.guardian : '',
  ]
    .filter(Boolean)
    .join(comma(scene));
}

/** Teachers who agreed to be named; nobody else (invariant 29). */
const teachers = (row: Row, scene: Scene): unknown[] =>
  (row.course?.instructors ?? [])
    .filter((one) => one.consent)
    .map(
      (one) =>
        html`<div>
          ${scene.text(one.displayName)}${notes([scene.text(one.qualification)].filter(Boolean))}
        </div>`,
    );

function place(row: Row, scene: Scene): unknown {
  const station = scene.areas.get(row.session.areaId);
  const address = scene.text(row.venue?.address) || scene.text(station?.address);
  return fact(scene.words.where, html`${placeWords(row, scene)}${notes([address].filter(Boolean))}`);
}

/** Ways to enrol and to ask: the organiser's site, the station's phone, the operator's phone. */
function ways(row: Row, phase: Phase | undefined, scene: Scene): unknown {
  const { words, service } = scene;
  const station = scene.areas.get(row.session.areaId);
  const enrol = scene.enrol?.(row, phase) ?? nothing;
  const online = enrol !== nothing;
  const dial = online ? 'button' : 'button primary';
  const url = row.course?.enrol?.mode === 'external' ? safeUrl(row.course.enrol.url) : undefined;
  const call = station?.phone
    ? phoneLink(station.phone, words.callToEnrol(scene.text(station.name)), dial)
    : phoneLink(service?.operator.phone, words.callToEnrol(scene.text(service?.operator.name)), dial);
  const over = phase === 'ended';
  return html`<div class="ways">
    ${over ? nothing : html`<p class="soft small">${online ? words.orCall : call === nothing ? words.noPhone : words.askHere}</p>`}
    <div class="actions">
      ${enrol}
      ${
        url && !over
          ? html`<a class="button primary" href=${url} target="_blank" rel="noopener"
              >${icon('link')}<span>${words.goTo}</span></a
            >`
          : nothing
      }
      ${call} ${over ? nothing : (scene.keep?.(row) ?? nothing)}
    </div>
  </div>`;
}

function changes(row: Row, scene: Scene): unknown {
  const list = row.course?.changes ?? [];
  if (!list.length) return nothing;
  return fact(
    scene.words.changes,
    html`<ul>
      ${list.map((one) => html`<li><span class="soft number">${momentWords(one.at, scene)}</span> ${scene.text(one.text)}</li>`)}
    </ul>`,
  );
}

/** All that is known of one session. */
export function sessionDetail(row: Row, scene: Scene): TemplateResult {
  const { words } = scene;
  const { course, session } = row;
  const mark = markOf(row, scene);
  const phase = phaseOf(row, scene.seatsOf(row), scene.now);
  const state = session.status === 'held' && phase === 'ended' ? words.held : undefined;
  const people = teachers(row, scene);
  return html`<div class="stack detail" part="detail">
    ${scene.read?.(row) ?? nothing} ${change(row, scene)}
    ${course?.prepaidWarning ? notice('warm', words.prepaid, scene.text(course.prepaidWarning)) : nothing}
    ${course?.summary ? html`<p>${scene.text(course.summary)}</p>` : nothing}
    ${
      course?.basedOn?.needCount
        ? html`<p class="based">${icon('people')}<span>${words.basedOn(course.basedOn.needCount)}</span></p>`
        : nothing
    }
    <dl class="facts">
      ${fact(
        words.when,
        html`<span class=${mark?.struck ? 'struck' : ''}
            >${spokenDay(row.date, scene, scene.days.get(row.date))}</span
          ><b class="note ${mark?.struck ? 'struck' : ''}">${scene.times(row)}</b>${
            state ? notes([state]) : nothing
          }`,
      )}
      ${place(row, scene)} ${price(row, scene)} ${mark?.struck ? nothing : seats(row, phase, scene)}
      ${mark?.struck ? nothing : enrol(row, phase, scene)} ${text(words.who, audience(row, scene))}
      ${people.length ? fact(words.teacher, people) : nothing}
      ${text(words.byPartner, scene.text(row.partner?.name))} ${text(words.bring, scene.text(course?.bring))}
      ${text(words.series, scene.text(course?.series?.text))}
      ${text(words.share, scene.text(course?.shareNote))} ${changes(row, scene)}
    </dl>
    ${session.note ? html`<p class="soft">${scene.text(session.note)}</p>` : nothing}
    ${ways(row, mark?.struck ? 'ended' : phase, scene)}
  </div>`;
}
