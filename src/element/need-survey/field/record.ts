/* A recording with the microphone: at most so long, with the time left and how loud it is. */
import { VOICE_LIMIT } from './hint';
import type { FieldWords } from './words';

export type VoiceTrouble = keyof FieldWords['voiceTrouble'];
export type Level = keyof FieldWords['voiceLevel'];

export interface Recording {
  blob: Blob;
  /** Whole seconds, at least 1. */
  seconds: number;
}

export class VoiceFault extends Error {
  constructor(readonly trouble: VoiceTrouble) {
    super(trouble);
  }
}

/** Bits a second: speech stays clear, a minute is about 240 KB. */
const BITS = 32_000;
const TICK = 250;
/** How many peaks tell the level: a second and a half. */
const PEAKS = 6;
const formats = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm'];

const faults: Readonly<Record<string, VoiceTrouble>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  PermissionDeniedError: 'refused',
  NotFoundError: 'no-microphone',
  DevicesNotFoundError: 'no-microphone',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
};

/** Why nothing can be recorded here, as far as it can be told without asking for the microphone. */
export function cannotRecord(): VoiceTrouble | undefined {
  if (!window.isSecureContext) return 'insecure';
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices || typeof devices.getUserMedia !== 'function') return 'missing';
  return typeof MediaRecorder === 'function' ? undefined : 'missing';
}

async function microphone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
    });
  } catch (error) {
    throw new VoiceFault(faults[(error as DOMException).name] ?? 'failed');
  }
}

/** The peak (0 to 128) of a stream, asked from time to time; undefined where the browser cannot tell. */
function listener(stream: MediaStream): { peak: () => number | undefined; close: () => void } {
  try {
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const peak = (): number | undefined => {
      if (audio.state !== 'running') return undefined;
      analyser.getByteTimeDomainData(samples);
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    };
    return { peak, close: () => void audio.close() };
  } catch {
    return { peak: () => undefined, close: () => undefined };
  }
}

/** How loud it was, by the peaks (0 to 128) of the last moments: a breath between two words is no silence. */
export function levelOf(peaks: readonly number[]): Level | undefined {
  if (!peaks.length) return undefined;
  const peak = Math.max(...peaks);
  if (peak < 2) return 'silent';
  if (peak < 10) return 'quiet';
  return peak > 125 ? 'loud' : 'good';
}

export type RecorderStatus = 'idle' | 'asking' | 'recording' | 'ending';

/** Records once at a time. `changed` is called when something to show has changed. */
export class Recorder {
  status: RecorderStatus = 'idle';
  /** Whole seconds that are left. */
  left = VOICE_LIMIT;
  level: Level | undefined;
  #turn = 0;
  /** The last peaks, newest last. */
  #peaks: number[] = [];
  #stop: ((keep: boolean) => void) | undefined;

  constructor(private readonly changed: () => void) {}

  /**
   * Records until `stop` or the limit. Resolves to the recording, or to undefined when it was thrown away; rejects
   * with a `VoiceFault`.
   */
  async record(limit: number = VOICE_LIMIT): Promise<Recording | undefined> {
    const turn = ++this.#turn;
    this.#become('asking');
    try {
      const wrong = cannotRecord();
      if (wrong) throw new VoiceFault(wrong);
      const stream = await microphone();
      try {
        if (turn !== this.#turn) return undefined;
        return await this.#run(stream, limit);
      } finally {
        stream.getTracks().forEach((track) => track.stop());
      }
    } finally {
      if (turn === this.#turn) this.#become('idle');
    }
  }

  /** Ends the recording and keeps it. */
  stop(): void {
    if (this.#stop) this.#stop(true);
    else this.cancel();
  }

  /** Ends the recording, or the asking for the microphone, and throws away what there is. */
  cancel(): void {
    this.#turn += 1;
    this.#stop?.(false);
    this.#become('idle');
  }

  #become(status: RecorderStatus): void {
    if (this.status === status) return;
    this.status = status;
    this.changed();
  }

  async #run(stream: MediaStream, limit: number): Promise<Recording | undefined> {
    const mimeType = formats.find((one) => MediaRecorder.isTypeSupported(one));
    const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: BITS });
    const ear = listener(stream);
    const chunks: Blob[] = [];
    const began = performance.now();
    let keep = true;
    const seconds = () => (performance.now() - began) / 1000;
    const ended = new Promise<void>((done, fail) => {
      recorder.ondataavailable = ({ data }) => void (data.size && chunks.push(data));
      recorder.onstop = () => done();
      recorder.onerror = () => fail(new VoiceFault('failed'));
    });
    const end = (wanted: boolean) => {
      keep = keep && wanted;
      if (this.status === 'recording') this.#become('ending');
      if (recorder.state !== 'inactive') recorder.stop();
    };
    this.#stop = end;
    const tick = setInterval(() => this.#tick(limit - seconds(), ear.peak(), end), TICK);
    try {
      recorder.start(1000);
      this.left = limit;
      this.#peaks = [];
      this.#become('recording');
      await ended;
    } finally {
      clearInterval(tick);
      ear.close();
      this.#stop = undefined;
      this.level = undefined;
    }
    return keep ? recordingOf(chunks, recorder.mimeType, Math.min(limit, seconds())) : undefined;
  }

  #tick(left: number, peak: number | undefined, end: (keep: boolean) => void): void {
    if (left <= 0) end(true);
    if (peak !== undefined) this.#peaks = [...this.#peaks, peak].slice(-PEAKS);
    const level = this.#peaks.length < PEAKS ? undefined : levelOf(this.#peaks);
    const whole = Math.max(0, Math.ceil(left));
    if (whole === this.left && level === this.level) return;
    this.left = whole;
    this.level = level;
    this.changed();
  }
}

function recordingOf(chunks: Blob[], mimeType: string, seconds: number): Recording {
  const type = (mimeType || chunks[0]?.type || 'audio/webm').replace(/;.*$/, '');
  const blob = new Blob(chunks, { type });
  if (!blob.size) throw new VoiceFault('nothing');
  return { blob, seconds: Math.max(1, Math.round(seconds)) };
}
