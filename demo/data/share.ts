import { addDays, addMonths, firstDay, lastDay, monthOf, shareOf } from '../../src/contract';
import type { Partner, Share } from '../../src/contract';
import type { Frame } from './frame';
import type { FundPlan } from './fund-plan';
import { both } from './phrase';
import { randomOf } from './random';

/** A statement and the day on which its money came in, if it did. */
export interface ShareDraft {
  share: Share;
  paidOn?: string;
}

interface Quarter {
  from: string;
  to: string;
}

/** Calendar quarters that lie in the months of the ledger, oldest first; the last one still runs. */
export function quartersOf(today: string, months: number): Quarter[] {
  const current = addMonths(monthOf(today), -((Number(today.slice(5, 7)) - 1) % 3));
  const out: Quarter[] = [];
  for (let back = Math.ceil(months / 3); back >= 0; back -= 1) {
    const month = addMonths(current, -3 * back);
    out.push({ from: firstDay(month), to: lastDay(addMonths(month, 2)) });
  }
  return out;
}

/** A base whose share has half a fen or more left over, so that rounding is seen. */
export function roundingBase(bp: number): number {
  let base = 333_350;
  while ((base * bp) % 10_000 < 5_000) base += 1;
  return base;
}

interface Case {
  plan: FundPlan;
  partner: Partner;
  /** Position among the disclosed partners of the fund. */
  place: number;
  frame: Frame;
  coursesOf: ReadonlyMap<string, string[]>;
}

function statement(id: string, { plan, partner, coursesOf }: Case, { from, to }: Quarter): Share {
  const agreement = partner.agreements?.[0];
  return {
    id,
    fundId: plan.id,
    partnerId: partner.id,
    partnerName: partner.name,
    ...(agreement && { agreementId: agreement.id }),
    from,
    to,
    basis: agreement?.share?.basis ?? null,
    bp: agreement?.share?.bp ?? null,
    dueOn: addDays(to, 30),
    status: 'undisclosed',
    entryIds: [],
    courseIds: [...(coursesOf.get(partner.id) ?? [])],
    demo: true,
  };
}

function settle(draft: Share, baseFen: number, paidOn: string, today: string): ShareDraft {
  const bp = draft.bp ?? 0;
  const dueFen = shareOf(baseFen, bp);
  const paid = paidOn <= today;
  const share: Share = {
    ...draft,
    baseFen,
    dueFen,
    paidFen: paid ? dueFen : 0,
    status: paid ? 'paid' : 'due',
  };
  if (!paid && (draft.dueOn ?? '') < today) share.status = 'overdue';
  return paid ? { share, paidOn } : { share };
}

/** The special statement of the newest complete quarter, by the fund's case. */
function special(draft: ShareDraft, { plan, place, frame }: Case, bp: number): ShareDraft {
  const { share } = draft;
  if (plan.special === 'rounding' && place === 0) {
    const baseFen = roundingBase(bp);
    return settle({ ...share, id: 'share-rounding' }, baseFen, addDays(share.to, 1), frame.today);
  }
  if (plan.special === 'overdue' && place === 1) {
    const note = both(
      '合伙人对收入基数有异议，双方正在核对。',
      'The partner questions the base; both sides are checking.',
    );
    return { share: { ...share, id: 'share-disputed', status: 'disputed', paidFen: 0, statusNote: note } };
  }
  if (plan.special === 'correction' && place === 0) {
    const paidFen = Math.floor((share.dueFen ?? 0) / 2);
    return {
      share: { ...share, id: 'share-part-paid', status: 'part_paid', paidFen },
      paidOn: addDays(share.to, 1),
    };
  }
  if (plan.special === 'related' && place === 0) {
    const note = both(
      '场馆停业检修一个月，经管委会同意免收本期。',
      'Waived for this period by the committee: the room was closed for repair.',
    );
    return { share: { ...share, id: 'share-waived', status: 'waived', paidFen: 0, statusNote: note } };
  }
  return draft;
}

/** Statement 35 days overdue; the periods before it end where it begins. */
function overdueCase(of: Case, baseFen: number): ShareDraft {
  const { today } = of.frame;
  const to = addDays(today, -65);
  const share = statement('share-overdue', of, { from: addDays(to, -89), to });
  return {
    share: { ...share, baseFen, dueFen: shareOf(baseFen, share.bp ?? 0), paidFen: 0, status: 'overdue' },
  };
}

/** The statements of one partner, oldest first. */
function statementsOf(
  of: Case,
  quarters: readonly Quarter[],
  undisclosedId: string | undefined,
): ShareDraft[] {
  const { plan, partner, frame, place } = of;
  const bp = partner.agreements?.[0]?.share?.bp;
  const random = randomOf(`share ${plan.id} ${partner.id}`);
  const late = plan.special === 'overdue' && place === 0;
  const out: ShareDraft[] = [];
  quarters.forEach((quarter, i) => {
    const baseFen = random.int(90_000, 480_000) + random.int(0, 99);
    const paidOn = addDays(quarter.to, random.int(6, 28));
    const running = i === quarters.length - 1;
    const newest = i === quarters.length - 2;
    if (late && quarter.to >= addDays(frame.today, -155)) {
      if (running) out.push(overdueCase(of, baseFen));
      return;
    }
    const id = newest && undisclosedId ? undisclosedId : `share-${plan.id}-${partner.id}-${quarter.from}`;
    const draft = statement(id, of, quarter);
    if (bp == null) {
      if (!running) out.push({ share: { ...draft, baseFen: null, dueFen: null, paidFen: null } });
    } else if (running) {
      const base = Math.floor(baseFen / 3);
      out.push({
        share: { ...draft, baseFen: base, dueFen: shareOf(base, bp), paidFen: 0, status: 'accruing' },
      });
    } else {
      const settled = settle(draft, baseFen, paidOn, frame.today);
      const done = newest ? special(settled, of, bp) : settled;
      out.push(done.paidOn && done.paidOn > frame.today ? { share: done.share } : done);
    }
  });
  return out;
}

/** All statements of a fund. */
export function sharesOf(
  plan: FundPlan,
  sharing: readonly Partner[],
  frame: Frame,
  coursesOf: ReadonlyMap<string, string[]>,
  months: number,
): ShareDraft[] {
  const quarters = quartersOf(frame.today, months);
  let place = 0;
  let hidden = 0;
  return sharing.flatMap((partner) => {
    const disclosed = partner.agreements?.[0]?.share?.bp != null;
    const of = { plan, partner, frame, coursesOf, place: disclosed ? place : -1 };
    if (disclosed) place += 1;
    else hidden += 1;
    const first = !disclosed && hidden === 1 && plan.special === 'undisclosed';
    return statementsOf(of, quarters, first ? 'share-undisclosed' : undefined);
  });
}
