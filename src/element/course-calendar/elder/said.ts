import { languageOf } from '../../../control/locale';

const digits = '零一二三四五六七八九十';

/** 两 for two, as before a measure word; up to 59. */
function number(n: number): string {
  if (n === 2) return '两';
  return counted(n);
}

function counted(n: number): string {
  if (n <= 10) return digits.charAt(n);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digits.charAt(tens) : ''}十${n % 10 ? digits.charAt(n % 10) : ''}`;
}

/** 九点, 九点半, 九点一刻, 九点零五分. */
function clock(time: string): string {
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3));
  const rest =
    minute === 0
      ? ''
      : minute === 30
        ? '半'
        : minute === 15 || minute === 45
          ? `${counted(minute / 15)}刻`
          : `${minute < 10 ? '零' : ''}${counted(minute)}分`;
  return `${number(hour > 12 ? hour - 12 : hour)}点${rest}`;
}

function half(time: string): string {
  const hour = Number(time.slice(0, 2));
  return hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
}

function englishClock(time: string): string {
  const hour = Number(time.slice(0, 2));
  const minute = time.slice(3);
  return `${hour % 12 || 12}${minute === '00' ? '' : `:${minute}`} ${hour < 12 ? 'am' : 'pm'}`;
}

/** From and to as people say them: 上午九点半到十一点; 9:30 am to 11 am. */
export function saidTimes(from: string, to: string, lang: string): string {
  if (languageOf(lang) === 'en') return `${englishClock(from)} to ${englishClock(to)}`;
  const second = half(to) === half(from) ? '' : half(to);
  return `${half(from)}${clock(from)}到${second}${clock(to)}`;
}
