/* The findings on one screen over the page, built node by node: no markup is parsed, no style attribute is written. */
import type { Finding, Level } from './finding';

const marks: Record<Level, readonly [string, string]> = {
  bad: ['不能用', '#a3151c'],
  warn: ['要注意', '#8a4b00'],
  note: ['可了解', '#2a4b9b'],
  ok: ['正常', '#146c43'],
};
const ORDER: readonly Level[] = ['bad', 'warn', 'note', 'ok'];

function make(parent: Node, tag: string, text = '', style: Partial<CSSStyleDeclaration> = {}): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  Object.assign(made.style, style);
  parent.appendChild(made);
  return made;
}

function row(list: Node, { code, level, text, cure }: Finding): void {
  const [mark, color] = marks[level];
  const item = make(list, 'li', '', { padding: '10px 0', borderTop: '1px solid #d5dad8', listStyle: 'none' });
  make(item, 'strong', `${mark} ${code}　`, { color });
  make(item, 'span', text);
  if (cure) make(item, 'p', `办法：${cure}`, { margin: '4px 0 0', color: '#40504b' });
}

/** Shows them; Escape or the button puts them away and gives the focus back. */
export function showPanel(findings: readonly Finding[]): void {
  const before = document.activeElement;
  const host = make(document.body, 'div');
  const shadow = host.attachShadow({ mode: 'open' });
  const box = make(shadow, 'div', '', {
    ...{ position: 'fixed', inset: '0', top: '0', left: '0', right: '0', bottom: '0', zIndex: '2147483647' },
    ...{
      overflow: 'auto',
      background: '#fff',
      color: '#1c2422',
      padding: '24px',
      textAlign: 'left',
      overflowWrap: 'anywhere',
    },
    ...{ font: '16px/1.6 "PingFang SC", "Microsoft YaHei", sans-serif', letterSpacing: 'normal' },
  });
  box.lang = 'zh-Hans';
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-modal', 'true');
  box.setAttribute('aria-label', '合伙组件体检');
  const inner = make(box, 'div', '', { maxWidth: '860px', margin: '0 auto' });
  make(inner, 'h1', '合伙组件体检', { fontSize: '24px', margin: '0' });
  const count = (level: Level): number => findings.filter((one) => one.level === level).length;
  make(
    inner,
    'p',
    `不能用 ${count('bad')} 项，要注意 ${count('warn')} 项，可了解 ${count('note')} 项，正常 ${count('ok')} 项。`,
  );
  const close = make(inner, 'button', '关闭', { font: 'inherit', padding: '8px 20px', minHeight: '44px' });
  const list = make(inner, 'ul', '', { margin: '16px 0 0', padding: '0' });
  for (const level of ORDER) findings.filter((one) => one.level === level).forEach((one) => row(list, one));
  const leave = (): void => {
    host.remove();
    if (before instanceof HTMLElement) before.focus();
  };
  close.addEventListener('click', leave);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
    // The button is all that takes the focus here.
    if (event.key === 'Tab') event.preventDefault();
  });
  close.focus();
}
