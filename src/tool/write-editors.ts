/**
 * Writes docs/editors.md as a page, `embed/editors.html`, for the builder and whoever has the built kit alone. Of Markdown it
 * knows what that file uses: headings, paragraphs, lists, tables, code, bold and links. (Node)
 *
 *   node --import tsx src/tool/write-editors.ts <folder>
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Text within a line; a link to another document leads to the page made of it. */
const inline = (text: string): string =>
  escaped(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\((\w+)\.md\)/g, '<a href="$2.html">$1</a>');

const cells = (line: string, tag: string): string =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`)
    .join('');

/** The first cell of a row, which names the table. */
const cellOf = (row: string): string => row.split('|')[1]?.trim() ?? '';

function table(lines: string[]): string {
  const [head = '', , ...rows] = lines;
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<div class="wide" tabindex="0" role="region" aria-label="${inline(cellOf(head))}"><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** A block of lines without an empty one between them. */
function block(text: string): string {
  const heading = /^(#+) (.*)$/.exec(text);
  if (heading) return `<h${heading[1]?.length}>${inline(heading[2] ?? '')}</h${heading[1]?.length}>`;
  if (text.startsWith('```'))
    return `<pre><code>${escaped(text.replace(/^```.*\n|\n```$/g, ''))}</code></pre>`;
  if (text.startsWith('|')) return table(text.split('\n'));
  if (!text.startsWith('- ')) return `<p>${inline(text.replace(/\n/g, ' '))}</p>`;
  const items = text.slice(2).split(/\n- /);
  return `<ul>\n${items.map((one) => `<li>${inline(one.replace(/\n\s*/g, ' '))}</li>`).join('\n')}\n</ul>`;
}

export function editorsPage(markdown: string): string {
  const blocks = markdown.trim().split(/\n{2,}/);
  const english = blocks.findIndex((one) => one.startsWith('## Which'));
  const [zh, en] = [blocks.slice(0, english), blocks.slice(english)].map((part) =>
    part.map(block).join('\n'),
  );
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>编辑器里贴哪一种</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="checkup.css">
<link rel="stylesheet" href="editors.css">
</head>
<body>
<main>
<p class="other"><a href="#en" lang="en">English</a></p>
${zh}
<div id="en" lang="en">
${en}
</div>
</main>
</body>
</html>
`;
}

const folder = join(process.argv[2] ?? 'dist', 'embed');
const source = join(import.meta.dirname, '../../docs/editors.md');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'editors.html'), editorsPage(readFileSync(source, 'utf8')));
copyFileSync(join(import.meta.dirname, 'editors.css'), join(folder, 'editors.css'));
