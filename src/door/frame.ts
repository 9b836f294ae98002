import { listOf } from '../contract/list';
import { doorOf, urlOf } from './address';

/** What a hosted page in a frame tells the page around it. */
export interface HeightMessage {
  hehuo: 'height';
  /** CSS px. */
  height: number;
}

const LEAST = 80;
const MOST = 20_000;
/** Ms between two changes of one frame: a page whose content follows its frame's height would go on for ever. */
const REST_MS = 150;

const heightOf = (data: unknown): number | undefined => {
  const { hehuo, height } = Object(data) as Partial<HeightMessage>;
  return hehuo === 'height' && typeof height === 'number' && Number.isFinite(height)
    ? Math.min(MOST, Math.max(LEAST, Math.ceil(height)))
    : undefined;
};

/** The frame of this page that a message came from, when it shows a hosted page of its own origin. */
function frameOf({ source, origin }: MessageEvent): HTMLIFrameElement | undefined {
  const frames = listOf(document.querySelectorAll('iframe'));
  const frame = frames.find(({ contentWindow }) => contentWindow !== null && contentWindow === source);
  if (!frame) return undefined;
  const url = urlOf(frame.src);
  return url && doorOf(url) && url.origin === origin ? frame : undefined;
}

/** Gives every frame with a hosted page the height that it tells. Only origin, source and shape that fit are heard. */
export function watchFrames(): void {
  const last = new WeakMap<HTMLIFrameElement, number>();
  window.addEventListener('message', (event) => {
    const height = heightOf(event.data);
    const frame = height === undefined ? undefined : frameOf(event);
    if (!frame || height === undefined || Math.abs(frame.clientHeight - height) < 2) return;
    const now = performance.now();
    if (now - (last.get(frame) ?? -REST_MS) < REST_MS) return;
    last.set(frame, now);
    frame.style.height = `${height}px`;
    // Themes keep frames to the proportions of a video: WordPress's Twenty Twenty-One by this, written on the frame.
    frame.style.maxHeight = 'none';
  });
}

/** Tells the page around this one how high the content is, whenever that changes. */
export function tellHeight(content: Element): void {
  if (window.parent === window || typeof ResizeObserver !== 'function') return;
  let told = 0;
  const tell = (): void => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // The height of a public page is no secret, and the page around may be anybody's.
    window.parent.postMessage({ hehuo: 'height', height } satisfies HeightMessage, '*');
  };
  new ResizeObserver(tell).observe(content);
  // One that was not heard while the frame rested.
  setInterval(() => {
    if (Math.abs(window.innerHeight - told) > 2) told = 0;
    tell();
  }, 500);
}
