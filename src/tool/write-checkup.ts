/**
 * Writes the help of the check-up from the same words as its findings: `embed/checkup.html` and `embed/checkup-en.html`
 * under a folder, or with `--docs` the same in both as Markdown for docs/checkup.md. (Node)
 *
 *   node --import tsx src/tool/write-checkup.ts <folder>
 *   node --import tsx src/tool/write-checkup.ts --docs docs/checkup.md
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang, Topic, Wording } from '../checkup/finding';
import { guide } from '../checkup/guide';
import { levels } from '../checkup/panel';
import { helpFile, topics, type Code } from '../checkup/words';

const codes = Object.keys(topics) as Code[];

const words = {
  title: { zh: '合伙组件体检：代码说明', en: 'Check-up of the Hehuo elements: what the codes mean' },
  lead: {
    zh: '组件不显示时，在网页的控制台（按 F12）输入 hehuo.checkup()，一屏列出问题和办法。每个问题有代码，下面逐条说明。',
    en: 'When an element shows nothing, type hehuo.checkup() in the console of the page (F12): one screen lists what is in the way and the cure. Each finding has a code; here is what each means.',
  },
  other: { zh: 'English', en: '中文' },
  cause: { zh: '原因', en: 'Cause' },
  says: { zh: '提示和办法', en: 'What is said, and the cure' },
  example: { zh: '例子', en: 'Example' },
  cure: { zh: '办法：', en: 'Cure: ' },
} as const;

const saysOf = (code: Code): Wording[] => Object.values((topics[code] as Topic).says);
/** Placeholders stand for something of the page in question. */
const shown = (text: string): string => text.replace(/\{\w+\}/g, '…');
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

function saying({ level, text, cure }: Wording, lang: Lang): string {
  const help = cure ? `<br>${words.cure[lang]}${escaped(shown(cure[lang]))}` : '';
  return `<li class="${level}"><b>${levels[level].word[lang]}</b> ${escaped(shown(text[lang]))}${help}</li>`;
}

function chapter(code: Code, lang: Lang): string {
  const { cause, example } = guide[code];
  const sample = example
    ? `<h3>${words.example[lang]}</h3>\n<pre><code>${escaped(example)}</code></pre>\n`
    : '';
  return `<section id="${code.toLowerCase()}">
<h2><span class="code">${code}</span> ${topics[code].about[lang]}</h2>
<h3>${words.cause[lang]}</h3>
<p>${escaped(cause[lang])}</p>
<h3>${words.says[lang]}</h3>
<ul>
${saysOf(code)
  .map((one) => saying(one, lang))
  .join('\n')}
</ul>
${sample}</section>`;
}

/** The page in one language. */
export function pageIn(lang: Lang): string {
  const [own, other] = lang === 'en' ? ['en', 'zh-Hans'] : ['zh-Hans', 'en'];
  const to = helpFile(lang === 'en' ? 'zh' : 'en').replace('embed/', '');
  const index = codes.map(
    (code) => `<li><a href="#${code.toLowerCase()}">${code} ${topics[code].about[lang]}</a></li>`,
  );
  return `<!doctype html>
<html lang="${own}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title[lang]}</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="checkup.css">
</head>
<body>
<main>
<p class="other"><a href="${to}" lang="${other}">${words.other[lang]}</a></p>
<h1>${words.title[lang]}</h1>
<p>${escaped(words.lead[lang])}</p>
<nav><ul>
${index.join('\n')}
</ul></nav>
${codes.map((code) => chapter(code, lang)).join('\n')}
</main>
</body>
</html>
`;
}

/** Text in Markdown: what stands in angle brackets is code, not HTML. */
const plain = (text: string): string =>
  shown(text)
    .replace(/(<[^<>]+>)+/g, '`$&`')
    .replace(/\*/g, '\\*');

function markdownOf(code: Code, lang: Lang): string {
  const { cause, example } = guide[code];
  const gap = lang === 'en' ? ' ' : '';
  const colon = lang === 'en' ? ': ' : '：';
  const said = saysOf(code).map(
    ({ level, text, cure }) =>
      `- ${levels[level].word[lang]}${colon}${plain(text[lang])}${cure ? `${gap}${plain(cure[lang])}` : ''}`,
  );
  const sample = example && lang === 'en' ? `\n\n\`\`\`text\n${example}\n\`\`\`` : '';
  const id = `${code.toLowerCase()}${lang === 'en' ? '' : '-zh'}`;
  return `<a id="${id}"></a>\n\n### ${code}${colon}${topics[code].about[lang]}\n\n${plain(cause[lang])}\n\n${said.join('\n')}${sample}`;
}

/** docs/checkup.md, in Chinese and then in English, where the examples are. */
export const docs = (): string => `# 体检 · Check-up

[English](#check-up)

在放了组件的网页上打开控制台（按 F12），输入 \`hehuo.checkup()\`：一屏列出网页上妨碍组件的问题，每条有代码、办法和说明的链接。返回的 Promise 就是同一份清单，\`hehuo.checkup({ show: false })\` 只返回、不显示。除了读取各数据地址的 \`service.json\`，不发送任何内容。

\`/builder.html\` 对一个数据地址做同样的检查，并读取组件要读的全部数据；还没上线的网页，把源代码、安全策略、网址贴进去就能检查，不会访问那个网页。

${codes.map((code) => markdownOf(code, 'zh')).join('\n\n')}

<a id="check-up"></a>

## Check-up

In the console of the page that carries the elements: \`hehuo.checkup()\`. It looks at the page and shows what is in their
way on one screen, in Chinese (\`hehuo.checkup({ lang: 'en' })\` in English), each finding with its code, its cure and a link
to its chapter; the same list is what the promise resolves to (\`hehuo.checkup({ show: false })\` shows nothing). It sends
nothing but a reading of each backend's \`service.json\`.

\`/builder.html\` shows the same of a backend, with all that the elements read there, and of a page that is not online yet:
its source, policy and address are pasted, nothing is fetched.

This file is written from the words of the check-up itself (\`src/checkup/words*.ts\`, \`guide*.ts\`) by
\`node --import tsx src/tool/write-checkup.ts --docs docs/checkup.md\`; as pages in both languages it lies in \`dist/embed/\`.

${codes.map((code) => markdownOf(code, 'en')).join('\n\n')}
`;

const [first = 'dist', second = ''] = process.argv.slice(2);
if (first === '--docs') writeFileSync(second, docs());
else {
  mkdirSync(join(first, 'embed'), { recursive: true });
  for (const lang of ['zh', 'en'] as const) writeFileSync(join(first, helpFile(lang)), pageIn(lang));
  copyFileSync(join(import.meta.dirname, '../checkup/help.css'), join(first, 'embed/checkup.css'));
}
