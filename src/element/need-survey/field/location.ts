import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { answerOf } from '../../../contract/answer';
import type { AnswerValue, Question } from '../../../contract/need';
import { icon } from '../../part/icon';
import { describedBy } from './asking';
import { fieldId } from './id';
import type { Asking } from './asking';
import type { FieldWords } from './words';

type Trouble = keyof FieldWords['locateTrouble'];

interface Locating {
  on: boolean;
  trouble: Trouble | undefined;
  /** Counts the askings: an answer to an earlier one is not taken. */
  turn: number;
  forget: () => void;
}

/** Longest wait for a position in ms; a position up to a minute old will do. */
const WAIT = 20_000;
const FRESH = 60_000;

export interface Place {
  latitude: number;
  longitude: number;
  /** Metres; undefined when not told. */
  accuracy: number | undefined;
}

/** A geo URI (RFC 5870) with five decimals, about a metre. */
export function geoUri({ latitude, longitude, accuracy }: Place): string {
  const uncertain = accuracy === undefined ? '' : `;u=${Math.min(9_999_999, Math.round(accuracy))}`;
  return `geo:${latitude.toFixed(5)},${longitude.toFixed(5)}${uncertain}`;
}

export function placeOf(value: AnswerValue | undefined): Place | undefined {
  const parts = /^geo:(-?[\d.]+),(-?[\d.]+)(?:;u=([\d.]+))?$/.exec(typeof value === 'string' ? value : '');
  if (!parts) return undefined;
  const accuracy = parts[3] === undefined ? undefined : Number(parts[3]);
  return { latitude: Number(parts[1]), longitude: Number(parts[2]), accuracy };
}

/** A place in words: 北纬 36.97654°，东经 117.17432°，误差约 20 米. Undefined for what is none. */
export function placeText(
  value: AnswerValue | undefined,
  words: FieldWords,
  lang: string,
): string | undefined {
  const place = placeOf(value);
  if (!place) return undefined;
  const { latitude, longitude, accuracy } = place;
  const degrees = (number: number) => Math.abs(number).toFixed(5);
  const at = words.locationAt(
    (latitude < 0 ? words.south : words.north)(degrees(latitude)),
    (longitude < 0 ? words.west : words.east)(degrees(longitude)),
  );
  const comma = lang.indexOf('en') === 0 ? ', ' : '，';
  return accuracy === undefined ? at : `${at}${comma}${words.accuracy(accuracy)}`;
}

const troubles: Readonly<Record<number, Trouble>> = { 1: 'refused', 2: 'unavailable', 3: 'slow' };

/** Asks the device once. Resolves to the place, or to why there is none. */
function locate(): Promise<Place | Trouble> {
  if (!window.isSecureContext) return Promise.resolve('insecure');
  const device: Geolocation | undefined = navigator.geolocation;
  if (!device) return Promise.resolve('missing');
  return new Promise((done) => {
    // Some browsers say nothing at all while their question to the person stays open, or is closed unanswered.
    const late = setTimeout(() => done('slow'), WAIT * 2);
    const settle = (found: Place | Trouble) => {
      clearTimeout(late);
      done(found);
    };
    device.getCurrentPosition(
      ({ coords }) =>
        settle({ latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy }),
      ({ code }) => settle(troubles[code] ?? 'unavailable'),
      { enableHighAccuracy: true, timeout: WAIT, maximumAge: FRESH },
    );
  });
}

async function find(question: Question, asking: Asking, state: Locating): Promise<void> {
  const { room, set, tongue } = asking;
  if (state.on) return;
  const turn = ++state.turn;
  state.on = true;
  state.trouble = undefined;
  room.update();
  room.say(tongue.words.locating);
  const found = await locate();
  if (state.turn !== turn) return;
  state.on = false;
  if (typeof found === 'string') {
    state.trouble = found;
    room.say(tongue.words.locateTrouble[found]);
  } else {
    set(question.name, geoUri(found));
    room.say(`${tongue.words.located}：${placeText(geoUri(found), tongue.words, tongue.lang) ?? ''}`);
  }
  room.update();
}

/** Where something is: asked of the device, only when the button is pressed. */
export function locationField(question: Question, asking: Asking): TemplateResult {
  const { tongue, draft, set, room } = asking;
  const { words, lang } = tongue;
  const { name } = question;
  const state = room.hold<Locating>('location', name, () => {
    const made: Locating = { on: false, trouble: undefined, turn: 0, forget: () => (made.turn += 1) };
    return made;
  });
  const text = placeText(answerOf(draft, name), words, lang);
  const clear = () => {
    set(name, undefined);
    room.say(words.clearedLocation);
    void room.focus(`#${fieldId(name)}`);
  };
  return html`<div class="device">
    ${text ? html`<p class="given">${icon('place')}<span>${text}</span></p>` : nothing}
    ${state.on ? html`<p class="small">${words.locating}</p>` : nothing}
    ${state.trouble ? html`<p class="trouble">${icon('alert')}<span>${words.locateTrouble[state.trouble]} ${words.locationInstead}</span></p>` : nothing}
    <div class="actions no-print">
      <button
        type="button"
        id=${fieldId(name)}
        aria-describedby=${ifDefined(describedBy(question, asking))}
        aria-disabled=${state.on ? 'true' : 'false'}
        @click=${() => void find(question, asking, state)}
      >
        ${icon('place')}<span>${text ? words.locateAgain : words.locate}</span>
      </button>
      ${text ? html`<button type="button" class="quiet" @click=${clear}>${icon('cross')}<span>${words.clearLocation}</span></button>` : nothing}
    </div>
  </div>`;
}
