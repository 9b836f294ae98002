import type { FailureReason } from '../../source/failure';

/** Words that all four elements share. */
export const zhHans = {
  retry: '重试',
  clear: '清除筛选',
  close: '关闭',
  undisclosed: '未公开',
  yuan: (amount: string) => `${amount} 元`,
  loading: '正在加载……',
  refreshing: '正在更新……',
  refreshed: '已更新',
  stale: (time: string) => `上次更新 ${time}，内容可能已变化。`,
  asOf: (time: string) => `数据截至 ${time}`,
  call: (name: string) => `打电话问${name}`,
  openInTab: '在新标签页打开',
  report: '有问题？',
  reportBody: (name: string) => `发现内容有误、过时或有意见，请告诉${name}。`,
  reportNoPhone: '本页没有提供联系电话，请联系发布本页的单位。',
  setAside: (n: number) => `有 ${n} 条记录格式有误，暂未显示。`,
  redacted: (n: number) => `有 ${n} 处疑似个人号码已隐去。`,
  unknownPartner: (id: string) => `没有编号为“${id}”的合伙人，请本页的维护人员检查 partner 属性。`,
  unknownArea: (id: string) => `没有编号为“${id}”的站点，请本页的维护人员检查 area 属性。`,
  partial: '记录较多，仅显示前面一部分，请用筛选缩小范围。',
  retryAfter: (s: number) => `请在 ${s} 秒后再试。`,
  failure: {
    offline: { title: '现在没有网络', body: '请检查网络连接；联网后会自动更新。' },
    unreachable: { title: '暂时连不上服务', body: '可能是服务正在维护，也可能是网址设置有误。请稍后再试。' },
    timeout: { title: '等了很久没有回应', body: '网络或服务较慢，请稍后再试。' },
    busy: { title: '现在访问的人太多', body: '服务繁忙，请稍等一会儿再试。' },
    server: { title: '服务出了故障', body: '不是您的操作有误。请稍后再试。' },
    'not-found': { title: '没有找到内容', body: '服务上没有这项内容，可能已撤下或网址有误。' },
    'not-announced': { title: '尚未公布', body: '公布后会在这里显示。' },
    refused: { title: '服务拒绝了这次请求', body: '请联系发布本页的单位。' },
    'wrong-shape': { title: '收到的数据无法识别', body: '服务返回的内容格式不对，请联系发布本页的单位。' },
    'no-backend': { title: '数据来源没有设置好', body: '请本页的维护人员检查此标签的 backend 属性。' },
    aborted: { title: '已取消', body: '' },
  } satisfies Record<FailureReason, { title: string; body: string }>,
};

export type PartWords = typeof zhHans;

export const en: PartWords = {
  retry: 'Try again',
  clear: 'Clear filters',
  close: 'Close',
  undisclosed: 'Not disclosed',
  yuan: (amount) => `¥${amount}`,
  loading: 'Loading…',
  refreshing: 'Updating…',
  refreshed: 'Updated',
  stale: (time) => `Last updated ${time}; it may have changed.`,
  asOf: (time) => `As of ${time}`,
  call: (name) => `Phone ${name}`,
  openInTab: 'Open in a new tab',
  report: 'Something wrong?',
  reportBody: (name) => `If something here is wrong, out of date or you have a complaint, tell ${name}.`,
  reportNoPhone: 'No phone number is given here. Please contact whoever runs this page.',
  setAside: (n) => `${n} ${n === 1 ? 'record is' : 'records are'} not shown because of faulty data.`,
  redacted: (n) =>
    `${n} ${n === 1 ? 'number that looks' : 'numbers that look'} personal ${n === 1 ? 'was' : 'were'} hidden.`,
  unknownPartner: (id) =>
    `There is no partner "${id}". Whoever runs this page must check the partner attribute.`,
  unknownArea: (id) => `There is no station "${id}". Whoever runs this page must check the area attribute.`,
  partial: 'There are many records; only the first are shown. Filters narrow them down.',
  retryAfter: (s) => `Please try again in ${s} seconds.`,
  failure: {
    offline: {
      title: 'You are offline',
      body: 'Check your connection; this page renews itself once you are online.',
    },
    unreachable: {
      title: 'The service cannot be reached',
      body: 'It may be under maintenance, or its address may be set wrongly. Please try again later.',
    },
    timeout: {
      title: 'The service did not answer in time',
      body: 'The network or the service is slow. Please try again.',
    },
    busy: {
      title: 'Too many people at once',
      body: 'The service is busy. Please wait a moment and try again.',
    },
    server: { title: 'The service has a fault', body: 'You did nothing wrong. Please try again later.' },
    'not-found': {
      title: 'Nothing found here',
      body: 'The service does not have this; it may have been withdrawn.',
    },
    'not-announced': { title: 'Not announced yet', body: 'It will appear here once it is.' },
    refused: { title: 'The service refused the request', body: 'Please contact whoever runs this page.' },
    'wrong-shape': {
      title: 'The data could not be read',
      body: 'The service sent something unexpected. Please contact whoever runs this page.',
    },
    'no-backend': {
      title: 'The data source is not set up',
      body: 'Whoever runs this page must check the backend attribute.',
    },
    aborted: { title: 'Cancelled', body: '' },
  },
};
