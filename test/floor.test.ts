/** The floor, Chromium 78: the built scripts use nothing that it lacks, and their styles lose nothing there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesUnder } from './aid/files';
import { lostIn } from './aid/floor-css';
import { missingIn, sheetsIn } from './aid/floor-js';

const CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const unbuilt = CI || existsSync('dist/hehuo.js') ? false : 'dist/hehuo.js is not built';
const scripts = filesUnder('dist').filter((file) => /^dist\/(hehuo[^/]*|embed\/page)\.js$/.test(file));

/** `hehuo.js` only asks whether it is there. */
const element = /hehuo-[a-z]+-[a-z]+\.js$/;

describe('what old browsers get', { skip: unbuilt }, () => {
  it('calls nothing that Chromium 78 lacks, in the packages that it is made of either', () => {
    assert.ok(scripts.length >= 6, scripts.join());
    for (const file of scripts) assert.deepEqual(missingIn(file, readFileSync(file, 'utf8')), [], file);
  });

  it('loses no space, size, colour or rule there', () => {
    for (const file of scripts) {
      const sheets = sheetsIn(file, readFileSync(file, 'utf8'));
      if (element.test(file)) assert.ok(sheets.length >= 3, `${file} holds ${sheets.length} style sheets`);
      const lost = sheets.flatMap((sheet) => lostIn(sheet, sheets.join('\n')));
      assert.deepEqual(lost, [], file);
    }
    const page = 'src/door/page.css';
    assert.deepEqual(lostIn(readFileSync(page, 'utf8')), [], page);
  });
});

/** What is lost, each beside the way in which it is not. */
const STYLES: [lost: string, kept: string][] = [
  ['.a{display:flex;gap:1em}', '.a{display:grid;gap:1em}'],
  ['.a{gap:1em}', '.a{gap:1em}ul.b .a{display:inline-grid}'],
  ['.a{display:flex}.b .a{column-gap:1em}', '.a{columns:2;column-gap:1em}'],
  ['.a{display:flex;gap:1em}', '@supports (gap:1em){.a{display:flex;gap:1em}}'],
  ['.a{inset:0}', '.a{top:0;right:0;bottom:0;left:0}'],
  ['.a{inset-inline-start:0}', '.a{clip-path:inset(50%)}'],
  ['.a{aspect-ratio:1}', '@supports (aspect-ratio:1){.a{aspect-ratio:1}}'],
  ['.a{padding-inline:1em}', '.a{padding-inline-start:1em;padding-inline-end:1em}'],
  ['.a{rotate:45deg}', '.a{transform:rotate(45deg)}'],
  ['.a{accent-color:red}', '@supports (accent-color:red){.a{accent-color:red}}'],
  ['.a{width:clamp(1em,50%,9em)}', '.a{width:50%;width:clamp(1em,50%,9em)}'],
  ['.a{width:min(1em,50%)}', '.a{grid-template-columns:repeat(2,minmax(0,1fr))}'],
  ['.a{width:calc(1px + max(1em,2em))}', '.a{width:calc(1px + 2em)}'],
  ['.a{width:min(1em,50%);width:max(1em,50%)}', '.a{width:50%;width:min(1em,50%)}'],
  ['.a{height:100dvh}', '.a{height:100vh;height:100dvh}'],
  ['.a{width:50cqi}', '.a{width:50%}'],
  ['.a{margin-top:.5lh}', '.a{margin-top:.5em}'],
  ['.a{color:color-mix(in srgb,red,blue)}', '.a{color:red;color:color-mix(in srgb,red,blue)}'],
  ['.a{color:oklch(50% 0 0)}', '.a{color:rgba(0,0,0,.5)}'],
  ['.a{grid-template-rows:subgrid}', '.a{grid-template-rows:auto}'],
  ['.a{overflow-wrap:anywhere}', '.a{overflow-wrap:anywhere;word-break:break-word}'],
  ['.a{overflow:clip}', '.a{text-overflow:clip}'],
  ['.a{appearance:none}', '.a{-webkit-appearance:none;appearance:none}'],
  ['dialog::backdrop{background:var(--a)}', 'dialog::backdrop{background:rgba(0,0,0,.5)}'],
  ['.a:has(.b){color:red}', '@supports selector(:has(a)){.a:has(.b){color:red}}'],
  ['.a,:is(.b,.c) p{color:red}', '.a,.b p,.c p{color:red}'],
  [':where(.a){color:red}', '.a{color:red}'],
  ['.a:not(.b,.c){color:red}', '.a:not(.b):not(.c){color:red}'],
  ['.a:focus-visible{outline:1px solid}', '.a:focus:not(:focus-visible){outline:none}'],
  ['.a:user-invalid{color:red}', '.a:invalid{color:red}'],
  ['.a{.b &{color:red}}', '.b .a{color:red}'],
  ['@container (width>1em){.a{color:red}}', '[data-width=wide] .a{color:red}'],
  ['@media (width>=1em){.a{color:red}}', '@media (min-width:1em){.a{color:red}}'],
  ['@layer a{.a{color:red}}', '@page{margin:1cm}'],
];

it('the check of styles finds each loss, and lets each way round it pass', () => {
  for (const [lost, kept] of STYLES) {
    assert.equal(lostIn(lost).length > 0, true, `not found: ${lost}`);
    assert.deepEqual(lostIn(kept), [], kept);
  }
});

/** What throws, each beside what does not. */
const CALLS: [missing: string, fine: string][] = [
  ['structuredClone(a)', `'structuredClone' in window`],
  ['new WeakRef(a)', `typeof WeakRef`],
  ['Object.hasOwn(a,b)', 'a.hasOwnProperty(b)'],
  ['a.replaceAll(b,c)', 'a.replace(b,c)'],
  ['AbortSignal.timeout(9)', 'a.timeout(9)'],
  ['Promise.any(a)', 'a.any(b)'],
  ['new Intl.Segmenter()', 'new Intl.PluralRules()'],
  ['crypto.randomUUID()', `typeof crypto.randomUUID`],
  ['a.findLast(b)', '({findLast:1})'],
  ['a.toSorted()', '[...a].sort()'],
  ['a.replaceChildren()', 'a.textContent=""'],
];

it('the check of scripts finds each call, and lets questions pass', () => {
  for (const [missing, fine] of CALLS) {
    assert.equal(missingIn('a.js', missing).length, 1, `not found: ${missing}`);
    assert.deepEqual(missingIn('a.js', fine), [], fine);
  }
});
