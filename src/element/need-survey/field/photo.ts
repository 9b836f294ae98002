import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ref } from 'lit/directives/ref.js';
import { listOf } from '../../../contract/list';
import { answerOf } from '../../../contract/answer';
import { photoLimit } from '../../../contract/answer-check';
import type { Question } from '../../../contract/need';
import { icon } from '../../part/icon';
import { describedBy } from './asking';
import { fieldId } from './id';
import type { Asking } from './asking';
import { NoRoom } from './attach';
import { PictureFault, shrink } from './picture';
import { showPicture } from './thumbnail';
import { forgetUndo, offerUndo, undoLine } from './undo';

interface Photos {
  /** How many are being made smaller. */
  busy: number;
  /** Sentences about files that were not taken. */
  troubles: readonly string[];
}

/** The hashes of an answer of photos or of a recording. */
export function hashesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** Asked anew each time, because several photos may be on their way. */
const taken = (question: Question, { draft }: Asking) => hashesOf(answerOf(draft, question.name));

/** Takes in the chosen files one after the other; each that cannot be taken is named with its reason. */
async function takeIn(
  files: readonly File[],
  question: Question,
  asking: Asking,
  state: Photos,
): Promise<void> {
  const { room, tongue } = asking;
  const { words } = tongue;
  const most = photoLimit(question);
  const free = most - taken(question, asking).length - state.busy;
  const chosen = files.slice(0, Math.max(0, free));
  state.troubles = files.length > chosen.length ? [words.photoTooMany(most)] : [];
  state.busy += chosen.length;
  forgetUndo(question.name, asking);
  room.update();
  if (chosen.length) room.say(words.photoBusy(chosen.length));
  for (const file of chosen) {
    const trouble = await takeOne(file, question, asking);
    if (trouble) state.troubles = [...state.troubles, trouble];
    state.busy -= 1;
    room.update();
  }
  room.say([...state.troubles, words.photoAdded(taken(question, asking).length, most)].join(' '));
}

/** One photo into the answer; resolves to what is wrong with it. */
async function takeOne(file: File, question: Question, asking: Asking): Promise<string | undefined> {
  const { attachments } = asking.room;
  const { words } = asking.tongue;
  try {
    const sha = await attachments.add(await shrink(file));
    const before = taken(question, asking);
    if (before.includes(sha)) return words.photoSame;
    asking.set(question.name, [...before, sha]);
    return undefined;
  } catch (error) {
    const full = error instanceof NoRoom ? 'full' : 'failed';
    const trouble = error instanceof PictureFault ? error.trouble : full;
    return words.photoFile(file.name, words.photoTrouble[trouble]);
  }
}

/** Takes a photo out of the answer; it can be brought back at once. */
function takeOut(sha: string, question: Question, asking: Asking): void {
  const { attachments } = asking.room;
  const { set, tongue } = asking;
  const before = taken(question, asking);
  const at = before.indexOf(sha);
  const blob = attachments.get(sha);
  const rest = before.filter((one) => one !== sha);
  set(question.name, rest.length ? rest : undefined);
  attachments.drop(sha);
  offerUndo(question.name, asking, tongue.words.photoNth(at + 1), () => {
    const now = taken(question, asking).slice();
    if (blob) attachments.put(sha, blob);
    set(question.name, [...now.slice(0, at), sha, ...now.slice(at)]);
  });
}

/** Photos: taken or chosen, made smaller here, shown, taken out again. Works without a network. */
export function photoField(question: Question, asking: Asking): TemplateResult {
  const { tongue, room } = asking;
  const { words } = tongue;
  const state = room.hold<Photos>('photo', question.name, () => ({ busy: 0, troubles: [] }));
  const shas = taken(question, asking);
  return html`<div class="device">
    ${
      shas.length
        ? html`<ul class="photos">
            ${shas.map((sha, index) => photo(sha, index, question, asking))}
          </ul>`
        : nothing
    }
    ${state.busy ? html`<p class="small">${words.photoBusy(state.busy)}</p>` : nothing}
    ${state.troubles.map((text) => html`<p class="trouble">${icon('alert')}<span>${text}</span></p>`)}
    ${undoLine(question.name, asking)} ${picker(question, asking, state, shas.length)}
  </div>`;
}

function photo(sha: string, index: number, question: Question, asking: Asking): TemplateResult {
  const { words } = asking.tongue;
  const blob = asking.room.attachments.get(sha);
  const label = words.photoNth(index + 1);
  return html`<li class="photo">
    ${
      blob
        ? html`<canvas
            role="img"
            aria-label=${label}
            width="1"
            height="1"
            ${ref((canvas) => showPicture(canvas, sha, blob))}
          ></canvas>`
        : html`<p class="trouble">${icon('alert')}<span>${words.photoGone}</span></p>`
    }
    <p class="small">
      ${label}${blob ? html` <span class="soft number">${words.photoSize(Math.ceil(blob.size / 1024))}</span>` : nothing}
    </p>
    <button
      type="button"
      class="no-print"
      aria-label=${words.removeOf(label)}
      @click=${() => takeOut(sha, question, asking)}
    >
      ${icon('cross')}<span>${words.remove}</span>
    </button>
  </li>`;
}

function picker(question: Question, asking: Asking, state: Photos, count: number): TemplateResult {
  const { words } = asking.tongue;
  const most = photoLimit(question);
  const onChange = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const files = listOf(field.files ?? []);
    field.value = '';
    if (files.length) asking.room.attachments.await(takeIn(files, question, asking, state));
  };
  if (count >= most)
    return html`<p class="small soft" id=${fieldId(question.name)} tabindex="-1">
      ${words.photoFull(most)}
    </p>`;
  // The field lies over its label: the whole of it is the target, and a keyboard reaches it as any file field.
  return html`<label class="button file no-print"
    >${icon('camera')}<span>${count ? words.photoMore : words.photoAdd}</span
    ><input
      type="file"
      id=${fieldId(question.name)}
      accept="image/*"
      ?multiple=${most - count > 1}
      aria-invalid=${ifDefined(asking.errors.has(question.name) ? 'true' : undefined)}
      aria-describedby=${ifDefined(describedBy(question, asking))}
      @change=${onChange}
  /></label>`;
}
