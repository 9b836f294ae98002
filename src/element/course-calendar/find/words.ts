import { languageOf } from '../../../control/locale';
import type { Labels } from '../../part/label';

/** Words of the filters. `n` is a count. No name is also one of the calendar's own words: they share `words`. */
const zhHans = {
  tier: '收费',
  audience: '适合人群',
  allOf: (name: string) => `${name}全部`,
  option: (label: string, n: number) => `${label}（${n}）`,
  onlyChanged: '有变动',
  countedTwice: '有的课有两种收费，会在两处计数。',
  seeResults: (n: number) => `看结果（${n} 节）`,
  zone: '功能区域',
  category: '服务类别',
  activity: '活动类别',
  partner: '合伙人',
  age: '年龄',
  ageHint: '几岁的人来',
  ageWrong: '年龄请填 0 到 120 的整数。',
  years: (n: number) => `${n} 岁能来`,
  noFee: '免费',
  withSeats: '还有名额',
  anything: '不限',
  chosen: '已选条件',
  remove: (what: string) => `去掉条件：${what}`,
  words: (q: string) => `“${q}”`,
  materialsExtra: (n: number) => `免费的课里，有 ${n} 节另收材料费。`,
  uncounted: (n: number) => `有 ${n} 节没有公布名额，也列在这里，请电话询问。`,
  noSeats: '这里没有公布名额，“还有名额”不起作用。',
  more: '更多条件',
  done: '确定',
  backToList: '返回',
};
export type FindWords = typeof zhHans;

const en: FindWords = {
  tier: 'Price',
  audience: 'For',
  allOf: (name) => `All of ${name}`,
  option: (label, n) => `${label} (${n})`,
  onlyChanged: 'Changed',
  countedTwice: 'Some classes have two prices and count twice.',
  seeResults: (n) => `See results (${n})`,
  zone: 'Zone',
  category: 'Field',
  activity: 'Kind of activity',
  partner: 'Partner',
  age: 'Age',
  ageHint: 'Age of whoever comes',
  ageWrong: 'Please give the age as a whole number from 0 to 120.',
  years: (n) => `Age ${n}`,
  noFee: 'Free of charge',
  withSeats: 'Seats left',
  anything: 'Any',
  chosen: 'Chosen',
  remove: (what) => `Remove: ${what}`,
  words: (q) => `“${q}”`,
  materialsExtra: (n) => `${n} of the free classes ${n === 1 ? 'charges' : 'charge'} for materials.`,
  uncounted: (n) =>
    n === 1
      ? '1 class does not publish its seats and is listed, too; please ask by phone.'
      : `${n} classes do not publish their seats and are listed, too; please ask by phone.`,
  noSeats: 'Seats are not published here, so “Seats left” has no effect.',
  more: 'More conditions',
  done: 'OK',
  backToList: 'Back',
};

/** The words of a language, with those that the page words itself laid over them. */
export function findWords(tag: string, own: object): FindWords {
  const words: Record<string, unknown> = { ...(languageOf(tag) === 'en' ? en : zhHans) };
  for (const key of Object.keys(words))
    if (Object.prototype.hasOwnProperty.call(own, key)) words[key] = (own as typeof words)[key];
  return words as FindWords;
}

export const activityLabels: Labels = {
  our_festivals: ['我们的节日', 'Our festivals'],
  hardship_help: ['困难群体帮扶', 'Help in hardship'],
  minors_culture_sport: ['未成年人文体公益', 'Culture and sport for minors'],
  civility: ['文明宣传', 'Public manners'],
  volunteer_training: ['志愿者培训', 'Volunteer training'],
};
