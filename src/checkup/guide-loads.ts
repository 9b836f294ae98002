import type { Chapter } from './guide';
import type { loadWords } from './words-loads';

/** The chapters of what a page loads beside the data. */
export const loadGuide: Readonly<Record<keyof typeof loadWords, Chapter>> = {
  S5: {
    cause: {
      zh: '策略有 style-src（或者只有 default-src），没有写 unsafe-inline，也没有写这段 <style> 的校验值。组件自己的样式不受影响，只是网页里设的颜色、字体、圆角不起作用。',
      en: 'The policy has style-src (or default-src alone) without unsafe-inline and without the hash of this <style>. The kit’s own styles are not touched by that; the colours, fonts and corners that the page sets do nothing.',
    },
    example: "Content-Security-Policy: style-src 'self' 'sha256-…'",
  },
  S6: {
    cause: {
      zh: 'https 网页里不能加载 http 的脚本和框架，这是浏览器的规定，网页改不了。',
      en: 'Browsers load no script and no frame by http into an https page; the page cannot change that.',
    },
    example: '<script src="https://kit.example.cn/hehuo.js" defer></script>',
  },
};
