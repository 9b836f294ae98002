import type { SurveyPage } from '../../../src/contract';
import { both } from '../phrase';
import { ageBand, category, choice, community, elder, grownUp, said } from './survey';
import { hardshipPage, homePage, morePage } from './survey-home';

const aboutYou: SurveyPage = {
  name: 'about_you',
  title: both('关于您', 'About you'),
  elements: [
    ageBand,
    {
      type: 'note',
      name: 'guardian_note',
      title: both('请监护人陪同填写', 'Please answer with a guardian'),
      description: both(
        '未满14周岁的，请由父母或其他监护人一起填写。监护人不同意填个人信息的，也可以只说需求。',
        'Children under 14 answer together with a parent or guardian. Without consent to personal questions, the wish alone will do.',
      ),
      visibleIf: { question: 'age_band', operator: '=', answer: 'under_14' },
    },
    community,
    {
      type: 'single',
      name: 'for_whom',
      title: both('这次的需求主要为谁', 'Whom is this wish for'),
      plain: both('主要为谁提的', 'Whom is it for'),
      choices: [
        choice('elderly', '家里的老人', 'Elders of the family'),
        choice('children', '家里的孩子', 'Children of the family'),
        choice('hardship', '生活有困难的人', 'People in hardship'),
        choice('emotional', '想有人陪、有人说说话的人', 'People who want company'),
        choice('public', '大家都用得上', 'Everybody'),
      ],
    },
  ],
};

const needs: SurveyPage = {
  name: 'needs',
  title: both('您的需求', 'Your needs'),
  elements: [
    category,
    {
      type: 'multiple',
      name: 'subjects',
      title: both('想参加哪些课程', 'Which classes would you join'),
      visibleIf: { question: 'category', operator: '=', answer: ['culture_leisure', 'health'] },
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
      title: both('您选了“{category}”，具体想要什么', 'You chose “{category}”: what exactly'),
      plain: both('您想要什么，说一说', 'Say what you want'),
      description: both(
        '例如在哪儿办、多久一次、给谁用。请不要写姓名、电话和门牌号。',
        'Where, how often, for whom. Please leave out names, phone numbers and house numbers.',
      ),
      maxLength: 500,
    },
  ],
};

const when = (from: string, to: string): SurveyPage => ({
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
    { type: 'date', name: 'start_on', title: both('希望从哪天开始', 'From which day'), min: from, max: to },
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
    {
      type: 'integer',
      name: 'meals',
      title: both('每周想在社区吃几顿饭', 'How many meals a week would you have at the community'),
      min: 0,
      max: 21,
      visibleIf: elder,
    },
    {
      type: 'rating',
      name: 'content',
      title: both('您对社区现有的课程和服务满意吗', 'How content are you with what there is'),
      description: both('1分最不满意，5分最满意。', '1 is least, 5 is most.'),
      hasNone: true,
    },
  ],
});

const join: SurveyPage = {
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
      visibleIf: said('join_yes'),
    },
    {
      type: 'decimal',
      name: 'join_hours',
      title: both('每周能拿出几小时', 'Hours a week'),
      min: 0.5,
      max: 20,
      visibleIf: said('join_yes'),
    },
  ],
};

/** The pages of the long survey; the wanted first day lies between `from` and `to`. */
export const demandPages = (from: string, to: string): SurveyPage[] => [
  aboutYou,
  needs,
  when(from, to),
  homePage,
  hardshipPage,
  morePage,
  join,
];
