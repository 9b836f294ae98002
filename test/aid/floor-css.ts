/** What Chromium 78 would lose of a style sheet, and with what in its place that is no loss. (Node) */
import postcss, { type AtRule, type Container, type Declaration, type Node, type Rule } from 'postcss';

/** Properties that it does not know. */
const PROPERTIES: [name: RegExp, lost: string][] = [
  [/^inset($|-)/, 'the place of a positioned box: write top, right, bottom, left'],
  [/^aspect-ratio$/, 'the height of a box'],
  [/^(margin|padding)-(inline|block)$/, 'a space: write -start and -end'],
  [/^border-(start|end)-/, 'round corners: write them by side'],
  [/^(container|container-(type|name))$/, 'the layout by width: use the attribute data-width'],
  [/^(translate|scale|rotate)$/, 'a place or size: write transform'],
  [/^(accent-color|content-visibility|field-sizing|text-wrap|scrollbar-gutter|interpolate-size)$/, 'this'],
  [/^(text-box|view-transition|anchor|position-(area|anchor|try)|animation-(timeline|range))/, 'this'],
];

/** Values that it drops, together with the whole declaration, unless an earlier one of the property stands before. */
const VALUES: [text: RegExp, lost: string][] = [
  [/(^|[^-\w])(clamp|min|max|round|mod|rem|abs|sign|sin|cos|pow|sqrt|hypot|calc-size)\(/, 'a computed size'],
  [/(^|[^-\w])(color-mix|color|oklch|oklab|lch|lab|hwb|light-dark|contrast-color)\(/, 'a colour'],
  [
    /(^|[^-\w.])\d*\.?\d+([sdl]v[hwib]|[sdl]vmin|[sdl]vmax|cq[whib]|cqmin|cqmax|r?lh|rcap|cap|ric|rex|rch|ic)\b/,
    'a size',
  ],
  [/(^|[^-\w])(anchor|anchor-size|attr|if|image-set|linear|shape|sibling-index)\((?!\))/, 'a value'],
  [/(^|\s)(subgrid|masonry|stretch)(\s|$)/, 'a size or grid'],
];

/** One unknown selector loses the whole rule, with all that stands beside it in the list. */
const SELECTORS: [text: RegExp, lost: string][] = [
  [/:(has|is|where|dir|state|nth-child\([^)]* of)\b\(?/, 'the rule'],
  [/:not\([^()]*(\([^()]*\)[^()]*)*,/, 'the rule: one :not() for each'],
  [/::(marker|file-selector-button|target-text|highlight|details-content|checkmark|picker)/, 'the rule'],
  [
    /:(user-(in)?valid|modal|popover-open|open|autofill|picture-in-picture|muted|paused|playing)\b/,
    'the rule',
  ],
  [/(^|[\s>+~])&|&([\s.:[]|$)/, 'the rule: nesting'],
];

const AT_RULES =
  /^(container|layer|property|scope|starting-style|view-transition|position-try|function|counter-style)$/;

/** Inside `@supports`: what stands outside of it is the fallback. */
function guarded(node: Declaration | Rule | AtRule): boolean {
  let up: Node | undefined = node.parent;
  while (up && !(up.type === 'atrule' && (up as AtRule).name === 'supports')) up = up.parent;
  return up !== undefined;
}

const declared = (rule: Container, prop: string): Declaration[] =>
  rule.nodes?.filter((one): one is Declaration => one.type === 'decl' && one.prop === prop) ?? [];

/** The last compound of each selector of a rule: what the rule lays out. */
const subjects = (rule: Rule): string[] =>
  rule.selectors.map(
    (one) =>
      one
        .trim()
        .split(/[\s>+~]+(?![^[]*\])/)
        .at(-1) ?? '',
  );

/** How each subject of a sheet is laid out: `grid`, `flex`, `columns`. */
function layouts(sheet: Container): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  sheet.walkDecls(/^(display|columns?|column-(count|width))$/, (decl) => {
    if (decl.parent?.type !== 'rule') return;
    const way = decl.prop === 'display' ? decl.value.replace('inline-', '') : 'columns';
    for (const subject of subjects(decl.parent as Rule))
      found.set(subject, (found.get(subject) ?? new Set()).add(way));
  });
  return found;
}

function faultOfGap(decl: Declaration, ways: Map<string, Set<string>>): string | undefined {
  for (const subject of subjects(decl.parent as Rule)) {
    const own = ways.get(subject) ?? new Set();
    if (own.has('flex')) return 'the space between flex items: give them margins';
    if (!own.has('grid') && !own.has('columns'))
      return `the space, unless "${subject}" is a grid: say so beside it`;
  }
  return undefined;
}

function faultOfDeclaration(decl: Declaration, ways: Map<string, Set<string>>): string | undefined {
  const { prop, value, parent } = decl;
  if (!parent || guarded(decl)) return undefined;
  if (/^(grid-)?((row|column)-)?gap$/.test(prop)) return faultOfGap(decl, ways);
  const unknown = PROPERTIES.find(([name]) => name.test(prop));
  if (unknown) return unknown[1];
  if (prop === 'appearance' && !declared(parent, '-webkit-appearance').length) return 'it, without -webkit-';
  if (prop === 'overflow-wrap' && value === 'anywhere' && !declared(parent, 'word-break').length)
    return 'the breaking of long words: add word-break: break-word';
  if (/^overflow(-[xy])?$/.test(prop) && /\bclip\b/.test(value)) return 'the cut: hidden first';
  if (/::backdrop/.test((parent as Rule).selector ?? '') && /var\(/.test(value))
    return 'it: custom properties do not reach a backdrop before Chromium 122';
  const plain = (one: Declaration): boolean => !VALUES.some(([text]) => text.test(one.value));
  const before = declared(parent, prop).slice(0, declared(parent, prop).indexOf(decl));
  const newer = VALUES.find(([text]) => text.test(bare(value)));
  return newer && !before.some(plain) ? newer[1] : undefined;
}

/** Without what only looks like a function: addresses, words, and the tracks of a grid. */
const bare = (value: string): string =>
  value.replace(/url\([^)]*\)|"[^"]*"|'[^']*'/g, '').replace(/minmax\(/g, 'tracks(');

/** `:focus-visible` may only take something away: the outline of `:focus` stays where it is not known. */
const softFocus = ({ selector }: Rule): boolean =>
  !/:focus-visible/.test(selector.replace(/:not\(:focus-visible\)/g, ''));

function faultOfRule(rule: Rule): string | undefined {
  if (guarded(rule)) return undefined;
  if (!softFocus(rule)) return 'the focus: :focus shows it, :not(:focus-visible) takes it away';
  return SELECTORS.find(([text]) => text.test(rule.selector))?.[1];
}

/** What is lost, as `where { what }: what is lost`. `beside` are the sheets that lay out the same elements. */
export function lostIn(css: string, beside = ''): string[] {
  const sheet = postcss.parse(css);
  const ways = layouts(postcss.parse(`${beside}\n${css}`));
  const lost: string[] = [];
  sheet.walkAtRules((rule) => {
    const range = rule.name === 'media' && /[<>]/.test(rule.params);
    if (!guarded(rule) && (range || AT_RULES.test(rule.name)))
      lost.push(`@${rule.name} ${rule.params}: all in it`);
  });
  sheet.walkRules((rule) => {
    const fault = faultOfRule(rule);
    if (fault) lost.push(`${rule.selector}: ${fault}`);
  });
  sheet.walkDecls((decl) => {
    const fault = decl.parent?.type === 'rule' ? faultOfDeclaration(decl, ways) : undefined;
    if (fault) lost.push(`${(decl.parent as Rule).selector} { ${decl.prop}: ${decl.value} }: ${fault}`);
  });
  return lost;
}
