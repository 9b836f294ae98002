/*
 * Sound through Web Audio: a strict policy forbids media elements to play recordings of this page (`blob:`) and files
 * without `media-src`; Web Audio plays bytes that script holds, under any policy.
 */

/** How long in ms the device may take to begin, and to tell that it has come to the end. */
const WAIT = 2000;
const later = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

let shared: AudioContext | undefined;

/** The page's audio context, made at the first tap, since browsers refuse one before. */
function context(): AudioContext {
  if (typeof AudioContext !== 'function') throw new Error('no Web Audio');
  if (!shared || shared.state === 'closed') shared = new AudioContext();
  return shared;
}

// The form with callbacks: older WebKit has no other.
const decoded = (audio: AudioContext, bytes: ArrayBuffer): Promise<AudioBuffer> =>
  new Promise((done, fail) => {
    const maybe: unknown = audio.decodeAudioData(bytes, done, fail);
    if (maybe instanceof Promise) maybe.catch(fail);
  });

/** One sound that plays. */
export interface Playing {
  /** Resolves when it has come to its end or was stopped. */
  readonly over: Promise<void>;
  stop(): void;
}

/** Plays recorded sound; call it from a tap. Rejects where the browser cannot play it. */
export async function play(bytes: ArrayBuffer): Promise<Playing> {
  const audio = context();
  const running = audio.state === 'running' ? undefined : audio.resume();
  const buffer = await decoded(audio, bytes);
  // Without a sound device, and without a tap in some browsers, this never comes.
  await Promise.race([running, later(WAIT)]);
  if (audio.state !== 'running') throw new Error('no sound');
  const source = audio.createBufferSource();
  source.buffer = buffer;
  source.connect(audio.destination);
  const over = new Promise<void>((done) => {
    source.onended = () => done();
    void later(buffer.duration * 1000 + WAIT).then(done);
  });
  source.start();
  return {
    over: over.then(() => source.disconnect()),
    stop: () => source.stop(),
  };
}
