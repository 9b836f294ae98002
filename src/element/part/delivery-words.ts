import type { Imported, KeptWhy, Refused } from '../../source/outbox/entry';

/** Words about what is on its way: shared by all that is sent. */
const zhHans = {
  sending: '正在送……',
  sendingDevice: '已经存好，正在送……',
  sendingMemory: '正在送，请先不要关闭本页……',
  sent: '已送达',
  device: '已存在本机，联网后自动送',
  deviceBody: '还没有送到。不用重填，也可以先关闭本页；下次联网打开时会自动再送。',
  memory: '还没有送到，关闭本页即丢失',
  memoryBody: '请先不要关闭本页。可以现在就送，或打印、存成文件。',
  attention: '没有被接收，需要处理',
  count: (n: number, oldest: string) => `本机共有 ${n} 份等着送，最早的一份：${oldest}`,
  waiting: (n: number) => `本机有 ${n} 份还没有送到`,
  stuck: (n: number) => `其中 ${n} 份需要处理`,
  tried: (n: number, when: string) => `已试 ${n} 次，下次：${when}`,
  oldApple: '苹果设备的浏览器连续 7 天不用本网站，就可能清掉存在本机的内容。请尽快联网送出，或导出文件。',
  sendNow: '现在就送',
  correct: '更正',
  print: '打印',
  save: '存成文件',
  remove: '删除',
  removeSure: (label: string) => `确定删除“${label}”吗？它还没有送到，删除后找不回来。`,
  removeYes: '确定删除',
  removeNo: '不删',
  removed: '已删除',
  exportAll: '导出未送达的（交给站点电脑导入）',
  exported: (unread: number) =>
    `已请浏览器保存导出文件。请妥善保管：里面有填写的内容。${unread ? `有 ${unread} 份读不出来，不在里面。` : ''}`,
  importFile: '导入文件',
  imported: ({ added, known, other, bad }: Imported) =>
    `导入 ${added} 份${known ? `，${known} 份已经有了` : ''}${other ? `，${other} 份编号相同而内容不同，没有导入` : ''}${bad ? `，${bad} 份读不出来` : ''}。`,
  list: '等着送的',
  attached: (n: number) => `附件 ${n} 个`,
  back: '返回',
  why: {
    unopened: '',
    absent: '这个浏览器不能保存内容。',
    forbidden: '这个页面不允许保存内容（可能是隐私模式，或嵌在别的网页里）。',
    slow: '本机存储没有响应。',
    full: '本机存储空间已满。',
    broken: '本机存储出了故障。',
    insecure: '这个网址没有加密（http），为保护个人信息，不在本机保存。',
  } satisfies Record<KeptWhy, string>,
  failure: {
    offline: '现在没有网络，或连不上服务。',
    server: '服务繁忙或出了故障，会自动再试。',
    foreign: '收到的不是服务的回答：可能需要先登录所在的无线网络。',
    refused: '服务没有接收。',
    unread: '存在本机的内容暂时读不出来，会自动再试。',
    damaged: '存在本机的内容读不出来了，不能再送。请重新填写。',
  } satisfies Record<Refused['reason'], string>,
  /** By the last part of the problem's type. */
  refusal: {
    invalid: '有的回答不符合要求，请更正后再送。',
    conflict:
      '服务器上已有这一份，内容不同：同一张表可能录入过，或者已经更正过。这一份不会再送，可以打印核对，再删除。',
    closed: '征集已经截止，不再接收。可以打印后交到站点，或打电话。',
    gone: '这份问卷已经撤下，或者要更正的那份已经撤回。可以打印后交到站点，或打电话。',
    full: '名额已满。',
    'not-open': '还没有开放。',
    'held-by-another': '已有别的单位认领。',
    'too-large': '内容或照片太大，请减少照片后再送。',
    'unsupported-type': '附件的格式不被接收，请换一张照片。',
  } as Readonly<Record<string, string>>,
};

