import { unsafeCSS } from 'lit';
import type { CSSResult } from 'lit';
import base from './base.css?inline';
import token from './token.css?inline';

/** Makes a Lit style of a `.css?inline` text of this package; `unsafe` only if the text came from elsewhere. */
export const sheet = (text: string): CSSResult => unsafeCSS(text);

/** Tokens and base styles: first in every element's `styles`. */
export const baseSheets: readonly CSSResult[] = [sheet(token), sheet(base)];
