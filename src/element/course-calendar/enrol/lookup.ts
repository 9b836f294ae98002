import type { Enrolment } from '../../../contract/course';
import { enrolment as enrolmentResource } from '../../../contract/resource';
import { askOne } from '../../../control/reading';
import type { Backend } from '../../../source/backend';

/** What is known of one enrolment by its receipt. */
export interface Known {
  item?: Enrolment | undefined;
  /** Device time of the last answer, ms since the epoch. */
  at: number;
  failed: boolean;
}

/** An answer is good for so long, in ms: places in a queue move. */
const FRESH = 30_000;

/** What became of enrolments, asked by receipt: kept in this page's memory alone. */
export class Lookups {
  readonly #known = new Map<string, Known>();
  readonly #asking = new Set<string>();

  constructor(
    private readonly backend: () => Backend | undefined,
    private readonly changed: () => void,
  ) {}

  get(receipt: string): Known | undefined {
    return this.#known.get(receipt);
  }

  /** The receipt of the enrolment in a session, if one of these is for it; the newest that still counts first. */
  forSession(id: string, receipts: readonly string[]): string | undefined {
    const own = receipts.filter((receipt) => this.#known.get(receipt)?.item?.sessionId === id);
    const over = (receipt: string): boolean =>
      /^(cancelled|lapsed|lost|declined|refused)$/.test(this.#known.get(receipt)?.item?.status ?? '');
    return own.find((receipt) => !over(receipt)) ?? own[0];
  }

  /** Asks where the last answer is too old; `now` asks in any case. */
  async ask(receipt: string, now = false): Promise<void> {
    const known = this.#known.get(receipt);
    const backend = this.backend();
    if (!receipt || !backend || this.#asking.has(receipt)) return;
    if (!now && known && Date.now() - known.at < FRESH) return;
    this.#asking.add(receipt);
    try {
      const { signal } = new AbortController();
      const { item } = await askOne(backend, enrolmentResource, { receipt }).read(signal, true);
      this.#known.set(receipt, { item, at: Date.now(), failed: false });
    } catch {
      // The reason is not told: a receipt is nobody's business. What was known stays, with its age.
      this.#known.set(receipt, { item: known?.item, at: Date.now(), failed: true });
    } finally {
      this.#asking.delete(receipt);
      this.changed();
    }
  }
}
