import type { Lang } from './finding';

/** What the border says of a value, in English for the console, and the same in Chinese. */
const CHINESE: readonly [RegExp, string][] = [
  [/^missing$/, '缺少'],
  [/^expected (\S+), got (\S+)$/, '应为 $1，实为 $2'],
  [/^not one of (.+)$/, '应为其中之一：$1'],
  [/^less than (.+)$/, '小于 $1'],
  [/^more than (.+)$/, '大于 $1'],
  [/^not a time with offset \(RFC 3339\)$/, '不是带时区的时间（RFC 3339）'],
  [/^not a date \(YYYY-MM-DD\)$/, '不是日期（YYYY-MM-DD）'],
  [/^wrong format$/, '格式不对'],
  [/^of no allowed form, got (\S+)$/, '形式不对，实为 $1'],
  [/^second record of this id$/, '编号重复'],
  [/^nested too deep or unreadable$/, '层数太深或读不出来'],
  [/^pages that never end$/, '分页没有尽头'],
  [/^end must be later than start$/, '结束时间应晚于开始时间'],
  [/^HTML instead of JSON$/, '是网页，不是 JSON'],
  [/^not JSON: (.+)$/, '不是 JSON：$1'],
  [/^more than 20 MB$/, '超过 20 MB'],
  [/^invalid$/, '不合约定'],
];

/** A reason in a language; one that is not known stays as it is. `resource/path: reason` keeps its place. */
export function reasonIn(lang: Lang, reason: string): string {
  if (lang === 'en') return reason;
  const [, place = '', bare = ''] = /^([a-z]+(?:\/[^:\s]*)?: )?(.*)$/s.exec(reason) ?? [];
  const known = CHINESE.find(([pattern]) => pattern.test(bare));
  return known ? `${place}${bare.replace(...known)}` : reason;
}
