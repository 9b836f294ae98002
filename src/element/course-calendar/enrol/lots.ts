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

/** What was seen just at the end may be an answer of just before it, ms. */
const SETTLED = 60_000;

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

  /**
   * Asks, once; `again` in any case. `closesAt` is when the list is complete: a hash seen since then must stay. `ahead`
   * is how much the server's clock is before the device's, ms: what this device saw, it saw by its own clock.
   */
  ask(session: string, closesAt: string | null | undefined, ahead: number, again = false): void {
    const backend = this.backend();
    if (!backend || (!again && this.#lots.has(session))) return;
    this.#lots.set(session, 'asking');
    void this.#check(backend, session, closesAt ? epochOf(closesAt) - ahead + SETTLED : Infinity)
      .catch((error: unknown) => (error instanceof Failure ? error : new Failure('wrong-shape')))
      .then((lot) => {
        this.#lots.set(session, lot);
        this.changed();
      });
  }

  async #check(backend: Backend, session: string, closed: number): Promise<Checked> {
    const ask = askOne(backend, drawResource, { id: session });
    const before = await ask.recall();
    const seen = {
      listHash: before && before.receivedAt > closed ? before.item.listHash : undefined,
      seedHash: before?.item.seedHash ?? undefined,
    };
    const { item: draw } = await ask.read(new AbortController().signal, true);
    const again = await drawAgain(draw);
    return { draw, again, faults: faultsOf(draw, again, seen) };
  }
}
