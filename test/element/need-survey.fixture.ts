/** Surveys and a backend in memory for the need survey's tests: every kind of question that is asked, and conditions. */
import type { Survey } from '../../src/contract/need';
import type { Service } from '../../src/contract/service';
import type { Backend } from '../../src/source/backend';
import { Failure } from '../../src/source/failure';

export const service: Service = {
  contractVersion: '1.0',
  operator: {
    name: { 'zh-Hans': '示例街道服务台', en: 'Example street office' },
    phone: '0531-0000-0000',
    hours: '工作日 9:00–17:00',
    address: '示例路 1 号',
  },
  timeZone: 'Asia/Shanghai',
  areas: [
    { id: 'c', level: 'center', name: '示例区' },
    { id: 's1', level: 'institute', name: { 'zh-Hans': '示例一街道', en: 'First street' }, parentId: 'c' },
    { id: 's2', level: 'institute', name: '示例二街道', parentId: 'c' },
    { id: 'a', level: 'station', name: { 'zh-Hans': '甲社区', en: 'Community A' }, parentId: 's1' },
    { id: 'b', level: 'station', name: '乙社区', parentId: 's1' },
    { id: 'd', level: 'station', name: '丁社区', parentId: 's2' },
  ],
  capabilities: { classes: ['static-read', 'read'] },
  privacyNotice: {
    version: '1',
    text: '答案只用于安排社区服务，不对外提供。',
    url: 'https://example.org/privacy',
  },
  serverTime: '2026-11-23T09:00:00+08:00',
};

const both = (zh: string, en: string) => ({ 'zh-Hans': zh, en });

export const needs: Survey = {
  id: 'needs',
  version: '3',
  title: both('社区居民需求征集（示例）', 'What residents need (example)'),
  summary: both(
    '说说您和家人需要什么，帮我们安排明年的课程和服务。',
    'Tell us what you and your family need.',
  ),
  who: both('示例街道新时代文明实践所', 'Example street institute'),
  why: both('了解居民需要，列入暖心事任务清单，请合适的合伙人来做。', 'To plan courses and services.'),
  retentionDays: 365,
  alternative: both('到社区服务台领取纸质问卷，或请工作人员上门代填。', 'Paper forms at the service desk.'),
  opens: '2026-11-01',
  closes: '2026-12-31',
  minutes: 6,
  anonymous: true,
  pages: [
    {
      name: 'about',
      title: both('关于您', 'About you'),
      description: both('只问年龄段，不问姓名和生日。', 'No names, no birthdays.'),
      elements: [
        {
          type: 'single',
          name: 'age',
          title: both('您的年龄段', 'Your age'),
          plain: both('您多大年纪？', 'How old are you?'),
          isRequired: true,
          hasNone: true,
          choices: [
            { value: 'u14', text: both('14 岁以下', 'Under 14') },
            { value: 'a14', text: both('14 至 35 岁', '14 to 35') },
            { value: 'a36', text: both('36 至 59 岁', '36 to 59') },
            { value: 'a60', text: both('60 岁及以上', '60 or over') },
          ],
        },
        { type: 'community', name: 'community', title: both('您住在哪个社区', 'Your community') },
        {
          type: 'integer',
          name: 'people',
          title: both('家里常住几口人', 'People in your home'),
          min: 1,
          max: 20,
        },
      ],
    },
    {
      name: 'wish',
      title: both('您的需求', 'What you need'),
      elements: [
        {
          type: 'note',
          name: 'hello',
          title: both('没有对错，想到什么写什么', 'There are no wrong answers'),
          description: both('不想回答的题可以空着。', 'Leave out what you like.'),
        },
        {
          type: 'multiple',
          name: 'kinds',
          title: both('您最需要哪些服务？', 'Which services do you need most?'),
          isRequired: true,
          max: 3,
          hasOther: true,
          hasNone: true,
          choices: [
            { value: 'care', text: both('养老托幼：日间照料、助餐、课后看护', 'Care') },
            { value: 'culture', text: both('文化娱乐：课程、活动、阅读', 'Culture') },
            { value: 'health', text: both('医疗健康', 'Health') },
            { value: 'daily', text: both('日常生活：维修、理发、洗衣', 'Daily life') },
          ],
        },
        {
          type: 'longtext',
          name: 'detail',
          title: both('请具体说说', 'Tell us more'),
          maxLength: 200,
          visibleIf: { not: { question: 'kinds', operator: '=', answer: '#none' } },
        },
        {
          type: 'decimal',
          name: 'fee',
          title: both('一次课您愿意付多少元', 'What would you pay for a class, in yuan'),
          description: both('公益课程不收费；这里问的是低偿课程。', 'Free courses stay free.'),
          min: 0,
          hasNone: true,
          visibleIf: { question: 'kinds', operator: '=', answer: 'culture' },
        },
      ],
    },
    {
      name: 'health',
      title: both('健康状况', 'Health'),
      visibleIf: {
        any: [
          { question: 'age', operator: '=', answer: 'a60' },
          { question: 'kinds', operator: '=', answer: 'health' },
        ],
      },
      elements: [
        {
          type: 'consent',
          name: 'agree',
          title: both('同意回答健康方面的问题吗？', 'Do you agree to health questions?'),
          isRequired: true,
        },
        {
          type: 'yesno',
          name: 'alone',
          title: both('您是一个人住吗', 'Do you live alone'),
          sensitive: true,
          purpose: both('按身体情况安排上门服务。', 'To plan home services.'),
          visibleIf: { question: 'agree', operator: '=', answer: true },
        },
        {
          type: 'date',
          name: 'checkup',
          title: both('最近一次体检是哪天', 'Your last check-up'),
          sensitive: true,
          purpose: both('按身体情况安排上门服务。', 'To plan home services.'),
          max: '2026-11-23',
          visibleIf: { question: 'agree', operator: '=', answer: true },
        },
      ],
    },
    {
      name: 'end',
      title: both('最后两题', 'Last questions'),
      elements: [
        {
          type: 'rating',
          name: 'rate',
          title: both('您对社区服务满意吗', 'How content are you'),
          min: 1,
          max: 5,
        },
        { type: 'text', name: 'call', title: both('怎么称呼您', 'What may we call you'), maxLength: 20 },
        {
          type: 'voice',
          name: 'voice',
          title: both('也可以说给我们听', 'Or say it'),
          purpose: both('听清您的需求。', 'To hear what you need.'),
        },
      ],
    },
  ],
};

