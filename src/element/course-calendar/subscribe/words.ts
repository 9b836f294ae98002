import { languageOf } from '../../../control/locale';

/** Words of subscribing. */
const zhHans = {
  holds: (what: string) => `包含：${what}。课程有变动会自动更新。`,
  everything: '全部课程',
  unsaid: (what: string) => `订阅里不能按${what}筛选，会多出一些课程。`,
  names: {
    area: '站点',
    partner: '合伙人',
    brand: '服务品牌',
    tiers: '收费',
    audience: '人群',
    changed: '“有变动”',
    seats: '“有名额”',
    category: '类别',
    q: '搜索的文字',
    age: '年龄',
    zone: '功能区域',
    activity: '活动类别',
    free: '“免费”',
  } as Readonly<Record<string, string>>,
  and: '、',
  address: '订阅地址',
  copy: '复制地址',
  copied: '地址已复制，请到日历应用里粘贴。',
  notCopied: '没有复制成。地址已经选中，请长按（电脑上按 Ctrl+C）复制。',
  open: '用日历应用打开',
  inside:
    '这个应用里不能直接添加订阅。请先复制地址，再打开手机自带的日历添加；也可以点右上角的“…”，选“在浏览器打开”。',
  how: '怎么添加',
  steps: [
    ['苹果手机', '打开“日历”，点底部“日历”，再点“添加日历”“添加订阅日历”，粘贴地址。'],
    [
      '安卓手机',
      '在日历应用的设置里找“订阅日历”或“通过网址添加”，粘贴地址。找不到的，可以打开一节课，点“加入手机日历”。',
    ],
    ['电脑', '在日历软件里选“添加日历”“来自网络”或“订阅”，粘贴地址。'],
  ] as readonly (readonly [string, string])[],
  broken: '订阅地址没有设置好',
  brokenBody: '请联系发布本页的单位。单节课可以打开后点“加入手机日历”。',
};

export type SubscribeWords = typeof zhHans;

const en: SubscribeWords = {
  holds: (what) => `Holds: ${what}. Changes come by themselves.`,
  everything: 'all classes',
  unsaid: (what) =>
    `A subscription cannot be narrowed by ${what}, so it holds more classes than you see here.`,
  names: {
    area: 'station',
    partner: 'partner',
    brand: 'service brand',
    tiers: 'price',
    audience: 'audience',
    changed: '“changed”',
    seats: '“has seats”',
    category: 'category',
    q: 'words searched for',
    age: 'age',
    zone: 'zone',
    activity: 'activity category',
    free: '“free”',
  },
  and: ', ',
  address: 'Address to subscribe to',
  copy: 'Copy the address',
  copied: 'The address was copied. Paste it into your calendar.',
  notCopied: 'It could not be copied. The address is selected: copy it by a long press, or Ctrl+C.',
  open: 'Open in a calendar app',
  inside:
    'Calendars cannot be added inside this app. Copy the address first, then add it in your phone’s own calendar; or choose “Open in browser” from the menu.',
  how: 'How to add it',
  steps: [
    ['iPhone', 'Open Calendar, tap “Calendars”, “Add Calendar”, “Add Subscription Calendar”, and paste it.'],
    [
      'Android',
      'Look for “subscribe” or “from URL” in the settings of your calendar, and paste it. If there is none, open a class and choose “Add to my calendar”.',
    ],
    ['Computer', 'Choose “Add calendar”, then “From the internet” or “Subscribe”, and paste it.'],
  ],
  broken: 'The address to subscribe to is not set up',
  brokenBody: 'Please contact whoever runs this page. A single class can be added from its own page.',
};

export const subscribeWords = (lang: string): SubscribeWords => (languageOf(lang) === 'en' ? en : zhHans);
