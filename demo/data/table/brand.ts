import type { audiences, brands, WeeklySlot } from '../../../src/contract';

/** The five off-peak brands. Their names are published; the time bands are invented for the demonstration. */
export interface BrandRow {
  key: (typeof brands)[number];
  name: readonly [string, string];
  timeBands: readonly WeeklySlot[];
  audiences: readonly (typeof audiences)[number][];
  topics: readonly (readonly [string, string])[];
}

const band = (days: readonly number[], from: string, to: string): WeeklySlot[] =>
  days.map((weekday) => ({ weekday, from, to }));
const workdays = [1, 2, 3, 4, 5];

export const brandRows: readonly BrandRow[] = [
  {
    key: 'after_work',
    name: ['下班后来吧！', 'Come after work!'],
    timeBands: band(workdays, '18:30', '21:30'),
    audiences: ['youth', 'adult'],
    topics: [
      ['青年夜校', 'Night school'],
      ['运动健身', 'Fitness'],
    ],
  },
  {
    key: 'after_school',
    name: ['放学后来吧！', 'Come after school!'],
    timeBands: band(workdays, '16:00', '18:30'),
    audiences: ['child', 'teen'],
    topics: [
      ['课后托管', 'After-school care'],
      ['文体活动', 'Culture and sport'],
    ],
  },
  {
    key: 'leisure',
    name: ['休闲时来吧！', 'Come in your free time!'],
    timeBands: band([6, 7], '09:00', '17:30'),
    audiences: ['family', 'all_age'],
    topics: [
      ['亲子', 'Families'],
      ['兴趣爱好', 'Hobbies'],
    ],
  },
  {
    key: 'job_seeking',
    name: ['想就业来吧！', 'Come for a job!'],
    timeBands: band([2, 3, 4, 5], '13:30', '17:30'),
    audiences: ['youth', 'adult'],
    topics: [
      ['技能培训', 'Skills'],
      ['岗位对接', 'Job matching'],
    ],
  },
  {
    key: 'in_need',
    name: ['有需求来吧！', 'Come with your needs!'],
    timeBands: [...band(workdays, '08:30', '11:30'), ...band(workdays, '14:00', '17:30')],
    audiences: ['elder', 'all_age'],
    topics: [
      ['便民服务', 'Everyday services'],
      ['为老服务', 'Services for elders'],
    ],
  },
];
