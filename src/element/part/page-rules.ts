/** A string in a style sheet, whatever is in it: anything but plain text is written by its number. */
export const quoted = (text: string): string =>
  `"${text.replace(/[^ !#-;=?-[\]-~\u00a0-\uffff]/g, (one) => `\\${one.charCodeAt(0).toString(16)} `)}"`;

/*
 * Paper size, margins, heads and numbers of pages hold for a whole document: rules for them inside an element's own
 * styles are without effect. So the document has them, for as long as the paper is shown. A browser that cannot take
 * such a sheet prints as it is set.
 */
export class PageRules {
  #sheet: CSSStyleSheet | undefined;
  #text = '';

  /** Gives the document these rules in place of the last ones; none leaves the page to the host. */
  want(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    const old = this.#sheet;
    this.#sheet = undefined;
    if (!('adoptedStyleSheets' in document)) return;
    const others = document.adoptedStyleSheets.filter((one) => one !== old);
    if (text) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(text);
      others.push(this.#sheet);
    }
    document.adoptedStyleSheets = others;
  }
}
