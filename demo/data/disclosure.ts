import { addDays, yearOf } from '../../src/contract';
import type { Disclosure, Entry } from '../../src/contract';
import type { Frame } from './frame';
import type { FundPlan } from './fund-plan';
import { both } from './phrase';
import { randomOf } from './random';
import { quartersOf } from './share';

const DAYS_AFTER_QUARTER = 30;
/** Enough that one late and one missing report are always past their day. */
const QUARTERS_MIN = 3;

function stateOf(
  dueOn: string,
  publishedOn: string | undefined,
  to: string,
  today: string,
): Pick<Disclosure, 'status' | 'publishedOn'> {
  if (publishedOn && publishedOn <= today)
    return { publishedOn, status: publishedOn <= dueOn ? 'published' : 'late' };
  if (to >= today) return { publishedOn: null, status: 'upcoming' };
  return { publishedOn: null, status: dueOn < today ? 'late' : 'due' };
}

function quarterly(plan: FundPlan, frame: Frame, months: number): Disclosure[] {
  const random = randomOf(`disclosure ${plan.id}`);
  const quarters = quartersOf(frame.today, Math.max(months, QUARTERS_MIN * 3));
  const overdue = quarters.reduce(
    (last, { to }, i) => (addDays(to, DAYS_AFTER_QUARTER) < frame.today ? i : last),
    -1,
  );
  return quarters.map(({ from, to }, i) => {
    const dueOn = addDays(to, DAYS_AFTER_QUARTER);
    const early = addDays(dueOn, -random.int(2, 14));
    const isLate = plan.special === 'late' && i === overdue - 1;
    const isMissing = plan.special === 'late' && i === overdue;
    const publishedOn = isMissing ? undefined : isLate ? addDays(dueOn, 12) : early;
    const id = isLate ? 'disclosure-late' : isMissing ? 'disclosure-missing' : `${plan.id}-d${i + 1}`;
    const quarter = Math.ceil(Number(from.slice(5, 7)) / 3);
    return {
      id,
      fundId: plan.id,
      type: 'quarter',
      title: both(
        `${yearOf(from)}年第${quarter}季度收支情况`,
        `Income and spending, ${yearOf(from)} Q${quarter}`,
      ),
      from,
      to,
      dueOn,
      ...stateOf(dueOn, publishedOn, to, frame.today),
      demo: true,
    };
  });
}

/** Annual reports are due by 31 May of the next year. */
function annual(plan: FundPlan, frame: Frame): Disclosure {
  const year = Number(yearOf(frame.today)) - 1;
  const dueOn = `${year + 1}-05-31`;
  const to = `${year}-12-31`;
  return {
    id: `${plan.id}-annual`,
    fundId: plan.id,
    type: 'annual',
    title: both(`${year}年度报告`, `Annual report ${year}`),
    from: `${year}-01-01`,
    to,
    dueOn,
    ...stateOf(dueOn, addDays(dueOn, -9), to, frame.today),
    demo: true,
  };
}

/** Reports that an entry calls for: a related-party payment within 30 days, leftover assets within three months. */
function byEntry(plan: FundPlan, entries: readonly Entry[], frame: Frame): Disclosure[] {
  const cases = [
    {
      entryId: 'entry-related',
      type: 'related_party',
      days: 30,
      after: 11,
      title: both('关联交易情况说明', 'Related-party payment'),
    },
    {
      entryId: 'entry-reversal',
      type: 'correction',
      days: 30,
      after: 2,
      title: both('更正说明：邻里节舞台租赁', 'Correction note: stage hire'),
    },
    {
      entryId: 'entry-leftover',
      type: 'closing',
      days: 90,
      after: 80,
      title: both('清算及剩余财产处理情况', 'Winding up and leftover assets'),
    },
  ];
  return cases.flatMap(({ entryId, type, days, after, title }) => {
    const entry = entries.find(({ id }) => id === entryId);
    if (!entry) return [];
    const dueOn = addDays(entry.postedOn, days);
    const state = stateOf(dueOn, addDays(entry.postedOn, after), entry.postedOn, frame.today);
    return [
      {
        id: `disclosure-${type.replace('_', '-')}`,
        fundId: plan.id,
        type,
        title,
        dueOn,
        ...state,
        demo: true,
      },
    ];
  });
}

/** What a fund has to publish and whether it did, oldest first. */
export function disclosuresOf(
  plan: FundPlan,
  entries: readonly Entry[],
  frame: Frame,
  months: number,
): Disclosure[] {
  return [...quarterly(plan, frame, months), annual(plan, frame), ...byEntry(plan, entries, frame)];
}
