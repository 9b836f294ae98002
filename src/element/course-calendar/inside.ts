/** Browsers inside other programs, which take no files: WeChat, QQ, DingTalk, Alipay, Weibo, Douyin, Baidu, Instagram. */
const INSIDE = /MicroMessenger|\bQQ\/|DingTalk|AlipayClient|Weibo|aweme|baiduboxapp|Instagram|FBAN|FBAV/i;

export const isInside = (agent = navigator.userAgent): boolean => INSIDE.test(agent);
