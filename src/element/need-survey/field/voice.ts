import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { answerOf } from '../../../contract/answer';
import type { Question } from '../../../contract/need';
import { icon } from '../../part/icon';
import { describedBy } from './asking';
import { fieldId } from './id';
import type { Asking } from './asking';
import { NoRoom } from './attach';
import { VOICE_LIMIT } from './hint';
import { hashesOf } from './photo';
import { Recorder, VoiceFault } from './record';
import type { RecorderStatus, VoiceTrouble } from './record';
import type { FieldRoom, Held } from './room';
import { play } from '../../../control/sound';
import type { Playing } from '../../../control/sound';
import { forgetUndo, offerUndo, undoLine } from './undo';

interface Voice extends Held {
  recorder: Recorder;
  trouble: VoiceTrouble | undefined;
  playing: Playing | undefined;
  /** The browser cannot play it. */
  mute: boolean;
  /** Seconds of recordings made on this page, by hash. */
  seconds: Map<string, number>;
}

function makeVoice(name: string, room: FieldRoom): Voice {
  let before: RecorderStatus = 'idle';
  const recorder: Recorder = new Recorder(() => {
    if (recorder.status === before) return room.update();
    before = recorder.status;
    room.follow(name, `#${fieldId(name)}`);
  });
  const made: Voice = {
    recorder,
    trouble: undefined,
    playing: undefined,
    mute: false,
    seconds: new Map(),
    // The question left the screen: what was said until then is kept.
    leave: () => {
      if (recorder.status === 'recording') recorder.stop();
      else if (recorder.status === 'asking') recorder.cancel();
      made.playing?.stop();
    },
    forget: () => {
      recorder.cancel();
      made.playing?.stop();
    },
  };
  return made;
}

const shaOf = (question: Question, { draft }: Asking): string | undefined =>
  hashesOf(answerOf(draft, question.name))[0];

async function record(question: Question, asking: Asking, voice: Voice): Promise<void> {
  const { room, set, tongue } = asking;
  const { words } = tongue;
  const { attachments } = room;
  const { name } = question;
  voice.trouble = undefined;
  voice.playing?.stop();
  room.speaker.stop();
  forgetUndo(name, asking);
  try {
    const recording = await voice.recorder.record();
    if (!recording) return room.update();
    const before = shaOf(question, asking);
    const sha = await attachments.add(recording.blob, before);
    voice.seconds.set(sha, recording.seconds);
    set(name, [sha]);
    if (before !== undefined) attachments.drop(before);
    const full = recording.seconds >= VOICE_LIMIT;
    room.say([full ? words.voiceTimeUp(VOICE_LIMIT) : '', words.voiceKept(recording.seconds)].join(' '));
  } catch (error) {
    const other = error instanceof NoRoom ? 'full' : 'failed';
    voice.trouble = error instanceof VoiceFault ? error.trouble : other;
    room.say(words.voiceTrouble[voice.trouble]);
  }
  room.update();
}

async function listen(blob: Blob, asking: Asking, voice: Voice): Promise<void> {
  const { room } = asking;
  if (voice.playing) return voice.playing.stop();
  room.speaker.stop();
  try {
    voice.playing = await play(await new Response(blob).arrayBuffer());
    room.update();
    await voice.playing.over;
  } catch {
    voice.mute = true;
    room.say(asking.tongue.words.voiceNoPlay);
  }
  voice.playing = undefined;
  room.update();
}

function remove(sha: string, question: Question, asking: Asking, voice: Voice): void {
  const { attachments } = asking.room;
  const blob = attachments.get(sha);
  voice.playing?.stop();
  asking.set(question.name, undefined);
  attachments.drop(sha);
  offerUndo(question.name, asking, asking.tongue.words.voiceThing, () => {
    if (blob) attachments.put(sha, blob);
    asking.set(question.name, [sha]);
  });
}

