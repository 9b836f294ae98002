import { unsafeCSS } from 'lit';
import type { CSSResult } from 'lit';
import base from './base.css?inline';
import token from './token.css?inline';

/** Makes a Lit style of a `.css?inline` text of this package; `unsafe` only if the text came from elsewhere. */
export const sheet = (text: string): CSSResult => unsafeCSS(text);

/** Tokens and base styles: first in every element's `styles`. */
export const baseSheets: readonly CSSResult[] = [sheet(token), sheet(base)];

const made = new Map<string, CSSResult>();

/** Puts further style sheets on an element that has its shadow root: those of a part whose code came later. */
export function dress({ shadowRoot: root }: Element, ...texts: string[]): void {
  for (const text of texts) {
    const style = made.get(text) ?? sheet(text);
    made.set(text, style);
    const { styleSheet } = style;
    if (!root) continue;
    if (!styleSheet) addElement(root, text);
    else if (root.adoptedStyleSheets.indexOf(styleSheet) < 0)
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
}

/** Where sheets cannot be made by script, or a library of the page makes Lit believe so. */
function addElement(root: ShadowRoot, text: string): void {
  if ([...root.querySelectorAll('style')].some(({ textContent }) => textContent === text)) return;
  const style = document.createElement('style');
  const { litNonce } = window as { litNonce?: string };
  if (litNonce) style.setAttribute('nonce', litNonce);
  style.textContent = text;
  root.append(style);
}
