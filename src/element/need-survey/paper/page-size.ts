import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PageRules, quoted } from '../../part/page-rules';

/** What stands at the head of every page of one sheet: the survey's title and the sheet's number. */
export interface Head {
  id: string;
  title: string;
  number: string;
}

/** Name of the pages of a sheet: of what a sheet's number is made of. */
const pageName = (id: string): string => `hehuo-${id}`;

/** Page numbers run through all copies, so they are only set where there is one. */
function rules(heads: readonly Head[]): string {
  const text =
    'font-size:14pt;color:#000;border-bottom:1px solid #888;vertical-align:bottom;padding-bottom:1mm';
  const numbers =
    heads.length === 1
      ? '@bottom-center{content:counter(page)"/"counter(pages);font-size:14pt;color:#000}'
      : '';
  const named = heads.map(
    ({ id, title, number }) =>
      `@page ${pageName(id)}{@top-left{content:${quoted(title)};${text};text-align:left}@top-right{content:${quoted(number)};${text};text-align:right}}`,
  );
  return `@page{size:A4;margin:18mm 15mm 16mm;${numbers}}${named.join('')}`;
}

/** The pages of the sheets, as long as they are shown; the number stands at the top and at the end of each sheet too. */
export class PageSize implements ReactiveController {
  readonly #rules = new PageRules();
  #heads: readonly Head[] = [];

  constructor(private readonly host: ReactiveControllerHost & { readonly renderRoot?: ParentNode }) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#put();
  }

  hostDisconnected(): void {
    this.#rules.want('');
  }

  hostUpdated(): void {
    if (!this.#heads.length) return;
    this.host.renderRoot?.querySelectorAll<HTMLElement>('.paper').forEach((paper) => {
      paper.style.setProperty('page', pageName(paper.dataset.sheet ?? ''));
    });
  }

  /** For these sheets; none leaves the page to the host. */
  want(heads: readonly Head[]): void {
    const same =
      heads.length === this.#heads.length && heads.every(({ id }, at) => id === this.#heads[at]?.id);
    this.#heads = heads;
    if (!same) this.#put();
  }

  #put(): void {
    this.#rules.want(this.#heads.length ? rules(this.#heads) : '');
  }
}
