import type { Share } from '../../contract/fund';
import { shareOf } from '../../contract/money';
import { textIn } from '../../contract/text';
import { daysBetween } from '../../contract/time';
import type { PlainDate } from '../../contract/time';

/** An agreed share, ready to be shown. Null amounts and rates are not disclosed. */
export interface ShareLine {
  share: Share;
  partner: string;
  /** Whether the agreement names a rate at all: a fixed sum or a voluntary gift has none. */
  byRate: boolean;
  /** Days past the due date of a sum not yet paid in full; 0 when none. */
  overdueDays: number;
  /** What base × rate gives, where it differs from the published due sum. */
  expectedFen: number | undefined;
  /** Seqs of the ledger lines that paid it. */
  seqs: readonly number[];
}

const unpaid = ['due', 'part_paid', 'overdue'];

function overdueDays({ dueOn, status, dueFen, paidFen }: Share, today: PlainDate): number {
  if (!dueOn || dueOn >= today || !unpaid.includes(status)) return 0;
  if (dueFen != null && paidFen != null && paidFen >= dueFen) return 0;
  return daysBetween(dueOn, today);
}

function expectedFen({ baseFen, bp, dueFen }: Share): number | undefined {
  if (baseFen == null || bp == null || dueFen == null) return undefined;
  const counted = shareOf(baseFen, bp);
  return counted === dueFen ? undefined : counted;
}

/** Shares, latest period first, then by partner. */
export function shareLines(
  shares: readonly Share[],
  options: { lang: string; today: PlainDate; partner: string; seqOf: ReadonlyMap<string, number> },
): ShareLine[] {
  const { lang, today, partner, seqOf } = options;
  return shares
    .filter((share) => !partner || share.partnerId === partner)
    .map((share) => ({
      share,
      partner: textIn(share.partnerName, lang),
      byRate: share.bp != null || (share.basis !== 'fixed' && share.basis !== 'voluntary'),
      overdueDays: overdueDays(share, today),
      expectedFen: expectedFen(share),
      seqs: (share.entryIds ?? []).flatMap((id) => seqOf.get(id) ?? []),
    }))
    .sort((a, b) =>
      a.share.to === b.share.to ? a.partner.localeCompare(b.partner, 'zh') : a.share.to < b.share.to ? 1 : -1,
    );
}

export interface ShareSum {
  dueFen: number;
  paidFen: number;
  /** What is not paid, by status, overdue and disputed first. */
  unpaid: readonly (readonly [status: string, fen: number])[];
  /** Shares that keep due or paid back; none of their amounts is counted. */
  undisclosed: number;
  /** Their partners, each once. */
  silent: readonly string[];
}

/** Disclosed sums of shares, why they differ, and who keeps something back. */
export function sumShares(lines: readonly ShareLine[]): ShareSum {
  let [dueFen, paidFen, undisclosed] = [0, 0, 0];
  const silent = new Set<string>();
  const unpaid = new Map([
    ['overdue', 0],
    ['disputed', 0],
  ]);
  for (const { share, partner, overdueDays } of lines) {
    const { dueFen: due, paidFen: paid } = share;
    if (due == null || paid == null) {
      undisclosed++;
      silent.add(partner);
      continue;
    }
    dueFen += due;
    paidFen += paid;
    const status = overdueDays ? 'overdue' : share.status;
    unpaid.set(status, (unpaid.get(status) ?? 0) + due - paid);
  }
  const named = [...unpaid].filter(([, amount]) => amount > 0);
  return { dueFen, paidFen, unpaid: named, undisclosed, silent: [...silent] };
}
