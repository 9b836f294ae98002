import type { SurveyPage } from '../../../src/contract';
import { both } from '../phrase';
import { choice, elder, grownUp, said } from './survey';

/* The pages of the long survey that say something about persons: each question with its purpose. */

const forPlan = both('测算课程和服务要办多大规模', 'telling how large classes and services must be');
const forVisits = both('安排上门探访和陪同', 'planning visits and company');
const forHelp = both('联系帮扶资源，只由社区工作人员查看', 'finding help; only community staff see it');
const forCall = both('回电核实需求、告知结果，不作他用', 'calling back about this wish, and nothing else');
const forPlace = both('找到要处理的地方', 'finding the place that is meant');
const forVoice = both('听清您的需求', 'hearing what you need');

/** Who lives in the home. */
export const homePage: SurveyPage = {
  name: 'home',
  title: both('您家里的情况', 'Your home'),
  elements: [
    {
      type: 'yesno',
      name: 'lives_alone',
      title: both('您现在独自居住吗', 'Do you live alone'),
      plain: both('您一个人住吗', 'Do you live alone'),
      personal: true,
      purpose: forVisits,
      visibleIf: elder,
    },
    {
      type: 'integer',
      name: 'household',
      title: both('家里常住几口人', 'How many people live in your home'),
      min: 1,
      max: 20,
      personal: true,
      purpose: forPlan,
      visibleIf: { not: said('lives_alone') },
    },
    {
      type: 'repeat',
      name: 'members',
      title: both('家里还有谁想参加', 'Who else at home would join'),
      plain: both('家里谁想参加', 'Who at home would join'),
      description: both(
        '一人一栏，不写姓名。没有就不用填。',
        'One box for each person, no names. Leave it out if there is nobody.',
      ),
      itemTitle: both('家庭成员', 'Family member'),
      max: 6,
      personal: true,
      purpose: forPlan,
      visibleIf: { question: 'household', operator: '>', answer: 1 },
      elements: [
        {
          type: 'single',
          name: 'member_age',
          title: both('年龄段', 'Age'),
          isRequired: true,
          choices: [
            choice('preschool', '学龄前', 'Before school'),
            choice('child', '小学', 'Primary school'),
            choice('teen', '中学', 'Secondary school'),
            choice('adult', '成年', 'Grown up'),
            choice('elder', '60岁及以上', '60 and over'),
          ],
        },
        {
          type: 'multiple',
          name: 'member_wishes',
          title: both('想参加什么', 'What would they join'),
          hasOther: true,
          choices: [
            choice('class', '课程', 'Classes'),
            choice('sport', '体育活动', 'Sport'),
            choice('care', '照料、托管', 'Care'),
            choice('clinic', '看病、体检', 'Clinic, check-up'),
          ],
        },
        {
          type: 'yesno',
          name: 'member_pickup',
          title: both('需要放学后接到社区吗', 'Must the child be fetched after school'),
          visibleIf: { question: 'member_age', operator: '=', answer: ['preschool', 'child'] },
        },
      ],
    },
  ],
};

/** Matters of health and hardship: asked apart. */
export const hardshipPage: SurveyPage = {
  name: 'hardship',
  title: both('需要特别帮助的情况', 'If you need special help'),
  description: both(
    '这一页涉及个人敏感情况，不答也不影响填写其他内容，只由社区工作人员查看。',
    'These are sensitive matters; you may leave them out. Only community staff see them.',
  ),
  elements: [
    {
      type: 'single',
      name: 'mobility',
      title: both('出门是否方便', 'Can you get about'),
      sensitive: true,
      purpose: forVisits,
      visibleIf: elder,
      hasNone: true,
      choices: [
        choice('easy', '方便', 'Easily'),
        choice('some', '走得慢，要歇', 'Slowly, with rests'),
        choice('help', '需要人陪', 'With someone beside me'),
        choice('home', '基本不出门', 'I mostly stay at home'),
      ],
    },
    {
      type: 'yesno',
      name: 'hardship_any',
      title: both('家中有需要特别照顾的人吗', 'Is there someone at home who needs special care'),
      sensitive: true,
      purpose: forHelp,
    },
    {
      type: 'multiple',
      name: 'hardship',
      title: both('是哪些情况', 'Which situations'),
      sensitive: true,
      purpose: forHelp,
      hasNone: true,
      visibleIf: said('hardship_any'),
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
      purpose: forHelp,
      maxLength: 300,
      visibleIf: { all: [said('hardship_any'), { question: 'hardship', operator: 'exists', answer: true }] },
    },
  ],
};

/** What helps to handle the wish; all of it may be left out. */
export const morePage: SurveyPage = {
  name: 'more',
  title: both('照片、录音和回电', 'Pictures, voice and a call'),
  description: both('都可以不填，不影响提交。', 'All of it may be left out.'),
  elements: [
    {
      type: 'photo',
      name: 'photo',
      title: both('拍一张照片', 'Take a picture'),
      description: both('拍要处理的地方，不要拍到人脸和证件。', 'Of the place; no faces, no documents.'),
      purpose: forPlace,
      max: 3,
    },
    {
      type: 'voice',
      name: 'voice',
      title: both('说一段话', 'Say it'),
      description: both('不方便打字的，可以用方言说，最长一分钟。', 'Up to a minute, in any dialect.'),
      purpose: forVoice,
    },
    {
      type: 'location',
      name: 'place',
      title: both('标出地点', 'Mark the place'),
      description: both('只在您点按后定位一次。', 'Located once, when you tap.'),
      purpose: forPlace,
      visibleIf: grownUp,
    },
    {
      type: 'yesno',
      name: 'call_back',
      title: both('要不要站点给您回电', 'Shall the station call you back'),
      visibleIf: grownUp,
    },
    {
      type: 'phone',
      name: 'phone',
      title: both('回电号码', 'Number to call'),
      plain: both('您的电话', 'Your phone'),
      description: both('手机或座机都可以。', 'Mobile or landline.'),
      purpose: forCall,
      visibleIf: said('call_back'),
    },
    {
      type: 'text',
      name: 'best_time',
      title: both('什么时候打给您合适', 'A good time to call'),
      maxLength: 60,
      visibleIf: { question: 'phone', operator: 'exists', answer: true },
    },
  ],
};
