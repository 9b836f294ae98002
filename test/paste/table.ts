/**
 * The table in docs/editors.md, from the outcomes that the tests hold. `node --import tsx test/paste/table.ts` prints it. (Node)
 */
import { pathToFileURL } from 'node:url';
import { EDITORS, type Editor, type Way } from './list';
import { OUTCOMES } from './outcome';

const COLUMNS: readonly Way[] = ['tag', 'div', 'link', 'frame', 'inserted', 'pasted'];

const WORDS = {
  zh: {
    head: [
      '编辑器',
      '页面有脚本时贴',
      '页面没有脚本时贴',
      '标签',
      'div',
      '链接',
      '框架',
      '用链接按钮加的链接',
      '直接粘贴网址',
    ],
    doors: { tag: '标签', frame: '框架', link: '链接' },
    cells: {
      'element element': '组件（脚本也留下）',
      'element link': '组件；没有脚本时是链接',
      'element sandbox': '组件；没有脚本时不能用',
      'frame frame': '框架',
      'text text': '只剩文字',
      'gone gone': '被删掉',
    } as Record<string, string>,
    roles: { 'role Author': '作者', 'role Editor': '编辑' } as Record<string, string>,
    colon: '，',
  },
  en: {
    head: [
      'Editor',
      'Paste, with the script on the page',
      'Paste, without it',
      'Tag',
      'Div',
      'Link',
      'Frame',
      'Link made with the button',
      'Address pasted',
    ],
    doors: { tag: 'tag', frame: 'frame', link: 'link' },
    cells: {
      'element element': 'element (keeps the script too)',
      'element link': 'element; link without the script',
      'element sandbox': 'element; dead without the script',
      'frame frame': 'frame',
      'text text': 'text only',
      'gone gone': 'deleted',
    } as Record<string, string>,
    roles: {} as Record<string, string>,
    colon: ', ',
  },
};
export type Language = keyof typeof WORDS;

/** What shows most where the site's template has no script. */
function withoutScript({ name }: Editor): 'tag' | 'frame' | 'link' {
  if (OUTCOMES[name]?.tag?.[1] === 'element') return 'tag';
  return OUTCOMES[name]?.frame?.[1] === 'frame' ? 'frame' : 'link';
}

function nameOf({ title, version }: Editor, lang: Language): string {
  const { roles, colon } = WORDS[lang];
  const [product = '', role] = title.split(', ');
  return `${product} ${version}${role ? `${colon}${roles[role] ?? role}` : ''}`;
}

function rowOf(editor: Editor, lang: Language): string[] {
  const { doors, cells } = WORDS[lang];
  const cellOf = (way: Way): string => {
    const pair = OUTCOMES[editor.name]?.[way];
    return pair ? (cells[pair.join(' ')] ?? pair.join(' ')) : '';
  };
  return [nameOf(editor, lang), doors.link, doors[withoutScript(editor)], ...COLUMNS.map(cellOf)];
}

/** In Markdown. */
export function tableOf(lang: Language): string {
  const { head } = WORDS[lang];
  const rows = [head, head.map(() => '---'), ...EDITORS.map((editor) => rowOf(editor, lang))];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(`${tableOf('zh')}\n\n${tableOf('en')}`);
