import { languageOf } from '../../../control/locale';

const zhHans = {
  device: (what: string) => `“${what}”已存在本机，联网后自动送出。送达以前，状态不会变。`,
  memory: (what: string) => `“${what}”还没有送出，关闭本页就会丢失。送达以前，状态不会变。`,
  sending: (what: string) => `正在送出“${what}”……`,
  delivered: (what: string) => `“${what}”已送达。`,
  refused: (what: string) => `“${what}”没有被接受`,
  refusedOf: {
    closed: '已经过了可以提出的期限，或者此前已经办过。',
    'held-by-another': '已经由其他合伙人接单。',
    'rate-limited': '提得太频繁了，请过一会儿再试。',
    'not-found': '服务上没有这一项，可能已经撤下。',
    gone: '内容已经删除。',
    invalid: '填写的内容没有通过核对，可能是本页设置有误，请打电话联系。',
  } as Readonly<Record<string, string>>,
  refusedOther: '服务没有接受这项要求，请打电话联系。',
  sendNow: '现在就送',
  retry: '再试一次',
  drop: '不提了',
};

export type IntentWords = typeof zhHans;

const en: IntentWords = {
  device: (what) =>
    `“${what}” is kept on this device and goes out once you are online. Until it is delivered nothing changes.`,
  memory: (what) =>
    `“${what}” has not gone out yet and is lost if you close this page. Until it is delivered nothing changes.`,
  sending: (what) => `Sending “${what}”…`,
  delivered: (what) => `“${what}” was delivered.`,
  refused: (what) => `“${what}” was not accepted`,
  refusedOf: {
    closed: 'The time for it is over, or it has been dealt with before.',
    'held-by-another': 'Another partner has taken it already.',
    'rate-limited': 'Too many at once; please try again in a while.',
    'not-found': 'The service does not know this; it may have been withdrawn.',
    gone: 'What was written has been deleted.',
    invalid: 'It did not pass the checks; this page may be set up wrongly. Please phone.',
  },
  refusedOther: 'The service did not accept it. Please phone.',
  sendNow: 'Send now',
  retry: 'Try again',
  drop: 'Leave it',
};

/** The words in the language of a tag. */
export const intentWords = (lang: string): IntentWords => (languageOf(lang) === 'en' ? en : zhHans);
