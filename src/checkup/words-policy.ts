import type { Topic } from './finding';

/** What is said of the page's content security policy and of sandboxes. */
export const policyWords = {
  S1: {
    about: { zh: '安全策略允不允许运行脚本', en: 'Whether the policy lets the script run' },
    says: {
      ok: { level: 'ok', text: { zh: '安全策略允许运行 {src}。', en: 'The policy lets {src} run.' } },
      report: {
        level: 'note',
        text: {
          zh: '粘贴的策略中有只报告、不拦截的（Report-Only），没有按它判断。',
          en: 'A policy that only reports (Report-Only) was pasted; it keeps nothing out and is not judged.',
        },
        cure: {
          zh: '要看它正式启用后的情形，把名称改为 Content-Security-Policy 再查一次。',
          en: 'To see what it will do once in force, paste it as Content-Security-Policy.',
        },
      },
      blocked: {
        level: 'bad',
        text: {
          zh: '安全策略（{directive}）不允许运行 {src}。',
          en: 'The policy ({directive}) does not let {src} run.',
        },
        cure: { zh: '在策略中加上：{line}', en: 'Add to the policy: {line}' },
      },
      nonce: {
        level: 'bad',
        text: {
          zh: '安全策略（{directive}）只认随机数（nonce），引用 {src} 的 <script> 没有写，或写的不对。',
          en: 'The policy ({directive}) goes by a nonce, and the <script> of {src} has none, or another one.',
        },
        cure: {
          zh: '给 <script> 加上与策略相同的 nonce="…"，由网站程序每次生成。',
          en: 'Give the <script> the policy’s nonce="…", made anew by the site for each answer.',
        },
      },
    },
  },
  S2: {
    about: { zh: '可信类型（Trusted Types）', en: 'Trusted Types' },
    says: {
      ok: {
        level: 'ok',
        text: { zh: 'Trusted Types 不妨碍组件。', en: 'Trusted Types are not in the way.' },
      },
      policy: {
        level: 'bad',
        text: {
          zh: '安全策略的 trusted-types 没有列出 lit-html，组件不能启动。',
          en: 'trusted-types of the policy does not list lit-html: the elements cannot start.',
        },
        cure: { zh: '写成：{line}', en: 'Write: {line}' },
      },
      taken: {
        level: 'bad',
        text: {
          zh: '网页自己的程序已经占用了 Trusted Types 的名称 lit-html，组件不能启动。',
          en: 'A program of the page has taken the name lit-html of Trusted Types: the elements cannot start.',
        },
        cure: {
          zh: "在策略的 trusted-types 中加上 'allow-duplicates'。",
          en: "Add 'allow-duplicates' to trusted-types in the policy.",
        },
      },
    },
  },
  S3: {
    about: { zh: '安全策略允不允许框架', en: 'Whether the policy lets the frame in' },
    says: {
      ok: {
        level: 'ok',
        text: { zh: '安全策略允许框架 {origin}。', en: 'The policy lets a frame from {origin} in.' },
      },
      blocked: {
        level: 'bad',
        text: {
          zh: '安全策略（{directive}）不允许框架 {origin}。',
          en: 'The policy ({directive}) lets no frame from {origin} in.',
        },
        cure: { zh: '在策略中加上：{line}', en: 'Add to the policy: {line}' },
      },
    },
  },
  S4: {
    about: { zh: '安全策略里的 sandbox', en: 'sandbox in the policy' },
    says: {
      sandbox: {
        level: 'bad',
        text: {
          zh: '安全策略里的 sandbox 缺少 {missing}：{harm}',
          en: 'sandbox in the policy lacks {missing}: {harm}',
        },
        cure: { zh: '写成：sandbox {line}', en: 'Write: sandbox {line}' },
      },
    },
  },
} as const satisfies Record<string, Topic>;

/** What a frame cannot do without each permission of `sandbox`. */
export const harms = {
  'allow-scripts': { zh: '组件不能启动。', en: 'the elements cannot start.' },
  'allow-forms': { zh: '问卷交不出去。', en: 'a survey cannot be handed in.' },
  'allow-same-origin': {
    zh: '不能在本机保存，断网时会丢失。',
    en: 'nothing can be kept on the device while it is offline.',
  },
} as const;
