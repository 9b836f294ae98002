import type { Places } from './area';
import type { Scale } from './scale';
import { fundRows, type FundRow } from './table/fund';

/** A fund before its ledger is written: where it is, what it must add up to and which case it shows. */
export interface FundPlan extends FundRow {
  id: string;
  /** The invented station that it belongs to. */
  areaId: string;
  takesShares: boolean;
}

/** The plans, one fund an invented station, repeated with other stations where the profile wants more. */
export function fundPlans(places: Places, scale: Scale): FundPlan[] {
  const ordinary = fundRows.filter(({ special }) => special !== 'still' && special !== 'closing');
  return Array.from({ length: scale.funds }, (_, i) => {
    // Only the first round shows the special cases.
    const row = fundRows[i] ?? { ...ordinary[i % ordinary.length], special: '' as const };
    const areaId = places.invented[i % places.invented.length];
    if (row.openingFen === undefined || !areaId) throw new RangeError('no row or station for a fund');
    const takesShares = row.special !== 'still' && row.special !== 'closing';
    return { ...(row as FundRow), id: `fund-${String(i + 1).padStart(2, '0')}`, areaId, takesShares };
  });
}
