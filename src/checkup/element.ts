/* What stands in the way of the elements that are on the page, and what ought to be one and is not. */
import { listOf } from '../contract/list';
import { finding, type Finding } from './finding';

export const TAGS = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'];

const nameOf = (element: Element): string => `<${element.localName}>`;

function visibility(element: Element): Finding | undefined {
  if (element.getClientRects().length > 0) {
    const { width } = element.getBoundingClientRect();
    if (width >= 240) return undefined;
    return finding(
      'E2',
      'warn',
      `${nameOf(element)} 只有 ${Math.round(width)} 像素宽。`,
      '放到更宽的栏目里，至少 240 像素。',
    );
  }
  let hidden: Element | null = element;
  while (hidden && getComputedStyle(hidden).display !== 'none') hidden = hidden.parentElement;
  const who = hidden && hidden !== element ? `外层的 ${nameOf(hidden)}` : '它';
  return finding(
    'E2',
    'warn',
    `${nameOf(element)} 没有显示：${who}被网页的样式隐藏了（display: none）。`,
    '检查网页的样式，或看是不是在没有打开的页签里。',
  );
}

interface Loader {
  hehuo?: { load?(tag: string): Promise<void> };
}

/** Brings the code of elements that are still far down the page: what is never loaded cannot be looked at. */
export async function bringElements(): Promise<void> {
  const { hehuo } = window as unknown as Loader;
  const waiting = TAGS.filter((tag) => document.querySelector(tag) && !customElements.get(tag));
  await Promise.all(waiting.map((tag) => hehuo?.load?.(tag).catch(() => undefined)));
}

/** Of every element on the page; and of its places where an editor has left nothing but the text. */
export function lookAtElements(): Finding[] {
  const elements = listOf(document.querySelectorAll(TAGS.join()));
  const found: Finding[] = [];
  if (!elements.length)
    found.push(
      finding(
        'E1',
        'bad',
        '网页上没有本组件的标签。',
        '粘贴 <course-calendar backend="…"></course-calendar>。编辑器删掉标签的，改用单独成段的链接（见“四种接入办法”）。',
      ),
    );
  for (const tag of TAGS) {
    if (elements.some(({ localName }) => localName === tag) && !customElements.get(tag))
      found.push(
        finding(
          'E3',
          'bad',
          `<${tag}> 的代码没有载入。`,
          '文件夹 part 和各个 hehuo-….js 要与 hehuo.js 放在同一目录；脚本在别的网站时，那里要允许跨域读取；安全策略的 script-src 要列出它的地址。',
        ),
      );
  }
  for (const div of listOf(document.querySelectorAll('[data-hehuo]'))) {
    const name = div.getAttribute('data-hehuo') ?? '';
    if (name !== 'link' && TAGS.indexOf(name) < 0)
      found.push(
        finding('E4', 'warn', `data-hehuo="${name}" 不是组件的名称。`, `请写 ${TAGS.join('、')} 之一。`),
      );
  }
  for (const element of elements) {
    const hidden = visibility(element);
    if (hidden) found.push(hidden);
  }
  if (!found.length) found.push(finding('E1', 'ok', `网页上有 ${elements.length} 个组件，都已启动。`));
  return found;
}
