/** Lint rules for Chromium 78 that need more than a name: oxlint loads this file as a plugin. */

const named = (node, name) =>
  node.type === 'MemberExpression' && !node.computed && node.property.name === name;

/** A position in a list: a number, a negative one, or a sum. */
const position = (node) =>
  (node?.type === 'Literal' && typeof node.value === 'number') ||
  (node?.type === 'UnaryExpression' && node.operator === '-') ||
  node?.type === 'BinaryExpression';

/** `.at(-1)`: only with a position, for `at` is also what the contract calls an instant and a form a place. */
const at = {
  create: (context) => ({
    CallExpression(node) {
      if (named(node.callee, 'at') && position(node.arguments[0]))
        context.report({ node, message: 'Array.at and String.at are not in Chromium 78.' });
    },
  }),
};

/** `addEventListener(…, { signal })`: ignored there, so the listener would stay for ever. */
const listenerSignal = {
  create: (context) => ({
    CallExpression(node) {
      const options = node.arguments[2];
      const adds = named(node.callee, 'addEventListener') || node.callee.name === 'addEventListener';
      if (!adds || options?.type !== 'ObjectExpression') return;
      if (options.properties.some((property) => property.key?.name === 'signal')) {
        context.report({
          node,
          message: 'Chromium 78 ignores the signal of addEventListener: remove the listener.',
        });
      }
    },
  }),
};

/** `adoptedStyleSheets.push(…)`: the list is frozen there. */
const sheets = {
  create: (context) => ({
    CallExpression(node) {
      if (named(node.callee, 'push') && named(node.callee.object, 'adoptedStyleSheets'))
        context.report({ node, message: 'Chromium 78 throws here: give adoptedStyleSheets a new list.' });
    },
  }),
};

const rules = { at, 'listener-signal': listenerSignal, sheets };
export default { meta: { name: 'floor' }, rules };
