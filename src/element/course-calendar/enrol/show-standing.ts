import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { textIn } from '../../../contract/text';
import { epochOf } from '../../../contract/time';
import { icon } from '../../part/icon';
import type { IconName } from '../../part/icon';
import { phoneLink } from '../../part/phone';
import { phaseOf } from '../phase';
import type { Scene } from '../scene';
import { datedMoment, titleOf } from '../tell';
import type { Row } from '../view';
import type { Enrol } from './enrol';
import { aboutLine } from './show-form';
import { showLot } from './show-lot';
import { counts, mayCancel, mayClaim } from './standing';
import type { Standing } from './standing';
import type { EnrolWords } from './words';

interface View {
  row: Row;
  standing: Standing;
  scene: Scene;
  words: EnrolWords;
  enrol: Enrol;
}

/** `ABCD EFGH`: read out and copied by hand in groups of four. */
const grouped = (receipt: string): string => receipt.replace(/(.{4})(?=.)/g, '$1 ');

type Tone = 'good' | 'info' | 'warm' | 'bad';

const tones: Readonly<Record<string, Tone>> = {
  confirmed: 'good',
  attended: 'good',
  won: 'warm',
  offered: 'warm',
  memory: 'warm',
  refused: 'bad',
  lost: 'bad',
  lapsed: 'bad',
  declined: 'bad',
};
const marks: Readonly<Record<Tone, IconName>> = { good: 'check', info: 'clock', warm: 'alert', bad: 'alert' };

export const toneOf = ({ state }: Standing): Tone => tones[state] ?? 'info';

/** The state in a few words; one of a later version of the contract as the backend named it. */
export const stateWords = ({ state }: Standing, words: EnrolWords): string => words.state[state] ?? state;

/** Why it was refused. */
function whyNot({ entry }: Standing, words: EnrolWords): string {
  const { failure } = entry ?? {};
  if (failure?.reason === 'damaged') return words.damaged;
  return words.refusal[failure?.type ?? ''] ?? failure?.detail ?? words.refused;
}

/** Others of the same course, else of the same subject, that still have seats. */
function sisters({ row, scene, enrol, words }: View): unknown {
  const subject = scene.text(row.course?.subject);
  const open = enrol.openRows(scene).filter((other) => other.session.id !== row.session.id);
  const same = open.filter((other) => other.session.courseId === row.session.courseId);
  const alike = open.filter((other) => subject && scene.text(other.course?.subject) === subject);
  const found = [...new Set([...same, ...alike])].slice(0, 3);
  if (!found.length) return nothing;
  return html`<p>${words.sisters}</p>
    <ul class="sisters">
      ${found.map(
        (other) =>
          html`<li>
            <button type="button" @click=${() => enrol.turnTo(other)}>
              <span>${titleOf(other, scene)} · ${datedMoment(other.session.start, scene)}</span
              >${icon('right')}
            </button>
          </li>`,
      )}
    </ul>`;
}

/** What can be done about a refusal, without typing anything again. */
function refused(view: View): unknown {
  const { row, standing, words, enrol, scene } = view;
  const { entry } = standing;
  if (!entry) return nothing;
  const full = entry.failure?.type === 'full';
  const queue = full && (row.course?.enrol?.waitlistMax ?? 0) > 0 && !enrol.queued(entry);
  return html`<p>${full && queue ? words.full : whyNot(standing, words)}</p>
    ${full ? html`<p class="soft">${words.fullBody}</p>` : nothing}
    <div class="actions">
      ${
        queue
          ? html`<button
              type="button"
              class="primary"
              data-queue
              @click=${() => void enrol.correct(row, entry, { waitlist: true })}
            >
              ${words.joinQueue}
            </button>`
          : nothing
      }
      ${
        entry.failure?.reason === 'damaged'
          ? nothing
          : html`<button type="button" @click=${() => void enrol.correct(row, entry)}>${words.edit}</button>`
      }
      <button type="button" class="quiet" @click=${() => void enrol.drop(row, entry)}>${words.drop}</button>
    </div>
    ${full ? sisters({ row, standing, words, enrol, scene }) : nothing}`;
}

/** Place in the queue, deadlines, and how old the answer is. */
function particulars({ standing, scene, words }: View): unknown {
  const { item, known, next } = standing;
  const told = textIn(next, scene.lang);
  const lines = [
    standing.position && standing.state === 'waitlisted' ? words.position(standing.position) : '',
    item?.claimBy && /^(offered|won)$/.test(standing.state)
      ? words.claimBy(datedMoment(item.claimBy, scene))
      : '',
    item?.cancelUntil && counts(standing)
      ? epochOf(item.cancelUntil) > scene.now
        ? words.cancelUntil(datedMoment(item.cancelUntil, scene))
        : words.cancelGone
      : '',
  ].filter(Boolean);
  return html`${told && !known?.item ? html`<p>${told}</p>` : nothing}
  ${lines.map((line) => html`<p>${line}</p>`)}
  ${known?.failed ? html`<p class="soft small">${words.unchecked}</p>` : nothing}`;
}

