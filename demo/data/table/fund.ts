/**
 * What each fund must add up to over the whole ledger, in fen. The nine together: opening 212,400.00,
 * in 318,650.50, out 257,031.20, closing 274,019.30 yuan (domain.md §5).
 */
export interface FundRow {
  purpose: readonly (readonly [string, string])[];
  openingFen: number;
  inFen: number;
  outFen: number;
  committee: number;
  supervisors: number;
  /** Which case the fund shows. */
  special:
    | 'correction'
    | 'related'
    | 'late'
    | 'in-kind'
    | 'rounding'
    | 'still'
    | 'closing'
    | 'undisclosed'
    | 'overdue'
    | '';
}

const aid = ['困难家庭帮扶', 'Help for families in need'] as const;
const elder = ['为老助餐', 'Meals for elders'] as const;
const child = ['未成年人关爱', 'Care for minors'] as const;
const culture = ['社区文体活动', 'Culture and sport'] as const;
const space = ['公共空间微更新', 'Small works in public spaces'] as const;

export const fundRows: readonly FundRow[] = [
  {
    purpose: [aid, elder],
    openingFen: 3_860_000,
    inFen: 6_120_050,
    outFen: 4_900_020,
    committee: 7,
    supervisors: 2,
    special: 'correction',
  },
  {
    purpose: [child, culture],
    openingFen: 2_950_000,
    inFen: 5_400_037,
    outFen: 4_310_000,
    committee: 5,
    supervisors: 1,
    special: 'related',
  },
  {
    purpose: [space],
    openingFen: 1_830_000,
    inFen: 4_050_000,
    outFen: 3_640_000,
    committee: 5,
    supervisors: 1,
    special: 'late',
  },
  {
    purpose: [aid, elder],
    openingFen: 3_120_000,
    inFen: 4_700_000,
    outFen: 3_560_000,
    committee: 7,
    supervisors: 2,
    special: 'in-kind',
  },
  {
    purpose: [culture],
    openingFen: 2_400_000,
    inFen: 4_380_000,
    outFen: 3_350_000,
    committee: 5,
    supervisors: 1,
    special: 'rounding',
  },
  {
    purpose: [child],
    openingFen: 500_000,
    inFen: 0,
    outFen: 0,
    committee: 5,
    supervisors: 1,
    special: 'still',
  },
  {
    purpose: [culture],
    openingFen: 1_180_000,
    inFen: 120_000,
    outFen: 1_300_000,
    committee: 5,
    supervisors: 1,
    special: 'closing',
  },
  {
    purpose: [elder],
    openingFen: 2_700_000,
    inFen: 3_650_000,
    outFen: 2_420_000,
    committee: 5,
    supervisors: 1,
    special: 'undisclosed',
  },
  {
    purpose: [aid, child],
    openingFen: 2_700_000,
    inFen: 3_444_963,
    outFen: 2_223_100,
    committee: 9,
    supervisors: 3,
    special: 'overdue',
  },
];

/** Uses of money: kind, words, use category. */
export const outs: readonly (readonly [string, string, string])[] = [
  ['aid_out', '慰问困难家庭，米面油', '困难家庭帮扶'],
  ['aid_out', '困难学生学习用品', '未成年人关爱'],
  ['aid_out', '独居老人取暖补助', '困难家庭帮扶'],
  ['project_out', '长者助餐补贴', '为老助餐'],
  ['project_out', '四点半课堂材料', '未成年人关爱'],
  ['project_out', '社区手工坊工具', '社区文体活动'],
  ['activity_out', '邻里节活动物料', '社区文体活动'],
  ['activity_out', '节日活动食材', '社区文体活动'],
  ['activity_out', '义诊耗材', '困难家庭帮扶'],
  ['facility_out', '楼道扶手加装', '公共空间微更新'],
  ['facility_out', '小广场座椅维修', '公共空间微更新'],
  ['facility_out', '活动室照明更换', '公共空间微更新'],
  ['fee_out', '依托慈善组织管理费', '管理费'],
];

export const donors: readonly (readonly [string, string])[] = [
  ['居民（已隐名）', '居民随手捐'],
  ['居民（已隐名）', '旧物义卖所得'],
  ['居民（已隐名）', '小区爱心捐款箱'],
  ['爱心商户（已隐名）', '消费捐'],
  ['爱心企业（已隐名）', '定向捐赠'],
  ['居民（已隐名）', '生日捐'],
];
