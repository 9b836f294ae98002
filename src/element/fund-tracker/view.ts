import type { Fund } from '../../contract/fund';
import type { Service } from '../../contract/service';
import { textIn } from '../../contract/text';
import type { PlainDate } from '../../contract/time';
import { check } from './check';
import { excess } from './count';
import type { Figures } from './count';

/** A fund in the list. */
export interface FundCard {
  fund: Fund;
  name: string;
  host: string;
  area: string;
  /** Whether the published figures agree among themselves and the balance is not negative. */
  sound: boolean;
}

/** All funds together. */
export interface Sum extends Figures {
  count: number;
  /** What opening + in − out is over the closing balance; 0 when the sum agrees. */
  excessFen: number;
  /** The period, where it is the same for all. */
  period: { from: PlainDate; to: PlainDate } | undefined;
}

export interface ListView {
  cards: readonly FundCard[];
  /** Funds that `limit` keeps back; the sum counts them. */
  hidden: number;
  sum: Sum;
}

/** The funds of the area with their sum, in the order of their names. */
export function listView(
  funds: readonly Fund[],
  options: {
    lang: string;
    areaIds: ReadonlySet<string> | undefined;
    limit: number;
    service: Service | undefined;
  },
): ListView {
  const { lang, areaIds, limit, service } = options;
  const names = new Map(service?.areas.map((area) => [area.id, textIn(area.name, lang)]));
  const cards = funds
    .filter((fund) => !areaIds || areaIds.has(fund.areaId))
    .map((fund) => ({
      fund,
      name: textIn(fund.name, lang),
      host: textIn(fund.host.name, lang),
      area: names.get(fund.areaId) ?? '',
      sound: check(fund).faults.length === 0,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, lang) || (a.fund.id < b.fund.id ? -1 : 1));
  const shown = limit ? cards.slice(0, limit) : cards;
  return { cards: shown, hidden: cards.length - shown.length, sum: sumOf(cards.map(({ fund }) => fund)) };
}

/** Opening, in, out and closing of all funds together. */
export function sumOf(funds: readonly Fund[]): Sum {
  const sum: Figures = { openingFen: 0, inFen: 0, outFen: 0, closingFen: 0 };
  for (const { totals } of funds) {
    sum.openingFen += totals.openingFen;
    sum.inFen += totals.inFen;
    sum.outFen += totals.outFen;
    sum.closingFen += totals.closingFen;
  }
  const first = funds[0]?.totals;
  const same = first && funds.every(({ totals }) => totals.from === first.from && totals.to === first.to);
  const period = same ? { from: first.from, to: first.to } : undefined;
  return { ...sum, count: funds.length, excessFen: excess(sum), period };
}
