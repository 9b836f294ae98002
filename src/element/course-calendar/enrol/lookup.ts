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

/** An answer is good for so long, in ms, where somebody looks at it: places in a queue move. */
const FRESH = 30_000;
/** And where nobody does. */
const KEPT = 5 * 60_000;
/** Most questions in a minute that nobody asked for: a whole station may share one address. */
const MOST = 5;
/** Nothing more becomes of these. */
const OVER = /^(cancelled|lapsed|lost|declined|refused|attended|no_show)$/;

/** What became of enrolments, asked by receipt: kept in this page's memory alone. */
export class Lookups {
  readonly #known = new Map<string, Known>();
  readonly #asking = new Set<string>();
  /** To be asked once more: something was done while the question was on its way. */
  readonly #again = new Set<string>();
  /** When questions were put that nobody asked for. */
  #times: number[] = [];

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
    return own.find((receipt) => !OVER.test(this.#known.get(receipt)?.item?.status ?? '')) ?? own[0];
  }

  /** Asks, a few at a time, for what is not known yet or may have changed, unless nobody sees the page. */
  askDue(receipts: readonly string[]): void {
    const now = Date.now();
    this.#times = this.#times.filter((at) => now - at < 60_000);
    if (document.hidden) return;
    for (const receipt of receipts) {
      if (this.#times.length >= MOST) return;
      const known = this.#known.get(receipt);
      if (this.#asking.has(receipt) || OVER.test(known?.item?.status ?? '')) continue;
      if (known && now - known.at < KEPT) continue;
      this.#times.push(now);
      void this.ask(receipt);
    }
  }

  /** Asks where the last answer is too old; `now` asks in any case. */
  async ask(receipt: string, now = false): Promise<void> {
    const known = this.#known.get(receipt);
    const backend = this.backend();
    if (!receipt || !backend) return;
    if (this.#asking.has(receipt)) return void (now && this.#again.add(receipt));
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
      if (this.#again.delete(receipt)) void this.ask(receipt, true);
      this.changed();
    }
  }
}
