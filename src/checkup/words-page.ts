import type { Topic } from './finding';

/** What is said of the page as a whole. */
export const pageWords = {
  P1: {
    about: { zh: '网页编码', en: 'The page’s encoding' },
    says: {
      ok: { level: 'ok', text: { zh: '网页编码是 UTF-8。', en: 'The page is in UTF-8.' } },
      other: {
        level: 'note',
        text: { zh: '网页编码是 {charset}。', en: 'The page is in {charset}.' },
        cure: {
          zh: '本组件可以正常使用；标签之间的备用文字要按网页的编码保存。',
          en: 'The kit works there; save the words between the tags in the page’s encoding.',
        },
      },
      script: {
        level: 'note',
        text: {
          zh: '引用 hehuo.js 时写了 charset="{charset}"。',
          en: 'The script of the kit is referred to with charset="{charset}".',
        },
        cure: {
          zh: '不用改：hehuo.js 只含 ASCII 字符，按哪种编码读都一样。',
          en: 'Nothing to do: hehuo.js is ASCII only and reads the same in every encoding.',
        },
      },
    },
  },
  P2: {
    about: { zh: '标准模式', en: 'Standards mode' },
    says: {
      ok: { level: 'ok', text: { zh: '网页按标准模式显示。', en: 'The page is shown in standards mode.' } },
      quirks: {
        level: 'note',
        text: { zh: '网页按怪异模式显示。', en: 'The page is shown in quirks mode.' },
        cure: {
          zh: '在网页第一行加上 <!doctype html>。不加也能用。',
          en: 'Put <!doctype html> on its first line. The kit works without.',
        },
      },
    },
  },
  P3: {
    about: { zh: 'https', en: 'https' },
    says: {
      ok: {
        level: 'ok',
        text: {
          zh: '网址是安全的（https，或本机）。',
          en: 'The address is secure (https, or this machine).',
        },
      },
      http: {
        level: 'warn',
        text: {
          zh: '网址没有加密（http），浏览器不允许在本机加密保存，填写的内容关掉网页就会丢失。',
          en: 'The address is plain http: browsers allow no encrypted store there, so what is filled in and not yet sent is lost when the page is closed.',
        },
        cure: {
          zh: '改用 https 网址。不改也能看、能提交，但断网时不能先存在本机。',
          en: 'Serve the page by https. Reading and sending work without, but nothing can wait on the device while it is offline.',
        },
      },
    },
  },
  P4: {
    about: { zh: 'JavaScript 的基本对象', en: 'JavaScript’s own objects' },
    says: {
      ok: {
        level: 'ok',
        text: {
          zh: '网页没有改动 JavaScript 的基本对象。',
          en: 'The page has left JavaScript’s own objects alone.',
        },
      },
      replaced: {
        level: 'note',
        text: {
          zh: '网页（旧脚本库或补丁）替换了 JavaScript 自带的功能：{what}。',
          en: 'The page (an old library or a polyfill) has replaced functions of JavaScript: {what}.',
        },
        cure: {
          zh: '组件一般不受影响；显示不正常时，先停用这个脚本再看。',
          en: 'The kit mostly works all the same; if it does not, try the page without that script.',
        },
      },
      added: {
        level: 'note',
        text: {
          zh: '网页改动了 JavaScript 的基本对象：{what}。',
          en: 'The page has changed JavaScript’s own objects: {what}.',
        },
        cure: {
          zh: '本组件已经避开；有条件时请升级网页使用的旧脚本库。',
          en: 'The kit keeps clear of that; update the old library when you can.',
        },
      },
      library: {
        level: 'note',
        text: {
          zh: '网页引用了会改动基本对象的旧脚本库：{what}。',
          en: 'The page refers to an old library that changes JavaScript’s own objects: {what}.',
        },
        cure: {
          zh: '本组件已经避开；有条件时请升级网页使用的旧脚本库。',
          en: 'The kit keeps clear of that; update the old library when you can.',
        },
      },
    },
  },
  P5: {
    about: { zh: '脚本引用了几次', en: 'How often the script is there' },
    says: {
      ok: { level: 'ok', text: { zh: '脚本只引用了一次。', en: 'The script is referred to once.' } },
      twice: {
        level: 'warn',
        text: {
          zh: '网页引用了 {count} 次本组件的脚本，只有第一份起作用。',
          en: 'The page refers to the kit’s script {count} times; only the first one counts.',
        },
        cure: { zh: '只留一个 <script src="…/hehuo.js">。', en: 'Leave one <script src="…/hehuo.js">.' },
      },
    },
  },
  P6: {
    about: { zh: '框架', en: 'Frames' },
    says: {
      ok: { level: 'ok', text: { zh: '网页没有嵌在别的网页里。', en: 'The page stands in no other page.' } },
      framed: {
        level: 'note',
        text: {
          zh: '网页嵌在别的网页里，本机保存的内容只在那个网页里看得到。',
          en: 'The page stands in another one: what is kept on the device is seen in that page only.',
        },
        cure: {
          zh: '不用改。要在两处都看到本机保存的内容，请改用链接的办法，或在那个网页里直接放标签。',
          en: 'Nothing has to change. To see the same in both places, use the link, or put the tag into that page itself.',
        },
      },
      opaque: {
        level: 'warn',
        text: {
          zh: '网页嵌在受限的框架里（sandbox），不能在本机保存。',
          en: 'The page stands in a sandboxed frame, where nothing can be kept on the device.',
        },
        cure: {
          zh: '在 iframe 的 sandbox 属性中加上 allow-same-origin，或改用链接的办法。',
          en: 'Add allow-same-origin to the sandbox attribute of the iframe, or use the link.',
        },
      },
      sandbox: {
        level: 'bad',
        text: {
          zh: '<iframe src="{src}"> 受限（sandbox），缺少 {missing}：{harm}',
          en: '<iframe src="{src}"> is sandboxed without {missing}: {harm}',
        },
        cure: {
          zh: '写成 sandbox="{line}"，或去掉 sandbox。',
          en: 'Write sandbox="{line}", or leave sandbox out.',
        },
      },
    },
  },
  P7: {
    about: { zh: '本机保存', en: 'Storage' },
    says: {
      ok: {
        level: 'ok',
        text: { zh: '浏览器可以在本机保存。', en: 'The browser can keep things on the device.' },
      },
      refused: {
        level: 'warn',
        text: {
          zh: '浏览器不能在本机保存（可能是隐私模式，或被设置禁止）。',
          en: 'The browser keeps nothing on the device (a private window, or a setting).',
        },
        cure: {
          zh: '填写的内容仍可提交，但断网时关掉网页就会丢失。',
          en: 'Answers can still be sent, but closing the page while offline loses them.',
        },
      },
    },
  },
} as const satisfies Record<string, Topic>;
