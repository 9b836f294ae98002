import { languageOf } from '../../../control/locale';

/** Words of the large-print appearance. */
const zhHans = {
  today: '今天的课',
  find: '找课',
  mine: '我的报名',
  phone: '打电话问',
  read: '读给我听',
  stop: '不读了',
  readDay: (d: string) => `把${d}的课读给我听`,
  readSession: (what: string) => `把“${what}”读给我听`,
  readFailed: '现在读不出来，可以打电话问。',
  from: (count: number) => (count ? `一共 ${count} 节课。` : '没有课。'),
  place: (text: string) => `地点：${text}`,
  ask: (name: string, number: string) => `想问的，打电话给${name}，${number}。`,
};

export type ElderWords = typeof zhHans;

const en: ElderWords = {
  today: 'Today’s classes',
  find: 'Find a class',
  mine: 'My enrolments',
  phone: 'Phone us',
  read: 'Read to me',
  stop: 'Stop reading',
  readDay: (d) => `Read the classes of ${d} to me`,
  readSession: (what) => `Read “${what}” to me`,
  readFailed: 'It cannot be read aloud now; you can phone and ask.',
  from: (count) => (count ? `${count === 1 ? '1 class' : `${count} classes`}.` : 'No classes.'),
  place: (text) => `Place: ${text}`,
  ask: (name, number) => `To ask, phone ${name}, ${number}.`,
};

export const elderWords = (lang: string): ElderWords => (languageOf(lang) === 'en' ? en : zhHans);
