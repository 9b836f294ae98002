/* What the page itself may have that is in the elements' way. Nothing here leaves a trace on it. */
import { listOf } from '../contract/list';
import { PROBE } from '../source/kept';
import { finding, type Finding } from './finding';

const charset = (): Finding =>
  document.characterSet === 'UTF-8'
    ? finding('P1', 'ok', '网页编码是 UTF-8。')
    : finding(
        'P1',
        'note',
        `网页编码是 ${document.characterSet}。`,
        '本组件可以正常使用；标签之间的备用文字要按网页的编码保存。',
      );

const mode = (): Finding =>
  document.compatMode === 'CSS1Compat'
    ? finding('P2', 'ok', '网页按标准模式显示。')
    : finding('P2', 'note', '网页按怪异模式显示。', '在网页第一行加上 <!doctype html>。不加也能用。');

const secure = (): Finding =>
  window.isSecureContext
    ? finding('P3', 'ok', '网址是安全的（https，或本机）。')
    : finding(
        'P3',
        'warn',
        '网址没有加密（http），浏览器不允许在本机加密保存，填写的内容关掉网页就会丢失。',
        '改用 https 网址。不改也能看、能提交，但断网时不能先存在本机。',
      );

function prototypes(): Finding {
  const added: string[] = [];
  for (const name in {}) added.push(name);
  const patched = 'toJSON' in Array.prototype || 'toJSON' in String.prototype;
  if (!added.length && !patched) return finding('P4', 'ok', '网页没有改动 JavaScript 的基本对象。');
  const what = [added.length ? `Object.prototype 多了 ${added.slice(0, 5).join('、')}` : ''];
  if (patched) what.push('数组或文字多了 toJSON（旧版 Prototype.js）');
  return finding(
    'P4',
    'note',
    `网页改动了 JavaScript 的基本对象：${what.filter(Boolean).join('；')}。`,
    '本组件已经避开；有条件时请升级网页使用的旧脚本库。',
  );
}

function copies(): Finding {
  const found = listOf(document.scripts).filter(({ src }) => /\/hehuo(-[a-z-]+)?\.js(\?|$)/.test(src));
  return found.length > 1
    ? finding(
        'P5',
        'warn',
        `网页引用了 ${found.length} 次本组件的脚本，只有第一份起作用。`,
        '只留一个 <script src="…/hehuo.js">。',
      )
    : finding('P5', 'ok', '脚本只引用了一次。');
}

function framed(): Finding {
  if (window.parent === window) return finding('P6', 'ok', '网页没有嵌在别的网页里。');
  const opaque = window.origin === 'null';
  return opaque
    ? finding(
        'P6',
        'warn',
        '网页嵌在受限的框架里（sandbox），不能在本机保存。',
        '在 iframe 的 sandbox 属性中加上 allow-same-origin，或改用链接的办法。',
      )
    : finding('P6', 'note', '网页嵌在别的网页里，本机保存的内容只在那个网页里看得到。');
}

/** Whether the device lets us keep what is to be sent. */
async function storage(): Promise<Finding> {
  const name = PROBE;
  const opened = await new Promise<boolean>((done) => {
    try {
      const request = indexedDB.open(name);
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase(name);
        done(true);
      };
      request.onerror = request.onblocked = () => done(false);
      setTimeout(() => done(false), 3000);
    } catch {
      done(false);
    }
  });
  return opened
    ? finding('P7', 'ok', '浏览器可以在本机保存。')
    : finding(
        'P7',
        'warn',
        '浏览器不能在本机保存（可能是隐私模式，或被设置禁止）。',
        '填写的内容仍可提交，但断网时关掉网页就会丢失。',
      );
}

/** Of the page as a whole. */
export const lookAtPage = async (): Promise<Finding[]> => [
  ...[charset(), mode(), secure(), prototypes(), copies(), framed()],
  await storage(),
];