export const wish: Survey = {
  id: 'wish',
  version: '1',
  title: both('一分钟心愿（示例）', 'A wish in a minute (example)'),
  summary: both('只有两个问题。', 'Only two questions.'),
  closes: '2026-12-01',
  minutes: 1,
  areaId: 's1',
  pages: [
    {
      name: 'one',
      elements: [
        { type: 'text', name: 'wish', title: both('您的一个心愿', 'Your wish'), isRequired: true },
        { type: 'date', name: 'day', title: both('希望哪天实现', 'By when'), min: '2026-11-24' },
      ],
    },
  ],
};

export const early: Survey = {
  ...wish,
  id: 'early',
  title: '明年的问卷（示例）',
  opens: '2027-01-01',
  closes: '2027-02-01',
};
export const over: Survey = { ...wish, id: 'over', title: '去年的问卷（示例）', closes: '2025-12-31' };

/** A definition with mistakes that a clerk makes. */
export const broken: Survey = {
  ...wish,
  id: 'broken',
  pages: [
    {
      name: 'one',
      elements: [
        { type: 'single', name: 'a', title: '<b>甲</b>', choices: [] },
        {
          type: 'text',
          name: 'a',
          title: '乙',
          visibleIf: { question: 'later', operator: 'like', answer: 'x' },
        },
        { type: 'text', name: 'later', title: '丙', requiredIf: true },
      ],
    },
  ],
};

export type Answering = (resource: string, id: string) => unknown;

let made = 0;

/** A backend object over these surveys; `answer` may stand in for any resource (undefined: as usual). */
export function backend(list: readonly Survey[] = [needs], answer: Answering = () => undefined): Backend {
  const known = [needs, wish, early, over, broken, ...list];
  return {
    key: `fixture-${++made}`,
    keep: false,
    list: async (resource) =>
      (await answer(resource, '')) ?? {
        items: list.map(({ pages: _, ...brief }) => brief),
        asOf: service.serverTime,
      },
    get: async (resource, query) => {
      const id = String(query.id ?? '');
      const given = await answer(resource, id);
      if (given !== undefined) return given;
      if (resource === 'service') return service;
      const found = [...list, ...known].find((one) => one.id === id);
      if (resource !== 'survey' || !found) throw new Failure('not-found');
      return found;
    },
  };
}
