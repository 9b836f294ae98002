/** The doors as the guide for WordPress writes them, and what each comes to. (Node) */
import { readFileSync } from 'node:fs';
import type { Role } from './site';

export const DOORS = ['link', 'div', 'tag', 'frame'] as const;
export type Door = (typeof DOORS)[number];
export const TAGS = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'] as const;
export type Tag = (typeof TAGS)[number];

/** What an element says when it shows its data. */
export const SHOWN: Record<Tag, RegExp> = {
  'course-calendar': /11月/,
  'partner-directory': /共 ?\d+ ?家|\d+ 家/,
  'need-survey': /开始填写|一分钟/,
  'fund-tracker': /元|¥|￥/,
};
export const TITLE: Record<Tag, string> = {
  'course-calendar': '课程日历',
  'partner-directory': '合伙人名录',
  'need-survey': '需求征集',
  'fund-tracker': '公益基金',
};

const GUIDE = readFileSync('docs/wordpress.md', 'utf8');
const PLACE = 'https://hehuo.example';
const blocks = (language: string): string[] =>
  Array.from(
    GUIDE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm')),
    ([, code = '']) => code,
  );

/** The guide's plugin, for a kit at one address and data at another. */
export function plugin(script: string, data: string): string {
  const [code] = blocks('php');
  if (!code) throw new Error('docs/wordpress.md has no plugin');
  return code.replace(`${PLACE}/hehuo.js`, script).replaceAll(PLACE, data);
}

/** The guide's line for a door, for another element and place. */
export function line(door: Door, tag: Tag, data: string): string {
  const code = blocks('html')[DOORS.indexOf(door)];
  if (!code) throw new Error(`docs/wordpress.md has no line for ${door}`);
  return code
    .trim()
    .replaceAll('course-calendar', tag)
    .replaceAll('本月课程', TITLE[tag])
    .replaceAll(PLACE, data);
}

/** The guide's style for themes whose ground is not white. */
export const STYLE = blocks('css').join('\n');

/** How a post is written: text that WordPress makes paragraphs of, or the block editor's blocks. */
export const FORMS = ['classic', 'blocks'] as const;
export type Form = (typeof FORMS)[number];

export function written(form: Form, door: Door, code: string): string {
  if (form === 'classic') return code;
  const block = door === 'link' ? 'paragraph' : 'html';
  return `<!-- wp:${block} -->\n${code}\n<!-- /wp:${block} -->`;
}

/** The element, a frame with it, or a link that leads to it. */
export type Outcome = 'element' | 'frame' | 'link';

/** What comes of a door. An author's tag and frame are removed, and the link in them stays. */
export function outcome(door: Door, role: Role, form: Form): Outcome {
  if (door === 'link' || door === 'div') return 'element';
  if (role === 'administrator' || role === 'editor') return door === 'frame' ? 'frame' : 'element';
  // In a block of HTML no paragraph is made of it: it stands among other things, so it stays what it is.
  return form === 'classic' ? 'element' : 'link';
}

export interface Placed {
  door: Door;
  tag: Tag;
}

/** All four doors with an element each; `turn` changes which goes through which. */
export const placed = (turn: number): Placed[] =>
  DOORS.map((door, index) => ({ door, tag: TAGS[(index + turn) % TAGS.length] ?? TAGS[0] }));

export const post = (form: Form, doors: Placed[], data: string): string =>
  doors.map(({ door, tag }) => written(form, door, line(door, tag, data))).join('\n\n');
