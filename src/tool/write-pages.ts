/**
 * Writes the hosted pages, one for each element: `embed/<tag>.html`, with their style sheet and icon. Any web server can give
 * them out; the reference backend gives them out under `/embed/<tag>` too. And `policy.json`, what a page's policy must
 * allow, for the builder. (Node)
 *
 *   node --import tsx src/tool/write-pages.ts <folder>
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY } from './facts/policy';

const TITLES = {
  'course-calendar': '课程日历',
  'partner-directory': '合伙人名录',
  'need-survey': '需求征集',
  'fund-tracker': '公益基金',
};

const here = join(import.meta.dirname, '..', 'door');
const folder = join(process.argv[2] ?? 'dist', 'embed');
const template = readFileSync(join(here, 'page.html'), 'utf8');

mkdirSync(folder, { recursive: true });
for (const [tag, title] of Object.entries(TITLES))
  writeFileSync(join(folder, `${tag}.html`), template.replaceAll('{{title}}', title));
for (const name of ['page.css', 'icon.svg']) copyFileSync(join(here, name), join(folder, name));
writeFileSync(join(folder, '../policy.json'), `${JSON.stringify(POLICY)}\n`);