/** An answer that is spoken: recorded, heard, recorded again or taken out. Works without a network. */
export function voiceField(question: Question, asking: Asking): TemplateResult {
  const { room, tongue, phone } = asking;
  const { words } = tongue;
  const voice = room.hold<Voice>('voice', question.name, () => makeVoice(question.name, room));
  const sha = shaOf(question, asking);
  const { status } = voice.recorder;
  const trouble = voice.trouble
    ? html`<div class="trouble">
        ${icon('alert')}
        <div>
          <p>${words.voiceTrouble[voice.trouble]} ${words.voiceInstead}</p>
          <div class="actions no-print">${phone()}</div>
        </div>
      </div>`
    : nothing;
  return html`<div class="device">
    ${trouble} ${undoLine(question.name, asking)}
    ${
      status === 'recording' || status === 'ending'
        ? running(question, asking, voice)
        : status === 'asking'
          ? waiting(question, asking, voice)
          : atRest(sha, question, asking, voice)
    }
  </div>`;
}

const button = (
  question: Question,
  asking: Asking,
  cls: string,
  press: () => void,
  content: unknown,
): TemplateResult =>
  html`<button
    type="button"
    class=${cls}
    id=${fieldId(question.name)}
    aria-describedby=${ifDefined(describedBy(question, asking))}
    @click=${(event: Event) => {
      // Not every browser gives the focus to a button that is clicked; the one in its place will need it.
      (event.currentTarget as HTMLElement).focus();
      press();
    }}
  >
    ${content}
  </button>`;

function waiting(question: Question, asking: Asking, voice: Voice): TemplateResult {
  const { words } = asking.tongue;
  const cancel = () => voice.recorder.cancel();
  return html`<p>${words.voiceAsking}</p>
    <div class="actions no-print">
      ${button(question, asking, '', cancel, html`${icon('cross')}<span>${words.voiceCancel}</span>`)}
    </div>`;
}

/** While it records: the time that is left, how loud it is, and the way to end it. */
function running(question: Question, { tongue }: Asking, { recorder }: Voice): TemplateResult {
  const { words } = tongue;
  const { left, level } = recorder;
  const id = fieldId(question.name);
  return html`<p class="live">
      <span class="dot" aria-hidden="true"></span><strong class="number">${words.voiceLeft(left)}</strong>
    </p>
    <progress max=${VOICE_LIMIT} value=${VOICE_LIMIT - left} aria-hidden="true"></progress>
    <p class="small">${level ? words.voiceLevel[level] : ''}</p>
    <p class="unseen" role="status">${left <= 10 && left > 0 ? words.voiceSoon(left > 5 ? 10 : 5) : ''}</p>
    <div class="actions no-print">
      <button type="button" class="primary" id=${id} @click=${() => recorder.stop()}>
        ${icon('stop')}<span>${words.voiceStop}</span>
      </button>
      <button type="button" @click=${() => recorder.cancel()}>
        ${icon('cross')}<span>${words.voiceCancel}</span>
      </button>
    </div>`;
}

function atRest(sha: string | undefined, question: Question, asking: Asking, voice: Voice): TemplateResult {
  const { room, tongue } = asking;
  const { words } = tongue;
  const start = () => void record(question, asking, voice);
  if (sha === undefined) {
    return html`<div class="actions no-print">
      ${button(question, asking, '', start, html`${icon('mic')}<span>${words.voiceStart}</span>`)}
    </div>`;
  }
  const blob = room.attachments.get(sha);
  const seconds = voice.seconds.get(sha);
  const playing = !!voice.playing;
  const said = seconds ? words.voiceKept(seconds) : words.voiceHave;
  return html`<p class="given">${icon('mic')}<span>${blob ? said : words.voiceGone}</span></p>
    ${voice.mute ? html`<p class="small">${words.voiceNoPlay}</p>` : nothing}
    <div class="actions no-print">
      ${
        blob
          ? html`<button type="button" @click=${() => void listen(blob, asking, voice)}>
              ${icon(playing ? 'stop' : 'play')}<span
                >${playing ? words.voicePlayStop : words.voicePlay}</span
              >
            </button>`
          : nothing
      }
      ${button(question, asking, '', start, html`${icon('mic')}<span>${words.voiceAgain}</span>`)}
      <button
        type="button"
        class="quiet"
        aria-label=${words.removeOf(words.voiceThing)}
        @click=${() => remove(sha, question, asking, voice)}
      >
        ${icon('cross')}<span>${words.remove}</span>
      </button>
    </div>`;
}
