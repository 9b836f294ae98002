/** The facts sheet for the security reviewer: that what it says is so, in the built files and in a real run. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { LAST_GOOD, OUTBOX, PROBE } from '../../src/source/kept';
import { POLICY, TRUSTED } from '../../src/tool/facts/policy';
import type { Sbom } from '../../src/tool/facts/sbom';
import { UPLOAD } from '../../src/tool/facts/upload';
import { filesUnder } from '../aid/files';
import { startHost, type Host } from '../aid/host';
import { browser, closeBrowser, openPage, goesTo, says } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';
import { fillIn } from '../faults/resident';

const SHEETS = ['facts.html', 'facts.en.html'];
const read = (name: string): string => readFileSync(join('dist', name), 'utf8');
const json = <T>(name: string): T => JSON.parse(read(name)) as T;
const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([whole]) => whole)),
];

/** All scripts that run in a page. */
const scripts = (): string[] =>
  filesUnder('dist').filter((file) => /^dist\/(hehuo[a-z-]*|(part|embed)\/[^/]+)\.js$/.test(file));

describe('the facts sheet', { concurrency: false }, () => {
  let server: RunningServer;
  let host: Host;
  before(async () => {
    server = await startServer({ profile: 'tiny' });
    host = await startHost(server.url);
  });
  after(async () => {
    await closeBrowser();
    host.stop();
    await server.stop();
  });

  it('is right that the scripts name no host, use no further storage, no eval and one policy', () => {
    assert.ok(scripts().length > 15, 'the kit is built');
    for (const file of scripts()) {
      const text = readFileSync(file, 'utf8');
      const said = (pattern: RegExp): string[] => found(text, pattern);
      // The name of a vocabulary, which the sheets mention; nobody asks it for anything.
      const hosts = said(/\b(https?|wss?):\/\/[\w-]+(\.[\w-]+)+/g).filter(
        (one) => one !== 'https://schema.org',
      );
      assert.deepEqual(hosts, [], file);
      const others = /\b(localStorage|sessionStorage|sendBeacon|XMLHttpRequest|WebSocket|EventSource)\b/g;
      assert.deepEqual(said(others), [], file);
      assert.deepEqual(said(/\.cookie\b|\bcaches\.|serviceWorker|\beval\(|new Function\b/g), [], file);
      const policies = said(/createPolicy\(.*?[,)]/g).map((one) => one.replace(/.*\(["'`](.*)["'`].*/, '$1'));
      assert.deepEqual(
        policies.filter((name) => name !== TRUSTED),
        [],
        file,
      );
    }
  });

  it('gives the hash of every script as it is, and all addresses, names and events there are', () => {
    const hashes = json<Record<string, string>>('integrity.json');
    const documents = json<{ paths: Record<string, unknown> }>('openapi.json');
    for (const sheet of SHEETS) {
      const text = read(sheet);
      assert.match(text, /schema\.org/);
      for (const file of filesUnder('dist').filter((name) => /^dist\/hehuo[a-z-]*\.js$/.test(name))) {
        const hash = `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
        assert.equal(hashes[file.slice(5)], hash);
        assert.ok(text.includes(`<code>${hash}</code>`), `${sheet}: ${file}`);
      }
      for (const path of Object.keys(documents.paths)) {
        // Read by people's own calendar programs, never by the elements.
        if (path === '/calendar.ics') continue;
        const name = path.replace(/^\//, '').replace(/^attachments\/.*/, 'attachments');
        assert.ok(text.includes(`<code>${name}</code>`), `${sheet}: ${path}`);
      }
      for (const name of [LAST_GOOD.database, OUTBOX.database, PROBE, ...['hehuo-sent', 'hehuo-select']])
        assert.ok(text.includes(`<code>${name}</code>`), `${sheet}: ${name}`);
      assert.doesNotMatch(text, /undefined|NaN|<script/);
    }
  });

  it('is right about a run of all four under the policy that it names: requests, storage, no violation', async () => {
    const origins: Record<string, string> = { '{script}': server.url, '{backend}': server.url };
    const rules = POLICY.map(([directive, value]) => `${directive} ${origins[value] ?? value}`);
    host.headers = {
      'Content-Security-Policy': `default-src 'none'; ${rules.join('; ')}; require-trusted-types-for 'script'`,
    };
    const tags = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'];
    const body = tags.map((tag) => `<${tag} backend="${server.url}/api/"></${tag}>`).join('');
    host.answer = (path) =>
      path === '/'
        ? `<!doctype html><meta charset="utf-8"><title>街道</title>
           <script src="${server.url}/hehuo.js" crossorigin integrity="${json<Record<string, string>>('integrity.json')['hehuo.js']}" defer></script><body>${body}`
        : undefined;
    const { page, faults, requests, close } = await openPage(`${host.origin}/`, { height: 4000 });
    await goesTo(page, 'fund-tracker', /元/, 30_000);
    await goesTo(page, 'need-survey', /开始填写|一分钟/, 30_000);
    await fillIn(page, '想学二胡');
    await says(page, 'need-survey', /已送达/, 30_000);
    await page.evaluate('hehuo.checkup()');
    await new Promise((done) => setTimeout(done, 3000));
    const elsewhere = requests.filter(
      (url) => url !== `${host.origin}/` && !url.startsWith(`${server.url}/`),
    );
    assert.deepEqual(
      elsewhere.filter((url) => !/\/favicon\.ico$|^blob:/.test(url)),
      [],
    );
    const kept = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name).sort(),
      cookie: document.cookie,
      local: localStorage.length + sessionStorage.length,
      caches: (await caches.keys()).length,
    }));
    assert.deepEqual(kept, {
      ...{ databases: [LAST_GOOD.database, OUTBOX.database], cookie: '', local: 0, caches: 0 },
    });
    assert.deepEqual(
      faults.filter((one) => !/favicon/.test(one)),
      [],
    );
    host.headers = {};
    await close();
  });

  it('is one side of A4 in either language, and no wider than a phone', async () => {
    for (const sheet of SHEETS) {
      const page = await (await browser()).newPage();
      await page.goto(`${server.url}/dist/${sheet}`);
      const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, sheet);
      await page.setViewport({ width: 360, height: 800 });
      assert.ok(
        (await page.evaluate(() => document.documentElement.scrollWidth)) <= 360,
        `${sheet} at 360 px`,
      );
      await page.close();
    }
  });

  it('has its date, licence and contact, what to upload as README says, and links to what it names', async () => {
    const readme = readFileSync('README.md', 'utf8');
    const told = /What to upload: ([^.]+(?:\.(?! )[^.]*)*)\. /.exec(readme.replace(/\n/g, ' '))?.[1] ?? '';
    const named = [...told.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    assert.deepEqual(named, [...UPLOAD.needed, ...UPLOAD.told, ...UPLOAD.never]);
    for (const sheet of SHEETS) {
      const text = read(sheet);
      assert.ok(text.includes(json<Sbom>('sbom.cdx.json').metadata.timestamp.slice(0, 10)), 'dated');
      assert.match(text, /MIT/);
      assert.match(text, /issue/);
      assert.match(text, /frame-src {script}/);
      for (const name of [...UPLOAD.needed, ...UPLOAD.never]) {
        assert.ok(text.includes(`<code>${name}</code>`), name);
        if (!name.includes('*')) assert.ok(existsSync(join('dist', name)), `${name} is built`);
      }
      for (const [, link] of text.matchAll(/href="([^"#]+)"/g))
        assert.equal((await fetch(`${server.url}/dist/${link}`)).status, 200, link);
    }
  });

  it('has a bill of materials with every package that is installed with the kit, its licence and hash', () => {
    const { specVersion, serialNumber, metadata, components } = json<Sbom>('sbom.cdx.json');
    assert.equal(specVersion, '1.6');
    assert.match(
      serialNumber,
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    assert.match(metadata.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    for (const { name, scope, supplier } of components) {
      assert.equal(scope, name.startsWith('@types/') || name === 'csstype' ? 'excluded' : 'required', name);
      assert.ok((supplier as { name?: string }).name, `${name} has a supplier`);
    }
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { version: string; dev?: boolean; optional?: boolean; integrity?: string }>;
    };
    const wanted = Object.entries(packages)
      .filter(([path, one]) => path && !one.dev)
      .map(([path, { version, integrity = '' }]) => {
        const hash = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
        return `${path.replace(/.*node_modules\//, '')} ${version} ${hash}`;
      });
    assert.deepEqual(
      components.map(({ name, version, hashes }) => `${name} ${version} ${hashes?.[0]?.content}`).sort(),
      wanted.sort(),
    );
    for (const { name, licenses } of components) assert.ok(licenses?.length, `${name} has no licence`);
  });
});
