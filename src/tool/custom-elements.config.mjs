/** What custom-elements.json is read from. package.json names the file already: the tool must not rewrite it. */
export default {
  globs: ['src/element/**/*.ts', 'src/define.ts'],
  litelement: true,
  packagejson: false,
  quiet: true,
};
