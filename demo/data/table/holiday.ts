/** One block of a State Council notice: consecutive days off and the work days that make up for them. */
export interface Holiday {
  name: readonly [string, string];
  key: string;
  from: string;
  to: string;
  makeUp: readonly string[];
}

/** Title of the yearly notice by year. A year without a notice is not announced. */
export const notices: Readonly<Record<string, string>> = {
  2025: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
  2026: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
};

export const holidays: readonly Holiday[] = [
  { name: ['元旦', "New Year's Day"], key: 'new_year', from: '2025-01-01', to: '2025-01-01', makeUp: [] },
  {
    name: ['春节', 'Spring Festival'],
    key: 'spring_festival',
    from: '2025-01-28',
    to: '2025-02-04',
    makeUp: ['2025-01-26', '2025-02-08'],
  },
  {
    name: ['清明节', 'Qingming Festival'],
    key: 'qingming',
    from: '2025-04-04',
    to: '2025-04-06',
    makeUp: [],
  },
  {
    name: ['劳动节', 'Labour Day'],
    key: 'labour_day',
    from: '2025-05-01',
    to: '2025-05-05',
    makeUp: ['2025-04-27'],
  },
  {
    name: ['端午节', 'Dragon Boat Festival'],
    key: 'dragon_boat',
    from: '2025-05-31',
    to: '2025-06-02',
    makeUp: [],
  },
  {
    name: ['国庆节、中秋节', 'National Day and Mid-Autumn Festival'],
    key: 'national_day',
    from: '2025-10-01',
    to: '2025-10-08',
    makeUp: ['2025-09-28', '2025-10-11'],
  },
  {
    name: ['元旦', "New Year's Day"],
    key: 'new_year',
    from: '2026-01-01',
    to: '2026-01-03',
    makeUp: ['2026-01-04'],
  },
  {
    name: ['春节', 'Spring Festival'],
    key: 'spring_festival',
    from: '2026-02-15',
    to: '2026-02-23',
    makeUp: ['2026-02-14', '2026-02-28'],
  },
  {
    name: ['清明节', 'Qingming Festival'],
    key: 'qingming',
    from: '2026-04-04',
    to: '2026-04-06',
    makeUp: [],
  },
  {
    name: ['劳动节', 'Labour Day'],
    key: 'labour_day',
    from: '2026-05-01',
    to: '2026-05-05',
    makeUp: ['2026-05-09'],
  },
  {
    name: ['端午节', 'Dragon Boat Festival'],
    key: 'dragon_boat',
    from: '2026-06-19',
    to: '2026-06-21',
    makeUp: [],
  },
  {
    name: ['中秋节', 'Mid-Autumn Festival'],
    key: 'mid_autumn',
    from: '2026-09-25',
    to: '2026-09-27',
    makeUp: [],
  },
  {
    name: ['国庆节', 'National Day'],
    key: 'national_day',
    from: '2026-10-01',
    to: '2026-10-07',
    makeUp: ['2026-09-20', '2026-10-10'],
  },
];
