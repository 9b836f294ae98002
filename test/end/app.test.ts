/** The packed package in a fresh app of another: React 19 and Vue 3, each with Vite, installed as anybody would. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { removeFolder, temporaryFolder } from '../aid/child';
import { startHost, type Host } from '../aid/host';
import { pack } from '../aid/pack';
import { closeBrowser, deep, openPage, says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';

const CI = Boolean(process.env.CI) && process.env.CI !== 'false';

function npm(folder: string, args: string[], limit: number): { status: number | null; said: string } {
  const { status, stdout, stderr, error } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: limit,
  });
  return { status, said: `${stdout}${stderr}${error?.message ?? ''}` };
}

describe('in a fresh app', { concurrency: false }, () => {
  let folder = '';
  let tarball = '';
  let server: RunningServer;
  let host: Host;
  before(async () => {
    folder = temporaryFolder('apps');
    tarball = pack(folder);
    server = await startServer();
    host = await startHost(server.url);
  });
  after(async () => {
    await closeBrowser();
    host.stop();
    await server.stop();
    removeFolder(folder);
  });

  /** The app with the package installed, or undefined where the registry cannot be reached. */
  function install(name: string): string | undefined {
    const app = join(folder, name);
    cpSync(join('test/app', name), app, { recursive: true });
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
    const { status, said } = npm(app, ['install', ...quiet, tarball], 240_000);
    if (status === 0) return app;
    const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED|ERR_SOCKET_TIMEOUT/.test(said);
    if (CI || !offline) assert.fail(said);
    return undefined;
  }

  for (const [name, title] of [
    ['react', 'React 19'],
    ['vue', 'Vue 3'],
  ] as const) {
    it(`with ${title} the types hold, all four show their data, events and methods arrive, and all can go`, async (test) => {
      const app = install(name);
      if (app === undefined) return test.skip('the package registry does not answer');
      for (const script of ['types', 'build']) {
        const { status, said } = npm(app, ['run', script], 120_000);
        assert.equal(status, 0, said);
      }
      host.answer = (path) => {
        const file = join(app, 'dist', path === '/' ? 'index.html' : (path.split('?')[0] ?? ''));
        return /^\/(assets\/|$)/.test(path) && existsSync(file) ? readFileSync(file) : undefined;
      };
      const { page, faults, requests, close } = await openPage(`${host.origin}/`, { height: 6000 });
      await says(page, 'course-calendar', /我们的课/, 30_000);
      await says(page, 'course-calendar', /11月/, 30_000);
      await says(page, 'partner-directory', /\d+ ?家/, 30_000);
      await says(page, 'need-survey', /开始填写|一分钟/, 30_000);
      await says(page, 'fund-tracker', /CNY|¥/, 30_000);
      assert.equal(await page.$eval('fund-tracker', ({ className }) => className), 'fund');
      await (
        await deep(page, 'button.name[data-id]', 30_000)
      ).evaluate((one) => (one as HTMLElement).click());
      await says(page, 'output', /^partner/, 30_000);
      const before = requests.length;
      await page.$eval('button:nth-of-type(2)', (one) => one.click());
      await page.waitForNetworkIdle();
      assert.ok(requests.length > before, 'refresh() of the element was called through the reference');
      await page.keyboard.press('Escape');
      for (let time = 0; time < 3; time += 1) {
        await page.$eval('button', (one) => one.click());
        await page.waitForFunction((there) => !!document.querySelector('main') === there, {}, time % 2 === 1);
      }
      await page.$eval('button', (one) => one.click());
      await says(page, 'course-calendar', /我们的课/, 30_000);
      assert.deepEqual(faults, []);
      await close();
    });
  }
});
