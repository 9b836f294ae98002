/* What the page of help says beyond the findings themselves: how it comes about, and an example. Not in the script. */
import type { Both } from './finding';
import { loadGuide } from './guide-loads';
import type { Code } from './words';

export interface Chapter {
  /** How it comes about. */
  cause: Both;
  /** How it ought to be, as it is written in a page or an answer. */
  example?: string;
}

const say = (zh: string, en: string): Both => ({ zh, en });

const TAG =
  '<course-calendar backend="https://data.example.cn/api/">\n  课程表加载中；如未显示，请致电社区。\n</course-calendar>';
const SCRIPT = '<script src="https://kit.example.cn/hehuo.js" defer></script>';

export const guide: Readonly<Record<Code, Chapter>> = {
  E1: {
    cause: say(
      '多数编辑器保存时会删掉不认识的标签和脚本；也可能是贴到了“文字”里，没有切换到“源代码”。',
      'Most editors delete tags and scripts that they do not know when a page is saved; or the code went into the text view, not the source view.',
    ),
    example: `${TAG}\n\n<p><a href="https://kit.example.cn/embed/course-calendar.html?area=jy">本月课程</a></p>`,
  },
  E2: {
    cause: say(
      '栏目太窄，或者组件放在没有打开的页签、折叠的栏目里。打开以后它会自己显示。',
      'The column is too narrow, or the element is in a tab or a folded part that is closed. It shows itself once that is opened.',
    ),
    example: '.right-column { width: 320px }',
  },
  E3: {
    cause: say(
      '只上传了 hehuo.js 而没有上传 part 文件夹；脚本放在别的网站而那里不允许跨域读取；安全策略没有放行；或者网页里根本没有引用脚本。',
      'hehuo.js was uploaded without the folder part; the script is on another site that lets nobody read across origins; the policy does not let it run; or the page does not refer to it at all.',
    ),
    example: SCRIPT,
  },
  E4: {
    cause: say(
      '标签少写了字母或连字符；或者 div 的 data-hehuo 里写错了字、用了中文名称。',
      'A letter or the hyphen of a tag is missing; or the name in a div’s data-hehuo is misspelt or in Chinese.',
    ),
    example: '<div data-hehuo="fund-tracker" data-backend="https://data.example.cn/api/"></div>',
  },
  E5: {
    cause: say(
      '能写链接的人不一定可信，所以链接和 div 只能通向网页自己的网站、脚本所在的网站，以及站长写在 data-trust 里的网站。',
      'Whoever may write a link is not always to be trusted: links and divs lead only to the page’s own site, the script’s, and those that the webmaster names in data-trust.',
    ),
    example:
      '<script src="https://kit.example.cn/hehuo.js" data-trust="https://data.example.cn" defer></script>',
  },
  E6: {
    cause: say(
      '编号抄错了，抄了名称，或者用了别的后台的编号。编号不对时不会报错，看上去就像这里什么都没有。',
      'The id is mistyped, is a name, or belongs to another backend. A wrong id is no error: it looks like a place where nothing is.',
    ),
    example: '<fund-tracker backend="https://data.example.cn/api/" fund="fund-01"></fund-tracker>',
  },
  B1: {
    cause: say(
      '网站设了内容安全策略，connect-src（没有它时是 default-src）没有列出数据所在的网站，浏览器就不发请求。',
      'The site has a content security policy whose connect-src (or default-src, where that is missing) does not name the site of the data, so that the browser sends nothing.',
    ),
    example: "Content-Security-Policy: default-src 'self'; connect-src 'self' https://data.example.cn",
  },
  B2: {
    cause: say(
      'https 网页里不能读取 http 的内容，这是浏览器的规定，网页改不了。',
      'Browsers let no https page read http; the page cannot change that.',
    ),
    example: '<course-calendar backend="https://data.example.cn/api/"></course-calendar>',
  },
  B3: {
    cause: say(
      '数据和网页不在同一个网站，数据方的服务器没有声明允许别的网站读取。公开数据可以对所有网站开放。',
      'The data are on another site than the page, and their server does not say that other sites may read them. Public data may be open to all.',
    ),
    example: 'Access-Control-Allow-Origin: *\n\n# nginx\nadd_header Access-Control-Allow-Origin * always;',
  },
  B4: {
    cause: say(
      '网址写错、服务没有启动、域名没有解析、内外网不通，或证书过期。',
      'A wrong address, a server that is not running, a name that does not resolve, a network between that lets nothing through, or an expired certificate.',
    ),
    example: 'curl -i https://data.example.cn/api/service.json',
  },
  B5: {
    cause: say(
      '404 多半是 backend 写成了网页的地址，或少了末尾的 /；401、403 是要登录；429、5xx 是服务太忙或出错。',
      '404 mostly means that backend is the address of a page, or lacks the / at its end; 401 and 403 ask for a login; 429 and 5xx are a server that is overloaded or at fault.',
    ),
    example: 'https://data.example.cn/api/service.json   →   backend="https://data.example.cn/api/"',
  },
  B6: {
    cause: say(
      '登录页、首页、“页面不存在”的提示页，都会以 200 回答网页，而不是 JSON。',
      'Login pages, home pages and pages that say “not found” answer 200 with HTML instead of JSON.',
    ),
    example: 'Content-Type: application/json; charset=utf-8',
  },
  B7: {
    cause: say(
      'service.json 少了必有的项目，或类型不对。约定见 openapi.json 和 schema/Service.json。',
      'service.json lacks something that it must have, or has it in another type. The contract is in openapi.json and the folder schema.',
    ),
    example: `{
  "contractVersion": "1.0",
  "operator": { "name": "社区服务中心", "phone": "0531-00000000" },
  "timeZone": "Asia/Shanghai",
  "areas": [],
  "capabilities": { "classes": ["static-read"] }
}`,
  },
  B8: {
    cause: say(
      '标签上没有 backend，标签里没有数据，网页里也没有统一的数据地址。',
      'The tag has no backend and no data in it, and the page names no backend for all.',
    ),
    example: '<meta name="hehuo-backend" content="https://data.example.cn/api/" />',
  },
  B9: {
    cause: say(
      '每个组件读几项数据。少了必需的一项，组件就没有内容；地址与默认不同的，要写在 service.json 的 links 里。',
      'Each element reads several resources. Without one that it needs it has nothing to show. Addresses other than the usual ones are given in links of service.json.',
    ),
    example: '{ "links": { "partners": "list?type=partner{&area}" } }',
  },
  B10: {
    cause: say(
      '不合约定的记录会放在一边，不影响别的记录。下面的位置是 JSON 指针，例如 /items/3/end 是第 4 条的 end。',
      'A record that breaks the contract is set aside and does not touch the others. The places are JSON pointers: /items/3/end is end of the fourth record.',
    ),
    example: '{ "start": "2026-11-27T19:00:00+08:00", "end": "2026-11-27T20:30:00+08:00" }',
  },
  B11: {
    cause: say(
      '介绍、地址等文字里写了手机号或身份证号。组件会遮住，但数据仍是公开的，别人读得到。',
      'A mobile or ID number stands in a description or an address. The elements blank it, but the data are public all the same.',
    ),
  },
  P1: {
    cause: say(
      '老网站常用 GBK。组件的脚本只含 ASCII 字符，数据一律是 UTF-8，都不受网页编码影响。',
      'Old sites are often in GBK. The kit’s scripts are ASCII only and data are UTF-8 always: the page’s encoding touches neither.',
    ),
    example: '<meta charset="gbk" />',
  },
  P2: {
    cause: say(
      '网页第一行没有 <!doctype html>，浏览器按二十年前的办法排版。',
      'Without <!doctype html> in the first line browsers lay the page out as twenty years ago.',
    ),
    example: '<!doctype html>',
  },
  P3: {
    cause: say(
      '在 http 网页上，浏览器不提供加密。为保护个人信息，组件在那里不保存任何填写的内容。',
      'On plain http browsers offer no encryption. To guard personal data the kit keeps nothing there that was filled in.',
    ),
  },
  P4: {
    cause: say(
      '旧版 Prototype.js、MooTools 等会给 JavaScript 的基本对象加东西，容易使别的脚本出错。',
      'Old versions of Prototype.js, MooTools and others add to JavaScript’s own objects, which breaks other scripts.',
    ),
  },
  P5: {
    cause: say(
      '模板里引用了一次，正文里又贴了一次。后来的会自己让开，但白白下载。',
      'The template refers to it and the content once more. The later ones keep out, but are fetched for nothing.',
    ),
    example: SCRIPT,
  },
  P6: {
    cause: say(
      'iframe 的 sandbox 会关掉脚本、表单、保存等功能；有的编辑器保存时会清空它的值，那就全关掉了。',
      'sandbox turns scripts, forms and storage off in a frame; some editors empty its value, which turns off everything.',
    ),
    example:
      '<iframe src="https://kit.example.cn/embed/need-survey.html" title="需求征集" width="100%" height="600"\n  sandbox="allow-scripts allow-forms allow-same-origin allow-popups allow-downloads"></iframe>',
  },
  P7: {
    cause: say(
      '隐私窗口、浏览器设置、空间已满，都会使网页不能在本机保存。',
      'Private windows, settings and a full disk keep a page from storing anything.',
    ),
  },
  S1: {
    cause: say(
      'script-src（没有它时是 default-src）没有列出脚本所在的网站；用随机数的策略，每个 <script> 都要写同一个随机数。',
      'script-src (or default-src, where that is missing) does not name the site of the script; where the policy goes by a nonce each <script> must carry it.',
    ),
    example: "Content-Security-Policy: script-src 'self' https://kit.example.cn",
  },
  S2: {
    cause: say(
      '策略用 trusted-types 列出了允许的名称，其中没有组件所用的 lit-html。',
      'The policy lists the names that trusted-types allows, and lit-html, which the kit uses, is not among them.',
    ),
    example: "Content-Security-Policy: require-trusted-types-for 'script'; trusted-types lit-html",
  },
  S3: {
    cause: say(
      'frame-src（没有它时是 child-src、default-src）没有列出框架所在的网站。',
      'frame-src (or child-src, default-src, where that is missing) does not name the site of the frame.',
    ),
    example: "Content-Security-Policy: frame-src 'self' https://kit.example.cn",
  },
  S4: {
    cause: say(
      '策略里的 sandbox 和 iframe 的一样，会关掉整个网页的脚本、表单、保存。',
      'sandbox in a policy does to the whole page what it does to a frame.',
    ),
    example:
      'Content-Security-Policy: sandbox allow-scripts allow-forms allow-same-origin allow-popups allow-downloads',
  },
  ...loadGuide,
};
