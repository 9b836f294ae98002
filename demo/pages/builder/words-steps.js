/* What the builder says at its fields and at the code: faults, their cures, and what each piece of code is for. */

const zh = {
  title: '生成嵌入代码 · 社区合伙人演示门户',
  noScheme: '缺少 http:// 或 https://。',
  noSuchScheme: '“{scheme}”开头的地址不能用，数据地址要以 http:// 或 https:// 开头。',
  noAddress: '这不是网址。请填 http:// 或 https:// 开头的完整地址，例如 https://www.example.gov.cn/api/',
  wideSigns: '网址里有全角字符（中文标点），不能用。',
  noSlash: '少了末尾的 /，现在读的是 {read}。',
  noFile: '填文件夹的地址，不填 service.json 本身。',
  tryOther: '连不上。也可能只是 http 和 https 写反了，可以换一种再试：',
  take: '改为 {address}',
  gateAddress: '第 2 步的数据地址不能用，改好后才有代码。',
  gateKit: '组件文件所在的文件夹不能用，改好后才有代码。',
  gateData: '第 2 步的数据检查没有通过：代码可以复制，但贴到网页上会显示不出来或显示不全。',
  gateFields: '有 {count} 处没有填对：{names}。',
  noChoice: '没有“{value}”这个选项，已去掉。',
  noNumber: '请填 0 或正整数。',
  noMonth: '请填年月，例如 2026-11。',
  noSuchId: '没有这个编号：{value}',
  is: '即：',
  noLength: '不能用。请填数字加单位，例如 16px 或 1.2em。',
  tooSmall: '太小，看不清。至少 {least}px。',
  pxAdded: '没有写单位，按 {value} 写入。',
  noFont: '不能用。请填字体名称，几种字体用逗号分开，例如 微软雅黑, sans-serif。',
  noColour: '不能用。请填 # 开头的六位颜色值。',
  onLight: '浅色网页上，',
  onDark: '深色网页上，',
  again: '已恢复默认设置。',
  undo: '撤销',
  kitChecking: '正在检查组件文件……',
  kitGood: '组件文件齐全，与本页是同一版本。',
  kitEmpty: '没有填，按本站的 {kit} 生成。',
  kitMissing: '{url} 没有这个文件（状态码 {status}）。请把组件文件上传到这个文件夹。',
  kitPage: '{url} 返回的不是脚本，多半是网站的“页面不存在”。请核对文件夹。',
  kitNobody: '连不上 {url}。请核对网址。',
  kitMixed: 'https 的网页不能用 http 的组件文件。请把组件文件放到 https 地址。',
  kitCors:
    '{url} 有回答，但不允许别的网站读取（CORS）。请在那台服务器上为组件文件加响应头 Access-Control-Allow-Origin: *',
  kitOther:
    '{url} 与本页不是同一版本，代码里的 integrity 对不上，浏览器会拒绝运行。请上传同一版本的文件，或者用那个版本自带的生成页。更新组件后要重新复制代码。',
  kitPart: '缺少 {url}，或者不是同一版本。请把 part 文件夹整个上传。更新组件后要重新复制代码。',
  kitEmbed: '脚本可以用，但没有 {url}：链接和框架打不开。请把 embed 文件夹也上传。',
  styleWarn:
    '这段代码里有 <style>。网站设了 CSP 的，多半不许写 <style>，颜色会不起作用：请把“颜色”那几行放进网站的样式文件，或者按“安全策略”加上 style-src。',
  inScript: '整页（整站）只写一次脚本，见“放进网站模板”。网页上已经有脚本的，勾上“网页上已有脚本”再复制。',
  noScript: '这段不带脚本，网页上要已有“放进网站模板”的那一行。',
};

const zhDoors = {
  script: [
    '放进网站模板（整站一次）',
    '把这一行放进网页模板的 <head>，整站只放一次；以后作者只贴链接、div 或不带脚本的标签。',
  ],
  style: [
    '颜色（样式文件）',
    '最稳妥：放进网站自己的样式文件，CSP 不用改。放了以后，标签和 div 代码里的 <style> 可以删掉。',
  ],
  tag: ['标签', '后台能贴 HTML 源代码时用，效果最好。'],
  link: ['链接', '编辑器会删标签和脚本时用。单独成一段；网页上有脚本就变成组件，没有就打开单独的网页。'],
  div: ['div', '编辑器删标签、但留得住 data- 属性时用（如 WordPress、TinyMCE）。'],
  frame: ['框架', '不许放脚本、只许放 iframe 时用。'],
  trust: [
    '链接和框架要加的',
    '数据在 {origin}，和组件文件不在同一个网站。把 embed/ 四个文件里的 content="" 改成 content="{origin}"，链接和框架打开的网页才会显示这些数据。',
  ],
  csp: [
    '安全策略（CSP）要加的',
    '网站设了 CSP 才用得上，交给管理服务器的人，逐项并入原有的策略。frame-src 只有用框架才要；trusted-types 只有原来就有这一项才要；style-src 只有代码里留着 <style> 才要。',
  ],
};

