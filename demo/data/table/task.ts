import type { categories, targetGroups } from '../../../src/contract';

/** A wish that became a task: words, group, and the subject of courses that answer it. */
export interface TaskRow {
  title: readonly [string, string];
  category: (typeof categories)[number];
  group: (typeof targetGroups)[number];
  subject?: string;
  result: string;
}

export const taskRows: readonly TaskRow[] = [
  {
    title: ['为独居老人开一堂手机课', 'A phone class for elders living alone'],
    category: 'elder_child_care',
    group: 'elderly',
    subject: 'smartphone',
    result: '已开课，学会视频通话和挂号。',
  },
  {
    title: ['放学后有人看护到六点', 'After-school care until six'],
    category: 'elder_child_care',
    group: 'children',
    subject: 'homework',
    result: '四点半课堂已运行，两名志愿者值守。',
  },
  {
    title: ['楼道加装扶手', 'Handrails in the stairwells'],
    category: 'daily_life',
    group: 'elderly',
    result: '三个单元扶手安装完成，居民验收。',
  },
  {
    title: ['请律师每月坐班一次', 'A lawyer on duty once a month'],
    category: 'daily_life',
    group: 'public',
    subject: 'law',
    result: '每月第一个周三坐班，已接待居民。',
  },
  {
    title: ['晚上能学吉他', 'Guitar in the evening'],
    category: 'culture_leisure',
    group: 'public',
    subject: 'guitar',
    result: '夜校吉他课已开班。',
  },
  {
    title: ['教家庭急救知识', 'First aid for families'],
    category: 'health',
    group: 'public',
    subject: 'first_aid',
    result: '已培训，参训家庭领取急救包。',
  },
  {
    title: ['为困难家庭送冬衣', 'Winter clothes for families in need'],
    category: 'daily_life',
    group: 'hardship',
    result: '冬衣已按登记发放。',
  },
  {
    title: ['老年食堂少油少盐', 'Less oil and salt in the elders\u2019 canteen'],
    category: 'elder_child_care',
    group: 'elderly',
    result: '菜单已调整，每周公示。',
  },
  {
    title: ['在家门口学一门手艺', 'Learn a craft near home'],
    category: 'employment',
    group: 'hardship',
    subject: 'crochet',
    result: '学员开始接单。',
  },
  {
    title: ['失业居民对接零工', 'Casual work for the unemployed'],
    category: 'employment',
    group: 'hardship',
    subject: 'jobs',
    result: '已对接岗位，后续跟进。',
  },
  {
    title: ['周末绘本故事会', 'Weekend picture-book hour'],
    category: 'elder_child_care',
    group: 'children',
    subject: 'reading',
    result: '故事会固定在周六上午。',
  },
  {
    title: ['陪老人看病取药', 'Company for elders at the clinic'],
    category: 'health',
    group: 'elderly',
    result: '陪诊志愿者已排班。',
  },
  {
    title: ['邻里矛盾有人调解', 'Someone to settle quarrels'],
    category: 'other',
    group: 'emotional',
    result: '调解室每周二、四开放。',
  },
  {
    title: ['修好小广场坏座椅', 'Mend the benches in the square'],
    category: 'daily_life',
    group: 'public',
    result: '座椅已更换。',
  },
  {
    title: ['想跟老师练太极', 'Tai chi with a teacher'],
    category: 'health',
    group: 'elderly',
    subject: 'taichi',
    result: '晨练有指导员带练。',
  },
  {
    title: ['为照护者减压', 'Relief for carers'],
    category: 'health',
    group: 'emotional',
    subject: 'heart',
    result: '互助小组每两周一次。',
  },
  {
    title: ['小家电有地方修', 'A place to mend small appliances'],
    category: 'daily_life',
    group: 'public',
    subject: 'repair',
    result: '修理角周末开放。',
  },
  {
    title: ['电动车集中充电棚', 'A charging shed for e-bikes'],
    category: 'daily_life',
    group: 'public',
    result: '充电棚已投用。',
  },
  {
    title: ['教孩子写毛笔字', 'Brush writing for children'],
    category: 'culture_leisure',
    group: 'children',
    subject: 'calligraphy',
    result: '书法课已开班。',
  },
  {
    title: ['上门理发助浴', 'Haircuts and baths at home'],
    category: 'elder_child_care',
    group: 'hardship',
    result: '失能老人上门服务已完成一轮。',
  },
  {
    title: ['办一场邻里节', "A neighbours' day"],
    category: 'culture_leisure',
    group: 'public',
    subject: 'festival',
    result: '邻里节已举办。',
  },
  {
    title: ['节气养生讲座', 'Talks on health through the seasons'],
    category: 'health',
    group: 'elderly',
    subject: 'wellness',
    result: '讲座每两周一次。',
  },
  {
    title: ['旧衣回收箱换位置', 'Move the clothes bank'],
    category: 'daily_life',
    group: 'public',
    result: '已移至东门。',
  },
  {
    title: ['想学做短视频卖货', 'Learn to sell by short video'],
    category: 'employment',
    group: 'public',
    subject: 'video',
    result: '夜校短视频班已开。',
  },
];
