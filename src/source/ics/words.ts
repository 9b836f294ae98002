import type { Text } from '../../contract/text';
import { Failure, type FailureDetails } from '../failure';

/** What a reader is told of a calendar file that cannot be read, and the webmaster in few words. */
const told = {
  line: (n: number): Text => ({
    'zh-Hans': `这个日历文件读不了：第 ${n} 行不对。请联系发布本页的单位。`,
    en: `This calendar file cannot be read: line ${n} is wrong. Please contact whoever runs this page.`,
  }),
  cut: (n: number): Text => ({
    'zh-Hans': `这个日历文件不完整：到第 ${n} 行就断了。请稍后再试，或联系发布本页的单位。`,
    en: `This calendar file is not complete: it breaks off at line ${n}. Please try again later.`,
  }),
  none: (): Text => ({
    'zh-Hans': '这个网址给的不是日历文件。请联系发布本页的单位。',
    en: 'What is at this address is no calendar file. Please contact whoever runs this page.',
  }),
  charset: (): Text => ({
    'zh-Hans': '这个日历文件的文字编码不对（像是 GBK），请发布本页的单位改存为 UTF-8。',
    en: 'The characters of this calendar file are not UTF-8. Whoever runs this page must save it as UTF-8.',
  }),
  size: (): Text => ({
    'zh-Hans': '这个日历文件太大（超过 20 MB），没有读。请联系发布本页的单位。',
    en: 'This calendar file is larger than 20 MB and was not read. Please contact whoever runs this page.',
  }),
};

/** A calendar file that cannot be read, as a Failure that says why. `line` counts from 1. */
export function unreadable(
  why: keyof typeof told,
  detail: string,
  details: FailureDetails = {},
  line = 0,
): Failure {
  const place = line ? `line ${line}: ` : '';
  return new Failure('wrong-shape', {
    ...details,
    detail: `calendar file: ${place}${detail}`,
    told: told[why](line),
  });
}

/** What a session is told of beside itself. */
export const notes = {
  zone: (name: string): Text => ({
    'zh-Hans': `日历文件里的时区“${name}”认不出，时间按北京时间显示，请以主办方通知为准。`,
    en: `The calendar file names an unknown time zone (“${name}”); times are shown as Beijing time.`,
  }),
};

/** Words that people write as categories, and what the contract calls them. */
export const categoryWords: Readonly<Record<string, readonly [field: string, value: string]>> = {
  公益: ['tier', 'public_benefit'],
  公益课: ['tier', 'public_benefit'],
  低偿: ['tier', 'low_fee'],
  市场: ['tier', 'market'],
  养老托幼: ['category', 'elder_child_care'],
  文化娱乐: ['category', 'culture_leisure'],
  医疗健康: ['category', 'health'],
  日常生活: ['category', 'daily_life'],
  就业创业: ['category', 'employment'],
  学龄前: ['audiences', 'preschool'],
  儿童: ['audiences', 'child'],
  青少年: ['audiences', 'teen'],
  青年: ['audiences', 'youth'],
  中年: ['audiences', 'adult'],
  老年: ['audiences', 'elder'],
  老年人: ['audiences', 'elder'],
  亲子: ['audiences', 'family'],
  全龄: ['audiences', 'all_age'],
  下班后来吧: ['brands', 'after_work'],
  放学后来吧: ['brands', 'after_school'],
  休闲时来吧: ['brands', 'leisure'],
  想就业来吧: ['brands', 'job_seeking'],
  有需求来吧: ['brands', 'in_need'],
};
