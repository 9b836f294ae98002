/** The editors, each in one version: the last one, or the one that is still met most. */

/** What an author does. */
export const WAYS = {
  tag: 'the builder’s code for the tag, in the source mode',
  div: 'the builder’s code for the div, in the source mode',
  link: 'the builder’s code for the link, in the source mode',
  frame: 'the builder’s code for the frame, in the source mode',
  data: 'the code for a link whose data lie elsewhere',
  own: 'the code for a link where the kit lies on the site itself',
  absolute: 'the same, with the setting that keeps addresses whole',
  inserted: 'words, marked and made a link by the editor’s own command',
  typed: 'the address, typed on a line of its own',
  pasted: 'the address, pasted as text on a line of its own',
  copied: 'a link, copied on another page and pasted on a line of its own',
} as const;
export type Way = keyof typeof WAYS;

/** By the keyboard, in the editor that people see. */
export const BY_HAND: readonly Way[] = ['inserted', 'typed', 'pasted', 'copied'];

export interface Editor {
  /** Of the fixture, and of the script that starts the editor. */
  name: string;
  title: string;
  /** As authors know it; the package may have a number of its own. */
  version: string;
  /** npm package and version; WordPress is a package of Debian. */
  npm?: readonly [name: string, version: string];
  /** Scripts and style sheets of the page, below `node_modules`. */
  files: readonly string[];
  ways: readonly Way[];
}

const CODE: readonly Way[] = ['tag', 'div', 'link', 'frame', 'data', 'own'];
const ALL = [...CODE, ...BY_HAND];
const KIND = 'kindeditor';
const UE = 'ueditor/example/public/ueditor';
const WANG = '@wangeditor/editor';

export const EDITORS: readonly Editor[] = [
  {
    name: 'tinymce',
    title: 'TinyMCE',
    version: '7.9.3',
    npm: ['tinymce', '7.9.3'],
    files: ['tinymce/tinymce.min.js'],
    ways: [...ALL, 'absolute'],
  },
  {
    name: 'ckeditor',
    title: 'CKEditor',
    version: '4.19.1',
    npm: ['ckeditor4', '4.19.1'],
    files: ['ckeditor4/ckeditor.js'],
    ways: ALL,
  },
  {
    name: KIND,
    title: 'KindEditor',
    version: '4.1.10',
    npm: [KIND, '4.1.10'],
    files: [`${KIND}/themes/default/default.css`, `${KIND}/kindeditor-all.js`, `${KIND}/lang/zh-CN.js`],
    ways: ALL,
  },
  {
    name: 'wangeditor',
    title: 'wangEditor',
    version: '5.1.23',
    npm: [WANG, '5.1.23'],
    files: [`${WANG}/dist/css/style.css`, `${WANG}/dist/index.js`],
    ways: ALL,
  },
  {
    name: 'ueditor',
    title: 'UEditor',
    version: '1.4.3',
    npm: ['ueditor', '1.2.3'],
    files: [`${UE}/ueditor.config.js`, `${UE}/ueditor.all.js`, `${UE}/lang/zh-cn/zh-cn.js`],
    ways: ALL,
  },
  {
    name: 'quill',
    title: 'Quill',
    version: '2.0.3',
    npm: ['quill', '2.0.3'],
    files: ['quill/dist/quill.snow.css', 'quill/dist/quill.js'],
    ways: ALL,
  },
  {
    name: 'wordpress-author',
    title: 'WordPress, role Author',
    version: '6.1',
    files: [],
    ways: [...CODE, 'typed'],
  },
  {
    name: 'wordpress-editor',
    title: 'WordPress, role Editor',
    version: '6.1',
    files: [],
    ways: [...CODE, 'typed'],
  },
];
