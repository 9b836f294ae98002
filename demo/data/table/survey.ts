import type { Choice, Condition, Question } from '../../../src/contract';
import { both } from '../phrase';

export const choice = (value: string, zh: string, en: string): Choice => ({ value, text: both(zh, en) });

/** Asked first of all: it decides who may be asked what. */
export const ageBand: Question = {
  type: 'single',
  name: 'age_band',
  title: both('您的年龄段', 'Your age'),
  plain: both('您多大年纪', 'How old are you'),
  description: both('只选范围，不用填出生日期。', 'A range only; no birth date is asked.'),
  isRequired: true,
  choices: [
    choice('under_14', '未满14周岁', 'Under 14'),
    choice('14_17', '14–17周岁', '14 to 17'),
    choice('18_35', '18–35周岁', '18 to 35'),
    choice('36_59', '36–59周岁', '36 to 59'),
    choice('60_69', '60–69周岁', '60 to 69'),
    choice('70_up', '70周岁及以上', '70 and over'),
  ],
};

export const community: Question = {
  type: 'community',
  name: 'community',
  title: both('您住在哪个社区', 'Which community do you live in'),
  description: both('由这个社区的实践站来办。', 'That community’s station takes up your wish.'),
};

export const category: Question = {
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

export const elder: Condition = { question: 'age_band', operator: '=', answer: ['60_69', '70_up'] };
export const grownUp: Condition = { question: 'age_band', operator: '!=', answer: ['under_14', '14_17'] };
export const said = (question: string): Condition => ({ question, operator: '=', answer: true });
