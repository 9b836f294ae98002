import { addMonths, firstDay, monthOf, sumFen } from '../../src/contract';
import type { Entry } from '../../src/contract';
import type { Frame } from './frame';
import type { FundPlan } from './fund-plan';
import { closingLines, specialLines } from './ledger-case';
import { dayOf, spending, split, type Draft, type Writing } from './ledger-line';
import { both, marked, three } from './phrase';
import { randomOf } from './random';
import type { Scale } from './scale';
import type { ShareDraft } from './share';
import { donors } from './table/fund';

const gifts = [500, 1000, 2000, 2000, 3000, 5000, 5000, 6600, 8800, 10_000, 10_000, 16_600, 20_000, 30_000];

function donations(writing: Writing, count: number): Draft[] {
  const { random, months } = writing;
  return months.flatMap((month) =>
    Array.from({ length: count }, () => {
      const [label, summary] = random.pick(donors);
      const postedOn = dayOf(writing, month, random.next());
      const counterparty = {
        label,
        type: label.startsWith('居民') ? 'resident' : 'organisation',
        masked: true,
      };
      const amountFen = random.pick(gifts);
      const receiptNo = `SJ${month.replace('-', '')}${random.int(1000, 9999)}`;
      return {
        postedOn,
        kind: 'donation_in',
        direction: 'in' as const,
        amountFen,
        counterparty,
        summary,
        receiptNo,
      };
    }),
  );
}

function interest(writing: Writing): Draft[] {
  const { random, months } = writing;
  return months
    .map((month) => ({ month, amountFen: random.int(380, 2100) }))
    .filter(({ month }) => Number(month.slice(5)) % 3 === 0)
    .map(({ month, amountFen }) => ({
      postedOn: dayOf(writing, month, 0.68),
      kind: 'interest_in',
      direction: 'in' as const,
      amountFen,
      summary: '专户活期利息',
    }));
}

const quarterWords = (from: string) =>
  `${from.slice(0, 4)}年第${Math.ceil(Number(from.slice(5, 7)) / 3)}季度`;

/** The money that came in by share statements, within the months of the ledger. */
function shareLines(drafts: readonly ShareDraft[], first: string): Draft[] {
  return drafts.flatMap((draft) => {
    const { share, paidOn } = draft;
    if (!paidOn || paidOn < first || !share.paidFen) return [];
    return [
      {
        postedOn: paidOn,
        kind: 'share_in',
        direction: 'in' as const,
        amountFen: share.paidFen,
        counterparty: { label: share.partnerName, type: 'partner' },
        partnerId: share.partnerId,
        summary: both(`约定反哺，${quarterWords(share.from)}`, `Agreed share, ${share.from} to ${share.to}`),
        share: draft,
      },
    ];
  });
}

/** What is missing to the fund's income comes as matching money every third month. */
function allocations(writing: Writing, missingFen: number): Draft[] {
  const { random, months } = writing;
  if (missingFen < 0) throw new RangeError(`${writing.plan.id} takes in more than planned`);
  const due = months.filter((_, i) => i % 3 === 0);
  return split(missingFen, due.length, random).map((amountFen, i) => ({
    postedOn: dayOf(writing, due[i] ?? '', 0.3),
    kind: 'allocation_in',
    direction: 'in' as const,
    amountFen,
    counterparty: { label: marked('济阳区暖邻慈善协会'), type: 'host' },
    summary: '配捐拨入',
  }));
}

const total = (drafts: readonly Draft[], direction: string): number =>
  sumFen(drafts.filter((draft) => draft.direction === direction).map(({ amountFen }) => amountFen));

function drafted(writing: Writing, shares: readonly ShareDraft[], scale: Scale): Draft[] {
  const { plan, months } = writing;
  if (plan.special === 'still') return [];
  if (plan.special === 'closing') return closingLines(writing);
  const fixed = specialLines(writing);
  const ins = [
    ...fixed,
    ...donations(writing, scale.donationsAMonth),
    ...interest(writing),
    ...shareLines(shares, firstDay(months[0] ?? '')),
  ];
  return [
    ...ins,
    ...allocations(writing, plan.inFen - total(ins, 'in')),
    ...spending(writing, plan.outFen - total(fixed, 'out'), scale.outsAMonth * months.length),
  ];
}

/** Within a day money comes in before it goes out, so that no balance dips below zero by order alone. */
const byDay = (a: Draft, b: Draft): number =>
  a.postedOn === b.postedOn
    ? Number(a.direction === 'out') - Number(b.direction === 'out')
    : a.postedOn < b.postedOn
      ? -1
      : 1;

/** The ledger of a fund: numbered by day, each line with the balance after it; share statements learn their lines. */
export function ledgerOf(plan: FundPlan, shares: readonly ShareDraft[], frame: Frame, scale: Scale): Entry[] {
  const months = Array.from({ length: scale.fundMonths }, (_, i) =>
    addMonths(monthOf(frame.today), i - scale.fundMonths + 1),
  );
  const writing: Writing = { plan, frame, months, random: randomOf(`ledger ${plan.id}`) };
  let balanceAfterFen = plan.openingFen;
  return drafted(writing, shares, scale)
    .sort(byDay)
    .map(({ share, id, ...line }, i) => {
      const entryId = id ?? `${plan.id}-e${three(i + 1)}`;
      balanceAfterFen += line.direction === 'in' ? line.amountFen : -line.amountFen;
      share?.share.entryIds?.push(entryId);
      return { id: entryId, fundId: plan.id, seq: i + 1, ...line, balanceAfterFen, demo: true };
    });
}
