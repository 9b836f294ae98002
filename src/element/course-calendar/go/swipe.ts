/** How far in px a finger goes for one step, and how much straighter sideways than down. */
const FAR = 56;
const STRAIGHT = 2;
/** A finger that rests this long (ms) before it moves is choosing text; one that takes so long in all is reading. */
const REST = 400;
const SLOW = 900;
/** The edges of the screen belong to the browser's own way back. */
const EDGE = 24;

interface Start {
  id: number;
  x: number;
  y: number;
  at: number;
  moved: boolean;
}

/** Whether something between the finger and the stage goes sideways itself, or takes fingers for its own. */
function taken(event: PointerEvent, stage: Element): boolean {
  for (const one of event.composedPath()) {
    if (one === stage) return false;
    if (!(one instanceof Element)) continue;
    if (/^(INPUT|SELECT|TEXTAREA|DIALOG)$/.test(one.tagName)) return true;
    if (one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
      return true;
  }
  return true;
}

/**
 * Steps forth and back by a finger drawn sideways over an element: one step a gesture, on lifting. Down and up stay the
 * browser's, so does choosing text; from right to left forth and back change sides. What it does, buttons do too.
 */
export class Swipe {
  #stage: HTMLElement | null = null;
  #move: (steps: number) => void = () => undefined;
  #start: Start | undefined;

  constructor(private readonly host: Element) {}

  heed(stage: HTMLElement | null, move: (steps: number) => void): void {
    this.#move = move;
    if (stage === this.#stage) return;
    this.#listen(this.#stage, 'removeEventListener');
    this.#stage = stage;
    this.#listen(stage, 'addEventListener');
  }

  #listen(stage: HTMLElement | null, how: 'addEventListener' | 'removeEventListener'): void {
    stage?.[how]('pointerdown', this.#onDown as EventListener);
    stage?.[how]('pointermove', this.#onMove as EventListener);
    stage?.[how]('pointerup', this.#onUp as EventListener);
    stage?.[how]('pointercancel', this.#onCancel);
  }

  readonly #onDown = (event: PointerEvent): void => {
    const { pointerId: id, clientX: x, clientY: y, timeStamp: at } = event;
    const stage = this.#stage;
    // A second finger zooms.
    if (this.#start || event.pointerType !== 'touch' || stage?.dataset.sideways !== 'true') {
      this.#start = undefined;
      return;
    }
    if (x < EDGE || x > innerWidth - EDGE || taken(event, stage)) return;
    this.#start = { id, x, y, at, moved: false };
  };

  readonly #onMove = ({ pointerId, clientX, clientY, timeStamp }: PointerEvent): void => {
    const start = this.#start;
    if (!start || pointerId !== start.id || start.moved) return;
    if (Math.abs(clientX - start.x) + Math.abs(clientY - start.y) < 10) return;
    start.moved = true;
    if (timeStamp - start.at > REST) this.#start = undefined;
  };

  readonly #onUp = ({ pointerId, clientX, clientY, timeStamp }: PointerEvent): void => {
    const start = this.#start;
    if (pointerId !== start?.id) return;
    this.#start = undefined;
    const x = clientX - start.x;
    const y = clientY - start.y;
    if (!start.moved || timeStamp - start.at > SLOW || getSelection()?.isCollapsed === false) return;
    if (Math.abs(x) < FAR || Math.abs(x) < STRAIGHT * Math.abs(y)) return;
    const back = x > 0 !== (getComputedStyle(this.host).direction === 'rtl');
    this.#move(back ? -1 : 1);
  };

  readonly #onCancel = (): void => {
    this.#start = undefined;
  };
}
