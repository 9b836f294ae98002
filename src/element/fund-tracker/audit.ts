import type { Entry, Fund } from '../../contract/fund';
import type { Service } from '../../contract/service';
import { compareInstants } from '../../contract/time';
import { memo } from '../../control/memo';
import type { Reading } from '../../control/reading';
import type { Loaded } from '../../source/read';
import { label } from '../part/label';
import { check } from './check';
import type { Check } from './check';
import { bySeq } from './count';
import { linesOf } from './ledger';
import type { Line } from './ledger';
import type { Scene } from './scene';
import type { Reach } from './show-check';
import { ledgerKindLabels } from './words';
import type { Words } from './words';

export interface Audit {
  found: Check;
  reach: Reach;
  /** The ledger by seq; undefined until it was read. */
  sorted: readonly Entry[] | undefined;
  /** Totals and lines disagree and are of different moments: the totals are to be read anew before anyone is alarmed. */
  renew: boolean;
}

type State<T> = Reading<Loaded<T>>;

const settled = <T>(state: State<T>): boolean => state.status === 'ready' || state.status === 'empty';
const underway = <T>(state: State<T>): boolean =>
  state.status === 'loading' || state.status === 'idle' || (state.status === 'stale' && !state.failure);

/**
 * Checks and prepares what was read, and remembers it: the check of a long ledger is done once per answer, not once
 * per update.
 */
export class Auditor {
  readonly #sorted = memo(bySeq);
  readonly #check = memo((fund: Fund, sorted: readonly Entry[], whole: boolean, together: boolean) =>
    check(fund, sorted, { whole, together }),
  );
  readonly #lines = memo(
    (sorted: readonly Entry[], lang: string, service: Service | undefined, words: Words) =>
      linesOf(sorted, lang, (kind) => label(service, 'ledgerKind', ledgerKindLabels, kind, lang), words),
  );
  readonly #cut = memo((lines: readonly Line[], from: string, to: string) =>
    lines.filter(({ entry }) => (!from || entry.postedOn >= from) && (!to || entry.postedOn <= to)),
  );
  readonly #short = memo((lines: readonly Line[], limit: number) => (limit ? lines.slice(0, limit) : lines));
  readonly #renewed = new WeakSet<object>();

  /** The check of a fund as far as its ledger is there. */
  audit(fund: Fund, funds: State<Fund>, entries: State<Entry>): Audit {
    if (!('data' in entries)) {
      const reach = entries.status === 'failed' ? 'unread' : 'checking';
      return { found: check(fund), reach, sorted: undefined, renew: false };
    }
    const { items, partial, asOf } = entries.data;
    const sorted = this.#sorted(items);
    const fresh = settled(funds) && settled(entries);
    let found = this.#check(fund, sorted, !partial, fresh);
    const older =
      fresh && found.faults.length > 0 && compareInstants(asOf, fund.asOf) > 0 && !this.#renewed.has(items);
    if (older) {
      this.#renewed.add(items);
      found = check(fund, sorted, { whole: !partial, together: false });
    }
    const reach =
      older || underway(funds) || underway(entries)
        ? 'checking'
        : fresh
          ? partial
            ? 'part'
            : 'whole'
          : 'stale';
    return { found, reach, sorted, renew: older };
  }

  /** The lines between two days (either may be empty), newest first, and how many of them `limit` keeps back. */
  lines(
    sorted: readonly Entry[],
    scene: Pick<Scene, 'lang' | 'service' | 'words'>,
    options: { from: string; to: string; limit: number },
  ): { lines: readonly Line[]; hidden: number } {
    const { from, to, limit } = options;
    const all = this.#lines(sorted, scene.lang, scene.service, scene.words);
    const inside = from || to ? this.#cut(all, from, to) : all;
    const lines = this.#short(inside, limit);
    return { lines, hidden: inside.length - lines.length };
  }
}
