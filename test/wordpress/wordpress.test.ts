/** A real WordPress: what people paste into posts reaches its readers, whatever the filter takes out of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { find } from '../aid/engines';
import { startServer, type RunningServer } from '../aid/server';
import { DOORS, FORMS, line, outcome, placed, plugin, post, TAGS, type Form, type Placed } from './door';
import { comesTo, spills } from './look';
import { cure, ensurePackages, missingPackages, THEMES } from './packages';
import { logIn, type Post, type Session } from './session';
import { startSite, type Role, type Site } from './site';
import { closeReaders, READERS, visit } from './visit';

const CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const there = await ensurePackages();
const skip = there || CI ? false : cure(missingPackages());
const WRITERS = ['administrator', 'author'] as const;

interface Written extends Post {
  role: Role;
  form: Form;
  doors: Placed[];
}

describe('in WordPress', { concurrency: false, skip }, () => {
  let server: RunningServer;
  let site: Site;
  let people: Record<(typeof WRITERS)[number], Session>;
  const posts: Written[] = [];

  before(async () => {
    assert.ok(there, cure(missingPackages()));
    [server, site] = await Promise.all([startServer(), startSite()]);
    const [administrator, author] = await Promise.all([logIn(site, 'administrator'), logIn(site, 'author')]);
    people = { administrator, author };
    for (const role of WRITERS)
      for (const form of FORMS) {
        const doors = placed(posts.length);
        const made = await people[role].publish(`${role} ${form}`, post(form, doors, server.url));
        posts.push({ ...made, role, form, doors });
      }
  });
  after(async () => {
    await closeReaders();
    await site?.stop();
    await server?.stop();
  });

  const fromOperator = (): void => site.plugin(plugin(`${server.url}/hehuo.js`, server.url));

  for (const theme of THEMES)
    describe(`under ${theme}`, { concurrency: false }, () => {
      before(() => {
        site.theme(theme);
        fromOperator();
      });
      for (const reader of READERS)
        for (const role of WRITERS)
          for (const form of FORMS)
            it(
              `what the ${role} wrote as ${form} reaches ${reader}`,
              { skip: !find(reader) && !CI && reader },
              async () => {
                const found = posts.find((one) => one.role === role && one.form === form);
                assert.ok(found);
                const { page, faults, close } = await visit(reader, found.link);
                for (const one of found.doors) await comesTo(page, one, outcome(one.door, role, form));
                for (const width of [1280, 360]) {
                  await page.setViewport({ width, height: 900 });
                  assert.deepEqual(await spills(page), [], `at ${width} px`);
                }
                assert.deepEqual(faults, []);
                await close();
              },
            );
    });
  void DOORS;
  void line;
  void TAGS;
});
