import type { Choice, Question, SurveyPage } from '../../../src/contract';
import { both } from '../phrase';

const choice = (value: string, zh: string, en: string): Choice => ({ value, text: both(zh, en) });

const ageBand: Question = {
  type: 'single',
  name: 'age_band',
  title: both('您的年龄段', 'Your age'),
  plain: both('您多大年纪', 'How old are you'),
  description: both('只需选范围，不用填出生日期。', 'A range only; no birth date is asked.'),
  isRequired: true,
  choices: [
    choice('under_14', '14周岁以下', 'Under 14'),
    choice('14_17', '14–17岁', '14 to 17'),
    choice('18_35', '18–35岁', '18 to 35'),
    choice('36_59', '36–59岁', '36 to 59'),
    choice('60_69', '60–69岁', '60 to 69'),
    choice('70_up', '70岁及以上', '70 and over'),
  ],
};

const category: Question = {
  type: 'single',
  name: 'category',
  title: both('您最想要哪一类服务', 'Which kind of service do you want most'),
  plain: both('您最需要哪类服务', 'Which services do you need most'),
  isRequired: true,
  hasOther: true,
  choices: [
    choice('elder_child_care', '养老托幼', 'Care of elders and children'),
    choice('culture_leisure', '文化娱乐', 'Culture and leisure'),
    choice('health', '医疗健康', 'Health'),
    choice('daily_life', '日常生活', 'Everyday life'),
    choice('employment', '就业创业', 'Work and start-up'),
  ],
};

const elder = {
  any: [
    { question: 'age_band', operator: '=', answer: '60_69' },
    { question: 'age_band', operator: '=', answer: '70_up' },
  ],
};
const grownUp = {
  not: {
    any: [
      { question: 'age_band', operator: '=', answer: 'under_14' },
      { question: 'age_band', operator: '=', answer: '14_17' },
    ],
  },
};

const page1: SurveyPage = {
  name: 'about_you',
  title: both('关于您', 'About you'),
  elements: [
    ageBand,
    {
      type: 'note',
      name: 'guardian_note',
      title: both('请监护人陪同填写', 'Please answer with a guardian'),
      description: both(
        '未满14周岁的，请由父母或其他监护人一起填写，不要留姓名和电话。',
        'Children under 14 answer together with a parent or guardian and leave no name or phone.',
      ),
      visibleIf: { question: 'age_band', operator: '=', answer: 'under_14' },
    },
    {
      type: 'single',
      name: 'filled_by',
      title: both('这份问卷由谁填写', 'Who is filling this in'),
      choices: [
        choice('self', '本人', 'Myself'),
        choice('family', '家人代填', 'A family member'),
        choice('worker', '社区工作人员代录', 'A community worker'),
      ],
    },
    {
      type: 'yesno',
      name: 'lives_alone',
      title: both('您现在独自居住吗', 'Do you live alone'),
      plain: both('您一个人住吗', 'Do you live alone'),
      visibleIf: elder,
    },
    {
      type: 'integer',
      name: 'household',
      title: both('家里常住几口人', 'How many people live in your home'),
      min: 1,
      max: 20,
      visibleIf: { not: { question: 'lives_alone', operator: '=', answer: true } },
    },
  ],
};

