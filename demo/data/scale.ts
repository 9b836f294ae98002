import type { Profile } from './dataset';

/** How much of everything a profile holds. */
export interface Scale {
  /** Invented stations beyond the 18 of the table. */
  moreStations: number;
  rooms: number;
  scenes: number;
  /** Counted partners of each kind: merchants (with the real one), social organisations, units. */
  counted: readonly [number, number, number];
  suspended: readonly [number, number, number];
  expiring: number;
  /** Beside the count, by the three kinds. */
  applied: readonly [number, number, number];
  notice: readonly [number, number, number];
  exited: readonly [number, number, number];
  teams: number;
  capable: number;
  residents: number;
  /** Courses beyond the table of a term, spread over a year. */
  moreCourses: number;
  spaces: number;
  tasks: number;
  overdue: number;
  merged: number;
  needs: number;
  funds: number;
  /** Months of ledger, and entries a month of an ordinary fund. */
  fundMonths: number;
  donationsAMonth: number;
  outsAMonth: number;
  /** Most partners that share with one fund. */
  sharing: number;
}

const jiyang: Scale = {
  moreStations: 0,
  rooms: 60,
  scenes: 25,
  counted: [92, 37, 45],
  suspended: [3, 1, 1],
  expiring: 9,
  applied: [4, 2, 0],
  notice: [2, 1, 0],
  exited: [4, 2, 1],
  teams: 14,
  capable: 22,
  residents: 30,
  moreCourses: 0,
  spaces: 36,
  tasks: 48,
  overdue: 6,
  merged: 9,
  needs: 420,
  funds: 9,
  fundMonths: 18,
  donationsAMonth: 8,
  outsAMonth: 5,
  sharing: 5,
};

const district: Scale = {
  ...jiyang,
  moreStations: 126,
  rooms: 475,
  counted: [1057, 425, 518],
  suspended: [30, 12, 15],
  expiring: 90,
  applied: [30, 10, 5],
  notice: [12, 6, 2],
  exited: [60, 20, 10],
  teams: 140,
  capable: 220,
  residents: 300,
  moreCourses: 4880,
  spaces: 400,
  tasks: 1000,
  overdue: 60,
  merged: 90,
  needs: 5000,
  funds: 150,
  fundMonths: 12,
  donationsAMonth: 13,
  outsAMonth: 6,
};

/** The tiny profile is cut out of jiyang's records, with a short ledger of its own. */
const tiny: Scale = { ...jiyang, fundMonths: 3, donationsAMonth: 1, outsAMonth: 1, sharing: 2 };

export const scaleOf = (profile: Profile): Scale =>
  profile === 'district' ? district : profile === 'jiyang' ? jiyang : tiny;
