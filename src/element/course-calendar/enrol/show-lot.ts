import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { textIn } from '../../../contract/text';
import { listText } from '../../../source/draw';
import { Failure } from '../../../source/failure';
import { saveText } from '../../part/csv';
import { icon } from '../../part/icon';
import { phoneLink } from '../../part/phone';
import type { Scene } from '../scene';
import { momentWords, titleOf } from '../tell';
import type { Row } from '../view';
import type { Enrol } from './enrol';
import type { Checked } from './lots';
import type { EnrolWords } from './words';

interface View {
  row: Row;
  scene: Scene;
  words: EnrolWords;
  enrol: Enrol;
  /** The reader's own number, where it is known. */
  own: number | undefined;
}

const drawTimes = (row: Row): { closes: string | null | undefined } => ({
  closes: row.course?.enrol?.closesAt ?? row.course?.enrol?.drawAt,
});

/** Whether all holds that can be held against it, in one sentence. */
function verdict({ draw, faults }: Checked, { words }: View): TemplateResult {
  if (faults.length)
    return html`<div class="outcome bad" role="status">
      <p class="verdict">${icon('alert')}<strong>${words.lotWrong}</strong></p>
      ${faults.map((fault) => html`<p>${words.lotFault[fault]}</p>`)}
    </div>`;
  const drawn = draw.seed != null;
  return html`<div class="outcome ${drawn ? 'good' : ''}" role="status">
    <p class="verdict">
      ${icon(drawn ? 'check' : 'clock')}<strong>${drawn ? words.lotRight : words.lotSealed}</strong>
    </p>
    <p>${drawn ? words.lotRightHow : words.lotSealedHow}</p>
  </div>`;
}

/** What one number got. */
function resultOf(number: number, { draw, again }: Checked, words: EnrolWords): string {
  if (!draw.entries.some((entry) => entry.number === number)) return words.lotNone(number);
  if (draw.seed == null) return words.lotListed(number);
  const rank = again.ranks.indexOf(number) + 1;
  return words.lotResult(number, rank, again.won.indexOf(number) >= 0);
}

function numberField(checked: Checked, view: View): unknown {
  const { row, words, enrol, own } = view;
  const { id } = row.session;
  if (own !== undefined) return html`<p class="strong">${resultOf(own, checked, words)}</p>`;
  const typed = enrol.lots.typed(id);
  const number = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : undefined;
  return html`<div class="field">
    <label for="lot-number">${words.lotNumber}</label>
    <input
      id="lot-number"
      inputmode="numeric"
      maxlength="9"
      autocomplete="off"
      .value=${typed}
      @input=${(event: Event) => enrol.lots.type(id, (event.target as HTMLInputElement).value)}
    />
    <p role="status">${number === undefined ? nothing : resultOf(number, checked, words)}</p>
  </div>`;
}

/** For who wants to repeat it elsewhere: list, hashes, seed, rule. */
function papers({ draw }: Checked, { row, scene, words }: View): TemplateResult {
  const save = (): void =>
    saveText(listText(draw), `${titleOf(row, scene)}_${words.lotList}.txt`, 'text/plain');
  const line = (term: string, content: unknown): unknown =>
    content
      ? html`<dt>${term}</dt>
          <dd class="hash">${content}</dd>`
      : nothing;
  return html`<details class="papers">
    <summary>${words.lotHow}</summary>
    <p>${words.lotRule}</p>
    <dl class="facts">
      ${line(words.lotListHash, draw.listHash)}
      ${line(words.lotSeedSource, textIn(draw.seedSource, scene.lang))}
      ${line(words.lotSeedHash, draw.seedHash)} ${line(words.lotSeed, draw.seed)}
    </dl>
    <div class="actions no-print">
      <button type="button" @click=${save}>${icon('list')}<span>${words.lotSave}</span></button>
    </div>
  </details>`;
}

function shown(checked: Checked, view: View): TemplateResult {
  const { draw } = checked;
  const { words, scene } = view;
  const { drawnAt } = draw;
  const when = momentWords(drawnAt ?? draw.drawAt, scene);
  const count = draw.entries.length;
  return html`<p>${drawnAt ? words.lotDrawn(when, count, draw.seats) : words.lotWaits(when, count)}</p>
    ${verdict(checked, view)} ${numberField(checked, view)}
    ${
      draw.won?.length
        ? html`<p class="soft small" id="lot-won">${words.lotWon(draw.won.length)}</p>
            <ol class="numbers" aria-labelledby="lot-won">
              ${draw.won.map((number) => html`<li>${number}</li>`)}
            </ol>`
        : nothing
    }
    ${papers(checked, view)}`;
}

function failed(failure: Failure, { row, scene, words, enrol }: View): TemplateResult {
  const gone = failure.reason === 'not-found';
  const { closes } = drawTimes(row);
  const again = (): void => enrol.lots.ask(row.session.id, closes, scene.now - Date.now(), true);
  return html`<p role="status">${gone ? words.lotUnpublished : words.lotUnread}</p>
    <div class="actions no-print">
      ${gone ? nothing : html`<button type="button" @click=${again}>${icon('refresh')}<span>${words.lotRetry}</span></button>`}
    </div>`;
}

/** A draw, repeated: who was on the list, who won, and whether that is what list and seed give. */
export function showLot(row: Row, scene: Scene, enrol: Enrol, own?: number | null): TemplateResult {
  const words = enrol.words(scene.lang);
  const view: View = { row, scene, words, enrol, own: own ?? undefined };
  const station = scene.areas.get(row.session.areaId);
  enrol.lots.ask(row.session.id, drawTimes(row).closes, scene.now - Date.now());
  const lot = enrol.lots.get(row.session.id);
  const bad = lot instanceof Failure || (typeof lot === 'object' && lot.faults.length > 0);
  return html`<section class="lot stack">
    <h3>${words.lot}</h3>
    ${
      lot instanceof Failure
        ? failed(lot, view)
        : typeof lot === 'object'
          ? shown(lot, view)
          : html`<p role="status">${words.lotAsking}</p>`
    }
    ${
      bad
        ? html`<div class="actions no-print">
            ${phoneLink(station?.phone ?? scene.service?.operator.phone, words.lotCall)}
          </div>`
        : nothing
    }
  </section>`;
}