const en = {
  title: 'Code to embed · Community partners, demonstration portal',
  noScheme: 'http:// or https:// is missing.',
  noSuchScheme: 'An address with “{scheme}” cannot be used; it must begin with http:// or https://.',
  noAddress:
    'That is no address. Give a whole one with http:// or https://, such as https://www.example.gov.cn/api/',
  wideSigns: 'There are full-width signs in the address; it cannot be used.',
  noSlash: 'The / at the end is missing: what is read now is {read}.',
  noFile: 'Give the folder, not service.json itself.',
  tryOther: 'Nobody answers. Perhaps http and https are mixed up; try the other one:',
  take: 'Use {address}',
  gateAddress: 'The address of the data in step 2 cannot be used; there is no code until it can.',
  gateKit: 'The folder of the kit’s files cannot be used; there is no code until it can.',
  gateData:
    'The data in step 2 did not pass: the code can be copied, but on a page it will show nothing or not all.',
  gateFields: 'Not filled in rightly ({count}): {names}.',
  noChoice: 'There is no choice “{value}”; it was taken out.',
  noNumber: 'Give 0 or a whole number.',
  noMonth: 'Give year and month, such as 2026-11.',
  noSuchId: 'There is no such id: {value}',
  is: 'That is: ',
  noLength: 'Cannot be used. Give a number with its unit, such as 16px or 1.2em.',
  tooSmall: 'Too small to read. At least {least}px.',
  pxAdded: 'No unit was given; written as {value}.',
  noFont: 'Cannot be used. Give names of fonts with commas between them, such as Georgia, serif.',
  noColour: 'Cannot be used. Give a colour as # and six digits.',
  onLight: 'On a light page: ',
  onDark: 'On a dark page: ',
  again: 'All settings are back at their defaults.',
  undo: 'Undo',
  kitChecking: 'Checking the kit’s files…',
  kitGood: 'The kit’s files are there, in the version of this page.',
  kitEmpty: 'Nothing given: the code names {kit} of this site.',
  kitMissing: 'There is no {url} (status {status}). Upload the kit’s files to this folder.',
  kitPage: 'What {url} answers is no script, more likely the site’s “page not found”. Check the folder.',
  kitNobody: 'Nobody answers at {url}. Check the address.',
  kitMixed: 'An https page cannot use the kit from an http address. Put the files under https.',
  kitCors:
    '{url} answers, but other sites may not read it (CORS). Let that server send Access-Control-Allow-Origin: * with the kit’s files.',
  kitOther:
    '{url} is another version than this page: browsers will refuse it for the integrity in the code. Upload the files of one version, or use the builder of that version. After an update of the kit copy the code again.',
  kitPart:
    '{url} is missing or of another version. Upload the whole folder part. After an update of the kit copy the code again.',
  kitEmbed:
    'The script can be used, but there is no {url}: link and frame will not open. Upload the folder embed too.',
  styleWarn:
    'There is a <style> in this code. A site with a policy (CSP) mostly forbids that, and the colours do nothing: put the lines under “Colours” into the site’s style sheet, or add style-src as under “policy”.',
  inScript:
    'The script stands once a page, or once a site: see “Into the template”. Where the page has it already, tick “The page has the script” before copying.',
  noScript: 'Without the script: the page must have the line under “Into the template” already.',
};

const enDoors = {
  script: [
    'Into the template (once a site)',
    'Put this line into the <head> of the page template, once for the whole site; authors then paste links, divs or tags without the script.',
  ],
  style: [
    'Colours (style sheet)',
    'Safest: put these lines into the site’s own style sheet and the policy stays as it is. The <style> in the code of tag and div can then go.',
  ],
  tag: ['Tag', 'Where the editor takes HTML source: works best.'],
  link: [
    'Link',
    'Where the editor deletes tags and scripts. As a paragraph of its own; with the script on the page it becomes the element, else it opens a page.',
  ],
  div: ['Div', 'Where the editor deletes the tag but keeps data- attributes (WordPress, TinyMCE).'],
  frame: ['Frame', 'Where no script is allowed, only an iframe.'],
  trust: [
    'For link and frame',
    'The data are at {origin}, the kit’s files are not. In the four files under embed/ change content="" to content="{origin}", and the pages that link and frame open will show these data.',
  ],
  csp: [
    'For the content security policy',
    'Only where the site has one: for its administrator, to be merged into it. frame-src is for the frame alone; trusted-types only where the policy has it already; style-src only where <style> stays in the code.',
  ],
};

export const steps = { zh, en };
export const doors = { zh: zhDoors, en: enDoors };
