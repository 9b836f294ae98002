import { play } from './sound';

/** A part of a question that is read: its title, its hints, one of its choices. */
export interface SpokenPart {
  /** `title`, `hint`, or the value of a choice. */
  key: string;
  text: string;
  /** Address of recorded speech, absolute and safe. */
  audio?: string | undefined;
}

const VOICE_WAIT = 5000;

const synth = (): SpeechSynthesis | undefined =>
  'speechSynthesis' in window && typeof SpeechSynthesisUtterance === 'function'
    ? window.speechSynthesis
    : undefined;

/** How well a voice suits a language; 0 is not at all. Cantonese is no voice for a Mandarin text. */
function suits(voice: SpeechSynthesisVoice, lang: string): number {
  const tag = voice.lang.replace('_', '-').toLowerCase();
  if (lang.toLowerCase().indexOf('zh') !== 0)
    return tag.split('-')[0] === lang.toLowerCase().split('-')[0] ? 2 : 0;
  if (/^(zh-hk|yue|zh-yue)/.test(tag)) return 0;
  if (/^(zh-cn|zh-hans|cmn)/.test(tag)) return 3;
  return tag.indexOf('zh') === 0 ? 1 : 0;
}

/** The device's best voice for a language, one on the device first; undefined where there is none. */
export function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
  const score = (voice: SpeechSynthesisVoice) => suits(voice, lang) * 2 + (voice.localService ? 1 : 0);
  const fitting = (synth()?.getVoices() ?? []).filter((voice) => suits(voice, lang) > 0);
  return fitting.sort((a, b) => score(b) - score(a))[0];
}

/** Pieces of a text short enough for engines that fall silent in a long one. */
const pieces = (text: string): string[] => text.match(/[^。！？!?；;\n]{1,120}[。！？!?；;\n]*/g) ?? [];

/**
 * Reads questions aloud, only when asked to: recorded speech first, the device's voice where there is none. `changed`
 * is called when the part being read changes.
 */
export class Speaker {
  /** The question that is being read; empty when none is. */
  name = '';
  /** Key of the part that is being read. */
  part = '';
  /** The question whose reading came to nothing. */
  failed = '';
  #stop: (() => void) | undefined;
  #listening = false;
  readonly #voices = new Map<string, SpeechSynthesisVoice>();

  constructor(
    private readonly changed: () => void,
    readonly base: () => string | undefined,
  ) {}

  /** Whether these can be read here: any has a recording, or the device has a voice for the language. */
  can(parts: readonly SpokenPart[], lang: string): boolean {
    return parts.some((part) => !!part.audio) || !!this.#voice(lang);
  }

  /** Reads the parts one after the other; what was being read before stops. */
  async read(name: string, parts: readonly SpokenPart[], lang: string): Promise<void> {
    this.stop();
    let stopped = false;
    this.#stop = () => (stopped = true);
    const mine = this.#stop;
    this.failed = '';
    this.name = name;
    let said = false;
    for (const part of parts) {
      this.part = part.key;
      this.changed();
      said =
        (await this.#say(part, lang, (halt) => {
          this.#stop = () => {
            stopped = true;
            halt();
          };
          if (stopped) halt();
        })) || said;
      if (stopped) return;
      this.#stop = mine;
    }
    if (!said) this.failed = name;
    this.#end();
  }

  /** Stops at once. */
  stop(): void {
    if (!this.name) return;
    const halt = this.#stop;
    this.#end();
    halt?.();
  }

  #end(): void {
    this.name = '';
    this.part = '';
    this.#stop = undefined;
    this.changed();
  }

  /** Says one part; false where nothing could be heard. */
  async #say(part: SpokenPart, lang: string, running: (halt: () => void) => void): Promise<boolean> {
    if (part.audio && (await recorded(part.audio, running))) return true;
    const voice = this.#voice(lang);
    // An engine may throw, too.
    return voice && part.text ? spoken(part.text, voice, running).catch(() => false) : false;
  }

  // Some browsers know their voices only a moment later; then the button appears.
  #voice(lang: string): SpeechSynthesisVoice | undefined {
    const engine = synth();
    if (engine && !this.#listening) {
      this.#listening = true;
      engine.addEventListener?.('voiceschanged', () => {
        this.#voices.clear();
        this.changed();
      });
    }
    const voice = this.#voices.get(lang) ?? voiceFor(lang);
    if (voice) this.#voices.set(lang, voice);
    return voice;
  }
}

/** Plays a recording; false where it cannot be got or played. */
async function recorded(url: string, running: (halt: () => void) => void): Promise<boolean> {
  let stopped = false;
  running(() => (stopped = true));
  try {
    const reply = await fetch(url, { credentials: 'omit' });
    if (!reply.ok) return false;
    const bytes = await reply.arrayBuffer();
    if (stopped) return true;
    const sound = await play(bytes);
    if (stopped) sound.stop();
    running(() => sound.stop());
    await sound.over;
    return true;
  } catch {
    return stopped || byElement(url, running);
  }
}

/** For a host without CORS: an audio element needs none, where the page's policy allows it. */
async function byElement(url: string, running: (halt: () => void) => void): Promise<boolean> {
  if (new URL(url).origin === location.origin) return false;
  const sound = new Audio(url);
  try {
    const over = new Promise<void>((done, fail) => {
      sound.onended = sound.onpause = () => done();
      sound.onerror = () => fail(new Error('not played'));
    });
    running(() => sound.pause());
    await Promise.race([sound.play(), over]);
    await over;
    return true;
  } catch {
    return false;
  }
}

/** Says a text with a voice; false where the engine stays silent. */
async function spoken(
  text: string,
  voice: SpeechSynthesisVoice,
  running: (halt: () => void) => void,
): Promise<boolean> {
  const engine = synth();
  if (!engine) return false;
  let stopped = false;
  running(() => {
    stopped = true;
    engine.cancel();
  });
  let heard = false;
  for (const piece of pieces(text)) {
    if (stopped) return true;
    const ok = await utter(engine, piece, voice);
    heard = heard || ok;
    if (!ok) break;
  }
  return heard;
}

// Some engines never begin and never say so: waited for so long, then given up.
const utter = (engine: SpeechSynthesis, text: string, voice: SpeechSynthesisVoice): Promise<boolean> =>
  new Promise((done) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    const silence = setTimeout(() => {
      engine.cancel();
      done(false);
    }, VOICE_WAIT);
    utterance.onstart = () => clearTimeout(silence);
    utterance.onend = () => {
      clearTimeout(silence);
      done(true);
    };
    utterance.onerror = ({ error }) => {
      clearTimeout(silence);
      done(error === 'canceled' || error === 'interrupted');
    };
    engine.speak(utterance);
  });
