/** Longest side of a small picture in device pixels. */
const SIDE = 320;

const shown = new WeakMap<Element, string>();

/** Draws a photo on its canvas, once. An `img` would need `blob:` in the page's policy; a canvas needs nothing. */
export function showPicture(canvas: Element | undefined, sha: string, blob: Blob): void {
  if (!(canvas instanceof HTMLCanvasElement) || shown.get(canvas) === sha) return;
  shown.set(canvas, sha);
  void draw(canvas, sha, blob);
}

async function draw(canvas: HTMLCanvasElement, sha: string, blob: Blob): Promise<void> {
  try {
    if (typeof createImageBitmap !== 'function') return;
    const picture = await createImageBitmap(blob);
    // Another photo may have taken the place in the meantime.
    if (shown.get(canvas) !== sha) return;
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext('2d');
    if (context) context.imageSmoothingQuality = 'high';
    context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
  } catch {
    // Its name and size stand beside it all the same.
  }
}
