import { addMonths, firstDay, lastDay, monthOf, sumFen } from '../../src/contract';
import type { Course, Disclosure, Entry, Fund, MonthTotals, Partner, Share } from '../../src/contract';
import { disclosuresOf } from './disclosure';
import type { Frame } from './frame';
import type { FundPlan } from './fund-plan';
import { ledgerOf } from './ledger';
import type { PartnerDraft } from './partner';
import { both, markedBoth } from './phrase';
import type { Scale } from './scale';
import { sharesOf } from './share';

export interface Money {
  funds: Fund[];
  entries: Entry[];
  shares: Share[];
  disclosures: Disclosure[];
}

const host = {
  name: markedBoth('济阳区暖邻慈善协会', 'Nuanlin Charity Association of Jiyang'),
  publicFundraising: true,
  filingNo: '示例备字〔2024〕第001号',
};

const statusOf = (plan: FundPlan): Pick<Fund, 'status' | 'statusNote'> => {
  if (plan.special === 'closing') {
    return {
      status: 'closing',
      statusNote: both(
        '项目完成，正在清算，剩余财产转入依托慈善组织同类项目。',
        'Its work is done; what is left goes to a like project of the host charity.',
      ),
    };
  }
  if (plan.special === 'late') {
    return {
      status: 'rectifying',
      statusNote: both('季度公开逾期，正在整改。', 'A quarterly report is late; being put right.'),
    };
  }
  return { status: 'active' };
};

/** Totals month by month from the entries. */
function monthsOf(entries: readonly Entry[], openingFen: number, frame: Frame, count: number): MonthTotals[] {
  const sums = new Map<string, { inFen: number; outFen: number }>();
  for (const { postedOn, direction, amountFen } of entries) {
    const sum = sums.get(monthOf(postedOn)) ?? { inFen: 0, outFen: 0 };
    sum[direction === 'in' ? 'inFen' : 'outFen'] += amountFen;
    sums.set(monthOf(postedOn), sum);
  }
  let closingFen = openingFen;
  return Array.from({ length: count }, (_, i) => {
    const month = addMonths(monthOf(frame.today), i - count + 1);
    const { inFen, outFen } = sums.get(month) ?? { inFen: 0, outFen: 0 };
    closingFen += inFen - outFen;
    return { month, inFen, outFen, closingFen };
  });
}

const sumOf = (entries: readonly Entry[], direction: string): number =>
  sumFen(entries.filter((entry) => entry.direction === direction).map(({ amountFen }) => amountFen));

function fundOf(plan: FundPlan, entries: readonly Entry[], name: string, frame: Frame, months: number): Fund {
  const inFen = sumOf(entries, 'in');
  const outFen = sumOf(entries, 'out');
  const start = addMonths(monthOf(frame.today), 1 - months);
  const inKindFen = sumFen(entries.map(({ inKind }) => inKind?.valuationFen ?? 0));
  return {
    id: plan.id,
    name: markedBoth(`${name}公益基金`, `${plan.areaId.replace(/^.*-/, '')} community fund`),
    areaId: plan.areaId,
    host,
    foundedOn: lastDay(addMonths(start, -8)),
    committee: { size: plan.committee, residents: Math.ceil(plan.committee / 2) },
    supervisors: plan.supervisors,
    ...statusOf(plan),
    purpose: plan.purpose.map((words) => both(...words)),
    disclosureCycle: both('每季度公开一次，季度结束后30日内', 'Every quarter, within 30 days after it ends'),
    totals: {
      from: firstDay(start),
      to: frame.today,
      openingFen: plan.openingFen,
      inFen,
      outFen,
      closingFen: plan.openingFen + inFen - outFen,
    },
    months: monthsOf(entries, plan.openingFen, frame, months),
    inKindFen,
    entryCount: entries.length,
    asOf: frame.now,
    demo: true,
  };
}

/** Which partners share with which fund, by their agreements. */
function sharingBy(partners: readonly PartnerDraft[]): Map<string, Partner[]> {
  const out = new Map<string, Partner[]>();
  for (const { partner } of partners) {
    const agreement = partner.agreements?.[0];
    const fundId = agreement?.status === 'in_force' ? agreement.share?.fundId : undefined;
    if (fundId) out.set(fundId, [...(out.get(fundId) ?? []), partner]);
  }
  return out;
}

/** Ids of the courses of each partner. */
function coursesBy(courses: readonly Course[]): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const { id, partnerId } of courses) {
    if (partnerId) out.set(partnerId, [...(out.get(partnerId) ?? []), id]);
  }
  return out;
}

/** The funds with their ledgers, share statements and disclosures; totals are worked out from the entries. */
export function makeFunds(
  frame: Frame,
  plans: readonly FundPlan[],
  partners: readonly PartnerDraft[],
  courses: readonly Course[],
  names: ReadonlyMap<string, string>,
  scale: Scale,
): Money {
  const sharing = sharingBy(partners);
  const coursesOf = coursesBy(courses);
  const money: Money = { funds: [], entries: [], shares: [], disclosures: [] };
  for (const plan of plans) {
    const drafts = sharesOf(plan, sharing.get(plan.id) ?? [], frame, coursesOf, scale.fundMonths);
    const entries = ledgerOf(plan, drafts, frame, scale);
    money.funds.push(fundOf(plan, entries, names.get(plan.areaId) ?? '', frame, scale.fundMonths));
    money.entries.push(...entries);
    money.shares.push(...drafts.map(({ share }) => share));
    money.disclosures.push(...disclosuresOf(plan, entries, frame, scale.fundMonths));
  }
  const gave = new Set(
    money.shares.filter(({ status }) => status === 'paid').map(({ partnerId }) => partnerId),
  );
  for (const { partner } of partners) if (gave.has(partner.id)) partner.contributed = true;
  return money;
}
