import { languageOf } from '../../control/locale';
import type { PlainDate } from '../../contract/time';
import { lunarDay, solarTerm } from './lunar';
import type { LunarDay } from './lunar';

type Names = readonly [string, string];

const digits = '一二三四五六七八九十';
const monthNames = '正二三四五六七八九十冬腊';

const termNames: readonly string[] =
  '小寒大寒立春雨水惊蛰春分清明谷雨立夏小满芒种夏至小暑大暑立秋处暑白露秋分寒露霜降立冬小雪大雪冬至'.match(
    /../g,
  ) ?? [];
const termNamesEn = (
  'Minor Cold|Major Cold|Start of Spring|Rain Water|Waking of Insects|Spring Equinox|Pure Brightness|Grain Rain|' +
  'Start of Summer|Grain Full|Grain in Ear|Summer Solstice|Minor Heat|Major Heat|Start of Autumn|End of Heat|' +
  'White Dew|Autumn Equinox|Cold Dew|Frost Descent|Start of Winter|Minor Snow|Major Snow|Winter Solstice'
).split('|');

/** Festivals by lunar month and day; 除夕 is the day before 正月初一 and 清明 a solar term. */
const lunarFestivals: Readonly<Record<string, Names>> = {
  '1-1': ['春节', 'Spring Festival'],
  '1-15': ['元宵节', 'Lantern Festival'],
  '5-5': ['端午节', 'Dragon Boat'],
  '7-7': ['七夕节', 'Qixi'],
  '8-15': ['中秋节', 'Mid-Autumn'],
  '9-9': ['重阳节', 'Double Ninth'],
  '12-8': ['腊八节', 'Laba'],
  '12-23': ['小年', 'Little New Year'],
};
const eve: Names = ['除夕', "New Year's Eve"];
const qingming: Names = ['清明节', 'Qingming'];
const QINGMING_TERM = 6;

/** Days of the programme's year that fall on a fixed civil date. */
const fixedFestivals: Readonly<Record<string, Names>> = {
  '01-01': ['元旦', "New Year's Day"],
  '03-05': ['学雷锋日', 'Lei Feng Day'],
  '03-08': ['妇女节', "Women's Day"],
  '05-01': ['劳动节', 'Labour Day'],
  '05-04': ['青年节', 'Youth Day'],
  '06-01': ['儿童节', "Children's Day"],
  '07-01': ['建党节', 'Party Founding Day'],
  '08-01': ['建军节', 'Army Day'],
  '09-10': ['教师节', "Teachers' Day"],
  '10-01': ['国庆节', 'National Day'],
  '12-05': ['志愿者日', 'Volunteer Day'],
};

const pick = (names: Names | undefined, lang: string): string | undefined =>
  names?.[languageOf(lang) === 'en' ? 1 : 0];

/** 冬月 / 闰六月; in English "month 11". */
export function lunarMonthName({ month, leap }: LunarDay, lang: string): string {
  if (languageOf(lang) === 'en') return `${leap ? 'leap ' : ''}month ${month}`;
  return `${leap ? '闰' : ''}${monthNames.charAt(month - 1)}月`;
}

/** 初二, 十五, 廿九, 三十; in English the number. */
export function lunarDayName(day: number, lang: string): string {
  if (languageOf(lang) === 'en') return String(day);
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return `${'初十廿'.charAt(Math.floor((day - 1) / 10))}${digits.charAt((day - 1) % 10)}`;
}

/** 冬月初二; in English "day 2 of lunar month 11"; empty outside the table. */
export function lunarName(day: LunarDay | undefined, lang: string): string {
  if (!day) return '';
  const month = lunarMonthName(day, lang);
  const name = lunarDayName(day.day, lang);
  return languageOf(lang) === 'en' ? `day ${name} of lunar ${month}` : `${month}${name}`;
}

/** Name of a solar term by number, 0 小寒 to 23 冬至. */
export const termName = (term: number, lang: string): string =>
  (languageOf(lang) === 'en' ? termNamesEn : termNames)[term] ?? '';

/** The festival of a day, if any: lunar ones first, then 清明, then those of a fixed date. */
export function festivalOf(date: PlainDate, lang: string): string | undefined {
  const lunar = lunarDay(date);
  if (lunar?.eve) return pick(eve, lang);
  const key = lunar && !lunar.leap ? `${lunar.month}-${lunar.day}` : '';
  if (lunarFestivals[key]) return pick(lunarFestivals[key], lang);
  if (solarTerm(date) === QINGMING_TERM) return pick(qingming, lang);
  return pick(fixedFestivals[date.slice(5)], lang);
}