export type DeliveryWords = typeof zhHans;

const en: DeliveryWords = {
  sending: 'Sending…',
  sendingDevice: 'Saved; sending…',
  sendingMemory: 'Sending; please keep this page open…',
  sent: 'Received',
  device: 'Saved on this device; it will be sent when you are online',
  deviceBody:
    'It has not arrived yet. You need not fill it in again and may close this page; it is sent when the page is next open and online.',
  memory: 'Not sent yet; closing this page loses it',
  memoryBody: 'Please keep this page open. Send it now, print it or save it as a file.',
  attention: 'Not accepted; it needs your attention',
  count: (n, oldest) => `${n} waiting on this device, the oldest since ${oldest}`,
  waiting: (n) => `${n} on this device ${n === 1 ? 'has' : 'have'} not arrived yet`,
  stuck: (n) => `${n} of them ${n === 1 ? 'needs' : 'need'} your attention`,
  tried: (n, when) => `Tried ${n} ${n === 1 ? 'time' : 'times'}; next at ${when}`,
  oldApple:
    'Browsers on Apple devices may clear what is kept here after 7 days without use. Go online soon, or export it.',
  sendNow: 'Send now',
  correct: 'Correct',
  print: 'Print',
  save: 'Save as a file',
  remove: 'Remove',
  removeSure: (label) => `Remove “${label}”? It has not arrived, and cannot be brought back.`,
  removeYes: 'Remove it',
  removeNo: 'Keep it',
  removed: 'Removed',
  exportAll: 'Export what has not arrived (for a computer at the station)',
  exported: (unread) =>
    `The browser was asked to save the file. Keep it safe: it holds the answers.${unread ? ` ${unread} could not be read and ${unread === 1 ? 'is' : 'are'} not in it.` : ''}`,
  importFile: 'Import a file',
  imported: ({ added, known, other, bad }) =>
    `${added} imported${known ? `, ${known} already here` : ''}${other ? `, ${other} with a known number but other content, not imported` : ''}${bad ? `, ${bad} could not be read` : ''}.`,
  list: 'Waiting to be sent',
  attached: (n) => `${n} ${n === 1 ? 'attachment' : 'attachments'}`,
  back: 'Back',
  why: {
    unopened: '',
    absent: 'This browser cannot keep anything.',
    forbidden: 'This page may not keep anything (private mode, or a frame in another page).',
    slow: 'The storage of this device does not answer.',
    full: 'The storage of this device is full.',
    broken: 'The storage of this device has a fault.',
    insecure: 'This address is not encrypted (http), so nothing personal is kept on the device.',
  },
  failure: {
    offline: 'There is no network, or the service cannot be reached.',
    server: 'The service is busy or has a fault; it is tried again by itself.',
    foreign: 'The answer was not the service’s: this Wi-Fi may want you to log in first.',
    refused: 'The service did not accept it.',
    unread: 'What is kept on this device cannot be read just now; it is tried again by itself.',
    damaged: 'What was kept on this device cannot be read any more. Please fill it in again.',
  },
  refusal: {
    invalid: 'Some answers are not as required. Correct them and send it again.',
    conflict:
      'The server has this one already, with other content: the sheet was typed in before, or it was corrected. This one is not sent again; print it to compare, then remove it.',
    closed: 'This has closed and takes no more answers. Print it and hand it in, or phone.',
    gone: 'This survey was withdrawn, or what this corrects was taken back. Print it and hand it in, or phone.',
    full: 'There are no places left.',
    'not-open': 'It is not open yet.',
    'held-by-another': 'Another partner has taken it.',
    'too-large': 'It is too large. Leave out some photos and send it again.',
    'unsupported-type': 'An attachment is of a kind that is not accepted. Take another photo.',
  },
};

export const deliveryWords = (lang: string): DeliveryWords => (lang.indexOf('en') === 0 ? en : zhHans);
