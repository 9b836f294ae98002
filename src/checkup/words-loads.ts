import type { Topic } from './finding';

/** What is said of the style with the colours, and of scripts and frames by plain http. */
export const loadWords = {
  S5: {
    about: { zh: '安全策略允不允许 <style>', en: 'Whether the policy lets <style> in' },
    says: {
      ok: {
        level: 'ok',
        text: {
          zh: '安全策略允许设颜色的 <style>。',
          en: 'The policy lets the <style> with the colours in.',
        },
      },
      blocked: {
        level: 'warn',
        text: {
          zh: '安全策略（{directive}）不允许网页里的 <style>，设的颜色、字体不起作用。',
          en: 'The policy ({directive}) lets no <style> of the page in: the colours and fonts set there do nothing.',
        },
        cure: {
          zh: '把 <style> 里的几行放进网站自己的样式文件；或者在策略中加上：{line}（<style> 里一个字符也不能改）',
          en: 'Put its lines into the site’s own style sheet; or add to the policy: {line} (not one character in <style> may change)',
        },
      },
    },
  },
  S6: {
    about: { zh: 'https 网页引用 http 的脚本、框架', en: 'An https page with a script or frame by http' },
    says: {
      mixed: {
        level: 'bad',
        text: {
          zh: 'https 的网页不能引用 http 的 {src}，浏览器不加载。',
          en: 'An https page may not load {src} by http: browsers leave it out.',
        },
        cure: {
          zh: '把组件文件放到 https 地址，网址改成 https:// 开头。',
          en: 'Put the kit’s files under https and begin the address with https://.',
        },
      },
    },
  },
} as const satisfies Record<string, Topic>;
