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

/** Disclosed sums of shares, and how many keep something back. */
export function sumShares(lines: readonly ShareLine[]): {
  dueFen: number;
  paidFen: number;
  undisclosed: number;
} {
  let [dueFen, paidFen, undisclosed] = [0, 0, 0];
  for (const { share } of lines) {
    dueFen += share.dueFen ?? 0;
    paidFen += share.paidFen ?? 0;
    if (share.dueFen == null || share.paidFen == null) undisclosed++;
  }
  return { dueFen, paidFen, undisclosed };
}
