import { html, nothing } from 'lit';
import type { Question } from '../../../contract/need';
import { safeUrl } from '../../../source/url';
import { icon } from '../../part/icon';
import { optionsOf, shortTitle, titleOf } from '../view';
import type { Asking } from './asking';
import type { FieldRoom } from './room';
import type { SpokenPart } from '../../../control/speak';

type Audio = Question['audio'];

/** The recording for a language, absolute; undefined where there is none or it must not be fetched. */
function audioOf(audio: Audio, lang: string, base: string | undefined): string | undefined {
  if (!audio) return undefined;
  const own = typeof audio === 'string' ? audio : (audio[lang] ?? audio[lang.split('-')[0] ?? '']);
  const url = safeUrl(own, base);
  return url && /^https?:/.test(url) ? url : undefined;
}

/** What is read of a question, in order. */
export function spokenParts(question: Question, lines: readonly string[], asking: Asking): SpokenPart[] {
  const { tongue, room } = asking;
  const base = room.speaker.base();
  const record = (audio: Audio) => audioOf(audio, tongue.lang, base);
  const audios = new Map((question.choices ?? []).map(({ value, audio }) => [value, record(audio)]));
  const chosen = question.type === 'single' || question.type === 'multiple';
  return [
    { key: 'title', text: titleOf(question, tongue), audio: record(question.audio) },
    ...(lines.length ? [{ key: 'hint', text: lines.join('\n') }] : []),
    ...(chosen ? optionsOf(question, tongue) : []).map(({ value, text }) => ({
      key: `=${value}`,
      text,
      audio: audios.get(value),
    })),
  ];
}

/** The class of a part while it is being read. */
export const readingClass = ({ speaker }: FieldRoom, { name }: Question, part: string): string =>
  speaker.name === name && speaker.part === part ? 'reading' : '';

/** Whether a question can be read aloud here. */
export const readable = (question: Question, asking: Asking): boolean =>
  !asking.silent && asking.room.speaker.can(spokenParts(question, [], asking), asking.tongue.lang);

/** The button that reads a question aloud; nothing where the device cannot. */
export const reader = (question: Question, lines: readonly string[], asking: Asking): unknown =>
  readButton(
    question.name,
    shortTitle(question, asking.tongue),
    spokenParts(question, lines, asking),
    asking,
  );

/**
 * The button that reads parts of the page aloud; nothing where the device cannot. `name` is that of the `data-name`
 * around what is read: when it leaves the screen, the reading ends.
 */
export function readButton(
  name: string,
  title: string,
  parts: readonly SpokenPart[],
  { tongue, room, silent }: Pick<Asking, 'tongue' | 'room' | 'silent'>,
): unknown {
  const { speaker } = room;
  if (silent || !speaker.can(parts, tongue.lang)) return nothing;
  const { words } = tongue;
  const on = speaker.name === name;
  const read = async () => {
    if (on) return speaker.stop();
    await speaker.read(name, parts, tongue.lang);
    if (speaker.failed === name) room.say(words.readFailed);
  };
  return html`<button
      type="button"
      class="read no-print"
      aria-label=${on ? words.readStop : words.readOf(title)}
      title=${on ? words.readStop : words.readAloud}
      data-on=${String(on)}
      @click=${read}
    >
      ${icon(on ? 'stop' : 'sound')}<span>${on ? words.readStop : words.readAloud}</span>
    </button>
    ${speaker.failed === name ? html`<p class="small">${words.readFailed}</p>` : nothing}`;
}
