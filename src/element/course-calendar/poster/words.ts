import { languageOf } from '../../../control/locale';

/** Words of the poster. `n` is a count, `d` a day or moment in words. */
const zhHans = {
  paper: '纸张',
  turn: '方向',
  portrait: '竖放',
  landscape: '横放',
  span: '内容',
  month: '整月',
  week: '一周',
  type: '字号',
  auto: '自动（尽量一张）',
  points: (n: number) => (n < 16 ? `${n} 磅（近看）` : `${n} 磅`),
  print: (n: number) => `打印（${n} 张）`,
  made: (points: number, n: number) => `${points} 磅字，共 ${n} 张。`,
  many: '张数多时，可以先筛选一个实践站，改用 12 磅字或 A3，或者只印一周。',
  preview: '预览',
  sheetOf: (at: number, n: number) => `第 ${at} 张，共 ${n} 张`,
  goesOn: '（接上）',
  until: (t: string) => `至 ${t}`,
  count: (n: number) => `共 ${n} 节课`,
  filters: (text: string) => `只列出：${text}`,
  phone: '报名咨询',
  asOf: (d: string) => `按 ${d} 的安排印制，如有变动以电话和网页为准。`,
  partial: '课程太多，这里没有列全，请打电话询问。',
  scan: '扫码看最新安排',
  code: (address: string) => `二维码：${address}`,
  noCode:
    '没有印二维码：这个网页的地址在别处打不开。请在正式网站上打印，或在页面里写明正式地址（rel="canonical"）。',
  inside: '这个应用里不能打印。请点右上角的“…”，选“在浏览器打开”，再打印。',
  notPrinting: '如果打印窗口没有出来，请按 Ctrl+P；网页嵌在别的页面里时，请单独打开这个网页再打印。',
  back: '返回课程日历',
};

export type PosterWords = typeof zhHans;

const en: PosterWords = {
  paper: 'Paper',
  turn: 'Orientation',
  portrait: 'Portrait',
  landscape: 'Landscape',
  span: 'Content',
  month: 'Month',
  week: 'Week',
  type: 'Type size',
  auto: 'Automatic (one sheet if it fits)',
  points: (n) => (n < 16 ? `${n} pt (to read close by)` : `${n} pt`),
  print: (n) => `Print (${n === 1 ? '1 sheet' : `${n} sheets`})`,
  made: (points, n) => `${points} pt type, ${n === 1 ? '1 sheet' : `${n} sheets`}.`,
  many: 'For fewer sheets, filter by one station, use 12 pt or A3, or print one week.',
  preview: 'Preview',
  sheetOf: (at, n) => `Sheet ${at} of ${n}`,
  goesOn: ' (continued)',
  until: (t) => `to ${t}`,
  count: (n) => (n === 1 ? '1 class' : `${n} classes`),
  filters: (text) => `Only: ${text}`,
  phone: 'Enrol and ask',
  asOf: (d) => `As of ${d}. For later changes, phone or see the page.`,
  partial: 'There are more classes than are listed here; please ask by phone.',
  scan: 'Scan for the latest',
  code: (address) => `QR code: ${address}`,
  noCode:
    'No QR code is printed: the address of this page does not open elsewhere. Print from the public site, or name the lasting address in the page (rel="canonical").',
  inside: 'This app cannot print. Choose “Open in browser” from its menu, then print.',
  notPrinting:
    'If no print window has opened, press Ctrl+P; where the page is framed by another one, open it by itself and print there.',
  back: 'Back to the calendar',
};

export const posterWords = (lang: string): PosterWords => (languageOf(lang) === 'en' ? en : zhHans);
