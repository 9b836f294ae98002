/*
 * Prints an element without the page around it. An element's own styles do not reach the page, so while the page is
 * being printed the way from the element up to the root is marked, and rules in each of its roots leave nothing but
 * that way. Afterwards the page is as it was.
 */
const MARK = 'data-hehuo-way';
const here = `[${MARK}]`;

const RULES = `@media print{
${here}>:not(${here}),${here}::before,${here}::after{display:none!important}
${here}{display:block!important;position:static!important;float:none!important;width:auto!important;height:auto!important;
min-width:0!important;min-height:0!important;max-width:none!important;max-height:none!important;margin:0!important;
padding:0!important;border:0!important;overflow:visible!important;columns:auto!important;transform:none!important;
filter:none!important;opacity:1!important;box-shadow:none!important;background:none!important;visibility:visible!important;
font-size:0!important;line-height:0!important}}`;

type Root = Document | ShadowRoot;

/** The element that contains another one on screen: also across shadow roots and slots. */
function around(element: Element): Element | undefined {
  const up = element.assignedSlot ?? element.parentNode;
  return up instanceof ShadowRoot ? up.host : up instanceof Element ? up : undefined;
}

/** Leaves nothing but the way to this element; the function that is returned takes it back. */
export function printAlone(element: Element): () => void {
  const way: Element[] = [];
  const roots = new Map<Root, CSSStyleSheet>();
  for (let one: Element | undefined = element; one; one = around(one)) {
    // Another poster on the page may have marked it, and takes its own mark back.
    if (!one.hasAttribute(MARK)) way.push(one);
    const root = one.getRootNode() as Root;
    if (roots.has(root) || !('adoptedStyleSheets' in root)) continue;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    roots.set(root, sheet);
  }
  for (const one of way) one.setAttribute(MARK, '');
  return () => {
    for (const one of way) one.removeAttribute(MARK);
    roots.forEach((sheet, root) => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    });
  };
}
