import type { Draw } from '../../../contract/course';
import { draw as drawResource } from '../../../contract/resource';
import { epochOf } from '../../../contract/time';
import { askOne } from '../../../control/reading';
import type { Backend } from '../../../source/backend';
import { drawAgain, faultsOf } from '../../../source/draw';
import type { DrawFault, Redrawn } from '../../../source/draw';
import { Failure } from '../../../source/failure';

/** A published draw and what came out when it was repeated here. */
export interface Checked {
  draw: Draw;
  again: Redrawn;
  faults: readonly DrawFault[];
}

export type Lot = 'asking' | Checked | Failure;

/** Draws by session: asked for when somebody looks, repeated in the page. */
export class Lots {
  readonly #lots = new Map<string, Lot>();
  /** What the reader has typed as a number, by session. */
  readonly #typed = new Map<string, string>();

  constructor(
    private readonly backend: () => Backend | undefined,
    private readonly changed: () => void,
  ) {}

  get(session: string): Lot | undefined {
    return this.#lots.get(session);
  }

  typed(session: string): string {
    return this.#typed.get(session) ?? '';
  }

  type(session: string, text: string): void {
    this.#typed.set(session, text);
    this.changed();
  }

  /** Asks, once; `again` in any case. `closesAt` is when the list is complete: a hash seen since then must stay. */
  ask(session: string, closesAt: string | null | undefined, again = false): void {
    const backend = this.backend();
    if (!backend || (!again && this.#lots.has(session))) return;
    this.#lots.set(session, 'asking');
    void this.#check(backend, session, closesAt)
      .catch((error: unknown) => (error instanceof Failure ? error : new Failure('wrong-shape')))
      .then((lot) => {
        this.#lots.set(session, lot);
        this.changed();
      });
  }

  async #check(backend: Backend, session: string, closesAt: string | null | undefined): Promise<Checked> {
    const ask = askOne(backend, drawResource, { id: session });
    const before = await ask.recall();
    const closed = closesAt ? epochOf(closesAt) : Infinity;
    const seen = before && before.receivedAt > closed ? before.item.listHash : undefined;
    const { item: draw } = await ask.read(new AbortController().signal, true);
    const again = await drawAgain(draw);
    return { draw, again, faults: faultsOf(draw, again, seen) };
  }
}
