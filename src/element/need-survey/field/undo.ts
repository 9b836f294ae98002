import { html, nothing } from 'lit';
import { icon } from '../../part/icon';
import type { Asking } from './asking';
import { fieldId } from './id';

/** What was taken away last, and how to bring it back. */
interface Undo {
  now: { what: string; back: () => void } | undefined;
}

const held = (name: string, { room }: Asking): Undo =>
  room.hold<Undo>('undo', name, () => ({ now: undefined }));

const undoId = (name: string): string => `${fieldId(name)}-undo`;

/** Says that something is gone and offers it back; the focus goes there, since its button went with it. */
export function offerUndo(name: string, asking: Asking, what: string, back: () => void): void {
  const { room, tongue } = asking;
  held(name, asking).now = { what, back };
  room.update();
  room.say(tongue.words.removed(what));
  void room.focus(`#${undoId(name)}`);
}

/** The offer is over: something else was done. */
export function forgetUndo(name: string, asking: Asking): void {
  held(name, asking).now = undefined;
}

export function undoLine(name: string, asking: Asking): unknown {
  const undo = held(name, asking);
  const { now } = undo;
  if (!now) return nothing;
  const { words } = asking.tongue;
  const back = () => {
    undo.now = undefined;
    now.back();
    asking.room.update();
    void asking.room.focus(`#${fieldId(name)}`);
  };
  return html`<p class="undo no-print">
    <span>${words.removed(now.what)}</span>
    <button
      type="button"
      id=${undoId(name)}
      aria-label="${words.undo}：${words.removed(now.what)}"
      @click=${back}
    >
      ${icon('undo')}<span>${words.undo}</span>
    </button>
  </p>`;
}
