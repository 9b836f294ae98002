/** A real WordPress: what people paste into posts reaches its readers, whatever the filter takes out of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { find } from '../aid/engines';
import { says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';
import { fillIn } from '../faults/resident';
import { FORMS, line, outcome, placed, plugin, post, STYLE, written, type Form, type Placed } from './door';
import { comesTo, spills } from './look';
import { cure, missingPackages, THEMES } from './packages';
import { comment, logIn, type Post, type Session } from './session';
import { ROLES, startSite, type Role, type Site } from './site';
import { closeReaders, enter, READERS, visit } from './visit';

const CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const absent = missingPackages();
const skip = absent.length > 0 && !CI ? cure(absent) : false;
const WRITERS = ['administrator', 'author'] as const;

interface Written extends Post {
  role: Role;
  form: Form;
  doors: Placed[];
}

describe('in WordPress', { concurrency: false, skip }, () => {
  let server: RunningServer;
  let site: Site;
  let people: Record<Role, Session>;
  const posts: Written[] = [];

  before(async () => {
    assert.deepEqual(absent, [], cure(absent));
    [server, site] = await Promise.all([startServer({ profile: 'tiny' }), startSite()]);
    const entered = await Promise.all(ROLES.map(async (role) => [role, await logIn(site, role)] as const));
    people = Object.fromEntries(entered) as typeof people;
    for (const role of WRITERS)
      for (const form of FORMS) {
        const doors = placed(posts.length);
        const made = await people[role].publish(`${role} ${form}`, post(form, doors, server.url));
        posts.push({ ...made, role, form, doors });
      }
    // Seen in all that follows: were it a door, there would be two calendars.
    const words = `<a href="${server.url}/embed/course-calendar">课程日历</a>`;
    await comment(site, of('administrator', 'classic'), words);
  });
  after(async () => {
    await closeReaders();
    await site?.stop();
    await server?.stop();
  });

  const of = (role: Role, form: Form): Written => {
    const found = posts.find((one) => one.role === role && one.form === form);
    assert.ok(found);
    return found;
  };
  const fromOperator = (): void => site.plugin(plugin(`${server.url}/hehuo.js`, server.url));

  for (const theme of THEMES)
    for (const reader of READERS)
      describe(`under ${theme}, in ${reader},`, { skip: !find(reader) && !CI && `no ${reader}` }, () => {
        before(() => {
          site.theme(theme);
          fromOperator();
        });
        for (const role of WRITERS)
          for (const form of FORMS)
            it(`all four doors that the ${role} wrote as ${form} lead to the data`, async () => {
              const found = of(role, form);
              const reading = await visit(reader, found.link);
              const { page, faults, close } = reading;
              for (const one of found.doors) await comesTo(reading, one, outcome(one.door, role, form));
              for (const width of [1280, 360]) {
                await page.setViewport({ width, height: 900 });
                assert.deepEqual(await spills(page), [], `at ${width} px`);
              }
              await page.addStyleTag({ content: STYLE });
              assert.deepEqual(await spills(page), [], "with the guide's style");
              assert.deepEqual(faults, []);
              await close();
            });

        it('under the bar of those who are logged in they are as for everybody', async () => {
          const found = of('administrator', 'blocks');
          const reading = await visit(reader, site.origin, 360);
          const { page, faults, close } = reading;
          await enter(page, site.origin, 'author');
          faults.length = 0;
          await page.goto(found.link, { waitUntil: 'load' });
          assert.ok(await page.$('#wpadminbar'), 'nobody is logged in');
          for (const one of found.doors)
            await comesTo(reading, one, outcome(one.door, 'administrator', 'blocks'));
          assert.deepEqual(await spills(page), []);
          assert.deepEqual(faults, []);
          await close();
        });
      });

  it('contributors and authors, editors and administrators are filtered alike', async () => {
    const text = post('blocks', placed(0), server.url);
    const raw = async (role: Role): Promise<string> =>
      (await people[role].publish('alike', text, role === 'contributor' ? 'pending' : 'publish')).raw;
    assert.equal(await raw('administrator'), text);
    assert.equal(await raw('editor'), text);
    const kept = await raw('author');
    assert.doesNotMatch(kept, /<course-calendar|<need-survey|<iframe/);
    assert.equal(await raw('contributor'), kept);
  });

  it('the block editor opens what an author wrote without a complaint, and saves it as it was', async () => {
    const { id, raw } = of('author', 'blocks');
    const { page, close } = await visit('chromium', site.origin);
    await enter(page, site.origin, 'author');
    await page.goto(`${site.origin}/wp-admin/post.php?post=${id}&action=edit`, { waitUntil: 'load' });
    const ready = "wp.data.select('core/block-editor').getBlockCount() > 0";
    await page.waitForFunction(ready, { timeout: 30_000 });
    const blocks =
      "wp.data.select('core/block-editor').getBlocks().map(({ name, isValid }) => `${name} ${isValid}`)";
    const html = 'core/html true';
    assert.deepEqual(await page.evaluate(blocks), ['core/paragraph true', html, html, html]);
    await page.evaluate("wp.data.dispatch('core/editor').editPost({ title: '改过的标题' })");
    await page.evaluate("wp.data.dispatch('core/editor').savePost()");
    const kept = "wp.data.select('core/editor').getCurrentPost()";
    const saved = (await page.evaluate(kept)) as { title: string; content: string };
    assert.deepEqual([saved.title, saved.content], ['改过的标题', raw]);
    await close();
  });

  it('a survey by an author’s link is filled in and sent to the operator', async () => {
    const { link } = await people.author.publish(
      '需求',
      written('blocks', 'link', line('link', 'need-survey', server.url)),
    );
    const { page, faults, close } = await visit('chromium', link);
    await says(page, 'need-survey', /开始填写|一分钟/);
    await fillIn(page, '想学二胡');
    await says(page, 'need-survey', /已送达/);
    assert.deepEqual(faults, []);
    await close();
  });

  it('the post is no worse for assistive technology with the kit than without', async () => {
    const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
    const found = of('administrator', 'classic');
    const scan = async (kit: boolean): Promise<Map<string, number>> => {
      if (kit) fromOperator();
      else site.plugin();
      const reading = await visit('chromium', found.link);
      const { page, close } = reading;
      if (kit)
        for (const one of found.doors)
          await comesTo(reading, one, outcome(one.door, 'administrator', 'classic'));
      await page.evaluate(axe);
      const report = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: unknown[] }[] };
      await close();
      return new Map(report.violations.map(({ id, nodes }) => [id, nodes.length]));
    };
    const without = await scan(false);
    const worse = [...(await scan(true))].filter(([id, count]) => count > (without.get(id) ?? 0));
    assert.deepEqual(worse, [], `without: ${JSON.stringify([...without])}`);
  });

  it('without the script every door is a working link, or a frame of its own height', async () => {
    site.plugin();
    for (const role of WRITERS) {
      const found = of(role, 'classic');
      const reading = await visit('chromium', found.link);
      const { faults, close } = reading;
      for (const one of found.doors) {
        const frame = outcome(one.door, role, 'classic') === 'frame';
        await comesTo(reading, one, frame ? 'frame' : 'link', false);
      }
      assert.deepEqual(faults, []);
      await close();
    }
  });

  it('with a copy of the kit on the site itself, the doors open for the origin that the plugin names, and no other', async () => {
    const script = `${site.upload('dist')}/hehuo.js`;
    const found = of('author', 'classic');
    for (const [data, what] of [
      [server.url, 'element'],
      ['https://elsewhere.example', 'link'],
    ] as const) {
      site.plugin(plugin(script, data));
      const reading = await visit('chromium', found.link);
      const { page, faults, close } = reading;
      await page.waitForFunction('window.hehuo');
      for (const one of found.doors) await comesTo(reading, one, what);
      assert.deepEqual(faults, []);
      await close();
    }
  });

  it('PHP has nothing to complain of', () => {
    assert.doesNotMatch(site.log(), /PHP (Warning|Notice|Deprecated|Fatal).*mu-plugins/);
  });
});
