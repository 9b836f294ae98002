/** What readers get of what the editors left. The table that the tests hold, and from which docs/editors.md is made. */
import type { Way } from './list';

/**
 * - `element`: the element, with data;
 * - `link`: a link that opens the hosted page, with data;
 * - `frame`: the hosted page in a frame, with data;
 * - `sandbox`: a frame in which no script may run: the telephone number only;
 * - `astray`: a link whose address is wrong on this page;
 * - `text`: words or an address, no link;
 * - `gone`: nothing.
 */
export type Outcome = 'element' | 'link' | 'frame' | 'sandbox' | 'astray' | 'text' | 'gone';

/** With the kit's script in the site's template, and without it. */
type Pair = readonly [withScript: Outcome, without: Outcome];

const ELEMENT: Pair = ['element', 'element'];
const LINK: Pair = ['element', 'link'];
const FRAME: Pair = ['frame', 'frame'];
const TEXT: Pair = ['text', 'text'];
const GONE: Pair = ['gone', 'gone'];

/** What all have in common. */
const LINKS = { link: LINK, data: LINK, own: LINK, inserted: LINK, copied: LINK };

export const OUTCOMES: Readonly<Record<string, Partial<Record<Way, Pair>>>> = {
  tinymce: {
    ...LINKS,
    tag: LINK,
    div: LINK,
    frame: ['element', 'sandbox'],
    // Relative to the page of the editor, unless relative_urls is false.
    own: ['astray', 'astray'],
    absolute: LINK,
    typed: LINK,
    pasted: LINK,
  },
  ckeditor: { ...LINKS, tag: LINK, div: LINK, frame: GONE, typed: TEXT, pasted: TEXT },
  kindeditor: { ...LINKS, tag: LINK, div: LINK, frame: FRAME, typed: TEXT, pasted: TEXT },
  wangeditor: { ...LINKS, tag: TEXT, div: TEXT, frame: FRAME, typed: TEXT, pasted: LINK },
  // It keeps the script that comes with the code, and the tag.
  ueditor: { ...LINKS, tag: ELEMENT, div: ELEMENT, frame: FRAME, typed: TEXT, pasted: TEXT },
  quill: { ...LINKS, tag: LINK, div: LINK, frame: FRAME, typed: TEXT, pasted: TEXT },
  'wordpress-author': { link: LINK, data: LINK, own: LINK, tag: LINK, div: LINK, frame: GONE, typed: TEXT },
  'wordpress-editor': {
    link: LINK,
    data: LINK,
    own: LINK,
    tag: ELEMENT,
    div: ELEMENT,
    frame: FRAME,
    typed: TEXT,
  },
};
