import type { Topic } from './finding';

/** What is said of the elements on the page and of the script that brings them. */
export const elementWords = {
  E1: {
    about: { zh: '网页上有没有组件', en: 'Whether the page has elements' },
    says: {
      ok: {
        level: 'ok',
        text: {
          zh: '网页上有 {count} 个组件，都已启动。',
          en: 'Elements on the page, all at work: {count}.',
        },
      },
      written: {
        level: 'ok',
        text: { zh: '代码里有 {count} 处组件：{names}。', en: 'Elements in the code: {count} ({names}).' },
      },
      none: {
        level: 'bad',
        text: { zh: '网页上没有本组件的标签。', en: 'The page has none of the kit’s tags.' },
        cure: {
          zh: '粘贴 <course-calendar backend="…"></course-calendar>。编辑器删掉标签的，改用单独成段的链接（见“四种接入办法”）。',
          en: 'Paste <course-calendar backend="…"></course-calendar>. Where the editor deletes the tag, use the link as a paragraph of its own (see “Four doors”).',
        },
      },
    },
  },
  E2: {
    about: { zh: '组件看不看得见', en: 'Whether each element can be seen' },
    says: {
      narrow: {
        level: 'warn',
        text: { zh: '<{tag}> 只有 {width} 像素宽。', en: '<{tag}> is only {width} pixels wide.' },
        cure: {
          zh: '放到更宽的栏目里，至少 240 像素。',
          en: 'Put it in a wider column, of at least 240 pixels.',
        },
      },
      hidden: {
        level: 'warn',
        text: {
          zh: '<{tag}> 没有显示：它被网页的样式隐藏了（display: none）。',
          en: '<{tag}> is not shown: the page’s style hides it (display: none).',
        },
        cure: {
          zh: '检查网页的样式，或看是不是在没有打开的页签里。',
          en: 'Look at the page’s style, or whether it is in a tab that is not open.',
        },
      },
      inside: {
        level: 'warn',
        text: {
          zh: '<{tag}> 没有显示：外层的 <{outer}> 被网页的样式隐藏了（display: none）。',
          en: '<{tag}> is not shown: the page’s style hides the <{outer}> around it (display: none).',
        },
        cure: {
          zh: '检查网页的样式，或看是不是在没有打开的页签里。',
          en: 'Look at the page’s style, or whether it is in a tab that is not open.',
        },
      },
    },
  },
  E3: {
    about: { zh: '组件的代码载入没有', en: 'Whether the code has come' },
    says: {
      absent: {
        level: 'bad',
        text: { zh: '<{tag}> 的代码没有载入。', en: 'The code of <{tag}> has not come.' },
        cure: {
          zh: '文件夹 part 和各个 hehuo-….js 要与 hehuo.js 放在同一目录；脚本在别的网站时，那里要允许跨域读取；安全策略的 script-src 要列出它的地址。',
          en: 'The folder part and the scripts hehuo-….js belong beside hehuo.js; on another site they need Access-Control-Allow-Origin; script-src of the policy must name their address.',
        },
      },
      blocked: {
        level: 'bad',
        text: {
          zh: '<{tag}> 的代码没有载入：网页的安全策略不允许。',
          en: 'The code of <{tag}> has not come: the page’s policy does not let it.',
        },
        cure: { zh: '按 S1、S2 中的办法修改安全策略。', en: 'Change the policy as S1 or S2 says.' },
      },
      script: {
        level: 'bad',
        text: {
          zh: '代码里没有引用 hehuo.js，标签不会变成组件。',
          en: 'The code does not refer to hehuo.js: the tags will not become elements.',
        },
        cure: {
          zh: '在网页（或网站模板）里加一次：<script src="…/hehuo.js" defer></script>。不能加脚本的，用框架或链接。',
          en: 'Add once to the page or the site’s template: <script src="…/hehuo.js" defer></script>. Where no script is allowed, use the frame or the link.',
        },
      },
      crossorigin: {
        level: 'bad',
        text: {
          zh: '引用 {src} 时写了 integrity，但没有写 crossorigin，浏览器会拒绝运行。',
          en: '{src} is referred to with integrity but without crossorigin: the browser refuses to run it.',
        },
        cure: {
          zh: '给 <script> 加上 crossorigin。',
          en: 'Add crossorigin to the <script>.',
        },
      },
      ok: {
        level: 'ok',
        text: { zh: '代码里引用了 {src}。', en: 'The code refers to {src}.' },
      },
    },
  },
  E4: {
    about: { zh: '标签和 data-hehuo 的名称', en: 'The names of tags and in data-hehuo' },
    says: {
      tag: {
        level: 'bad',
        text: { zh: '<{name}> 不是组件的标签。', en: '<{name}> is none of the kit’s tags.' },
        cure: {
          zh: '应该是 <{meant}>，开头和结尾的标签都要改。',
          en: 'Write <{meant}>, at its start and at its end.',
        },
      },
      name: {
        level: 'warn',
        text: { zh: 'data-hehuo="{name}" 不是组件的名称。', en: 'data-hehuo="{name}" is no element’s name.' },
        cure: { zh: '请写 {tags} 之一。', en: 'Write one of {tags}.' },
      },
    },
  },
  E5: {
    about: { zh: '链接和 div 通向哪里', en: 'Where a link or a div leads' },
    says: {
      foreign: {
        level: 'warn',
        text: {
          zh: '链接或 div 通向 {origin}，网页没有允许，因此不会变成组件。',
          en: 'A link or a div leads to {origin}, which the page has not let in: it does not become an element.',
        },
        cure: {
          zh: '确认可信后，给引用 hehuo.js 的 <script> 加上 data-trust="{origin}"。',
          en: 'If you trust it, add data-trust="{origin}" to the <script> of hehuo.js.',
        },
      },
    },
  },
  E6: {
    about: { zh: '组件里写的编号', en: 'The ids that elements name' },
    says: {
      unknown: {
        level: 'warn',
        text: {
          zh: '<{tag}> 的 {attribute}="{id}"，后台 {url} 里没有这个编号。',
          en: '<{tag}> has {attribute}="{id}", which the backend {url} does not know.',
        },
        cure: {
          zh: '改成后台有的编号；在代码生成页里可以按名称选。',
          en: 'Use an id that the backend has; the builder of embedding code offers them by name.',
        },
      },
    },
  },
} as const satisfies Record<string, Topic>;