function receipt({ standing, scene, words, enrol }: View): unknown {
  const { receipt: code, id } = standing;
  if (!code) return nothing;
  const once = id !== undefined && enrol.sending.once(id) !== undefined;
  return html`<p class="soft small" id="enrol-receipt">${words.receipt}</p>
    <p class="code" aria-labelledby="enrol-receipt" data-receipt=${code}>${grouped(code)}</p>
    ${
      counts(standing)
        ? html`<p class="soft small">
            ${once ? words.receiptOnce : mayCancel(standing, scene.now) ? words.receiptUse : words.receiptLook}
          </p>`
        : nothing
    }
    <p class="no-print">
      <button type="button" class="link" @click=${() => enrol.look(code)}>${words.check_again}</button>
    </p>`;
}

/** A step on its way, said as it is; nothing is done before the backend has accepted it. */
function step({ standing, words, enrol }: View): unknown {
  const { step: on } = standing;
  if (!on) return nothing;
  if (on.at === 'refused') return html`<p class="strong">${words.followRefused}</p>`;
  const claim = on.action === 'claim';
  if (on.at === 'sending') return html`<p>${claim ? words.claimSending : words.cancelSending}</p>`;
  return html`<p>${claim ? words.claimWaits : words.cancelWaits}</p>
    <div class="actions">
      <button type="button" @click=${() => enrol.sending.sendNow()}>${words.sendNow}</button>
    </div>`;
}

function cancelling({ row, standing, scene, words, enrol }: View): unknown {
  const { receipt: code } = standing;
  const label = `${words.cancel} · ${titleOf(row, scene)}`;
  if (enrol.asked !== code)
    return html`<button type="button" class="quiet" data-cancel @click=${() => enrol.ask(code)}>
      ${words.cancel}
    </button>`;
  return html`<div class="confirm" role="group">
    <p>${words.cancelSure}</p>
    <div class="actions">
      <button type="button" @click=${() => enrol.ask('')}>${words.cancelNo}</button>
      <button
        type="button"
        class="quiet"
        data-cancel-sure
        @click=${() => void enrol.step(code, 'withdraw', label, scene)}
      >
        ${words.cancelYes}
      </button>
    </div>
  </div>`;
}

function actions(view: View): unknown {
  const { row, standing, scene, words, enrol } = view;
  const { state, step: on } = standing;
  const waits = state === 'device' || state === 'memory';
  const free = !on || on.at === 'refused';
  const label = `${words.claim} · ${titleOf(row, scene)}`;
  const claim = free && mayClaim(standing, scene.now);
  return html`<div class="actions no-print">
    ${waits ? html`<button type="button" class="primary" @click=${() => enrol.sending.sendNow()}>${icon('refresh')}<span>${words.sendNow}</span></button>` : nothing}
    ${
      claim
        ? html`<button
            type="button"
            class="primary"
            data-claim
            @click=${() => void enrol.step(standing.receipt, 'claim', label, scene)}
          >
            ${words.claim}
          </button>`
        : nothing
    }
    ${state === 'confirmed' ? scene.keep?.(row) : nothing}
    ${
      standing.receipt && counts(standing)
        ? html`<button type="button" @click=${() => window.print()}>
            ${icon('print')}<span>${words.slip}</span>
          </button>`
        : nothing
    }
    ${state === 'sending' ? nothing : html`<button type="button" class="quiet" data-again @click=${() => enrol.again(row)}>${words.again}</button>`}
    ${free && mayCancel(standing, scene.now) ? cancelling(view) : nothing}
  </div>`;
}

function phone({ row, scene, standing }: View): unknown {
  if (toneOf(standing) === 'good') return nothing;
  const station = scene.areas.get(row.session.areaId);
  const number = station?.phone ?? scene.service?.operator.phone;
  const name = scene.text(station?.phone ? station.name : scene.service?.operator.name);
  return html`<div class="actions no-print">${phoneLink(number, scene.words.callToEnrol(name))}</div>`;
}

/** What became of an enrolment: one sentence in large type, the receipt, and what can be done. */
export function showStanding(row: Row, standing: Standing, scene: Scene, enrol: Enrol): TemplateResult {
  const words = enrol.words(scene.lang);
  const view: View = { row, standing, scene, words, enrol };
  const tone = toneOf(standing);
  const closed = phaseOf(row, scene.seatsOf(row), scene.now) === 'ended';
  return html`<div class="enrol stack" part="enrol" data-state=${standing.state}>
    ${aboutLine(row, scene)}
    <div class="outcome ${tone}" role="status">
      <p class="verdict">${icon(marks[tone])}<strong>${stateWords(standing, words)}</strong></p>
      ${standing.state === 'refused' ? refused(view) : particulars(view)} ${step(view)} ${receipt(view)}
    </div>
    ${/^(applied|won|lost)$/.test(standing.state) ? showLot(row, scene, enrol, standing.item?.number) : nothing}
    ${standing.state === 'refused' || closed ? nothing : actions(view)} ${phone(view)}
  </div>`;
}
