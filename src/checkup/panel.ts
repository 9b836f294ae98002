/* The findings on one screen over the page, built node by node: no markup is parsed, no style attribute is written. */
import type { Both, Finding, Lang, Level } from './finding';

/** Word and colour of each level. */
export const levels: Record<Level, { word: Both; color: string }> = {
  bad: { word: { zh: '不能用', en: 'Does not work' }, color: '#a3151c' },
  warn: { word: { zh: '要注意', en: 'Look at this' }, color: '#8a4b00' },
  note: { word: { zh: '可了解', en: 'Good to know' }, color: '#2a4b9b' },
  ok: { word: { zh: '正常', en: 'Well' }, color: '#146c43' },
};
const title: Both = { zh: '合伙组件体检', en: 'Check-up of the Hehuo elements' };
const cureWord: Both = { zh: '办法：', en: 'Cure: ' };
const moreWord: Both = { zh: '说明', en: 'Help' };
const closeWord: Both = { zh: '关闭', en: 'Close' };
const joint: Both = { zh: '，', en: ', ' };
const ORDER: readonly Level[] = ['bad', 'warn', 'note', 'ok'];

function make(parent: Node, tag: string, text = '', style: Partial<CSSStyleDeclaration> = {}): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  Object.assign(made.style, style);
  parent.appendChild(made);
  return made;
}

function row(list: Node, { code, level, text, cure, link }: Finding, lang: Lang): void {
  const { word, color } = levels[level];
  const item = make(list, 'li', '', { padding: '10px 0', borderTop: '1px solid #d5dad8', listStyle: 'none' });
  make(item, 'strong', `${word[lang]} ${code}　`, { color });
  make(item, 'span', text);
  if (level === 'ok') return;
  if (cure) make(item, 'p', `${cureWord[lang]}${cure}`, { margin: '4px 0 0', color: '#40504b' });
  const more = make(item, 'a', `${moreWord[lang]} ${code}`, { color: '#0b4f8a', display: 'inline-block' });
  more.setAttribute('href', link);
  more.setAttribute('target', '_blank');
  more.setAttribute('rel', 'noopener');
}

/** How many findings there are of each level, the worst first. */
export function summaryOf(findings: readonly Finding[], lang: Lang): string {
  const parts = ORDER.map((level) => {
    const count = findings.filter((one) => one.level === level).length;
    return lang === 'en' ? `${levels[level].word.en}: ${count}` : `${levels[level].word.zh} ${count} 项`;
  });
  return `${parts.join(joint[lang])}${lang === 'en' ? '.' : '。'}`;
}

/** The focus goes round inside: from the last that takes it to the first, and back. */
function stay(event: KeyboardEvent, shadow: ShadowRoot): void {
  const all = shadow.querySelectorAll<HTMLElement>('button, a');
  const [from, to] = event.shiftKey ? [all[0], all[all.length - 1]] : [all[all.length - 1], all[0]];
  if (shadow.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}

/**
 * A box over the whole page: in the browser's top layer where it has one, so that nothing of the page lies over it or can
 * be reached beside it; else with the focus kept in it.
 */
function openBox(shadow: ShadowRoot, lang: Lang): HTMLElement {
  const modal = typeof HTMLDialogElement === 'function' && 'showModal' in HTMLDialogElement.prototype;
  const box = make(shadow, modal ? 'dialog' : 'div', '', { ...OVER, ...DRESS });
  box.lang = lang === 'en' ? 'en' : 'zh-Hans';
  box.setAttribute('aria-label', title[lang]);
  if (modal) {
    (box as HTMLDialogElement).showModal();
    return box;
  }
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-modal', 'true');
  box.addEventListener('keydown', (event) => event.key === 'Tab' && stay(event, shadow));
  return box;
}

const OVER = {
  ...{ position: 'fixed', top: '0', left: '0', right: '0', bottom: '0', zIndex: '2147483647' },
  ...{ width: '100%', height: '100%', maxWidth: 'none', maxHeight: 'none', margin: '0', border: '0' },
  ...{ boxSizing: 'border-box', padding: '24px', overflow: 'auto' },
};
const DRESS = {
  ...{ background: '#fff', color: '#1c2422', textAlign: 'left', overflowWrap: 'anywhere' },
  ...{ font: '16px/1.6 "PingFang SC", "Microsoft YaHei", sans-serif', letterSpacing: 'normal' },
};

/** Fills the box; gives the button that closes it. */
function fillBox(box: Node, findings: readonly Finding[], lang: Lang): HTMLElement {
  const inner = make(box, 'div', '', { maxWidth: '860px', margin: '0 auto' });
  make(inner, 'h1', title[lang], { fontSize: '24px', margin: '0' });
  make(inner, 'p', summaryOf(findings, lang));
  const close = make(inner, 'button', closeWord[lang], {
    font: 'inherit',
    padding: '8px 20px',
    minHeight: '44px',
  });
  const list = make(inner, 'ul', '', { margin: '16px 0 0', padding: '0' });
  for (const level of ORDER)
    findings.filter((one) => one.level === level).forEach((one) => row(list, one, lang));
  return close;
}

/** Shows them; Escape or the button puts them away and gives the focus back. */
export function showPanel(findings: readonly Finding[], lang: Lang): void {
  const before = document.activeElement;
  // Not into body, which the page may filter, turn or leave out.
  const host = make(document.documentElement, 'div');
  const shadow = host.attachShadow({ mode: 'open' });
  const box = openBox(shadow, lang);
  const close = fillBox(box, findings, lang);
  const leave = (): void => {
    host.remove();
    if (before instanceof HTMLElement) before.focus();
  };
  close.addEventListener('click', leave);
  box.addEventListener('close', leave);
  box.addEventListener('keydown', ({ key }) => key === 'Escape' && leave());
  close.focus();
}