const page2: SurveyPage = {
  name: 'needs',
  title: both('您的需求', 'Your needs'),
  elements: [
    category,
    {
      type: 'multiple',
      name: 'subjects',
      title: both('想参加哪些课程（可多选，最多五项）', 'Which classes would you join (up to five)'),
      visibleIf: {
        any: [
          { question: 'category', operator: '=', answer: 'culture_leisure' },
          { question: 'category', operator: '=', answer: 'health' },
        ],
      },
      max: 5,
      hasOther: true,
      hasNone: true,
      choices: [
        choice('guitar', '吉他', 'Guitar'),
        choice('hulusi', '葫芦丝', 'Hulusi flute'),
        choice('calligraphy', '书法', 'Calligraphy'),
        choice('painting', '国画、绘画', 'Painting'),
        choice('paper_cut', '剪纸', 'Paper cutting'),
        choice('yoga', '瑜伽', 'Yoga'),
        choice('boxing', '拳击', 'Boxing'),
        choice('taichi', '太极拳', 'Tai chi'),
        choice('choir', '合唱', 'Choir'),
      ],
    },
    {
      type: 'multiple',
      name: 'skills',
      title: both('想学哪些手艺', 'Which skills would you learn'),
      visibleIf: { question: 'category', operator: '=', answer: 'employment' },
      hasNone: true,
      choices: [
        choice('wicker', '柳编、草编', 'Wicker weaving'),
        choice('crochet', '钩绣', 'Crochet'),
        choice('pastry', '面点', 'Pastry'),
        choice('video', '短视频', 'Short video'),
        choice('repair', '家电维修', 'Appliance repair'),
      ],
    },
    {
      type: 'longtext',
      name: 'wish',
      title: both('具体说说您的想法', 'Tell us more'),
      plain: both('您想要什么，说一说', 'Say what you want'),
      description: both(
        '请不要写姓名、电话和门牌号。',
        'Please leave out names, phone numbers and house numbers.',
      ),
      maxLength: 500,
    },
  ],
};

const page3: SurveyPage = {
  name: 'when',
  title: both('时间和费用', 'Time and money'),
  elements: [
    {
      type: 'multiple',
      name: 'times',
      title: both('哪些时间方便', 'When would it suit you'),
      isRequired: true,
      min: 1,
      choices: [
        choice('after_work', '下班后（工作日晚上）', 'After work (weekday evenings)'),
        choice('after_school', '放学后（16:00–18:30）', 'After school (16:00–18:30)'),
        choice('weekend', '周末白天', 'Weekends'),
        choice('weekday', '工作日白天', 'Weekdays in the daytime'),
      ],
    },
    {
      type: 'date',
      name: 'start_on',
      title: both('希望从哪天开始', 'From which day'),
    },
    {
      type: 'decimal',
      name: 'price_max',
      title: both(
        '每次课最多愿意付多少元（公益填0）',
        'The most you would pay for a class, in yuan (0 for free)',
      ),
      description: both(
        '最多两位小数；公益课程不收课程费。',
        'Up to two decimals; public-benefit classes cost nothing.',
      ),
      min: 0,
      max: 200,
      visibleIf: grownUp,
    },
    {
      type: 'single',
      name: 'booking',
      title: both('您喜欢怎么报名', 'How do you like to enrol'),
      choices: [
        choice('phone', '打电话', 'By phone'),
        choice('online', '网上', 'Online'),
        choice('staff', '工作人员帮我报', 'Staff do it for me'),
        choice('walk_in', '不报名，直接去', 'Just come'),
      ],
      visibleIf: { all: [grownUp, { question: 'times', operator: 'count', answer: 1 }] },
    },
  ],
};

const page4: SurveyPage = {
  name: 'elder',
  title: both('长者生活', 'Life as an elder'),
  visibleIf: elder,
  elements: [
    {
      type: 'single',
      name: 'mobility',
      title: both('出门是否方便', 'Can you get about'),
      choices: [
        choice('easy', '方便', 'Easily'),
        choice('some', '走得慢，要歇', 'Slowly, with rests'),
        choice('help', '需要人陪', 'With someone beside me'),
        choice('home', '基本不出门', 'I mostly stay at home'),
      ],
    },
    {
      type: 'integer',
      name: 'meals',
      title: both('每周想在社区吃几顿饭', 'How many meals a week would you have at the community'),
      min: 0,
      max: 21,
    },
    {
      type: 'text',
      name: 'best_time',
      title: both('方便联系的时间', 'A good time to reach you'),
      maxLength: 60,
      visibleIf: {
        all: [
          { question: 'mobility', operator: 'exists', answer: true },
          { not: { question: 'mobility', operator: '=', answer: 'easy' } },
        ],
      },
    },
  ],
};

