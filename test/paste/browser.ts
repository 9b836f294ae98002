/** One author at one editor, in a real browser on a page of the site's administration. (Node) */
import { existsSync, readFileSync } from 'node:fs';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { browser } from '../aid/page';
import { AFTER, around, BEFORE, SITE } from './fixture';
import { BY_HAND, type Editor, type Way } from './list';

/** What an editor makes relative is relative to this; articles lie elsewhere. */
const EDITING = `${SITE}/admin/edit.html`;
const WORDS = '本月课程';

interface Running {
  set(html: string): unknown;
  get(): string;
  focus(): void;
  link(url: string): unknown;
}
type Started = typeof globalThis & { start(): Promise<void>; editor: Running };

function pageOf({ name, files }: Editor): string {
  const tags = files.map((file) =>
    file.endsWith('.css')
      ? `<link rel="stylesheet" href="/editor/${file}">`
      : `<script src="/editor/${file}"></script>`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>编辑文章</title><body>${tags.join('')}
    <textarea id="content" name="content" style="width:700px;height:400px"></textarea>
    <script src="/page/${name}.js"></script>`;
}

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
  html: 'text/html',
  svg: 'image/svg+xml',
};

/** The site answers out of the packages; nothing goes out into the network. */
function answer(request: HTTPRequest, editor: Editor, modules: string): Promise<void> {
  const { origin, pathname } = new URL(request.url());
  if (origin !== SITE) return request.respond({ status: 404 });
  if (pathname === new URL(EDITING).pathname)
    return request.respond({ contentType: 'text/html; charset=utf-8', body: pageOf(editor) });
  const path = pathname.replace(/^\/editor\//, `${modules}/`).replace(/^\/page\//, 'test/paste/page/');
  if (path === pathname || !existsSync(path)) return request.respond({ status: 404 });
  const type = TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream';
  return request.respond({ contentType: `${type}; charset=utf-8`, body: readFileSync(path) });
}

/** Puts text, and HTML beside it, on the clipboard and presses the keys for pasting. */
async function paste(page: Page, text: string, html?: string): Promise<void> {
  await page.evaluate(
    (plain, rich) => {
      const parts: Record<string, Blob> = { 'text/plain': new Blob([plain], { type: 'text/plain' }) };
      if (rich) parts['text/html'] = new Blob([rich], { type: 'text/html' });
      return navigator.clipboard.write([new ClipboardItem(parts)]);
    },
    text,
    html,
  );
  await page.keyboard.down('Control');
  await page.keyboard.press('v', { commands: ['Paste'] });
  await page.keyboard.up('Control');
  await new Promise((done) => setTimeout(done, 300));
}

async function write(page: Page, way: Way, address: string): Promise<void> {
  const { keyboard } = page;
  await page.evaluate(() => (globalThis as Started).editor.focus());
  await keyboard.type(BEFORE);
  await keyboard.press('Enter');
  if (way === 'typed') await keyboard.type(address);
  if (way === 'pasted') await paste(page, address);
  if (way === 'copied')
    await paste(page, WORDS, `<a href="${address.replaceAll('&', '&amp;')}">${WORDS}</a>`);
  if (way === 'inserted') {
    await keyboard.type(WORDS);
    await keyboard.down('Shift');
    await keyboard.press('Home');
    await keyboard.up('Shift');
    await page.evaluate((url) => (globalThis as Started).editor.link(url), address);
    await keyboard.press('End');
  }
  await keyboard.press('Enter');
  await keyboard.type(AFTER);
}

/** What the editor hands in after an author has worked in it in this way. */
export async function runEditor(
  editor: Editor,
  way: Way,
  { given, modules }: { given: string; modules: string },
): Promise<string> {
  const context = await (await browser()).createBrowserContext();
  await context.overridePermissions(SITE, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const page = await context.newPage();
  await page.evaluateOnNewDocument('globalThis.__name = (it) => it');
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request, editor, modules).catch(() => undefined));
  try {
    await page.goto(`${EDITING}?${way}`, { waitUntil: 'load' });
    await page.evaluate(() => (globalThis as Started).start());
    if (BY_HAND.includes(way)) await write(page, way, given);
    else await page.evaluate((html) => (globalThis as Started).editor.set(html) && undefined, around(given));
    await new Promise((done) => setTimeout(done, 300));
    return await page.evaluate(() => (globalThis as Started).editor.get());
  } finally {
    await context.close();
  }
}
