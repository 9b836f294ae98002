/** Calls `look` for the whole page, and for each part that is added to it later. */
import { listOf } from '../contract/list';

export function onAdded(look: (root: ParentNode) => void): void {
  look(document);
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      addedNodes.forEach((node) => node instanceof Element && node.isConnected && look(node));
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
}

/** The elements that match in a part of the page, its own root among them. */
export function matching(root: ParentNode, selector: string): Element[] {
  const own = root instanceof Element && root.matches(selector) ? [root] : [];
  return [...own, ...listOf(root.querySelectorAll(selector))];
}
