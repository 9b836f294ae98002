import { addDays, addMonthsToDate } from '../../src/contract';
import type { Agreement } from '../../src/contract';
import type { Places } from './area';
import type { Frame } from './frame';
import type { FundPlan } from './fund-plan';
import { both } from './phrase';
import type { Random } from './random';

export type Status = 'active' | 'suspended' | 'applied' | 'notice' | 'exited';

/** What is at hand while partners are made. */
export interface Making {
  frame: Frame;
  places: Places;
  funds: readonly FundPlan[];
  random: Random;
  /** How many agreements still have to run out within 60 days. */
  expiring: number;
  /** Partners that already share with a fund, and how many may. */
  sharing: Map<string, number>;
  sharingMax: number;
}

/** The studio of the rotating series: it works at the first four invented stations and shares openly. */
export const TOURING = 'shop-001';

function shareOfAgreement(making: Making, id: string, kind: string, areaIds: string[]): Agreement['share'] {
  const { random, funds } = making;
  const fund = funds.find((plan) => plan.takesShares && areaIds.includes(plan.areaId));
  const gives = kind === 'merchant' || kind === 'social_org';
  const sharing = fund ? (making.sharing.get(fund.id) ?? 0) : 0;
  if (!fund || !gives || sharing >= making.sharingMax || (id !== TOURING && !random.chance(0.75)))
    return null;
  making.sharing.set(fund.id, sharing + 1);
  // The case funds need two open rates at least, the fund of the hidden rate a hidden one.
  const disclosed = fund.special === 'undisclosed' ? sharing > 0 : sharing < 2 || !random.chance(0.3);
  return {
    basis: random.pick(['gross', 'gross', 'net'] as const),
    bp: disclosed ? random.pick([300, 500, 500, 800, 1000, 1250]) : null,
    period: both('每季度', 'quarterly'),
    fundId: fund.id,
  };
}

/** The agreement as published, by the partner's status. */
export function agreementOf(
  making: Making,
  id: string,
  kind: string,
  status: Status,
  areaIds: string[],
): Agreement[] {
  if (status === 'applied') return [];
  const { frame, random } = making;
  const open = status === 'active' && random.chance(0.25);
  const start = addDays(frame.today, -random.int(120, 800));
  if (status === 'notice') return [{ id: `${id}-a1`, areaIds, start: null, end: null, status: 'notice' }];
  const last = { areaIds, start, share: shareOfAgreement(making, id, kind, areaIds) };
  if (status === 'exited') {
    const end = addDays(frame.today, -random.int(10, 100));
    return [
      { id: `${id}-a1`, ...last, share: null, end, status: random.pick(['ended', 'terminated'] as const) },
    ];
  }
  if (status === 'active' && making.expiring > 0 && random.chance(0.1)) {
    making.expiring -= 1;
    return [{ id: `${id}-a1`, ...last, end: addDays(frame.today, random.int(4, 58)), status: 'in_force' }];
  }
  const end = open ? null : addDays(frame.today, random.int(75, 900));
  const reviewOn = open ? addMonthsToDate(start, 36) : null;
  return [
    { id: `${id}-a1`, ...last, end, openEnded: open, ...(reviewOn && { reviewOn }), status: 'in_force' },
  ];
}
