/** A calendar file as the backend, in a real page over HTTP: what it says is shown, what it does not say is not made up. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startHost, type Answer, type Host } from '../aid/host';
import { closeBrowser, openPage, says, textOf, type OpenPage } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';

const file = (name: string): Buffer =>
  readFileSync(new URL(`../source/calendars/${name}.ics`, import.meta.url));

describe('a calendar file as the backend', { concurrency: false }, () => {
  let server: RunningServer;
  let host: Host;
  before(async () => {
    server = await startServer();
    host = await startHost(server.url);
  });
  after(async () => {
    await closeBrowser();
    host.stop();
    await server.stop();
  });

  /** A page with the tag, whose calendar file is `body`. */
  async function show(tag: string, body: () => Answer): Promise<OpenPage> {
    const page = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title>
      <link rel="icon" href="data:,"><script>
        window.told = [];
        addEventListener('hehuo-invalid', (event) => told.push(...event.detail.records));
      </script><script src="/hehuo.js" defer></script><body>${tag}`;
    host.answer = (path) => (path === '/' ? page : path.startsWith('/kcb.ics') ? body() : undefined);
    return openPage(`${host.origin}/`, { width: 1000, height: 900 });
  }
  const calendar = '<course-calendar backend="/kcb.ics" month="2026-11"></course-calendar>';
  const press = ({ page }: OpenPage, selector: string): Promise<void> =>
    page.evaluate((wanted) => {
      document.querySelector('course-calendar')?.shadowRoot?.querySelector<HTMLElement>(wanted)?.click();
    }, selector);
  const dialog = ({ page }: OpenPage): Promise<string> =>
    page.evaluate(() => {
      const text = document
        .querySelector('course-calendar')
        ?.shadowRoot?.querySelector('dialog')?.textContent;
      return text?.replace(/\s+/g, ' ') ?? '';
    });
  const day = async (opened: OpenPage, date: string, session = false): Promise<string> => {
    await press(opened, 'dialog[open] [data-close]');
    await press(opened, `td[data-date="${date}"] .date`);
    await opened.page.waitForFunction(() =>
      document.querySelector('course-calendar')?.shadowRoot?.querySelector('dialog .session'),
    );
    if (session) await press(opened, 'dialog .session');
    await new Promise((done) => setTimeout(done, 300));
    return dialog(opened);
  };

  it('shows what was moved and called off with the reason, and whole days; the code comes for it alone', async () => {
    const opened = await show(calendar, () => file('outlook'));
    const text = await says(opened.page, 'course-calendar', /书法入门/);
    assert.match(text, /取消/);
    assert.doesNotMatch(text, /公益|免费|名额|00:00/);
    assert.match(await day(opened, '2026-11-29'), /全天/);
    assert.match(await day(opened, '2026-11-26', true), /停电检修/);
    const moved = await day(opened, '2026-11-21', true);
    assert.match(moved, /老师出差/);
    assert.match(moved, /晚上7:00–8:30/);
    assert.match(moved, /未公开/);
    assert.ok(
      opened.requests.some((url) => /\/part\/calendar-/.test(url)),
      opened.requests.join(),
    );
    assert.equal(opened.requests.filter((url) => url.endsWith('/kcb.ics')).length, 1);
    assert.ok(!opened.requests.some((url) => /service\.json|sessions/.test(url)));
    assert.deepEqual(opened.faults, []);
    await opened.close();

    const plain = await show(
      '<course-calendar backend="/api/" month="2026-11"></course-calendar>',
      () => 404,
    );
    await says(plain.page, 'course-calendar', /节课/);
    assert.ok(!plain.requests.some((url) => /\/part\/calendar-/.test(url)));
    await plain.close();
  });

  it('shows the good beside the bad, and tells of the bad by its line', async () => {
    const opened = await show(calendar, () => file('wecom'));
    const text = await says(opened.page, 'course-calendar', /有 4 条记录格式有误/);
    assert.match(text, /剪纸/);
    assert.match(text, /合唱/);
    const told = (await opened.page.evaluate('window.told')) as { id: string; reason: string }[];
    assert.deepEqual(
      told.map(({ id }) => id),
      ['wecom-3', 'wecom-4', 'wecom-5', 'wecom-6'],
    );
    assert.match(told[0]?.reason ?? '', /^line 21: DTSTART/);
    await opened.close();
  });

  it('says of a file that cannot be read why, keeps the last good one, and is never an empty month', async () => {
    const gbk = Buffer.concat([
      Buffer.from('BEGIN:VCALENDAR\r\nX-WR-CALNAME:'),
      Buffer.from('cae9b7a8c8ebc3c5bfceb3ccb1ed0d0a', 'hex'),
      Buffer.from('END:VCALENDAR'),
    ]);
    const bad = await show(calendar, () => gbk);
    const words = await says(bad.page, 'course-calendar', /像是 GBK/);
    assert.doesNotMatch(words, /还没有安排/);
    await bad.close();

    let body: Answer = file('google');
    const opened = await show(calendar, () => body);
    await says(opened.page, 'course-calendar', /手机摄影/);
    // Last good answers are written when the page has nothing else to do.
    await new Promise((done) => setTimeout(done, 2_500));
    body = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n';
    await opened.page.reload();
    const stale = await says(opened.page, 'course-calendar', /上次更新/);
    assert.match(stale, /手机摄影/);
    await opened.close();
  });

  it('is no backend for the other elements, which say so', async () => {
    const opened = await show('<partner-directory backend="/kcb.ics"></partner-directory>', () =>
      file('google'),
    );
    await says(opened.page, 'partner-directory', /数据来源没有设置好/);
    assert.match(await textOf(opened.page, 'partner-directory'), /backend/);
    await opened.close();
  });
});
