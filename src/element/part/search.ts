import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Typing } from '../../control/typing';
import { icon } from './icon';

export interface SearchSetting {
  readonly words: { readonly search: string; readonly searchHint: string; readonly clearSearch: string };
  readonly q: string;
  readonly typing: Typing;
  clear(): void;
}

/** A search field with a way to empty it. One in an element. */
export function searchField({ words, q, typing, clear }: SearchSetting): TemplateResult {
  return html`<div class="search" role="search" aria-label=${words.search} part="search">
    <label class="unseen" for="search">${words.search}</label>
    ${icon('search')}
    <input
      id="search"
      type="search"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="search"
      placeholder=${words.searchHint}
      .value=${q}
      @input=${typing.onInput}
      @compositionstart=${typing.onCompose}
      @compositionend=${typing.onCompose}
    />
    <button type="button" class="quiet" aria-label=${words.clearSearch} ?hidden=${!q} @click=${clear}>
      ${icon('cross')}
    </button>
  </div>`;
}
