/** A union of texts, `'month' | 'agenda'`, is what an attribute may be: editors and the builder read it in the manifest. */
const isChoice = (ts, node) =>
  ts.isUnionTypeNode(node) &&
  node.types.every((one) => ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal));

/** Writes out the names of such unions, which the analyzer leaves as names. A name that means two things stays. */
function writeOutChoices() {
  const choices = new Map();
  return {
    name: 'write-out-choices',
    collectPhase({ ts, node }) {
      if (!ts.isTypeAliasDeclaration(node) || !isChoice(ts, node.type)) return;
      const name = node.name.getText();
      const text = node.type.types.map(({ literal }) => `'${literal.text}'`).join(' | ');
      choices.set(name, (choices.get(name) ?? text) === text ? text : undefined);
    },
    packageLinkPhase({ customElementsManifest: { modules } }) {
      for (const { attributes = [] } of modules.flatMap(({ declarations = [] }) => declarations))
        for (const { type } of attributes) if (type) type.text = choices.get(type.text) ?? type.text;
    },
  };
}

/** What custom-elements.json is read from. package.json names the file already: the tool must not rewrite it. */
export default {
  globs: ['src/element/**/*.ts', 'src/define.ts'],
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [writeOutChoices()],
};
