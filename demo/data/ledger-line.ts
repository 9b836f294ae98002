import { daysInMonth, monthOf, sumFen } from '../../src/contract';
import type { Entry } from '../../src/contract';
import type { Frame } from './frame';
import type { FundPlan } from './fund-plan';
import type { Random } from './random';
import type { ShareDraft } from './share';
import { outs } from './table/fund';

/** A line before it has its number and its balance. */
export type Draft = Partial<Entry> &
  Pick<Entry, 'postedOn' | 'kind' | 'direction' | 'amountFen' | 'summary'> & { share?: ShareDraft };

/** A ledger that is being written. */
export interface Writing {
  plan: FundPlan;
  frame: Frame;
  random: Random;
  months: string[];
}

/** A day of the month, never after today; `at` in [0, 1). */
export function dayOf({ frame }: Writing, month: string, at: number): string {
  const days = month === monthOf(frame.today) ? Number(frame.today.slice(8)) : daysInMonth(month);
  return `${month}-${String(1 + Math.floor(at * days)).padStart(2, '0')}`;
}

/** Splits a total into `count` amounts of roughly equal size, whole yuan but for the last one. */
export function split(totalFen: number, count: number, random: Random): number[] {
  const weights = Array.from({ length: count }, () => 0.5 + random.next());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const parts = weights.map((weight) => Math.floor((totalFen * weight) / sum / 100) * 100);
  const rest = totalFen - sumFen(parts.slice(0, -1));
  return [...parts.slice(0, -1), rest];
}

/** Uses of a total, spread over the months. */
export function spending(writing: Writing, totalFen: number, count: number): Draft[] {
  const { random, months } = writing;
  return split(totalFen, count, random).map((amountFen, i) => {
    const [kind, summary, useCategory] = random.pick(outs);
    const month = months[Math.floor((i * months.length) / count)] ?? '';
    return {
      postedOn: dayOf(writing, month, random.next()),
      kind,
      direction: 'out' as const,
      amountFen,
      useCategory,
      summary,
    };
  });
}