const page5: SurveyPage = {
  name: 'hardship',
  title: both('需要特别帮助的情况', 'If you need special help'),
  description: both(
    '这一页涉及个人敏感情况，不答也不影响填写其他内容，只由社区工作人员查看。',
    'These are sensitive matters; you may leave them out. Only community staff see them.',
  ),
  elements: [
    {
      type: 'yesno',
      name: 'hardship_any',
      title: both('家中有需要特别照顾的人吗', 'Is there someone at home who needs special care'),
      sensitive: true,
    },
    {
      type: 'multiple',
      name: 'hardship',
      title: both('是哪些情况', 'Which situations'),
      sensitive: true,
      hasNone: true,
      visibleIf: { question: 'hardship_any', operator: '=', answer: true },
      choices: [
        choice('disability', '残疾', 'Disability'),
        choice('illness', '长期病', 'Long illness'),
        choice('low_income', '生活困难', 'Low income'),
        choice('left_behind', '留守儿童', 'Child left behind'),
        choice('sadness', '心里不好受，想找人说说话', 'Low spirits; someone to talk to'),
      ],
    },
    {
      type: 'longtext',
      name: 'help_wish',
      title: both('希望怎样帮到您', 'How we can help'),
      sensitive: true,
      maxLength: 300,
      visibleIf: {
        all: [
          { question: 'hardship_any', operator: '=', answer: true },
          { question: 'hardship', operator: 'exists', answer: true },
        ],
      },
    },
  ],
};

const page6: SurveyPage = {
  name: 'join',
  title: both('一起来帮忙', 'Lend a hand'),
  visibleIf: grownUp,
  elements: [
    {
      type: 'note',
      name: 'join_note',
      title: both('社区合伙人，人人可以当', 'Anyone can be a community partner'),
      description: both(
        '有手艺、有时间、有场地，都欢迎入伙。',
        'A skill, some time or a room: all are welcome.',
      ),
    },
    {
      type: 'yesno',
      name: 'join_yes',
      title: both('您愿意教一门手艺或做志愿服务吗', 'Would you teach a skill or volunteer'),
    },
    {
      type: 'text',
      name: 'join_skill',
      title: both('您会什么', 'What can you do'),
      maxLength: 60,
      visibleIf: { question: 'join_yes', operator: '=', answer: true },
    },
    {
      type: 'decimal',
      name: 'join_hours',
      title: both('每周能拿出几小时', 'Hours a week'),
      min: 0.5,
      max: 20,
      visibleIf: { question: 'join_yes', operator: '=', answer: true },
    },
  ],
};

/** The pages of the long survey; the wanted first day lies between `from` and `to`. */
export function demandPages(from: string, to: string): SurveyPage[] {
  const third = {
    ...page3,
    elements: page3.elements.map((element) =>
      element.type === 'date' ? { ...element, min: from, max: to } : element,
    ),
  };
  return [page1, page2, third, page4, page5, page6];
}

/** The pages of the short survey: five questions. */
export function wishPages(): SurveyPage[] {
  return [
    { name: 'you', elements: [ageBand] },
    {
      name: 'wish',
      elements: [
        category,
        {
          type: 'longtext',
          name: 'wish',
          title: both('您的一个心愿', 'Your one wish'),
          plain: both('说一个心愿', 'One wish'),
          isRequired: true,
          maxLength: 200,
        },
        {
          type: 'single',
          name: 'urgency',
          title: both('着急吗', 'Is it urgent'),
          choices: [
            choice('soon', '越快越好', 'As soon as you can'),
            choice('term', '本学期内', 'This term'),
            choice('later', '不着急', 'No hurry'),
          ],
        },
        {
          type: 'yesno',
          name: 'follow_up',
          title: both('愿意到社区实践站了解办理结果吗', 'Would you come to your station to hear the result'),
        },
      ],
    },
  ];
}
