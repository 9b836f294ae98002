/** What the check-up says of a page that is pasted: its source, its policy, its address. And that its words are whole. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../aid/child';
import type { Topic } from '../../src/checkup/finding';
import { marksOf } from '../../src/checkup/markup';
import { judgePasted, type Pasted } from '../../src/checkup/pasted';
import { letsIn, policiesOf } from '../../src/checkup/policy';
import { reasonIn } from '../../src/checkup/reason';
import { sayIn, topics } from '../../src/checkup/words';

const say = sayIn('zh', 'https://kit.cn/');
const judge = (pasted: Pasted) => judgePasted(pasted, say);
const bad = (pasted: Pasted) =>
  judge(pasted)
    .filter(({ level }) => level === 'bad' || level === 'warn')
    .map(({ code }) => code);
const cure = (pasted: Pasted, code: string) => judge(pasted).find((one) => one.code === code)?.cure ?? '';

const SCRIPT = '<script src="https://kit.cn/hehuo.js" defer></script>';
const TAG = '<course-calendar backend="https://data.cn/api/"></course-calendar>';
const WHOLE = `<!doctype html><html><meta charset="utf-8">${SCRIPT}${TAG}`;
const address = 'https://www.gov.cn/column/';

describe('a pasted page', () => {
  it('that is well has nothing in the way', () => {
    assert.deepEqual(bad({ html: WHOLE, address }), []);
    const policy = "script-src https://kit.cn; connect-src 'self' https://data.cn; trusted-types lit-html";
    assert.deepEqual(bad({ html: WHOLE, address, policy }), []);
  });

  it('is not judged by a policy that only reports, which is said', () => {
    const report = "Content-Security-Policy-Report-Only: default-src 'none'; connect-src 'none'";
    for (const policy of [
      report,
      `${report}\nContent-Security-Policy: script-src https://kit.cn`,
      `Content-Security-Policy: script-src https://kit.cn\nadd_header Content-Security-Policy-Report-Only "default-src 'none';\n  connect-src 'none'";`,
    ]) {
      assert.deepEqual(bad({ html: WHOLE, address, policy }), [], policy);
      assert.ok(judge({ policy }).some(({ code, level }) => code === 'S1' && level === 'note'));
    }
  });

  it('with many comments before its first tag is read at once', () => {
    const began = Date.now();
    const html = `${'<!-- a -->\n'.repeat(2000)}<!doctype html><html>${SCRIPT}${TAG}`;
    const quirks = (text: string) => judge({ html: text }).find(({ code }) => code === 'P2')?.level;
    assert.equal(quirks(html), 'ok');
    assert.equal(quirks(html.replace('<!doctype html>', '<p>')), 'note');
    assert.ok(Date.now() - began < 2000);
  });

  it('is told the lines that its policy lacks, which keep what default-src allowed', () => {
    const pasted = { html: WHOLE, address, policy: "Content-Security-Policy: default-src 'self' *.b.cn" };
    assert.deepEqual(bad(pasted), ['S1', 'B1']);
    assert.match(cure(pasted, 'S1'), /script-src 'self' \*\.b\.cn https:\/\/kit\.cn$/);
    assert.match(cure(pasted, 'B1'), /connect-src 'self' \*\.b\.cn https:\/\/data\.cn$/);
    assert.match(cure({ ...pasted, policy: "connect-src 'none'" }, 'B1'), /connect-src https:\/\/data\.cn$/);
  });

  it('with the policy in a meta element, or two policies, must satisfy each', () => {
    const meta = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`;
    assert.deepEqual(bad({ html: WHOLE + meta, address }), ['B1']);
    assert.deepEqual(bad({ html: WHOLE, address, policy: "connect-src *, script-src 'self'" }), ['S1']);
    assert.deepEqual(bad({ html: WHOLE, address, policy: meta }), ['B1']);
  });

  it('is told that its policy keeps the colours out, until the hash of that very style is in it', () => {
    const style = '<style>\ncourse-calendar {\n  --hehuo-accent: #767676;\n}\n</style>';
    const others = 'script-src https://kit.cn; connect-src https://data.cn;';
    const policy = `${others} style-src 'self'`;
    const html = WHOLE + style;
    assert.deepEqual(bad({ html, address, policy }), ['S5']);
    const line =
      /style-src 'self' 'sha256-[\w+/]{43}='/.exec(cure({ html, address, policy }, 'S5'))?.[0] ?? '';
    assert.deepEqual(bad({ html, address, policy: `${others} ${line}` }), []);
    assert.deepEqual(bad({ html: html.replace('#767676', '#777'), address, policy: `${others} ${line}` }), [
      'S5',
    ]);
    assert.deepEqual(bad({ html, address, policy: `${others} style-src 'unsafe-inline'` }), []);
    assert.deepEqual(bad({ html: WHOLE, address, policy }), [], 'the kit’s own styles need nothing');
  });

  it('by https is told of a script and a frame by http', () => {
    const script = WHOLE.replace('https://kit.cn', 'http://kit.cn');
    assert.deepEqual(bad({ html: script, address }), ['S6']);
    const frame = '<iframe src="http://kit.cn/embed/fund-tracker.html"></iframe>';
    assert.deepEqual(bad({ html: WHOLE + frame, address }), ['S6']);
    assert.deepEqual(bad({ html: script, address: 'http://localhost/' }), []);
  });

  it('that goes by a nonce needs it on the script; a path that names the script alone is not enough', () => {
    const policy = "script-src 'nonce-abc' 'strict-dynamic' https://kit.cn";
    assert.deepEqual(bad({ html: WHOLE, address, policy }), ['S1']);
    const html = WHOLE.replace('<script ', '<script nonce="abc" ');
    assert.deepEqual(bad({ html, address, policy }), []);
    assert.deepEqual(bad({ html: WHOLE, address, policy: 'script-src https://kit.cn/hehuo.js' }), ['S1']);
  });

  it('is told of Trusted Types, of sandboxes, and of what each takes away', () => {
    assert.deepEqual(bad({ html: WHOLE, address, policy: "trusted-types 'none'" }), ['S2']);
    assert.deepEqual(bad({ html: WHOLE, address, policy: "require-trusted-types-for 'script'" }), []);
    assert.deepEqual(bad({ html: WHOLE, address, policy: 'sandbox allow-scripts' }), ['S4']);
    const frame = (sandbox: string) =>
      `<iframe ${sandbox} src="https://kit.cn/embed/need-survey.html?area=a&amp;lang=en"></iframe>`;
    assert.deepEqual(bad({ html: frame('') }), []);
    assert.match(judge({ html: frame('sandbox') }).find(({ code }) => code === 'P6')?.text ?? '', /不能启动/);
    const some = judge({ html: frame('sandbox="allow-scripts allow-same-origin"') });
    assert.match(some.find(({ code }) => code === 'P6')?.text ?? '', /交不出去/);
    assert.deepEqual(bad({ html: frame(''), address, policy: "frame-src 'self'" }), ['S3']);
  });

  it('without the script, with a twice given one, or with one that is refused', () => {
    assert.deepEqual(bad({ html: TAG }), ['E3']);
    assert.deepEqual(bad({ html: SCRIPT + WHOLE, address }), ['P5']);
    const refused = WHOLE.replace('defer', 'integrity="sha384-x" defer');
    assert.deepEqual(bad({ html: refused, address }), ['E3']);
    assert.deepEqual(bad({ html: '<p>an editor was here</p>' }), ['E1']);
    assert.deepEqual(bad({ html: '<p><a href="https://kit.cn/embed/fund-tracker">账</a></p>' }), []);
  });

  it('in a comment, a script or a text field has no element', () => {
    const html = `<!-- ${TAG} --><script>"${TAG}"</script><textarea>${TAG}</textarea>`;
    assert.deepEqual(bad({ html }), ['E1']);
    assert.deepEqual(
      marksOf(`<a title="1 > 0" href='x?a=1&amp;b=2' hidden>`).map(({ name, attributes }) => [
        name,
        [...attributes],
      ]),
      [
        [
          'a',
          [
            ['title', '1 > 0'],
            ['href', 'x?a=1&b=2'],
            ['hidden', ''],
          ],
        ],
      ],
    );
  });

  it('on https with http data, on http, in GBK, with a script in another charset, with an old library', () => {
    const html = `<html><meta charset="gbk"><script src="/js/prototype-1.7.js"></script>
      <script charset="gbk" src="https://kit.cn/hehuo.js"></script>${TAG.replace('https', 'http')}`;
    assert.deepEqual(bad({ html, address }), ['B2']);
    assert.deepEqual(bad({ html, address: 'http://www.gov.cn/' }), ['P3']);
    const notes = judge({ html, address }).filter(({ level }) => level === 'note');
    assert.deepEqual(
      notes.map(({ code }) => code),
      ['P1', 'P2', 'P1', 'P4'],
    );
  });

  it('whose links or divs lead to somebody whom nobody let in', () => {
    const div = '<div data-hehuo="fund-tracker" data-backend="https://data.cn/api/"></div>';
    assert.deepEqual(bad({ html: SCRIPT + div, address }), ['E5']);
    const trusting = SCRIPT.replace('defer', 'data-trust="https://data.cn" defer');
    assert.deepEqual(bad({ html: trusting + div, address }), []);
    assert.deepEqual(bad({ html: `${trusting}<div data-hehuo="found"></div>`, address }), ['E4', 'B8']);
    assert.deepEqual(bad({ html: `${SCRIPT}<needs-survey></needs-survey><surveys></surveys>`, address }), [
      'E1',
      'E4',
    ]);
  });

  it('that does not have the code yet is judged by what is planned', () => {
    const planned = {
      script: 'https://kit.cn/hehuo.js',
      backend: 'https://data.cn/api/',
      frame: 'https://kit.cn/embed/x',
    };
    assert.deepEqual(bad({ policy: "default-src 'self'", planned }), ['S1', 'B1', 'S3']);
  });

  it('of great size or odd form is read in a moment', () => {
    const began = Date.now();
    for (const html of ['<a '.repeat(200_000), '<'.repeat(500_000), '<p title="'.repeat(50_000)])
      judge({ html });
    assert.ok(Date.now() - began < 5_000, `${Date.now() - began} ms`);
  });
});

it('sources of a policy let in what browsers let in', () => {
  const page = new URL('https://www.gov.cn/a');
  const lets = (source: string, url: string) => letsIn([source], new URL(url), page);
  for (const [source, url, expected] of [
    ['*', 'http://a.cn/', true],
    ["'self'", 'https://www.gov.cn/b', true],
    ["'self'", 'https://gov.cn/b', false],
    ['https:', 'http://a.cn/', false],
    ['http://a.cn', 'https://a.cn/', true],
    ['a.cn', 'http://a.cn/', false],
    ['*.a.cn', 'https://b.a.cn/', true],
    ['*.a.cn', 'https://a.cn/', false],
    ['https://a.cn:8443', 'https://a.cn/', false],
    ['https://a.cn:*', 'https://a.cn:8443/', true],
    ['https://a.cn/x/', 'https://a.cn/x/y', true],
    ['https://a.cn/x', 'https://a.cn/x/y', false],
    ["'unsafe-inline'", 'https://a.cn/', false],
  ] as const)
    assert.equal(lets(source, url), expected, `${source} ${url}`);
  assert.deepEqual(policiesOf('').length, 0);
  assert.deepEqual(
    [...(policiesOf(`add_header Content-Security-Policy "img-src a.cn" always;`)[0]?.keys() ?? [])],
    ['img-src'],
  );
});

it('every code has its words in both languages, with the same values, and reasons are said in Chinese', () => {
  for (const [code, topic] of Object.entries<Topic>(topics))
    for (const { text, cure: help } of Object.values(topic.says))
      for (const both of [topic.about, text, ...(help ? [help] : [])]) {
        const names = (words: string) => [...new Set(words.match(/\{\w+\}/g))].sort();
        assert.deepEqual(names(both.zh), names(both.en), `${code}: ${both.en}`);
        assert.match(both.zh, /\p{Script=Han}|https/u, code);
      }
  assert.equal(reasonIn('zh', 'expected string, got number'), '应为 string，实为 number');
  assert.equal(reasonIn('zh', 'funds/items: missing'), 'funds/items: 缺少');
});

it('docs/checkup.md is what the words of the check-up say', () => {
  const file = join(temporaryFolder('docs'), 'checkup.md');
  const made = spawnSync(process.execPath, ['--import', 'tsx', 'src/tool/write-checkup.ts', '--docs', file]);
  assert.equal(made.status, 0, String(made.stderr));
  assert.equal(readFileSync('docs/checkup.md', 'utf8'), readFileSync(file, 'utf8'));
});
